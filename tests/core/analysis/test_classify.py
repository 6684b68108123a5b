"""Every flow is judged by what its destination can be."""

import datetime as dt

import pytest

from core.analysis.classify import DROP, IN, OUT, judge


@pytest.fixture
def judged(flows, book, members):
    def judged(supplier, recipient, year=2015, **choices):
        row = {"supplier": supplier, "recipient": recipient, "year": year, "value": 1.0}
        row |= {key: choices.pop(key) for key in ("date", "final") if key in choices}
        judgement = judge(flows([row]), book, members, **choices)
        weights = judgement.weights[judgement.kind[0]]
        return {possible: round(float(weight), 6) for possible, weight in enumerate(weights) if weight}

    return judged


@pytest.mark.parametrize(
    ("recipient", "can_be"),
    [
        ("DE", IN),
        ("RU", OUT),
        ("NL+DE", IN),  # what is left is DE
        ("RU+CN", OUT),
        ("DE+RU", IN | OUT),
        ("Unknown", IN | OUT),
        (None, IN | OUT),
        ("  ", IN | OUT),
        ("nobody decided", IN | OUT),
        ("NATO", IN),
        ("Rebels", OUT),
        ("GL", IN),
    ],
)
def test_a_destination_is_judged_by_all_it_can_be(judged, recipient, can_be):
    assert judged("NL", recipient) == {can_be: 1.0}


def test_a_delivery_to_oneself_is_domestic_also_by_way_of_a_territory(flows, book, members):
    made = flows(
        [{"recipient": "NL", "value": 1.0}, {"recipient": "Aruba", "value": 1.0}, {"recipient": "DE", "value": 1.0}]
    )
    judgement = judge(made, book, members)
    assert list(judgement.domestic[judgement.kind]) == [True, True, False]
    assert judgement.weights[judgement.kind[0], DROP] == 1


def test_a_supplier_that_is_not_a_member_does_not_count(judged):
    assert judged("RU", "DE") == {DROP: 1.0}


@pytest.mark.parametrize(("recipient", "can_be"), [("DE", IN), ("RU", OUT), ("Unknown", IN | OUT)])
@pytest.mark.parametrize("supplier", ["Unknown", None, "nobody decided", "RU+DE"])
def test_an_unknown_supplier_perhaps_counts(judged, supplier, recipient, can_be):
    assert judged(supplier, recipient) == {can_be | DROP: 1.0}


def test_accession_turns_both_sides(judged):
    assert judged("NL", "FI", 2022) == {OUT: 1.0}
    assert judged("NL", "FI", 2023) == {IN: 1.0}
    assert judged("NL", "FI", 2023, rule="jan1") == {OUT: 1.0}
    assert judged("FI", "NL", 2022) == {DROP: 1.0}
    assert judged("FI", "RU", 2023) == {OUT: 1.0}


def test_pro_rata_spreads_the_value_over_the_year(judged):
    assert judged("NL", "FI", 2023, rule="prorata") == {IN: 0.745205, OUT: 0.254795}
    assert judged("FI", "NL", 2023, rule="prorata") == {IN: 0.745205, DROP: 0.254795}
    assert judged("NL", "FI+RU", 2023, rule="prorata") == {IN | OUT: 0.745205, OUT: 0.254795}
    assert judged("NL", "FI+DE", 2023, rule="prorata") == {IN: 0.745205, IN | OUT: 0.254795}


def test_the_ambiguous_rule_leaves_the_year_of_accession_open(judged):
    assert judged("NL", "FI", 2023, rule="ambiguous") == {IN | OUT: 1.0}
    assert judged("FI", "NL", 2023, rule="ambiguous") == {IN | DROP: 1.0}
    assert judged("FI", "RU", 2023, rule="ambiguous") == {OUT | DROP: 1.0}


def test_exact_dates_decide_by_the_day(judged):
    before, on = dt.date(2023, 4, 3), dt.date(2023, 4, 4)
    assert judged("NL", "FI", 2023, rule="exact", date=before) == {OUT: 1.0}
    assert judged("NL", "FI", 2023, rule="exact", date=on) == {IN: 1.0}
    assert judged("NL", "FI", 2023, rule="exact") == {IN | OUT: 1.0}
    assert judged("NL", "FI", 2023, date=before) == {IN: 1.0}  # dec31 looks at the year only


def test_a_fixed_membership_holds_for_all_years(judged):
    assert judged("NL", "FI", 1990, rule="fixed:2024-01-01") == {IN: 1.0}


@pytest.mark.parametrize(
    ("lens", "recipient", "can_be"),
    [
        ("eu_not_nato", "AT", IN),
        ("eu_not_nato", "FI", IN),
        ("eu_not_nato", "CH", OUT),
        ("nato_plus", "CH", IN),
        ("nato_plus", "AT", OUT),
        ("nato_plus", "JP+US", IN),
        ("ukraine_inside", "UA", IN),
        ("ukraine_dropped", "UA", DROP),
        ("ukraine_dropped", "UA+RU", OUT),
        ("nato", "UA", OUT),
    ],
)
def test_a_lens_moves_the_border_for_destinations(judged, lens, recipient, can_be):
    assert judged("NL", recipient, lens=lens) == {can_be: 1.0}


def test_a_lens_makes_no_supplier_a_member(judged):
    assert judged("CH", "RU", lens="nato_plus") == {DROP: 1.0}


def test_the_final_destination_counts_unless_the_direct_one_is_asked_for(judged):
    assert judged("NL", "DE", final="RU") == {OUT: 1.0}
    assert judged("NL", "DE", final="RU", destination="direct") == {IN: 1.0}
    assert judged("NL", None, final="RU", destination="direct") == {OUT: 1.0}
    assert judged("NL", "DE", final=None) == {IN: 1.0}
