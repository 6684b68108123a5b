"""Reads in the background what the draft asks for; of several requests the latest wins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.places.place import Decision
from core.progress import Progress
from core.texts import tr
from gui.import_wizard import work
from gui.import_wizard.draft import Draft
from gui.import_wizard.work import Whole
from gui.jobs import Job, Jobs

_SETTLING = 150  # ms without a new answer before the whole file is read


class Reader(QObject):
    """`looked` carries a `FirstLook`, `read` a `Whole`, `failed` the exception; `stopped` tells that a person
    cancelled the work."""

    looked = Signal(object)
    read = Signal(object)
    progressed = Signal(float)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._look: Job | None = None
        self._whole: Job | None = None
        self._last: Whole | None = None
        self._asked: Callable[[Progress], Whole] | None = None
        self._title = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLING)
        self._timer.timeout.connect(self._start_whole)

    def open(self, path: Path, sheet: str = "") -> None:
        """Look at a file for the first time."""
        self.stop()
        self._last = None
        self._start_look(path.name, lambda progress: work.first_look(path, sheet, progress))

    def look(self, draft: Draft) -> None:
        """Read the first rows anew."""
        self.stop()
        self._start_look(draft.path.name, lambda progress: work.look_again(draft, progress))

    def read_whole(self, draft: Draft, source_id: str, decisions: tuple[Decision, ...]) -> None:
        """Read the whole file, once no answer has come for a moment."""
        self._cancel(self._whole)
        self._whole = None
        before = self._last
        self._title = tr("Reading {name}", name=draft.path.name)
        self._asked = lambda progress: work.read_whole(draft, source_id, decisions, before, progress)
        self._timer.start()

    def stop(self) -> None:
        """Give up what is being read."""
        self._timer.stop()
        self._cancel(self._look)
        self._cancel(self._whole)
        self._look = self._whole = None

    def _start_look(self, name: str, task: Callable[[Progress], object]) -> None:
        job = self._jobs.start(tr("Looking at {name}", name=name), task)
        job.succeeded.connect(self._tell_looked)
        job.failed.connect(self._tell_failed)
        job.ended.connect(self._tell_stopped)
        self._look = job

    @Slot()
    def _start_whole(self) -> None:
        if self._asked is None:
            return
        job = self._jobs.start(self._title, self._asked)
        job.progressed.connect(self._tell_progress)
        job.succeeded.connect(self._tell_read)
        job.failed.connect(self._tell_failed)
        job.ended.connect(self._tell_stopped)
        self._whole = job

    @Slot(object)
    def _tell_looked(self, look: object) -> None:
        self._look = None
        self.looked.emit(look)

    @Slot(float, str)
    def _tell_progress(self, fraction: float, _text: str) -> None:
        self.progressed.emit(fraction)

    @Slot(object)
    def _tell_read(self, whole: Whole) -> None:
        self._last, self._whole = whole, None
        self.read.emit(whole)

    @Slot(object)
    def _tell_failed(self, error: BaseException) -> None:
        self._look = self._whole = None
        self.failed.emit(error)

    @Slot()
    def _tell_stopped(self) -> None:
        if self.sender() in (self._look, self._whole):  # it told no result, and nobody here gave it up
            self._look = self._whole = None
            self.stopped.emit()

    def _cancel(self, job: Job | None) -> None:
        if job is not None:
            job.cancel()
