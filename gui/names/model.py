"""The names to decide as a table: name, number of flows, value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.numerals import number, percent, whole
from core.texts import tr
from core.undecided import UndecidedName

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class NamesModel(QAbstractTableModel):
    """Three columns over a tuple of names."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[UndecidedName, ...] = ()

    def show(self, names: Sequence[UndecidedName]) -> None:
        """Show these names."""
        self.beginResetModel()
        self._names = tuple(names)
        self.endResetModel()

    def name_at(self, row: int) -> UndecidedName | None:
        return self._names[row] if 0 <= row < len(self._names) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._names)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        name = self._names[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (name.text, whole(name.count), _value(name))[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                name.text,
                tr("{count} rows", count=whole(name.count)),
                tr("value {value}", value=_value(name)),
            )[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Name in the file"), tr("Rows"), tr("Value"))[section]
        return None


def _value(name: UndecidedName) -> str:
    amount = tr("{amount} {unit}", amount=number(name.value), unit=name.unit).strip()
    return tr("{amount} ({part})", amount=amount, part=percent(name.part)) if name.part else amount
