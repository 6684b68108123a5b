"""Filters."""

import datetime as dt

import numpy as np
import pytest

from core import texts
from core.exploring import filtering
from core.exploring.facets import facet
from core.exploring.filtering import DateRange, Filter, NumberRange, Only, TextMatch, Values, kept
from tests.core.exploring.made import column, table, trade


def rows(made, *filters):
    return kept(made, filters).tolist()


def test_chosen_values_are_kept_and_missing_ones_only_when_asked():
    made = trade()

    assert rows(made, Filter("from", Values(("Nederland",)))) == [0, 2]
    assert rows(made, Filter("from", Values(("Nederland",), missing=True))) == [0, 2, 3]
    assert rows(made, Filter("from", Values(("Nederland",), keep=False))) == [1, 4, 5]


def test_limits_are_included_and_what_is_no_number_is_not():
    made = trade()

    assert rows(made, Filter("value", NumberRange(2.5, 10))) == [0, 1, 5]
    assert rows(made, Filter("value", NumberRange(high=2.5))) == [1, 5]


def test_days_can_be_limited():
    made = table(column("day", ["2012-03-01", "2012-03-02", "", "x"], "date"))

    assert rows(made, Filter("day", DateRange(first=dt.date(2012, 3, 2)))) == [1]
    assert rows(made, Filter("day", DateRange(last=dt.date(2012, 3, 2)))) == [0, 1]


def test_a_range_on_text_keeps_nothing():
    assert rows(trade(), Filter("from", NumberRange(1, 2))) == []


def test_text_is_found_whatever_its_case():
    made = trade()

    assert rows(made, Filter("from", TextMatch("LAND"))) == [0, 2, 5]
    assert rows(made, Filter("from", TextMatch("e", "starts"))) == [5]


def test_a_number_is_found_as_it_is_shown_and_as_it_stands():
    texts.use("nl")
    made = table(column("value", ["1234.5", "7"], "number"))

    assert rows(made, Filter("value", TextMatch("1.234,5"))) == [0]
    assert rows(made, Filter("value", TextMatch("1234.5"))) == [0]


@pytest.mark.parametrize("test", [TextMatch("land"), TextMatch("1,000"), TextMatch("e", "starts")])
@pytest.mark.parametrize("name", ["from", "value"])
def test_very_many_words_are_searched_as_few_are(monkeypatch, test, name):
    made = table(column("from", ["Estland", "eire", "x"]), column("value", ["1000.5", "2", "100"], "number"))
    few = rows(made, Filter(name, test))
    monkeypatch.setattr(filtering, "_MANY_WORDS", 0)

    assert rows(made, Filter(name, test)) == few


def test_only_missing_and_only_failing():
    made = trade()

    assert rows(made, Filter("value", Only("missing"))) == [2]
    assert rows(made, Filter("value", Only("failing"))) == [3]


def test_filters_must_all_pass():
    filters = (Filter("year", NumberRange(2012, 2012)), Filter("value", NumberRange(low=5)))

    assert rows(trade(), *filters) == [0, 4]


def test_rows_that_have_no_such_cell_are_missing():
    made = trade()
    made.column("value").codes[0] = -1

    assert rows(made, Filter("value", Only("missing"))) == [0, 2]


def test_without_filters_all_rows_are_kept():
    assert kept(trade(), ()) is None


def test_a_filter_on_a_column_that_is_gone_is_passed_by_all():
    assert kept(trade(), [Filter("gone", Only("missing"))]) is None


def test_values_are_counted_among_the_rows_that_other_filters_leave():
    filters = (Filter("year", NumberRange(2012, 2012)), Filter("from", Values(("Spanje",))))

    counts = facet(trade(), "from", filters)

    words = trade().column("from").words
    assert {word: int(count) for word, count in zip(words, counts, strict=False) if count} == {
        "Nederland": 1, "Spanje": 1, "Éire": 1,
    }  # fmt: skip


def test_counts_hold_for_a_part_of_the_table():
    counts = facet(trade(), "year", (), np.array([0, 2]))

    assert counts.tolist() == [1, 1, 0, 0]
