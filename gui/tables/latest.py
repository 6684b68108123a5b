"""Of several pieces of work of one kind, only the latest counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from core.progress import Progress
from gui.jobs import Job, Jobs

Result = TypeVar("Result")


class Latest(QObject):
    """Starts jobs one after the other; a new one cancels the one before it."""

    failed = Signal(str, object)  # title, the exception

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None

    def start(self, title: str, work: Callable[[Progress], Result], done: Callable[[Result], object]) -> None:
        """Do the work in the background, then call `done` with what it gives."""
        self.cancel()
        job = self._jobs.start(title, work)
        self._job = job
        job.succeeded.connect(partial(self._done, job, done))
        job.failed.connect(partial(self._fail, title))
        job.ended.connect(partial(self._forget, job))

    def cancel(self) -> None:
        """Let nothing come of what was started."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def _done(self, job: Job, done: Callable[[Result], object], result: Result) -> None:
        if job is self._job:
            self._job = None
            done(result)

    def _fail(self, title: str, error: object) -> None:
        self.failed.emit(title, error)

    def _forget(self, job: Job) -> None:
        if job is self._job:
            self._job = None
