"""Sheets with the tables of the report and the charts that belong to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from core.export.chart_figures import Found, find, keys, series
from core.export.document import Document
from core.export.native_charts import Figures, add, height_in_rows
from core.export.sheet_calculation import Cells, links
from core.export.sheet_page import Page, Placed
from core.export.sheet_rows import letters
from core.report import BandChart, Chart, ReportColumn, ReportTable
from core.texts import tr

_FIRST, _OTHERS = 26.0, 14.0
FEWEST_COLUMNS = 8


def widths(tables: Sequence[ReportTable]) -> tuple[float, ...]:
    """Return the widths of the columns for these tables; the first holds the keys."""
    columns = max((len(table.columns) for table in tables), default=0) + 1  # and the width of the band
    years_only = all(table.columns[0].format == "year" for table in tables)
    return (12.0 if years_only else _FIRST, *[_OTHERS] * (max(FEWEST_COLUMNS, columns) - 1))


def write(book: Any, page: Page, document: Document, tables: Sequence[ReportTable], cells: Cells) -> None:
    """Write the tables one after another, each below its charts; a table alone has its title from the page."""
    for table in tables:
        if len(tables) > 1:
            page.heading(table.title)
        charts = [chart for chart in document.report.charts if chart.table == table.id and keys(chart)]
        placed = _write_table(book, page, document, table, charts, cells)
        if len(tables) == 1:
            page.sheet.repeat_rows(placed.head)
        page.space()


def _write_table(
    book: Any, page: Page, document: Document, table: ReportTable, charts: Sequence[Chart], cells: Cells
) -> Placed:
    rows_of_charts = []
    for chart in charts:
        rows_of_charts.append(page.row)
        page.space(height_in_rows(chart) + 1)
    formulas = links(table, cells, document.sums.get(table.id, ()), document.divisor)
    shown, more = _with_width(table, charts, page.row + 1)
    placed = page.table(shown, {**formulas, **more})
    for chart, row in zip(charts, rows_of_charts, strict=True):
        add(book, page, row, chart, _figures(page, chart, shown, placed))
    return placed


def _with_width(
    table: ReportTable, charts: Sequence[Chart], first: int
) -> tuple[ReportTable, dict[tuple[int, int], str]]:
    """Add the width of the band as a column, which the chart needs and the reader may want to know."""
    band = next((chart for chart in charts if isinstance(chart, BandChart)), None)
    found = find(band, table) if band else None
    if found is None:
        return table, {}
    low, high = found.columns["low"], found.columns["high"]
    rows, formulas = [], {}
    for number, row in enumerate(table.rows):
        lowest, highest = row[low], row[high]
        width = highest - lowest if isinstance(lowest, int | float) and isinstance(highest, int | float) else None
        rows.append((*row, width))
        if width is not None:
            formulas[number, len(row)] = f"={letters(high)}{first + number + 1}-{letters(low)}{first + number + 1}"
    columns = (*table.columns, ReportColumn(tr("Width of the band"), "share"))
    return replace(table, columns=columns, rows=tuple(rows)), formulas


def _figures(page: Page, chart: Chart, table: ReportTable, placed: Placed) -> Figures:
    """Return the cells the chart is drawn from: those of its table, or a table of its own below."""
    found = find(chart, table)
    if found is None:
        page.space()
        page.heading(tr("Figures of the chart “{title}”", title=chart.title))
        table = _own_table(chart)
        placed = page.table(table)
        found = Found({"key": 0} | {name: place for place, name in enumerate(_names(chart), 1)}, 0, len(table.rows) - 1)
    columns = dict(found.columns)
    if isinstance(chart, BandChart):
        columns["width"] = len(table.columns) - 1
    return Figures(placed, columns, placed.first + found.first, placed.first + found.last)


def _names(chart: Chart) -> tuple[str, ...]:
    return (*series(chart), "width") if isinstance(chart, BandChart) else tuple(series(chart))


def _own_table(chart: Chart) -> ReportTable:
    titles: Mapping[str, str] = {
        "low": tr("Low"), "high": tr("High"), "observed": tr("Observed"), "width": tr("Width of the band"),
        "inside": tr("Inside"), "outside": tr("Outside"), "ambiguous": tr("Ambiguous"),
    }  # fmt: skip
    figures = dict(series(chart))
    if isinstance(chart, BandChart):
        pairs = zip(chart.low, chart.high, strict=True)
        figures["width"] = tuple(None if low is None or high is None else high - low for low, high in pairs)
    is_band = isinstance(chart, BandChart)
    head = ReportColumn(tr("Year"), "year") if is_band else ReportColumn("", "text")
    columns = [ReportColumn(titles[name], "share" if is_band else "number", "" if is_band else chart.unit)
               for name in figures]  # fmt: skip
    rows = tuple(zip(keys(chart), *figures.values(), strict=True))
    return ReportTable(f"{chart.table}-chart", chart.title, (head, *columns), rows)
