"""Who is a member of NATO at a date (METHOD 3)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from core.numerals import day
from core.problems import Problem, ProblemError
from core.resources import resource
from core.texts import tr

RULES = ("dec31", "jan1", "exact", "prorata", "ambiguous")
"""The rules for a country that joins or leaves inside a year; `fixed:YYYY-MM-DD` is the sixth."""

_FIXED = "fixed:"
_FOREVER = dt.date.max


@dataclass(frozen=True)
class Term:
    """One unbroken membership; `valid_to` is the last day, None while it lasts."""

    code: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str = ""

    @property
    def last_day(self) -> dt.date:
        return self.valid_to or _FOREVER


@dataclass(frozen=True)
class Status:
    """Which parts of a year's flows fall inside, outside, and could be either; they add up to 1."""

    inside: float
    outside: float
    ambiguous: float = 0.0


INSIDE = Status(1.0, 0.0)
OUTSIDE = Status(0.0, 1.0)
AMBIGUOUS = Status(0.0, 0.0, 1.0)


@dataclass(frozen=True)
class Membership:
    """The membership table, editable by the user.

    Codes are those of states: pass a territory through `PlaceBook.state_of` first. A code that is not in the
    table (East Germany, Czechoslovakia, a rebel group) never was a member.
    """

    terms: tuple[Term, ...] = ()

    @classmethod
    def standard(cls) -> Membership:
        """Return the accessions as in `resources/places/membership.json`."""
        return _standard()

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Membership:
        """Return what `to_json` stored; `ProblemError` when it is damaged or contradicts itself."""
        try:
            terms = tuple(_term(row) for row in stored["terms"])
        except (KeyError, TypeError, ValueError) as error:
            raise ProblemError(
                Problem(
                    tr("The membership table cannot be read: a country code or a date is missing or wrong."),
                    remedy=tr("Restore the standard table."),
                )
            ) from error
        return cls(terms).checked()

    def to_json(self) -> dict[str, object]:
        """Return plain data for a JSON file."""
        rows = [
            asdict(term)
            | {"valid_from": term.valid_from.isoformat(), "valid_to": term.valid_to and term.valid_to.isoformat()}
            for term in self.terms
        ]
        return {"version": 1, "terms": rows}

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every state that is, was or will be a member."""
        return frozenset(term.code for term in self.terms)

    @cached_property
    def _by_code(self) -> dict[str, tuple[Term, ...]]:
        return {code: tuple(term for term in self.terms if term.code == code) for code in self.codes}

    def is_member(self, code: str, on: dt.date) -> bool:
        """Return whether the state is a member on that day; the day of accession counts."""
        return any(term.valid_from <= on <= term.last_day for term in self._by_code.get(code, ()))

    def members(self, on: dt.date) -> frozenset[str]:
        """Return the members on that day."""
        return frozenset(code for code in self.codes if self.is_member(code, on))

    def weight(self, code: str, year: int) -> float:
        """Return the days of membership in the year, the first and last included, over the days of the year."""
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        days = sum(
            max(0, (min(term.last_day, last) - max(term.valid_from, first)).days + 1)
            for term in self._by_code.get(code, ())
        )
        return days / ((last - first).days + 1)

    def status(self, code: str, year: int, rule: str, on: dt.date | None = None) -> Status:
        """Return where the state's flows of that year, or of that day, stand under the rule (METHOD 3).

        Only `exact` looks at the day; without one it cannot tell in a year of change. A year that is not
        known (below 1) is ambiguous for every state that has been a member. `ProblemError` for an unknown rule.
        """
        if code not in self.codes:
            check_rule(rule)
            return OUTSIDE
        if rule.startswith(_FIXED):
            return _certain(self.is_member(code, fixed_date(rule)))
        check_rule(rule)
        if rule == "exact" and on is not None:
            return _certain(self.is_member(code, on))
        if not dt.MINYEAR <= year <= dt.MAXYEAR:
            return AMBIGUOUS
        if rule == "dec31":
            return _certain(self.is_member(code, dt.date(year, 12, 31)))
        if rule == "jan1":
            return _certain(self.is_member(code, dt.date(year, 1, 1)))
        weight = self.weight(code, year)
        if weight in {0.0, 1.0}:
            return _certain(weight == 1.0)
        return Status(weight, 1.0 - weight) if rule == "prorata" else AMBIGUOUS

    def with_term(self, term: Term, instead_of: Term | None = None) -> Membership:
        """Return the table with this term added, or in the place of another; `ProblemError` when it cannot be."""
        kept = tuple(old for old in self.terms if old != instead_of)
        terms = sorted((*kept, term), key=lambda each: (each.valid_from, each.code))
        return Membership(tuple(terms)).checked()

    def without(self, term: Term) -> Membership:
        """Return the table without this term."""
        return Membership(tuple(old for old in self.terms if old != term))

    def checked(self) -> Membership:
        """Return the table itself; `ProblemError` with everything that contradicts itself."""
        problems = [_no_code(term) for term in self.terms if not term.code.strip()]
        problems += [_ends_early(term) for term in self.terms if term.last_day < term.valid_from]
        for terms in self._by_code.values():
            ordered = sorted(terms, key=lambda term: term.valid_from)
            problems += [
                _overlap(earlier, later) for earlier, later in pairwise(ordered) if later.valid_from <= earlier.last_day
            ]
        if problems:
            raise ProblemError(*problems)
        return self


def fixed_date(rule: str) -> dt.date:
    """Return the day of a `fixed:YYYY-MM-DD` rule; `ProblemError` when there is none in it."""
    text = rule.removeprefix(_FIXED)
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise ProblemError(
            Problem(
                tr("“{text}” is not a date.", text=text),
                remedy=tr("Write the date as year-month-day, for example fixed:2014-12-31."),
            )
        ) from error


def check_rule(rule: str) -> None:
    """Raise `ProblemError` when this is not a membership rule."""
    if rule.startswith(_FIXED):
        fixed_date(rule)
    elif rule not in RULES:
        rules = ", ".join((*RULES, f"{_FIXED}YYYY-MM-DD"))
        raise ProblemError(
            Problem(
                tr("“{rule}” is not a membership rule.", rule=rule),
                remedy=tr("Choose one of these: {rules}.", rules=rules),
            )
        )


@cache
def _standard() -> Membership:
    return Membership.from_json(json.loads(resource("places", "membership.json").read_text("utf-8")))


def _term(row: Mapping[str, Any]) -> Term:
    first, last = row["valid_from"], row["valid_to"]
    return Term(
        str(row["code"]),
        dt.date.fromisoformat(first),
        dt.date.fromisoformat(last) if last else None,
        str(row["source"]),
    )


def _certain(is_member: bool) -> Status:
    return INSIDE if is_member else OUTSIDE


def _no_code(term: Term) -> Problem:
    return Problem(
        tr("The membership that begins on {day} has no country.", day=day(term.valid_from)),
        remedy=tr("Choose a country."),
    )


def _ends_early(term: Term) -> Problem:
    return Problem(
        tr(
            "The membership of {code} ends on {last}, before it begins on {first}.",
            code=term.code,
            last=day(term.valid_to),
            first=day(term.valid_from),
        ),
        remedy=tr("Correct one of the two dates."),
    )


def _overlap(earlier: Term, later: Term) -> Problem:
    return Problem(
        tr(
            "{code} has two memberships at the same time: one from {first} and one from {second}.",
            code=earlier.code,
            first=day(earlier.valid_from),
            second=day(later.valid_from),
        ),
        remedy=tr("Give the earlier one an end date, or remove one of the two."),
    )
