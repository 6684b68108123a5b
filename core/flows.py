"""The canonical table of trade flows, column by column.

A flow is one record of trade: who supplied, who received, when, what, and a value that may be known only
within limits. Flows of one `Flows` share a basis and a unit; unlike bases are never put together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from core.problems import Problem, ProblemError
from core.texts import mark, tr

Basis = Literal["tiv", "licence", "delivery", "order", "units", "production"]
BASES: tuple[Basis, ...] = get_args(Basis)

Flag = Literal["temporary", "extension", "replacement", "licensed", "second_hand", "estimate", "refused", "dual_use"]
FLAGS: tuple[Flag, ...] = get_args(Flag)
FLAG_NAMES: dict[Flag, str] = {
    "temporary": mark("Temporary"),
    "extension": mark("Extension"),
    "replacement": mark("Replacement"),
    "licensed": mark("Licensed production"),
    "second_hand": mark("Second-hand"),
    "estimate": mark("Estimate"),
    "refused": mark("Refused"),
    "dual_use": mark("Dual-use"),
}
"""What each flag is called as the head of a column; pass through `tr`."""

YES, NO, UNKNOWN = 1, 0, -1

EXPORT, IMPORT, TRANSIT = 0, 1, 2

WHOLE, TOTAL, DETAIL = 0, 1, 2
"""The part of a publication a row belongs to: an ordinary row; a published total; a row that such a total
already holds. Sums take WHOLE and TOTAL, sums by category take WHOLE and DETAIL: never TOTAL and DETAIL."""


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Coded:
    """A column of text as codes: cell `i` is `words[codes[i]]`; a code of -1 is missing."""

    codes: npt.NDArray[np.int32]
    words: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, rows: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Coded:
        return Coded(self.codes[rows], self.words)


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Flows:
    """Flows of one basis and unit. All arrays have the same length.

    `supplier`, `recipient` (direct destination) and `final_recipient` hold the texts of the source: what
    places they stand for is decided by a `core.places.PlaceBook` at the time of the question, so that a
    decision of the user takes effect at once. `low` and `high` bound the value, in `unit`; NaN where the
    source gives none. `dates` is NaT where the source gives only a year.

    A record that names several years with one value becomes one flow for each year, all with the same number
    in `split` (-1 for ordinary flows) and `split_years` set to how many they are. Each has `low` 0 and `high`
    the value of the whole record, because any part of it can belong to that year; `point` holds the equal
    part (METHOD 6, multi-year deliveries). What a sum may use:

    - the single figure (observed): `point`, which is `low` for every ordinary flow;
    - the limits over a selection with all flows of a split: `point` x `split_years` and `high`, once for the
      split and not once for each flow, since the whole record falls inside the selection;
    - the limits over a selection with only some of them: 0 and `high`, once for the split.

    `split` and `split_years` are None when nothing is split; `point` is None then too: use `points`.
    """

    basis: Basis
    currency: str  # ISO 4217, or "" for bases without currency
    unit: str  # as printed: "mln TIV", "EUR"
    supplier: Coded
    recipient: Coded
    final_recipient: Coded
    category: Coded
    years: npt.NDArray[np.int16]
    dates: npt.NDArray[np.datetime64]  # datetime64[D]
    low: npt.NDArray[np.float64]
    high: npt.NDArray[np.float64]
    part: npt.NDArray[np.int8]  # WHOLE, TOTAL or DETAIL
    flags: dict[Flag, npt.NDArray[np.int8]]  # only those the source knows; YES, NO or UNKNOWN
    source: npt.NDArray[np.int32]  # index in `source_ids`
    row: npt.NDArray[np.int64]  # record number in the table of that source (0-based)
    source_ids: tuple[str, ...]
    direction: npt.NDArray[np.int8]  # EXPORT, IMPORT or TRANSIT
    point: npt.NDArray[np.float64] | None = None
    split: npt.NDArray[np.int64] | None = None
    split_years: npt.NDArray[np.int16] | None = None
    category_scheme: str = ""  # of `core.goods.categories`; "" where the categories are in none

    def __len__(self) -> int:
        return len(self.years)

    @property
    def points(self) -> npt.NDArray[np.float64]:
        """The single figure of each flow: its lowest value, or its equal part of a record with several years."""
        return self.low if self.point is None else self.point

    @property
    def total(self) -> float:
        """The sum of all values that are known, each once: no detail of a total that is counted already."""
        return float(np.nansum(self.points[self.part != DETAIL]))

    def take(self, rows: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Flows:
        """Return these flows only."""
        return replace(
            self,
            supplier=self.supplier.take(rows),
            recipient=self.recipient.take(rows),
            final_recipient=self.final_recipient.take(rows),
            category=self.category.take(rows),
            years=self.years[rows],
            dates=self.dates[rows],
            low=self.low[rows],
            high=self.high[rows],
            part=self.part[rows],
            flags={flag: column[rows] for flag, column in self.flags.items()},
            source=self.source[rows],
            row=self.row[rows],
            direction=self.direction[rows],
            point=None if self.point is None else self.point[rows],
            split=None if self.split is None else self.split[rows],
            split_years=None if self.split_years is None else self.split_years[rows],
        )

    @property
    def measure(self) -> tuple[str, str, str]:
        """What may be added up: basis, currency and unit."""
        return (self.basis, self.currency, self.unit)


def together(parts: tuple[Flows, ...]) -> Flows:
    """Put flows of several sources together; `ProblemError` when they do not share basis, currency and unit."""
    first = parts[0]
    if any(part.measure != first.measure for part in parts):
        measures = ", ".join(sorted({" ".join(dict.fromkeys(word for word in part.measure if word)) for part in parts}))
        raise ProblemError(
            Problem(
                tr("These sources measure different things ({measures}) and cannot be added up.", measures=measures),
                remedy=tr("Choose sources with the same basis and unit."),
            )
        )
    if len(parts) == 1:
        return first
    source_ids = tuple(source_id for part in parts for source_id in part.source_ids)
    point, split, split_years = _splits(parts)
    offsets = np.cumsum([0, *(len(part.source_ids) for part in parts)])[:-1]
    flags: dict[Flag, npt.NDArray[np.int8]] = {
        flag: np.concatenate([part.flags.get(flag, np.full(len(part), UNKNOWN, np.int8)) for part in parts])
        for flag in FLAGS
        if any(flag in part.flags for part in parts)
    }
    return Flows(
        first.basis,
        first.currency,
        first.unit,
        _joined([part.supplier for part in parts]),
        _joined([part.recipient for part in parts]),
        _joined([part.final_recipient for part in parts]),
        _joined([part.category for part in parts]),
        np.concatenate([part.years for part in parts]),
        np.concatenate([part.dates for part in parts]),
        np.concatenate([part.low for part in parts]),
        np.concatenate([part.high for part in parts]),
        np.concatenate([part.part for part in parts]),
        flags,
        np.concatenate([part.source + offset for part, offset in zip(parts, offsets, strict=True)]).astype(np.int32),
        np.concatenate([part.row for part in parts]),
        source_ids,
        np.concatenate([part.direction for part in parts]),
        point,
        split,
        split_years,
        first.category_scheme if len({part.category_scheme for part in parts}) == 1 else "",
    )


def _splits(
    parts: tuple[Flows, ...],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64], npt.NDArray[np.int16]] | tuple[None, None, None]:
    if all(part.split is None for part in parts):
        return None, None, None
    splits = []
    offset = 0
    for part in parts:
        split = np.full(len(part), -1, np.int64) if part.split is None else part.split
        splits.append(np.where(split < 0, split, split + offset))
        offset += int(split.max(initial=-1)) + 1
    years = [np.ones(len(part), np.int16) if part.split_years is None else part.split_years for part in parts]
    return np.concatenate([part.points for part in parts]), np.concatenate(splits), np.concatenate(years)


def _joined(columns: list[Coded]) -> Coded:
    words = tuple(dict.fromkeys(word for column in columns for word in column.words))
    index = {word: code for code, word in enumerate(words)}
    codes = [
        np.append(np.array([index[word] for word in column.words], np.int32), np.int32(-1))[column.codes]
        for column in columns
    ]
    return Coded(np.concatenate(codes), words)
