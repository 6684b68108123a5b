"""A table as Parquet: real types, for programs that calculate with it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, BinaryIO

from core.export.cells import Cell, cells, plain
from core.problems import Problem
from core.progress import Progress
from core.reading.table import Column, Table
from core.texts import tr

_LARGEST = 2**63


def write(
    table: Table, file: BinaryIO, header: Sequence[str], as_text: bool, progress: Progress
) -> tuple[Problem, ...]:
    """Write the table. Cells that do not fit the type of their column stand as text in a column beside it."""
    import pyarrow as pa
    from pyarrow import parquet

    names: list[str] = []
    arrays: list[Any] = []
    problems: list[Problem] = []
    for number, (name, column) in enumerate(zip(header, table.columns, strict=True)):
        progress.at(number / len(table.columns))
        written = cells(column, as_text=as_text)
        is_text = as_text or column.kind == "text"
        texts = [] if is_text else [code for code, cell in enumerate(written) if isinstance(cell, str)]
        names.append(_unused(name, names))
        arrays.append(_array(pa, column, _without(written, set(texts)), is_text))
        if texts:
            names.append(_unused(tr("{column} (as it stands)", column=name), names))
            arrays.append(_array(pa, column, _only(written, texts), True))
            problems.append(_beside(name, names[-1], int(column.counts()[texts].sum())))
    parquet.write_table(pa.table(arrays, names=names), file)
    return tuple(problems)


def _array(pa: Any, column: Column, written: list[Cell], is_text: bool) -> Any:
    codes = pa.array(column.codes, mask=column.codes < 0)
    return pa.array(*_typed(pa, column, written, is_text)).take(codes)


def _typed(pa: Any, column: Column, written: list[Cell], is_text: bool) -> tuple[list[object], Any]:
    if is_text:
        return [None if cell is None else plain(cell) for cell in written], pa.string()
    if column.kind == "date":
        return list(written), pa.date32()
    if column.kind == "boolean":
        return list(written), pa.bool_()
    if column.kind in ("integer", "year") and all(_is_whole(cell) for cell in written):
        return [None if cell is None else int(cell) for cell in written], pa.int64()  # type: ignore[arg-type]
    return [None if cell is None else float(cell) for cell in written], pa.float64()  # type: ignore[arg-type]


def _is_whole(cell: Cell) -> bool:
    if cell is None:
        return True
    return isinstance(cell, float | Decimal) and cell == int(cell) and -_LARGEST < int(cell) < _LARGEST


def _without(written: list[Cell], codes: set[int]) -> list[Cell]:
    return [None if code in codes else cell for code, cell in enumerate(written)]


def _only(written: list[Cell], codes: Sequence[int]) -> list[Cell]:
    kept: list[Cell] = [None] * len(written)
    for code in codes:
        kept[code] = written[code]
    return kept


def _unused(name: str, taken: Sequence[str]) -> str:
    numbered = name
    number = 2
    while numbered in taken:
        numbered = f"{name} ({number})"
        number += 1
    return numbered


def _beside(name: str, beside: str, count: int) -> Problem:
    return Problem(
        tr(
            "Cells that do not fit the type of their column were written as text in the column “{beside}”.",
            beside=beside,
        ),
        name,
        tr("Correct them in the source or change the type of the column."),
        count=count,
    )
