"""A sheet of typed cells as a table: the type each cell has in the file is kept beside its text."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import python_calamine as calamine

from core.problems import Problem, ProblemError
from core.progress import Progress
from core.reading.archive import check_archive, damaged, locked, too_large
from core.reading.assembly import Gathered, assemble
from core.reading.detected import Detected
from core.reading.grid import MOST_CELLS, Grid
from core.reading.hashing import sha256_of
from core.reading.headers import Row, column_names, filled, find_header, first_data
from core.reading.table import ColumnRule, Layout, Reading, RowRules
from core.reading.typed_cells import Coded, Value, coded, texts_of
from core.texts import tr, trn

_HEAD = 400
_SAMPLES = 30
_PREAMBLE = 60

T = TypeVar("T")
GridOf = Callable[[Path, str], Grid]
HeadOf = Callable[[Path, str, int], tuple[bytes, Grid] | None]
ColumnsAlike = Callable[[Path, str, int, Sequence[Sequence[Value]], Grid], list[Coded] | None]


@dataclass(frozen=True)
class Book:
    """An opened workbook and the guard that measures a sheet before it is read.

    Some formats have a quicker way to the first rows, and to the columns of a whole sheet.
    """

    path: Path
    book: calamine.CalamineWorkbook
    grid_of: GridOf | None
    head_of: HeadOf | None = None
    columns_alike: ColumnsAlike | None = None

    @property
    def sheets(self) -> tuple[str, ...]:
        """Return the names of the sheets that hold cells; hidden ones last."""
        metadata = [one for one in self.book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet]
        shown = [one.name for one in metadata if one.visible == calamine.SheetVisibleEnum.Visible]
        return (*shown, *(one.name for one in metadata if one.name not in shown))

    def grid(self, sheet: str) -> Grid:
        """Measure a sheet; ProblemError when it reaches too far."""
        grid = self.grid_of(self.path, sheet) if self.grid_of else Grid()
        grid.check(self.path)
        return grid

    def head(self, sheet: str, count: int) -> tuple[list[list[Value]], Grid]:
        """Return the cells of the first rows of a sheet from A1 on, and the grid of what was read."""
        return self._quick_head(sheet, count) or self.rows(sheet, count)

    def alike(self, sheet: str, header_row: int) -> tuple[tuple[str, ...], list[Coded], Grid] | None:
        """Return the header, columns and grid of a long sheet in which every column holds one type; else None."""
        found = self._quick_head(sheet, header_row + _HEAD)
        if found is None or self.columns_alike is None:
            return None
        rows, grid, quick = found[0], self.grid(sheet), self.columns_alike
        columns = guarded(self.path, lambda: quick(self.path, sheet, header_row, rows, grid))
        return None if columns is None else (tuple(texts_of(rows[header_row - 1])), columns, grid)

    def _quick_head(self, sheet: str, count: int) -> tuple[list[list[Value]], Grid] | None:
        found = self.head_of(self.path, sheet, count) if self.head_of else None
        if found is None:
            return None
        content, grid = found
        small = guarded(self.path, lambda: calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)))
        return replace(self, book=small, grid_of=lambda _path, _sheet: grid).rows(sheet, count)

    def rows(self, sheet: str, limit: int | None = None) -> tuple[list[list[Value]], Grid]:
        """Return the cells of a sheet from A1 on, and its grid."""
        grid = self.grid(sheet)
        opened = guarded(self.path, lambda: self.book.get_sheet_by_name(sheet))
        if opened.end is None:
            return [], grid
        if (opened.end[0] + 1) * (opened.end[1] + 1) > MOST_CELLS:
            raise ProblemError(too_large(self.path))
        rows: list[list[Value]] = guarded(
            self.path,
            lambda: opened.to_python(skip_empty_area=False, nrows=limit),  # the place of a cell counts
        )
        for (row, column), error in grid.errors.items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = error
        while rows and not any(_filled(cell) for cell in rows[-1]):
            rows.pop()
        return rows, grid


def open_book(
    path: Path,
    grid_of: GridOf | None,
    head_of: HeadOf | None = None,
    columns_alike: ColumnsAlike | None = None,
    *,
    zipped: bool,
) -> Book:
    """Open a workbook after looking whether that is safe."""
    if zipped:
        check_archive(path)
    return Book(
        path, guarded(path, lambda: calamine.CalamineWorkbook.from_path(str(path))), grid_of, head_of, columns_alike
    )


def guarded(path: Path, work: Callable[[], T]) -> T:
    """Run the reader; whatever it raises becomes a problem for a person."""
    try:
        return work()
    except calamine.PasswordError as error:
        raise ProblemError(locked(path)) from error
    except calamine.CalamineError as error:
        raise ProblemError(locked(path) if "password" in str(error).lower() else damaged(path)) from error
    except MemoryError as error:
        raise ProblemError(too_large(path)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what Rust code raises is not an Exception
            raise
        raise ProblemError(damaged(path)) from error


def detect_sheet(book: Book, format_name: str, sheet: str) -> Detected:
    """Look at the start of a sheet; of the first sheet with a table when none is named."""
    names = book.sheets
    chosen, rows = _chosen(book, sheet)
    head: list[Row] = [(number, texts) for number, texts in enumerate(map(texts_of, rows), 1)]
    place = find_header(head)
    start = first_data(head) if place is None else place
    width = max(filled(cells) for _, cells in head)
    header = () if place is None else tuple(head[place][1][:width])
    layout = Layout(
        format_name, encoding="", delimiter="", quote="", sheet=chosen, header_row=0 if place is None else place + 1
    )
    preamble = () if place is None else tuple(_line(cells) for _, cells in head[:place])
    samples = [tuple(cells[:width]) for _, cells in head[start + (place is not None) :] if filled(cells)]
    return Detected(layout, names, column_names(header, width), preamble, tuple(samples[:_SAMPLES]))


def read_sheet(
    book: Book,
    layout: Layout,
    *,
    columns: Mapping[str, ColumnRule],
    rows: RowRules,
    progress: Progress,
    limit: int | None = None,
) -> Reading:
    """Read a sheet whole, or its first records when there is a limit."""
    progress.at(0.0)
    sheet = _sheet(book, layout)
    header, pairs, grid = _columns(book, sheet, layout.header_row, limit)
    progress.at(0.5)
    count = len(pairs[0][0]) if pairs else 0
    used = _used_width(header, pairs)
    gathered = Gathered(
        header[:used],
        tuple(array for array, _ in pairs[:used]),
        np.arange(layout.header_row + 1, layout.header_row + 1 + count, dtype=np.int64),
        native=tuple(native for _, native in pairs[:used]),
        preamble=max(0, layout.header_row - 1),
        problems=_grid_problems(grid),
        sha256="" if limit is not None else sha256_of(book.path),
        sheets=book.sheets,
    )
    return assemble(
        gathered, replace(layout, sheet=sheet), columns, rows, progress.part(0.6, 1), preview=limit is not None
    )


def raw_rows(book: Book, layout: Layout, first: int, count: int) -> tuple[str, ...]:
    """Return rows of the sheet with their cells joined."""
    cells, _ = book.head(_sheet(book, layout), first - 1 + count)
    return tuple(" | ".join(texts_of(row)) for row in cells[first - 1 : first - 1 + count])


def _columns(book: Book, sheet: str, header_row: int, limit: int | None) -> tuple[tuple[str, ...], list[Coded], Grid]:
    """Return the header, the columns below it (only the first rows when there is a limit), and the grid."""
    if limit is None and (alike := book.alike(sheet, header_row)):
        return alike
    cells, grid = book.rows(sheet) if limit is None else book.head(sheet, header_row + limit)
    body = cells[header_row:]
    header = tuple(texts_of(cells[header_row - 1])) if header_row else ()
    width = max((len(row) for row in cells), default=0)
    return header, [coded([row[place] for row in body]) for place in range(width)], grid


def _chosen(book: Book, sheet: str) -> tuple[str, list[list[Value]]]:
    """Return the sheet to read and its first rows."""
    for name in [sheet] if sheet else book.sheets:
        _check_sheet(book, name)
        rows, _ = book.head(name, _HEAD)
        if rows:
            return name, rows
    what = tr("The sheet is empty.") if sheet else tr("The workbook is empty.")
    raise ProblemError(Problem(what, sheet or book.path.name, tr("Choose a sheet with a table in it.")))


def _sheet(book: Book, layout: Layout) -> str:
    sheet = layout.sheet or _chosen(book, "")[0]
    _check_sheet(book, sheet)
    return sheet


def _check_sheet(book: Book, sheet: str) -> None:
    if sheet not in book.sheets:
        raise ProblemError(
            Problem(
                tr("There is no sheet “{sheet}”.", sheet=sheet),
                book.path.name,
                tr("Choose one of: {sheets}.", sheets=", ".join(book.sheets)),
            )
        )


def _filled(cell: Value) -> bool:
    return not isinstance(cell, str) or bool(cell.strip())


def _line(cells: Sequence[str]) -> str:
    return " | ".join(cell for cell in cells if cell.strip())


def _used_width(header: Sequence[str], pairs: Sequence[tuple[Any, Any]]) -> int:
    """Return how many columns have a name or a cell."""
    used = filled(header)
    for place, (array, _) in enumerate(pairs, 1):
        if place > used and any(text.strip() for text in array.dictionary.to_pylist()):
            used = place
    return used


def _grid_problems(grid: Grid) -> tuple[Problem, ...]:
    problems = []
    if grid.errors:
        what = trn(
            "{count} cell holds an error of the spreadsheet, such as {error}.",
            "{count} cells hold an error of the spreadsheet, such as {error}.",
            len(grid.errors),
            error=next(iter(grid.errors.values())),
        )
        problems.append(Problem(what, remedy=tr("Repair the formulas in the workbook."), count=len(grid.errors)))
    if grid.uncomputed:
        what = trn(
            "{count} formula has no stored result and is read as empty.",
            "{count} formulas have no stored result and are read as empty.",
            grid.uncomputed,
        )
        remedy = tr("Open the workbook in your spreadsheet program and save it, so that the results are stored.")
        problems.append(Problem(what, remedy=remedy, count=grid.uncomputed))
    return tuple(problems)
