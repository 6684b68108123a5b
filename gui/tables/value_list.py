"""The values of a column with their counts, to tick: quick with hundreds of thousands of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from core.exploring.cells import CellTexts
from core.exploring.filtering import words_with
from core.exploring.sorting import Ranks
from core.numerals import whole
from core.reading.table import Column, Mask, Rows
from gui.tables.model import Index

_ROLE = Qt.ItemDataRole


class ValueList(QAbstractListModel):
    """Lists the words that occur, in their order, and remembers which are ticked."""

    ticked = Signal()

    def __init__(
        self,
        column: Column,
        counts: npt.NDArray[np.int64],
        ranks: Ranks,
        ticks: Mask,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = column
        self._texts = CellTexts(column)
        self._counts = counts
        ordinary = np.flatnonzero(~column.missing & ((counts[:-1] > 0) | ~ticks))
        self._all: Rows = ordinary[np.argsort(ranks.of_word[ordinary], kind="stable")]
        self._listed = self._all
        self.ticks = ticks.copy()

    def search(self, text: str) -> None:
        """List only the values with this text."""
        self.beginResetModel()
        self._listed = self._all[words_with(self._column, text)[self._all]] if text else self._all
        self.endResetModel()

    def by_count(self, most_first: bool) -> None:
        """List the most frequent values first, or in the order of the column."""
        self.beginResetModel()
        if most_first:
            self._listed = self._listed[np.argsort(-self._counts[self._listed], kind="stable")]
        else:
            members = np.zeros(len(self._column.words), np.bool_)
            members[self._listed] = True
            self._listed = self._all[members[self._all]]
        self.endResetModel()

    def tick_listed(self, on: bool) -> None:
        """Tick, or untick, every value that is listed."""
        self.ticks[self._listed] = on
        self._tell()

    def invert_listed(self) -> None:
        self.ticks[self._listed] = ~self.ticks[self._listed]
        self._tell()

    def only_listed(self) -> None:
        """Tick the values that are listed and no others."""
        self.ticks[self._all] = False
        self.tick_listed(True)

    def toggle(self, line: int) -> None:
        self.ticks[self._listed[line]] = not self.ticks[self._listed[line]]
        self.dataChanged.emit(self.index(line), self.index(line))
        self.ticked.emit()

    @property
    def all_ticked(self) -> bool:
        return bool(self.ticks[self._all].all())

    @property
    def ticked_values(self) -> int:
        return int(np.count_nonzero(self.ticks[self._all]))

    @property
    def values(self) -> int:
        """How many values there are to choose from."""
        return len(self._all)

    def chosen(self, on: bool = True) -> tuple[str, ...]:
        """Return the words that are ticked, or those that are not."""
        return tuple(str(self._column.words[int(code)]) for code in self._all if bool(self.ticks[code]) == on)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._listed)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable | flag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        code = int(self._listed[index.row()])
        match role:
            case _ROLE.DisplayRole | _ROLE.AccessibleTextRole:
                return f"{self._texts.shown(code)[0]}   ({whole(int(self._counts[code]))})"
            case _ROLE.CheckStateRole:
                return Qt.CheckState.Checked if self.ticks[code] else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.CheckStateRole or not index.isValid():
            return False
        self.ticks[self._listed[index.row()]] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def _tell(self) -> None:
        if len(self._listed):
            self.dataChanged.emit(self.index(0), self.index(len(self._listed) - 1), [_ROLE.CheckStateRole])
        self.ticked.emit()
