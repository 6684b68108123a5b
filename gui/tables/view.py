"""The table on screen: Qt's table view for keyboard, selection and accessibility, our own painting for speed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from core.exploring.view_state import ViewState
from core.reading.table import Rows, Table
from core.texts import tr
from gui.tables.headers import ColumnHeads, RowNumbers
from gui.tables.model import Index, TableModel
from gui.tables.painting import MARGIN, CellPainter

_ROW_SPACE = 8
_NARROWEST, _WIDEST, _WIDEST_HEAD = 60, 340, 260
_SAMPLE = 120


class TableView(QTableView):
    """Shows a `Table`. News goes up by signals; what is shown comes down by `show_table` and `show_rows`."""

    sort_asked = Signal(str, bool)  # column, as a further key
    filter_asked = Signal(str)
    hide_asked = Signal(str)
    order_changed = Signal(tuple)  # names of all columns, as they stand now
    selected = Signal()
    row_opened = Signal(int)  # row of the table
    row_entered = Signal(int)  # the current cell is on this row now; -1 for none
    column_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = TableModel(self)
        self._painter: CellPainter | None = None
        self._is_found: Callable[[int, int], bool] | None = None
        self._placing = False
        self.heads = ColumnHeads(self)
        self.numbers = RowNumbers(self.fontMetrics().height() + _ROW_SPACE, self)
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.numbers)
        self.setModel(self.cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setAccessibleName(tr("Table"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.heads.sort_asked.connect(self._ask_sort)
        self.heads.filter_asked.connect(self._ask_filter)
        self.heads.sectionMoved.connect(self._tell_order)
        self.activated.connect(self._open)

    def show_table(self, table: Table, rows: Rows | None = None) -> None:
        """Show another table, from its first row."""
        self._is_found = None
        self.cells.set_table(table, rows)
        for column in range(len(table.columns)):
            self.setColumnWidth(column, self._estimated_width(column))
        self.scrollToTop()
        if self.cells.rowCount() and table.columns:
            self.setCurrentIndex(self.cells.index(0, self.heads.logicalIndex(0)))

    def show_rows(self, rows: Rows | None) -> None:
        """Show other rows of the same table; the current row stays in sight when it is among them."""
        current = self.currentIndex()
        row = self.cells.row_of(current.row()) if current.isValid() else -1
        column = current.column() if current.isValid() else 0
        self._is_found = None
        self.clearSelection()
        self.cells.show_rows(rows)
        if not self.cells.rowCount():
            self.row_entered.emit(-1)
            return
        index = self.cells.index(self._line_of(row, rows), column)
        stays = index == self.currentIndex()
        self.setCurrentIndex(index)
        if stays and self.cells.row_of(index.row()) != row:  # the same cell, but another row is in it now
            self.row_entered.emit(self.cells.row_of(index.row()))
        self.viewport().update()
        self.numbers.viewport().update()

    def show_state(self, state: ViewState) -> None:
        """Show sort arrows and filter marks, and put the columns as the state says."""
        self.heads.show_state(state)
        self._placing = True
        names = [column.name for column in self.cells.table.columns]
        wanted = [name for name in state.order if name in names]
        wanted += [name for name in names if name not in wanted]
        for place, name in enumerate(wanted):
            column = self.cells.column_of(name)
            self.heads.moveSection(self.heads.visualIndex(column), place)
            self.setColumnHidden(column, name in state.hidden)
        self._placing = False

    def show_found(self, is_found: Callable[[int, int], bool] | None) -> None:
        """Mark the cells (line, column) for which this says so; None marks none."""
        self._is_found = is_found
        self.viewport().update()

    def go_to(self, line: int, column: int) -> None:
        """Make a cell the current one and bring it into sight."""
        index = self.cells.index(line, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def selected_cells(self) -> dict[str, Rows | None]:
        """Return the selected rows of the table for each column; None stands for all of them."""
        lines: dict[int, list[tuple[int, int]]] = {}
        for part in self._selected_parts():
            for column in range(part.left(), part.right() + 1):
                if not self.isColumnHidden(column):
                    lines.setdefault(column, []).append((part.top(), part.bottom()))
        known: dict[tuple[tuple[int, int], ...], Rows | None] = {}
        chosen: dict[str, Rows | None] = {}
        for column, parts in lines.items():
            key = tuple(sorted(parts))
            if key not in known:
                known[key] = self._rows_of(key)
            chosen[self.cells.name_of(column)] = known[key]
        return chosen

    def shown_columns(self) -> tuple[str, ...]:
        """Return the names of the columns that are shown, from left to right."""
        columns = [self.heads.logicalIndex(place) for place in range(self.heads.count())]
        return tuple(self.cells.name_of(column) for column in columns if not self.isColumnHidden(column))

    def current_name(self) -> str:
        """Return the name of the column of the current cell; empty when there is none."""
        current = self.currentIndex()
        return self.cells.name_of(current.column()) if current.isValid() else ""

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selected.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if not current.isValid():
            self.row_entered.emit(-1)
            return
        self.row_entered.emit(self.cells.row_of(current.row()))
        if not previous.isValid() or previous.column() != current.column():
            self.column_entered.emit(self.cells.name_of(current.column()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._painter = None
            if event.type() == QEvent.Type.FontChange:
                self.numbers.setDefaultSectionSize(self.fontMetrics().height() + _ROW_SPACE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        current = self.currentIndex()
        if not current.isValid():
            super().keyPressEvent(event)
        elif alt and key == Qt.Key.Key_Down:
            self._ask_filter(current.column())
        elif alt and key == Qt.Key.Key_Up:
            self._ask_sort(current.column(), bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Space and control:
            self._select(QRect(current.column(), 0, 1, self.cells.rowCount()))
        elif key == Qt.Key.Key_Space and shift:
            self._select(QRect(0, current.row(), self.cells.columnCount(), 1))
        elif control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            line = 0 if key == Qt.Key.Key_Up else self.cells.rowCount() - 1
            self.go_to(line, current.column())
        elif control and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            shown = self.shown_columns()
            name = shown[0] if key == Qt.Key.Key_Left else shown[-1]
            self.go_to(current.row(), self.cells.column_of(name))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt would go through all rows one by one. Ctrl+F finds."""

    def sizeHintForColumn(self, column: int) -> int:
        return self._estimated_width(column)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        if self._painter is None:
            self._painter = CellPainter(painter.fontMetrics())
        cells = self._painter
        area = event.rect()
        tops, first = self._visible_lines(area)
        cells.background(painter, area, tops)
        columns = self._visible_columns(area)
        if not tops or not columns:
            return
        last = first + len(tops) - 1
        self._paint_selection(painter, cells, columns, tops, first)
        for column, left, width in columns:
            found = None if self._is_found is None else self._found_in(column, first)
            texts = self.cells.texts[column]
            cells.column(painter, self.cells.block(first, last, column), (left, width), tops, texts, found)
            painter.setPen(cells.line)
            painter.drawLine(left + width - 1, tops[0][0], left + width - 1, tops[-1][0] + tops[-1][1] - 1)
        current = self.currentIndex()
        if current.isValid() and self.hasFocus():
            painter.setPen(cells.current)
            painter.drawRect(self.visualRect(current).adjusted(1, 1, -1, -1))

    def _visible_lines(self, area: QRect) -> tuple[list[tuple[int, int, bool]], int]:
        """Return top, height and shade of the lines in this area, and the first of them."""
        first = self.numbers.visualIndexAt(area.top())
        if first < 0:
            return [], 0
        height = self.numbers.defaultSectionSize()
        top = self.rowViewportPosition(first)
        count = min((area.bottom() - top) // height + 1, self.cells.rowCount() - first)
        return [(top + height * line, height, bool((first + line) % 2)) for line in range(count)], first

    def _visible_columns(self, area: QRect) -> list[tuple[int, int, int]]:
        visible = []
        for place in range(max(0, self.heads.visualIndexAt(area.left())), self.heads.count()):
            column = self.heads.logicalIndex(place)
            left = self.columnViewportPosition(column)
            if left > area.right():
                break
            if not self.isColumnHidden(column):
                visible.append((column, left, self.columnWidth(column)))
        return visible

    def _paint_selection(
        self,
        painter: QPainter,
        cells: CellPainter,
        columns: list[tuple[int, int, int]],
        tops: list[tuple[int, int, bool]],
        first: int,
    ) -> None:
        last = first + len(tops) - 1
        height = tops[0][1]
        for part in self._selected_parts():
            if part.bottom() < first or part.top() > last:
                continue
            start = tops[max(part.top(), first) - first][0]
            end = tops[min(part.bottom(), last) - first][0] + height
            for column, left, width in columns:
                if part.left() <= column <= part.right():
                    painter.fillRect(left, start, width, end - start, cells.selection)

    def _found_in(self, column: int, first: int) -> Callable[[int], bool]:
        is_found = self._is_found
        assert is_found is not None
        return lambda line: is_found(first + line, column)

    def _estimated_width(self, column: int) -> int:
        """Return a width for the head and a sample of the words: looking at every cell would take minutes."""
        metrics = self.fontMetrics()
        texts = self.cells.texts[column]
        words = len(texts.column.words)
        sample = range(0, words, max(1, words // _SAMPLE))
        longest = sorted((texts.shown(code)[0][:80] for code in sample), key=len)
        # A number is never cut off, a text may be when nearly all of the others fit.
        telling = longest[-3:] if texts.right else longest[int(len(longest) * 0.95) :][:3]
        content = max(map(metrics.horizontalAdvance, telling), default=0)
        head = int(metrics.horizontalAdvance(self.cells.name_of(column)[:80]) * 1.1) + 2 * MARGIN + 44
        room = metrics.horizontalAdvance("00") if texts.right else 0
        return min(max(_NARROWEST, content + room + 2 * MARGIN, min(head, _WIDEST_HEAD)), _WIDEST)

    def _line_of(self, row: int, rows: Rows | None) -> int:
        if row < 0:
            return 0
        if rows is None:
            return min(row, self.cells.rowCount() - 1)
        places = np.flatnonzero(rows == row)
        return int(places[0]) if len(places) else 0

    def _rows_of(self, parts: tuple[tuple[int, int], ...]) -> Rows | None:
        shown = self.cells.rows
        if shown is None and parts == ((0, self.cells.rowCount() - 1),):
            return None
        pieces = [
            np.arange(top, bottom + 1, dtype=np.int64) if shown is None else shown[top : bottom + 1]
            for top, bottom in parts
        ]
        return np.concatenate(pieces)

    def _selected_parts(self) -> list[QItemSelectionRange]:
        selection: Any = self.selectionModel().selection()  # a list, which its type stub does not say
        return list(selection)

    def _select(self, cells: QRect) -> None:
        first = self.cells.index(cells.top(), cells.left())
        last = self.cells.index(cells.bottom(), cells.right())
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(QItemSelection(first, last), flag)

    def _ask_sort(self, column: int, add: bool) -> None:
        self.sort_asked.emit(self.cells.name_of(column), add)

    def _ask_filter(self, column: int) -> None:
        self.filter_asked.emit(self.cells.name_of(column))

    def _tell_order(self, _column: int, _old: int, _new: int) -> None:
        if not self._placing:
            columns = (self.heads.logicalIndex(place) for place in range(self.heads.count()))
            self.order_changed.emit(tuple(self.cells.name_of(column) for column in columns))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_opened.emit(self.cells.row_of(index.row()))
