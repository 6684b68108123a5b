"""Finding a text in the cells that are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.exploring.filtering import words_with
from core.progress import Progress
from core.reading.table import Mask, Rows, Table


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Found:
    """Where a text occurs: for each column that was searched, which of its words hold it.

    Positions are (place among the rows shown, place among the columns searched).
    """

    table: Table
    rows: Rows | None
    columns: tuple[str, ...]
    words: tuple[Mask, ...]  # one more entry than there are words, for rows without such a cell
    lines: Rows  # places among the rows shown that hold a hit
    count: int  # cells

    def has(self, line: int, column: int) -> bool:
        """Return whether this cell holds the text."""
        row = line if self.rows is None else int(self.rows[line])
        return bool(self.words[column][self.table.column(self.columns[column]).codes[row]])

    def after(self, line: int, column: int) -> tuple[int, int] | None:
        """Return the next hit in reading order, from the start again after the last one."""
        return self._next(line, range(column + 1, len(self.columns)), forward=True)

    def before(self, line: int, column: int) -> tuple[int, int] | None:
        """Return the hit before this cell, from the end again before the first one."""
        return self._next(line, range(min(column, len(self.columns)) - 1, -1, -1), forward=False)

    def _next(self, line: int, rest: range, *, forward: bool) -> tuple[int, int] | None:
        if not len(self.lines):
            return None
        if line >= 0:
            for column in rest:
                if self._is_line(line) and self.has(line, column):
                    return line, column
        if forward:
            place = int(np.searchsorted(self.lines, line, side="right")) % len(self.lines)
            order = range(len(self.columns))
        else:
            place = int(np.searchsorted(self.lines, line, side="left")) - 1
            order = range(len(self.columns) - 1, -1, -1)
        found = int(self.lines[place])
        return next((found, column) for column in order if self.has(found, column))

    def _is_line(self, line: int) -> bool:
        place = int(np.searchsorted(self.lines, line))
        return place < len(self.lines) and int(self.lines[place]) == line


def find(
    table: Table, text: str, columns: Sequence[str], rows: Rows | None = None, progress: Progress | None = None
) -> Found:
    """Look for a text in these columns of these rows (None: all)."""
    progress = progress or Progress()
    size = len(table) if rows is None else len(rows)
    anywhere = np.zeros(size, np.bool_)
    words = []
    count = 0
    for place, name in enumerate(columns):
        progress.at(place / len(columns))
        column = table.column(name)
        hits = np.append(words_with(column, text), False)
        words.append(hits)
        if hits.any():
            cells = hits.take(column.codes if rows is None else column.codes[rows], mode="wrap")
            count += int(np.count_nonzero(cells))
            anywhere |= cells
    return Found(table, rows, tuple(columns), tuple(words), np.flatnonzero(anywhere), count)
