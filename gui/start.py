"""Starting the window: first something to see, then the heavy libraries."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from core.places.membership import Membership
from core.project import Project
from core.resources import resource
from core.texts import tr
from gui import opening, style
from gui.jobs import Jobs
from gui.main_window import MainWindow
from gui.messages import show_failure
from gui.session import Session
from gui.settings import SettingsStore
from gui.speech import Speech

log = logging.getLogger(__name__)


def run(paths: Sequence[Path], *, sample: bool = False) -> int:
    """Open the window on these files, or on the sample project; return when it is closed."""
    # Qt would otherwise look for a session bus; the program talks to nobody.
    os.environ.setdefault("QT_NO_XDG_DESKTOP_PORTAL", "1")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    window = open_window(application)
    sys.excepthook = _Reporter(window)
    window.show()
    QTimer.singleShot(0, lambda: _begin(window, [Path(path) for path in paths], sample))
    return application.exec()


def open_window(application: QApplication, settings: SettingsStore | None = None) -> MainWindow:
    """Make the window with its session, from the settings of the last time."""
    application.setApplicationName("Aandeel")
    application.setWindowIcon(QIcon(str(resource("icons", "percent.svg"))))
    settings = settings or SettingsStore(parent=application)
    speech = Speech(application)
    speech.use(settings.current.language)
    style.apply(application, settings.current.scheme)
    project = Project(
        decisions=settings.current.decisions,
        membership=settings.current.membership or Membership.standard(),
    )
    session = Session(project, application)
    return MainWindow(session, Jobs(application), settings, speech)


def _begin(window: MainWindow, paths: list[Path], sample: bool) -> None:
    window.jobs.start(tr("Getting ready"), opening.warm_up)
    if paths:
        window.open_files(paths)
    elif sample:
        window.open_sample()


class _Reporter:
    """Tells a fault of the program to the person, instead of only to a console that is not there."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("Unexpected: %s", kind.__name__)
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        show_failure(self._window, tr("Aandeel"), error.with_traceback(trace))
