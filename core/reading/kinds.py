"""The kind of a column, from all its distinct words: never from a sample, and never changing a cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

import core.reading.compute as compute
from core.numerals import whole
from core.problems import Problem
from core.reading.dates import DateWords, two_digit_years
from core.reading.numbers import NumberWords, buffers, first_bytes, in_two_ways, leading_zeros, trimmed
from core.reading.table import Codes, Column, ColumnRule, Floats, Kind, Layout, Mask, Rows
from core.reading.words import Words
from core.texts import tr, trn

MARKS = (
    ".", "..", "...", ". .", "-", "--", "–", "—", ":", "x", "xx", "xxx", "n/a", "na", "n.a.", "n.b.", "nb", "null",
    "none", "nan", "nil", "#n/a", "#n/b", "unknown", "onbekend",
)  # fmt: skip
"""What stands for "no value" in columns of numbers and dates; in text columns only blank cells do."""

_USUAL_MARKS = ("",)
_MOST_BLANKS = 40  # around a text that is looked for
_LONGEST_SHORT_DATE = 12  # 24-01-05, with a few blanks around it
_FEW = 9  # failing cells that do not yet make a short column text
_YES = ("true", "waar", "yes", "ja", "wahr", "vrai", "oui", "sí")
_NO = ("false", "onwaar", "no", "nee", "falsch", "faux", "non", "nein")
_YEAR_WORDS = ("year", "jaar", "jahr", "année", "annee", "año", "ano")
_FIRSTS = np.zeros(256, dtype=bool)
_FIRSTS[list(b"0123456789+-.,")] = True
_SPACED = np.zeros(256, dtype=bool)  # how blanks begin, also those outside ASCII
_SPACED[[*b" \t\r\n", 0xC2, 0xE2]] = True
_FIRSTS |= _SPACED


@dataclass(frozen=True)
class Native:
    """What a typed file itself says of each word: a number, a day, or that it is text (`typed` is false)."""

    typed: Mask
    numbers: Floats  # NaN where the file gave no number
    days: npt.NDArray[np.datetime64]  # NaT where the file gave no date


@dataclass(frozen=True)
class Cells:
    """The cells of one column before anybody looked at their meaning."""

    header: str
    name: str
    codes: Codes
    words: Any  # pyarrow.StringArray without nulls
    repeats: bool = False
    native: Native | None = None

    @cached_property
    def as_numbers(self) -> NumberWords:
        return NumberWords(self.words)

    @cached_property
    def as_dates(self) -> DateWords:
        return DateWords(self.words)

    def weigh(self, mask: Mask) -> int:
        """Return how many cells hold one of the words of the mask."""
        if self.repeats or not mask.any():
            return int(mask.sum())
        if mask.all():
            return int(np.count_nonzero(self.codes >= 0))
        return int(self._weights[mask].sum())

    @cached_property
    def _weights(self) -> Rows:
        return np.bincount(self.codes + 1, minlength=len(self.words) + 1)[1:]

    @cached_property
    def firsts(self) -> Any:
        """The first byte of every word."""
        return first_bytes(self.words)

    @cached_property
    def blank(self) -> Mask:
        """Which words are empty or hold nothing but blanks."""
        blank: Mask = np.diff(buffers(self.words)[0]) == 0
        spaced = np.flatnonzero(_SPACED[self.firsts])
        if len(spaced):
            bare = trimmed(compute.taken(self.words, spaced))
            blank[spaced] = np.diff(buffers(bare)[0]) == 0
        return blank

    def among(self, texts: Iterable[str]) -> Mask:
        """Tell which words are one of these texts, apart from case and outer blanks."""
        found = np.zeros(len(self.words), dtype=bool)
        wanted = {text.strip().lower() for text in texts} - {""}
        begin = _SPACED.copy()
        begin[128:] = True
        begin[[ord(char) for text in wanted for char in (text[0], text[0].upper()) if char.isascii()]] = True
        at = np.flatnonzero(begin[self.firsts])
        if len(at):
            longest = max((len(text.encode()) for text in wanted), default=0) + _MOST_BLANKS
            at = at[np.diff(buffers(self.words)[0])[at] <= longest]
        if len(at):
            bare = compute.lower(trimmed(compute.taken(self.words, at)))
            found[at] = compute.among(bare, wanted)
        return found


@dataclass(frozen=True)
class Judged:
    """A column with its kind, and whether its own content decided the notation.

    `decimal` and `order` are what the content of this column alone shows; empty when it shows nothing.
    """

    column: Column
    decided: bool
    problems: tuple[Problem, ...] = ()
    decimal: str = ""
    order: str = ""


def judge(cells: Cells, rule: ColumnRule, layout: Layout, decimal: str = "", order: str = "") -> Judged:
    """Give a column its kind; `decimal` and `order` are what the rest of the file says where the column is silent."""
    blank = cells.blank
    marked = _missing(cells, rule, layout)
    kind = rule.kind or _kind(cells, blank, marked)
    if kind == "text":
        own = rule.missing_marks if rule.missing_marks is not None else layout.missing_marks
        missing = blank if own == _USUAL_MARKS else blank | cells.among(own)
        column = _column(cells, "text", np.zeros(0), np.zeros(len(blank), dtype=bool), missing)
        return Judged(column if rule.kind else replace(column, doubt=_short_years(cells, missing)), decided=True)
    missing = marked()
    if kind == "boolean":
        return Judged(_boolean(cells, missing), decided=True, problems=_told(cells, missing & ~blank))
    if kind == "date":
        judged = _date(cells, missing, rule, layout, order)
    else:
        judged = _number(cells, kind, missing, rule, layout, decimal)
    shown = _told(cells, missing & ~blank & ~np.isfinite(judged.column.values))
    return replace(judged, problems=judged.problems + shown)


def _kind(cells: Cells, blank: Mask, marked: Any) -> Kind:
    """Return the kind most cells have."""
    words = cells.words
    likely = _FIRSTS[cells.firsts] & ~blank
    if cells.native is not None:
        likely |= cells.native.typed
    if not likely.any():
        return "boolean" if _is_boolean(words, blank, marked) else "text"
    total = cells.weigh(~(blank | marked()))
    if not _most(cells.weigh(likely & ~marked()), total):
        return "boolean" if _is_boolean(words, blank, marked) else "text"
    numeric = _looks_numeric(cells)
    if _most(cells.weigh(numeric), total):
        return _number_kind(cells, numeric)
    if _most(cells.weigh(_looks_dated(cells)), total):
        return "date"
    return "text"


def _most(part: int, total: int) -> bool:
    """A few cells that do not fit become failing cells; many make another kind."""
    return part > 0 and 2 * part > total and total - part <= max(_FEW, 0.05 * total)


def _looks_numeric(cells: Cells) -> Mask:
    looks = cells.as_numbers.looks_numeric()
    if cells.native is not None:
        looks = np.where(cells.native.typed, np.isfinite(cells.native.numbers), looks)
    return looks


def _looks_dated(cells: Cells) -> Mask:
    looks = cells.as_dates.looks_dated()
    if cells.native is not None:
        looks = np.where(cells.native.typed, ~np.isnat(cells.native.days), looks)
    return looks


def _number_kind(cells: Cells, numeric: Mask) -> Kind:
    """Codes with leading zeros are texts, though they look like numbers."""
    if numeric.all():
        return "number"
    zeros = leading_zeros(cells.words)
    count = cells.weigh(zeros)
    if not count:
        return "number"
    lengths = np.diff(buffers(cells.words)[0])[numeric | zeros]
    fixed = len(lengths) > 1 and lengths[0] > 2 and bool(np.all(lengths == lengths[0]))
    return "text" if fixed or count > max(1, 0.01 * cells.weigh(numeric)) else "number"


def _number(cells: Cells, kind: Kind, missing: Mask, rule: ColumnRule, layout: Layout, elsewhere: str) -> Judged:
    typed = None if cells.native is None else cells.native.typed
    found = cells.as_numbers.evidence(lambda mask: cells.weigh(mask if typed is None else mask & ~typed))
    own = rule.decimal or (layout.decimal if layout.strict_notation else found.decimal)
    decimal = own or elsewhere or layout.decimal
    read = cells.as_numbers.parse(decimal)
    values, valid = read.values, read.valid
    if cells.native is not None:
        values = np.where(cells.native.typed, cells.native.numbers, values)
        valid = np.where(cells.native.typed, np.isfinite(cells.native.numbers), valid)
    thin = found.thin and not (rule.decimal or layout.strict_notation)
    in_doubt = thin
    if rule.kind in ("integer", "year") and not read.percent:
        odd = cells.as_numbers.not_whole(read, decided=bool(own or elsewhere))
        odd = odd if typed is None else np.where(typed, values != np.trunc(values), odd)
        values, valid = np.where(odd, np.nan, values), valid & ~odd
        in_doubt = thin and bool((valid & in_two_ways(cells.words)).any())
    values, valid = np.where(missing, np.nan, values), valid & ~missing
    column = _column(cells, kind, values, ~valid & ~missing, missing)
    column = replace(column, decimal=decimal, percent=read.percent)
    if rule.kind is None:
        column = replace(column, kind=_finer_kind(column, read.whole if cells.native is None else None))
    doubt = ""
    if in_doubt:
        doubt = _two_readings(cells, found.either, decimal)
    elif not rule.decimal and not layout.strict_notation and elsewhere and elsewhere != decimal:
        doubt = tr(
            "This column writes decimals with “{mark}”, the rest of the file with “{other}”.",
            mark=decimal,
            other=elsewhere,
        )
    return Judged(replace(column, doubt=doubt), decided=not thin, decimal=found.decimal)


def _two_readings(cells: Cells, count: int, decimal: str) -> str:
    at = int(np.flatnonzero(in_two_ways(cells.words))[0])
    example = str(cells.words[at])
    return trn(
        "{count} cell can be read in two ways: “{example}” as {as_point} or as {as_comma}. "
        "It is read with “{decimal}” as decimal mark.",
        "{count} cells can be read in two ways, such as “{example}”: as {as_point} or as {as_comma}. "
        "They are read with “{decimal}” as decimal mark.",
        count,
        example=example,
        as_point=_plain(NumberWords(cells.words.slice(at, 1)).parse(".").values[0]),
        as_comma=_plain(NumberWords(cells.words.slice(at, 1)).parse(",").values[0]),
        decimal=decimal,
    )


def _plain(value: float) -> str:
    return np.format_float_positional(value, trim="-")


def _finer_kind(column: Column, written_whole: bool | None) -> Kind:
    """Tell years and whole numbers from other numbers; None when only the values tell."""
    out = column.failing | column.missing
    values = column.values[~out] if out.any() else column.values
    if written_whole is None:
        written_whole = bool(np.all(values == np.trunc(values)))
    if not written_whole:
        return "number"
    if not len(values) or values.min() < 1900 or values.max() > 2100:
        return "integer"
    if any(word in column.name.lower() for word in _YEAR_WORDS):
        return "year"
    distinct = np.unique(values)
    dense = len(distinct) >= 5 and 2 * len(distinct) >= values.max() - values.min() + 1
    return "year" if dense and values.min() >= 1940 and values.max() <= 2035 else "integer"


def _date(cells: Cells, missing: Mask, rule: ColumnRule, layout: Layout, elsewhere: str) -> Judged:
    found = cells.as_dates.evidence(cells.weigh)
    fixed = layout.date_order if layout.strict_notation else ""
    asked = (
        f"{rule.date_order}+{rule.date_order}" if rule.date_order and "+" not in rule.date_order else rule.date_order
    )
    own = asked or fixed or found.order
    order = own or elsewhere or layout.date_order or "dmy"
    read = cells.as_dates.parse(order)
    values, valid = read.values, read.valid
    if cells.native is not None:
        values = np.where(cells.native.typed, cells.native.days, values)
        valid = np.where(cells.native.typed, ~np.isnat(cells.native.days), valid)
    values, valid = np.where(missing, np.datetime64("NaT"), values), valid & ~missing
    column = replace(_column(cells, "date", values, ~valid & ~missing, missing), date_order=read.order)
    doubt = ""
    if not own and found.either:
        doubt = trn(
            "{count} date can be read with the day or the month first. It is read as {order}.",
            "{count} dates can be read with the day or the month first. They are read as {order}.",
            found.either,
            order=order_name(read.order),
        )
    return Judged(replace(column, doubt=doubt), decided=bool(own) or not found.either, order=found.order)


def _short_years(cells: Cells, missing: Mask) -> str:
    """Say that most cells are dates whose century is not written; empty when they are not."""
    lengths = np.diff(buffers(cells.words)[0])
    at = np.flatnonzero(_FIRSTS[cells.firsts] & ~missing & (lengths >= 6) & (lengths <= _LONGEST_SHORT_DATE))
    short = np.zeros(len(missing), dtype=bool)
    if len(at):
        short[at] = two_digit_years(compute.taken(cells.words, at))
    count = cells.weigh(short)
    if not _most(count, cells.weigh(~missing)):
        return ""
    return trn(
        "{count} cell is a date with a year of two digits, “{example}”: the century is not written, so it stays text.",
        "{count} cells are dates with a year of two digits, such as “{example}”: the century is not written, "
        "so they stay text.",
        count,
        example=str(cells.words[int(np.flatnonzero(short)[0])]).strip(),
    )


def order_name(order: str) -> str:
    """Return the order of a date in words."""
    return {"mdy": tr("month-day-year"), "ymd": tr("year-month-day")}.get(order, tr("day-month-year"))


def _is_boolean(words: Any, blank: Mask, marked: Any) -> bool:
    if int((~blank).sum()) > 30:
        return False
    texts = {text.strip().lower() for text, out in zip(words.to_pylist(), blank | marked(), strict=True) if not out}
    return len(texts) > 1 and texts <= {*_YES, *_NO}


def _boolean(cells: Cells, missing: Mask) -> Column:
    lower = [text.strip().lower() for text in cells.words.to_pylist()]
    values = np.array([1.0 if text in _YES else 0.0 if text in _NO else np.nan for text in lower])
    if cells.native is not None:
        values = np.where(cells.native.typed, cells.native.numbers, values)
    values = np.where(missing, np.nan, values)
    return _column(cells, "boolean", values, np.isnan(values) & ~missing, missing)


def _missing(cells: Cells, rule: ColumnRule, layout: Layout) -> Any:
    """Return a function that tells which words are marks for "no value"; it is asked only when it matters."""
    own = rule.missing_marks if rule.missing_marks is not None else layout.missing_marks
    marks = MARKS if own == _USUAL_MARKS and rule.missing_marks is None else own
    known: list[Mask] = []

    def marked() -> Mask:
        if not known:
            known.append(cells.blank | cells.among(marks))
        return known[0]

    return marked


def _told(cells: Cells, marks: Mask) -> tuple[Problem, ...]:
    """Say which marks were taken as "no value": nothing is left out in silence."""
    if not marks.any():
        return ()
    at = np.flatnonzero(marks)
    shown = ", ".join(dict.fromkeys(f"“{str(cells.words[int(i)]).strip()}”" for i in at[:50]))
    return (
        Problem(
            tr("Read as “no value”: {marks}.", marks=shown),
            cells.name,
            tr("If they mean something else, change the marks for “no value”."),
            cells.weigh(marks),
        ),
    )


def _column(cells: Cells, kind: Kind, values: Any, failing: Mask, missing: Mask) -> Column:
    return Column(
        cells.name,
        kind,
        cells.codes,
        Words(cells.words),
        values,
        failing,
        missing,
        native=None if cells.native is None else cells.native.typed,
        header=cells.header,
        repeats=cells.repeats,
    )


def failing_problem(column: Column, rows: Any) -> Problem | None:
    """Say how many cells of a column do not fit its kind, with the first of them."""
    count = column.failing_cells
    if not count:
        return None
    first = int(np.flatnonzero(np.append(column.failing, False)[column.codes])[0])
    return Problem(
        trn(
            "{count} cell does not fit: “{text}” on row {row}.",
            "{count} cells do not fit, the first is “{text}” on row {row}.",
            count,
            text=column.text(first),
            row=whole(int(rows[first])),
        ),
        column.name,
        tr("Repair the cell, read the column as text, or set the row aside."),
        count,
    )
