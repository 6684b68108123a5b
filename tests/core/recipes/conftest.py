"""Small tables as reading gives them."""

import numpy as np
import pytest

from core.reading.table import Balance, Column, Layout, Reading, Table


def make_column(name, kind, cells):
    """Return a column; a cell `None` is absent, an empty one is missing."""
    words = list(dict.fromkeys(cell for cell in cells if cell is not None))
    codes = [-1 if cell is None else words.index(cell) for cell in cells]
    missing = np.array([word == "" for word in words], bool)
    values = np.empty(0)
    failing = np.zeros(len(words), bool)
    if kind == "date":
        values = np.array([word or "NaT" for word in words], "datetime64[D]")
    elif kind != "text":
        values = np.array([float(word) if word.replace(".", "").isdigit() else np.nan for word in words])
        failing = np.isnan(values) & ~missing
    return Column(name, kind, np.array(codes, np.int32), np.array(words, object), values, failing, missing)


def make_reading(*columns):
    size = len(columns[0].codes)
    return Reading(Table(columns, np.arange(2, size + 2)), Layout(), Balance(size, size))


@pytest.fixture
def column():
    return make_column


@pytest.fixture
def reading():
    return make_reading
