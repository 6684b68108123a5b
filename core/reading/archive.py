"""Looks into a zipped workbook before anything reads it: bombs and outside references are refused."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from core.problems import Problem, ProblemError
from core.texts import tr

MOST_ENTRIES = 5_000
MOST_BYTES = 1 << 30
MOST_RATIO = 200
SMALL = 100_000  # the ratio of smaller entries says nothing
_HEAD = 1 << 16
_ROOT = re.compile(rb"<[A-Za-z_]")
_XML = (".xml", ".rels", ".vml")


def check_archive(path: Path) -> None:
    """Refuse, with a ProblemError, an archive that is damaged, hostile or locked."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(archive, path)
            for entry in archive.infolist():
                if entry.filename.lower().endswith(_XML):
                    _check_xml(archive, entry, path)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ProblemError(damaged(path)) from error


def damaged(path: Path) -> Problem:
    """Say that a workbook cannot be opened."""
    return Problem(
        tr("The workbook is damaged or incomplete."),
        path.name,
        tr("Open it in your spreadsheet program, save it as .xlsx and try again, or ask for the file once more."),
    )


def locked(path: Path) -> Problem:
    """Say that a workbook is protected by a password."""
    return Problem(
        tr("The workbook is protected by a password."),
        path.name,
        tr("Open it in your spreadsheet program with the password, save it without one and try again."),
    )


def hostile(path: Path) -> Problem:
    """Say that a workbook is built in a way no spreadsheet program builds it."""
    return Problem(
        tr("The workbook is built in an unusual and unsafe way, so it is not opened."),
        path.name,
        tr("Ask for the table as .csv, or open it on a machine set apart for such files and save it anew."),
    )


def too_large(path: Path) -> Problem:
    """Say that a sheet holds or claims more than can be read."""
    return Problem(
        tr("The sheet reaches over more cells than can be read, or has single cells far outside the table."),
        path.name,
        tr("Remove the cells outside the table, or save the sheet as .csv."),
    )


def _check_sizes(archive: zipfile.ZipFile, path: Path) -> None:
    entries = archive.infolist()
    names = {entry.filename.lower() for entry in entries}
    total = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(1, entry.compress_size) for entry in entries
    )
    if len(entries) > MOST_ENTRIES or len(names) < len(entries) or total > MOST_BYTES or swollen:
        raise ProblemError(hostile(path))


def _check_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> None:
    """Refuse document types, entities and encodings that would hide them; they can only stand before the root."""
    with archive.open(entry) as part:
        head = part.read(_HEAD)
    root = _ROOT.search(head)
    before = head[: root.start()] if root else head
    if b"\0" in head or b"<!DOCTYPE" in before.upper() or (head.strip() and not root):
        raise ProblemError(hostile(path))
