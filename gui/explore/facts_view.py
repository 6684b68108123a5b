"""A short list of names and values beside the table, read-only, for mouse, keyboard and screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from gui import palette
from gui.tables.model import Index, plain_tooltip

_ROLE = Qt.ItemDataRole


class FactsModel(QAbstractTableModel):
    """Lines of texts under heads; a note on a line is its tooltip and mutes it. The names in front are muted too,
    where there are any: in lists without heads and in those of more than two columns."""

    def __init__(self, heads: Sequence[str], right: Sequence[int] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._has_names = not any(heads) or len(heads) > 2
        self._right = frozenset(right)
        self._lines: tuple[tuple[str, ...], ...] = ()
        self._notes: tuple[str, ...] = ()

    def show_lines(self, lines: Sequence[Sequence[str]], notes: Sequence[str] = ()) -> None:
        """Show these lines; `notes` has one for each, empty for none."""
        self.beginResetModel()
        self._lines = tuple(tuple(line) for line in lines)
        self._notes = tuple(notes)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self._lines[index.row()][index.column()]
        note = self._notes[index.row()] if self._notes else ""
        match role:
            case _ROLE.DisplayRole | _ROLE.AccessibleTextRole:
                return text
            case _ROLE.AccessibleDescriptionRole:
                return note
            case _ROLE.ToolTipRole:
                return plain_tooltip(note or text)
            case _ROLE.ForegroundRole if note or (self._has_names and index.column() == 0):
                return QColor(palette.current().muted)
            case _ROLE.TextAlignmentRole if index.column() in self._right:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role == _ROLE.DisplayRole:
            return self._heads[section]
        if role == _ROLE.TextAlignmentRole and section in self._right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class FactsView(QTableView):
    """Shows a `FactsModel` without grid or row numbers; Tab leaves it, Ctrl+C copies the line."""

    def __init__(
        self, name: str, heads: Sequence[str], right: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.facts = FactsModel(heads, right, self)
        self.setModel(self.facts)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heads_view = self.horizontalHeader()
        heads_view.setHighlightSections(False)
        heads_view.setSectionsClickable(False)
        heads_view.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads_view.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if not any(heads):
            heads_view.hide()
        numbers = self.verticalHeader()
        numbers.hide()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultSectionSize(self.fontMetrics().height() + 8)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._copy)

    def _copy(self) -> None:
        line = self.currentIndex().row()
        if line >= 0:
            texts = [str(self.facts.index(line, column).data()) for column in range(self.facts.columnCount())]
            QGuiApplication.clipboard().setText("\t".join(texts))
