"""Filters: a test of one column, tried on its distinct words and not on every row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from core import language
from core.exploring.cells import CellTexts
from core.reading.table import Column, Mask, Rows, Table
from core.reading.words import Words

_MANY_WORDS = 100_000


@dataclass(frozen=True)
class Values:
    """Keep the rows whose word is one of these, or with `keep` False the others. `missing` decides for the rest."""

    words: tuple[str, ...]
    keep: bool = True
    missing: bool = False


@dataclass(frozen=True)
class NumberRange:
    """Keep the numbers from `low` to `high`, both included; None is no limit."""

    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class DateRange:
    """Keep the days from `first` to `last`, both included; None is no limit."""

    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True)
class TextMatch:
    """Keep the cells whose text, as shown or as it stands, contains or starts with this; case does not matter."""

    text: str
    how: Literal["contains", "starts"] = "contains"


@dataclass(frozen=True)
class Only:
    """Keep the cells that are missing, or those that do not fit their column."""

    what: Literal["missing", "failing"]


Test = Values | NumberRange | DateRange | TextMatch | Only


@dataclass(frozen=True)
class Filter:
    """A test and the column it looks at; several filters must all pass."""

    column: str
    test: Test


def words_kept(column: Column, test: Test) -> Mask:
    """Return which words pass; the last entry is for rows that have no such cell."""
    kept = np.zeros(len(column.words) + 1, np.bool_)
    match test:
        case Values():
            kept[:-1] = _among(column, test)
            kept[:-1][column.missing] = test.missing
            kept[-1] = test.missing
        case NumberRange(low, high) if column.values.dtype.kind == "f" and len(column.values):
            kept[:-1] = _between(column.values, low, high)
        case DateRange(first, last) if column.values.dtype.kind == "M":
            days = column.values.astype("datetime64[D]")
            kept[:-1] = _between(days, _day(first), _day(last)) & ~np.isnat(days)
        case TextMatch():
            kept[:-1] = words_with(column, test.text, starts=test.how == "starts")
        case Only("missing"):
            kept[:-1] = column.missing
            kept[-1] = True
        case Only("failing"):
            kept[:-1] = column.failing
        case _:
            pass  # a range on a column of text: nothing lies in it
    return kept


def words_with(column: Column, text: str, *, starts: bool = False) -> Mask:
    """Return the words that hold this text, as they stand in the source or as they are shown."""
    if not text:
        return np.zeros(len(column.words), np.bool_)
    if len(column.words) > _MANY_WORDS:
        return _search(column, text, starts=starts) & ~column.missing
    needle = text.casefold()

    def hit(word: str) -> bool:
        word = word.casefold()
        return word.startswith(needle) if starts else needle in word

    found = np.fromiter((hit(str(word)) for word in np.asarray(column.words)), np.bool_, len(column.words))
    if column.kind != "text":
        texts = CellTexts(column)
        for code in np.flatnonzero(~found):
            shown, state = texts.shown(int(code))
            found[code] = state == "value" and hit(shown)
    return found & ~column.missing


def kept(table: Table, filters: Iterable[Filter], rows: Rows | None = None) -> Rows | None:
    """Return the rows (of these, or of all) that pass every filter, in their order; None when all rows of the table do.

    A filter on a column that the table does not have is passed by every row.
    """
    mask = passing(table, filters, rows)
    if mask is None:
        return rows
    return np.flatnonzero(mask) if rows is None else rows[mask]


def passing(table: Table, filters: Iterable[Filter], rows: Rows | None = None) -> Mask | None:
    """Return which of the rows pass every filter; None when there is nothing to try."""
    mask: Mask | None = None
    for one in filters:
        if not table.has(one.column):
            continue
        column = table.column(one.column)
        codes = column.codes if rows is None else column.codes[rows]
        passed = words_kept(column, one.test).take(codes, mode="wrap")
        mask = passed if mask is None else mask & passed
    return mask


def _among(column: Column, test: Values) -> Mask:
    chosen = set(test.words)
    among = np.fromiter((word in chosen for word in np.asarray(column.words)), np.bool_, len(column.words))
    return among if test.keep else ~among


def _between(values: npt.NDArray[Any], low: Any, high: Any) -> Mask:
    inside: Mask = ~np.isnan(values)
    if low is not None:
        inside &= values >= low
    if high is not None:
        inside &= values <= high
    return inside


def _day(day: dt.date | None) -> np.datetime64 | None:
    return None if day is None else np.datetime64(day, "D")


def _search(column: Column, text: str, *, starts: bool) -> Mask:
    """Search very many words: in Arrow's buffer, and numbers by their digits instead of writing each of them out."""
    import pyarrow as pa  # heavy, and only worth it for many words
    import pyarrow.compute as pc

    words = column.words.arrow if isinstance(column.words, Words) else pa.array(column.words, pa.string())
    match = pc.starts_with if starts else pc.match_substring
    found: Mask = np.asarray(match(words, text, ignore_case=True))
    if column.kind in ("number", "integer"):
        grouping, decimal = (".", ",") if language.current() == "nl" else (",", ".")
        digits = text.replace(grouping, "").replace(decimal, column.decimal)
        plain = pc.replace_substring(words, "," if column.decimal == "." else ".", "")
        found |= np.asarray(match(plain, digits, ignore_case=True))
    return found
