"""What will be in the workbook, sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from core.export.document import Document
from core.numerals import whole
from core.texts import tr, trn
from gui.parts import label


class Outline(QWidget):
    """A card for each sheet, with the sentences of the answer on the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)

    def wait(self) -> None:
        """Say that it is being found out."""
        self.say(tr("Working out what will be in the workbook…"))

    def say(self, text: str) -> None:
        """Show only this sentence."""
        self._clear()
        self._add(label(text, "note"))

    def show_document(self, document: Document, left_out: Sequence[str] = ()) -> None:
        """Show the sheets of this document, and which sources are not in it."""
        self._clear()
        self._add(label(tr("What will be in the workbook"), "heading"))
        if document.fictional:
            self._add(label(tr("Every page says that the data are fictional.")))
        if document.marking:
            self._add(label(tr("Marking on every page: {marking}", marking=document.marking)))
        if left_out:
            titles = ", ".join(left_out)
            self._add(label(tr("Not in it: {titles}. Choose the sources and the measure in Share.", titles=titles)))
        if document.problems:
            self._add(_card(tr("What to know"), tuple(map(str, document.problems))))
        for title, lines in _sheets(document):
            self._add(_card(title, lines))

    def texts(self) -> tuple[str, ...]:
        """Return everything that is said."""
        labels: Iterable[QLabel] = self.findChildren(QLabel)
        return tuple(each.text() for each in labels)

    def _add(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)

    def _clear(self) -> None:
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()


def _sheets(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    tables = {table.id: table for table in document.report.tables}
    on_front = [tables[name].title for name in ("years", "period", "five_year", "lenses") if name in tables]
    sheets = [
        (
            tr("Answer"),
            (*document.report.sentences, tr("Tables: {titles}, with charts.", titles=", ".join(on_front))),
        )
    ]
    for name, title in (
        ("suppliers", tr("Suppliers")),
        ("recipients", tr("Recipients")),
        ("categories", tr("Categories")),
    ):
        if name in tables:
            rows = trn("{count} row, with a chart.", "{count} rows, with a chart.", len(tables[name].rows))
            sheets.append((title, (rows,)))
    sheets.append((tr("Calculation"), (tr("The sums behind every share, as formulas that can be followed."),)))
    if document.flows is not None:
        count = len(document.flows.flows)
        sheets.append(
            (tr("Flows"), (trn("{count} flow, with its line in the source.",
                               "{count} flows, each with its line in the source.", count),))
        )  # fmt: skip
    sheets.append(
        (
            tr("Sources"),
            tuple(
                tr("{title}: {count} rows read, with SHA-256 and balance.", title=source.title,
                   count=whole(source.balance.read))
                for source in document.sources
            ),
        )
    )  # fmt: skip
    sheets.append((tr("Method"), (tr("Definitions, the choices made, and what is missing."),)))
    return sheets


def _card(title: str, lines: tuple[str, ...]) -> QFrame:
    card = QFrame()
    card.setProperty("kind", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 10, 16, 10)
    column.setSpacing(4)
    column.addWidget(label(title, "heading"))
    for line in lines:
        column.addWidget(label(line))
    return card
