"""Finding."""

import numpy as np

from core.exploring.finding import find
from tests.core.exploring.made import column, table, trade


def test_every_cell_with_the_text_is_counted():
    assert find(trade(), "2", ["year", "value"]).count == 8


def test_hits_follow_in_reading_order_and_begin_again():
    made = table(column("a", ["x", "y", "x"]), column("b", ["y", "x", "y"]))
    found = find(made, "x", ["a", "b"])

    assert found.after(-1, -1) == (0, 0)
    assert found.after(0, 0) == (1, 1)
    assert found.after(1, 1) == (2, 0)
    assert found.after(2, 0) == (0, 0)


def test_hits_follow_backwards_too():
    made = table(column("a", ["x", "y", "x"]), column("b", ["x", "x", "y"]))
    found = find(made, "x", ["a", "b"])

    assert found.before(0, 1) == (0, 0)
    assert found.before(0, 0) == (2, 0)
    assert found.before(2, 0) == (1, 1)


def test_only_rows_that_are_shown_are_searched_in_their_order():
    made = table(column("a", ["x", "x", "y"]))
    found = find(made, "x", ["a"], np.array([2, 1]))

    assert found.count == 1
    assert found.after(0, 0) == (1, 0)


def test_what_is_not_there_is_not_found():
    found = find(trade(), "zzz", ["from"])

    assert found.count == 0
    assert found.after(0, 0) is None
    assert found.before(0, 0) is None
