"""Deciding what unrecognised names stand for: suggestions to confirm, never taken by themselves."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.places.book import PlaceBook
from core.places.place import Decision, Place
from core.texts import tr, trn
from core.undecided import UndecidedName
from gui.names.model import NamesModel
from gui.parts import EmptyState, button, label

_PLACE = Qt.ItemDataRole.UserRole


class NamesPanel(QWidget):
    """The names to decide, weightiest first, and the choices for the selected one.

    Says what was decided by `decided`; whoever shows the panel applies it and calls `show_names` again.
    """

    decided = Signal(object)  # Decision

    def __init__(
        self,
        undecided: Sequence[UndecidedName],
        book: PlaceBook,
        parent: QWidget | None = None,
        *,
        source: str = "",
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._book = book
        self._chosen: dict[str, Place] = {}
        self._model = NamesModel(self)
        self.table = self._make_table()
        self._name = label(kind="heading")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search a country or group"))
        self.search.setAccessibleName(tr("Search a country or group"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._suggest)
        self.search.returnPressed.connect(self._take_first)
        self.suggestions = QListWidget()
        self.suggestions.setProperty("kind", "list")
        self.suggestions.setAccessibleName(tr("Suggestions"))
        self.suggestions.itemChanged.connect(self._note_check)
        self.suggestions.itemDoubleClicked.connect(self._decide_item)
        self._meaning = label(kind="note")
        self.decide_button = button(tr("Decide"), self.decide, kind="primary", picture="check")
        self.decide_button.setToolTip(tr("Ctrl+Enter"))
        self._build()
        self.show_names(undecided, book)

    def show_names(self, undecided: Sequence[UndecidedName], book: PlaceBook) -> None:
        """Show these names; the selection stays at the same line, so that one can go on deciding."""
        line = max(self.table.currentIndex().row(), 0)
        self._book = book
        self._model.show(undecided)
        self._layers.setCurrentIndex(0 if undecided else 1)
        if undecided:
            index = self._model.index(min(line, len(undecided) - 1), 0)
            self.table.setCurrentIndex(index)
            self._begin()

    @property
    def current(self) -> UndecidedName | None:
        """The name that is being decided."""
        return self._model.name_at(self.table.currentIndex().row())

    def decide(self) -> None:
        """Decide that the name stands for the chosen place, or for one or more of several chosen places."""
        places = tuple(self._chosen.values())
        if len(places) == 1:
            self._announce(places[0])
        elif places:
            codes = frozenset(code for place in places for code in place.codes)
            self._announce(Place(", ".join(place.name for place in places), codes, "set"))

    def decide_unknown(self) -> None:
        """Decide that the name may stand for any country: its flows stay ambiguous."""
        self._announce(Place(tr("Unknown, may be any country"), nature="anything"))

    def decide_not_a_state(self) -> None:
        """Decide that the name stands for something that can never be a member."""
        if self.current:
            self._announce(Place(self.current.text, nature="non_state"))

    def _announce(self, place: Place) -> None:
        name = self.current
        if name is not None:
            when = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            self.decided.emit(Decision(name.text, place, _user(), when, self._source))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(tr("Names to decide"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setProperty("kind", "list")
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(26)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, 70)
        header.resizeSection(2, 170)
        table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._begin())
        return table

    def _build(self) -> None:
        choice = QWidget()
        right = QVBoxLayout(choice)
        right.setContentsMargins(16, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self._name)
        right.addWidget(self.search)
        right.addWidget(self.suggestions, 1)
        right.addWidget(self._meaning)
        right.addWidget(self.decide_button)
        others = QHBoxLayout()
        others.addWidget(button(tr("May be any country"), self.decide_unknown, kind="quiet"))
        others.addWidget(button(tr("Not a state"), self.decide_not_a_state, kind="quiet"))
        others.addStretch(1)
        right.addLayout(others)
        splitter = QSplitter()
        splitter.addWidget(self.table)
        splitter.addWidget(choice)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(splitter)
        self._layers.addWidget(EmptyState("circle-check", tr("Every name is recognised or decided.")))
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, self.decide)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _begin(self) -> None:
        """Start afresh with the selected name."""
        name = self.current
        if name is None:
            return
        self._chosen = {}
        self._name.setText(tr("What does “{name}” stand for?", name=name.text))
        self.search.clear()
        self._suggest()
        self.table.selectionModel().select(
            self.table.currentIndex(),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )

    def _suggest(self) -> None:
        name = self.current
        if name is None:
            return
        sought = self.search.text().strip()
        lines = [(place, tr("chosen")) for place in self._chosen.values()]
        exact = self._book.resolve(sought) if sought else None
        if exact is not None:
            lines.append((exact, tr("exactly this name")))
        lines += [(one.place, one.reason) for one in self._book.candidates(sought or name.text, limit=8)]
        self.suggestions.clear()
        seen: set[str] = set()
        for place, reason in lines:
            if _key(place) not in seen:
                seen.add(_key(place))
                self.suggestions.addItem(self._line(place, reason))
        self._say_meaning()

    def _line(self, place: Place, reason: str) -> QListWidgetItem:
        item = QListWidgetItem(tr("{place}  –  {reason}", place=place.name, reason=reason))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        checked = _key(place) in self._chosen
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        item.setData(_PLACE, place)
        return item

    def _note_check(self, item: QListWidgetItem) -> None:
        place: Place = item.data(_PLACE)
        if item.checkState() == Qt.CheckState.Checked:
            self._chosen[_key(place)] = place
        else:
            self._chosen.pop(_key(place), None)
        self._say_meaning()

    def _take_first(self) -> None:
        """Enter in the search field chooses the first line that is not chosen yet."""
        for line in range(self.suggestions.count()):
            item = self.suggestions.item(line)
            if item.checkState() != Qt.CheckState.Checked:
                item.setCheckState(Qt.CheckState.Checked)
                return

    def _decide_item(self, item: QListWidgetItem) -> None:
        self._chosen = {"": item.data(_PLACE)}
        self.decide()

    def _say_meaning(self) -> None:
        chosen = len(self._chosen)
        self.decide_button.setEnabled(chosen > 0)
        if chosen > 1:
            text = trn(
                "One or more of {count} places: inside or outside only if all of them are.",
                "One or more of {count} places: inside or outside only if all of them are.",
                chosen,
            )
        elif chosen:
            text = tr("This place.")
        else:
            text = tr("Tick one place, or several when it is one or more of those.")
        self._meaning.setText(text)


def _key(place: Place) -> str:
    return " ".join(sorted(place.codes)) or f"{place.nature} {place.name}"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a workstation account without a name
        return ""
