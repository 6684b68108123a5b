"""Putting many rows into a workbook that XlsxWriter made, without touching anything else in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import BinaryIO

from core.export.sheet_rows import SharedTexts, SheetRows, letters, xml
from core.progress import Progress

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""Options with which XlsxWriter turns no text into anything else, and leaves no temporary files behind."""

_TEXTS = "xl/sharedStrings.xml"
_COUNTS = re.compile(r'count="(\d+)" uniqueCount="(\d+)"')
_STYLES = re.compile(r'<c r="([A-Z]+)\d+"(?: s="(\d+)")?')
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # what Excel writes; the file does not depend on the clock
_BIGGEST_CELL = 90  # bytes; only to foresee parts of more than 2 GiB
_LEVEL = 2  # a fifth larger than the usual 6, for half the time


def fill(workbook: bytes, rows: Mapping[int, SheetRows], file: BinaryIO, progress: Progress) -> None:
    """Copy the workbook to `file` with these rows in the sheets of these numbers (1 is the first)."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, _new(file) as new:
        old_texts = old.read(_TEXTS).decode() if _TEXTS in old.namelist() else ""
        counts = _COUNTS.search(old_texts)
        texts = SharedTexts(first=int(counts[2]) if counts else 0)
        parts = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in rows.items()}
        for name in old.namelist():
            if name not in parts and name != _TEXTS:
                new.writestr(_entry(name), old.read(name), compresslevel=_LEVEL)
        for done, (name, sheet) in enumerate(parts.items()):
            _write_sheet(new, name, old.read(name).decode(), sheet, texts,
                         progress.part(done / len(parts), (done + 1) / len(parts)))  # fmt: skip
        if old_texts:
            new.writestr(_entry(_TEXTS), _joined(old_texts, texts).encode(), compresslevel=_LEVEL)


def _new(file: BinaryIO) -> zipfile.ZipFile:
    return zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)


def _write_sheet(
    new: zipfile.ZipFile, name: str, sheet: str, rows: SheetRows, texts: SharedTexts, progress: Progress
) -> None:
    before, pattern, after = _around(sheet, rows.first)
    styles = [match[2] or "" for match in _STYLES.finditer(pattern)]
    last = f"{letters(len(rows.columns) - 1)}{rows.first + rows.count - 1}"
    is_big = rows.count * len(rows.columns) * _BIGGEST_CELL > zipfile.ZIP64_LIMIT
    with new.open(name, "w", force_zip64=is_big) as part:  # dated 1980 as well
        part.write(_DIMENSION.sub(f'<dimension ref="A1:{last}"/>', before, count=1).encode())
        for piece in xml(rows, styles, texts, progress):
            part.write(piece)
        part.write(after.encode())


def _around(sheet: str, first: int) -> tuple[str, str, str]:
    """Return what stands before, in, and after the row that shows the styles."""
    start = sheet.index(f'<row r="{first}"')
    end = sheet.index("</row>", start) + len("</row>")
    return sheet[:start], sheet[start:end], sheet[end:]


def _joined(old: str, texts: SharedTexts) -> str:
    def counted(match: re.Match[str]) -> str:
        return f'uniqueCount="{int(match[2]) + len(texts.numbers)}"'  # how often they are used may be left out

    head, end = old.rsplit("</sst>", 1)
    return _COUNTS.sub(counted, head, count=1) + texts.xml() + "</sst>" + end


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
