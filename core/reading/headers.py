"""Where the header is, judged by content, and the names it gives to the columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_NUMBER = re.compile(r"^[+\-−]?[\d.,'’ \u00a0\u202f]*\d(?:[eE][+-]?\d+)?\s*%?$")
_DATE = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ][\d:.,]+Z?)?$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_FOOTNOTE = re.compile(r"^\s*[*†‡§¶‖¹²³]+\s*$")  # the mark of a footnote, alone in its cell
_MOST_BODY = 300

Row = tuple[int, Sequence[str]]
"""The line where a record begins, and its cells."""


def kind_of(cell: str) -> str:
    """Return what a single cell looks like: nothing, a number, a date or text."""
    text = cell.strip()
    if not text:
        return "nothing"
    if _DATE.match(text):
        return "date"
    return "number" if _NUMBER.match(text) else "text"


def filled(cells: Sequence[str]) -> int:
    """Return the place after the last cell that is not blank."""
    return max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)


def usual_width(rows: Sequence[Row]) -> int:
    """Return the number of cells most records have, blanks at the end not counted where the header has none."""
    counts = Counter(len(cells) for _, cells in rows if len(cells) > 1 and filled(cells))
    if not counts:
        return max((len(cells) for _, cells in rows), default=0)
    return max(counts, key=lambda width: (counts[width] * (width - 1), width))


def find_header(rows: Sequence[Row]) -> int | None:
    """Return the place in `rows` of the header; None when the first record is already a data record."""
    width = usual_width(rows)
    start = _start(rows, width)
    if start is None:
        return None
    body = [cells for _, cells in rows[start + 1 : start + 1 + _MOST_BODY] if filled(cells)]
    return start if _is_header(rows[start][1], body) else None


def first_data(rows: Sequence[Row]) -> int:
    """Return the place of the first record that has the usual width: the data start here when there is no header."""
    return _start(rows, usual_width(rows)) or 0


def _start(rows: Sequence[Row], width: int) -> int | None:
    """Return the place of the first record that is as wide as the table and not a line of explanation."""
    for place, (_, cells) in enumerate(rows):
        used = sum(1 for cell in cells if cell.strip())
        if width == 1 and used:
            return place
        fits = len(cells) == width or (len(cells) > width and filled(cells) <= width)
        almost = len(cells) < width and filled(cells) >= max(2, 0.8 * width)
        if used >= max(2, 0.5 * _typical(rows[place + 1 :], width)) and (fits or almost):
            return place
    return None


def _typical(rows: Sequence[Row], width: int) -> float:
    """Return how many cells the records below usually fill, so that sparse tables are found too."""
    counts = sorted(sum(1 for cell in cells if cell.strip()) for _, cells in rows[:_MOST_BODY] if len(cells) >= width)
    return counts[len(counts) // 2] if counts else 2


def _is_header(first: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Weigh, column by column, whether the first record differs from those below as names differ from values."""
    if _FOOTNOTE.match(next((cell for cell in first if cell.strip()), "")):
        return False
    if not body:
        return all(kind_of(cell) in ("text", "nothing") for cell in first)
    if _year_run(first):
        return True
    score = 0.0
    for place, cell in enumerate(first):
        below = [cells[place] for cells in body if place < len(cells) and cells[place].strip()]
        if not below or not cell.strip():
            continue
        score += _evidence(cell, below)
    return score >= 0


def _evidence(cell: str, below: Sequence[str]) -> float:
    """Return how much one column speaks for (above zero) or against a header."""
    kinds = Counter(map(kind_of, below))
    common, count = kinds.most_common(1)[0]
    own = kind_of(cell)
    if _YEAR.match(cell.strip()) and 2 * sum(1 for text in below if _YEAR.match(text.strip())) < len(below):
        return 0.5
    if own != "text":
        return -1.0 if common == own else -0.5
    if common != "text" and count >= 0.6 * len(below):
        return 1.5
    if cell in below:
        return -1.0
    lengths = {len(text) for text in below}
    if len(below) > 2 and len(lengths) == 1 and len(cell) not in lengths:
        return 0.5
    return 0.1


def _year_run(cells: Sequence[str]) -> bool:
    """Tell whether the record holds years that follow one another: the head of a wide table."""
    years = [int(cell) for cell in cells if _YEAR.match(cell.strip())]
    steps = sum(1 for year, after in pairwise(years) if abs(after - year) == 1)
    return len(years) >= 3 and steps >= len(years) - 2 and len(set(years)) == len(years)


def column_names(header: Sequence[str], width: int) -> tuple[str, ...]:
    """Return unique names: `Column 4` for a blank header cell, `Value (2)` for the second `Value`.

    The same in every language, because recipes refer to them.
    """
    names: list[str] = []
    taken: set[str] = set()
    for place in range(width):
        cell = header[place] if place < len(header) else ""
        name = base = clean_name(cell) or f"Column {place + 1}"
        again = 2
        while name.casefold() in taken:
            name = f"{base} ({again})"
            again += 1
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def clean_name(cell: str) -> str:
    """Return a header cell without outer blanks, line breaks and a pair of quotes around it."""
    name = " ".join(cell.replace("\ufeff", "").split())
    while len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    return name
