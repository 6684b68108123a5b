"""The first records as they are read, column by column."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.numerals import MISSING, day, number, whole
from core.reading.table import Column, Reading
from core.texts import tr
from gui import palette
from gui.import_wizard.words import KIND_NAMES

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ROWS_SHOWN = 200
_WIDEST = 260
_ROWS_MEASURED = 20
_NUMERIC = ("number", "integer", "year")
_EPOCH = dt.date(1970, 1, 1)


def shown(column: Column, row: int) -> str:
    """Return a cell as it is read, in the reader's notation; as it stands where it does not fit."""
    code = int(column.codes[row])
    if code < 0 or column.missing[code]:
        return MISSING
    word = str(column.words[code])
    if column.failing[code] or column.kind in ("text", "boolean"):
        return word
    value = column.values[code]
    if column.kind == "date":
        return day(_EPOCH + dt.timedelta(days=int(value.astype("datetime64[D]").astype(np.int64))))
    if column.kind == "year":
        return str(int(value))
    if column.kind == "integer":
        return whole(int(value))
    return number(float(value), _decimals(word, column.decimal)) if math.isfinite(value) else word


def _decimals(word: str, decimal: str) -> int:
    _, found, after = word.rpartition(decimal)
    return sum(character.isdigit() for character in after) if found else 0


class ParsedModel(QAbstractTableModel):
    """The first records of a reading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._meanings: dict[str, str] = {}
        self._rows: list[int] = []

    def show(self, reading: Reading | None, meanings: dict[str, str]) -> None:
        """Show the first records; `meanings` tells for column names what they are taken for."""
        self.beginResetModel()
        self._columns = reading.table.columns if reading is not None else ()
        self._rows = reading.table.rows[:ROWS_SHOWN].tolist() if reading is not None else []
        self._meanings = meanings
        self.endResetModel()

    @property
    def lines(self) -> list[int]:
        """The line of the file where each shown record begins."""
        return self._rows

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(column, row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.kind in _NUMERIC:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole):
            return self._colour(column, row, role)
        return None

    def _colour(self, column: Column, row: int, role: int) -> QColor | None:
        colours = palette.current()
        code = int(column.codes[row])
        if code >= 0 and column.failing[code]:
            text = role == Qt.ItemDataRole.ForegroundRole
            return QColor(colours.problem if text else colours.problem_surface)
        if role == Qt.ItemDataRole.ForegroundRole and (code < 0 or column.missing[code]):
            return QColor(colours.muted)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return whole(self._rows[section]) if role == Qt.ItemDataRole.DisplayRole else None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            name = " ".join(column.name.split()) or tr("(no name)")
            return f"{name}\n{self._meanings.get(column.name) or tr(KIND_NAMES[column.kind])}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.kind in _NUMERIC else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and column.name in self._meanings:
            return QColor(palette.current().accent)
        return None


class ParsedView(QTableView):
    """Shows the first records as they are read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ParsedModel(self)
        self.setModel(self._model)
        self.setAccessibleName(tr("The table as it is read"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(22)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setResizeContentsPrecision(_ROWS_MEASURED)

    def show_reading(self, reading: Reading | None, meanings: dict[str, str]) -> None:
        """Show the first records, keeping the place."""
        at, across = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self._model.show(reading, meanings)
        self.resizeColumnsToContents()
        for section in range(self._model.columnCount()):
            self.setColumnWidth(section, min(_WIDEST, self.columnWidth(section) + 12))
        self.verticalScrollBar().setValue(at)
        self.horizontalScrollBar().setValue(across)

    @property
    def lines(self) -> list[int]:
        """The line of the file where each shown record begins."""
        return self._model.lines

    @property
    def top_record(self) -> int:
        """The record at the top of the view, counted from 0; -1 when there is none."""
        return self.rowAt(0)

    def bring_to_top(self, record: int) -> None:
        """Scroll so that this record is the first one shown."""
        index = self._model.index(record, max(0, self.columnAt(0)))
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def select_record(self, record: int) -> None:
        """Select this record."""
        if 0 <= record < len(self.lines) and self.currentIndex().row() != record:
            self.selectRow(record)
