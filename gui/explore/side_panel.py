"""Beside the table: the current row, the current column, and what was set aside."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from core.numerals import whole
from core.reading.table import AsideRow
from core.texts import tr
from core.unseen import visible
from gui.explore.column_panel import ColumnPanel
from gui.explore.facts_view import FactsView
from gui.explore.row_panel import RowPanel
from gui.jobs import Jobs

_MOST_LISTED = 10_000


class SidePanel(QTabWidget):
    """Three pages, reachable with Ctrl+Tab and the arrow keys."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setAccessibleName(tr("Details"))
        self.row = RowPanel()
        self.column = ColumnPanel(jobs)
        self._aside = FactsView(tr("Rows that were set aside"), (tr("Row"), tr("Reason"), tr("Text")))
        aside = QWidget()
        layout = QVBoxLayout(aside)
        layout.setContentsMargins(12, 12, 0, 0)
        layout.addWidget(self._aside)
        self.addTab(self.row, tr("Row"))
        self.addTab(self.column, tr("Column"))
        self._aside_page = self.addTab(aside, tr("Set aside"))

    def show_aside(self, rows: tuple[AsideRow, ...]) -> None:
        """List the rows of a source that were set aside; the page is there only when there are any."""
        self.setTabText(self._aside_page, tr("Set aside ({count})", count=whole(len(rows))))
        self.setTabVisible(self._aside_page, bool(rows))
        self._aside.facts.show_lines(
            [(str(row.row), row.reason, visible(row.text)) for row in rows[:_MOST_LISTED]],
        )

    @property
    def shows_column(self) -> bool:
        return self.currentWidget() is self.column
