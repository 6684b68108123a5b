"""Excel workbooks: .xlsx, .xlsm, .xlsb and .xls."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from core.progress import Progress
from core.reading.biff import check_xls
from core.reading.detected import Detected
from core.reading.grid import xlsb_grid, xlsx_grid
from core.reading.heads import head_of
from core.reading.sheets import Book, detect_sheet, open_book, raw_rows, read_sheet
from core.reading.swift_sheets import columns_alike
from core.reading.table import ColumnRule, Layout, Reading, RowRules


def detect(path: Path, sheet: str = "") -> Detected:
    """Look at the start of a sheet; of the first one with a table when none is named."""
    return detect_sheet(_open(path), _format(path), sheet)


def read(
    path: Path, layout: Layout, *, columns: Mapping[str, ColumnRule], rows: RowRules, progress: Progress
) -> Reading:
    """Read one sheet whole."""
    return read_sheet(_open(path), layout, columns=columns, rows=rows, progress=progress)


def preview(
    path: Path, layout: Layout, *, columns: Mapping[str, ColumnRule], rows: RowRules, limit: int = 200
) -> Reading:
    """Read the first records of one sheet."""
    return read_sheet(_open(path), layout, columns=columns, rows=rows, progress=Progress(), limit=limit)


def raw_lines(path: Path, layout: Layout, first: int = 1, count: int = 200) -> tuple[str, ...]:
    """Return rows of the sheet, cells joined with " | "."""
    return raw_rows(_open(path), layout, first, count)


def _open(path: Path) -> Book:
    if not zipfile.is_zipfile(path):
        check_xls(path)
        return open_book(path, None, zipped=False)
    with zipfile.ZipFile(path) as archive:
        binary = "xl/workbook.bin" in archive.namelist()
    if binary:
        return open_book(path, xlsb_grid, zipped=True)
    return open_book(path, xlsx_grid, head_of, columns_alike, zipped=True)


def _format(path: Path) -> str:
    """Return the ending, which says which of the kinds of workbook it is."""
    ending = path.suffix.lower().lstrip(".")
    return ending if ending in ("xlsx", "xlsm", "xlsb", "xls") else "xlsx"
