"""Going through the window step by step without a person: for the self-test and for pictures of the screens."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from gui.jobs import Jobs

_TICK_MS = 20
_CALM_TICKS = 5
_PATIENCE_TICKS = 6000  # two minutes for one step

Step = Callable[[], object]


class Walk(QObject):
    """Takes the steps one after another; each begins when the jobs of the one before have ended.

    A step that returns False could not be taken yet and is tried again.
    """

    ended = Signal()

    def __init__(self, jobs: Jobs, steps: Sequence[Step], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.failure: BaseException | None = None
        self._jobs = jobs
        self._steps = list(steps)
        self._calm = 0
        self._waited = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._look)

    def run(self, application: QApplication) -> None:
        """Take all steps in an event loop of its own; raises what a step raised."""
        # `quit` would ask the window, and the window the person; `exit` does not.
        self.ended.connect(lambda: application.exit(0))
        self._timer.start()
        application.exec()
        if self.failure is not None:
            raise self.failure

    @Slot()
    def _look(self) -> None:
        self._waited += 1
        self._calm = 0 if self._jobs.running else self._calm + 1
        if self._waited > _PATIENCE_TICKS:
            self._stop(TimeoutError("a step did not come to rest"))
        elif self._calm >= _CALM_TICKS:
            self._calm = 0
            self._take()

    def _take(self) -> None:
        if not self._steps:
            self._stop(None)
            return
        try:
            done = self._steps[0]()
        except BaseException as error:
            self._stop(error)
            return
        if done is not False:
            self._steps.pop(0)
            self._waited = 0

    def _stop(self, failure: BaseException | None) -> None:
        self.failure = failure
        self._timer.stop()
        self.ended.emit()
