"""Names that are not recognised, ranked by what hangs on them."""

import numpy as np
import pytest

from core.flows import DETAIL, EXPORT, WHOLE, Coded, Flows
from core.places.book import PlaceBook
from core.places.place import Decision, Place
from core.undecided import undecided_names


def flows(recipients, values, unit="EUR", part=WHOLE):
    words = tuple(dict.fromkeys(recipients))
    count = len(recipients)
    same = Coded(np.zeros(count, np.int32), ("Netherlands",))
    return Flows(
        "licence", "EUR", unit, same, Coded(np.array([words.index(one) for one in recipients], np.int32), words),
        Coded(np.full(count, -1, np.int32), ()), Coded(np.full(count, -1, np.int32), ()),
        np.full(count, 2020, np.int16), np.full(count, "NaT", "datetime64[D]"),
        np.array(values, float), np.array(values, float), np.full(count, part, np.int8), {},
        np.zeros(count, np.int32), np.arange(count), ("s1",), np.full(count, EXPORT, np.int8),
    )  # fmt: skip


def test_the_name_on_which_most_hangs_comes_first():
    found = undecided_names([flows(["Xland", "Yland", "France", "Xland"], [1, 5, 10, 1])], PlaceBook.standard())

    assert [(name.text, name.count, name.value) for name in found] == [("Yland", 1, 5.0), ("Xland", 2, 2.0)]
    assert found[0].part == pytest.approx(5 / 17)


def test_a_decided_name_is_not_asked_again():
    book = PlaceBook.standard().with_decisions([Decision("Xland", Place("Norway", frozenset({"NO"})))])

    assert undecided_names([flows(["Xland"], [1])], book) == ()


def test_names_in_unlike_units_are_ranked_by_their_part_of_the_whole():
    parts = [flows(["Xland", "France"], [1, 1]), flows(["Yland", "France"], [1000, 9000], "mln")]

    found = undecided_names(parts, PlaceBook.standard())

    assert [name.text for name in found] == ["Xland", "Yland"]


def test_rows_that_a_total_already_holds_count_but_weigh_nothing():
    found = undecided_names([flows(["Xland"], [7], part=DETAIL)], PlaceBook.standard())

    assert (found[0].count, found[0].value) == (1, 0.0)


def test_a_word_that_does_not_occur_is_not_asked():
    all_of_them = flows(["Xland", "France"], [1, 1])

    assert undecided_names([all_of_them.take(np.array([1]))], PlaceBook.standard()) == ()


def test_a_missing_value_weighs_nothing():
    assert undecided_names([flows(["Xland"], [np.nan])], PlaceBook.standard())[0].value == 0.0
