"""Flows as a table, and where they fall."""

from pathlib import Path

import numpy as np
import pytest

from core.analysis.options import ShareOptions
from core.dataset import Dataset
from core.exploring import classes, open_tables, provenance
from core.exploring.flow_table import flow_table
from core.flows import Coded, Flows
from core.places.book import PlaceBook
from core.places.membership import Membership
from core.project import Project
from core.reading.table import Balance, Layout, Reading
from core.recipes.recipe import ImportRecipe
from core.source import Source
from tests.core.exploring.made import column, table

RECIPIENTS = ("Germany", "Brazil", "Germany, Brazil", "Atlantis", "Finland")


def flows(high=None) -> Flows:
    size = len(RECIPIENTS)
    nothing = Coded(np.full(size, -1, np.int32), ())
    low = np.array([1.0, 2.0, 3.5, np.nan, 0.0])
    return Flows(
        "licence", "EUR", "EUR", Coded(np.zeros(size, np.int32), ("Netherlands",)),
        Coded(np.arange(size, dtype=np.int32), RECIPIENTS), nothing, nothing,
        np.array([2012, 2012, 2012, 0, 2023], np.int16), np.full(size, "NaT", "datetime64[D]"),
        low, low if high is None else np.array(high), np.zeros(size, np.int8),
        {"temporary": np.array([1, 0, -1, 0, 0], np.int8)}, np.zeros(size, np.int32), np.arange(size), ("s1",),
        np.zeros(size, np.int8),
    )  # fmt: skip


@pytest.fixture
def project() -> Project:
    read = table(column("recipient", list(RECIPIENTS)), column("value", ["1", "2", "3.5", "", "0"], "number"))
    reading = Reading(read, Layout(), Balance(5, 5))
    source = Source("s1", Path("licences.csv"), title="Licences", sheet="")
    return Project((Dataset(source, ImportRecipe("made"), reading, (flows(),)),))


def test_only_columns_that_the_flows_know_are_shown():
    names = [one.name for one in flow_table(flows(), {}).columns]

    assert names == ["Supplier", "Recipient", "Year", "Value (EUR)", "Temporary", "Source", "Row"]


def test_values_known_within_limits_have_two_columns():
    names = [one.name for one in flow_table(flows([1.0, 2.0, 3.5, 4.0, 0.5]), {}).columns]

    assert "Value, at least (EUR)" in names
    assert "Value, at most (EUR)" in names


def test_what_the_source_does_not_say_is_missing_and_not_zero():
    made = flow_table(flows(), {})

    assert made.column("Year").codes[3] == -1
    assert made.column("Value (EUR)").codes[3] == -1
    assert made.column("Temporary").codes[2] == -1
    assert made.column("Value (EUR)").numbers()[4] == 0.0


def test_rows_are_those_of_the_source(project):
    filled = open_tables.fill(project, open_tables.open_tables(project)[0])

    assert filled.table.rows.tolist() == [2, 3, 4, 5, 6]
    assert filled.table.column("Source").text(0) == "Licences"


def test_the_flows_of_each_measure_and_every_source_can_be_looked_into(project):
    tables = open_tables.open_tables(project)

    assert [one.title for one in tables] == ["All flows: Licence value (EUR)", "Licences"]
    assert open_tables.fill(project, tables[1]).table is project.datasets[0].reading.table
    with pytest.raises(KeyError):
        open_tables.fill(Project(), tables[1])


def test_each_flow_says_where_it_falls_and_why():
    book, membership, options = PlaceBook.standard(), Membership.standard(), ShareOptions()
    judgement = classes.judged(flows(), book, membership, options)

    falls = classes.classes(judgement)

    assert [falls.words[code] for code in falls.codes] == ["inside", "outside", "ambiguous", "ambiguous", "inside"]
    assert classes.why(flows(), 1, judgement, book, membership, options) == (
        "This flow falls: outside.",
        "Supplier Netherlands counts as a member in 2012.",
        "Destination Brazil does not count as a member in 2012.",
    )
    assert "“Atlantis” is not recognised" in classes.why(flows(), 3, judgement, book, membership, options)[2]
    assert "stands for Brazil, Germany" in classes.why(flows(), 2, judgement, book, membership, options)[2]


def test_under_a_pro_rata_rule_a_year_of_accession_falls_on_both_sides():
    options = ShareOptions(membership="prorata")
    judgement = classes.judged(flows(), PlaceBook.standard(), Membership.standard(), options)

    falls = classes.classes(judgement)

    assert falls.words[falls.codes[4]] == "partly inside, partly outside"


def test_every_cell_of_a_row_says_where_it_stands_and_what_it_was_read_as(project):
    dataset = project.datasets[0]

    assert provenance.where(dataset, 2) == "licences.csv, row 4"
    assert [(fact.column, fact.stands, fact.read) for fact in provenance.facts(dataset, 3)] == [
        ("recipient", "Atlantis", "Atlantis"), ("value", "", "·"),
    ]  # fmt: skip
