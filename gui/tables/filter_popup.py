"""The filter of one column: its values with counts, limits, what is missing and what does not fit."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from core.exploring import entered
from core.exploring.cells import number_text
from core.exploring.filtering import DateRange, Filter, NumberRange, Only, TextMatch, Values, words_kept
from core.exploring.sorting import Ranks
from core.numerals import day, whole
from core.reading.table import Column, Mask
from core.texts import tr, trn
from core.unseen import visible
from gui.parts import button, label, repolish
from gui.tables.value_list import ValueList

_WIDTH = 330
_HEIGHT = 440


class FilterPopup(QFrame):
    """Asks which rows to keep; `chosen` gives the filters of this column, none to keep all."""

    chosen = Signal(str, tuple)
    closed = Signal()

    def __init__(
        self,
        column: Column,
        counts: npt.NDArray[np.int64],
        ranks: Ranks,
        filters: tuple[Filter, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self.setAccessibleName(tr("Filter on {column}", column=visible(column.name)))
        self._column = column
        missing = int(counts[:-1][column.missing].sum()) + int(counts[-1])
        failing = int(counts[:-1][column.failing].sum())
        ticks, keep_missing = _ticked(column, filters)
        self.values = ValueList(column, counts, ranks, ticks, self)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(label(visible(column.name), "heading"))
        self.low, self.high = QLineEdit(), QLineEdit()
        if column.kind in ("number", "integer", "year", "date"):
            layout.addLayout(self._limits(filters))
        layout.addWidget(self._search_line())
        layout.addLayout(self._tick_buttons())
        self._list = self._list_view()
        layout.addWidget(self._list, 1)
        self.missing = QCheckBox(trn("{count} row without a value", "{count} rows without a value", missing))
        self.missing.setChecked(keep_missing)
        self.missing.setVisible(missing > 0)
        layout.addWidget(self.missing)
        layout.addLayout(self._only_buttons(missing, failing))
        layout.addLayout(self._end_buttons())
        self.resize(_WIDTH, _HEIGHT)

    def open_at(self, corner: QPoint) -> None:
        """Show below this point of the screen, wholly on the screen."""
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = max(room.left(), min(corner.x(), room.right() - self.width()))
        top = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def filters(self) -> tuple[Filter, ...] | None:
        """Return the filters as they are filled in; None when a limit cannot be read."""
        made: list[Filter] = []
        limits = self._limits_entered()
        if limits is None:
            return None
        if limits != NumberRange() and limits != DateRange():
            made.append(Filter(self._column.name, limits))
        if not self.values.all_ticked or (not self.missing.isHidden() and not self.missing.isChecked()):
            made.append(Filter(self._column.name, self._values_test()))
        return tuple(made)

    def apply(self) -> None:
        """Give the filters and close; stay open when a limit cannot be read."""
        filters = self.filters()
        if filters is not None:
            self._give(filters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A line does not take the key for itself, so it arrives here from every line.
            if self.search.hasFocus() and self.search.text():
                self._give((Filter(self._column.name, TextMatch(self.search.text())),))
            else:
                self.apply()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.search and event.key() == Qt.Key.Key_Down:
                self._list.setFocus(Qt.FocusReason.OtherFocusReason)
                if not self._list.currentIndex().isValid() and self.values.rowCount():
                    self._list.setCurrentIndex(self.values.index(0))
                return True
            if watched is self._list and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.apply()
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        self.closed.emit()

    def _search_line(self) -> QLineEdit:
        self.search = QLineEdit()
        self.search.setPlaceholderText(trn("Search in {count} value", "Search in {count} values", self.values.values))
        self.search.setAccessibleName(tr("Search in the values"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        return self.search

    def _tick_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(button(tr("All"), lambda: self.values.tick_listed(True), kind="quiet"))
        row.addWidget(button(tr("None"), lambda: self.values.tick_listed(False), kind="quiet"))
        row.addWidget(button(tr("Invert"), self.values.invert_listed, kind="quiet"))
        row.addStretch(1)
        self._most_first = QCheckBox(tr("Most frequent first"))
        self._most_first.toggled.connect(self.values.by_count)
        row.addWidget(self._most_first)
        return row

    def _list_view(self) -> QListView:
        view = QListView()
        view.setUniformItemSizes(True)
        view.setModel(self.values)
        view.setAccessibleName(tr("Values of {column}", column=visible(self._column.name)))
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.installEventFilter(self)
        return view

    def _limits(self, filters: tuple[Filter, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        for place, (name, line) in enumerate(((tr("At least"), self.low), (tr("At most"), self.high))):
            line.setAccessibleName(f"{visible(self._column.name)}: {name}")
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(name, "note"), 0, place)
            grid.addWidget(line, 1, place)
        for one in filters:
            match one.test:
                case NumberRange(low, high):
                    self.low.setText("" if low is None else self._limit_text(low))
                    self.high.setText("" if high is None else self._limit_text(high))
                case DateRange(first, last):
                    self.low.setText("" if first is None else day(first))
                    self.high.setText("" if last is None else day(last))
        return grid

    def _limit_text(self, value: float) -> str:
        return str(int(value)) if self._column.kind == "year" else number_text(value)

    def _limits_entered(self) -> NumberRange | DateRange | None:
        parse = entered.day if self._column.kind == "date" else entered.number
        limits = []
        for line in (self.low, self.high):
            text = line.text().strip()
            limit = parse(text) if text else None
            unreadable = bool(text) and limit is None
            line.setToolTip(tr("This cannot be read as a number or date.") if unreadable else "")
            line.setProperty("level", "problem" if unreadable else "")
            repolish(line)
            if unreadable:
                line.setFocus(Qt.FocusReason.OtherFocusReason)
                return None
            limits.append(limit)
        return DateRange(*limits) if self._column.kind == "date" else NumberRange(*limits)  # type: ignore[arg-type]

    def _only_buttons(self, missing: int, failing: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        name = self._column.name
        if missing:
            text = tr("Only missing ({count})", count=whole(missing))
            row.addWidget(button(text, lambda: self._give((Filter(name, Only("missing")),)), kind="quiet"))
        if failing:
            text = tr("Only not fitting ({count})", count=whole(failing))
            row.addWidget(button(text, lambda: self._give((Filter(name, Only("failing")),)), kind="quiet"))
        row.addStretch(1)
        return row

    def _end_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(tr("Clear"), lambda: self._give(())))
        row.addStretch(1)
        row.addWidget(button(tr("Cancel"), self.close))
        row.addWidget(button(tr("Apply"), self.apply, kind="primary"))
        return row

    def _search(self, text: str) -> None:
        self.values.search(text)
        if self._most_first.isChecked():
            self.values.by_count(True)

    def _values_test(self) -> Values:
        keep = self.values.ticked_values * 2 <= self.values.values
        missing = self.missing.isChecked() and not self.missing.isHidden()
        return Values(self.values.chosen(keep), keep, missing)

    def _give(self, filters: tuple[Filter, ...]) -> None:
        self.chosen.emit(self._column.name, filters)
        self.close()


def _ticked(column: Column, filters: tuple[Filter, ...]) -> tuple[Mask, bool]:
    """Return which words the filters on values and text leave ticked, and whether missing cells are kept."""
    ticks = np.ones(len(column.words), np.bool_)
    missing = True
    for one in filters:
        if isinstance(one.test, NumberRange | DateRange):
            continue
        kept = words_kept(column, one.test)
        ticks &= kept[:-1]
        missing &= bool(kept[-1])
    return ticks, missing
