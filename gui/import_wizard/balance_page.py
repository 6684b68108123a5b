"""Page 5: what comes in, what is set aside and why, and the totals by year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.numerals import number, whole
from core.reading.table import Balance
from core.texts import tr, trn
from gui.import_wizard.choices import scrolling
from gui.import_wizard.page import Page
from gui.import_wizard.snapshot import Snapshot
from gui.import_wizard.totals import YearTotal
from gui.import_wizard.words import basis_name
from gui.parts import Message, label

_ASIDE_LISTED = 500
_TEXT_SHOWN = 300
_LARGE = 1_000_000  # from here on decimals are noise
_WIDEST = 300


class BalancePage(Page):
    """The account at the left, the totals at the right, the rows set aside below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = Message()
        self._shown: object = None
        self.account = label()
        self.hash = label(kind="note")
        self._said = label()
        self._said_heading = label(tr("What you should know"), "heading")
        self.totals = _table(tr("Totals by year"))
        self._aside_heading = label(kind="heading")
        self.aside = _table(tr("Rows set aside"))
        left_content = QWidget()
        left = QVBoxLayout(left_content)
        left.setContentsMargins(0, 0, 8, 0)
        left.setSpacing(8)
        left.addWidget(label(tr("Balance"), "heading"))
        left.addWidget(self.account)
        left.addWidget(self.hash)
        left.addWidget(self._said_heading)
        left.addWidget(self._said)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        self._totals_heading = label(tr("Totals by year, as they will be imported"), "heading")
        right.addWidget(self._totals_heading)
        right.addWidget(self.totals, 2)
        right.addWidget(self._aside_heading)
        right.addWidget(self.aside, 1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(scrolling(left_content), 2)
        columns.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.message)
        layout.addLayout(columns, 1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the account of this moment."""
        super().show_snapshot(snapshot)
        self._show_message(snapshot)
        if snapshot.whole is self._shown:
            return
        self._shown = dataset = snapshot.whole
        if dataset is None:
            return
        self.account.setText(account(dataset.reading.balance))
        self.hash.setText(tr("SHA-256 of the file: {hash}", hash=_in_groups(dataset.reading.sha256)))
        said = [*dataset.explanations, *(str(problem) for problem in dataset.problems)]
        self._said_heading.setVisible(bool(said))
        self._said.setVisible(bool(said))
        self._said.setText("\n".join(tr("– {reason}", reason=text) for text in said))
        self._show_totals(snapshot.totals)
        rows = dataset.reading.aside
        self._aside_heading.setVisible(bool(rows))
        self.aside.setVisible(bool(rows))
        self._aside_heading.setText(trn("{count} row set aside", "{count} rows set aside", len(rows)))
        _fill(
            self.aside,
            (tr("Line"), tr("As it stands"), tr("Why")),
            [(whole(row.row), " ".join(row.text[:_TEXT_SHOWN].split()), row.reason) for row in rows[:_ASIDE_LISTED]],
            numbers=(0,),
        )

    def _show_totals(self, found: tuple[YearTotal, ...]) -> None:
        self._totals_heading.setVisible(bool(found))
        self.totals.setVisible(bool(found))
        published = any(each.details is not None for each in found)
        several = len({each.basis for each in found}) > 1
        units = {each.unit for each in found}
        decimals = 0 if max((each.value for each in found), default=0.0) >= _LARGE else 2
        sums = [tr("Published total"), tr("Sum of its parts")] if published else [tr("Value")]
        if len(units) == 1:
            sums = [f"{head}\n{unit}" for head in sums for unit in units]  # two lines, so that it fits
        measure = [tr("What it measures")] if several else []
        unit_head = [] if len(units) == 1 else [tr("Unit")]
        cells = []
        for each in found:
            row = [basis_name(each.basis)] if several else []
            row += [str(each.year) if each.year else tr("not known"), whole(each.flows)]
            row += [number(each.value, decimals)]
            row += [number(each.details, decimals)] if published else []
            row += [] if len(units) == 1 else [each.unit]
            cells.append(tuple(row))
        heads = (*measure, tr("Year"), tr("Flows"), *sums, *unit_head)
        first = len(measure)
        _fill(self.totals, heads, cells, numbers=range(first, first + 2 + len(sums)))

    def _show_message(self, snapshot: Snapshot) -> None:
        if snapshot.problems:
            self.message.say(tr("The file cannot be imported like this; see above."), "problem")
        elif snapshot.open:
            self.message.say(tr("Before the import something must be answered; see the pages with a dot."), "warning")
        elif snapshot.whole is None:
            self.message.say(tr("The whole file is being read."), "info")
        else:
            self.message.say(tr("Everything is accounted for. Ctrl+Enter imports the file."), "good")


def account(balance: Balance) -> str:
    """Return the balance in full, a line for each reason."""
    lines = [equation(balance)]
    for count, text in (
        (balance.preamble, tr("lines above the table: {count}", count=whole(balance.preamble))),
        (balance.header, tr("header lines: {count}", count=whole(balance.header))),
        (balance.blank, tr("blank rows skipped: {count}", count=whole(balance.blank))),
        (balance.repeated_header, tr("repeated headers skipped: {count}", count=whole(balance.repeated_header))),
        (balance.totals, tr("totals rows skipped: {count}", count=whole(balance.totals))),
        (balance.footer, tr("footnotes skipped: {count}", count=whole(balance.footer))),
    ):
        if count:
            lines.append(text)
    return "\n".join(lines)


def equation(balance: Balance) -> str:
    """Return the balance on one line."""
    return tr(
        "read {read} = imported {imported} + set aside {aside} + skipped {skipped}",
        read=whole(balance.read),
        imported=whole(balance.imported),
        aside=whole(balance.set_aside),
        skipped=whole(balance.skipped),
    )


def _in_groups(text: str) -> str:
    return " ".join(text[start : start + 8] for start in range(0, len(text), 8))


def _table(name: str) -> QTableWidget:
    table = QTableWidget(0, 0)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setProperty("kind", "list")
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(24)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setStretchLastSection(True)
    return table


def _fill(
    table: QTableWidget,
    heads: tuple[str, ...],
    cells: list[tuple[str, ...]],
    *,
    numbers: Sequence[int],
) -> None:
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    table.setColumnCount(len(heads))
    table.setRowCount(len(cells))
    for place, text in enumerate(heads):
        head = QTableWidgetItem(text)
        head.setTextAlignment(right if place in numbers else left)
        table.setHorizontalHeaderItem(place, head)
        table.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
    for line, row in enumerate(cells):
        for place, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setTextAlignment(right if place in numbers else left)
            table.setItem(line, place, item)
    table.resizeColumnsToContents()
    for place in range(len(heads)):
        table.setColumnWidth(place, min(_WIDEST, table.columnWidth(place) + 8))
