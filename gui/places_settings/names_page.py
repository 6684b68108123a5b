"""The names to decide of all sources, and the decisions that were taken."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from core.numerals import day
from core.places.book import PlaceBook
from core.places.place import Decision
from core.project import Project
from core.texts import tr, trn
from core.undecided import undecided_names
from gui.names.panel import NamesPanel
from gui.parts import button, label
from gui.session import Session

_DECISION = Qt.ItemDataRole.UserRole
ROW = QSize(0, 26)


class NamesPage(QWidget):
    """Above what has to be decided, below what was; both can be undone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[object, object] = (None, None)
        self._heading = label(kind="heading")
        self.panel = NamesPanel((), PlaceBook.standard())
        self.panel.decided.connect(self._decide)
        self._decided_heading = label(kind="heading")
        self.decided = QTreeWidget()
        self.decided.setAccessibleName(tr("Decided names"))
        self.decided.setRootIsDecorated(False)
        self.decided.setProperty("kind", "list")
        self.decided.setUniformRowHeights(True)
        self.decided.setAlternatingRowColors(True)
        self.decided.setHeaderLabels([tr("Name in the file"), tr("Stands for"), tr("By"), tr("When")])
        for column, width in enumerate((260, 320, 120, 160)):
            self.decided.setColumnWidth(column, width)
        self._take_back = button(tr("Take back"), self.take_back, picture="undo-2")
        self.decided.itemSelectionChanged.connect(self._enable)
        self._build()
        session.changed.connect(self._show)
        self._show(session.project)

    def take_back(self) -> None:
        """Remove the selected decision: the name has to be decided again."""
        item = self.decided.currentItem()
        if item is None:
            return
        decision: Decision = item.data(0, _DECISION)
        project = self._session.project
        kept = tuple(one for one in project.decisions if one != decision)
        self._session.change(
            tr("Take back the decision on “{name}”", name=decision.text), replace(project, decisions=kept)
        )

    def _build(self) -> None:
        above = QWidget()
        upper = QVBoxLayout(above)
        upper.setContentsMargins(0, 12, 0, 8)
        upper.addWidget(self._heading)
        upper.addWidget(self.panel, 1)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 8, 0, 0)
        top = QHBoxLayout()
        top.addWidget(self._decided_heading, 1)
        top.addWidget(self._take_back)
        lower.addLayout(top)
        lower.addWidget(self.decided, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(above)
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    @Slot(object)
    def _show(self, project: Project) -> None:
        shown = (project.datasets, project.decisions)
        if shown == self._shown:
            return
        self._shown = shown
        book = PlaceBook.standard().with_decisions(project.decisions)
        names = undecided_names((flows for dataset in project.datasets for flows in dataset.flows), book)
        self._heading.setText(
            trn(
                "{count} name to decide. Until then its flows are ambiguous.",
                "{count} names to decide. Until then their flows are ambiguous.",
                len(names),
            )
            if names
            else tr("Names to decide")
        )
        self.panel.show_names(names, book)
        self._decided_heading.setText(
            trn("{count} decided name", "{count} decided names", len(project.decisions))
            if project.decisions
            else tr("No names decided yet")
        )
        self.decided.clear()
        for decision in reversed(project.decisions):
            item = QTreeWidgetItem([decision.text, decision.place.name, decision.who, _when(decision.when)])
            item.setData(0, _DECISION, decision)
            item.setSizeHint(0, ROW)
            self.decided.addTopLevelItem(item)
        self._enable()

    def _enable(self) -> None:
        self._take_back.setEnabled(bool(self.decided.selectedItems()))

    @Slot(object)
    def _decide(self, decision: Decision) -> None:
        self._session.change(
            tr("“{name}” stands for {place}", name=decision.text, place=decision.place.name),
            self._session.project.with_decision(decision),
        )


def _when(stamp: str) -> str:
    """Return the moment of a decision in the time of this machine, as the reader writes dates."""
    try:
        moment = dt.datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    return f"{day(moment.date())} {moment:%H:%M}"
