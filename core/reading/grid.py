"""How far the cells of a sheet reach, found by streaming its parts, so that no reader has to lay out a huge grid.

A sheet with a single cell in XFD1048576 is 2 KB and would make a reader ask for 17 billion cells.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np

from core.problems import ProblemError
from core.reading.archive import damaged, hostile, too_large

MOST_CELLS = 32_000_000
_SPARSE = 4_000_000  # a grid larger than this must be filled for at least a fiftieth
_FILLED = 50
_CHUNK = 1 << 20
_LONGEST = 24  # characters of a reference that are looked at
_HUGE = 1 << 26  # more than any sheet has; 26 times as much still fits in 32 bits
_SPACES = list(b" \t\r\n")
_QUOTES = list(b"\"'")
_IS_END = np.zeros(256, dtype=bool)  # what can stand after the name of a tag
_IS_END[[*_SPACES, *b"/>"]] = True
_IS_RARE_TYPE = np.zeros(256, dtype=bool)  # how the types of errors and of dates written as text begin
_IS_RARE_TYPE[list(b"ed")] = True
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
    has_iso_days: bool = False  # cells that hold a date as text

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
    """Add a piece of a sheet to the grid; return how many cells in it name their place.

    All at once with numpy, which looks for two letters five times as fast as `bytes.count`.
    """
    data = np.frombuffer(text + b"\0" * _LONGEST, dtype=np.uint8)
    tags = np.flatnonzero(data == ord("<"))
    first, second = data[tags + 1], data[tags + 2]
    prefixed = _has_pair(data, b":c") or _has_pair(data, b":f")
    grid.cells += np.count_nonzero((first == ord("c")) & _IS_END[second])
    grid.cells += text.count(b":c ") + text.count(b":c>") if prefixed else 0
    if prefixed or np.any((first == ord("/")) & (second == ord("f"))):
        grid.uncomputed += len(_UNCOMPUTED.findall(text))
    types = np.flatnonzero((data[:-3] == ord("t")) & (data[1:-2] == ord("=")) & _IS_RARE_TYPE[data[3:]])
    rare = data[types[np.isin(data[types + 2], _QUOTES)] + 3]
    grid.has_iso_days |= bool(np.any(rare == ord("d")))
    if np.any(rare == ord("e")):
        for letters, row, error in _ERROR.findall(text):
            grid.errors[int(row) - 1, _column(letters) - 1] = error.decode("utf-8", "replace")
    return _measure_references(data, grid)


def _has_pair(data: Any, pair: bytes) -> bool:
    return bool(np.any((data[:-1] == pair[0]) & (data[1:] == pair[1])))


def _measure_references(data: Any, grid: Grid) -> int:
    """Stretch the grid to all references such as ` r="XFD12"`; return how many of them name a column."""
    at = np.flatnonzero((data[:-_LONGEST] == ord("r")) & (data[1 : 1 - _LONGEST] == ord("=")))
    at = at[np.isin(data[at + 2], _QUOTES) & np.isin(data[at - 1], _SPACES)] + 3
    columns = np.zeros(len(at), dtype=np.int32)
    rows = np.zeros(len(at), dtype=np.int32)
    letters = np.ones(len(at), dtype=bool)
    for step in range(_LONGEST - 3):
        char = data[at + step]
        letter = (char | 0x20) - np.uint8(96)  # what is no letter becomes 0 or more than 26
        letters &= letter - np.uint8(1) < 26
        if letters.any():
            columns = np.where(letters, np.minimum(columns * 26 + letter, _HUGE), columns)
        digit = char - np.uint8(48)
        is_digit = digit < 10
        if is_digit.any():
            rows = np.where(is_digit, np.minimum(rows * 10 + digit, _HUGE), rows)
        elif not letters.any():
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
