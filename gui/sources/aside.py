"""The rows of a source that could not be imported as they stand, with a way to save them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from core.numerals import whole
from core.reading.table import AsideRow
from core.texts import tr, trn
from gui.parts import button, label

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class AsideModel(QAbstractTableModel):
    """Row number, reason, and the text as it stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AsideRow, ...] = ()

    def show(self, rows: Sequence[AsideRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            row = self._rows[index.row()]
            return (whole(row.row), row.reason, row.text)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 0:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("Line"), tr("Reason"), tr("As it stands in the file"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            side = Qt.AlignmentFlag.AlignLeft if section else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class AsidePanel(QWidget):
    """The list, and a button to save it."""

    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = AsideModel(self)
        self._title = label(kind="heading")
        self._save = button(tr("Save as CSV…"), self.save_requested.emit, kind="quiet", picture="download")
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Rows set aside"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setProperty("kind", "list")
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(24)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.resizeSection(0, 70)
        header.resizeSection(1, 260)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)

    def show_rows(self, rows: Sequence[AsideRow]) -> None:
        """Show these rows; nothing at all when there are none."""
        self.setVisible(bool(rows))
        self.model.show(rows)
        self._title.setText(trn("{count} row set aside", "{count} rows set aside", len(rows)))
