"""The first rows of a sheet of an .xlsx file as a small workbook of its own: readers know only whole sheets.

All that gives cells their meaning, such as the styles and the shared texts, goes along.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from core.reading.grid import Grid, measure, pieces, sheet_part

WORTH_IT = 1 << 21  # bytes of a sheet: a smaller one is read whole just as fast
_SHEET_DATA = re.compile(rb"<((?:\w+:)?)sheetData\b")
_LEFT_OUT = (
    "xl/worksheets/", "xl/media/", "xl/drawings/", "xl/charts/", "xl/embeddings/", "xl/externalLinks/",
    "xl/pivotCache/", "xl/pivotTables/",
)  # fmt: skip


def head_of(path: Path, sheet: str, rows: int) -> tuple[bytes, Grid] | None:
    """Return a workbook with the first rows of the sheet, at least `rows`, and their grid; None for a short sheet."""
    with zipfile.ZipFile(path) as archive:
        part = sheet_part(archive, sheet, path)
        if archive.getinfo(part).file_size < WORTH_IT:
            return None
        text = b""
        for piece in pieces(archive, part):
            text += piece
            if text.count(b"row>") > 2 * rows:
                break
        named = _SHEET_DATA.search(text)
        prefix = named[1] if named else b""
        last = b"</" + prefix + b"row>"
        end = text.rfind(last)
        if not named or text.count(last) < rows:
            return None
        text = text[: end + len(last)]
        grid = Grid()
        measure(text, grid)
        root = b"</" + prefix + b"sheetData></" + prefix + b"worksheet>"
        return _workbook(archive, part, text + root), grid


def _workbook(archive: zipfile.ZipFile, part: str, text: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as small:
        for name in archive.namelist():
            if name == part:
                small.writestr(name, text)
            elif not name.startswith(_LEFT_OUT):
                small.writestr(name, archive.read(name))
    return content.getvalue()
