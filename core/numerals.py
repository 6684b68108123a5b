"""Numbers and dates as the reader writes them: 1.234.567,89 and 07-03-2025, or 1,234,567.89 and 2025-03-07."""

from __future__ import annotations

import datetime as dt
import math
from functools import partial

from core import language
from core.said import Said

MISSING = "·"
_SWAP = str.maketrans(",.", ".,")


def number(value: float | None, decimals: int = 2) -> str:
    """Return a number with grouping and a fixed number of decimals; `·` when it is missing."""
    if value is None or math.isnan(value):
        return MISSING
    return Said(_written(value, decimals), partial(number, value, decimals))


def whole(value: int) -> str:
    """Return a whole number with grouping."""
    return number(value, 0)


def percent(fraction: float | None, decimals: int = 1) -> str:
    """Return a fraction as a percentage with its sign."""
    if fraction is None or math.isnan(fraction):
        return MISSING
    sign = "\u00a0%" if language.current() == "nl" else "%"
    return Said(_written(fraction * 100, decimals) + sign, partial(percent, fraction, decimals))


def day(value: dt.date | None) -> str:
    """Return a date as the reader writes it."""
    if value is None:
        return MISSING
    return Said(value.strftime("%d-%m-%Y" if language.current() == "nl" else "%Y-%m-%d"), partial(day, value))


def _written(value: float, decimals: int) -> str:
    text = f"{value:,.{decimals}f}"
    return text.translate(_SWAP) if language.current() == "nl" else text
