"""How a cell is shown: in the reader's notation, with what cannot be seen made visible, and why it is marked."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from core import numerals
from core.reading.table import Column
from core.texts import mark, tr
from core.unseen import visible

State = Literal["value", "missing", "failing"]

KIND_NAMES: dict[str, str] = {
    "text": mark("text"),
    "number": mark("number"),
    "integer": mark("whole number"),
    "year": mark("year"),
    "date": mark("date"),
    "boolean": mark("yes or no"),
}
"""What each kind of column is called; pass through `tr`."""

_SAMPLE = 300
_MOST_KEPT = 50_000
_MOST_ALIGNED = 4  # decimals to which numbers are filled up so that their decimal signs stand below each other
_MOST_DECIMALS = 10
_EXACT_DIGITS = 15  # more digits than a float64 can hold are shown as they stand


class CellTexts:
    """The texts of one column as they are shown, made when they are first asked for and then kept."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self.right = column.kind in ("number", "integer", "year", "date")
        self.decimals = _aligned_decimals(column)
        self._known: dict[int, tuple[str, State]] = {-1: (numerals.MISSING, "missing")}

    def shown(self, code: int) -> tuple[str, State]:
        """Return what is shown for this word, and whether it is a value, missing or failing."""
        known = self._known.get(code)
        if known is None:
            if len(self._known) > _MOST_KEPT:
                self._known = {-1: self._known[-1]}
            known = self._known[code] = self._make(code)
        return known

    def raw(self, code: int) -> str:
        """Return the word as it stands in the file; empty when the row has no such cell."""
        return "" if code < 0 else str(self.column.words[code])

    def reason(self, code: int) -> str:
        """Return why the cell is marked, as a sentence in plain text; empty for an ordinary value."""
        state = self.shown(code)[1]
        if state == "failing":
            kind = tr(KIND_NAMES[self.column.kind])
            return tr("Does not fit ({kind}): {text}", kind=kind, text=visible(self.raw(code)))
        if state == "value":
            return ""
        if code < 0:
            return tr("The source gives no value here.")
        word = self.raw(code)
        if not word.strip():
            return tr("This cell is empty in the source.")
        return tr("“{text}” means in this source that there is no value.", text=visible(word))

    def _make(self, code: int) -> tuple[str, State]:
        column = self.column
        if column.missing[code]:
            return numerals.MISSING, "missing"
        word = str(column.words[code])
        if column.failing[code]:
            return visible(word), "failing"
        if column.kind in ("number", "integer"):
            native = column.native is not None and bool(column.native[code])
            return visible(self._number(word, float(column.values[code]), native)), "value"
        if column.kind == "year":
            return str(int(column.values[code])), "value"
        if column.kind == "date":
            return _day(column, code), "value"
        return visible(word), "value"

    def _number(self, word: str, value: float, native: bool) -> str:
        own = _decimals(word, "." if native else self.column.decimal)
        if self.column.percent and own is not None:
            return numerals.percent(value, own)
        if own is None or sum(char.isdigit() for char in word) > _EXACT_DIGITS:
            if not native:
                return word
            own = _decimals(f"{value:.{_EXACT_DIGITS}g}", ".")
            if own is None:
                return word
        return numerals.number(value, max(min(own, _MOST_DECIMALS), self.decimals))


def number_text(value: float, decimals: int = 0) -> str:
    """Return a number that stands in no cell (a sum, a limit), with two decimals unless it is whole."""
    return numerals.number(value, decimals if float(value).is_integer() and abs(value) < 1e15 else max(decimals, 2))


def _day(column: Column, code: int) -> str:
    day = column.values[code].astype(object)
    return numerals.day(day) if isinstance(day, dt.date) else visible(str(column.words[code]))


_WITH_EXPONENT = re.compile(r"\d[eE][+-]?\d")


def _decimals(word: str, sign: str) -> int | None:
    """Return how many decimals are written; None when an exponent hides them."""
    if _WITH_EXPONENT.search(word):
        return None
    _, found, after = word.rpartition(sign)
    return sum(char.isdigit() for char in after) if found else 0


def _aligned_decimals(column: Column) -> int:
    if column.kind != "number":
        return 0
    step = max(1, len(column.words) // _SAMPLE)
    most = 0
    for code in range(0, len(column.words), step):
        if column.missing[code] or column.failing[code]:
            continue
        native = column.native is not None and bool(column.native[code])
        most = max(most, _decimals(str(column.words[code]), "." if native else column.decimal) or 0)
        if most >= _MOST_ALIGNED:
            return _MOST_ALIGNED
    return most
