"""What is to be written for the cells of a table, decided once for all kinds of files."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

import numpy as np

from core.reading.table import Column

Cell = str | float | bool | dt.date | Decimal | None
"""A text, a number, yes or no, a date, a whole number too long for a float, or nothing."""

_EXACT = 2.0**53  # above this a float no longer holds every whole number
_NOT_OF_A_NUMBER = re.compile(r"[^0-9,.+\-]")


def cells(column: Column, *, as_text: bool = False) -> list[Cell]:
    """Return what to write for each distinct word of the column.

    A missing word gives None, a failing one its own text. With `as_text` every word is written as it stands.
    """
    words: list[str] = column.words.tolist()
    if as_text:
        return list(words)
    written: list[Cell] = list(words) if column.kind == "text" else _values(column, words)
    for code in np.flatnonzero(column.failing):
        written[code] = words[code]
    for code in np.flatnonzero(column.missing):
        written[code] = None
    return written


def plain(cell: Cell) -> str:
    """Return the cell in plain notation: decimal point, no grouping, ISO dates; "" for nothing."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return plain_number(cell)


def plain_number(value: float | Decimal) -> str:
    """Return the shortest decimal notation that gives the number back, without exponent."""
    if isinstance(value, Decimal):
        return format(value, "f")
    text = repr(float(value))
    if "e" in text:
        text = format(Decimal(text), "f")
    return text.removesuffix(".0")


def _values(column: Column, words: list[str]) -> list[Cell]:
    if column.kind == "date":
        return [None if np.isnat(day) else day.item() for day in column.values]
    numbers = column.values.astype(np.float64)
    values: list[Cell] = numbers.tolist()
    if column.kind == "boolean":
        return [None if value is None or value != value else bool(value) for value in values]
    for code in np.flatnonzero(np.isnan(numbers)):
        values[code] = None
    for code in np.flatnonzero(np.abs(numbers) >= _EXACT):
        values[code] = _whole(words[code], column.decimal, float(numbers[code]))
    return values


def _whole(word: str, decimal: str, value: float) -> float | Decimal:
    """Return the number as its digits stand, where a float would round them."""
    digits = _NOT_OF_A_NUMBER.sub("", word).replace("," if decimal == "." else ".", "").replace(",", ".")
    try:
        exact = Decimal(digits)
    except InvalidOperation:
        return value
    same = float(exact) == value and exact == exact.to_integral_value()
    return exact if same and exact != Decimal(value) else value
