"""Limits that a person types, in their own notation; strict, so that 1.234 is never taken for 1,234."""

from __future__ import annotations

import datetime as dt
import re

from core import language

_NOTATIONS = {
    "nl": re.compile(r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?"),
    "en": re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?"),
}


def number(text: str) -> float | None:
    """Return the number; None when it is not one in the notation of the reader."""
    text = text.strip().replace("\u2212", "-").replace("\u00a0", "")
    if not _NOTATIONS[language.current()].fullmatch(text):
        return None
    grouping, decimal = (".", ",") if language.current() == "nl" else (",", ".")
    return float(text.replace(grouping, "").replace(decimal, "."))


def day(text: str) -> dt.date | None:
    """Return the day; None when it is not written as the reader writes days, or as 2025-03-07."""
    text = text.strip()
    patterns = ("%d-%m-%Y", "%Y-%m-%d") if language.current() == "nl" else ("%Y-%m-%d",)
    for pattern in patterns:
        try:
            return dt.datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    return None
