"""Annex: the workbook in the making, and the button that saves it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from core import language
from core.export.document import Document
from core.language import Language
from core.markings import MARKINGS
from core.problems import ProblemError
from core.progress import Progress
from core.project import Project
from core.source import Marking
from core.texts import speaking, tr
from gui.annex.outline import Outline
from gui.file_dialogs import choose_target
from gui.jobs import Job, Jobs
from gui.marking import ORDER
from gui.messages import show_failure
from gui.parts import EmptyState, Message, button, label
from gui.session import Session
from gui.settings import SettingsStore


@dataclass(frozen=True)
class Order:
    """What is to be made."""

    project: Project
    language: Language
    marking: Marking


class AnnexScreen(QWidget):
    """Choices at the left, what will be in the workbook at the right."""

    exported = Signal(object)  # Path

    def __init__(self, session: Session, jobs: Jobs, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._settings = settings
        self._looking: Job | None = None
        self._seen: object = None
        self._saved: Path | None = None
        self.language = QComboBox()
        self.language.addItem("Nederlands", "nl")
        self.language.addItem("English", "en")
        self.language.setCurrentIndex(self.language.findData(language.current()))
        self.language.setAccessibleName(tr("Language of the workbook"))
        self.language.activated.connect(lambda _index: self._propose())
        self.marking = QComboBox()
        self.marking.setAccessibleName(tr("Marking"))
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("File name"))
        self.name.setMinimumWidth(260)
        self.message = Message()
        self.message.acted.connect(self._copy_path)
        self.outline = Outline()
        self.export_button = button(tr("Export to Excel…"), self.choose_target, kind="primary", picture="")
        self._build()
        self.setFocusProxy(self.export_button)
        session.changed.connect(self._show)
        self._show(session.project)

    def choose_target(self) -> None:
        """Let the person choose the folder; the name is the one proposed."""
        folder = Path(self._settings.current.export_folder or Path.home())
        name = self.name.text().strip() or self._proposal()
        name = name if name.lower().endswith(".xlsx") else f"{name}.xlsx"
        choose_target(self, tr("Export to Excel"), folder / name, tr("Excel workbook (*.xlsx)"), self.export)

    def export(self, path: Path) -> None:
        """Make the workbook and save it at `path`, as a job."""
        self.message.hide()
        order = Order(self._session.project, self.language.currentData(), self.marking.currentData())
        self._settings.change(export_folder=str(path.parent))
        job = self._jobs.start(tr("Exporting {name}", name=path.name), partial(_export, order, path))
        self.export_button.setEnabled(False)
        job.succeeded.connect(self._say_saved)
        job.failed.connect(self._say_failed)
        job.ended.connect(self._allow)

    # Making

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Language"), self.language)
        form.addRow(tr("Marking"), self.marking)
        form.addRow(tr("File name"), self.name)
        choices = QFrame()
        choices.setProperty("kind", "card")
        side = QVBoxLayout(choices)
        side.setContentsMargins(16, 16, 16, 16)
        side.setSpacing(16)
        side.addWidget(label(tr("Excel workbook"), "heading"))
        side.addLayout(form)
        side.addWidget(self.export_button)
        side.addWidget(
            label(
                tr("The marking stands on every page and in the properties. It is never below that of a source."),
                "note",
            )
        )
        side.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.outline)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(choices, 2)
        middle.addWidget(scroll, 3)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(tr("Annex"), "title"))
        column.addWidget(self.message)
        column.addLayout(middle, 1)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(filled)
        self._layers.addWidget(
            EmptyState(
                "file-text", tr("Here the answer becomes a workbook for Excel. First import a source in Sources.")
            )
        )

    # Showing

    @Slot(object)
    def _show(self, project: Project) -> None:
        self._layers.setCurrentIndex(0 if project.datasets else 1)
        wanted: Marking = self.marking.currentData() or ""
        self.marking.clear()
        for marking in ORDER[ORDER.index(project.effective_marking) :]:
            self.marking.addItem(MARKINGS[marking] or tr("No marking"), marking)
        self.marking.setCurrentIndex(max(self.marking.findData(wanted), 0))
        seen = (project.datasets, project.share, project.decisions, project.membership)
        if seen != self._seen and project.datasets:
            self._propose()
            self._look(project)
        self._seen = seen

    def _look(self, project: Project) -> None:
        """Find out in the background what will be in the workbook; only the latest question counts."""
        if self._looking is not None:
            self._looking.cancel()
        self.export_button.setEnabled(False)
        self.outline.wait()
        order = Order(project, language.current(), "")
        self._looking = self._jobs.start(tr("Preparing the annex"), partial(_compose, order))
        self._looking.succeeded.connect(self._show_outline)
        self._looking.failed.connect(self._say_impossible)
        self._looking.ended.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        if self.sender() is self._looking:
            if self._looking is not None and self._looking.is_cancelled:  # by a person; exporting still can be tried
                self.outline.say(tr("It was stopped before it was known what will be in the workbook."))
                self.export_button.setEnabled(True)
            self._looking = None

    @Slot(object)
    def _show_outline(self, document: Document) -> None:
        self.export_button.setEnabled(True)
        used = {source.sha256 for source in document.sources}
        others = [
            dataset.source.title or dataset.source.path.name
            for dataset in self._session.project.datasets
            if (dataset.source.sha256 or dataset.reading.sha256) not in used
        ]
        self.outline.show_document(document, others)

    @Slot(object)
    def _say_impossible(self, error: BaseException) -> None:
        if isinstance(error, ProblemError):
            self.outline.say("\n".join(str(problem) for problem in error.problems))
        else:
            self.outline.say("")
            show_failure(self, tr("Annex"), error)

    def _propose(self) -> None:
        self.name.setText(self._proposal())

    def _proposal(self) -> str:
        with speaking(self.language.currentData()):
            return tr("Share outside NATO {day}.xlsx", day=dt.date.today().isoformat())

    @Slot(object)
    def _say_saved(self, path: Path) -> None:
        self._saved = path
        self.message.say(tr("Saved: {path}", path=path), "good", tr("Copy the path"))
        self.exported.emit(path)

    @Slot(object)
    def _say_failed(self, error: BaseException) -> None:
        if isinstance(error, ProblemError):
            self.message.say("\n".join(str(problem) for problem in error.problems), "problem")
        else:
            show_failure(self, tr("Export to Excel"), error)

    @Slot()
    def _allow(self) -> None:
        self.export_button.setEnabled(True)

    def _copy_path(self) -> None:
        if self._saved is not None:
            QGuiApplication.clipboard().setText(str(self._saved))


def _compose(order: Order, progress: Progress) -> Document:
    from core.composing import compose

    with speaking(order.language):
        return compose(order.project, marking=order.marking or None, progress=progress)


def _export(order: Order, path: Path, progress: Progress) -> Path:
    from core.composing import compose
    from core.export.registry import export

    with speaking(order.language):
        document = compose(order.project, marking=order.marking or None, progress=progress.part(0.0, 0.4))
        export(document, path, progress.part(0.4, 1.0))
    return path
