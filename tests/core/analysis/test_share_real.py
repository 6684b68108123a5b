"""The answers of real files, against figures worked out independently (dependent territories counted as
outside there, as part of their state here: hence the margins)."""

import pytest

from core import importing
from core.analysis.options import ShareOptions
from core.analysis.selection import chosen
from core.analysis.share import answer
from core.places.book import PlaceBook
from core.places.membership import Membership


@pytest.fixture
def asked(real):
    def asked(name, **choices):
        options = ShareOptions(**choices)
        material = chosen((importing.load(real(name)),), options)
        return answer(material.flows, PlaceBook.standard(), Membership.standard(), options, material.left_out)

    return asked


def observed(found):
    return [100 * year.split.observed for year in found.years]


def test_the_trade_register_gives_the_known_sums(asked):
    found = asked("sipri/trade-register-1990-2023.csv", years=(2014, 2023), by="supplier")
    assert found.period.inside.low == pytest.approx(39_111.21, abs=0.005)
    assert found.period.outside.low == pytest.approx(154_321.45, abs=0.005)
    assert found.period.ambiguous.low == pytest.approx(39.18, abs=0.005)
    assert observed(found) == pytest.approx(
        [80.64, 82.18, 84.10, 82.15, 84.87, 81.35, 75.41, 76.67, 80.21, 72.29], abs=0.006
    )
    netherlands = next(group for group in found.groups if group.code == "NL")
    assert netherlands.period.inside.low == pytest.approx(1_600.20, abs=0.005)
    assert netherlands.period.outside.low == pytest.approx(3_230.54, abs=0.005)


def test_the_european_reports_give_the_shares_of_their_totals(asked):
    found = asked("eu/armsexports-2005-2013.csv", by="category")
    known = [57.601, 53.268, 54.741, 55.069, 56.613, 59.352, 49.225, 56.923, 55.118]
    assert observed(found) == pytest.approx(known, abs=0.15)
    assert 0 < found.detail_coverage < 1
    assert any("published totals" in problem.what for problem in found.problems)


def test_the_dutch_licences_give_the_known_bands(asked):
    found = asked("nl/uitvoer-militaire-goederen-2004-2014.csv")
    bands = {year.year: (100 * year.split.low, 100 * year.split.high) for year in found.years}
    for year, known in {2011: (25.008, 40.351), 2012: (17.193, 23.353), 2013: (62.525, 79.112)}.items():
        assert bands[year] == pytest.approx(known, abs=1.5)
    assert {"temporary", "extension", "replacement", "domestic"} <= set(found.excluded)
    assert found.used + sum(found.excluded.values()) == found.total


def test_the_british_values_give_the_known_shares(asked):
    found = asked("uk/values-2015-07-29.csv", years=(2008, 2014))
    assert observed(found) == pytest.approx([42.994, 69.936, 60.992, 40.516, 66.885, 69.435, 42.977], abs=0.15)


def test_the_old_register_is_exact_over_all_years_and_a_band_in_each(asked):
    found = asked("sipri/trade-register-old-layout.csv")
    assert found.split_records > 0
    assert found.period.high - found.period.low < 0.01
    assert all(year.split.high - year.split.low > 0.1 for year in found.years)
    assert any("several years" in problem.what for problem in found.problems)
