"""Saving a table as it was read. A new kind of file is one module beside this one and one line in `WRITERS`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from core.export import table_csv, table_ods, table_parquet, table_xlsx
from core.problems import Problem, ProblemError
from core.progress import Progress
from core.reading.table import AsideRow, Table
from core.saving import no_such_kind, save_atomically

Writer = Callable[[Table, BinaryIO, Sequence[str], bool, Progress], tuple[Problem, ...]]
"""Writes a table to an open file under these column heads, as text or with its types; returns what to know."""

WRITERS: dict[str, Writer] = {
    ".csv": table_csv.write,
    ".xlsx": table_xlsx.write,
    ".ods": table_ods.write,
    ".parquet": table_parquet.write,
}


def write(
    table: Table,
    path: Path,
    *,
    header: Sequence[str] | None = None,
    as_text: bool = False,
    progress: Progress | None = None,
) -> tuple[Problem, ...]:
    """Save the table at `path`, in the kind of file its ending asks for, and return what a person should know.

    Values get their types; cells that do not fit keep their text. With `as_text` every cell stands as it was in
    the file, the header too; `header` replaces the names of the columns. `ProblemError` when it cannot be saved so.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise ProblemError(no_such_kind(path, WRITERS))
    names = _names(table, as_text) if header is None else tuple(header)
    with save_atomically(path) as file:
        return writer(table, file, names, as_text, progress or Progress())


def write_aside(rows: Sequence[AsideRow], path: Path) -> None:
    """Save the rows that were set aside as CSV: row, reason, text."""
    with save_atomically(path) as file:
        table_csv.write_aside(rows, file)


def _names(table: Table, as_text: bool) -> tuple[str, ...]:
    """Return the names of the columns, or the header cells as they stand in the file."""
    if as_text and any(column.header for column in table.columns):
        return tuple(column.header for column in table.columns)
    return tuple(column.name for column in table.columns)
