"""Sources: everything that was imported, where it came from, and whether it is in order."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QSplitter,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.dataset import Dataset
from core.numerals import MISSING
from core.places.book import PlaceBook
from core.progress import Progress
from core.project import Project
from core.source import Marking, highest
from core.source_summary import SourceSummary, summarise
from core.texts import tr
from gui.file_dialogs import choose_files, choose_target
from gui.jobs import Jobs
from gui.messages import show_failure
from gui.parts import EmptyState, Message, button, label
from gui.session import Session
from gui.settings import SettingsStore
from gui.sources.detail import SourceDetail
from gui.sources.model import COLUMNS, SourcesModel
from gui.sources.welcome import Welcome

ROW_HEIGHT = 30
NARROWEST_NAME = 150


class SourcesScreen(QWidget):
    """The list of sources, and below it all about the selected one."""

    import_requested = Signal(list)  # of Path
    open_requested = Signal()
    sample_requested = Signal()
    table_requested = Signal(str)  # source id
    names_requested = Signal(str)  # source id

    def __init__(self, session: Session, jobs: Jobs, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._settings = settings
        self._shown: object = None
        self._known: dict[str, tuple[Dataset, object, SourceSummary]] = {}
        self.model = SourcesModel(self)
        self.table = self._make_table()
        self.detail = self._make_detail()
        self.message = Message()
        self.welcome = Welcome(settings)
        self.empty = EmptyState(
            "database",
            tr(
                "Here are the files you work with. Import a CSV or Excel file, or drop files or a folder on the window."
            ),
            tr("Import files…"),
        )
        self.empty.begun.connect(self.open_requested)
        self._build()
        self.setFocusProxy(self.table)
        session.changed.connect(self._show)
        self._show(session.project)

    @property
    def current(self) -> SourceSummary | None:
        """The selected source."""
        row = self.table.currentIndex().row()
        return self.model.summaries[row] if 0 <= row < len(self.model.summaries) else None

    def select(self, source_id: str) -> None:
        """Select this source."""
        for row, summary in enumerate(self.model.summaries):
            if summary.dataset.source.id == source_id:
                self.table.setCurrentIndex(self.model.index(row, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.table.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    # Making

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(tr("Sources"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setProperty("kind", "list")
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(48)
        table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_current())
        table.activated.connect(lambda _index: self._open_table())
        return table

    def _make_detail(self) -> SourceDetail:
        detail = SourceDetail()
        detail.explore_requested.connect(self._open_table)
        detail.names_requested.connect(self._ask_names)
        detail.reimport_requested.connect(self.reimport)
        detail.remove_requested.connect(self.remove)
        detail.marking_chosen.connect(self.mark)
        detail.save_aside_requested.connect(self._choose_aside_target)
        return detail

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(tr("Sources"), "title"), 1)
        top.addWidget(button(tr("Import files…"), self.open_requested.emit, kind="primary", picture=""))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.detail)
        parts.setProperty("kind", "gap")
        parts.setStretchFactor(0, 0)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(12)
        self._parts = parts
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.welcome)
        column.addWidget(self.message)
        column.addWidget(parts, 1)
        nothing = QWidget()
        begin = QVBoxLayout(nothing)
        begin.addStretch(2)
        begin.addWidget(self.empty)
        sample = button(tr("Or look at the fictional sample project first"), self.sample_requested.emit, kind="quiet")
        begin.addWidget(sample, 0, Qt.AlignmentFlag.AlignHCenter)
        begin.addStretch(3)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(filled)
        self._layers.addWidget(nothing)

    # Showing

    @Slot(object)
    def _show(self, project: Project) -> None:
        shown = (project.datasets, project.decisions)
        if shown == self._shown:
            return  # a change of view or of choices is not about sources
        self._shown = shown
        before_ids = set(self._known)
        new = [one.source.id for one in project.datasets if one.source.id not in before_ids]
        selected = new[0] if new else self.current.dataset.source.id if self.current else ""
        book = PlaceBook.standard().with_decisions(project.decisions)
        known, self._known = self._known, {}
        for dataset in project.datasets:
            before = known.get(dataset.source.id)
            if before is None or before[0] is not dataset or before[1] != project.decisions:
                before = (dataset, project.decisions, summarise(dataset, book))
            self._known[dataset.source.id] = before
        self.model.show([summary for _, _, summary in self._known.values()])
        self._layers.setCurrentIndex(0 if project.datasets else 1)
        self._give_room(len(project.datasets))
        self._fit_columns()
        self.welcome.show_project(project)
        if project.datasets:
            self.select(selected)
            if self.current is None:
                self.table.setCurrentIndex(self.model.index(len(project.datasets) - 1, 0))
            self._show_current()

    def _fit_columns(self) -> None:
        """Give each column what its head and cells need; the name of the source gets what is left."""
        header = self.table.horizontalHeader()
        left = self.table.viewport().width()
        for number, column in enumerate(COLUMNS[1:], start=1):
            empty = column.may_hide and not any(column.text(one) != MISSING for one in self.model.summaries)
            self.table.setColumnHidden(number, empty)
            if empty:
                continue
            wanted = min(self.table.sizeHintForColumn(number) + 6, column.widest)
            header.resizeSection(number, max(wanted, header.sectionSizeHint(number)))
            left -= header.sectionSize(number)
        header.resizeSection(0, max(left, NARROWEST_NAME))

    def _give_room(self, count: int) -> None:
        """Make the list as high as its lines, up to eight, and leave the rest to the detail."""
        wanted = 34 + ROW_HEIGHT * min(max(count, 2), 8)
        self._parts.setSizes([wanted, max(self._parts.height() - wanted, 200)])
        self.table.setMinimumHeight(min(wanted, 34 + 4 * ROW_HEIGHT))

    def _show_current(self) -> None:
        if self.current is not None:
            self.detail.show_source(self.current)

    def _open_table(self) -> None:
        if self.current is not None:
            self.table_requested.emit(self.current.dataset.source.id)

    def _ask_names(self) -> None:
        if self.current is not None:
            self.names_requested.emit(self.current.dataset.source.id)

    # Doing

    @Slot()
    def remove(self) -> None:
        """Remove the selected source; undo brings it back."""
        if self.current is None:
            return
        self.message.hide()
        summary = self.current
        self._session.change(
            tr("Remove “{title}”", title=summary.title),
            self._session.project.without_dataset(summary.dataset.source.id),
        )

    @Slot(str)
    def mark(self, marking: Marking) -> None:
        """Give the selected source this marking."""
        if self.current is None:
            return
        dataset = self.current.dataset
        marked = replace(dataset, source=replace(dataset.source, marking=marking))
        self._session.change(
            tr("Marking of “{title}”", title=self.current.title), self._session.project.with_dataset(marked)
        )

    @Slot()
    def reimport(self) -> None:
        """Read the file of the selected source again in the same way; ask where it is when it has moved."""
        if self.current is None:
            return
        dataset = self.current.dataset
        if dataset.source.path.exists():
            self._read_again(dataset, dataset.source.path)
            return
        choose_files(
            self,
            tr("Where is “{name}” now?", name=dataset.source.path.name),
            str(dataset.source.path.parent),
            "",
            lambda paths: self._read_again(dataset, paths[0]),
        )

    def _read_again(self, dataset: Dataset, path: Path) -> None:
        job = self._jobs.start(tr("Importing {name}", name=path.name), partial(_load_again, dataset, path))
        job.succeeded.connect(partial(self._take_again, dataset))
        job.failed.connect(partial(show_failure, self, tr("Import again")))

    def _take_again(self, before: Dataset, after: Dataset) -> None:
        same = before.source.sha256 and before.source.sha256 == after.source.sha256
        if same and before.source.path == after.source.path:
            self.message.say(tr("The file has not changed since it was imported."), "good")
            return
        self._session.change(
            tr("Import “{title}” again", title=after.source.title or after.source.path.name),
            self._session.project.with_dataset(after),
        )
        if same:
            self.message.say(tr("The file was found in its new place; its content is the same."), "good")
        else:
            self.message.say(
                tr("The file has changed: it was read again in the same way. Undo brings the earlier edition back."),
                "warning",
            )

    @Slot()
    def _choose_aside_target(self) -> None:
        if self.current is None:
            return
        dataset = self.current.dataset
        folder = Path(self._settings.current.export_folder or dataset.source.path.parent)
        proposal = folder / f"{dataset.source.path.stem}.aside.csv"
        choose_target(self, tr("Save rows set aside"), proposal, "CSV (*.csv)", partial(self.save_aside, dataset))

    def save_aside(self, dataset: Dataset, path: Path) -> None:
        """Save the rows of the source that were set aside."""
        job = self._jobs.start(tr("Saving {name}", name=path.name), partial(_write_aside, dataset, path))
        job.succeeded.connect(lambda saved: self.message.say(tr("Saved: {path}", path=saved), "good"))
        job.failed.connect(partial(show_failure, self, tr("Save rows set aside")))


def _load_again(dataset: Dataset, path: Path, progress: Progress) -> Dataset:
    from core import importing

    source = dataset.source
    loaded = importing.load(
        path,
        source_id=source.id,
        sheet=source.sheet,
        recipe=dataset.recipe,
        layout=dataset.reading.layout,
        progress=progress,
    )
    kept = replace(
        loaded.source,
        title=source.title or loaded.source.title,
        marking=highest(source.marking, loaded.source.marking),
    )
    return replace(loaded, source=kept)


def _write_aside(dataset: Dataset, path: Path, _progress: Progress) -> Path:
    from core.export import tables

    tables.write_aside(dataset.reading.aside, path)
    return path
