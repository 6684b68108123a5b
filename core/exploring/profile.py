"""What a column holds: its kind, what is missing, how many different values, and how they are spread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.exploring.cells import KIND_NAMES, CellTexts, number_text
from core.numerals import percent, whole
from core.reading.table import Mask, Rows, Table
from core.texts import tr

_TOP = 10


@dataclass(frozen=True)
class Profile:
    """`facts` are pairs of words and values, ready to show; `top` the most frequent values with their counts."""

    name: str
    facts: tuple[tuple[str, str], ...]
    top: tuple[tuple[str, int], ...]
    rows: int


def profile(table: Table, name: str, rows: Rows | None = None) -> Profile:
    """Describe a column over these rows (None: all)."""
    column = table.column(name).distinct()
    codes = column.codes if rows is None else column.codes[rows]
    counts = np.bincount(codes[codes >= 0], minlength=len(column.words))
    missing = int(counts[column.missing].sum()) + int(np.count_nonzero(codes < 0))
    failing = int(counts[column.failing].sum())
    ordinary = ~(column.missing | column.failing) & (counts > 0)
    facts = [
        (tr("Kind"), tr(KIND_NAMES[column.kind])),
        (tr("Rows"), whole(len(codes))),
        (tr("Missing"), _part(missing, len(codes))),
        (tr("Not fitting"), _part(failing, len(codes))),
        (tr("Different values"), whole(int(np.count_nonzero(ordinary)))),
    ]
    texts = CellTexts(column)
    if len(column.values) == len(column.words) and ordinary.any():
        facts += _spread(texts, ordinary, counts)
    codes_by_count = np.argsort(-np.where(ordinary, counts, 0), kind="stable")[:_TOP]
    top = tuple((texts.shown(int(code))[0], int(counts[code])) for code in codes_by_count if ordinary[code])
    return Profile(name, tuple(facts), top, len(codes))


def _part(count: int, whole_count: int) -> str:
    if not count:
        return whole(0)
    return f"{whole(count)} ({percent(count / whole_count)})"


def _spread(texts: CellTexts, ordinary: Mask, counts: npt.NDArray[np.int64]) -> list[tuple[str, str]]:
    """Minimum, quartiles and maximum; a quartile is the smallest value with at least that part at or below it."""
    column = texts.column
    codes = np.flatnonzero(ordinary)
    values = column.values[codes]
    order = np.argsort(values, kind="stable")
    codes, reached = codes[order], np.cumsum(counts[codes[order]])
    facts = []
    for title, part in (
        (tr("Lowest"), 0.0),
        (tr("First quarter"), 0.25),
        (tr("Middle (median)"), 0.5),
        (tr("Third quarter"), 0.75),
        (tr("Highest"), 1.0),
    ):
        place = min(int(np.searchsorted(reached, part * reached[-1])), len(codes) - 1)
        facts.append((title, texts.shown(int(codes[place]))[0]))
    if column.kind in ("number", "integer"):
        total = float((column.values[codes].astype(np.float64) * counts[codes]).sum())
        facts += [(tr("Sum"), number_text(total)), (tr("Average"), number_text(total / int(reached[-1]), 2))]
    return facts
