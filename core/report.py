"""What was found, as plain data: screen and exporters draw from the same report."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Format = Literal["text", "year", "whole", "number", "share", "date"]
"""How a column of figures is shown: `share` holds a fraction shown as a percentage, `number` has two decimals."""

CellValue = str | int | float | dt.date | None
"""None is missing: never zero, never an empty text."""


@dataclass(frozen=True)
class ReportColumn:
    """The head of a column; the unit stands in the head, not in the cells."""

    title: str
    format: Format = "text"
    unit: str = ""


@dataclass(frozen=True)
class ReportTable:
    """A table; `rows` hold one value for each column. `note` stands under it."""

    id: str  # stable name: "years", "suppliers", …
    title: str
    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class BandChart:
    """A share per year between `low` and `high`, with the observed share as line. Fractions; None is a gap."""

    title: str
    years: tuple[int, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    observed: tuple[float | None, ...]
    unit: str
    source: str  # "eigen berekening op basis van …"
    description: str  # the text alternative
    table: str  # id of the table that holds the figures


@dataclass(frozen=True)
class BarChart:
    """Stacked bars inside / outside / ambiguous for each key, largest first. Values in `unit`; None is a gap."""

    title: str
    keys: tuple[str, ...]
    inside: tuple[float | None, ...]
    outside: tuple[float | None, ...]
    ambiguous: tuple[float | None, ...]
    unit: str
    source: str
    description: str
    table: str


Chart = BandChart | BarChart


@dataclass(frozen=True)
class Report:
    """A title, sentences in plain language, tables, charts and notes."""

    title: str
    sentences: tuple[str, ...]
    tables: tuple[ReportTable, ...]
    charts: tuple[Chart, ...]
    notes: tuple[str, ...] = ()

    def table(self, table_id: str) -> ReportTable:
        """Return the table with that id; KeyError when there is none."""
        for table in self.tables:
            if table.id == table_id:
                return table
        raise KeyError(table_id)
