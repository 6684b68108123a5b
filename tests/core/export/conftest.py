"""Tables and documents to write."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.analysis.options import ShareOptions
from core.analysis.selection import chosen
from core.analysis.share import answer
from core.annex import annex
from core.dataset import Dataset
from core.flows import NO, YES, Coded, Flows
from core.places.book import PlaceBook
from core.places.membership import Membership
from core.problems import Problem
from core.reading.table import Balance, Column, Layout, Reading, Table
from core.recipes.recipe import ImportRecipe
from core.source import Source


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


SUPPLIERS = ("NETHERLANDS", "GERMANY", "FRANCE", "ITALY", "NORWAY", "POLAND", "TURKEY", "SPAIN")
RECIPIENTS = ("GERMANY", "OMAN", "UNITED STATES", "INDIA", "DIVERSE LANDEN", "GREECE", "VS, ITALIË", "BRAZIL")
CATEGORIES = ("ML4", "ML6", "ML9", "ML10", "ML11", "ML15")


def coded(words, codes):
    return Coded(np.asarray(codes, np.int32), tuple(words))


@pytest.fixture
def make_document():
    """Return a function that makes an annex about some hundreds of invented licences over these years."""

    def make(first=2008, last=2015, count=900, marking="STG. CONFIDENTIEEL (voorstel)", options=None, extra=(), **more):
        random = np.random.default_rng(7)
        years = random.integers(first, last + 1, count)
        recipients = (*RECIPIENTS, *extra)
        of_recipient = random.integers(0, len(recipients), count)
        low = np.round(random.lognormal(13.5, 1.6, count), 2)
        flows = Flows(
            "licence", "EUR", "EUR",
            coded(SUPPLIERS, random.integers(0, len(SUPPLIERS), count)),
            coded((), np.full(count, -1)),
            coded(recipients, of_recipient),
            coded(CATEGORIES, random.integers(0, len(CATEGORIES), count)),
            years.astype(np.int16),
            (years - 1970).astype("datetime64[Y]").astype("datetime64[D]") + random.integers(0, 365, count),
            low, np.where(random.random(count) < 0.03, low * 1.2, low),
            np.zeros(count, np.int8),
            {"temporary": np.where(random.random(count) < 0.1, YES, NO).astype(np.int8)},
            np.zeros(count, np.int32), np.arange(count), ("s1",), np.zeros(count, np.int8),
        )  # fmt: skip
        table = Table((), np.arange(2, count + 2))
        recipe = ImportRecipe("sample-licences", title={"nl": "Voorbeeldlijst", "en": "Sample list"})
        source = Source(
            "s1", Path("licences.csv"), sha256="0123456789abcdef" * 4, title="Licences of an invented country",
            publisher="Ministry of an Invented Country", edition="2016-02-01", terms="Free to use.", fictional=True,
            marking="confidentieel",
        )  # fmt: skip
        balance = Balance(count + 12, count, set_aside=5, blank=3, totals=4, preamble=2, header=1)
        dataset = Dataset(
            source, recipe, Reading(table, Layout(), balance), (flows,),
            (Problem("Values are empty.", "column “value”", "They count as missing.", 3),),
            ("Temporary exports are left out, because the goods come back.",),
        )  # fmt: skip
        options = options or ShareOptions()
        book, membership = PlaceBook.standard(), Membership.standard()
        selection = chosen((dataset,), options)
        found = answer(
            selection.flows, book, membership, options, ("temporary",),
            groupings=("supplier", "category", "recipient"), extras=True,
        )  # fmt: skip
        made = annex(found, selection, book, membership, marking=marking, created=dt.datetime(2026, 3, 2, 9, 30))
        return replace(made, **more)

    return make


@pytest.fixture
def document(make_document):
    return make_document()
