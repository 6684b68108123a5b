"""Where the current row comes from, and for a flow how it is classified."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.dataset import Dataset
from core.exploring import provenance
from core.texts import tr
from gui.explore.facts_view import FactsView
from gui.parts import label


class RowPanel(QWidget):
    """Shows the cells of one row of a source as they stand there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = label("", "heading")
        self._why = label()
        self._facts = FactsView(tr("Cells of this row"), (tr("Column"), tr("In the source"), tr("Read as")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._where)
        layout.addWidget(self._why)
        layout.addWidget(self._facts, 1)
        self.clear()

    def clear(self) -> None:
        self._where.setText(tr("No row is chosen."))
        self._why.hide()
        self._facts.facts.show_lines(())

    def show_row(self, dataset: Dataset, row: int, reasons: tuple[str, ...] = ()) -> None:
        """Show this row of the source; `reasons` say where the flow falls and why."""
        self._where.setText(provenance.where(dataset, row))
        self._why.setText("\n".join(reasons))
        self._why.setVisible(bool(reasons))
        facts = provenance.facts(dataset, row)
        self._facts.facts.show_lines(
            [(fact.column, fact.stands, fact.read) for fact in facts], [fact.note for fact in facts]
        )

    def text(self) -> str:
        """Return what is said of the row, without its cells."""
        return "\n".join(part for part in (self._where.text(), self._why.text()) if part)
