"""Delimited text: .csv, .tsv, .txt and whatever else has a separator."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from core.problems import Problem, ProblemError
from core.progress import Progress
from core.reading.assembly import Gathered, assemble
from core.reading.detected import Detected
from core.reading.encoding import ODD, detect_encoding, where_odd
from core.reading.exact import gather_exactly
from core.reading.hashing import sha256_of
from core.reading.headers import Row, column_names, filled, find_header, first_data, usual_width
from core.reading.records import records
from core.reading.sniffing import Dialect, sniff
from core.reading.swift import gather_swiftly
from core.reading.table import ColumnRule, Layout, Reading, RowRules
from core.texts import tr

_HEAD = 1 << 18
_SAMPLES = 30
_MOST_HEADER_LINES = 20


def detect(path: Path, sheet: str = "") -> Detected:
    """Look at the start of the file: how it would be read."""
    encoding = detect_encoding(path)
    lines, ends = _first_lines(path, encoding)
    dialect = sniff(lines, ends)
    if not any(filled(cells) for _, cells in dialect.rows):
        raise ProblemError(Problem(tr("The file is empty."), path.name, tr("Choose a file with a table in it.")))
    place = find_header(dialect.rows)
    start = first_data(dialect.rows) if place is None else place
    width = usual_width(dialect.rows)
    rows = [cells for _, cells in dialect.rows[start + (place is not None) :] if filled(cells)]
    header_row = 0 if place is None else _last_line(dialect.rows, place, lines)
    layout = Layout(
        _format(path, dialect), encoding, dialect.delimiter, dialect.quote, sheet=sheet, header_row=header_row
    )
    layout = replace(layout, decimal="," if dialect.delimiter == ";" else ".")
    header = () if place is None else tuple(dialect.rows[place][1])
    preamble = () if place is None else tuple(line.rstrip("\r\n") for line in lines[: dialect.rows[place][0] - 1])
    names = column_names(_trim(header, width), max(width, len(_trim(header, width))))
    return Detected(layout, (), names, preamble, tuple(map(tuple, rows[:_SAMPLES])))


def read(
    path: Path,
    layout: Layout,
    *,
    columns: Mapping[str, ColumnRule],
    rows: RowRules,
    progress: Progress,
) -> Reading:
    """Read the whole file, every record accounted for."""
    header, width, preamble = _shape(path, layout)
    gathered = None if rows.join_cut else gather_swiftly(path, layout, header, width, progress.part(0, 0.7))
    if gathered is None:
        gathered = gather_exactly(path, layout, header, width, rows, progress.part(0, 0.6))
        gathered = replace(
            gathered,
            sha256=sha256_of(path, progress.part(0.6, 0.7)),
            problems=(*_encoding_problem(path, layout), *gathered.problems),
        )
    elif layout.encoding not in ("utf-8", "utf-8-sig"):
        gathered = replace(gathered, problems=_encoding_problem(path, layout))
    gathered = replace(gathered, preamble=preamble)
    return assemble(gathered, layout, columns, rows, progress.part(0.7, 1))


def preview(
    path: Path, layout: Layout, *, columns: Mapping[str, ColumnRule], rows: RowRules, limit: int = 200
) -> Reading:
    """Read the first records only; the balance is not final."""
    header, width, preamble = _shape(path, layout)
    gathered: Gathered = gather_exactly(path, layout, header, width, rows, Progress(), limit)
    return assemble(replace(gathered, preamble=preamble), layout, columns, rows, Progress(), preview=True)


def raw_lines(path: Path, layout: Layout, first: int = 1, count: int = 200) -> tuple[str, ...]:
    """Return lines of the file as they stand."""
    with path.open(encoding=layout.encoding, errors=ODD, newline="") as file:
        return tuple(line.rstrip("\r\n") for line in islice(file, first - 1, first - 1 + count))


def _first_lines(path: Path, encoding: str) -> tuple[list[str], bool]:
    """Return the first lines, whole, and whether they are all there are."""
    with path.open(encoding=encoding, errors=ODD, newline="") as file:
        text = file.read(_HEAD)
        ends = not file.read(1)
    lines = list(io.StringIO(text, newline=""))
    return (lines if ends or len(lines) < 2 else lines[:-1]), ends


def _format(path: Path, dialect: Dialect) -> str:
    if dialect.delimiter == "\t":
        return "tsv"
    return "txt" if path.suffix.lower() == ".txt" else "csv"


def _last_line(rows: tuple[Row, ...], place: int, lines: list[str]) -> int:
    """Return the last line of the header: cells of a header may hold line breaks."""
    return rows[place + 1][0] - 1 if place + 1 < len(rows) else len(lines)


def _shape(path: Path, layout: Layout) -> tuple[tuple[str, ...], int, int]:
    """Return the header cells, the number of columns, and how many lines stand above the header."""
    lines, ends = _first_lines(path, layout.encoding)
    if layout.header_row > len(lines):
        with path.open(encoding=layout.encoding, errors=ODD, newline="") as file:
            lines, ends = list(islice(file, layout.header_row + 1000)), False
    header: tuple[str, ...] = ()
    begins = layout.header_row
    if layout.header_row:
        begins = _header_begins(lines, layout)
        text = lines[begins - 1 : layout.header_row]
        found = next(iter(records(iter(text), layout.delimiter, layout.quote)), None)
        header = tuple(found.cells) if found else ()
    body = [
        (record.line, record.cells)
        for record in islice(records(iter(lines[layout.header_row :]), layout.delimiter, layout.quote, ends=ends), 400)
    ]
    width = usual_width(body) if body else len(header)
    header = _trim(header, width)
    return header, max(width, len(header)), max(0, begins - 1)


def _header_begins(lines: list[str], layout: Layout) -> int:
    """Return the line where the header that ends on `header_row` begins: the nearest one with all quotes closed."""
    for begins in range(layout.header_row, max(0, layout.header_row - _MOST_HEADER_LINES), -1):
        text = "".join(lines[begins - 1 : layout.header_row])
        if not layout.quote or text.count(layout.quote) % 2 == 0:
            return begins
    return layout.header_row


def _trim(header: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Return the header without blank cells beyond the width of the table."""
    return header[: max(width, filled(header))]


def _encoding_problem(path: Path, layout: Layout) -> tuple[Problem, ...]:
    line = where_odd(path, "utf-8")
    if not line or layout.encoding.startswith("utf-16"):
        return ()
    if layout.encoding.startswith("utf-8"):
        what = tr("Some bytes are not UTF-8; they are read as Windows-1252.")
    else:
        what = tr("The file is not written in UTF-8; it is read as {encoding}.", encoding=layout.encoding)
    where = tr("first on line {line}", line=line)
    return (Problem(what, where, tr("If letters look wrong, choose another encoding.")),)
