"""A table of the core for Qt's views: no cell is copied, the rows shown are an array of row numbers."""

from __future__ import annotations

import html
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.exploring.cells import KIND_NAMES, CellTexts, State
from core.reading.table import Rows, Table
from core.texts import tr
from core.unseen import visible

Index = QModelIndex | QPersistentModelIndex

MOST_ROWS = 80_000_000
"""More rows of 24 pixels than this overflow the scroll range of Qt."""

_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LONG = 24
_TOOLTIP = 1000
_NO_ROWS: Rows = np.empty(0, np.int64)


def plain_tooltip(text: str) -> str:
    """Return a tooltip in which nothing of the text is taken for markup."""
    if not text:
        return ""
    cut = text if len(text) <= _TOOLTIP else text[:_TOOLTIP] + "…"
    return f"<qt>{html.escape(cut)}</qt>"


class TableModel(QAbstractTableModel):
    """Shows the rows of a table, all or some, in any order. Lines are places on screen, rows places in the table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = Table((), _NO_ROWS)
        self.rows: Rows | None = None  # None: all rows as they stand
        self.texts: tuple[CellTexts, ...] = ()
        self.largest_number = 0  # of the row numbers
        self._lines = 0

    def set_table(self, table: Table, rows: Rows | None = None) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.rows = rows
        self.texts = tuple(CellTexts(column) for column in table.columns)
        self.largest_number = int(table.rows.max(initial=0))
        self._lines = self._count(rows)
        self.endResetModel()

    def show_rows(self, rows: Rows | None) -> None:
        """Show other rows of the same table. Quicker than a reset, and the columns stay as they are.

        Lines come and go at the end; then all of them change.
        """
        lines = self._count(rows)
        if lines < self._lines:
            self.beginRemoveRows(QModelIndex(), lines, self._lines - 1)
            self._lines = lines
            self.endRemoveRows()
        elif lines > self._lines:
            self.beginInsertRows(QModelIndex(), self._lines, lines - 1)
            self.rows = self._lengthened(rows, lines)
            self._lines = lines
            self.endInsertRows()
        self.rows = rows
        if lines and self.table.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(lines - 1, len(self.table.columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, lines - 1)

    def row_of(self, line: int) -> int:
        """Return the row of the table that stands on this line."""
        return line if self.rows is None else int(self.rows[line])

    def number_of(self, line: int) -> int:
        """Return the row number in the source, as shown beside the line."""
        return int(self.table.rows[self.row_of(line)])

    def column_of(self, name: str) -> int:
        """Return the place of the column of that name, -1 when there is none."""
        return next((place for place, column in enumerate(self.table.columns) if column.name == name), -1)

    def name_of(self, column: int) -> str:
        return self.table.columns[column].name

    def cell(self, line: int, column: int) -> tuple[str, State]:
        """Return what is shown in a cell."""
        return self.texts[column].shown(int(self.table.columns[column].codes[self.row_of(line)]))

    def block(self, first: int, last: int, column: int) -> list[tuple[str, State]]:
        """Return what is shown in the lines `first` to `last` (included) of a column."""
        codes = self.table.columns[column].codes
        rows = codes[first : last + 1] if self.rows is None else codes[self.rows[first : last + 1]]
        shown = self.texts[column].shown
        return [shown(code) for code in rows.tolist()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._lines

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = index.column()
        match role:
            case _ROLE.DisplayRole:
                return self.cell(index.row(), column)[0]
            case _ROLE.TextAlignmentRole:
                return _RIGHT if self.texts[column].right else _LEFT
            case _ROLE.ToolTipRole:
                return self._tooltip(index.row(), column)
            case _ROLE.AccessibleTextRole:
                text, state = self.cell(index.row(), column)
                return self.texts[column].reason(self._code(index.row(), column)) if state != "value" else text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            if role == _ROLE.DisplayRole and 0 <= section < self._lines:
                return str(self.number_of(section))
            return None
        if not 0 <= section < len(self.table.columns):
            return None
        column = self.table.columns[section]
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return visible(column.name)
        if role == _ROLE.ToolTipRole:
            return plain_tooltip(f"{visible(column.name)} · {tr(KIND_NAMES[column.kind])}")
        return None

    def _code(self, line: int, column: int) -> int:
        return int(self.table.columns[column].codes[self.row_of(line)])

    def _tooltip(self, line: int, column: int) -> str:
        text, state = self.cell(line, column)
        if state != "value":
            return plain_tooltip(self.texts[column].reason(self._code(line, column)))
        return plain_tooltip(text) if len(text) > _LONG else ""

    def _count(self, rows: Rows | None) -> int:
        return min(len(self.table) if rows is None else len(rows), MOST_ROWS)

    def _lengthened(self, rows: Rows | None, lines: int) -> Rows:
        """Return the rows shown until now, followed by those of `rows` on the further lines."""
        further = np.arange(self._lines, lines) if rows is None else rows[self._lines : lines]
        now = np.arange(self._lines) if self.rows is None else self.rows[: self._lines]
        return np.concatenate([now, further])
