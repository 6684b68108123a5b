"""The order of rows."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exploring import sorting
from core.exploring.sorting import Sorter, SortKey
from tests.core.exploring.made import column, table, trade


def cells(which, order, name):
    return [which.column(name).text(int(row)) for row in order]


def test_numbers_are_sorted_by_value_and_not_as_text():
    made = table(column("value", ["10", "9", "100", "-3"], "number"))

    order = Sorter(made).order([SortKey("value")])

    assert cells(made, order, "value") == ["-3", "9", "10", "100"]


@pytest.mark.parametrize("descending", [False, True])
def test_failing_cells_and_then_missing_ones_stand_last_in_both_directions(descending):
    made = trade()

    order = Sorter(made).order([SortKey("value", descending)])

    assert cells(made, order, "value")[-2:] == ["abc", ""]


def test_text_is_sorted_as_in_a_list_for_readers_whatever_its_case_and_accents():
    made = trade()

    order = Sorter(made).order([SortKey("from")])

    assert cells(made, order, "from") == ["Éire", "estland", "Nederland", "Nederland", "Spanje", ""]


def test_the_order_of_the_file_decides_between_equals_also_descending():
    made = table(column("year", ["2012", "2011", "2012", "2011"], "year"))

    assert Sorter(made).order([SortKey("year", True)]).tolist() == [0, 2, 1, 3]


def test_further_keys_decide_between_equals():
    made = trade()

    order = Sorter(made).order([SortKey("year"), SortKey("value", True)])

    assert order.tolist() == [3, 5, 2, 4, 0, 1]


def test_only_the_given_rows_are_ordered():
    made = trade()

    assert Sorter(made).order([SortKey("value")], np.array([4, 0, 1])).tolist() == [1, 0, 4]


def test_without_keys_the_rows_stay_as_they_are():
    assert Sorter(trade()).order([]) is None


def test_words_that_repeat_share_their_rank():
    plain = column("place", ["b", "a", "b", "a"])
    made = replace(
        plain, codes=np.arange(4, dtype=np.int32), words=np.array(["b", "a", "b", "a"], object),
        failing=np.zeros(4, bool), missing=np.zeros(4, bool), repeats=True,
    )  # fmt: skip

    assert sorting.rank_words(made).of_word[:4].tolist() == [1, 0, 1, 0]


def test_very_many_words_are_ordered_as_few_are(monkeypatch):
    made = column("place", ["Zwolle", "Éire", "ede", "Ede ", "Appel", "ärger"])
    few = sorting.rank_words(made).of_word
    monkeypatch.setattr(sorting, "_MANY_WORDS", 2)

    many = sorting.rank_words(made).of_word

    # Words that differ only in case and blanks tie among very many.
    assert np.argsort(many[:6], kind="stable")[[0, 1, 4, 5]].tolist() == np.argsort(few[:6])[[0, 1, 4, 5]].tolist()


@given(st.lists(st.tuples(st.integers(-5, 5), st.sampled_from("aBc")), min_size=1, max_size=40))
def test_packed_keys_give_the_order_that_python_gives(pairs):
    made = table(
        column("value", [str(number) for number, _ in pairs], "number"), column("text", [text for _, text in pairs])
    )

    order = Sorter(made).order([SortKey("text"), SortKey("value", True)])

    assert order.tolist() == sorted(range(len(pairs)), key=lambda row: (pairs[row][1].lower(), -pairs[row][0]))


def test_keys_too_long_to_pack_are_sorted_all_the_same(monkeypatch):
    made = trade()
    packed = Sorter(made).order([SortKey("year"), SortKey("from")])
    monkeypatch.setattr(sorting, "_KEY_BITS", 4)

    assert Sorter(made).order([SortKey("year"), SortKey("from")]).tolist() == packed.tolist()
