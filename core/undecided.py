"""Which names of the open sources are not recognised, and how much hangs on each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from core.flows import DETAIL, Coded, Flows
from core.places.book import PlaceBook


@dataclass(frozen=True)
class UndecidedName:
    """A name that stands for no known place.

    `count` flows bear it, worth `value` in `unit`; `part` is the fraction of all value of that measure, so
    that names in unlike units can be ranked. Where a name occurs in several measures, the figures are those
    of the measure in which it weighs most; `count` is of all.
    """

    text: str
    count: int
    value: float = 0.0
    unit: str = ""
    part: float = 0.0


def undecided_names(parts: Iterable[Flows], book: PlaceBook) -> tuple[UndecidedName, ...]:
    """Return every name of a supplier or recipient that `book` does not recognise, the weightiest first."""
    found: dict[str, UndecidedName] = {}
    for flows in parts:
        for name in _of_one(flows, book):
            known = found.get(name.text)
            if known is None:
                found[name.text] = name
                continue
            weightiest = max(known, name, key=lambda one: one.part)
            count = known.count + name.count
            found[name.text] = UndecidedName(name.text, count, weightiest.value, weightiest.unit, weightiest.part)
    return tuple(sorted(found.values(), key=lambda name: (-name.part, -name.count, name.text)))


def _of_one(flows: Flows, book: PlaceBook) -> Iterable[UndecidedName]:
    columns = (flows.supplier, flows.recipient, flows.final_recipient)
    texts = book.undecided(_occurring(columns))
    if not texts:
        return
    weights = np.where(flows.part == DETAIL, 0.0, np.nan_to_num(flows.points))
    total = float(weights.sum())
    for text in texts:
        bears = np.zeros(len(flows), np.bool_)
        for column in columns:
            if text in column.words:
                bears |= column.codes == column.words.index(text)
        value = float(weights[bears].sum())
        yield UndecidedName(text, int(bears.sum()), value, flows.unit, value / total if total else 0.0)


def _occurring(columns: Iterable[Coded]) -> tuple[str, ...]:
    """Return the words that occur; a column taken from a larger one keeps words that do not."""
    words: dict[str, None] = {}
    for column in columns:
        used = np.unique(column.codes[column.codes >= 0])
        words.update(dict.fromkeys(column.words[code] for code in used))
    return tuple(words)
