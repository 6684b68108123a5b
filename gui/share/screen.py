"""Share: the answer in a sentence, the choices above it, the band, and the table behind it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.analysis.options import ShareOptions
from core.analysis.share_rows import Cell
from core.problems import ProblemError
from core.project import Project
from core.report import BandChart, Chart, Report, ReportTable
from core.texts import tr, trn
from gui.charts.frame import ChartFrame
from gui.charts.registry import chart_widget
from gui.jobs import Job, Jobs
from gui.messages import show_failure
from gui.parts import EmptyState, Message, button, label
from gui.session import Session
from gui.settings import SettingsStore
from gui.share.cells import BY_TABLE, cell_of
from gui.share.choices import Choices
from gui.share.work import Shown, rows_of, work_out
from gui.tables.report_table import ReportTableView, as_text

_LOWEST_TABLE = 150  # pixels: the tabs, the heads and two lines
_GROUP_TABLES = {by: table for table, by in BY_TABLE.items()}


class _Parts(QSplitter):
    """Wants no more room than it needs, so that the page scrolls as late as possible."""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class ShareScreen(QWidget):
    """Works the answer out anew on every change of the project; the latest change wins."""

    rows_requested = Signal(object)  # RowsRequest
    annex_requested = Signal()
    names_requested = Signal()
    import_requested = Signal()
    shown: Shown | None = None

    def __init__(self, session: Session, jobs: Jobs, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._settings = settings
        self._job: Job | None = None
        self._stale = True
        self._by = session.project.share.by
        self.sentence = label("", "answer")
        self.more = label("", "content")
        self.choices = Choices()
        self.choices.changed.connect(self._choose)
        self.names = Message()
        self.names.acted.connect(self.names_requested)
        self.problem = Message()
        self.problem.acted.connect(self._act)
        self.charts = QSplitter(Qt.Orientation.Horizontal)
        self.tables = QTabWidget()
        self.tables.setDocumentMode(True)
        self.tables.setMinimumHeight(_LOWEST_TABLE)
        self.chart_views: list[ChartFrame] = []
        self.table_views: dict[str, ReportTableView] = {}
        self._build()
        self.setFocusProxy(self.choices.chips["measure"])
        session.changed.connect(self._follow)
        self._follow(session.project)

    def _build(self) -> None:
        self.empty = EmptyState(
            "percent",
            tr("Here stands which part of the arms exports of NATO countries goes outside NATO, with its limits. "
               "It needs at least one source with suppliers, destinations and values."),
            tr("Import files"),
        )  # fmt: skip
        self.empty.begun.connect(self.import_requested)
        head = QHBoxLayout()
        head.setSpacing(8)
        title = label(tr("Share outside NATO"), "title")
        title.setWordWrap(False)
        head.addWidget(title, 1)
        self.copy_button = button(tr("Copy"), self.copy, picture="copy")
        self.copy_button.setToolTip(tr("Copy the sentences and the table"))
        self.annex_button = button(tr("To annex"), self.annex_requested.emit, kind="primary")
        head.addWidget(self.copy_button)
        head.addWidget(self.annex_button)
        self.splitter = _Parts(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.charts)
        self.splitter.addWidget(self.tables)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([420, 150])
        answer = QWidget()
        column = QVBoxLayout(answer)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addWidget(self.more)
        column.addWidget(self.choices)
        column.addWidget(self.names)
        column.addWidget(self.problem)
        column.addWidget(self.splitter, 1)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(self.empty)
        self.page = QScrollArea()  # scrolls only in a low window
        self.page.setWidgetResizable(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page.setWidget(answer)
        self.stack.addWidget(self.page)

    # Working out

    @Slot(object)
    def _follow(self, project: Project) -> None:
        """Work out the answer to this project, unless nothing that matters to it has changed."""
        before = self.shown.project if self.shown is not None and not self._stale else None
        if before is not None and _question(before) == _question(project):
            return
        self._stale = True
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if not any(dataset.flows for dataset in project.datasets):
            self.shown = None
            self.stack.setCurrentIndex(0)
            return
        self.stack.setCurrentIndex(1)
        self._show_choices(project)
        self._job = self._jobs.start(tr("Working out the share"), partial(work_out, project))
        self._job.succeeded.connect(self._show)
        self._job.failed.connect(self._fail)
        self._job.ended.connect(self._say_stopped)

    @Slot(object)
    def _show(self, shown: Shown) -> None:
        self.shown = shown
        self._stale = False
        self._job = None
        self._show_choices(shown.project)
        report = shown.report
        self.sentence.setText(report.sentences[0])
        self.more.setText(" ".join(report.sentences[1:]))
        self.more.setVisible(len(report.sentences) > 1)
        self._show_messages(shown)
        self._show_charts(report)
        self._show_tables(report)

    @Slot(object)
    def _fail(self, error: object) -> None:
        self._job = None
        if isinstance(error, ProblemError):
            self.problem.say("\n".join(map(str, error.problems)), "problem")
            return
        show_failure(self, tr("Share"), error if isinstance(error, Exception) else RuntimeError())

    @Slot()
    def _say_stopped(self) -> None:
        """Say that a person cancelled the work; what is shown belongs to an earlier question."""
        if self._job is not None and self.sender() is self._job:
            self._job = None
            self.problem.say(tr("The share was not worked out: it was stopped."), "warning", tr("Work out again"))

    def _act(self) -> None:
        if self._stale:
            self.problem.say("")
            self._follow(self._session.project)
        else:
            self.choices.open("measure")

    @Slot(str, object)
    def _choose(self, label_: str, options: ShareOptions) -> None:
        self._session.change(label_, replace(self._session.project, share=options))

    # Showing

    def _show_choices(self, project: Project) -> None:
        if self.shown is None:
            self.choices.show_project(project, (), (), (0, 0))
            return
        flows = self.shown.chosen.flows
        known = flows.years[flows.years > 0]
        years = (int(known.min()), int(known.max())) if len(known) else (0, 0)
        self.choices.show_project(project, tuple(flows.flags), self.shown.chosen.left_out, years)

    def _show_messages(self, shown: Shown) -> None:
        answer = shown.answer
        count = len(answer.undecided)
        self.names.say("")
        if count:
            self.names.say(
                trn("{count} name is not recognised; until somebody decides, its flows count as ambiguous.",
                    "{count} names are not recognised; until somebody decides, their flows count as ambiguous.", count),
                "warning",
                tr("Decide names"),
            )  # fmt: skip
        others = answer.problems[count:]  # the first ones are about the names above
        remedied = [problem for problem in others if problem.remedy]
        several = len(shown.chosen.datasets) > 1
        self.problem.say("\n".join(map(str, remedied)), "warning", tr("Choose sources") if several else "")

    def _show_charts(self, report: Report) -> None:
        is_zoomed = any("zoom" in view.tools and view.tools["zoom"].isChecked() for view in self.chart_views)
        for view in self.chart_views:
            view.setParent(None)
            view.deleteLater()
        self.chart_views = []
        for chart in self._charts_wanted(report):
            view = chart_widget(chart)
            view.opened.connect(partial(self._open_position, chart))
            self.charts.addWidget(view)
            self.chart_views.append(view)
            if is_zoomed and "zoom" in view.tools:
                view.tools["zoom"].setChecked(True)

    def _charts_wanted(self, report: Report) -> list[Chart]:
        assert self.shown is not None
        options = self.shown.answer.options
        band = "five_year" if options.five_year else "years"
        wanted: list[Chart] = [chart for chart in report.charts if isinstance(chart, BandChart) and chart.table == band]
        return wanted + [chart for chart in report.charts if not isinstance(chart, BandChart)]

    def _show_tables(self, report: Report) -> None:
        current = self.tables.currentIndex()
        names = [table.id for table in report.tables]
        if names != list(self.table_views):
            self._make_tables(report)
        for table in report.tables:
            self.table_views[table.id].show_table(table)
        self.notes.setText("\n\n".join(report.notes))
        assert self.shown is not None
        options = self.shown.answer.options
        if options.five_year and "five_year" in names and current <= 0:
            current = names.index("five_year")
        grouped = _GROUP_TABLES[options.by] if options.by else ""
        if options.by != self._by and grouped in names:
            current = names.index(grouped)
        self._by = options.by
        self.tables.setCurrentIndex(max(min(current, len(names)), 0))

    def _make_tables(self, report: Report) -> None:
        self.tables.clear()
        for view in self.table_views.values():
            view.parent().deleteLater()
        self.table_views = {}
        for table in report.tables:
            view = ReportTableView(table)
            view.cell_opened.connect(partial(self._open_cell, table.id))
            self.table_views[table.id] = view
            self.tables.addTab(_with_note(view, table), table.title)
        self.notes = label()
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.notes.setContentsMargins(8, 8, 8, 8)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidget(self.notes)
        scrolled.setAccessibleName(tr("Explanation"))
        self.tables.addTab(scrolled, tr("Explanation"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.shown is not None:
            self._show_messages(self.shown)

    # Behind the numbers

    def _open_cell(self, table_id: str, row: int, column: int) -> None:
        if self.shown is None:
            return
        found = cell_of(self.shown.answer, self.shown.report.table(table_id), row, column)
        if found is not None:
            self._open(*found)

    def _open_position(self, chart: Chart, position: int) -> None:
        if self.shown is not None:
            found = cell_of(self.shown.answer, self.shown.report.table(chart.table), position, 0)
            if found is not None:
                self._open(*found)

    def _open(self, title: str, cell: Cell) -> None:
        if self.shown is None:
            return
        job = self._jobs.start(tr("Finding the rows"), partial(rows_of, self.shown, title, cell))
        job.succeeded.connect(self.rows_requested)
        job.failed.connect(partial(show_failure, self, tr("Rows")))

    def copy(self) -> None:
        """Put the sentences and the table in front on the clipboard."""
        if self.shown is None:
            return
        report = self.shown.report
        table = report.tables[min(self.tables.currentIndex(), len(report.tables) - 1)]
        source = report.charts[0].source
        QGuiApplication.clipboard().setText("\n".join((*report.sentences, "", as_text(table), "", source)))


def _question(project: Project) -> tuple[object, ...]:
    return project.datasets, project.decisions, project.membership, project.share


def _with_note(view: ReportTableView, table: ReportTable) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 4, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(view, 1)
    if table.note:
        note = label(table.note, "note")
        note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        layout.addWidget(note)
    return page
