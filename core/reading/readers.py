"""The module that reads a format, and which of them a file needs: by its first bytes, not by its name.

Each is imported when a file needs it, because the libraries behind it take time to load.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from core.problems import Problem, ProblemError
from core.progress import Progress
from core.reading.archive import damaged, locked
from core.reading.detected import Detected
from core.reading.table import ColumnRule, Layout, Reading, RowRules
from core.texts import mark, tr

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_OLE = 1 << 28


class Reader(Protocol):
    """A module that reads the files of one format."""

    def detect(self, path: Path, sheet: str = "") -> Detected: ...

    def read(
        self, path: Path, layout: Layout, *, columns: Mapping[str, ColumnRule], rows: RowRules, progress: Progress
    ) -> Reading: ...

    def preview(
        self, path: Path, layout: Layout, *, columns: Mapping[str, ColumnRule], rows: RowRules, limit: int = 200
    ) -> Reading: ...

    def raw_lines(self, path: Path, layout: Layout, first: int = 1, count: int = 200) -> tuple[str, ...]: ...


_AS_TABLE = mark("Copy the table into a spreadsheet and save it as .xlsx.")
_REFUSED = (
    (
        b"%PDF",
        mark("This is a PDF: its tables cannot be read reliably."),
        mark("Ask for the table as .csv or .xlsx, or copy it into a spreadsheet and save that."),
    ),
    (b"{\\rtf", mark("This is a text document (.rtf), not a table."), _AS_TABLE),
    (b"\x1f\x8b", mark("This file is compressed (.gz)."), mark("Unpack it first and open the file inside.")),
)


def reader_of(path: Path) -> Reader:
    """Return the reader for this file; ProblemError when the program does not read it."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
    except IsADirectoryError as error:
        raise ProblemError(Problem(tr("This is a folder."), path.name, tr("Choose a file in it."))) from error
    except OSError as error:
        raise ProblemError(
            Problem(tr("The file cannot be opened."), path.name, tr("Check that it exists and that you may read it."))
        ) from error
    for beginning, what, remedy in _REFUSED:
        if head.startswith(beginning):
            raise ProblemError(Problem(tr(what), path.name, tr(remedy)))
    if head.startswith(_OLE):
        return _reader_of_ole(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _reader_of_zip(path)
    return _text()


def _reader_of_ole(path: Path) -> Reader:
    """An old Office file: a workbook, a text document, or a new workbook locked with a password."""
    with path.open("rb") as file:
        content = file.read(_MOST_OLE)
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise ProblemError(locked(path))
    if "WordDocument".encode("utf-16-le") in content:
        raise ProblemError(Problem(tr("This is a text document (.doc), not a table."), path.name, tr(_AS_TABLE)))
    return _workbook()


def _reader_of_zip(path: Path) -> Reader:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            manifest = archive.getinfo("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else None
            encrypted = manifest is not None and b"encryption-data" in archive.open(manifest).read(1 << 20)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise ProblemError(damaged(path)) from error
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return _workbook()
    if "content.xml" in names:
        if encrypted:
            raise ProblemError(locked(path))
        return _opendocument()
    if "word/document.xml" in names:
        raise ProblemError(Problem(tr("This is a text document (.docx), not a table."), path.name, tr(_AS_TABLE)))
    raise ProblemError(
        Problem(tr("This is a zip archive."), path.name, tr("Unpack it first and open the file inside."))
    )


def _text() -> Reader:
    import core.reading.delimited as delimited

    return delimited


def _workbook() -> Reader:
    import core.reading.workbook as workbook

    return workbook


def _opendocument() -> Reader:
    import core.reading.opendocument as opendocument

    return opendocument
