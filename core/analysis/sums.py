"""Adding up what counts, by year and by group, with limits (METHOD 5.2 and, for split records, 6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from core.analysis.classify import DROP, IN, OUT, POSSIBILITIES, Floats, Ints, Judgement
from core.bounds import NOTHING, Bounds, Split
from core.flows import Flows

_EMPTY = Split()
_PARTS = (IN, OUT, IN | OUT, IN | DROP, OUT | DROP, IN | OUT | DROP)
"""The possibilities of the six parts of a `Split`, in its order."""


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Material:
    """What counts, ready to be added up. All arrays have one entry for each flow that counts.

    `shape` is a position in `weights`, which spreads a value over possibilities. `low` and `high` have no
    missing values: an unknown lower limit is 0, an unknown upper limit infinite.
    """

    positions: Ints
    years: Ints
    shape: Ints
    weights: Floats
    low: Floats
    high: Floats
    point: Floats | None
    split: Ints | None
    split_years: Ints | None

    def __len__(self) -> int:
        return len(self.years)

    @property
    def best(self) -> Floats:
        """The single figure of each flow."""
        return self.low if self.point is None else self.point

    def only(self, those: npt.NDArray[np.bool_]) -> Material:
        """Return these flows only."""
        return replace(
            self,
            positions=self.positions[those],
            years=self.years[those],
            shape=self.shape[those],
            low=self.low[those],
            high=self.high[those],
            point=None if self.point is None else self.point[those],
            split=None if self.split is None else self.split[those],
            split_years=None if self.split_years is None else self.split_years[those],
        )


def gather(
    flows: Flows, judgement: Judgement, counts: npt.NDArray[np.bool_], doubtful: npt.NDArray[np.bool_]
) -> Material:
    """Take what counts out of the flows. Doubtful flows get the possibility of not counting."""
    weights, shape_of = _compact(judgement.weights)
    positions = np.flatnonzero(counts)
    everything = len(positions) == len(flows)

    def taken(column: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return column if everything else column[positions]

    shape = shape_of[taken(judgement.kind)]
    if doubtful.any():
        shape = shape + len(weights) * taken(doubtful)
        weights = np.vstack([weights, _with_drop(weights)])
    low, high = taken(flows.low), taken(flows.high)
    unknown_low, unknown_high = np.isnan(low), np.isnan(high)
    if unknown_low.any():
        low = np.where(unknown_low, 0.0, low)
    if unknown_high.any():
        high = np.where(unknown_high, np.inf, high)
    has_split = flows.split is not None and flows.split_years is not None
    return Material(
        positions,
        taken(flows.years).astype(np.int64),
        shape,
        weights,
        low,
        high,
        None if flows.point is None else np.nan_to_num(taken(flows.point)),
        taken(flows.split).astype(np.int64) if has_split and flows.split is not None else None,
        taken(flows.split_years).astype(np.int64) if has_split and flows.split_years is not None else None,
    )


def _compact(weights: Floats) -> tuple[Floats, Ints]:
    """Bring the kinds down to the distinct ways in which a value spreads."""
    if not len(weights):
        return weights, np.empty(0, np.int64)
    distinct, of = np.unique(weights.round(12), axis=0, return_inverse=True)
    return distinct, of.reshape(-1)


def _with_drop(weights: Floats) -> Floats:
    moved = np.zeros_like(weights)
    for possibility in range(1, POSSIBILITIES):
        moved[:, possibility | DROP] += weights[:, possibility]
    return moved


def by_cell(material: Material, cells: Ints, n_cells: int) -> tuple[Split, ...]:
    """Add up the flows of each cell; `cells` says for each flow which one it is in.

    For records split over years each flow counts with its own limits: right for cells of one year.
    """
    n_shapes = len(material.weights)
    key = cells * n_shapes + material.shape
    size = n_cells * n_shapes

    def total(values: Floats) -> Floats:
        return _spread(np.bincount(key, values, size).reshape(n_cells, n_shapes), material.weights)

    low, high = total(material.low), total(material.high)
    if material.point is None:
        return _splits(low, high, None)
    return _splits(low, high, total(material.point))


def spans(material: Material, cells: Ints, n_cells: int) -> tuple[Split, ...]:
    """Add up the flows of each cell, where a cell may hold several years.

    A record split over years counts once: exactly when all its years are in the cell, and anything up to its
    whole value when only some are. When membership changed between its years it may be either.
    """
    if material.split is None or material.split_years is None or not (material.split >= 0).any():
        return by_cell(material, cells, n_cells)
    part_of = material.split >= 0
    ordinary = np.flatnonzero(~part_of)
    several = np.flatnonzero(part_of)
    point = material.low if material.point is None else material.point

    n_records = int(material.split.max()) + 1
    records, first, record_of, years_present = np.unique(
        cells[several] * n_records + material.split[several],
        return_index=True, return_inverse=True, return_counts=True,
    )  # fmt: skip
    bits = (np.arange(POSSIBILITIES)[:, None] >> np.arange(3)) & 1
    may = ((material.weights > 0).astype(np.int64) @ bits > 0)[material.shape[several]]
    joined = np.column_stack([np.bincount(record_of, may[:, bit], len(records)) > 0 for bit in range(3)])
    complete = years_present == material.split_years[several][first]
    whole_low = point[several][first] * material.split_years[several][first]
    record_low = np.where(complete, whole_low, 0.0)
    record_high = material.high[several][first]

    shape = joined @ np.array([IN, OUT, DROP])
    record_cells = records // n_records
    key = record_cells * POSSIBILITIES + shape
    size = n_cells * POSSIBILITIES
    ordinary_key = cells[ordinary] * len(material.weights) + material.shape[ordinary]

    def total(ordinary_values: Floats, record_values: Floats) -> Floats:
        summed = np.bincount(ordinary_key, ordinary_values[ordinary], n_cells * len(material.weights))
        spread = _spread(summed.reshape(n_cells, -1), material.weights)
        added: Floats = spread + np.bincount(key, record_values, size).reshape(n_cells, POSSIBILITIES)
        return added

    points = _spread(
        np.bincount(cells * len(material.weights) + material.shape, point, n_cells * len(material.weights)).reshape(
            n_cells, -1
        ),
        material.weights,
    )
    return _splits(total(material.low, record_low), total(material.high, record_high), points)


def _spread(sums: npt.NDArray[Any], weights: Floats) -> Floats:
    """Spread sums by shape (cells, shapes) over the possibilities; 0 times infinite is nothing."""
    if np.isfinite(sums).all():
        whole: Floats = sums @ weights
        return whole
    spread = np.zeros((len(sums), POSSIBILITIES))
    for shape, row in enumerate(weights):
        for possibility in np.flatnonzero(row):
            spread[:, possibility] += sums[:, shape] * row[possibility]
    return spread


def _splits(low: Floats, high: Floats, point: Floats | None) -> tuple[Split, ...]:
    made = []
    filled = (high[:, _PARTS] != 0).tolist()
    lowest, highest = low[:, _PARTS].tolist(), high[:, _PARTS].tolist()
    best = lowest if point is None else point[:, _PARTS].tolist()
    for cell, parts in enumerate(filled):
        made.append(
            Split(
                *(
                    Bounds(lowest[cell][part], highest[cell][part], _unless(best[cell][part], lowest[cell][part]))
                    if parts[part] or best[cell][part]
                    else NOTHING
                    for part in range(len(_PARTS))
                )
            )
            if any(parts)
            else _EMPTY
        )
    return tuple(made)


def _unless(point: float, low: float) -> float | None:
    return None if point == low else point
