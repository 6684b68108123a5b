"""How far the cells of a sheet reach, found by streaming its parts, so that no reader has to lay out a huge grid.

A sheet with a single cell in XFD1048576 is 2 KB and would make a reader ask for 17 billion cells.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np

from core.problems import ProblemError
from core.reading.archive import damaged, hostile, too_large

MOST_CELLS = 32_000_000
_SPARSE = 4_000_000  # a grid larger than this must be filled for at least a fiftieth
_FILLED = 50
_CHUNK = 1 << 20
_LONGEST = 24  # characters of a reference that are looked at
_HUGE = 1 << 40
_SPACES = list(b" \t\r\n")
_TAG = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>")
_REF = re.compile(rb"""\sr=["']([A-Za-z]*)(\d+)["']""")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^>]*\st=["']e["'])[^>]*?\sr=["']([A-Z]+)(\d+)["'][^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<""",
    re.DOTALL,
)
_UNCOMPUTED = re.compile(rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>")
_ODS = re.compile(rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*?)(/?)>")
_ODS_ROWS = re.compile(rb'number-rows-repeated="(\d+)"')
_ODS_COLUMNS = re.compile(rb'number-columns-repeated="(\d+)"')


@dataclass
class Grid:
    """The reach of a sheet, and what readers would leave out in silence."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)  # (row, column), from 0: `#N/A`
    uncomputed: int = 0  # formulas without a stored result

    def check(self, path: Path) -> None:
        """Refuse, with a ProblemError, a sheet that reaches too far."""
        if not self.fits:
            raise ProblemError(too_large(path))

    @property
    def fits(self) -> bool:
        reach = self.rows * self.columns
        return reach <= MOST_CELLS and (reach <= _SPARSE or reach <= _FILLED * self.cells)


def xlsx_grid(path: Path, sheet: str) -> Grid:
    """Return the grid of a sheet of an .xlsx or .xlsm file."""
    grid = Grid()
    with zipfile.ZipFile(path) as archive:
        part = sheet_part(archive, sheet, path)
        named = sum(measure(text, grid) for text in pieces(archive, part))
        if named < grid.cells:
            _measure_xlsx(archive, part, grid)
    return grid


def measure(text: bytes, grid: Grid) -> int:
    """Add a piece of a sheet to the grid; return how many cells in it name their place."""
    grid.cells += text.count(b"<c ") + text.count(b"<c>")
    if b":c" in text:
        grid.cells += text.count(b":c ") + text.count(b":c>")
    if b"/f>" in text or b":f>" in text:
        grid.uncomputed += len(_UNCOMPUTED.findall(text))
    if b't="e"' in text or b"t='e'" in text:
        for letters, row, error in _ERROR.findall(text):
            grid.errors[int(row) - 1, _column(letters) - 1] = error.decode("utf-8", "replace")
    return _measure_references(text, grid)


def _measure_references(text: bytes, grid: Grid) -> int:
    """Stretch the grid to all references such as ` r="XFD12"`; return how many of them name a column.

    All at once with numpy: 35 MB of cells take a tenth of a second.
    """
    data = np.frombuffer(text + b"\0" * _LONGEST, dtype=np.uint8)
    at = np.flatnonzero((data[: len(text) - 3] == ord("r")) & (data[1 : len(text) - 2] == ord("=")))
    at = at[(data[at + 2] == ord('"')) | (data[at + 2] == ord("'"))]
    at = at[np.isin(data[at - 1], _SPACES)] + 3
    columns = np.zeros(len(at), dtype=np.int64)
    rows = np.zeros(len(at), dtype=np.int64)
    letters = np.ones(len(at), dtype=bool)
    for step in range(_LONGEST):
        char = data[at + step].astype(np.int64)
        letter = (char | 0x20) - 96
        letters &= (letter >= 1) & (letter <= 26)
        columns = np.where(letters, np.minimum(columns * 26 + letter, _HUGE), columns)
        digit = (char >= 48) & (char <= 57)
        rows = np.where(digit, np.minimum(rows * 10 + char - 48, _HUGE), rows)
        if not (letters.any() or digit.any()):
            break
    if len(at):
        grid.rows, grid.columns = max(grid.rows, int(rows.max())), max(grid.columns, int(columns.max()))
    return int((columns > 0).sum())


def _measure_xlsx(archive: zipfile.ZipFile, part: str, grid: Grid) -> None:
    """Look at every row and cell; those without a place follow the one before."""
    row = column = grid.cells = 0
    for text in pieces(archive, part):
        for kind, attributes in _TAG.findall(text):
            place = _REF.search(attributes)
            if kind == b"row":
                row = int(place[2]) if place else row + 1
                column = 0
            else:
                column = _column(place[1]) if place and place[1] else column + 1
                row = int(place[2]) if place else row
                grid.cells += 1
            grid.rows, grid.columns = max(grid.rows, row), max(grid.columns, column)


def ods_grid(path: Path, sheet: str) -> Grid:
    """Return the largest grid of the sheets of an .ods file; repeated cells count as often as they are repeated."""
    largest = Grid()
    grid, row_times, column, used = Grid(), 1, 0, 0
    row = 0
    with zipfile.ZipFile(path) as archive:
        for text in pieces(archive, "content.xml"):
            for closing, kind, attributes, empty in _ODS.findall(text):
                if kind == b"table" and not closing:
                    grid, row = Grid(), 0
                elif kind == b"table-row" and not closing:
                    row_times, column, used = _times(_ODS_ROWS, attributes), 0, 0
                elif not closing and kind != b"table":
                    column += _times(_ODS_COLUMNS, attributes)
                    filled = not empty or b"office:value" in attributes
                    used = column if filled else used
                if kind == b"table-row" and (closing or empty):
                    row += row_times
                    if used:
                        grid.rows, grid.columns = row, max(grid.columns, used)
                        grid.cells += row_times * used
                    if grid.rows * grid.columns >= largest.rows * largest.columns:
                        largest = grid
    return largest


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return max(1, int(found[1])) if found else 1


def xlsb_grid(path: Path, sheet: str) -> Grid:
    """Return the largest grid of the sheets of an .xlsb file, from its row and cell records."""
    largest = Grid()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.lower().startswith("xl/worksheets/sheet"):
                continue
            grid = _xlsb_part(archive.read(name), path)
            if grid.rows * grid.columns >= largest.rows * largest.columns:
                largest = grid
    return largest


def _xlsb_part(data: bytes, path: Path) -> Grid:
    grid, place = Grid(), 0
    try:
        while place < len(data):
            kind, place = _variable(data, place, 2)
            size, place = _variable(data, place, 4)
            if kind == 0:  # a row
                grid.rows = max(grid.rows, int.from_bytes(data[place : place + 4], "little") + 1)
            elif 1 <= kind <= 11:  # a cell
                grid.columns = max(grid.columns, int.from_bytes(data[place : place + 4], "little") + 1)
                grid.cells += 1
            place += size
    except IndexError as error:
        raise ProblemError(damaged(path)) from error
    return grid


def _variable(data: bytes, place: int, most: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, and the place after it."""
    value = 0
    for step in range(most):
        byte = data[place]
        value |= (byte & 0x7F) << (7 * step)
        place += 1
        if not byte & 0x80:
            break
    return value, place


def pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield the text of a part in pieces that end after a whole row or, where rows are long, a whole tag."""
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            rest += chunk
            end = rest.rfind(b"row>") + 4
            if end < 4 and len(rest) > 8 * _CHUNK:
                end = rest.rfind(b">") + 1
            if end >= 4:
                yield rest[:end]
                rest = rest[end:]
    yield rest


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:8]:
        number = number * 26 + letter - 64
    return number


def sheet_part(archive: zipfile.ZipFile, sheet: str, path: Path) -> str:
    """Return the name of the part that holds a sheet."""
    try:
        book = ET.fromstring(archive.read("xl/workbook.xml"))
        links = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ET.ParseError) as error:
        raise ProblemError(damaged(path)) from error
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for element in book.iter():
        if element.tag.endswith("}sheet") and element.get("name") == sheet:
            link = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
            target = targets.get(link, "")
            name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if name in archive.namelist():
                return name
    raise ProblemError(hostile(path))
