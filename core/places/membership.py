"""Who is a member of NATO at a date (METHOD 3)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One unbroken membership; `valid_to` is the last day, None while it lasts."""

    code: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str = ""


@dataclass(frozen=True)
class Status:
    """Which parts of a year's flows fall inside, outside, and could be either; they add up to 1."""

    inside: float
    outside: float
    ambiguous: float = 0.0


@dataclass(frozen=True)
class Membership:
    """The membership table, editable by the user."""

    terms: tuple[Term, ...] = ()

    @classmethod
    def standard(cls) -> Membership:
        """Return the accessions as in `resources/places/membership.json`."""
        raise NotImplementedError
