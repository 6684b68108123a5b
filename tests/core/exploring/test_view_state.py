"""The state of a table."""

from core import texts
from core.exploring.entered import day, number
from core.exploring.filtering import DateRange, Filter, NumberRange, Only, TextMatch, Values
from core.exploring.sentences import describe
from core.exploring.sorting import Sorter, SortKey
from core.exploring.view_state import ViewState, rows_shown
from core.project import Project
from tests.core.exploring.made import trade


def test_a_column_is_sorted_up_and_down_and_then_no_more():
    state = ViewState().sorted_by("a")
    assert state.sort == (SortKey("a"),)

    state = state.sorted_by("a")
    assert state.sort == (SortKey("a", True),)

    assert state.sorted_by("a").sort == ()


def test_further_keys_are_added_and_turned_in_their_place():
    state = ViewState().sorted_by("a").sorted_by("b", add=True).sorted_by("a", add=True)

    assert state.sort == (SortKey("a", True), SortKey("b"))
    assert state.sorted_by("c").sort == (SortKey("c"),)


def test_filters_of_a_column_replace_each_other():
    first, second = Filter("a", Only("missing")), Filter("b", Only("missing"))
    state = ViewState().with_filters("a", (first,)).with_filters("b", (second,))

    assert state.with_filters("a", ()).filters == (second,)
    assert state.without(second).filters == (first,)


def test_filtered_rows_are_sorted():
    made = trade()
    state = ViewState((SortKey("value", True),), (Filter("year", NumberRange(2012, 2012)),))

    assert rows_shown(made, state, Sorter(made)).tolist() == [4, 0, 1]


def test_a_project_remembers_the_view_of_each_table_and_forgets_the_ordinary_one():
    project = Project().with_view("s1", ViewState().sorted_by("a"))

    assert project.view("s1").sort == (SortKey("a"),)
    assert project.view("s2") == ViewState()
    assert project.with_view("s1", ViewState()).views == ()


def test_filters_are_said_in_words():
    texts.use("en")

    assert describe(Filter("a", Values(("x", "y")))) == "a: x, y"
    assert describe(Filter("a", Values(("x",), keep=False))) == "a: not x"
    assert describe(Filter("a", Values(("x", "y", "z")))) == "a: 3 values"
    assert describe(Filter("a", NumberRange(1000))) == "a: at least 1,000"
    assert describe(Filter("a", DateRange(last=day("2012-03-01")))) == "a: at most 2012-03-01"
    assert describe(Filter("a\u202e", TextMatch("x\ny"))) == "a⟨U+202E⟩: contains “x↵y”"


def test_limits_are_read_strictly_in_the_notation_of_the_reader():
    texts.use("nl")
    assert number("1.234,5") == 1234.5
    assert number("1,5") == 1.5
    assert number("12.34") is None

    texts.use("en")
    assert number("1,234.5") == 1234.5
    assert number("1,5") is None
    assert number("abc") is None
    assert day("2012-02-30") is None
