"""Sums of a selection, and the profile of a column."""

import numpy as np

from core import texts
from core.exploring.profile import profile
from core.exploring.summary import summarise
from tests.core.exploring.made import column, table, trade


def test_missing_and_failing_cells_count_for_nothing():
    summary = summarise(trade(), {"value": None})

    assert (summary.cells, summary.numbers, summary.total) == (5, 4, 1015.0)
    assert (summary.low, summary.high, summary.average) == (2.5, 1000.0, 253.75)


def test_the_sentence_stands_in_the_notation_of_the_reader():
    texts.use("nl")

    assert "1.015" in summarise(trade(), {"value": None}).sentence()


def test_years_are_not_added_up():
    assert summarise(trade(), {"year": None}).sentence() == "selection: count 6"


def test_numbers_of_several_columns_are_not_added_up():
    made = table(column("a", ["1", "2"], "number"), column("b", ["3", "4"], "integer"))

    summary = summarise(made, {"a": None, "b": None})

    assert summary.numbers is None
    assert "not added up" in summary.sentence()


def test_one_cell_needs_no_sum():
    assert summarise(trade(), {"value": np.array([0])}).sentence() == ""


def test_a_profile_counts_what_is_missing_and_does_not_fit():
    described = dict(profile(trade(), "value").facts)

    assert described["Missing"].startswith("1 ")
    assert described["Not fitting"].startswith("1 ")
    assert described["Different values"] == "3"
    assert described["Lowest"] == "2.5"
    assert described["Highest"] == "1,000.0"
    assert described["Middle (median)"] == "2.5"


def test_a_profile_names_the_most_frequent_values():
    assert profile(trade(), "from").top[0] == ("Nederland", 2)


def test_a_profile_looks_at_the_rows_that_are_shown():
    described = profile(trade(), "from", np.array([1, 4]))

    assert described.top == (("Spanje", 1), ("Éire", 1))
