"""What the current column holds, over the rows that are shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from core.exploring.profile import Profile, profile
from core.numerals import whole
from core.reading.table import Rows, Table
from core.texts import tr
from core.unseen import visible
from gui.explore.facts_view import FactsView
from gui.jobs import Jobs
from gui.parts import label
from gui.tables.latest import Latest

_QUICK = 300_000  # rows and words that are described at once
_COUNT_WIDTH = 90


class ColumnPanel(QWidget):
    """Describes a column; with very many rows that is done in the background."""

    failed = Signal(str, object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "heading")
        self._facts = FactsView(tr("Facts of this column"), ("", ""), right=(1,))
        self._top = FactsView(tr("Most frequent values"), (tr("Most frequent values"), tr("Rows")), right=(1,))
        heads = self._top.horizontalHeader()
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        heads.resizeSection(1, _COUNT_WIDTH)
        self._work = Latest(jobs, self)
        self._work.failed.connect(self.failed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._facts, 3)
        layout.addWidget(self._top, 2)

    def clear(self) -> None:
        self._work.cancel()
        self._title.setText(tr("No column is chosen."))
        self._facts.facts.show_lines(())
        self._top.facts.show_lines(())

    def show_column(self, table: Table, name: str, rows: Rows | None) -> None:
        """Describe this column over these rows (None: all)."""
        if not table.has(name):
            self.clear()
            return
        column = table.column(name)
        size = max(len(table) if rows is None else len(rows), len(column.words))
        if size <= _QUICK and not column.repeats:
            self._work.cancel()
            self._show(profile(table, name, rows))
        else:
            self._work.start(tr("Describing the column"), lambda _progress: profile(table, name, rows), self._show)

    def _show(self, described: Profile) -> None:
        self._title.setText(visible(described.name))
        self._facts.facts.show_lines(described.facts)
        self._top.facts.show_lines([(value, whole(count)) for value, count in described.top])
