"""Small tables of flows, and a book of places that knows only letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from core.flows import EXPORT, WHOLE, Coded, Flows
from core.places.membership import Membership, Term
from core.places.place import Place


@dataclass(frozen=True)
class SmallBook:
    """Knows what it is told: words to places, territories to states."""

    known: dict[str, Place] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)

    def resolve(self, text: str) -> Place | None:
        if text in self.known:
            return self.known[text]
        codes = text.split("+")
        if all(len(code) == 2 and code.isupper() for code in codes):
            return Place(text, frozenset(codes), "state" if len(codes) == 1 else "set")
        return None

    def state_of(self, code: str) -> str:
        return self.states.get(code, code)

    def name(self, code: str) -> str:
        return f"name of {code}"


def coded(texts: Sequence[str | None]) -> Coded:
    words = tuple(dict.fromkeys(text for text in texts if text is not None))
    return Coded(np.array([-1 if text is None else words.index(text) for text in texts], np.int32), words)


def make_flows(
    rows: Sequence[dict[str, object]], basis: str = "tiv", currency: str = "", unit: str = "mln TIV"
) -> Flows:
    """Make flows from rows with supplier, recipient, value (or low and high) and what else differs."""

    def column(name: str, default: object) -> list:
        return [row.get(name, default) for row in rows]

    flags = {flag for row in rows for flag in row.get("flags", {})}
    lows = [row.get("low", row.get("value", np.nan)) for row in rows]
    highs = [row.get("high", row.get("value", np.nan)) for row in rows]
    split = np.array(column("split", -1), np.int64)
    is_split = bool((split >= 0).any())
    return Flows(
        basis,
        currency,
        unit,
        coded(column("supplier", "NL")),
        coded(column("recipient", None)),
        coded(column("final", None)),
        coded(column("category", None)),
        np.array(column("year", 2015), np.int16),
        np.array(column("date", "NaT"), "datetime64[D]"),
        np.array(lows, float),
        np.array(highs, float),
        np.array(column("part", WHOLE), np.int8),
        {flag: np.array([row.get("flags", {}).get(flag, 0) for row in rows], np.int8) for flag in sorted(flags)},
        np.array(column("source", 0), np.int32),
        np.arange(len(rows)),
        tuple(f"s{number + 1}" for number in range(max(column("source", 0), default=0) + 1)),
        np.array(column("direction", EXPORT), np.int8),
        np.array([row.get("point", low) for row, low in zip(rows, lows, strict=True)], float) if is_split else None,
        split if is_split else None,
        np.array(column("split_years", 1), np.int16) if is_split else None,
    )


@pytest.fixture
def book():
    return SmallBook(
        {
            "Unknown": Place("Unknown", nature="anything"),
            "Rebels": Place("Rebels", nature="non_state"),
            "NATO": Place("NATO", nature="nato"),
            "Aruba": Place("Aruba", frozenset({"AW"})),
            "Holland": Place("NL", frozenset({"NL"}), "state"),
        },
        {"AW": "NL", "GL": "DK"},
    )


@pytest.fixture
def members():
    """NL, DE, US, DK always; FI from 4 April 2023; SE from 7 March 2024."""
    always = dt.date(1949, 4, 4)
    return Membership(
        (
            *(Term(code, always) for code in ("NL", "DE", "US", "DK")),
            Term("FI", dt.date(2023, 4, 4)),
            Term("SE", dt.date(2024, 3, 7)),
        )
    )


@pytest.fixture
def flows():
    return make_flows
