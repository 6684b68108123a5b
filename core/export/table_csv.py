"""A table as CSV: RFC 4180, UTF-8, comma, CRLF; any program can read it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from core.export.cells import cells, plain
from core.problems import Problem
from core.progress import Progress
from core.reading.table import AsideRow, Column, Table
from core.texts import tr

_CHUNK = 50_000
_NEEDS_QUOTES = re.compile(r'[",\r\n]')
_LOOKS_LIKE_A_FORMULA = re.compile(r"[=+\-@\t\r]")
_HARMLESS = re.compile(r"[+-][\d\s.,]*%?\Z")


def write(
    table: Table, file: BinaryIO, header: Sequence[str], as_text: bool, progress: Progress
) -> tuple[Problem, ...]:
    """Write the table; text that a spreadsheet might take for a formula is kept as it is, and counted."""
    alone = len(table.columns) == 1
    written = [[plain(cell) for cell in cells(column, as_text=as_text)] for column in table.columns]
    fields = [np.array([_quoted(word, alone) for word in (*words, "")], dtype=object) for words in written]
    file.write((",".join(_quoted(name, alone) for name in header) + "\r\n").encode())
    for start in range(0, len(table), _CHUNK):
        progress.at(start / len(table))
        rows = slice(start, start + _CHUNK)
        lists = [field[column.codes[rows]].tolist() for field, column in zip(fields, table.columns, strict=True)]
        file.write(("\r\n".join(map(",".join, zip(*lists, strict=True))) + "\r\n").encode())
    return _formulas(table.columns, written)


def write_aside(rows: Sequence[AsideRow], file: BinaryIO) -> None:
    """Write the rows that were set aside: where they stand, why, and their text."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(text)
    writer.writerow((tr("Row"), tr("Reason"), tr("Text")))
    writer.writerows((row.row, row.reason, row.text) for row in rows)
    text.flush()
    text.detach()


def _quoted(word: str, alone: bool) -> str:
    # An empty line would be no record at all, so the only cell of a row is quoted when it is empty.
    if _NEEDS_QUOTES.search(word) or (alone and not word):
        return '"' + word.replace('"', '""') + '"'
    return word


def _formulas(columns: Sequence[Column], written: Sequence[list[str]]) -> tuple[Problem, ...]:
    """Say how many cells a spreadsheet might run as a formula when it opens the file."""
    counted = [(column.name, _suspect(column, words)) for column, words in zip(columns, written, strict=True)]
    found = [(name, count) for name, count in counted if count]
    if not found:
        return ()
    return (
        Problem(
            tr("Cells begin with = + - @ or a tab; a spreadsheet that opens the CSV may take them for formulas."),
            ", ".join(name for name, _ in found),
            tr("They were kept as they are. Save as .xlsx when the file is meant to be opened in Excel."),
            count=sum(count for _, count in found),
        ),
    )


def _suspect(column: Column, words: list[str]) -> int:
    mask: npt.NDArray[np.bool_] = np.array(
        [bool(_LOOKS_LIKE_A_FORMULA.match(word)) and not _HARMLESS.match(word) for word in words], dtype=bool
    )
    return int(column.counts()[mask].sum()) if mask.any() else 0
