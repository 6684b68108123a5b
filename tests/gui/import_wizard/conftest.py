"""A wizard on any files, with what it needs around it."""

from __future__ import annotations

import pytest

from core.project import Project
from gui.import_wizard.wizard import ImportWizard
from gui.jobs import Jobs
from gui.session import Session
from gui.settings import SettingsStore

LONG = 60_000


class Bench:
    """Opens wizards, collects what they import, and adds it to the session as the main window does."""

    def __init__(self, qtbot, folder):
        self._qtbot = qtbot
        self.session = Session(Project())
        self.jobs = Jobs()
        self.settings = SettingsStore(folder / "settings.json")
        self.imported = []

    def open(self, *paths):
        wizard = ImportWizard(paths, self.session, self.jobs, self.settings)
        self._qtbot.addWidget(wizard)
        wizard.imported.connect(self._add)
        wizard.resize(1190, 690)
        wizard.show()
        return wizard

    def read(self, *paths):
        wizard = self.open(*paths)
        self.until_read(wizard)
        return wizard

    def until_read(self, wizard):
        self._qtbot.waitUntil(lambda: wizard.snapshot is not None and wizard.snapshot.whole is not None, timeout=LONG)

    def answer(self, wizard, draft):
        wizard.answer(draft)
        self.until_read(wizard)

    def _add(self, dataset):
        self.imported.append(dataset)
        self.session.change("import", self.session.project.with_dataset(dataset))


@pytest.fixture
def bench(qtbot, tmp_path):
    made = Bench(qtbot, tmp_path)
    yield made
    made.jobs.close()


TIDY = """Jaar;Land van bestemming;Leverancier;Bedrag;Soort
2019;Duitsland;Nederland;1.234,50;ML10
2019;Groot Fantasië;Nederland;12.500,50;ML6
2020;Frankrijk;België;2.000,50;ML1
2020;Verenigd Koninkrijk;Nederland;zie noot;ML1
2021;Saoedi-Arabië;België;9.300,50;ML4
2021;Chili;Nederland;1.800,50;ML2
"""


@pytest.fixture
def tidy(tmp_path):
    """Return a file of unknown layout, with a name that nobody knows and a cell that is no number."""
    path = tmp_path / "leveringen.csv"
    path.write_text(TIDY, encoding="utf-8")
    return path
