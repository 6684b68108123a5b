"""The columns of the file as a list: name, kind, notation, what is missing and what does not fit."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from core.numerals import whole
from core.reading.table import Column
from core.texts import tr
from gui import palette
from gui.icons import icon
from gui.import_wizard.cells import Account
from gui.import_wizard.words import KIND_NAMES, notation

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_COUNTS = (3, 4)


class ColumnsModel(QAbstractTableModel):
    """Five columns over the columns of a reading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._cells: list[tuple[str, ...]] = []
        self._open: frozenset[str] = frozenset()

    def show(self, columns: tuple[Column, ...], accounts: Mapping[str, Account], open_columns: frozenset[str]) -> None:
        """Show these columns; those in `open_columns` want a look."""
        self.beginResetModel()
        self._columns, self._open = columns, open_columns
        self._cells = [_cells(column, accounts[column.name]) for column in columns]
        self.endResetModel()

    def column_at(self, row: int) -> Column | None:
        return self._columns[row] if 0 <= row < len(self._columns) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _COUNTS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        wants_look = self._columns[index.row()].name in self._open
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and wants_look:
            return icon("triangle-alert", palette.current().warning)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _COUNTS[1] and self._cells[index.row()][4]:
            return QColor(palette.current().problem)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in _COUNTS else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Column"), tr("Kind"), tr("Notation"), tr("Missing"), tr("Does not fit"))[section]
        return None


def _cells(column: Column, account: Account) -> tuple[str, ...]:
    return (
        " ".join(column.name.split()) or tr("(no name)"),
        tr(KIND_NAMES[column.kind]),
        notation(column),
        whole(account.missing) if account.missing else "",
        whole(account.failing) if account.failing else "",
    )
