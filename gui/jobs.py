"""Work that takes time, off the window's thread. The only module that starts threads."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.problems import ProblemError
from core.progress import Cancelled, Progress

log = logging.getLogger(__name__)


class Job(QObject):
    """One piece of work. All four signals are emitted in the window's thread; exactly one of succeeded,
    failed or neither (cancelled) comes before `ended`."""

    progressed = Signal(float, str)
    succeeded = Signal(object)
    failed = Signal(object)  # the exception
    ended = Signal()

    _told = Signal(float, str)
    _finished = Signal(object, object)

    def __init__(self, title: str, work: Callable[[Progress], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._cancelled = threading.Event()
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop. From now on it neither succeeds nor fails; it only ends."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def run(self) -> None:
        """Do the work; called in the worker's thread."""
        try:
            result = self._work(Progress(self._told.emit, self._cancelled.is_set))
        except Cancelled:
            self._finished.emit(None, None)
        except BaseException as error:
            self._finished.emit(None, error)
        else:
            self._finished.emit(result, None)

    @Slot(float, str)
    def _pass_on(self, fraction: float, text: str) -> None:
        if not self.is_cancelled:
            self.progressed.emit(fraction, text)

    @Slot(object, object)
    def _finish(self, result: object, error: BaseException | None) -> None:
        if not self.is_cancelled:
            if error is None:
                self.succeeded.emit(result)
            else:
                if not isinstance(error, ProblemError):
                    log.error("Job failed: %s", type(error).__name__)
                self.failed.emit(error)
        self.ended.emit()


class Jobs(QObject):
    """Starts jobs and knows which are running."""

    started = Signal(Job)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="job")
        self._running: list[Job] = []
        self._closed = False

    def start(self, title: str, work: Callable[[Progress], object]) -> Job:
        """Start the work; connecting to the job's signals afterwards is safe. After `close` nothing runs any more."""
        job = Job(title, work, self)
        if self._closed:
            job.cancel()
            return job
        self._running.append(job)
        job.ended.connect(self._forget)
        self.started.emit(job)
        self._pool.submit(job.run)
        return job

    @property
    def running(self) -> tuple[Job, ...]:
        return tuple(self._running)

    def close(self) -> None:
        """Cancel all work and wait until it has stopped."""
        self._closed = True
        for job in self._running:
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    @Slot()
    def _forget(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._running:
            self._running.remove(job)
            job.deleteLater()
