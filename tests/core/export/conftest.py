"""Tables and documents to write."""

import datetime as dt

import numpy as np
import pytest

from core.reading.table import Column, Table


def column(name, kind, cells, values=None, failing=(), missing=("",), decimal="."):
    words = list(dict.fromkeys(cell for cell in cells if cell is not None))
    codes = np.array([-1 if cell is None else words.index(cell) for cell in cells], np.int32)
    values = values or {}
    if kind == "date":
        typed = np.array([values.get(word, "NaT") for word in words], "datetime64[D]")
    elif kind == "text":
        typed = np.array([], float)
    else:
        typed = np.array([values.get(word, np.nan) for word in words], float)
    return Column(
        name,
        kind,
        codes,
        np.array(words, dtype=object),
        typed,
        np.array([word in failing for word in words], bool),
        np.array([word in missing for word in words], bool),
        decimal=decimal,
    )


@pytest.fixture
def make_column():
    return column


@pytest.fixture
def make_table():
    def make(*columns):
        return Table(columns, np.arange(2, 2 + len(columns[0].codes), dtype=np.int64))

    return make


@pytest.fixture
def dutch(make_table):
    """A table in Dutch notation with a failing and a missing cell in every typed column."""
    day = dt.date(2012, 3, 1)
    return make_table(
        column("land", "text", ["VS, ITALIË", "Oman", "=1+1", 'a "b"', None]),
        column("waarde", "number", ["1.234,50", "-5", "n.v.t.", "", "0,1"],
               {"1.234,50": 1234.5, "-5": -5.0, "0,1": 0.1}, failing=("n.v.t.",), decimal=","),
        column("datum", "date", ["01-03-2012", "31-02-2012", "", "01-03-2012", "15-07-1899"],
               {"01-03-2012": day, "15-07-1899": dt.date(1899, 7, 15)}, failing=("31-02-2012",)),
        column("jaar", "year", ["2012", "2013", "", "2012", "2012"], {"2012": 2012.0, "2013": 2013.0}),
        column("nieuw", "boolean", ["ja", "nee", "?", "", "ja"], {"ja": 1.0, "nee": 0.0}, failing=("?",)),
        column("nummer", "integer", ["9007199254740993", "12", "", "7", "7"],
               {"9007199254740993": 9007199254740993.0, "12": 12.0, "7": 7.0}),
    )  # fmt: skip
