"""How the wizard looks: tabs on top, raw text beside the table, the page below, balance and buttons at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from core.numerals import whole
from core.recipes.library import title
from core.texts import tr
from gui.import_wizard.balance_page import BalancePage, equation
from gui.import_wizard.draft import FILE, MEANING
from gui.import_wizard.file_page import FilePage
from gui.import_wizard.file_queue import FileQueue
from gui.import_wizard.meaning_page import MeaningPage
from gui.import_wizard.names_page import NamesPage
from gui.import_wizard.page import Page
from gui.import_wizard.side_by_side import SideBySide
from gui.import_wizard.snapshot import Snapshot
from gui.import_wizard.tabs import PageState, PageTabs
from gui.import_wizard.types_page import TypesPage
from gui.parts import Message, button, label, repolish


class WizardFrame(QWidget):
    """Places the pages and shows a snapshot in all of them; what is done with answers is decided elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._drawing = False
        self._can_undo = False
        self.pages: tuple[Page, ...] = (FilePage(), TypesPage(), MeaningPage(), NamesPage(), BalancePage())
        self.tabs = PageTabs((tr("File"), tr("Types"), tr("Meaning"), tr("Names"), tr("Balance")))
        self.side_by_side = SideBySide()
        self.message = Message()
        self._title = label(kind="title")
        self._place = label(kind="note")
        self._known = label(kind="note")
        self._known.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.balance = label()
        for text in (self._title, self._place, self._known, self.balance):
            text.setWordWrap(False)
        self.same = QCheckBox(tr("Waiting files of this layout in the same way"))
        self.skip = button(tr("Skip this file"), kind="quiet")
        self.leave = button(tr("Close"), kind="quiet", picture="x")
        self.back = button(tr("Back"), lambda: self.go_by(-1))
        self.next = button(tr("Next"), lambda: self.go_by(1))
        self.finish = button(tr("Import"))
        self.back.setToolTip(tr("Alt+Left"))
        self.next.setToolTip(tr("Alt+Right"))
        self.finish.setToolTip(tr("Ctrl+Enter"))
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)
        self._nothing_yet = QWidget()
        self._stack.addWidget(self._nothing_yet)
        self._place_parts()
        self._connect_parts()

    def _place_parts(self) -> None:
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.side_by_side)
        halves.addWidget(self._stack)
        halves.setChildrenCollapsible(False)
        halves.setProperty("kind", "gap")
        halves.setHandleWidth(12)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        halves.setSizes([220, 330])
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        top.addWidget(self._place, 0, Qt.AlignmentFlag.AlignBaseline)
        top.addStretch(1)
        for quiet in (self.skip, self.leave):
            top.addWidget(quiet)
        tabs = QHBoxLayout()
        tabs.setSpacing(12)
        tabs.addWidget(self.tabs)
        tabs.addWidget(self._known, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.balance, 1)
        bottom.addWidget(self.same)
        for step in (self.back, self.next, self.finish):
            bottom.addWidget(step)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(tabs)
        layout.addWidget(self.message)
        layout.addWidget(halves, 1)
        layout.addLayout(bottom)

    def _connect_parts(self) -> None:
        self.tabs.currentChanged.connect(self._show_page)
        files = self.pages[0]
        assert isinstance(files, FilePage)
        self.side_by_side.line_selected.connect(files.select_line)
        self.side_by_side.line_chosen.connect(self._take_line)
        for keys, steps in (("Alt+Left", -1), ("Alt+Right", 1), ("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, lambda steps=steps: self.go_by(steps))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def page(self) -> int:
        """The page that is shown, counted from 0."""
        return self.tabs.currentIndex()

    def go(self, page: int) -> None:
        """Show a page."""
        self.tabs.setCurrentIndex(max(0, min(page, len(self.pages) - 1)))

    def go_by(self, steps: int) -> None:
        """Show the page so many further."""
        self.go(self.page + steps)

    @Slot(int)
    def _show_page(self, page: int) -> None:
        if self._snapshot is not None:
            self._stack.setCurrentIndex(page)
        self.show_buttons()

    @Slot(int)
    def _take_line(self, line: int) -> None:
        files = self.pages[0]
        if self.page == 0 and isinstance(files, FilePage):
            files.take_line(line)

    def show_file(self, queue: FileQueue) -> None:
        """Show which file it is the turn of, before anything is known of it."""
        several = len(queue) > 1
        self._title.setText(tr("Import: {name}", name=queue.current.name))
        self._place.setVisible(several)
        self._place.setText(tr("file {number} of {count}", number=whole(queue.number), count=whole(len(queue))))
        self.skip.setVisible(several)
        self.same.setVisible(queue.left > 0)
        self.message.say("")
        self._known.setText("")
        self.tabs.show_states((PageState(),) * len(self.pages))
        self._stack.setCurrentWidget(self._nothing_yet)
        self.show_buttons()

    def draw(self, snapshot: Snapshot, *, can_undo: bool) -> None:
        """Show this moment on all pages."""
        self._drawing = True
        self._can_undo = can_undo
        draft = snapshot.draft
        self._stack.setCurrentIndex(self.page)
        self._known.setText(
            tr("recognised: {layout}", layout=title(draft.recipe)) if draft.known else tr("unknown layout")
        )
        problems = "\n".join(str(problem) for problem in snapshot.problems)
        remedy = tr("Undo the last answer") if can_undo else tr("Try again")
        self.message.say(problems, "problem", remedy if problems else "")
        self.side_by_side.show_snapshot(snapshot)
        for page in self.pages:
            page.show_snapshot(snapshot)
        self.tabs.show_states(_states(snapshot))
        if snapshot.whole is not None:
            self.balance.setText(equation(snapshot.whole.reading.balance))
        elif snapshot.problems:
            self.balance.setText(tr("The file could not be read."))
        self.show_buttons()
        self._drawing = False

    def show_buttons(self) -> None:
        """Show what can be done now; the next sensible step stands out."""
        ready = self._snapshot is not None and self._snapshot.ready
        self.back.setEnabled(self.page > 0)
        self.next.setEnabled(self._snapshot is not None and self.page < len(self.pages) - 1)
        self.finish.setEnabled(ready)
        for made, primary in ((self.finish, ready), (self.next, not ready)):
            made.setProperty("kind", "primary" if primary else "")
            repolish(made)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._snapshot is not None and not self._drawing:
            self.draw(self._snapshot, can_undo=self._can_undo)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tabs.setFocus()


def _states(snapshot: Snapshot) -> tuple[PageState, ...]:
    read = snapshot.whole is not None
    asked = snapshot.open
    has_names = read and (snapshot.draft.shape == "table" or not any(each in MEANING for each in asked))
    return (
        PageState("asks" if any(each in FILE for each in asked) or snapshot.problems else "settled"),
        PageState("asks" if "doubt" in asked else "settled" if read else "", len(snapshot.failing)),
        PageState("asks" if any(each in MEANING for each in asked) else "settled"),
        PageState("settled" if has_names and not snapshot.names else "", len(snapshot.names)),
        PageState("settled" if snapshot.ready else ""),
    )
