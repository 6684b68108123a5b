"""Off-screen drawing, the language of the tests, and where the real files are."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


@pytest.fixture(autouse=True)
def english():
    from core import texts

    texts.use("en")
    yield
    texts.use("en")


@pytest.fixture
def real():
    """Return a function from a name such as "uk/values-2015-07-29.csv" to the path of the real file, which is
    never part of the project; the test is skipped, and says so, when it is absent."""

    def find(name: str) -> Path:
        path = REAL / name
        if not path.exists():
            pytest.skip(f"the real file {name} does not stand beside this checkout")
        return path

    return find
