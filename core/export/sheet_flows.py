"""The sheet with every flow that counts: real numbers and dates, a header that stays, filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from core.export.cells import Cell
from core.export.document import CLASSES, Document, FlowClass, UsedFlows
from core.export.sheet_look import Look
from core.export.sheet_page import prepare_print, put
from core.export.sheet_rows import MOST_ROWS, SheetColumn, SheetRows, letters, numbers, too_long
from core.flows import FLAG_NAMES, FLAGS, NO, UNKNOWN, YES, Coded
from core.numerals import whole
from core.problems import Problem, ProblemError
from core.report import Format
from core.texts import mark, tr

BODY = MOST_ROWS - 1

CLASS_TEXTS: dict[FlowClass, str] = {
    "inside": mark("inside"),
    "outside": mark("outside"),
    "ambiguous": mark("ambiguous"),
    "perhaps_inside": mark("inside, if it counts"),
    "perhaps_outside": mark("outside, if it counts"),
    "perhaps_ambiguous": mark("ambiguous, if it counts"),
    "divided": mark("divided over the year"),
}
_PARTS = (mark("whole"), mark("total"), mark("part of a total"))


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class _Column:
    title: str
    format: Format
    cells: SheetColumn
    name: str = ""  # of the range, for formulas


def name_of_range(figure: str) -> str:
    """Return the name of the range with the years, classes, lowest, highest or single figures of the flows."""
    names = {
        "year": tr("flows_year"),
        "class": tr("flows_class"),
        "low": tr("flows_low"),
        "high": tr("flows_high"),
        "best": tr("flows_single"),
    }
    return names[figure]


def add_sheets(book: Any, look: Look, document: Document, used: UsedFlows) -> dict[str, SheetRows]:
    """Add the sheet, or more of them when one cannot hold all flows, and return the rows to be put in by name."""
    columns = _columns(used, document.unit)
    _check_lengths(columns)
    count = len(used.flows)
    rows: dict[str, SheetRows] = {}
    for number, start in enumerate(range(0, max(count, 1), BODY), 1):
        name = tr("Flows") if number == 1 else f"{tr('Flows')} {number}"
        here = min(BODY, count - start)
        _add_sheet(book.add_worksheet(name), look, document, columns, here)
        if here:
            rows[name] = SheetRows(tuple(column.cells for column in columns), here, first=2, start=start)
    if 0 < count <= BODY:
        for place, column in enumerate(columns):
            if column.name:
                letter = letters(place)
                book.define_name(column.name, f"='{tr('Flows')}'!${letter}$2:${letter}${count + 1}")
    return rows


def _add_sheet(sheet: Any, look: Look, document: Document, columns: Sequence[_Column], count: int) -> None:
    prepare_print(sheet, document)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    sheet.set_row(0, 28)
    for place, column in enumerate(columns):
        style = look.column(column.format)
        sheet.set_column(place, place, _width(column))
        put(sheet, 0, place, column.title, look.column_head(column.format))
        sheet.write_blank(1, place, None, style)


def _columns(used: UsedFlows, unit: str) -> list[_Column]:
    flows = used.flows
    classes = [tr(CLASS_TEXTS[name]) for name in CLASSES]
    columns = [
        _Column(tr("Year"), "year", _years(flows.years), name_of_range("year")),
        _Column(tr("Date"), "date", _days(flows.dates)),
        _Column(tr("Supplier"), "text", _words(flows.supplier)),
        _Column(tr("Recipient"), "text", _words(flows.recipient)),
        _Column(tr("Final recipient"), "text", _words(flows.final_recipient)),
        _Column(tr("Category"), "text", _words(flows.category)),
        _Column(tr("Lowest value ({unit})", unit=unit), "number", numbers(flows.low), name_of_range("low")),
        _Column(tr("Highest value ({unit})", unit=unit), "number", numbers(flows.high), name_of_range("high")),
    ]
    if flows.point is not None:
        columns.append(
            _Column(tr("Single figure ({unit})", unit=unit), "number", numbers(flows.point), name_of_range("best"))
        )
    columns.append(_Column(tr("Counts as"), "text", SheetColumn(classes, used.classes), name_of_range("class")))
    columns += [
        _Column(tr(FLAG_NAMES[flag]), "text", _flag(flows.flags[flag])) for flag in FLAGS if flag in flows.flags
    ]
    if flows.part.any():
        columns.append(_Column(tr("Part"), "text", SheetColumn([tr(part) for part in _PARTS], flows.part)))
    columns.append(_Column(tr("Source"), "text", SheetColumn(list(used.sources), flows.source)))
    columns.append(_Column(tr("Row in the source"), "whole", numbers(used.lines.astype(np.float64))))
    return [column for column in columns if column.name or _has_any(column.cells)]


def _has_any(column: SheetColumn) -> bool:
    filled = np.array([value is not None and value != "" for value in (*column.values, None)], bool)
    return bool(filled[np.unique(column.codes)].any())


def _words(column: Coded) -> SheetColumn:
    return SheetColumn(list(column.words), column.codes)


def _years(years: npt.NDArray[np.int16]) -> SheetColumn:
    known = years.astype(np.float64)
    known[years <= 0] = np.nan
    return numbers(known)


def _days(dates: npt.NDArray[np.datetime64]) -> SheetColumn:
    distinct, codes = np.unique(dates.astype("datetime64[D]"), return_inverse=True)
    days: list[Cell] = [None if np.isnat(day) else day.item() for day in distinct]
    return SheetColumn(days, codes)


def _flag(column: npt.NDArray[np.int8]) -> SheetColumn:
    texts = {NO: tr("no"), YES: tr("yes"), UNKNOWN: tr("unknown")}
    return SheetColumn([texts[NO], texts[YES], texts[UNKNOWN]], np.where(column == UNKNOWN, 2, column))


def _width(column: _Column) -> float:
    if column.format in ("number", "whole"):
        return max(14, len(column.title) * 0.6 + 4)
    longest = max((len(str(value)) for value in column.cells.values[:1000] if value is not None), default=0)
    return min(36, max(9, longest + 3, len(column.title) * 0.9 + 5))


def _check_lengths(columns: Sequence[_Column]) -> None:
    problems = [
        Problem(
            tr("A text of {length} characters does not fit in a cell of Excel.", length=whole(len(value))),
            column.title,
            tr("Shorten it in the source."),
        )
        for column in columns
        for value in column.cells.values
        if isinstance(value, str) and too_long(value)
    ]
    if problems:
        raise ProblemError(*problems)
