"""Flows of several sources together."""

import numpy as np
import pytest

from core.flows import UNKNOWN, YES, Coded, Flows, together
from core.problems import ProblemError


def flows(supplier, low, *, basis="tiv", flags=None, split=None, source="s1"):
    size = len(low)
    nobody = Coded(np.full(size, -1, np.int32), ())
    values = np.array(low, float)
    return Flows(
        basis, "", "mln TIV", Coded(np.zeros(size, np.int32), (supplier,)), nobody, nobody, nobody,
        np.full(size, 2020, np.int16), np.full(size, "NaT", "datetime64[D]"), values, values,
        np.zeros(size, np.int8), flags or {}, np.zeros(size, np.int32), np.arange(size), (source,),
        np.zeros(size, np.int8),
        None if split is None else values / 2,
        None if split is None else np.array(split),
        None if split is None else np.full(size, 2, np.int16),
    )  # fmt: skip


def test_unlike_measures_are_never_added():
    with pytest.raises(ProblemError, match="measure different things"):
        together((flows("NL", [1]), flows("NL", [1], basis="licence")))


def test_words_sources_and_flags_keep_their_meaning():
    marked = flows("DE", [2], flags={"temporary": np.array([YES], np.int8)}, source="s2")

    both = together((flows("NL", [1]), marked))

    assert [both.supplier.words[code] for code in both.supplier.codes] == ["NL", "DE"]
    assert [both.source_ids[index] for index in both.source] == ["s1", "s2"]
    assert both.flags["temporary"].tolist() == [UNKNOWN, YES]
    assert both.points.tolist() == [1, 2]


def test_records_of_several_years_of_two_sources_stay_apart():
    one, two = flows("NL", [4, 4], split=[0, 0]), flows("NL", [6, 6], split=[0, 0], source="s2")

    both = together((one, flows("NL", [1]), two))

    assert both.split.tolist() == [0, 0, -1, 1, 1]
    assert both.split_years.tolist() == [2, 2, 1, 2, 2]
    assert both.points.tolist() == [2, 2, 1, 3, 3]


def test_taking_some_flows_takes_all_their_columns():
    some = flows("NL", [4, 4], split=[0, 0]).take(np.array([1]))

    assert (len(some), some.points.tolist(), some.split.tolist()) == (1, [2], [0])
