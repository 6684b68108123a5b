"""How the cells of a text are divided: delimiter and quote, by how consistently they make a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.reading.headers import Row, filled, kind_of, usual_width
from core.reading.records import records

DELIMITERS = (",", ";", "\t", "|", "~", "^", ":")
_LAST_RESORT = (":", "~", "^")
_MOST = 400


@dataclass(frozen=True)
class Dialect:
    """Delimiter, quote and the sample records they give."""

    delimiter: str
    quote: str
    rows: tuple[Row, ...]
    score: float


def sniff(lines: Sequence[str], ends: bool) -> Dialect:
    """Return the dialect that makes the most consistent table of these first lines of a file."""
    best = Dialect(",", '"', _rows(lines, ",", '"', ends), 0.0)
    text = "".join(lines)
    for delimiter in DELIMITERS:
        if delimiter not in text:
            continue
        for quote in ('"', "'") if f"{delimiter}'" in text and "'" + delimiter in text else ('"',):
            rows = _rows(lines, delimiter, quote, ends)
            score = _score(rows, delimiter) * (1.0 if quote == '"' else 0.98)
            if score > best.score:
                best = Dialect(delimiter, quote, rows, score)
    return best


def _rows(lines: Sequence[str], delimiter: str, quote: str, ends: bool) -> tuple[Row, ...]:
    found: list[Row] = []
    for record in records(iter(lines), delimiter, quote, ends=ends):
        found.append((record.line, record.cells))
        if len(found) >= _MOST:
            break
    return tuple(found)


def _score(rows: Sequence[Row], delimiter: str) -> float:
    """Score between 0 and 1: records of one width, wide rather than narrow, with cells that look like values."""
    width = usual_width(rows)
    if width < 2:
        return 0.0
    used = [cells for _, cells in rows if filled(cells)]
    regular = [cells for cells in used if len(cells) == width or (len(cells) > width >= filled(cells))]
    consistent = len(regular) / len(used)
    score = consistent * (1 - 0.5 / width) * (0.4 + 0.6 * _typed(regular, delimiter))
    return score * (0.5 if delimiter in _LAST_RESORT else 1.0)


def _typed(rows: Sequence[Sequence[str]], delimiter: str) -> float:
    """Return the part of the cells that look like whole values: a text that another delimiter divides does not."""
    others = [other for other in DELIMITERS[:4] if other != delimiter]
    good = total = 0.0
    for cells in rows[:100]:
        for cell in cells:
            total += 1
            if kind_of(cell) != "text":
                good += 1
            elif not any(other in cell for other in others):
                good += 0.8
            else:
                good += 0.2
    return good / total if total else 0.0
