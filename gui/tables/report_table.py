"""A table of a report on screen: figures right-aligned, units in the head, missing shown as a muted dot."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.report import ReportTable
from core.report_text import cell_text, head_text
from core.texts import tr
from gui import palette

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WIDEST = 320


def as_text(table: ReportTable) -> str:
    """Return a table as lines of cells between tabs, as a spreadsheet takes it."""
    heads = [head_text(column) for column in table.columns]
    formats = [column.format for column in table.columns]
    rows = [[cell_text(value, format_) for value, format_ in zip(row, formats, strict=True)] for row in table.rows]
    return "\n".join("\t".join(cells) for cells in (heads, *rows))


class ReportTableModel(QAbstractTableModel):
    """A report table behind a view."""

    def __init__(self, table: ReportTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        value = self.table.rows[index.row()][index.column()]
        column = self.table.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(value, column.format)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and value is None:
            return QColor(palette.current().muted)
        if role == Qt.ItemDataRole.ToolTipRole and value is None:
            return tr("No figure: there is nothing to work it out from.")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.table.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column.title}\n{column.unit}" if column.unit else column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeft if self._is_text(column) else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def _is_text(self, column: int) -> bool:
        return self.table.columns[column].format in ("text", "year")


class ReportTableView(QTableView):
    """Shows a report table. Enter or a double click asks for the rows behind a cell; Ctrl+C copies."""

    cell_opened = Signal(int, int)  # row, column

    def __init__(self, table: ReportTable | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(False)
        self.setStyleSheet("QTableView::item { padding: 0 8px; border: none; }")
        font = self.font()
        font.setFeature(QFont.Tag.fromString("tnum"), 1)
        self.setFont(font)
        self.doubleClicked.connect(lambda index: self.cell_opened.emit(index.row(), index.column()))
        if table is not None:
            self.show_table(table)

    def show_table(self, table: ReportTable) -> None:
        """Show this table from now on; the current cell stays where it was when it still exists."""
        current = self.currentIndex()
        row, column = current.row(), current.column()
        self.setModel(ReportTableModel(table, self))
        self.setAccessibleName(table.title)
        self.setAccessibleDescription(table.note)
        self.resizeColumnsToContents()
        for section in range(len(table.columns)):
            width = self.columnWidth(section) + 16
            self.setColumnWidth(section, min(max(width, 72), _WIDEST))
        if row >= 0:
            self.setCurrentIndex(self.model().index(min(row, len(table.rows) - 1), column))

    @property
    def table(self) -> ReportTable | None:
        """The table that is shown."""
        model = self.model()
        return model.table if isinstance(model, ReportTableModel) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.cell_opened.emit(index.row(), index.column())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected cells on the clipboard, with their heads, as a spreadsheet takes them."""
        cells = self.selectionModel().selectedIndexes() if self.model() is not None else []
        if not cells:
            return
        table = self.table
        assert table is not None
        left, right = min(cell.column() for cell in cells), max(cell.column() for cell in cells) + 1
        top, bottom = min(cell.row() for cell in cells), max(cell.row() for cell in cells) + 1
        rows = tuple(row[left:right] for row in table.rows[top:bottom])
        selected = replace(table, columns=table.columns[left:right], rows=rows)
        QGuiApplication.clipboard().setText(as_text(selected))
