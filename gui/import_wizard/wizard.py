"""The import wizard: five pages one click apart, with the raw text beside the parsed table on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from core.numerals import percent
from core.places.book import PlaceBook
from core.problems import ProblemError
from core.texts import tr, trn
from gui.import_wizard.draft import Draft
from gui.import_wizard.file_queue import FileQueue
from gui.import_wizard.frame import WizardFrame
from gui.import_wizard.reader import Reader
from gui.import_wizard.snapshot import Snapshot
from gui.import_wizard.work import FirstLook, Whole, read_key
from gui.jobs import Jobs
from gui.messages import show_failure
from gui.opening import readable_files
from gui.session import Session
from gui.settings import SettingsStore

_DRAFTS_KEPT = 100


class ImportWizard(WizardFrame):
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
        self._queue = FileQueue(readable_files(paths))
        self._whole: Whole | None = None
        self._done: list[Draft] = []
        self._undone: list[Draft] = []
        self._looking: Draft | None = None
        self._at_once = False
        self._closing = False
        self._is_stopped = False
        self._reader = Reader(jobs, self)
        self._reader.looked.connect(self._take_look)
        self._reader.read.connect(self._take_whole)
        self._reader.failed.connect(self._take_failure)
        self._reader.stopped.connect(self._take_stop)
        self._reader.progressed.connect(self._show_progress)
        for page in self.pages:
            page.answered.connect(self.answer)
        self.message.acted.connect(self._act)
        self.skip.clicked.connect(self.skip_file)
        self.leave.clicked.connect(self.close_wizard)
        self.finish.clicked.connect(self.import_file)
        self._open()

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
            self._look_again(draft)
            self._snapshot = replace(self._snapshot, draft=draft, whole=None, problems=())
        elif draft.finished_recipe() != before.finished_recipe():
            self._snapshot = replace(self._snapshot, draft=draft, problems=())
            self._read_whole()
        else:
            self._snapshot = replace(self._snapshot, draft=draft)
        self._show()

    # Reading

    def _look_again(self, draft: Draft) -> None:
        self._is_stopped = False
        self._looking = draft
        self._reader.look(draft)
        self._show_progress(0.0)

    def _open(self) -> None:
        self._is_stopped = False
        self._snapshot = self._whole = None
        self._done, self._undone = [], []
        self.show_file(self._queue)
        self._show_progress(0.0)
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
        self._snapshot = Snapshot(draft, sheets, look.raw, look.preview, accounts=look.accounts, book=self._book(draft))
        self._read_whole()
        self._show()

    def _read_whole(self) -> None:
        assert self._snapshot is not None
        project = self._session.project
        self._snapshot = replace(self._snapshot, whole=None)
        self._is_stopped = False
        self._reader.read_whole(self._snapshot.draft, project.next_source_id(), project.decisions)
        self._show_progress(0.0)

    @Slot(object)
    def _take_whole(self, read: Whole) -> None:
        if self._snapshot is None:
            return
        self._whole = read
        self._snapshot = replace(
            self._snapshot, whole=read.dataset, accounts=read.accounts, totals=read.totals, problems=()
        )
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
        self.show_buttons()

    @Slot()
    def _take_stop(self) -> None:
        self._is_stopped, self._at_once = True, False
        self._say_stopped()

    def _say_stopped(self) -> None:
        self.message.say(tr("Reading was stopped before the end of the file."), "warning", tr("Read again"))
        self.balance.setText(tr("The file was not read to the end."))

    def _book(self, draft: Draft) -> PlaceBook:
        return PlaceBook.standard().with_decisions((*self._session.project.decisions, *draft.decisions))

    # Showing

    def _show(self) -> None:
        assert self._snapshot is not None
        book = self._book(self._snapshot.draft)
        found = self._whole.names if self._whole is not None and self._snapshot.whole is not None else ()
        names = tuple(name for name in found if book.resolve(name.text) is None)
        self._snapshot = snapshot = replace(self._snapshot, book=book, names=names)
        self.draw(snapshot, can_undo=bool(self._done))
        if self._is_stopped:
            self._say_stopped()

    @Slot(float)
    def _show_progress(self, fraction: float) -> None:
        if self._snapshot is None:
            self.balance.setText(tr("The first rows are being read."))
        elif self._snapshot.whole is None:
            self.balance.setText(tr("The whole file is being read: {part}", part=percent(fraction, 0)))

    @Slot()
    def _act(self) -> None:
        if self._closing:
            self._close()
        elif self._snapshot is None:
            self._open()
        elif self._is_stopped or not self._done:
            self._look_again(self._snapshot.draft)
            self._snapshot = replace(self._snapshot, problems=())
            self._show()
        else:
            self.undo()

    # Ending

    @Slot()
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

    @Slot()
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

    @Slot()
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
