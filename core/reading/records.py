"""Lines of text to records of cells, exactly, with the physical line where each record begins."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST_CELL = 1 << 24
_MOST_LINES = 2000  # a quoted cell of more lines than this was never closed
csv.field_size_limit(_LONGEST_CELL)


@dataclass(frozen=True)
class Record:
    """The cells of one record. A blank line has no cells. `broken` is a quote that is opened and never closed."""

    line: int
    cells: list[str]
    text: str
    broken: bool = False


class _NeverClosed(Exception):
    """A quoted cell runs on and on."""


class _Lines:
    """Hands lines to the csv reader, remembers those of the record in hand, and can take them back."""

    def __init__(self, lines: Iterator[str], first: int) -> None:
        self._lines = lines
        self._back: list[str] = []
        self.taken: list[str] = []
        self.line = first  # of the first line taken

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _MOST_LINES:
            raise _NeverClosed
        line = self._back.pop() if self._back else next(self._lines)
        self.taken.append(line)
        return line

    def done(self, lines: int) -> None:
        """The first `lines` lines taken are dealt with; the others are handed out again."""
        self._back.extend(reversed(self.taken[lines:]))
        self.line += lines
        self.taken = []


def records(
    lines: Iterator[str], delimiter: str, quote: str, first: int = 1, width: int = 0, ends: bool = True
) -> Iterator[Record]:
    """Yield every record of the lines; `first` is the number of the first line.

    `width` is the number of cells a record should have, 0 when that is not known: with it a stray quote that
    swallows the next line is recognised. When `ends` is false the lines are only the beginning of a file.
    """
    source = _Lines(lines, first)
    reader = _reader(source, delimiter, quote)
    while True:
        try:
            cells = next(reader)
            broken = _is_stray(source.taken, cells, delimiter, quote, width)
        except StopIteration:
            return
        except (_NeverClosed, csv.Error):
            cells, broken = [], True
        if broken and not ends and len(source.taken) < _MOST_LINES and _open(source.taken, quote):
            return
        text = source.taken[0] if broken else "".join(source.taken)
        yield Record(source.line, cells, text.rstrip("\r\n"), broken)
        if broken:
            source.done(1)
            reader = _reader(source, delimiter, quote)
        else:
            source.done(len(source.taken))


def _reader(source: _Lines, delimiter: str, quote: str) -> Iterator[list[str]]:
    if quote:
        return csv.reader(source, delimiter=delimiter, quotechar=quote, doublequote=True)
    return csv.reader(source, delimiter=delimiter, quoting=csv.QUOTE_NONE)


def _open(taken: list[str], quote: str) -> bool:
    return bool(quote) and sum(line.count(quote) for line in taken) % 2 == 1


def _is_stray(taken: list[str], cells: list[str], delimiter: str, quote: str, width: int) -> bool:
    """Tell whether a record has a quote that was never meant to open a cell."""
    opens = _open(taken, quote)
    if len(taken) == 1:
        return opens and not is_closed(taken[0], delimiter, quote)
    if opens or not is_closed("".join(taken), delimiter, quote):
        return True
    if not width or len(cells) == width:
        return False
    second = next(csv.reader(iter(taken[1:]), delimiter=delimiter, quotechar=quote))
    return len(second) == width


def is_closed(text: str, delimiter: str, quote: str) -> bool:
    """Tell whether every quoted cell of a record is closed, with a delimiter after it."""
    if not quote:
        return True
    try:
        next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar=quote, strict=True), None)
    except csv.Error:
        return False
    return True
