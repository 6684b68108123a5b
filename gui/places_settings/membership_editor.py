"""The membership table: who is a member of NATO from when to when. Every change can be undone."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from core.numerals import day
from core.places.book import PlaceBook
from core.places.membership import Membership, Term
from core.problems import ProblemError
from core.project import Project
from core.texts import tr
from gui.parts import Message, button, label
from gui.places_settings.term_form import TermForm
from gui.session import Session

_TERM = Qt.ItemDataRole.UserRole
ROW = QSize(0, 26)


class MembershipEditor(QWidget):
    """The table, and a form for the selected line."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._book = PlaceBook.standard()
        self._membership: Membership | None = None
        self._wanted: Term | None = None
        self.message = Message()
        self.table = QTreeWidget()
        self.table.setAccessibleName(tr("Membership table"))
        self.table.setRootIsDecorated(False)
        self.table.setProperty("kind", "list")
        self.table.setUniformRowHeights(True)
        self.table.setAlternatingRowColors(True)
        self.table.setHeaderLabels([tr("Country"), tr("Member from"), tr("Up to and including"), tr("Source")])
        self.table.header().setStretchLastSection(True)
        for column, width in enumerate((200, 110, 150)):
            self.table.setColumnWidth(column, width)
        self.table.itemSelectionChanged.connect(self._show_selected)
        self.form = TermForm(self._book)
        self._change = button(tr("Change"), self.change, picture="pencil")
        self._remove = button(tr("Remove"), self.remove, picture="trash-2")
        self._reset = button(tr("Back to the standard table"), self.reset, kind="quiet", picture="history")
        self._build()
        session.changed.connect(self._show)
        self._show(session.project)

    @property
    def current(self) -> Term | None:
        """The selected line."""
        items = self.table.selectedItems()
        return items[0].data(0, _TERM) if items else None

    def add(self) -> None:
        """Add what the form says as a new line."""
        self._apply(tr("Add a membership"), None)

    def change(self) -> None:
        """Put what the form says in the place of the selected line."""
        self._apply(tr("Change a membership"), self.current)

    def remove(self) -> None:
        """Remove the selected line."""
        if self.current is not None:
            self._become(tr("Remove a membership"), self._session.project.membership.without(self.current))

    def reset(self) -> None:
        """Go back to the table that comes with the program."""
        self._become(tr("Back to the standard table"), Membership.standard())

    def _apply(self, what: str, instead_of: Term | None) -> None:
        try:
            wanted = self.form.term()
            self._wanted = wanted
            self._become(what, self._session.project.membership.with_term(wanted, instead_of))
        except ProblemError as error:
            self.message.say("\n".join(map(str, error.problems)), "problem")

    def _become(self, what: str, membership: Membership) -> None:
        self.message.hide()
        self._session.change(what, replace(self._session.project, membership=membership))
        self.table.setFocus()

    def _build(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.addWidget(button(tr("Add"), self.add, picture="plus"))
        buttons.addWidget(self._change)
        buttons.addWidget(self._remove)
        side.addLayout(buttons)
        side.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self.table, 3)
        middle.addLayout(side, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(
            label(
                tr(
                    "Which countries are members, and from when to when. The answer follows this table at once; "
                    "your changes are kept for the next time."
                )
            )
        )
        layout.addWidget(self.message)
        layout.addLayout(middle, 1)

    @Slot(object)
    def _show(self, project: Project) -> None:
        self._reset.setEnabled(project.membership != Membership.standard())
        if project.membership == self._membership:
            return
        self._membership = project.membership
        standard = set(Membership.standard().terms)
        selected, self._wanted = self._wanted or self.current, None
        self.table.clear()
        terms = sorted(
            project.membership.terms, key=lambda term: (term.valid_from, self._book.name(term.code).casefold())
        )
        for term in terms:
            name = self._book.name(term.code)
            if term not in standard:
                name = tr("{country} (changed)", country=name)
            last = day(term.valid_to) if term.valid_to else tr("still a member")
            item = QTreeWidgetItem([name, day(term.valid_from), last, term.source])
            item.setData(0, _TERM, term)
            item.setSizeHint(0, ROW)
            item.setToolTip(3, escape(term.source))
            self.table.addTopLevelItem(item)
            if term == selected:
                self.table.setCurrentItem(item)
        self._show_selected()

    def _order(self, term: Term) -> tuple[object, str]:
        return term.valid_from, self._book.name(term.code).casefold()

    def _show_selected(self) -> None:
        term = self.current
        self._change.setEnabled(term is not None)
        self._remove.setEnabled(term is not None)
        if term is not None:
            self.form.show_term(term)
