"""Limits hold whatever is true of the unknown part."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.bounds import Bounds, Split

PARTS = ("inside", "outside", "ambiguous", "perhaps_inside", "perhaps_outside", "perhaps_ambiguous")
CAN = {
    "inside": "i", "outside": "o", "ambiguous": "io",
    "perhaps_inside": "i-", "perhaps_outside": "o-", "perhaps_ambiguous": "io-",
}  # fmt: skip

amounts = st.integers(0, 40).map(lambda quarter: quarter / 4)
flows = st.lists(st.tuples(st.sampled_from(PARTS), amounts, amounts), max_size=6)


def split_of(rows):
    total = Split()
    for part, one, other in rows:
        total += Split(**{part: Bounds(min(one, other), max(one, other))})
    return total


def every_share(rows):
    """Return every share that some assignment of the flows, each at its lowest or highest value, gives."""
    choices = [
        [(side, value) for side in CAN[part] for value in {min(one, other), max(one, other)}]
        for part, one, other in rows
    ]
    for assignment in product(*choices):
        inside = sum(value for side, value in assignment if side == "i")
        outside = sum(value for side, value in assignment if side == "o")
        if inside + outside > 0:
            yield outside / (inside + outside)


@given(flows)
def test_the_limits_are_those_of_all_assignments(rows):
    split = split_of(rows)
    shares = list(every_share(rows))
    if not shares:
        assert split.low is None
        assert split.high is None
    else:
        assert split.low == pytest.approx(min(shares))
        assert split.high == pytest.approx(max(shares))


@given(flows)
def test_low_observed_and_high_stand_in_this_order(rows):
    split = split_of(rows)
    if split.observed is not None:
        assert split.low - 1e-12 <= split.observed <= split.high + 1e-12


@given(flows, st.sampled_from(["ambiguous", "perhaps_inside", "perhaps_outside", "perhaps_ambiguous"]), amounts)
def test_something_unknown_more_never_narrows_the_band(rows, part, value):
    before = split_of(rows)
    after = before + Split(**{part: Bounds.exactly(value)})
    if before.low is not None:
        assert after.low <= before.low + 1e-12
        assert after.high >= before.high - 1e-12


@given(flows, flows)
def test_sums_of_parts_are_parts_of_sums(some, others):
    together = split_of(some + others)
    added = split_of(some) + split_of(others)
    for part in PARTS:
        assert getattr(together, part).low == pytest.approx(getattr(added, part).low)
        assert getattr(together, part).high == pytest.approx(getattr(added, part).high)


def test_a_point_is_the_single_figure_and_adds_up():
    equal_part = Bounds(0.0, 30.0, 10.0)
    assert equal_part.best == 10.0
    assert Bounds.exactly(5.0).best == 5.0
    assert (equal_part + Bounds.exactly(5.0)).best == 15.0
    assert (Bounds.exactly(1.0) + Bounds.exactly(2.0)).point is None


def test_a_share_of_nothing_is_not_known():
    assert Split().low is None
    assert Split().high is None
    assert Split().observed is None
    assert Split().coverage is None
    assert Split().tipping_point(0.5) is None


def test_what_can_only_have_gone_outside_is_outside_whole():
    assert Split(outside=Bounds(0.0, 0.5)).low == 1.0
    assert Split(inside=Bounds(0.0, 0.5)).high == 0.0


def test_without_an_upper_limit_there_is_no_limit_to_the_share():
    split = Split(Bounds.exactly(1.0), Bounds.exactly(1.0), Bounds(0.0, float("inf")))
    assert split.low is None
    assert split.high is None


def test_the_tipping_point_says_how_much_of_the_unknown_must_be_outside():
    split = Split(Bounds.exactly(60), Bounds.exactly(30), Bounds.exactly(10))
    assert split.tipping_point(0.35) == pytest.approx(0.5)
    assert split.tipping_point(0.2) < 0
    assert split.tipping_point(0.5) > 1
