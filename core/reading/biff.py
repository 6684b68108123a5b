"""How far the sheets of an .xls file reach, from its records, before a reader asks for memory for their cells.

The file is a small file system (OLE) with a stream `Workbook` in it: records of a kind, a length and data.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from core.problems import ProblemError
from core.reading.archive import damaged, locked, too_large
from core.reading.grid import MOST_CELLS, Grid

MOST_BYTES = 1 << 28
_FREE = 0xFFFFFFFA  # from here on numbers of sectors are marks, such as the end of a chain
_ENTRY = 128
_IN_HEADER = 109  # numbers of the sectors that hold the table of sectors
_BEGIN = (0x0009, 0x0209, 0x0409, 0x0809)
_DIMENSIONS = (0x0000, 0x0200)
_LOCKED = 0x002F
_MANY = (0x00BD, 0x00BE)  # cells side by side in one record
_CELLS = frozenset(
    (0x0001, 0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x0406)
) | {0x027E, *_MANY}


def check_xls(path: Path) -> None:
    """Refuse, with a ProblemError, an .xls file that is damaged, locked, or reaches over too many cells."""
    if path.stat().st_size > MOST_BYTES:
        raise ProblemError(too_large(path))
    data = path.read_bytes()
    try:
        stream = _stream(data)
        for grid in _grids(stream, path):
            grid.check(path)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ProblemError(damaged(path)) from error


def _grids(stream: bytes, path: Path) -> Iterator[Grid]:
    """Yield the grid of each part of the workbook; a part is a sheet, a chart or what they share."""
    grid, place = Grid(), 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        place += 4
        if kind in _CELLS and size >= 6:
            row, column = struct.unpack_from("<HH", stream, place)
            last = struct.unpack_from("<H", stream, place + size - 2)[0] if kind in _MANY else column
            grid.rows, grid.columns = max(grid.rows, row + 1), max(grid.columns, last + 1)
            grid.cells += max(1, last - column + 1)
        elif kind in _DIMENSIONS and size >= 8 and _declared(stream, place, size) > MOST_CELLS:
            raise ProblemError(too_large(path))
        elif kind == _LOCKED:
            raise ProblemError(locked(path))
        elif kind in _BEGIN:
            yield grid
            grid = Grid()
        place += size
    yield grid


def _declared(stream: bytes, place: int, size: int) -> int:
    """Return how many cells a sheet says it has."""
    first, last, left, right = struct.unpack_from("<IIHH" if size >= 12 else "<HHHH", stream, place)
    return int(max(0, last - first) * max(0, right - left))


def _stream(data: bytes) -> bytes:
    """Return the bytes of the workbook inside the file."""
    shift, small_shift = struct.unpack_from("<HH", data, 30)
    directory, _, cutoff, small_first = struct.unpack_from("<IIII", data, 48)
    if not 7 <= shift <= 16 or not 4 <= small_shift <= shift:
        raise IndexError
    table = _table(data, shift)
    sectors = data[1 << shift :]  # the header takes one
    entries = _chain(sectors, table, directory, shift)
    root = name = None
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        (length,) = struct.unpack_from("<H", entries, at + 64)
        title = entries[at : at + max(0, min(64, length) - 2)].decode("utf-16-le")
        root = at if entries[at + 66] == 5 else root
        name = at if title.lower() in ("workbook", "book") else name
    if root is None or name is None:
        raise IndexError
    first, size = struct.unpack_from("<II", entries, name + 116)
    if size >= cutoff:
        return _chain(sectors, table, first, shift)[:size]
    small = _chain(sectors, table, struct.unpack_from("<I", entries, root + 116)[0], shift)
    places = _numbers(_chain(sectors, table, small_first, shift))
    return _chain(small, places, first, small_shift)[:size]


def _table(data: bytes, shift: int) -> tuple[int, ...]:
    """Return which sector comes after each sector."""
    sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    (further,) = struct.unpack_from("<I", data, 68)
    size = 1 << shift
    most = len(data) // size + 1
    while further < _FREE and len(sectors) <= most + _IN_HEADER:
        *more, further = struct.unpack_from(f"<{size // 4}I", data, (further + 1) * size)
        sectors += more
    used = [sector for sector in sectors if sector < _FREE][:most]
    return _numbers(b"".join(data[(sector + 1) * size : (sector + 2) * size] for sector in used))


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack_from(f"<{len(data) // 4}I", data)


def _chain(sectors: bytes, table: tuple[int, ...], first: int, shift: int) -> bytes:
    """Return the sectors of a chain one after the other."""
    parts: list[bytes] = []
    sector, size = first, 1 << shift
    while sector < _FREE:
        if len(parts) > len(table):
            raise IndexError
        parts.append(sectors[sector * size : (sector + 1) * size])
        sector = table[sector]
    return b"".join(parts)
