"""Finding the cells a chart is drawn from in the table it belongs to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.report import BandChart, CellValue, Chart, ReportTable


@dataclass(frozen=True)
class Found:
    """The numbers of the columns by name, and the first and last row of the table that the chart shows."""

    columns: dict[str, int]
    first: int
    last: int


def series(chart: Chart) -> dict[str, tuple[float | None, ...]]:
    """Return the figures of a chart by name."""
    if isinstance(chart, BandChart):
        return {"low": chart.low, "high": chart.high, "observed": chart.observed}
    return {"inside": chart.inside, "outside": chart.outside, "ambiguous": chart.ambiguous}


def keys(chart: Chart) -> tuple[CellValue, ...]:
    """Return what stands along the axis."""
    return chart.years if isinstance(chart, BandChart) else chart.keys


def find(chart: Chart, table: ReportTable) -> Found | None:
    """Return where the figures of the chart stand in the table; None when they do not all stand there in one run."""
    in_table = [row[0] for row in table.rows]
    wanted = keys(chart)
    if wanted and wanted[0] in in_table:
        first = in_table.index(wanted[0])
    elif len(wanted) == len(in_table):
        first = 0  # the table may write its keys otherwise: 2008–2012 for the five years up to 2012
    else:
        return None
    rows = table.rows[first : first + len(wanted)]
    if len(wanted) != len(rows) or (first and tuple(row[0] for row in rows) != wanted):
        return None
    columns = {"key": 0}
    for name, figures in series(chart).items():
        free = (place for place in range(1, len(table.columns)) if place not in columns.values())
        place = next((place for place in free if same(figures, [row[place] for row in rows])), None)
        if place is None:
            return None
        columns[name] = place
    return Found(columns, first, first + len(wanted) - 1)


def same(left: Sequence[CellValue], right: Sequence[CellValue]) -> bool:
    """Return whether these are the same figures; what is missing must be missing in both."""
    return len(left) == len(right) and all(map(_equal, left, right))


def _equal(left: CellValue, right: CellValue) -> bool:
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left == right or math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-12)
    return left is None and right is None
