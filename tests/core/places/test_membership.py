import datetime as dt
import json

import pytest

from core.places.membership import AMBIGUOUS, INSIDE, OUTSIDE, Membership, Status, Term, check_rule
from core.problems import ProblemError

JOINED = [
    (1949, "BE CA DK FR IS IT LU NL NO PT GB US"),
    (1952, "GR TR"),
    (1955, "DE"),
    (1982, "ES"),
    (1999, "CZ HU PL"),
    (2004, "BG EE LV LT RO SK SI"),
    (2009, "AL HR"),
    (2017, "ME"),
    (2020, "MK"),
    (2023, "FI"),
    (2024, "SE"),
]
YEARS = [(code, year) for year, codes in JOINED for code in codes.split()]


@pytest.fixture
def membership():
    return Membership.standard()


def test_there_are_thirty_two_members_each_with_its_evidence(membership):
    assert len(membership.codes) == len(membership.terms) == len(YEARS) == 32
    assert all(term.source for term in membership.terms)


@pytest.mark.parametrize(("code", "year"), YEARS)
def test_a_member_counts_from_the_year_it_joined(membership, code, year):
    assert membership.status(code, year, "dec31") == INSIDE
    assert membership.status(code, year, "jan1") == OUTSIDE
    assert membership.status(code, year - 1, "dec31") == OUTSIDE
    assert membership.status(code, year + 1, "jan1") == INSIDE


def test_nobody_is_a_member_before_the_treaty(membership):
    assert membership.members(dt.date(1948, 12, 31)) == frozenset()
    assert len(membership.members(dt.date(1949, 12, 31))) == 12
    assert len(membership.members(dt.date(2024, 12, 31))) == 32


@pytest.mark.parametrize("code", ["DDDE", "CSHH", "YUCS", "SUHH", "CSXX", "RU", "x-hamas", ""])
@pytest.mark.parametrize("rule", ["dec31", "jan1", "exact", "prorata", "ambiguous", "fixed:2024-12-31"])
def test_what_never_was_a_member_is_outside_under_every_rule(membership, code, rule):
    assert membership.status(code, 1999, rule) == OUTSIDE


@pytest.mark.parametrize(
    ("code", "year", "weight"),
    [
        ("ME", 2017, 0.575342),
        ("MK", 2020, 0.765027),
        ("FI", 2023, 0.745205),
        ("SE", 2024, 0.819672),
        ("HR", 2009, 0.753425),
        ("AL", 2009, 0.753425),
        ("SK", 2004, 0.759563),
        ("PL", 1999, 0.808219),
        ("ES", 1982, 0.591781),
    ],
)
def test_pro_rata_counts_the_day_of_accession(membership, code, year, weight):
    status = membership.status(code, year, "prorata")

    assert status.inside == pytest.approx(weight, abs=1e-6)
    assert status.inside + status.outside == pytest.approx(1)
    assert membership.status(code, year + 1, "prorata") == INSIDE
    assert membership.status(code, year - 1, "prorata") == OUTSIDE


def test_the_exact_rule_looks_at_the_day(membership):
    assert membership.status("FI", 2023, "exact", dt.date(2023, 4, 3)) == OUTSIDE
    assert membership.status("FI", 2023, "exact", dt.date(2023, 4, 4)) == INSIDE


def test_the_exact_rule_without_a_day_cannot_tell_in_the_year_of_accession(membership):
    assert membership.status("FI", 2023, "exact") == AMBIGUOUS
    assert membership.status("FI", 2022, "exact") == OUTSIDE
    assert membership.status("FI", 2024, "exact") == INSIDE


def test_the_other_rules_do_not_look_at_the_day(membership):
    assert membership.status("FI", 2023, "dec31", dt.date(2023, 1, 1)) == INSIDE


def test_the_ambiguous_rule_leaves_the_year_of_accession_open(membership):
    assert membership.status("SE", 2024, "ambiguous") == AMBIGUOUS
    assert membership.status("SE", 2025, "ambiguous") == INSIDE


def test_a_fixed_date_holds_for_every_year(membership):
    assert membership.status("SE", 1990, "fixed:2024-03-07") == INSIDE
    assert membership.status("SE", 2024, "fixed:2024-03-06") == OUTSIDE


def test_a_year_that_is_not_known_is_ambiguous_for_a_member_only(membership):
    assert membership.status("NL", 0, "dec31") == AMBIGUOUS
    assert membership.status("NL", 0, "fixed:2014-12-31") == INSIDE
    assert membership.status("CH", 0, "dec31") == OUTSIDE


@pytest.mark.parametrize("rule", ["", "dec30", "fixed", "fixed:", "fixed:2014", "fixed:31-12-2014", "fixed:2014-02-30"])
def test_an_unknown_rule_is_refused(membership, rule):
    with pytest.raises(ProblemError):
        check_rule(rule)
    with pytest.raises(ProblemError):
        membership.status("NL", 2014, rule)


def test_the_last_day_of_a_membership_is_still_inside():
    membership = Membership((Term("NL", dt.date(1949, 4, 4), dt.date(2030, 6, 30)),))

    assert membership.is_member("NL", dt.date(2030, 6, 30))
    assert not membership.is_member("NL", dt.date(2030, 7, 1))
    assert membership.status("NL", 2030, "prorata") == Status(181 / 365, 1 - 181 / 365)


def test_a_state_may_leave_and_come_back():
    membership = Membership((Term("NL", dt.date(1949, 4, 4), dt.date(2029, 12, 31)),))

    again = membership.with_term(Term("NL", dt.date(2032, 1, 1)))

    assert [again.status("NL", year, "dec31") for year in (2029, 2031, 2032)] == [INSIDE, OUTSIDE, INSIDE]


def test_a_term_can_be_put_in_the_place_of_another(membership):
    old = next(term for term in membership.terms if term.code == "SE")

    changed = membership.with_term(Term("SE", old.valid_from, dt.date(2040, 1, 1)), instead_of=old)

    assert len(changed.terms) == 32
    assert not changed.is_member("SE", dt.date(2041, 1, 1))
    assert membership.is_member("SE", dt.date(2041, 1, 1))


def test_a_term_can_be_removed(membership):
    assert "SE" not in membership.without(membership.terms[-1]).codes


def test_two_memberships_at_the_same_time_are_refused(membership):
    with pytest.raises(ProblemError, match="same time"):
        membership.with_term(Term("NL", dt.date(2000, 1, 1)))


def test_all_that_is_wrong_is_said_at_once(membership):
    wrong = (Term("AT", dt.date(2030, 1, 1), dt.date(2029, 1, 1)), Term("", dt.date(2030, 1, 1)))

    with pytest.raises(ProblemError) as caught:
        Membership((*membership.terms, *wrong)).checked()

    assert len(caught.value.problems) == 2


def test_the_table_survives_being_stored(membership):
    changed = membership.with_term(Term("AT", dt.date(2030, 1, 1), dt.date(2031, 1, 1), "an example"))

    assert Membership.from_json(json.loads(json.dumps(changed.to_json()))) == changed


@pytest.mark.parametrize(
    "stored",
    [{}, {"terms": [{}]}, {"terms": [{"code": "NL", "valid_from": "yesterday"}]}, {"terms": 3}, {"terms": [7]}],
)
def test_a_damaged_table_is_a_problem_for_a_person(stored):
    with pytest.raises(ProblemError, match="membership table"):
        Membership.from_json(stored)
