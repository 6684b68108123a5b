"""Dates in day-month-year, month/day/year and year-month-day order, strictly: never a guessed century."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from core.reading.numbers import as_mask, trimmed, weigh
from core.reading.table import Floats, Mask

_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = rf"^(?P<a>\d{{4}})(?P<s>[-/.])(?P<b>\d{{1,2}})(?P<t>[-/.])(?P<c>\d{{1,2}}){_TIME}$"
_YEAR_LAST = rf"^(?P<a>\d{{1,2}})(?P<s>[-/. ])(?P<b>\d{{1,2}})(?P<t>[-/. ])(?P<c>\d{{4}}){_TIME}$"
_NAMED = r"^(?P<a>\d{1,2})\.?[ -](?P<b>\pL{3,9})\.?[ -](?P<c>\d{4})$"
_NAME_FIRST = r"^(?P<b>\pL{3,9})\.? (?P<a>\d{1,2}),? (?P<c>\d{4})$"
_COMPACT = {
    "dmy": r"^(?P<a>\d{1,2})(?P<b>\d{2})(?P<c>\d{4})$",
    "mdy": r"^(?P<b>\d{1,2})(?P<a>\d{2})(?P<c>\d{4})$",
    "ymd": r"^(?P<c>\d{4})(?P<b>\d{2})(?P<a>\d{2})$",
}
_MONTHS = (
    ("january", "jan", "januari", "januar", "janvier", "enero"),
    ("february", "feb", "februari", "februar", "février", "febrero"),
    ("march", "mar", "maart", "mrt", "märz", "mars", "marzo"),
    ("april", "apr", "avril", "abril"),
    ("may", "mei", "mai", "mayo"),
    ("june", "jun", "juni", "juin", "junio"),
    ("july", "jul", "juli", "juillet", "julio"),
    ("august", "aug", "augustus", "août", "agosto"),
    ("september", "sep", "sept", "septembre", "septiembre"),
    ("october", "oct", "oktober", "okt", "octobre", "octubre"),
    ("november", "nov", "novembre", "noviembre"),
    ("december", "dec", "dezember", "dez", "décembre", "diciembre"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_EARLIEST, _LATEST = 1500, 2500

Days = npt.NDArray[np.datetime64]


@dataclass(frozen=True)
class Dates:
    """What the words are as dates. `values` is NaT where `valid` is false."""

    values: Days
    valid: Mask
    order: str


@dataclass(frozen=True)
class DateEvidence:
    """How many cells are a date only with the day first, only with the month first, in both (and differently so),
    with the year first, and with a year of two digits."""

    day_first: int = 0
    month_first: int = 0
    either: int = 0
    year_first: int = 0
    other: int = 0

    @property
    def order(self) -> str:
        """Return the order that explains most cells; empty when nothing tells."""
        if self.day_first == self.month_first:
            return "ymd" if self.year_first and not self.day_first + self.either else ""
        return "dmy" if self.day_first > self.month_first else "mdy"


def date_evidence(words: Any, weights: Floats | None) -> DateEvidence:
    """Weigh the orders over all words."""
    bare = trimmed(words)
    first, second, year, found = _parts(bare, _YEAR_LAST)
    day_first, month_first = (_days(year, second, first)[1] & found, _days(year, first, second)[1] & found)
    both = day_first & month_first
    return DateEvidence(
        weigh(day_first & ~both, weights),
        weigh(month_first & ~both, weights),
        weigh(both & (first != second), weights),
        weigh(_year_first(bare)[1], weights),
        weigh((both & (first == second)) | _named(bare)[1], weights),
    )


def two_digit_years(words: Any) -> Mask:
    """Tell which words look like a date whose century is not written."""
    return as_mask(pc.match_substring_regex(trimmed(words), r"^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$"))


def parse_dates(words: Any, order: str) -> Dates:
    """Read every word that is a date in this order; "dmy+mdy" also reads days without separators, month first."""
    bare = trimmed(words)
    order, _, compact = order.partition("+")
    first, second, year, found = _parts(bare, _YEAR_LAST)
    day, month = (second, first) if order == "mdy" else (first, second)
    values, valid = _days(year, month, day)
    valid &= found if order in ("dmy", "mdy") else False
    values[~valid] = np.datetime64("NaT")
    readers = [_year_first(bare), _named(bare)]
    if compact:
        first, second, year, found = _parts(bare, _COMPACT[compact])
        days, fits = _days(year, second, first)
        readers.append((days, fits & found))
    for days, fits in readers:
        values = np.where(fits, days, values)
        valid |= fits
    return Dates(values, valid, order)


def _year_first(bare: Any) -> tuple[Days, Mask]:
    year, month, day, found = _parts(bare, _YEAR_FIRST)
    values, valid = _days(year, month, day)
    return values, valid & found


def _named(bare: Any) -> tuple[Days, Mask]:
    """Read dates with the name of the month: `13 Apr 2024`, `April 13, 2024`, `1 januari 2020`."""
    values = np.full(len(bare), np.datetime64("NaT"), dtype="datetime64[D]")
    valid = np.zeros(len(bare), dtype=bool)
    for pattern in (_NAMED, _NAME_FIRST):
        parts = pc.extract_regex(bare, pattern)
        for at in np.flatnonzero(as_mask(pc.is_valid(parts))):
            part = parts[int(at)].as_py()
            month = _MONTH_OF.get(part["b"].lower())
            if month:
                days, fits = _days(np.array([int(part["c"])]), np.array([month]), np.array([int(part["a"])]))
                values[at], valid[at] = days[0], fits[0]
    return values, valid


def _parts(bare: Any, pattern: str) -> tuple[Any, Any, Any, Mask]:
    """Return the three whole numbers of each word that has the pattern, 0 elsewhere."""
    parts = pc.extract_regex(bare, pattern)
    found = as_mask(pc.is_valid(parts))
    a, b, c = (
        pc.struct_field(parts, name).cast(pa.int32()).fill_null(0).to_numpy(zero_copy_only=False) for name in "abc"
    )
    if "(?P<s>" in pattern:
        same = pc.equal(pc.struct_field(parts, "s"), pc.struct_field(parts, "t"))
        found &= as_mask(same.fill_null(False))
    return a, b, c, found


def _days(year: Any, month: Any, day: Any) -> tuple[Days, Mask]:
    """Return the dates, and which of them exist."""
    possible = (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31) & (year >= _EARLIEST) & (year <= _LATEST)
    months = (np.where(possible, year, 1970) - 1970).astype("datetime64[Y]").astype("datetime64[M]")
    months = months + (np.where(possible, month, 1) - 1)
    days = months.astype("datetime64[D]") + (np.where(possible, day, 1) - 1)
    valid = possible & (days.astype("datetime64[M]") == months)
    days[~valid] = np.datetime64("NaT")
    return days, valid
