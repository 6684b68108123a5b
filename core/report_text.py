"""The cells of a report as text, for the screen, the clipboard and a terminal."""

from __future__ import annotations

import datetime as dt

from core.numerals import MISSING, day, number, whole
from core.report import CellValue, Format, ReportColumn


def cell_text(value: CellValue, kind: Format) -> str:
    """Return a cell as the reader writes it; a share as a percentage without its sign, which stands in the head."""
    if value is None:
        return MISSING
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, str):
        return value
    if kind == "year":
        return str(int(value))
    if kind == "whole":
        return whole(int(value))
    if kind == "share":
        return number(value * 100, 1)
    return number(value)


def head_text(column: ReportColumn) -> str:
    """Return the head of a column with its unit."""
    return f"{column.title} ({column.unit})" if column.unit else column.title
