"""Bytes to cells to typed columns: every row accounted for, no cell changed in silence.

The readers are imported when a file is read, so that the window and light commands start quickly.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from core.progress import Progress
from core.reading.detected import Detected
from core.reading.formats import FORMATS, Format
from core.reading.table import ColumnRule, Layout, Reading, RowRules

__all__ = ["FORMATS", "Detected", "Format", "detect", "preview", "raw_lines", "read"]

_NO_RULES: Mapping[str, ColumnRule] = {}
_NO_ROW_RULES = RowRules()
_SILENT = Progress()


def detect(path: Path, sheet: str = "") -> Detected:
    """Look at the start of a file: how it would be read. ProblemError when there is no table in it."""
    from core.reading.readers import reader_of

    return reader_of(path).detect(path, sheet)


def read(
    path: Path,
    layout: Layout,
    *,
    columns: Mapping[str, ColumnRule] = _NO_RULES,
    rows: RowRules = _NO_ROW_RULES,
    progress: Progress = _SILENT,
) -> Reading:
    """Read a whole file or sheet; `columns` are keyed by column name, without regard to case."""
    from core.reading.readers import reader_of

    return reader_of(path).read(path, layout, columns=columns, rows=rows, progress=progress)


def preview(
    path: Path,
    layout: Layout,
    *,
    columns: Mapping[str, ColumnRule] = _NO_RULES,
    rows: RowRules = _NO_ROW_RULES,
    limit: int = 200,
) -> Reading:
    """Read the first `limit` records; the balance is not final and there is no SHA-256."""
    from core.reading.readers import reader_of

    return reader_of(path).preview(path, layout, columns=columns, rows=rows, limit=limit)


def raw_lines(path: Path, layout: Layout, first: int = 1, count: int = 200) -> tuple[str, ...]:
    """Return lines as they stand in the file, from line `first` (1-based); of a sheet the cells joined with " | "."""
    from core.reading.readers import reader_of

    return reader_of(path).raw_lines(path, layout, first, count)
