"""The window: places the screens, passes requests between them; the only module that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from core.dataset import Dataset
from core.places.membership import Membership
from core.problems import Problem, ProblemError
from core.project import Project
from core.source import Marking, highest
from core.texts import tr
from gui import opening, style
from gui.about import about
from gui.annex.screen import AnnexScreen
from gui.command_palette import CommandPalette
from gui.commands import Actions
from gui.enter_key import pressed_with_enter
from gui.file_dialogs import choose_files, choose_folder
from gui.frame import frame
from gui.help import HelpPanel
from gui.jobs import Jobs
from gui.marking import MarkingBand, lowest_allowed
from gui.messages import ask, inform, show_failure
from gui.preferences import Preferences
from gui.rail import SETTINGS, Rail
from gui.recent import RecentMenu
from gui.requests import RowsRequest
from gui.session import Session
from gui.settings import Settings, SettingsStore
from gui.sources.screen import SourcesScreen
from gui.speech import Speech
from gui.status import Status
from gui.window_commands import window_commands

FIRST_SIZE = (1280, 720)
SMALLEST_SIZE = (1024, 600)


class MainWindow(QMainWindow):
    """Everything on screen. A change of language makes all of it anew from the same session."""

    closed = Signal()

    def __init__(
        self, session: Session, jobs: Jobs, settings: SettingsStore, speech: Speech, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.jobs = jobs
        self.settings = settings
        self._speech = speech
        self._shown = settings.current
        self._wizard: QWidget | None = None
        self._waiting: list[Path] = []
        self._may_close = False
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*FIRST_SIZE)
        self.restoreGeometry(QByteArray.fromBase64(settings.current.geometry.encode("ascii", "ignore")))
        self._build("sources")
        session.changed.connect(self._follow_project)
        session.changed.connect(self._remember)
        settings.changed.connect(self._follow_settings)
        settings.not_saved.connect(self._say_not_saved)

    # What is on screen

    def _build(self, place: str) -> None:
        self._pages: dict[str, QWidget] = {}
        self._place = place
        self._counts: dict[str, str] = {}
        self._selections: dict[str, str] = {}
        self.rail = Rail()
        self.rail.chosen.connect(self.go)
        self.stack = QStackedWidget()
        self.bands = (MarkingBand(), MarkingBand())
        for band in self.bands:
            band.chosen.connect(self.mark)
        self.status = Status(self.jobs)
        self.manual = HelpPanel(self)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.manual)
        self.setCentralWidget(frame(self.bands, self.rail, self.stack, self.status))
        self.actions_in_use = Actions(window_commands(self), self)
        self.menus = self.actions_in_use.fill(self.menuBar())
        recent = RecentMenu(self.settings, self.menus["file"])
        recent.chosen.connect(lambda path: self.open_files([path]))
        self.menus["file"].insertMenu(self.menus["file"].actions()[2], recent)
        if self._wizard is not None:
            self.stack.addWidget(self._wizard)
        self._follow_project(self.session.project)
        self.go(place)

    def _rebuild(self) -> None:
        place, manual = self._place, self.manual.isVisible()
        if self._wizard is not None:
            self._wizard.setParent(None)
        self.actions_in_use.remove_from(self)
        self.menuBar().clear()
        self.removeDockWidget(self.manual)
        self.manual.deleteLater()
        old = self.takeCentralWidget()
        old.hide()
        old.deleteLater()
        self._build(place)
        if manual:
            self.show_help()

    # The places

    @Slot(str)
    def go(self, key: str) -> None:
        """Bring this place to the front; Sources gives way to the wizard while files are being imported."""
        self._place = key
        page = self._wizard if key == "sources" and self._wizard is not None else self.page(key)
        self.stack.setCurrentWidget(page)
        self.rail.show_place(key)
        first = page if page.focusProxy() else page.nextInFocusChain()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.status.show_counts(self._counts.get(key, ""))
        self.status.show_selection(self._selections.get(key, ""))
        if self.manual.isVisible():
            self.show_help()

    def page(self, key: str) -> QWidget:
        """Return the screen of this place, made when it is first asked for."""
        if key not in self._pages:
            made = self._makers[key](self)
            self._pages[key] = made
            self.stack.addWidget(made)
        return self._pages[key]

    def _make_sources(self) -> QWidget:
        screen = SourcesScreen(self.session, self.jobs, self.settings)
        screen.import_requested.connect(self.open_files)
        screen.open_requested.connect(self.choose_files)
        screen.sample_requested.connect(self.open_sample)
        screen.table_requested.connect(self.show_source)
        screen.names_requested.connect(self.show_names)
        return screen

    def _make_explore(self) -> QWidget:
        from gui.explore.screen import ExploreScreen

        screen = ExploreScreen(self.session, self.jobs, self.settings)
        screen.counts_changed.connect(partial(self._note, self._counts, "explore"))
        screen.selection_changed.connect(partial(self._note, self._selections, "explore"))
        screen.sources_asked.connect(partial(self.go, "sources"))
        return screen

    def _make_share(self) -> QWidget:
        from gui.share.screen import ShareScreen

        screen = ShareScreen(self.session, self.jobs, self.settings)
        screen.rows_requested.connect(self.show_rows)
        screen.annex_requested.connect(partial(self.go, "annex"))
        screen.names_requested.connect(self.show_names)
        screen.import_requested.connect(self.choose_files)
        return screen

    def _make_annex(self) -> QWidget:
        return AnnexScreen(self.session, self.jobs, self.settings)

    def _make_settings(self) -> QWidget:
        return Preferences(self.session, self.settings)

    _makers: ClassVar[dict[str, Callable[[MainWindow], QWidget]]] = {
        "sources": _make_sources,
        "explore": _make_explore,
        "share": _make_share,
        "annex": _make_annex,
        SETTINGS: _make_settings,
    }

    def _note(self, texts: dict[str, str], key: str, text: str) -> None:
        texts[key] = text
        if self._place == key:
            self.status.show_counts(self._counts.get(key, ""))
            self.status.show_selection(self._selections.get(key, ""))

    # What screens ask of each other

    @property
    def _explore(self) -> Any:
        """The screen of Explore; its module is loaded only when it is first shown."""
        return self.page("explore")

    @Slot(str)
    def show_source(self, source_id: str) -> None:
        """Open the table of this source in Explore."""
        self.go("explore")
        self._explore.show_source(source_id)

    @Slot(object)
    def show_rows(self, request: RowsRequest) -> None:
        """Open these flows, and the rows behind them, in Explore."""
        self.go("explore")
        self._explore.show_rows(request)

    @Slot()
    def show_names(self, _source_id: str = "") -> None:
        """Open the names to decide."""
        self._preferences().show_part("names")

    def show_membership(self) -> None:
        """Open the membership table."""
        self._preferences().show_part("membership")

    def _preferences(self) -> Preferences:
        self.go(SETTINGS)
        page = self.page(SETTINGS)
        assert isinstance(page, Preferences)
        return page

    # Files

    def choose_files(self) -> None:
        """Let the person choose files to import."""
        choose_files(self, tr("Import files"), self.settings.current.last_folder, opening.patterns(), self.open_files)

    def choose_folder(self) -> None:
        """Let the person choose a folder, all of whose files are imported."""
        choose_folder(
            self, tr("Import a folder"), self.settings.current.last_folder, lambda path: self.open_files([path])
        )

    @Slot(list)
    def open_files(self, paths: Sequence[Path]) -> None:
        """Bring these files, and those in these folders, to the wizard; they wait while it is busy."""
        try:
            files = opening.readable_files(paths)
        except ProblemError as error:
            show_failure(self, tr("Import"), error)
            return
        if self._wizard is not None:
            self._waiting += files
            self.go("sources")
            return
        from gui.import_wizard.wizard import ImportWizard

        wizard = ImportWizard(files, self.session, self.jobs, self.settings)
        wizard.imported.connect(self.add_source)
        wizard.closed.connect(self._close_wizard)
        self._wizard = wizard
        self.stack.addWidget(wizard)
        self.go("sources")

    def open_sample(self) -> None:
        """Add the fictional sample project."""
        job = self.jobs.start(tr("Opening the sample project"), opening.sample)
        job.succeeded.connect(self._add_sample)
        job.failed.connect(partial(show_failure, self, tr("Sample project")))

    @Slot(object)
    def add_source(self, dataset: Dataset) -> None:
        """Add what the wizard imported."""
        self.session.change(
            tr("Import “{title}”", title=dataset.source.title or dataset.source.path.name),
            self.session.project.with_dataset(dataset),
        )
        if not dataset.source.fictional:
            self.settings.remember_file(dataset.source.path)

    @Slot(object)
    def _add_sample(self, datasets: tuple[Dataset, ...]) -> None:
        self.session.change(tr("Sample project"), opening.with_sample(datasets, self.session.project))

    @Slot()
    def _close_wizard(self) -> None:
        wizard, self._wizard = self._wizard, None
        if wizard is not None:
            self.stack.removeWidget(wizard)
            wizard.deleteLater()
        if self._waiting:
            files, self._waiting = self._waiting, []
            self.open_files(files)
        else:
            self.go("sources")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.open_files(paths)

    # Commands

    def find_text(self) -> None:
        """Find in the table in front; from elsewhere in that of Explore."""
        self.go("explore")
        self._explore.find()

    def export(self) -> None:
        """Ask where the annex should be saved, and save it."""
        self.go("annex")
        annex = self.page("annex")
        assert isinstance(annex, AnnexScreen)
        annex.choose_target()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_with_enter(self, event):
            super().keyPressEvent(event)

    @Slot(str)
    def mark(self, marking: Marking) -> None:
        """Set the marking of the project; never below that of its sources."""
        project = self.session.project
        raised = highest(marking, lowest_allowed(project))
        self.session.change(tr("Marking"), replace(project, marking=raised))

    def show_palette(self) -> None:
        """Let the person find a command by name."""
        CommandPalette(self.actions_in_use.commands, self.session.project, self).open()

    def show_help(self) -> None:
        """Open the manual at the page of the place in front."""
        in_wizard = self._wizard is not None and self.stack.currentWidget() is self._wizard
        self.manual.open_page("import" if in_wizard else self._place)

    def show_about(self) -> None:
        """Say what this program is and on whose work it rests."""
        inform(self, tr("About Aandeel"), about())

    # What happens around the window

    @Slot(object)
    def _follow_project(self, project: Project) -> None:
        for band in self.bands:
            band.show_project(project)
        self.actions_in_use.refresh(project)
        fictional = any(dataset.source.fictional for dataset in project.datasets)
        self.status.show_fictional(fictional)
        self.setWindowTitle(tr("Aandeel – fictional sample data") if fictional else "Aandeel")

    @Slot(object)
    def _remember(self, project: Project) -> None:
        """Keep for the next time what was decided about names and membership."""
        standard = project.membership == Membership.standard()
        self.settings.change(decisions=project.decisions, membership=None if standard else project.membership)

    @Slot(object)
    def _follow_settings(self, settings: Settings) -> None:
        before, self._shown = self._shown, settings
        application = QApplication.instance()
        if settings.scheme != before.scheme and isinstance(application, QApplication):
            style.apply(application, settings.scheme)
        if settings.language != before.language:
            self._speech.use(settings.language)
            self.session.say_again()
            self._rebuild()
        self.actions_in_use.refresh(self.session.project)

    @Slot(str)
    def _say_not_saved(self, path: str) -> None:
        problem = Problem(
            tr("The settings could not be saved; they hold until the program closes."), path,
            tr("Check whether the folder may be written to."),
        )  # fmt: skip
        show_failure(self, tr("Settings"), ProblemError(problem))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "actions_in_use"):
            self.actions_in_use.recolour()

    def closeEvent(self, event: QCloseEvent) -> None:
        imported = [dataset for dataset in self.session.project.datasets if not dataset.source.fictional]
        if (imported or self._wizard is not None) and not self._may_close:
            event.ignore()
            ask(
                self,
                tr("Close Aandeel"),
                tr("What you imported and chose is not kept. The files themselves and the decided names are."),
                tr("Close"),
                self.close_for_good,
            )
            return
        self.settings.change(geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        self.jobs.close()
        event.accept()
        self.closed.emit()

    def close_for_good(self) -> None:
        """Close without asking."""
        self._may_close = True
        self.close()
