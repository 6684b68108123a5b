"""The share, its limits, and the account of what does not count."""

from dataclasses import replace

import pytest

from core.analysis.options import GROUPINGS, ShareOptions
from core.analysis.share import answer
from core.analysis.share_rows import Cell, rows_behind
from core.flows import DETAIL, IMPORT, NO, TOTAL, TRANSIT, UNKNOWN, YES
from core.problems import Problem
from core.progress import Cancelled, Progress
from core.texts import speaking


@pytest.fixture
def asked(flows, book, members):
    def asked(rows, defaults=(), groupings=None, extras=False, **choices):
        return answer(flows(rows), book, members, ShareOptions(**choices), defaults, groupings=groupings, extras=extras)

    return asked


def to(recipient, value=1.0, **more):
    return {"recipient": recipient, "value": value, **more}


def test_the_share_is_what_went_outside_over_what_is_known(asked):
    found = asked([to("RU", 30), to("DE", 60), to("Unknown", 10)])
    assert found.period.low == pytest.approx(0.30)
    assert found.period.high == pytest.approx(0.40)
    assert found.period.observed == pytest.approx(1 / 3)
    assert found.period.coverage == pytest.approx(0.90)
    assert found.problems == ()


def test_years_without_flows_stand_between_the_others_as_gaps(asked):
    found = asked([to("RU", year=2010), to("DE", year=2012)])
    assert [year.year for year in found.years] == [2010, 2011, 2012]
    assert found.years[1].split.low is None
    assert found.years[1].flows == 0


def test_five_years_give_a_ratio_of_sums(asked):
    outside, inside = (10, 12, 9, 20, 14), (30, 28, 31, 40, 26)
    rows = [to("RU", value, year=2010 + at) for at, value in enumerate(outside)]
    rows += [to("DE", value, year=2010 + at) for at, value in enumerate(inside)]
    found = asked(rows)
    assert [year.year for year in found.five_year] == [2014]
    assert found.five_year[0].split.observed == pytest.approx(0.295455, abs=1e-6)


def test_a_window_with_a_year_without_data_is_not_given(asked):
    assert asked([to("RU", year=year) for year in (2010, 2011, 2013, 2014)]).five_year == ()


def test_ukraine_dropped_or_counted_as_not_outside(asked):
    rows = [to("RU", 25), to("UA", 15), to("DE", 60)]
    assert asked(rows).period.observed == pytest.approx(0.4)
    assert asked(rows, lens="ukraine_dropped").period.observed == pytest.approx(0.294118, abs=1e-6)
    assert asked(rows, lens="ukraine_inside").period.observed == pytest.approx(0.25)
    lenses = asked(rows, extras=True).lenses
    assert lenses["ukraine_dropped"].observed == pytest.approx(0.294118, abs=1e-6)
    assert lenses["ukraine_inside"].observed == pytest.approx(0.25)


def test_every_flow_is_used_or_left_out_for_one_reason(asked):
    flags = {"temporary": YES}
    found = asked(
        [
            to("RU"),
            to("RU", flags=flags),
            to("RU", flags=flags, direction=TRANSIT),
            to("RU", direction=IMPORT),
            to("RU", year=1999),
            to("RU", supplier="RU"),
            to("NL"),
            {"recipient": "RU"},
            to("RU", -5.0),
            to("CN", category="x"),
        ],
        defaults=("temporary",),
        years=(2000, 2020),
        filters=(("recipient", ("RU", "NL")),),
    )
    assert found.excluded == {
        "transit": 1, "import": 1, "outside_period": 1, "filtered": 1, "temporary": 1, "no_value": 1, "negative": 1,
        "domestic": 1, "supplier_not_member": 1,
    }  # fmt: skip
    assert found.used + sum(found.excluded.values()) == found.total == 10


def test_a_flow_with_an_unknown_flag_may_count_or_not(asked):
    rows = [to("RU", 30, flags={"extension": NO}), to("DE", 60), to("RU", 10, flags={"extension": UNKNOWN})]
    found = asked(rows, defaults=("extension",))
    assert found.period.observed == pytest.approx(1 / 3)
    assert found.period.low == pytest.approx(1 / 3)
    assert found.period.high == pytest.approx(0.4)
    assert found.doubtful == 1
    assert "does not say" in found.problems[0].what
    counted = asked(rows, defaults=("extension",), include=("extension",))
    assert counted.period.observed == pytest.approx(0.4)
    assert counted.doubtful == 0


def test_flags_are_left_out_by_default_or_by_choice(asked):
    rows = [to("RU", 22), to("RU", 8, flags={"licensed": YES}), to("DE", 68), to("DE", 2, flags={"licensed": YES})]
    assert asked(rows).period.observed == pytest.approx(0.3)
    assert asked(rows, leave_out=("licensed",)).period.observed == pytest.approx(22 / 90)
    assert asked(rows, defaults=("licensed",)).left_out == ("licensed",)


def test_totals_and_details_are_never_added_up(asked):
    rows = [
        to("RU", 40, part=TOTAL),
        to("DE", 60, part=TOTAL),
        to("RU", 10, part=DETAIL, category="ML1"),
        to("DE", 15, part=DETAIL, category="ML4"),
    ]
    found = asked(rows, by="category")
    assert found.period.observed == pytest.approx(0.4)
    assert found.excluded == {"detail_row": 2}
    assert {group.key: group.period.observed for group in found.groups} == {"ML1": 1.0, "ML4": 0.0}
    assert found.detail_coverage == pytest.approx(0.25)
    assert "25.0%" in found.problems[0].what
    filtered = asked(rows, filters=(("category", ("ml1",)),))
    assert filtered.period.observed == 1.0
    assert filtered.excluded == {"total_row": 2, "filtered": 1}


def test_spellings_of_one_place_make_one_group(asked):
    rows = [
        to("RU", supplier="Holland"),
        to("DE", 3, supplier="Holland"),
        to("RU", supplier="NL"),
        to("RU", supplier="DE"),
    ]
    found = asked(rows, by="supplier")
    assert [(group.key, group.title, group.code, group.flows) for group in found.groups] == [
        ("Holland", "name of NL", "NL", 3),
        ("DE", "name of DE", "DE", 1),
    ]
    assert found.groups[0].period.inside.low == 3
    assert found.groups[0].years[0].split == found.groups[0].period


def test_undecided_names_are_groups_and_problems(asked):
    found = asked([to("Atlantis", 5), to("DE", 5), to(None, 1)], groupings=GROUPINGS)
    assert [(name.text, name.flows, name.value, name.as_supplier) for name in found.undecided] == [
        ("Atlantis", 1, 5.0, False)
    ]
    assert found.problems == (
        Problem(
            "Nobody has decided yet what the destination “Atlantis” stands for.",
            remedy="Decide in Sources; until then its flows can be anything and widen the band.",
        ),
    )
    assert [group.key for group in found.breakdowns["recipient"]] == ["Atlantis", "DE", ""]


def test_a_zero_cell_is_an_interval(asked):
    found = asked([to("RU", 10), to("DE", 20), {"recipient": "Unknown", "low": 0.0, "high": 0.5}])
    assert found.period.low == pytest.approx(0.327869, abs=1e-6)
    assert found.period.high == pytest.approx(0.344262, abs=1e-6)
    assert found.zero_cells == 1


def test_a_value_without_upper_limit_gives_no_limit(asked):
    found = asked([to("RU", 10), {"recipient": "DE", "low": 1.0}])
    assert found.period.low is None
    assert "No limit can be given" in found.problems[0].what


def split_over(recipient, value, years, number, **more):
    return [
        {"recipient": recipient, "low": 0.0, "high": value, "point": value / len(years), "year": year,
         "split": number, "split_years": len(years), **more}
        for year in years
    ]  # fmt: skip


def test_a_record_over_several_years_is_exact_over_all_of_them(asked):
    rows = [*split_over("RU", 30.0, (2010, 2011, 2012), 0), to("DE", 20, year=2010), to("DE", 20, year=2011)]
    found = asked(rows)
    assert found.years[0].split.observed == pytest.approx(1 / 3)
    assert found.years[0].split.low == 0
    assert found.years[0].split.high == pytest.approx(0.6)
    assert found.period.low == found.period.high == pytest.approx(30 / 70)
    assert found.split_records == 1
    part = asked(rows, years=(2010, 2011)).period
    assert (part.low, part.high) == (0.0, pytest.approx(30 / 70))
    assert part.observed == pytest.approx(20 / 60)


def test_a_record_over_an_accession_can_be_either(asked):
    found = asked([*split_over("FI", 10.0, (2022, 2023), 0), to("RU", 30, year=2022), to("DE", 60, year=2023)])
    assert found.period.ambiguous.low == found.period.ambiguous.high == 10
    assert (found.period.low, found.period.high) == (pytest.approx(0.3), pytest.approx(0.4))
    assert found.period.observed == pytest.approx(0.35)


def test_the_windows_know_records_over_several_years(asked):
    rows = [to("DE", 10, year=year) for year in range(2010, 2016)] + split_over("RU", 50.0, (2010, 2011), 0)
    found = asked(rows)
    whole, cut = (year.split for year in found.five_year)
    assert whole.low == whole.high == 0.5
    assert cut.low == 0
    assert cut.high == 0.5


def test_overlapping_sources_are_named(asked):
    found = asked([to("RU"), to("RU", source=1)])
    assert "counted twice" in found.problems[0].what


def test_what_goes_by_way_of_a_member_is_told(asked):
    found = asked([to("DE", 7, final="RU"), to("DE", 5, final="DE"), to("RU", 5, final="RU")], extras=True)
    assert found.via_inside.low == 7


def test_members_that_report_are_counted(asked):
    found = asked([to("RU", year=2022), to("RU", supplier="DE", year=2022), to("NL", supplier="FI", year=2022)])
    assert (found.years[0].reporters, found.years[0].members) == (2, 4)


def test_no_flows_give_no_share_and_a_reason(asked):
    found = asked([to("RU", year=2000)], years=(2010, 2012))
    assert found.years == ()
    assert found.period.low is None
    assert "No flow counts" in found.problems[0].what


def test_work_stops_when_asked(flows, book, members):
    with pytest.raises(Cancelled):
        answer(flows([to("RU")]), book, members, ShareOptions(), (), Progress(is_cancelled=lambda: True))


def test_every_number_opens_its_rows(flows, book, members):
    made = flows(
        [
            to("RU", year=2010, category="ML1"),
            to("DE", year=2010, category="ML1"),
            to("Unknown", year=2011, category="ML4"),
            to("RU", year=2011, supplier="Holland"),
            to("RU", year=2011, supplier="RU"),
            to("RU", year=2011, supplier="Unknown"),
        ]
    )

    def rows(**cell):
        return list(rows_behind(made, book, members, ShareOptions(), (), Cell(**cell)))

    assert rows() == [0, 1, 2, 3, 5]
    assert rows(years=(2010, 2010)) == [0, 1]
    assert rows(years=(2010, 2011), side="outside") == [0, 3]
    assert rows(side="ambiguous") == [2]
    assert rows(side="perhaps") == [5]
    assert rows(by="supplier", key="NL") == [0, 1, 2, 3]
    assert rows(by="category", key="") == [3, 5]
    assert rows(by="recipient", key="DE", side="inside") == [1]
    assert rows(reason="supplier_not_member") == [4]
    assert rows(reason="domestic") == []


def test_categories_of_a_known_scheme_have_a_title_in_the_language(flows, book, members):
    made = replace(flows([to("RU", category="Ships"), to("RU", category="own word")]), category_scheme="sipri")

    with speaking("nl"):
        groups = answer(made, book, members, ShareOptions(by="category")).groups

    assert [(group.key, group.title) for group in groups] == [("Ships", "Schepen"), ("own word", "own word")]


def test_a_group_with_a_nasty_name_keeps_its_key_and_gets_a_title_that_can_be_shown(asked):
    (group,) = asked([to("RU", category="\u202e" + "z" * 30_000)], by="category").groups

    assert len(group.key) == 30_001
    assert group.title.startswith("⟨U+202E⟩zz")
    assert len(group.title) < 100
