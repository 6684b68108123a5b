"""The first lines of the file as they stand, with what each line is taken for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.numerals import whole
from core.reading.table import Reading
from core.texts import tr
from gui import palette

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LONGEST = 1500  # characters of one line that are shown


@dataclass(frozen=True)
class RawLine:
    """One line of the file; `role` is empty for an ordinary record."""

    text: str
    role: str = ""  # "preamble", "header", "blank", "total", "aside", "continued"


def raw_lines_with_roles(raw: tuple[str, ...], reading: Reading | None, totals: tuple[str, ...]) -> tuple[RawLine, ...]:
    """Return the lines with what they are taken for; without a reading nothing is known of them."""
    if reading is None:
        return tuple(RawLine(text) for text in raw)
    records = set(reading.table.rows.tolist())
    aside = {row.row for row in reading.aside}
    sums = {word.strip().casefold() for word in totals}
    last = max(records | aside, default=0)
    return tuple(
        RawLine(text, _role(number, text, reading.layout.header_row, records, aside, sums, last))
        for number, text in enumerate(raw, start=1)
    )


def _role(number: int, text: str, header: int, records: set[int], aside: set[int], sums: set[str], last: int) -> str:
    if number < header:
        return "preamble"
    if number == header:
        return "header"
    if number in aside:
        return "aside"
    if number in records or number > last:
        return ""
    if not text.strip(" \t,;|"):
        return "blank"
    return "total" if any(word and word in text.casefold() for word in sums) else "continued"


def role_name(role: str) -> str:
    """Return the name of what a line is taken for."""
    names = {
        "preamble": tr("above the table"),
        "header": tr("header"),
        "blank": tr("blank"),
        "total": tr("totals row"),
        "aside": tr("set aside"),
        "continued": tr("continued"),
    }
    return names.get(role, "")


class RawModel(QAbstractTableModel):
    """Two columns: what the line is, and its text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[RawLine, ...] = ()
        self._font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)

    def show(self, lines: tuple[RawLine, ...]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> RawLine:
        return self._lines[row]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return role_name(line.role) if index.column() == 0 else line.text[:_LONGEST]
        if role == Qt.ItemDataRole.FontRole and index.column() == 1:
            return self._font
        if role == Qt.ItemDataRole.ForegroundRole:
            return _foreground(line.role, label=index.column() == 0)
        if role == Qt.ItemDataRole.BackgroundRole:
            return _background(line.role)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return whole(section + 1)
        return None


def _foreground(role: str, *, label: bool) -> QColor | None:
    colours = palette.current()
    if role == "aside":
        return QColor(colours.problem)
    if label or role in ("preamble", "blank", "total", "continued"):
        return QColor(colours.muted)
    return None


def _background(role: str) -> QColor | None:
    colours = palette.current()
    named = {"header": colours.selection, "total": colours.warning_surface, "aside": colours.problem_surface}
    return QColor(named[role]) if role in named else None


class RawView(QTableView):
    """Shows the raw lines. `line_chosen` tells the 1-based line that was double-clicked or entered."""

    line_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RawModel(self)
        self.setModel(self._model)
        self.setAccessibleName(tr("The file as it stands"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.horizontalHeader().hide()
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(22)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.activated.connect(lambda index: self.line_chosen.emit(index.row() + 1))

    def show_lines(self, lines: tuple[RawLine, ...]) -> None:
        """Show these lines, keeping the place."""
        if lines == tuple(self._model.line(row) for row in range(self._model.rowCount())):
            return
        at = self.verticalScrollBar().value()
        self._model.show(lines)
        metrics = self.fontMetrics()
        roles = {line.role for line in lines}
        widest = max((metrics.horizontalAdvance(role_name(role)) for role in roles), default=0)
        self.setColumnWidth(0, widest + 20 if widest else 12)
        fixed = metrics.averageCharWidth() + 3
        self.setColumnWidth(1, min(12000, fixed * max((len(line.text) for line in lines), default=10) + 24))
        self.verticalScrollBar().setValue(at)

    @property
    def current_line(self) -> int:
        """The 1-based line that is selected; 0 when none is."""
        return self.currentIndex().row() + 1

    @property
    def top_line(self) -> int:
        """The 1-based line at the top of the view."""
        return self.rowAt(0) + 1

    def bring_to_top(self, line: int) -> None:
        """Scroll so that this line is the first one shown."""
        self.executeDelayedItemsLayout()
        self.updateGeometries()  # else a view that was just filled does not know how far it can scroll
        self.verticalScrollBar().setValue(line - 1)  # one step is one line

    def select_line(self, line: int) -> None:
        """Select this line."""
        index = self._model.index(line - 1, 1)
        if index.isValid() and self.current_line != line:
            self.selectRow(line - 1)
