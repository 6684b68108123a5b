"""Page 2: what kind each column is, how it is written, and the cells that do not fit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.numerals import whole
from core.reading.table import Column, ColumnRule, Kind
from core.texts import tr, trn
from gui.import_wizard import cells
from gui.import_wizard.choices import Choice, Line, caption, form, scrolling
from gui.import_wizard.columns_model import ColumnsModel
from gui.import_wizard.draft import Draft
from gui.import_wizard.page import Page
from gui.import_wizard.snapshot import Snapshot
from gui.import_wizard.words import KIND_NAMES, date_order_choices, decimal_choices
from gui.parts import Message, button, label

_AUTOMATIC = ""
_DETAIL_WIDTH = 430
_NAME_WIDTH = 80


class TypesPage(Page):
    """The columns at the left, the selected one at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._listed: object = None
        self._showing = False
        self.message = Message()
        self.message.acted.connect(self._show_next)
        self._model = ColumnsModel(self)
        self.columns = _columns_view(self._model)
        self.columns.selectionModel().currentRowChanged.connect(lambda _now, _before: self._select())
        self._heading = label(kind="heading")
        self._doubt = Message()
        self._doubt.acted.connect(self._settle)
        self.kind = Choice(tr("Kind"), self._take_kind)
        self.decimal = Choice(tr("Decimals"), lambda value: self._rule(decimal=value or None))
        self.order = Choice(tr("Order of dates"), lambda value: self._rule(date_order=value or None))
        self.marks = Line(tr("Marks for “no value”"), self._take_marks, tr("for example:  -  ..  n/a"))
        self._form = form()
        self._failing = label(kind="content")
        self.values = _values_view()
        self.as_missing = button(tr("Treat as missing"), self._take_as_missing)
        self.as_text = button(tr("Keep the column as text"), lambda: self._decide(cells.as_text))
        self.aside = button(tr("Set the rows aside"), self._set_aside)
        self._build()

    def _build(self) -> None:
        for choice in (self.kind, self.decimal, self.order):
            choice.setMinimumContentsLength(24)
        for text, field in (
            (tr("Kind"), self.kind),
            (tr("Decimals"), self.decimal),
            (tr("Order of dates"), self.order),
            (tr("Marks for “no value”"), self.marks),
        ):
            self._form.addRow(caption(text, field), field)
        detail = QWidget()
        detail.setMinimumWidth(_DETAIL_WIDTH)
        right = QVBoxLayout(detail)
        right.setContentsMargins(4, 0, 8, 0)
        right.setSpacing(8)
        right.addWidget(self._heading)
        right.addWidget(self._doubt)
        right.addLayout(self._form)
        right.addWidget(self._failing)
        right.addWidget(self.values, 1)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for decision in (self.as_missing, self.as_text, self.aside):
            choices.addWidget(decision)
        choices.addStretch(1)
        right.addLayout(choices)
        right.addStretch(0)
        splitter = QSplitter()
        splitter.setProperty("kind", "gap")
        splitter.setHandleWidth(12)
        splitter.addWidget(self.columns)
        right_side = scrolling(detail)
        right_side.setMinimumWidth(_DETAIL_WIDTH)
        splitter.addWidget(right_side)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([620, 540])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.message)
        layout.addWidget(splitter, 1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the columns of this moment, keeping the selected one."""
        super().show_snapshot(snapshot)
        to_look_at = self._to_look_at(snapshot)
        self._showing = True
        if (snapshot.reading, to_look_at) != self._listed:
            self._listed = (snapshot.reading, to_look_at)
            self._model.show(snapshot.columns, snapshot.accounts, frozenset(to_look_at))
        self._select_named(self._name or next(iter(to_look_at), ""))
        self._showing = False
        self._show_message(snapshot, to_look_at)
        self._show_column()

    @property
    def column(self) -> Column | None:
        """The selected column."""
        return self._model.column_at(self.columns.currentIndex().row())

    def select(self, name: str) -> None:
        """Select the column of that name."""
        self._name = name
        self._select_named(name)

    def _to_look_at(self, snapshot: Snapshot) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*snapshot.doubtful, *snapshot.failing)))

    def _select_named(self, name: str) -> None:
        names = [column.name for column in self.snapshot.columns] if self.snapshot else []
        row = names.index(name) if name in names else 0
        if names and self.columns.currentIndex().row() != row:
            self.columns.selectRow(row)

    def _select(self) -> None:
        if self.column is not None and not self._showing:
            self._name = self.column.name
            self._show_column()

    def _show_message(self, snapshot: Snapshot, names: tuple[str, ...]) -> None:
        if snapshot.reading is None:
            self.message.say("")
        elif names:
            text = trn(
                "{count} column wants a look: {names}.",
                "{count} columns want a look: {names}.",
                len(names),
                names=", ".join(" ".join(name.split()) for name in names[:6]),
            )
            self.message.say(text, "warning", tr("Show the next") if len(names) > 1 else "")
        elif snapshot.whole is None:
            self.message.say(tr("So far the first rows; the whole file is being read."), "info")
        else:
            self.message.say(tr("Every cell of the file fits the kind of its column."), "good")

    def _show_next(self) -> None:
        if self.snapshot is None:
            return
        names = list(self._to_look_at(self.snapshot))
        place = names.index(self._name) + 1 if self._name in names else 0
        if names:
            self.select(names[place % len(names)])

    def _show_column(self) -> None:
        column, snapshot = self.column, self.snapshot
        if column is None or snapshot is None or snapshot.reading is None:
            return
        rule = snapshot.draft.column_rule(column.name)
        self._heading.setText(" ".join(column.name.split()) or tr("(no name)"))
        unsettled = column.name in snapshot.doubtful
        self._doubt.say(column.doubt if unsettled else "", "warning", tr("It is right so") if unsettled else "")
        self.kind.offer(_kinds(column, rule), rule.kind or _AUTOMATIC)
        self.decimal.offer(decimal_choices(), rule.decimal or column.decimal)
        self.order.offer(date_order_choices(), rule.date_order or column.date_order)
        chosen = rule.missing_marks if rule.missing_marks is not None else snapshot.accounts[column.name].marks
        self.marks.show_text("  ".join(mark for mark in chosen if mark))
        self._form.setRowVisible(self.decimal, column.kind in ("number", "integer"))
        self._form.setRowVisible(self.order, column.kind == "date")
        self._show_failing(column, snapshot)

    def _show_failing(self, column: Column, snapshot: Snapshot) -> None:
        account = snapshot.accounts[column.name]
        count = account.failing
        for part in (self._failing, self.values, self.as_missing, self.as_text, self.aside):
            part.setVisible(count > 0)
        if not count:
            return
        self._failing.setText(
            trn(
                "{count} cell does not fit. It is kept as it stands, but has no value until you choose:",
                "{count} cells do not fit. They are kept as they stand, but have no value until you choose:",
                count,
            )
        )
        found = account.values
        self.values.setRowCount(len(found))
        for row, value in enumerate(found):
            for place, text in enumerate((value.text, whole(value.count), value.where)):
                item = QTableWidgetItem(text)
                if place == 1:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.values.setItem(row, place, item)
        self.values.setMaximumHeight(30 + 24 * min(max(len(found), 1), 6))

    @Slot()
    def _settle(self) -> None:
        self._decide(cells.settle)

    def _decide(self, decision: object) -> None:
        column, snapshot = self.column, self.snapshot
        if column is not None and snapshot is not None and callable(decision):
            self.answered.emit(decision(snapshot.draft, column))

    def _take_as_missing(self) -> None:
        column, snapshot = self.column, self.snapshot
        if column is not None and snapshot is not None:
            self.answered.emit(cells.as_missing(snapshot.draft, column, snapshot.accounts[column.name]))

    def _set_aside(self) -> None:
        column, snapshot = self.column, self.snapshot
        if column is not None and snapshot is not None and snapshot.reading is not None:
            self.answered.emit(cells.set_aside(snapshot.draft, column, snapshot.reading.table))

    def _take_kind(self, value: str) -> None:
        kind: Kind | None = next((each for each in KIND_NAMES if each == value), None)
        self._rule(kind=kind)

    def _take_marks(self, text: str) -> None:
        self._rule(missing_marks=tuple(text.split()))

    def _rule(self, **changes: object) -> None:
        column, snapshot = self.column, self.snapshot
        if column is not None and snapshot is not None:
            draft: Draft = snapshot.draft
            rule: ColumnRule = replace(draft.column_rule(column.name), **changes)  # type: ignore[arg-type]
            self.answered.emit(draft.with_column(column.name, rule))


def _kinds(column: Column, rule: ColumnRule) -> list[tuple[str, str]]:
    found = tr(KIND_NAMES[column.kind])
    automatic = tr("found by the content") if rule.kind else tr("{kind} (found)", kind=found)
    return [(_AUTOMATIC, automatic), *((kind, tr(name)) for kind, name in KIND_NAMES.items())]


def _columns_view(model: ColumnsModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(tr("Columns of the file"))
    _plain_list(view)
    header = view.horizontalHeader()
    header.setMinimumSectionSize(_NAME_WIDTH)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for section, width in ((1, 96), (2, 122), (3, 86), (4, 104)):
        header.resizeSection(section, width)
    return view


def _values_view() -> QTableWidget:
    view = QTableWidget(0, 3)
    view.setHorizontalHeaderLabels([tr("Value as it stands"), tr("Times"), tr("Lines")])
    view.setAccessibleName(tr("Values that do not fit"))
    _plain_list(view)
    header = view.horizontalHeader()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.resizeSection(1, 64)
    header.resizeSection(2, 190)
    for section in (0, 2):
        heading = view.horizontalHeaderItem(section)
        if heading is not None:
            heading.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view


def _plain_list(view: QTableView) -> None:
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setProperty("kind", "list")
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(24)
    view.horizontalHeader().setHighlightSections(False)
