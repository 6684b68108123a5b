"""A sheet of typed cells as a table: the type each cell has in the file is kept beside its text."""

from __future__ import annotations

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
from core.reading.typed_cells import Value, coded, texts_of
from core.texts import tr, trn

_HEAD = 400
_SAMPLES = 30
_PREAMBLE = 60

T = TypeVar("T")
GridOf = Callable[[Path, str], Grid]


@dataclass(frozen=True)
class Book:
    """An opened workbook and the guard that measures a sheet before it is read."""

    path: Path
    book: calamine.CalamineWorkbook
    grid_of: GridOf | None

    @property
    def sheets(self) -> tuple[str, ...]:
        """Return the names of the sheets that hold cells; hidden ones last."""
        metadata = [one for one in self.book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet]
        shown = [one.name for one in metadata if one.visible == calamine.SheetVisibleEnum.Visible]
        return (*shown, *(one.name for one in metadata if one.name not in shown))

    def rows(self, sheet: str, limit: int | None = None) -> tuple[list[list[Value]], Grid]:
        """Return the cells of a sheet from A1 on, and its grid."""
        grid = self.grid_of(self.path, sheet) if self.grid_of else Grid()
        grid.check(self.path)
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


def open_book(path: Path, grid_of: GridOf | None, *, zipped: bool) -> Book:
    """Open a workbook after looking whether that is safe."""
    if zipped:
        check_archive(path)
    return Book(path, guarded(path, lambda: calamine.CalamineWorkbook.from_path(str(path))), grid_of)


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
    sheet, cells, grid = _cells(book, layout, None if limit is None else layout.header_row + limit)
    progress.at(0.5)
    body = cells[layout.header_row :]
    header = tuple(texts_of(cells[layout.header_row - 1])) if layout.header_row else ()
    width = max((len(row) for row in cells), default=0)
    pairs = [coded([row[place] for row in body]) for place in range(width)]
    used = _used_width(header, pairs)
    gathered = Gathered(
        header[:used],
        tuple(array for array, _ in pairs[:used]),
        np.arange(layout.header_row + 1, layout.header_row + 1 + len(body), dtype=np.int64),
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
    _, cells, _ = _cells(book, layout, first - 1 + count)
    return tuple(" | ".join(texts_of(row)) for row in cells[first - 1 : first - 1 + count])


def _chosen(book: Book, sheet: str) -> tuple[str, list[list[Value]]]:
    """Return the sheet to read and its first rows."""
    for name in [sheet] if sheet else book.sheets:
        _check_sheet(book, name)
        rows, _ = book.rows(name, _HEAD)
        if rows:
            return name, rows
    what = tr("The sheet is empty.") if sheet else tr("The workbook is empty.")
    raise ProblemError(Problem(what, sheet or book.path.name, tr("Choose a sheet with a table in it.")))


def _cells(book: Book, layout: Layout, limit: int | None) -> tuple[str, list[list[Value]], Grid]:
    sheet = layout.sheet or _chosen(book, "")[0]
    _check_sheet(book, sheet)
    rows, grid = book.rows(sheet, limit)
    return sheet, rows, grid


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
