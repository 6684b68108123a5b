"""Text to cells, record by record: every record is kept, counted or set aside with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from core.problems import Problem
from core.progress import Progress
from core.reading.arrays import from_texts
from core.reading.assembly import Gathered
from core.reading.encoding import ODD
from core.reading.headers import filled
from core.reading.notes import is_note
from core.reading.records import Record, records
from core.reading.table import AsideRow, Layout, RowRules
from core.texts import tr, trn

_BATCH = 20_000


@dataclass
class _Sheet:
    """Cells of the records that fit, gathered in batches so that memory stays small."""

    width: int
    batches: list[list[Any]]
    waiting: list[list[str]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    def add(self, line: int, cells: list[str]) -> None:
        self.rows.append(line)
        self.waiting.append(cells)
        if len(self.waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        for place, column in enumerate(zip(*self.waiting, strict=True)):
            self.batches[place].append(from_texts(column))
        self.waiting = []

    def arrays(self) -> tuple[Any, ...]:
        self.flush()
        return tuple(pa.chunked_array(batches, pa.string()) for batches in self.batches)


def gather_exactly(
    path: Path,
    layout: Layout,
    header: tuple[str, ...],
    width: int,
    rules: RowRules,
    progress: Progress,
    limit: int = 0,
) -> Gathered:
    """Read the records below the header; only the first `limit` of them when that is not 0."""
    sheet = _Sheet(width, [[] for _ in range(width)])
    odd: list[tuple[Record, str]] = []
    blank = joined = 0
    with path.open(encoding=layout.encoding, errors=ODD, newline="") as file:
        for _ in range(layout.header_row):
            file.readline()
        size, done = max(1, path.stat().st_size), 0
        source = records(iter(file), layout.delimiter, layout.quote, layout.header_row + 1, width)
        for number, record in enumerate(_joined(source, width, rules.join_cut)):
            if limit and number >= limit:
                break
            done += len(record.text) + 1
            if number % 10_000 == 0:
                progress.at(min(1.0, done / size))
            cells = record.cells
            if record.broken:
                odd.append((record, tr("A quotation mark is opened and never closed.")))
            elif not filled(cells):
                blank += 1
            elif len(cells) == width or (len(cells) > width and filled(cells) <= width):
                sheet.add(record.line, cells[:width])
                joined += isinstance(record, _JoinedRecord)
            else:
                odd.append((record, _reason(len(cells), width)))
    last = sheet.rows[-1] if sheet.rows else layout.header_row
    notes = [] if limit else _notes(odd, last)
    aside = tuple(AsideRow(record.line, record.text, reason) for record, reason in odd[: len(odd) - len(notes)])
    return Gathered(
        header,
        sheet.arrays(),
        np.array(sheet.rows, dtype=np.int64),
        aside=aside,
        blank=blank,
        footer=len(notes),
        problems=_joined_problem(joined),
    )


@dataclass(frozen=True)
class _JoinedRecord(Record):
    """A record put together from two pieces."""


def _joined(source: Iterator[Record], width: int, join: bool) -> Iterator[Record]:
    """Put records together that a line break outside quotes has cut: both pieces too short, together the full width."""
    if not join:
        yield from source
        return
    held: Record | None = None
    for record in source:
        if held is not None:
            if not record.broken and len(held.cells) + len(record.cells) - 1 == width:
                yield _together(held, record)
                held = None
                continue
            yield held
            held = None
        if not record.broken and 1 < len(record.cells) < width and filled(record.cells):
            held = record
        else:
            yield record
    if held is not None:
        yield held


def _together(first: Record, second: Record) -> Record:
    cut = "\n".join(part for part in (first.cells[-1], second.cells[0]) if part)
    cells = [*first.cells[:-1], cut, *second.cells[1:]]
    return _JoinedRecord(first.line, cells, f"{first.text}\n{second.text}")


def _joined_problem(count: int) -> tuple[Problem, ...]:
    if not count:
        return ()
    what = trn(
        "{count} record was cut in two by a line break and has been joined.",
        "{count} records were cut in two by a line break and have been joined.",
        count,
    )
    return (Problem(what, count=count),)


def _reason(cells: int, width: int) -> str:
    return trn(
        "It has {count} cell where the table has {width} columns.",
        "It has {count} cells where the table has {width} columns.",
        cells,
        width=width,
    )


def _notes(odd: list[tuple[Record, str]], last: int) -> list[Record]:
    """Return the lines of explanation below the table."""
    below = [record for record, _ in odd if record.line > last]
    first = next((place for place, record in enumerate(below) if is_note(record.text)), None)
    if first is None or any(filled(record.cells) > 1 and not is_note(record.text) for record in below[first:]):
        return []
    return below[first:]
