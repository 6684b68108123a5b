"""Dates in day-month-year, month/day/year and year-month-day order, strictly: never a guessed century."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

import core.reading.compute as compute
from core.reading.numbers import Weigh, buffers, trimmed
from core.reading.table import Mask

_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(rf"(?P<a>\d{{4}})(?P<s>[-/.])(?P<b>\d{{1,2}})(?P=s)(?P<c>\d{{1,2}}){_TIME}\Z", re.ASCII)
_YEAR_LAST = re.compile(rf"(?P<a>\d{{1,2}})(?P<s>[-/. ])(?P<b>\d{{1,2}})(?P=s)(?P<c>\d{{4}}){_TIME}\Z", re.ASCII)
_NAMED = re.compile(r"(?P<a>[0-9]{1,2})\.?[ -](?P<b>[^\W\d_]{3,10})\.?[ -](?P<c>[0-9]{4})\Z")
_NAME_FIRST = re.compile(r"(?P<b>[^\W\d_]{3,10})\.? (?P<a>[0-9]{1,2}),? (?P<c>[0-9]{4})\Z")
_COMPACT = {
    "dmy": re.compile(r"(?P<a>\d{1,2})(?P<b>\d{2})(?P<c>\d{4})\Z", re.ASCII),
    "mdy": re.compile(r"(?P<b>\d{1,2})(?P<a>\d{2})(?P<c>\d{4})\Z", re.ASCII),
    "ymd": re.compile(r"(?P<c>\d{4})(?P<b>\d{2})(?P<a>\d{2})\Z", re.ASCII),
}
_EVEN = 10
_EVEN_LAST = ((0, 1), (3, 4), (6, 7, 8, 9), (2, 5))  # dd-mm-yyyy: where the numbers and the separators stand
_EVEN_FIRST = ((0, 1, 2, 3), (5, 6), (8, 9), (4, 7))  # yyyy-mm-dd
_SEPARATORS = tuple(b"-/.")
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
Parts = tuple[Any, Any, Any, Mask]


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


class DateWords:
    """Distinct words looked at as dates; what is found is kept."""

    def __init__(self, words: Any) -> None:
        self.words = words

    def evidence(self, weigh: Weigh) -> DateEvidence:
        """Weigh the orders over all words."""
        first, second, year, found = self._year_last
        day_first, month_first = _days(year, second, first)[1] & found, _days(year, first, second)[1] & found
        both = day_first & month_first
        return DateEvidence(
            weigh(day_first & ~both),
            weigh(month_first & ~both),
            weigh(both & (first != second)),
            weigh(self._year_first[1]),
            weigh((both & (first == second)) | self._named[1]),
        )

    def looks_dated(self) -> Mask:
        """Tell which words are a date in one of the orders."""
        return self.parse("dmy").valid | self.parse("mdy").valid

    def parse(self, order: str) -> Dates:
        """Read every word that is a date in this order; "dmy+mdy" also reads days without separators, month first."""
        order, _, compact = order.partition("+")
        first, second, year, found = self._year_last
        day, month = (second, first) if order == "mdy" else (first, second)
        values, valid = _days(year, month, day)
        valid &= found if order in ("dmy", "mdy") else False
        values[~valid] = np.datetime64("NaT")
        others = [self._year_first, self._named]
        if compact:
            first, second, year, found = self._parts(_COMPACT[compact])
            days, fits = _days(year, second, first)
            others.append((days, fits & found))
        for days, fits in others:
            values = np.where(fits, days, values)
            valid |= fits
        return Dates(values, valid, order)

    @cached_property
    def _year_last(self) -> Parts:
        even = self._even(_EVEN_LAST)
        return even if even is not None else self._parts(_YEAR_LAST)

    @cached_property
    def _year_first(self) -> tuple[Days, Mask]:
        even = self._even(_EVEN_FIRST)
        year, month, day, found = even if even is not None else self._parts(_YEAR_FIRST)
        values, valid = _days(year, month, day)
        return values, valid & found

    @cached_property
    def _named(self) -> tuple[Days, Mask]:
        """Dates with the name of the month: `13 Apr 2024`, `April 13, 2024`, `1 januari 2020`."""
        values = np.full(len(self.words), np.datetime64("NaT"), dtype="datetime64[D]")
        valid = np.zeros(len(self.words), dtype=bool)
        if self._even(_EVEN_LAST) is not None:
            return values, valid
        for pattern in (_NAMED, _NAME_FIRST):
            for at, text in enumerate(self._texts):
                part = pattern.match(text)
                month = _MONTH_OF.get(part["b"].lower()) if part else None
                if part and month:
                    days, fits = _days(np.array([int(part["c"])]), np.array([month]), np.array([int(part["a"])]))
                    values[at], valid[at] = days[0], fits[0]
        return values, valid

    @cached_property
    def _texts(self) -> list[str]:
        texts: list[str] = trimmed(self.words).to_pylist()
        return texts

    @cached_property
    def _bytes(self) -> Any:
        """The words as rows of ten bytes when all have ten; else None."""
        offsets, data = buffers(self.words)
        if not len(self.words) or np.any(np.diff(offsets) != _EVEN):
            return None
        return data[offsets[0] : offsets[-1]].reshape(-1, _EVEN)

    def _even(self, places: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, int]]) -> Parts | None:
        """Read `dd-mm-yyyy` or `yyyy-mm-dd` at once when every word is as long; None otherwise."""
        if self._bytes is None:
            return None
        *numbers, (one, two) = places
        digits = self._bytes.astype(np.int32) - ord("0")
        marks = self._bytes[:, one]
        found = (marks == self._bytes[:, two]) & np.isin(marks, _SEPARATORS)
        parts = []
        for number in numbers:
            part = digits[:, list(number)]
            found &= np.all((part >= 0) & (part <= 9), axis=1)
            parts.append(part @ (10 ** np.arange(len(number) - 1, -1, -1)))
        return parts[0], parts[1], parts[2], found

    def _parts(self, pattern: re.Pattern[str]) -> Parts:
        """Return the three whole numbers of each word that has the pattern, 0 elsewhere."""
        numbers = np.zeros((3, len(self.words)), dtype=np.int64)
        found = np.zeros(len(self.words), dtype=bool)
        for at, text in enumerate(self._texts):
            part = pattern.match(text)
            if part is not None:
                numbers[:, at] = int(part["a"]), int(part["b"]), int(part["c"])
                found[at] = True
        return numbers[0], numbers[1], numbers[2], found


def two_digit_years(words: Any) -> Mask:
    """Tell which words look like a date whose century is not written."""
    return compute.matches(trimmed(words), r"^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$")


def _days(year: Any, month: Any, day: Any) -> tuple[Days, Mask]:
    """Return the dates, and which of them exist."""
    possible = (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31) & (year >= _EARLIEST) & (year <= _LATEST)
    months = (np.where(possible, year, 1970) - 1970).astype("datetime64[Y]").astype("datetime64[M]")
    months = months + (np.where(possible, month, 1) - 1)
    days = months.astype("datetime64[D]") + (np.where(possible, day, 1) - 1)
    valid = possible & (days.astype("datetime64[M]") == months)
    days[~valid] = np.datetime64("NaT")
    return days, valid
