"""A table as Excel workbook: real numbers and dates, a header that stays, filters; text is never a formula."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import numpy as np

from core.export.cells import Cell, cells, plain
from core.export.sheet_rows import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, SheetColumn, SheetRows, too_long
from core.export.xlsx_package import SAFE, fill
from core.numerals import whole
from core.problems import Problem, ProblemError
from core.progress import Progress
from core.reading.table import Column, Table
from core.texts import tr, trn

_BODY = MOST_ROWS - 1
_WIDEST, _NARROWEST = 60, 6


def write(
    table: Table, file: BinaryIO, header: Sequence[str], as_text: bool, progress: Progress
) -> tuple[Problem, ...]:
    """Write the table; more rows than a sheet can hold go on in a next sheet, and that is said.

    `ProblemError` when a text or the number of columns does not fit in Excel: nothing is ever cut.
    """
    import xlsxwriter

    columns = [SheetColumn(cells(column, as_text=as_text), column.codes) for column in table.columns]
    _check_fits(table, header, columns)
    starts = range(0, max(len(table), 1), _BODY)
    workbook = io.BytesIO()
    rows: dict[int, SheetRows] = {}
    with xlsxwriter.Workbook(workbook, SAFE) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        formats = [book.add_format({"num_format": _number_format(column, as_text)}) for column in table.columns]
        for number, start in enumerate(starts, 1):
            count = min(_BODY, len(table) - start)
            sheet = book.add_worksheet(tr("Data") if number == 1 else f"{tr('Data')} {number}")
            sheet.freeze_panes(1, 0)
            sheet.repeat_rows(0)
            sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
            for place, (name, column, style) in enumerate(zip(header, columns, formats, strict=True)):
                sheet.set_column(place, place, _width(name, column.values))
                sheet.write_string(0, place, name, head)
                sheet.write_blank(1, place, None, style)
            if count > 0:
                rows[number] = SheetRows(tuple(columns), count, first=2, start=start)
    fill(workbook.getvalue(), rows, file, progress)
    return tuple(_notices(len(table), len(starts)))


def _number_format(column: Column, as_text: bool) -> str:
    if as_text or column.kind == "text":
        return "@"
    if column.kind == "date":
        return "yyyy-mm-dd"
    if column.kind in ("year", "integer"):
        return "0"
    return "General"


def _width(name: str, values: Sequence[Cell]) -> int:
    # The heading leaves room for the arrow of the filter; a thousand values are enough to see the width.
    longest = max((len(plain(value)) for value in values[:1000]), default=0)
    return min(_WIDEST, max(_NARROWEST, len(name) + 4, longest + 2))


def _check_fits(table: Table, header: Sequence[str], columns: Sequence[SheetColumn]) -> None:
    problems = []
    if len(columns) > MOST_COLUMNS:
        problems.append(Problem(tr("A sheet of Excel holds at most {count} columns.", count=whole(MOST_COLUMNS))))
    problems += [_too_long(name[:40] + "…", 1, len(name)) for name in header if too_long(name)]
    problems += [
        _too_long(name, row, length)
        for name, column in zip(header, columns, strict=True)
        for row, length in _long_texts(table, column)
    ]
    if problems:
        raise ProblemError(*problems)


def _too_long(name: str, row: int, characters: int) -> Problem:
    return Problem(
        tr(
            "A text of {length} characters does not fit in a cell of Excel, which holds {most}.",
            length=whole(characters),
            most=whole(MOST_CHARACTERS),
        ),
        tr("column “{column}”, row {row}", column=name, row=row),
        tr("Save as .csv, .ods or .parquet, or shorten the text in the source."),
    )


def _long_texts(table: Table, column: SheetColumn) -> Iterator[tuple[int, int]]:
    for code, value in enumerate(column.values):
        if type(value) is str and too_long(value):
            for record in np.flatnonzero(column.codes == code)[:1]:
                yield int(table.rows[record]), len(value)


def _notices(rows: int, sheets: int) -> Iterator[Problem]:
    if sheets > 1:
        yield Problem(
            trn(
                "The table has more rows than a sheet of Excel can hold and stands on {count} sheet.",
                "The table has more rows than a sheet of Excel can hold and stands on {count} sheets.",
                sheets,
            ),
            remedy=tr("Save as .csv or .parquet to keep it in one piece."),
            count=rows,
        )
