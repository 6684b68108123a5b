"""The place Explore: choose a table, look into it, and see where each row comes from."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from core.exploring import classes, open_tables
from core.exploring.open_tables import Filled, OpenTable
from core.exploring.view_state import ViewState
from core.places.book import PlaceBook
from core.problems import Problem
from core.progress import Progress
from core.project import Project
from core.reading.table import Table
from core.texts import tr
from core.unseen import visible
from gui.explore.side_panel import SidePanel
from gui.file_dialogs import choose_target
from gui.jobs import Jobs
from gui.messages import show_failure
from gui.parts import EmptyState, Message, button, label
from gui.requests import RowsRequest
from gui.session import Session
from gui.settings import SettingsStore
from gui.tables.latest import Latest
from gui.tables.table_panel import TablePanel

_QUICK = 100_000  # flows that are put into a table at once
_BEHIND = "rows:"  # begins the key of a view on the rows behind a number


class ExploreScreen(QWidget):
    """Shows one table of the project at a time. Its sorting and filtering is undone with the session's undo."""

    counts_changed = Signal(str)
    selection_changed = Signal(str)
    sources_asked = Signal()

    def __init__(self, session: Session, jobs: Jobs, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._settings = settings
        self._tables: tuple[OpenTable, ...] = ()
        self._key = ""
        self._request: RowsRequest | None = None
        self._requests = 0
        self._filled: Filled | None = None
        self._made_from: object = None
        self._book: tuple[object, PlaceBook] | None = None
        self._filling = Latest(jobs, self)
        self.panel = TablePanel(jobs)
        self.side = SidePanel(jobs)
        self._build()
        self._connect()
        self._redraw(session.project)

    def show_source(self, source_id: str) -> None:
        """Show the table of this source."""
        self._choose(source_id)
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rows(self, request: RowsRequest) -> None:
        """Show the rows behind a number, until the person asks for all of them again."""
        self._request = request
        self._requests += 1
        self._key = f"{_BEHIND}{self._requests}"
        self._redraw(self._session.project)
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def find(self) -> None:  # type: ignore[override]  # QWidget.find looks up window numbers
        """Open the find bar."""
        self.panel.open_find()

    def focus_table(self) -> None:
        """Put the keyboard in the table."""
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Table to show"))
        self.choice.setMinimumWidth(280)
        self.choice.setPlaceholderText(tr("Rows behind a number"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._columns = button(tr("Columns"), picture="columns-3")
        self._columns.setMenu(QMenu(self._columns))
        self._behind = Message()
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(8)
        top.addWidget(label(tr("Explore"), "title"))
        top.addSpacing(8)
        top.addWidget(self.choice, 1)
        top.addStretch(1)
        top.addWidget(button(tr("Find"), self.find, picture="search"))
        top.addWidget(self._columns)
        top.addWidget(button(tr("Save table…"), self.save, picture="download"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.panel)
        splitter.addWidget(self.side)
        splitter.setStretchFactor(0, 1)
        splitter.setCollapsible(0, False)
        splitter.setSizes([820, 360])
        full = QWidget()
        layout = QVBoxLayout(full)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._behind)
        layout.addWidget(splitter, 1)
        self._empty = EmptyState(
            "table", tr("Here you look into the rows of your sources. Import a file first."), tr("To the sources")
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _connect(self) -> None:
        self._session.changed.connect(self._redraw)
        self._empty.begun.connect(self.sources_asked)
        self._behind.acted.connect(self._show_all_again)
        self.choice.activated.connect(self._choose_place)
        self._columns.menu().aboutToShow.connect(self._fill_columns)
        self._filling.failed.connect(self._tell_failure)
        self.panel.failed.connect(self._tell_failure)
        self.side.column.failed.connect(self._tell_failure)
        self.panel.state_asked.connect(self._keep_state)
        self.panel.counts_changed.connect(self.counts_changed)
        self.panel.selection_changed.connect(self.selection_changed)
        self.panel.row_entered.connect(self._show_row)
        self.panel.row_opened.connect(self._open_row)
        self.panel.column_entered.connect(self._show_column)
        self.panel.rows_changed.connect(self._show_column)
        self.side.currentChanged.connect(self._show_column)
        for keys, action in (("F3", self.panel.find_next), ("Shift+F3", self.panel.find_previous)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _redraw(self, project: Project) -> None:
        """Show the project as it now is; the table is made anew only when what it is made from has changed."""
        self._tables = open_tables.open_tables(project)
        if not self._tables:
            self._key, self._filled, self._made_from = "", None, None
            self._pages.setCurrentIndex(0)
            self.counts_changed.emit("")
            self.selection_changed.emit("")
            return
        self._pages.setCurrentIndex(1)
        if self._request is None and self._key not in {one.key for one in self._tables}:
            self._key = next((one.key for one in self._tables if one.source_id), self._tables[0].key)
        self._show_choices()
        material = self._material(project)
        if material != self._made_from:
            self._made_from = material
            self._fill(project)
        elif self._filled is not None:
            self.panel.show_state(project.view(self._key))

    def _material(self, project: Project) -> object:
        """Return all that the table shown depends on."""
        which = self._chosen()
        if which is not None and which.source_id:
            return (which.key, project.dataset(which.source_id).reading)
        judged = (project.decisions, project.membership, project.share.membership, project.share.lens)
        origin = self._request if which is None else which.key
        return (self._key, origin, project.datasets, judged, project.share.destination)

    def _chosen(self) -> OpenTable | None:
        return next((one for one in self._tables if one.key == self._key), None)

    def _show_choices(self) -> None:
        titles = [one.title for one in self._tables]
        if titles != [self.choice.itemText(place) for place in range(self.choice.count())]:
            self.choice.clear()
            for one in self._tables:
                self.choice.addItem(one.title)
        place = next((place for place, one in enumerate(self._tables) if one.key == self._key), -1)
        self.choice.setCurrentIndex(place)
        if self._request is not None:
            self._behind.say(tr("Rows behind: {title}", title=self._request.title), "info", tr("Show all again"))
        else:
            self._behind.hide()

    def _fill(self, project: Project) -> None:
        which, request = self._chosen(), self._request

        def work(progress: Progress) -> Filled:
            if which is not None:
                return open_tables.fill(project, which, progress)
            assert request is not None
            return open_tables.fill_flows(project, request.flows.take(request.rows), progress)

        size = sum(len(flows) for dataset in project.datasets for flows in dataset.flows)
        if which is None and request is not None:
            size = len(request.rows)
        if (which is not None and which.source_id) or size <= _QUICK:
            self._filling.cancel()
            self._show_filled(work(Progress()))
        else:
            self._filling.start(tr("Making the table"), work, self._show_filled)

    def _show_filled(self, filled: Filled) -> None:
        self._filled = filled
        which = self._chosen()
        if which is not None and which.source_id:
            self.side.show_aside(self._session.project.dataset(which.source_id).reading.aside)
        else:
            self.side.show_aside(())
        self.panel.show_table(filled.table, self._session.project.view(self._key))
        self._show_column()

    def _choose_place(self, place: int) -> None:
        self._choose(self._tables[place].key)

    def _choose(self, key: str) -> None:
        self._key = key
        self._request = None
        self._redraw(self._session.project)

    def _show_all_again(self) -> None:
        if self._request is None:
            return
        measure = self._request.flows.measure
        self._choose(next((one.key for one in self._tables if one.measure == measure), self._tables[0].key))

    def _keep_state(self, label_of_change: str, state: ViewState) -> None:
        self._session.change(label_of_change, self._session.project.with_view(self._key, state))

    def _fill_columns(self) -> None:
        menu = self._columns.menu()
        menu.clear()
        state = self.panel.state
        for column in self.panel.table.columns:
            action = menu.addAction(visible(column.name).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(column.name not in state.hidden)
            action.triggered.connect(partial(self._toggle_column, column.name))
        menu.addSeparator()
        menu.addAction(tr("Show all columns"), self.panel.show_all_columns)
        order = menu.addAction(tr("Order of the source"), self._restore_order)
        order.setEnabled(bool(state.order))

    def _toggle_column(self, name: str, shown: bool) -> None:
        if shown:
            self._keep_state(tr("Show column {column}", column=visible(name)), self.panel.state.with_shown(name))
        else:
            self.panel.hide_column(name)

    def _restore_order(self) -> None:
        self._keep_state(tr("Order of the columns"), replace(self.panel.state, order=()))

    def _show_row(self, row: int) -> None:
        filled = self._filled
        if row < 0 or filled is None or filled.table is not self.panel.table:
            self.side.row.clear()
            return
        project = self._session.project
        which = self._chosen()
        if which is not None and which.source_id:
            self.side.row.show_row(project.dataset(which.source_id), row)
            return
        flows, judgement = filled.flows, filled.judgement
        assert flows is not None
        assert judgement is not None
        source = flows.source_ids[int(flows.source[row])]
        dataset = next((one for one in project.datasets if one.source.id == source), None)
        if dataset is None:
            self.side.row.clear()
            return
        reasons = classes.why(flows, row, judgement, self._places(), project.membership, project.share)
        self.side.row.show_row(dataset, int(flows.row[row]), reasons)

    def _open_row(self, row: int) -> None:
        """Enter or double click: show where the row comes from."""
        self.side.show()
        self.side.setCurrentWidget(self.side.row)
        self._show_row(row)

    def _show_column(self, *_what: object) -> None:
        if self.side.shows_column:
            self.side.column.show_column(self.panel.table, self.panel.view.current_name(), self.panel.rows)

    def _places(self) -> PlaceBook:
        decisions = self._session.project.decisions
        if self._book is None or self._book[0] != decisions:
            self._book = (decisions, PlaceBook.standard().with_decisions(decisions))
        return self._book[1]

    def _tell_failure(self, title: str, error: BaseException) -> None:
        show_failure(self, title, error)

    def save(self) -> None:
        """Save the rows and columns that are shown, in their order, as a file."""
        if self._filled is None:
            return
        which = self._chosen()
        folder = Path(self._settings.current.export_folder or Path.home())
        title = which.title if which else tr("rows")
        name = " ".join("".join(char if char.isalnum() or char in "-_." else " " for char in title).split())
        patterns = tr("Excel workbook (*.xlsx);;CSV (*.csv);;OpenDocument (*.ods);;Parquet (*.parquet)")
        choose_target(self, tr("Save table"), folder / f"{name}.xlsx", patterns, self._save_to)

    def _save_to(self, path: Path) -> None:
        from core.export import tables  # loads the writers, which only this needs

        self._settings.change(export_folder=str(path.parent))
        shown = self._shown_table()
        job = self._jobs.start(tr("Saving the table"), lambda progress: tables.write(shown, path, progress=progress))
        job.failed.connect(partial(show_failure, self, tr("Save table")))
        job.succeeded.connect(partial(self._saved, path))

    def _shown_table(self) -> Table:
        table, rows = self.panel.table, self.panel.rows
        columns = tuple(table.column(name) for name in self.panel.view.shown_columns())
        if rows is None:
            return replace(table, columns=columns)
        return Table(tuple(replace(column, codes=column.codes[rows]) for column in columns), table.rows[rows])

    def _saved(self, path: Path, problems: tuple[Problem, ...]) -> None:
        text = tr("Saved as {file}.", file=path.name)
        self._behind.say(" ".join([text, *map(str, problems)]), "good")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._tables:
            self.counts_changed.emit(self.panel.counts())
