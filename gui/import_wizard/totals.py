"""Totals by year of what will be imported, beside those that the file itself publishes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.flows import DETAIL, TOTAL, Basis, Flows


@dataclass(frozen=True)
class YearTotal:
    """The flows of one year in one unit. `details` is the sum of the rows that a published total holds, None
    where the file publishes no totals of its own; `value` is then the published total."""

    year: int  # 0: not known
    basis: Basis
    unit: str
    flows: int
    value: float
    details: float | None = None


def totals(flows: tuple[Flows, ...]) -> tuple[YearTotal, ...]:
    """Return the totals of every measure, year by year."""
    return tuple(total for each in flows for total in _of_one(each))


def _of_one(flows: Flows) -> list[YearTotal]:
    years, place = np.unique(flows.years, return_inverse=True)
    place = place.reshape(-1)
    value = np.nan_to_num(flows.points)
    detail = flows.part == DETAIL
    has_totals = bool((flows.part == TOTAL).any())
    count = np.bincount(place[~detail], minlength=len(years))
    whole = np.bincount(place, np.where(detail, 0.0, value), len(years))
    parts = np.bincount(place, np.where(detail, value, 0.0), len(years))
    return [
        YearTotal(int(year), flows.basis, flows.unit, int(number), float(total), float(sum_of) if has_totals else None)
        for year, number, total, sum_of in zip(years, count, whole, parts, strict=True)
    ]
