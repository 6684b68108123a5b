"""What must hold of the share for any flows."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.analysis.options import GROUPINGS, ShareOptions
from core.analysis.share import answer
from core.flows import UNKNOWN

rows = st.lists(
    st.fixed_dictionaries(
        {
            "supplier": st.sampled_from(["NL", "DE", "FI", "RU", "Unknown", None]),
            "recipient": st.sampled_from(["NL", "DE", "FI", "RU", "DE+RU", "Unknown", "NATO", None]),
            "year": st.integers(2021, 2024),
            "value": st.integers(0, 20).map(float),
            "category": st.sampled_from(["ML1", "ML2", None]),
            "flags": st.fixed_dictionaries({"temporary": st.sampled_from([0, 1, UNKNOWN])}),
        }
    ),
    min_size=1,
    max_size=12,
)
rules = st.sampled_from(["dec31", "jan1", "exact", "prorata", "ambiguous", "fixed:2023-06-01"])
lenses = st.sampled_from(["nato", "eu_not_nato", "nato_plus", "ukraine_inside", "ukraine_dropped"])
checked = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@checked
@given(rows=rows, rule=rules, lens=lenses)
def test_nothing_is_lost_and_the_limits_stand_in_order(flows, book, members, rows, rule, lens):
    found = answer(flows(rows), book, members, ShareOptions(membership=rule, lens=lens), ("temporary",),
                   groupings=GROUPINGS)  # fmt: skip
    assert found.used + sum(found.excluded.values()) == found.total == len(rows)
    for split in [found.period, *(year.split for year in found.years)]:
        if split.observed is not None:
            assert split.low - 1e-9 <= split.observed <= split.high + 1e-9
    for groups in found.breakdowns.values():
        assert sum(group.flows for group in groups) == found.used
        for side in ("inside", "outside", "ambiguous", "perhaps"):
            whole = getattr(found.period, side)
            assert sum(getattr(group.period, side).high for group in groups) == pytest.approx(whole.high)
            assert sum(getattr(year.split, side).high for year in found.years) == pytest.approx(whole.high)


@checked
@given(rows=rows, rule=rules)
def test_a_flow_cut_in_two_changes_nothing(flows, book, members, rows, rule):
    halves = [row | {"value": row["value"] / 2} for row in rows for _ in range(2)]
    whole, cut = (answer(flows(those), book, members, ShareOptions(membership=rule)) for those in (rows, halves))
    for side in ("inside", "outside", "ambiguous", "perhaps"):
        assert getattr(cut.period, side).high == pytest.approx(getattr(whole.period, side).high)


@checked
@given(rows=rows, seed=st.integers(0, 10))
def test_the_order_of_the_flows_does_not_matter(flows, book, members, rows, seed):
    made = flows(rows)
    shuffled = made.take(np.random.default_rng(seed).permutation(len(made)))
    one, other = (answer(those, book, members, ShareOptions()) for those in (made, shuffled))
    assert one.period.low == (None if other.period.low is None else pytest.approx(other.period.low))
    assert one.excluded == other.excluded


@checked
@given(rows=rows, value=st.integers(1, 9).map(float))
def test_one_more_unknown_destination_never_narrows_the_band(flows, book, members, rows, value):
    before = answer(flows(rows), book, members, ShareOptions()).period
    more = [*rows, {"supplier": "NL", "recipient": "Unknown", "year": 2022, "value": value}]
    after = answer(flows(more), book, members, ShareOptions()).period
    if before.low is not None:
        assert after.low <= before.low + 1e-9
        assert after.high >= before.high - 1e-9
