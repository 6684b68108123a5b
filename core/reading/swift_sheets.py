"""A sheet to columns through Arrow, when every column holds cells of one type.

Gives nothing when there is any doubt about that; the cells are then read one by one.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from pathlib import Path

import fastexcel
import pyarrow as pa

from core.reading.grid import Grid
from core.reading.headers import filled
from core.reading.typed_cells import Coded, Value, coded, coded_alike, texts_of

_NO_TIMES_BEFORE = dt.datetime(1904, 1, 2)  # the first day of the later of the two calendars: a time has no day
logging.getLogger("fastexcel").setLevel(logging.ERROR)  # it warns of every empty column


def columns_alike(
    path: Path, sheet: str, header_row: int, head: Sequence[Sequence[Value]], grid: Grid
) -> list[Coded] | None:
    """Return the columns below the header; None when the cells have to be read one by one.

    `head` are the first rows of the sheet, `grid` measures all of it.
    """
    if grid.errors or grid.uncomputed or grid.has_iso_days:
        return None
    if not 1 <= header_row <= len(head) or not _look_alike(head[header_row:]):
        return None
    try:
        found = fastexcel.read_excel(path).load_sheet(
            sheet, header_row=header_row - 1, schema_sample_rows=None, dtype_coercion="strict"
        )
        batch = found.to_arrow()
    except (fastexcel.FastExcelError, pa.ArrowException):
        return None
    names = {info.absolute_index: info.name for info in found.selected_columns}
    if batch.num_rows > grid.rows - header_row or not _same_header(names, texts_of(head[header_row - 1])):
        return None
    above = sum(cell != "" for row in head[:header_row] for cell in row)
    if _has_gaps(batch) and above + sum(len(array) - array.null_count for array in batch.columns) != grid.cells:
        return None
    batch = batch.slice(0, _last_filled(batch))
    place_of = {place: batch.column(number) for number, place in enumerate(names)}
    columns = []
    for place in range(max(names, default=-1) + 1):
        array = place_of.get(place)
        if array is not None and _has_times(array):
            return None
        column = coded([""] * batch.num_rows) if array is None else coded_alike(array)
        if column is None:
            return None
        columns.append(column)
    return columns


def _look_alike(rows: Sequence[Sequence[Value]]) -> bool:
    """Tell whether the first rows leave it possible that each column holds one type."""
    days = (dt.date, dt.datetime)
    for cells in zip(*rows, strict=False):
        kinds = {dt.date if type(cell) in days else type(cell) for cell in cells if cell != ""}
        if len(kinds) > 1 or kinds & {dt.time, dt.timedelta}:
            return False
    return bool(rows)


def _same_header(names: dict[int, str], header: Sequence[str]) -> bool:
    """Tell whether both readers see the same header: names that occur again have a number, blank ones are unnamed."""
    return max(names, default=-1) + 1 >= filled(header) and all(
        place < len(header) and name.startswith(header[place] or "__UNNAMED__") for place, name in names.items()
    )


def _has_gaps(batch: pa.RecordBatch) -> bool:
    """Tell whether a column of numbers or dates has empty cells: Arrow's reader takes texts such as `n/a` for empty."""
    return any(array.null_count and not pa.types.is_string(array.type) for array in batch.columns)


def _last_filled(batch: pa.RecordBatch) -> int:
    """Return the number of rows without blank ones at the end."""
    for row in range(batch.num_rows, 0, -1):
        for array in batch.columns:
            cell = array[row - 1].as_py()
            if cell is not None and str(cell).strip():
                return row
    return 0


def _has_times(array: pa.Array) -> bool:
    """Tell whether a column of dates holds a time without a day."""
    if not pa.types.is_timestamp(array.type):
        return False
    return any(day is not None and day < _NO_TIMES_BEFORE for day in array.dictionary_encode().dictionary.to_pylist())
