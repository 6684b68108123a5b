"""A project with one small source."""

from pathlib import Path

import numpy as np
import pytest

from core.dataset import Dataset
from core.flows import Coded, Flows
from core.project import Project
from core.reading.table import Balance, Layout, Reading, Table
from core.recipes.recipe import ImportRecipe
from core.source import Source
from gui.jobs import Jobs
from gui.session import Session
from gui.settings import SettingsStore
from gui.share.screen import ShareScreen

ROWS = (
    ("Netherlands", "Germany", 2010, 40.0, 0),
    ("Netherlands", "Indonesia", 2010, 30.0, 0),
    ("Germany", "Brazil", 2011, 20.0, 0),
    ("Germany", "Atlantis", 2011, 10.0, 0),
    ("Germany", "Netherlands", 2012, 50.0, 0),
    ("Germany", "Brazil", 2012, 50.0, 1),
)


def coded(texts):
    words = tuple(dict.fromkeys(texts))
    return Coded(np.array([words.index(text) for text in texts], np.int32), words)


@pytest.fixture
def dataset():
    suppliers, recipients, years, values, temporary = zip(*ROWS, strict=True)
    size = len(ROWS)
    nothing = Coded(np.full(size, -1, np.int32), ())
    flows = Flows(
        "licence", "EUR", "EUR", coded(suppliers), coded(recipients), nothing, coded(["ML1"] * size),
        np.array(years, np.int16), np.full(size, "NaT", "datetime64[D]"), np.array(values), np.array(values),
        np.zeros(size, np.int8), {"temporary": np.array(temporary, np.int8)}, np.zeros(size, np.int32),
        np.arange(size), ("s1",), np.zeros(size, np.int8),
    )  # fmt: skip
    reading = Reading(Table((), np.arange(size)), Layout(), Balance(size, size))
    recipe = ImportRecipe("test", leave_out=("temporary",))
    return Dataset(Source("s1", Path("small.csv"), title="Small list", publisher="Nobody"), recipe, reading, (flows,))


@pytest.fixture
def session(dataset):
    return Session(Project(datasets=(dataset,)))


@pytest.fixture
def jobs():
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def screen(session, jobs, tmp_path, qtbot):
    screen = ShareScreen(session, jobs, SettingsStore(tmp_path / "settings.json"))
    qtbot.addWidget(screen)
    screen.resize(1150, 640)
    screen.show()
    qtbot.waitUntil(lambda: screen.shown is not None)
    return screen
