"""The sheet that shows how the shares follow from the sums, and the sums of a year from the flows.

All figures here are formulas of ours with the value that the program found; a formula that would not give
that value (because records are split over years, say) is left out and the value stands alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.bounds import Split
from core.export.chart_figures import same
from core.export.document import CLASSES, Document, UsedFlows
from core.export.sheet_flows import BODY, CLASS_TEXTS, name_of_range
from core.export.sheet_page import Page
from core.export.sheet_rows import letters
from core.report import CellValue, Format, ReportColumn, ReportTable
from core.texts import mark, tr

Cells = Mapping[tuple[str, int, str], str]
"""By table, row and figure: the cell that holds it, as `'Calculation'!$C$7`."""

_PARTS = CLASSES[:6]
_TITLES: dict[str, str] = {
    "inside_low": mark("Inside, lowest"),
    "inside_high": mark("Inside, highest"),
    "inside_best": mark("Inside, single figure"),
    "outside_low": mark("Outside, lowest"),
    "outside_high": mark("Outside, highest"),
    "outside_best": mark("Outside, single figure"),
    "ambiguous_low": mark("Ambiguous, lowest"),
    "ambiguous_high": mark("Ambiguous, highest"),
    "perhaps_inside_low": mark("Perhaps inside, lowest"),
    "perhaps_inside_high": mark("Perhaps inside, highest"),
    "perhaps_outside_low": mark("Perhaps outside, lowest"),
    "perhaps_outside_high": mark("Perhaps outside, highest"),
    "perhaps_ambiguous_low": mark("Perhaps ambiguous, lowest"),
    "perhaps_ambiguous_high": mark("Perhaps ambiguous, highest"),
    "low": mark("Low"),
    "high": mark("High"),
    "observed": mark("Observed"),
    "coverage": mark("Coverage"),
}
SHARES = ("low", "high", "observed", "coverage")
_SHOWN: dict[str, dict[str, tuple[str, ...]]] = {
    "number": {
        "inside": ("inside_low",),
        "inside best": ("inside_best",),
        "outside": ("outside_low",),
        "outside best": ("outside_best",),
        "ambiguous": ("ambiguous_high",),
        "perhaps": ("perhaps_inside_high", "perhaps_outside_high", "perhaps_ambiguous_high"),
    },
    "share": {share: (share,) for share in SHARES},
}
"""What a column of the report may show: the sum of these figures. Of one kind only the first that fits counts."""


@dataclass(frozen=True)
class _Sums:
    """The figures of one table: which there are, and their values row by row."""

    table: ReportTable
    figures: tuple[str, ...]
    rows: tuple[dict[str, float | None], ...]


def figures_of(split: Split) -> dict[str, float | None]:
    """Return every figure of a split by name."""
    found: dict[str, float | None] = {}
    for part in _PARTS:
        bounds = getattr(split, part)
        found |= {f"{part}_low": bounds.low, f"{part}_high": bounds.high, f"{part}_best": bounds.best}
    return found | {"low": split.low, "high": split.high, "observed": split.observed, "coverage": split.coverage}


def width_of_page(document: Document) -> int:
    """Return how many columns the sheet needs."""
    return max((len(_sums(document, table).figures) + 1 for table in _tables(document)), default=1)


def write(page: Page, document: Document) -> Cells:
    """Write the sums of every table and return where each figure stands."""
    page.title(
        document, tr("Calculation"), tr("How the shares follow from the sums. {subtitle}", subtitle=document.subtitle)
    )
    page.paragraph(tr("Low = O low / (O low + I high + U high): everything ambiguous went inside."))
    page.paragraph(tr("High = (O high + U high) / (O high + U high + I low): everything ambiguous went outside."))
    page.paragraph(tr("Observed = O / (O + I); coverage = (I + O) / (I + O + U). I is inside, O outside, U ambiguous."))
    cells: dict[tuple[str, int, str], str] = {}
    for table in _tables(document):
        sums = _sums(document, table)
        page.space()
        page.heading(table.title)
        first = page.row + 1
        places = {figure: place for place, figure in enumerate(sums.figures, 1)}
        formulas = _formulas(sums, places, first, document.flows)
        if table.id == "period":
            formulas |= _period_formulas(sums, places, document.sums.get("years", ()), cells)
        placed = page.table(_as_table(sums, document.unit), formulas)
        for row in range(len(sums.rows)):
            for figure, place in places.items():
                cells[table.id, row, figure] = f"'{page.name}'!${letters(place)}${placed.first + row + 1}"
    return cells


def _tables(document: Document) -> list[ReportTable]:
    return [
        table
        for table in document.report.tables
        if table.rows and len(document.sums.get(table.id, ())) == len(table.rows)
    ]


def _sums(document: Document, table: ReportTable) -> _Sums:
    rows = tuple(figures_of(split) for split in document.sums[table.id])
    used = [part for part in _PARTS if part in CLASSES[:3] or any(row[f"{part}_high"] for row in rows)]
    figures = [f"{part}_{end}" for part in used for end in ("low", "high")]
    if any(row[f"{part}_best"] != row[f"{part}_low"] for row in rows for part in ("inside", "outside")):
        figures[2:2] = ["inside_best"]
        figures[5:5] = ["outside_best"]
    return _Sums(table, (*figures, *SHARES), rows)


def _as_table(sums: _Sums, unit: str) -> ReportTable:
    key = sums.table.columns[0]
    columns = [ReportColumn(key.title, key.format)]
    for figure in sums.figures:
        kind: Format = "share" if figure in SHARES else "number"
        columns.append(ReportColumn(tr(_TITLES[figure]), kind, "" if figure in SHARES else unit))
    rows = tuple(
        (sums.table.rows[number][0], *(row[figure] for figure in sums.figures)) for number, row in enumerate(sums.rows)
    )
    return ReportTable(f"{sums.table.id}-calculation", sums.table.title, tuple(columns), rows)


def _formulas(sums: _Sums, places: Mapping[str, int], first: int, used: UsedFlows | None) -> dict[tuple[int, int], str]:
    formulas: dict[tuple[int, int], str] = {}
    for number, row in enumerate(sums.rows):
        at = {figure: f"{letters(place)}{first + number + 1}" for figure, place in places.items()}
        for figure, formula in _share_formulas(row, at).items():
            formulas[number, places[figure]] = formula
    if used is not None and sums.table.columns[0].format == "year" and 0 < len(used.flows) <= BODY:
        formulas |= _year_formulas(sums, places, first, used)
    return formulas


def _share_formulas(row: Mapping[str, float | None], at: Mapping[str, str]) -> dict[str, str]:
    """Return formulas for the shares, only those that give the value the program found."""

    def total(figures: Sequence[str]) -> tuple[float, str]:
        present = [figure for figure in figures if figure in at]
        return sum(row[figure] or 0.0 for figure in present), "+".join(at[figure] for figure in present)

    best = "best" if "inside_best" in at else "low"
    highest = ("ambiguous_high", "perhaps_inside_high", "perhaps_outside_high", "perhaps_ambiguous_high")
    outside_most = ("outside_high", "ambiguous_high", "perhaps_outside_high", "perhaps_ambiguous_high")
    inside_most = ("inside_high", "ambiguous_high", "perhaps_inside_high", "perhaps_ambiguous_high")
    known = (f"inside_{best}", f"outside_{best}")
    ratios: dict[str, tuple[Sequence[str], Sequence[str]]] = {
        "low": (("outside_low",), ("outside_low", *inside_most)),
        "high": (outside_most, (*outside_most, "inside_low")),
        "observed": ((f"outside_{best}",), (f"outside_{best}", f"inside_{best}")),
        "coverage": (known, (*known, *highest)),
    }
    formulas = {}
    for figure, (above, below) in ratios.items():
        part, part_cells = total(above)
        whole, whole_cells = total(below)
        if whole > 0 and math.isfinite(whole) and same([row[figure]], [part / whole]):
            above_line = f"({part_cells})" if "+" in part_cells else part_cells
            formulas[figure] = f"={above_line}/({whole_cells})"
    return formulas


def _year_formulas(sums: _Sums, places: Mapping[str, int], first: int, used: UsedFlows) -> dict[tuple[int, int], str]:
    """Return formulas that add the flows of a year up, only those that give the sum the program found."""
    flows = used.flows
    ends = {"low": flows.low, "high": flows.high, "best": flows.points}
    years = [row[0] for row in sums.table.rows]
    formulas = {}
    for figure, place in places.items():
        if figure in SHARES:
            continue
        part, _, end = figure.rpartition("_")
        number_of_part = CLASSES.index(part)
        of_part = used.classes == number_of_part
        values = np.where(of_part, np.nan_to_num(ends[end], nan=0.0), 0.0)
        for number, year in enumerate(years):
            if isinstance(year, int) and same([sums.rows[number][figure]], [float(values[flows.years == year].sum())]):
                formulas[number, place] = (
                    f"=SUMIFS({name_of_range(end)},{name_of_range('year')},$A{first + number + 1},"
                    f'{name_of_range("class")},"{tr(CLASS_TEXTS[CLASSES[number_of_part]])}")'
                )
    return formulas


def _period_formulas(
    sums: _Sums, places: Mapping[str, int], years: Sequence[Split], cells: Cells
) -> dict[tuple[int, int], str]:
    """Return formulas that add the years up; records that are split over years count once in the whole."""
    by_year = [figures_of(split) for split in years]
    formulas = {}
    for figure, place in places.items():
        ends = (cells.get(("years", 0, figure)), cells.get(("years", len(years) - 1, figure)))
        total = [sum(row[figure] or 0.0 for row in by_year)]
        if figure not in SHARES and ends[0] and ends[1] and same([sums.rows[0][figure]], total):
            formulas[0, place] = f"=SUM({ends[0]}:{ends[1].partition('!')[2]})"
    return formulas


def links(table: ReportTable, cells: Cells, sums: Sequence[Split], divisor: float = 1.0) -> dict[tuple[int, int], str]:
    """Return for the figures of a table of the report the cells of this sheet that they come from.

    A column is recognised by its values: all of them are a figure of the sums, divided by `divisor`.
    """
    if not table.rows or len(sums) != len(table.rows):
        return {}
    rows = [figures_of(split) for split in sums]
    formulas: dict[tuple[int, int], str] = {}
    taken: set[str] = set()
    for place, column in enumerate(table.columns[1:], 1):
        if column.format not in ("share", "number"):
            continue
        by = 1.0 if column.format == "share" else divisor
        shown: list[CellValue] = [row[place] for row in table.rows]
        for name, figures in _SHOWN[column.format].items():
            kind = name.partition(" ")[0]
            known = [figure for figure in figures if (table.id, 0, figure) in cells]
            if kind in taken or not known or not same(shown, [_sum(row, figures, by) for row in rows]):
                continue
            taken.add(kind)
            for row in range(len(rows)):
                total = "+".join(cells[table.id, row, figure] for figure in known)
                formulas[row, place] = f"={total}" if by == 1.0 else f"=({total})/{divisor:.0f}"
            break
    return formulas


def _sum(row: Mapping[str, float | None], figures: Sequence[str], by: float) -> float | None:
    values = [value for figure in figures if (value := row[figure]) is not None]
    return sum(values) / by if len(values) == len(figures) else None
