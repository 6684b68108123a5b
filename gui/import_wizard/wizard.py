"""The import wizard: five pages one click apart, with the raw text beside the parsed table on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.numerals import percent, whole
from core.places.book import PlaceBook
from core.problems import ProblemError
from core.recipes.library import title
from core.texts import tr, trn
from gui.import_wizard.balance_page import BalancePage, equation
from gui.import_wizard.draft import FILE, MEANING, Draft
from gui.import_wizard.file_page import FilePage
from gui.import_wizard.file_queue import FileQueue
from gui.import_wizard.meaning_page import MeaningPage
from gui.import_wizard.names_page import NamesPage
from gui.import_wizard.page import Page
from gui.import_wizard.reader import Reader
from gui.import_wizard.side_by_side import SideBySide
from gui.import_wizard.snapshot import Snapshot
from gui.import_wizard.tabs import PageState, PageTabs
from gui.import_wizard.types_page import TypesPage
from gui.import_wizard.work import FirstLook, Whole, read_key
from gui.jobs import Jobs
from gui.messages import show_failure
from gui.opening import readable_files
from gui.parts import Message, button, label, repolish
from gui.session import Session
from gui.settings import SettingsStore

_DRAFTS_KEPT = 100


class ImportWizard(QWidget):
    """Brings files in, one after the other. Holds the draft; the pages only announce answers."""

    imported = Signal(object)  # Dataset
    closed = Signal()

    def __init__(
        self,
        paths: Sequence[Path],
        session: Session,
        jobs: Jobs,
        settings: SettingsStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._queue = FileQueue(readable_files(paths))
        self._snapshot: Snapshot | None = None
        self._whole: Whole | None = None
        self._done: list[Draft] = []
        self._undone: list[Draft] = []
        self._looking: Draft | None = None
        self._at_once = False
        self._closing = False
        self._reader = Reader(jobs, self)
        self._reader.looked.connect(self._take_look)
        self._reader.read.connect(self._take_whole)
        self._reader.failed.connect(self._take_failure)
        self._reader.progressed.connect(self._show_progress)
        self.pages: tuple[Page, ...] = (FilePage(), TypesPage(), MeaningPage(), NamesPage(), BalancePage())
        self.tabs = PageTabs((tr("File"), tr("Types"), tr("Meaning"), tr("Names"), tr("Balance")))
        self.side_by_side = SideBySide()
        self.message = Message()
        self._build()
        self._connect()
        self._open()

    def _build(self) -> None:
        self._title = label(kind="title")
        self._title.setWordWrap(False)
        self._place = label(kind="note")
        self._place.setWordWrap(False)
        self._known = label(kind="note")
        self._known.setWordWrap(False)
        self._known.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.same = QCheckBox()
        self.skip = button(tr("Skip this file"), self.skip_file, kind="quiet")
        self.leave = button(tr("Close"), self.close_wizard, kind="quiet", picture="x")
        self.back = button(tr("Back"), lambda: self.go_by(-1))
        self.next = button(tr("Next"), lambda: self.go_by(1))
        self.finish = button(tr("Import"), self.import_file)
        self.back.setToolTip(tr("Alt+Left"))
        self.next.setToolTip(tr("Alt+Right"))
        self.finish.setToolTip(tr("Ctrl+Enter"))
        self.balance = label()
        self.balance.setWordWrap(False)
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)
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

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_page)
        for page in self.pages:
            page.answered.connect(self.answer)
        files = self.pages[0]
        assert isinstance(files, FilePage)
        self.side_by_side.line_selected.connect(files.select_line)
        self.side_by_side.line_chosen.connect(files.take_line)
        self.message.acted.connect(self._act)
        for keys, action in (
            ("Alt+Left", lambda: self.go_by(-1)),
            ("Alt+Right", lambda: self.go_by(1)),
            ("Ctrl+PgUp", lambda: self.go_by(-1)),
            ("Ctrl+PgDown", lambda: self.go_by(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, action)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # Pages

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
        self._stack.setCurrentIndex(page)
        self._show_buttons()

    # Answers

    @property
    def snapshot(self) -> Snapshot | None:
        """What is known now; None before the first look."""
        return self._snapshot

    @Slot(object)
    def answer(self, draft: Draft) -> None:
        """Take a new draft, keeping the old one for undo."""
        if self._snapshot is None or draft == self._snapshot.draft:
            return
        self._done.append(self._snapshot.draft)
        del self._done[:-_DRAFTS_KEPT]
        self._undone.clear()
        self._become(draft)

    def undo(self) -> None:
        """Take the last answer back."""
        if self._done and self._snapshot is not None:
            self._undone.append(self._snapshot.draft)
            self._become(self._done.pop())

    def redo(self) -> None:
        """Give the answer again that was taken back."""
        if self._undone and self._snapshot is not None:
            self._done.append(self._snapshot.draft)
            self._become(self._undone.pop())

    def _become(self, draft: Draft) -> None:
        assert self._snapshot is not None
        before = self._snapshot.draft
        self._closing = False
        if draft.layout.sheet != before.layout.sheet:
            self._reader.open(draft.path, draft.layout.sheet)
            self._snapshot = replace(self._snapshot, draft=draft, whole=None, names=())
        elif read_key(draft) != read_key(before):
            self._looking = draft
            self._reader.look(draft)
            self._snapshot = replace(self._snapshot, draft=draft, whole=None, problems=())
        elif draft.finished_recipe() != before.finished_recipe():
            self._snapshot = replace(self._snapshot, draft=draft, problems=())
            self._read_whole()
        else:
            self._snapshot = replace(self._snapshot, draft=draft)
        self._show()

    # Reading

    def _open(self) -> None:
        self._snapshot = self._whole = None
        self._done, self._undone = [], []
        self._title.setText(tr("Import: {name}", name=self._queue.current.name))
        several = len(self._queue) > 1
        self._place.setVisible(several)
        self._place.setText(
            tr("file {number} of {count}", number=whole(self._queue.number), count=whole(len(self._queue)))
        )
        self.skip.setVisible(several)
        self.same.setVisible(self._queue.left > 0)
        self.same.setText(
            trn("the other file of this layout too", "the other {count} files of this layout too", self._queue.left)
        )
        self.message.say("")
        self._known.setText("")
        self._show_progress(0.0)
        self.tabs.show_states((PageState(),) * len(self.pages))
        self._stack.setEnabled(False)
        self._show_buttons()
        self._reader.open(self._queue.current)

    @Slot(object)
    def _take_look(self, look: FirstLook) -> None:
        first = self._snapshot is None
        draft = look.draft
        if first:
            draft = self._queue.like_the_one_before(draft) or draft
            self._at_once = draft is not look.draft
        elif self._snapshot is not None:
            now = self._snapshot.draft
            draft = now if draft is self._looking else replace(draft, facts=now.facts, decisions=now.decisions)
        sheets = look.sheets or (self._snapshot.sheets if self._snapshot is not None else ())
        self._snapshot = Snapshot(draft, sheets, look.raw, look.preview, book=self._book(draft))
        self._stack.setEnabled(True)
        self._read_whole()
        self._show()

    def _read_whole(self) -> None:
        assert self._snapshot is not None
        project = self._session.project
        self._snapshot = replace(self._snapshot, whole=None)
        self._reader.read_whole(self._snapshot.draft, project.next_source_id(), project.decisions)
        self._show_progress(0.0)

    @Slot(object)
    def _take_whole(self, read: Whole) -> None:
        if self._snapshot is None:
            return
        self._whole = read
        self._snapshot = replace(self._snapshot, whole=read.dataset, problems=())
        self._show()
        if self._at_once:
            self._at_once = False
            if self._snapshot.ready:
                self.same.setChecked(True)
                self.import_file()

    @Slot(object)
    def _take_failure(self, error: BaseException) -> None:
        self._at_once = False
        if not isinstance(error, ProblemError):
            show_failure(self, tr("Import"), error)
            return
        if self._snapshot is not None:
            self._snapshot = replace(self._snapshot, whole=None, problems=error.problems)
            self._show()
            return
        self.message.say("\n".join(str(problem) for problem in error.problems), "problem", tr("Try again"))
        self.balance.setText(tr("The file could not be read."))
        self._show_buttons()

    def _book(self, draft: Draft) -> PlaceBook:
        return PlaceBook.standard().with_decisions((*self._session.project.decisions, *draft.decisions))

    # Showing

    def _show(self) -> None:
        assert self._snapshot is not None
        draft = self._snapshot.draft
        book = self._book(draft)
        found = self._whole.names if self._whole is not None and self._snapshot.whole is not None else ()
        names = tuple(name for name in found if book.resolve(name.text) is None)
        self._snapshot = snapshot = replace(self._snapshot, book=book, names=names)
        self._known.setText(
            tr("recognised: {layout}", layout=title(draft.recipe)) if draft.known else tr("unknown layout")
        )
        problems = "\n".join(str(problem) for problem in snapshot.problems)
        self.message.say(problems, "problem", tr("Undo the last answer") if problems and self._done else "")
        self.side_by_side.show_snapshot(snapshot)
        for page in self.pages:
            page.show_snapshot(snapshot)
        self.tabs.show_states(_states(snapshot))
        if snapshot.whole is not None:
            self.balance.setText(equation(snapshot.whole.reading.balance))
        self._show_buttons()

    @Slot(float)
    def _show_progress(self, fraction: float) -> None:
        if self._snapshot is None:
            self.balance.setText(tr("The first rows are being read."))
        elif self._snapshot.whole is None:
            self.balance.setText(tr("The whole file is being read: {part}", part=percent(fraction, 0)))

    def _show_buttons(self) -> None:
        ready = self._snapshot is not None and self._snapshot.ready
        self.back.setEnabled(self.page > 0)
        self.next.setEnabled(self._snapshot is not None and self.page < len(self.pages) - 1)
        self.finish.setEnabled(ready)
        for made, primary in ((self.finish, ready), (self.next, not ready)):
            made.setProperty("kind", "primary" if primary else "")
            repolish(made)

    @Slot()
    def _act(self) -> None:
        if self._closing:
            self._close()
        elif self._snapshot is None:
            self._open()
        else:
            self.undo()

    # Ending

    def import_file(self) -> None:
        """Import the file as it is now, and turn to the next one."""
        snapshot = self._snapshot
        if snapshot is None or not snapshot.ready or snapshot.whole is None:
            return
        draft = snapshot.draft
        self._queue.follow(draft if self.same.isChecked() else None)
        if draft.decisions:
            label_text = trn("Decide {count} name", "Decide {count} names", len(draft.decisions))
            self._session.change(label_text, self._session.project.with_decision(*draft.decisions))
        source_id = self._session.project.next_source_id()
        self.imported.emit(
            replace(
                snapshot.whole,
                source=replace(snapshot.source, id=source_id),
                flows=tuple(replace(flows, source_ids=(source_id,)) for flows in snapshot.whole.flows),
            )
        )
        self._go_on()

    def skip_file(self) -> None:
        """Leave this file and turn to the next one."""
        self._go_on()

    def _go_on(self) -> None:
        self._reader.stop()
        if not self._queue.left:
            self._close()
            return
        self._queue.go_on()
        self.go(0)
        self._open()

    def close_wizard(self) -> None:
        """Close; when answers or waiting files would be lost, say so first."""
        would_lose = bool(self._done) or self._queue.left > 0
        if would_lose and not self._closing:
            self._closing = True
            self.message.say(
                tr("Your answers for this file, and files that still wait, would be lost."),
                "warning",
                tr("Close without importing"),
            )
            return
        self._close()

    def _close(self) -> None:
        self._reader.stop()
        self.closed.emit()

    # Keyboard

    def event(self, event: QEvent) -> bool:
        """Keep undo and redo to the wizard while it has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.accept()
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tabs.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        focus = self.focusWidget()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.import_file()
        elif enter and isinstance(focus, QAbstractButton):
            focus.click()
        elif enter and (focus is None or focus in (self, self.tabs)):
            self.go_by(1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_wizard()
        else:
            super().keyPressEvent(event)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


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
