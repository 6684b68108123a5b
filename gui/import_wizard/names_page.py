"""Page 4: names of places that are not recognised. Deciding may wait: until then their flows are ambiguous."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.places.place import Decision
from core.texts import tr, trn
from gui.import_wizard.page import Page
from gui.import_wizard.snapshot import Snapshot
from gui.names.panel import NamesPanel
from gui.parts import Message


class NamesPage(Page):
    """The panel that decides names, and a sentence about what undecided means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = Message()
        self.panel: NamesPanel | None = None
        self._shown: object = None
        self._content = QVBoxLayout(self)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(8)
        self._content.addWidget(self.message)
        self._content.addStretch(0)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the names of this moment."""
        super().show_snapshot(snapshot)
        has_flows = snapshot.whole is not None and bool(snapshot.whole.flows)
        if snapshot.book is not None and has_flows:
            self._show_names(snapshot)
        if self.panel is not None:
            self.panel.setVisible(has_flows)
        self._show_message(snapshot, has_flows=has_flows)

    def _show_names(self, snapshot: Snapshot) -> None:
        assert snapshot.book is not None
        if self.panel is None:
            self.panel = NamesPanel(snapshot.names, snapshot.book, source=snapshot.draft.path.name)
            self.panel.decided.connect(self._decide)
            self._content.addWidget(self.panel, 1)
        elif self._shown != snapshot.names:
            self.panel.show_names(snapshot.names, snapshot.book)
        self._shown = snapshot.names

    def _show_message(self, snapshot: Snapshot, *, has_flows: bool) -> None:
        count = len(snapshot.names)
        if snapshot.draft.shape == "table":
            self.message.say(tr("A table to look into has no names to decide."), "info")
        elif snapshot.whole is None:
            self.message.say(tr("The names appear when the whole file has been read."), "info")
        elif not has_flows:
            self.message.say(tr("The names appear when it is known what the columns mean."), "info")
        elif count:
            text = trn(
                "{count} name is not recognised. Until it is decided, its flows are ambiguous. You may decide later.",
                "{count} names are not recognised. Until they are decided, their flows are ambiguous. "
                "You may decide later.",
                count,
            )
            self.message.say(text, "warning")
        else:
            self.message.say("")

    @Slot(object)
    def _decide(self, decision: Decision) -> None:
        if self.snapshot is not None:
            self.answered.emit(self.snapshot.draft.with_decision(decision))
