"""A session, jobs and settings of its own for each test, and a source to work with."""

import pytest
from PySide6.QtWidgets import QApplication

from core.importing import load
from core.project import Project
from core.sample import sample_files
from gui.jobs import Jobs
from gui.main_window import MainWindow
from gui.session import Session
from gui.settings import SettingsStore
from gui.speech import Speech


@pytest.fixture(scope="session")
def licences():
    """Return the first source of the sample project: it has one name to decide."""
    return load(sample_files()[0])


@pytest.fixture
def session(qapp):
    return Session(Project())


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def settings(tmp_path):
    store = SettingsStore(tmp_path / "settings" / "settings.json")
    store.change(language="en", scheme="light")
    return store


@pytest.fixture
def window(qtbot, session, jobs, settings):
    application = QApplication.instance()
    speech = Speech(application)
    window = MainWindow(session, jobs, settings, speech)
    qtbot.addWidget(window)
    window.show()
    yield window
    speech.use("en")
    window.close_for_good()
