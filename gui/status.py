"""The bar at the bottom: rows shown, the selection, and the work that is going on."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton, QWidget

from core.numerals import percent
from core.texts import tr
from gui.icons import icon
from gui.jobs import Job, Jobs
from gui.parts import label


class Status(QFrame):
    """Says what the screen in front shows, and shows the running job with a button to cancel it."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "status")
        self._jobs = jobs
        self._job: Job | None = None
        self.counts = label()
        self.selection = label()
        self.doing = label()
        self.part = label()
        self.fiction = label(tr("Fictional data"), "heading")
        self.fiction.hide()
        for text in (self.fiction, self.counts, self.selection, self.doing, self.part):
            text.setWordWrap(False)
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setFixedSize(160, 12)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress"))
        self.cancel = QToolButton()
        self.cancel.setIcon(icon("x"))
        self.cancel.setProperty("kind", "quiet")
        self.cancel.setToolTip(tr("Cancel"))
        self.cancel.setAccessibleName(tr("Cancel the work that is going on"))
        self.cancel.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 8, 2)
        layout.setSpacing(16)
        layout.addWidget(self.fiction)
        layout.addWidget(self.counts)
        layout.addStretch(1)
        layout.addWidget(self.selection)
        layout.addWidget(self.doing)
        layout.addWidget(self.progress)
        layout.addWidget(self.part)
        layout.addWidget(self.cancel)
        self.setFixedHeight(30)
        jobs.started.connect(self._watch)
        self._show(jobs.running[-1] if jobs.running else None)
        for job in jobs.running:
            self._listen(job)

    def show_counts(self, text: str) -> None:
        """Show how many rows of how many are seen."""
        self.counts.setText(text)

    def show_selection(self, text: str) -> None:
        """Show count, sum and average of the selected cells."""
        self.selection.setText(text)

    def show_fictional(self, fictional: bool) -> None:
        """Say whether any of the figures is made up."""
        self.fiction.setVisible(fictional)

    @Slot(Job)
    def _watch(self, job: Job) -> None:
        self._listen(job)
        self._show(job)

    def _listen(self, job: Job) -> None:
        job.progressed.connect(self._move)
        job.ended.connect(self._next)

    def _show(self, job: Job | None) -> None:
        self._job = job
        for part in (self.doing, self.progress, self.part, self.cancel):
            part.setVisible(job is not None)
        if job is not None:
            self.doing.setText(job.title)
            self._show_part(0.0)

    @Slot(float, str)
    def _move(self, fraction: float, text: str) -> None:
        if self.sender() is self._job and self._job is not None:
            self._show_part(fraction)
            self.doing.setText(text or self._job.title)

    def _show_part(self, fraction: float) -> None:
        self.progress.setValue(round(fraction * 100))
        self.part.setText(percent(fraction, 0))
        self.part.setMinimumWidth(self.part.fontMetrics().horizontalAdvance(percent(1.0, 0)))

    @Slot()
    def _next(self) -> None:
        ended = self.sender()
        running = [job for job in self._jobs.running if job is not ended and not job.is_cancelled]
        self._show(running[-1] if running else None)

    def _cancel(self) -> None:
        if self._job is not None:
            self.doing.setText(tr("Stopping"))
            self._job.cancel()
