"""Count, sum and average of a selection, as in the status bar of a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.exploring.cells import number_text
from core.numerals import whole
from core.reading.table import Floats, Rows, Table
from core.texts import tr

SUMMED = ("number", "integer")
"""Kinds of columns whose values may be added up; years and dates may not."""


@dataclass(frozen=True)
class Summary:
    """`cells` counts cells with something in them; the figures are of the numbers of one column.

    `numbers` is None when the selection holds numbers of several columns: unlike things are not added up.
    Missing and failing cells count for nothing, never for zero.
    """

    cells: int
    numbers: int | None = 0
    total: float = 0.0
    low: float = 0.0
    high: float = 0.0

    @property
    def average(self) -> float:
        return self.total / self.numbers if self.numbers else float("nan")

    def sentence(self) -> str:
        """Return the line for the status bar; empty for less than two cells."""
        if self.cells < 2:
            return ""
        count = whole(self.cells)
        if self.numbers is None:
            return tr("selection: count {count} · numbers of several columns are not added up", count=count)
        if not self.numbers:
            return tr("selection: count {count}", count=count)
        return tr(
            "selection: count {count} · sum {total} · average {average} · from {low} to {high}",
            count=count,
            total=number_text(self.total),
            average=number_text(self.average, 2),
            low=number_text(self.low),
            high=number_text(self.high),
        )


def summarise(table: Table, selected: Mapping[str, Rows | None]) -> Summary:
    """Sum up the selected rows of each column; None stands for all rows of the table."""
    cells = 0
    with_numbers: list[Floats] = []
    for name, rows in selected.items():
        column = table.column(name)
        codes = column.codes if rows is None else column.codes[rows]
        cells += int(np.count_nonzero(np.append(~column.missing, False).take(codes, mode="wrap")))
        if column.kind in SUMMED and column.values.dtype.kind == "f" and len(column.values):
            values = np.append(column.values, np.nan).take(codes, mode="wrap")
            values = values[~np.isnan(values)]
            if len(values):
                with_numbers.append(values)
    if not with_numbers:
        return Summary(cells)
    if len(with_numbers) > 1:
        return Summary(cells, None)
    (values,) = with_numbers
    return Summary(cells, len(values), float(values.sum()), float(values.min()), float(values.max()))
