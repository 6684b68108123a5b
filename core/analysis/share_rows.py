"""The flows behind a number of the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.analysis.classify import DROP, IN, OUT, Ints
from core.analysis.counting import left_out
from core.analysis.grouping import grouping
from core.analysis.options import By, ShareOptions
from core.analysis.working import prepare
from core.flows import DETAIL, TOTAL, Flag, Flows
from core.places.book import PlaceBook
from core.places.membership import Membership

Side = Literal["inside", "outside", "ambiguous", "perhaps"]

_POSSIBLE: dict[Side, tuple[int, ...]] = {
    "inside": (IN,),
    "outside": (OUT,),
    "ambiguous": (IN | OUT,),
    "perhaps": (IN | DROP, OUT | DROP, IN | OUT | DROP),
}


@dataclass(frozen=True)
class Cell:
    """A number in a table of the answer: years (both included; None for all), a side (None for all), a group."""

    years: tuple[int, int] | None = None
    side: Side | None = None
    by: By | None = None
    key: str = ""


def rows_behind(
    flows: Flows,
    book: PlaceBook,
    membership: Membership,
    options: ShareOptions,
    defaults_left_out: tuple[Flag, ...],
    cell: Cell,
) -> Ints:
    """Return the positions in `flows` of all flows that this number is made of, in their order."""
    has_parts = bool((flows.part == TOTAL).any() and (flows.part == DETAIL).any())
    working = prepare(
        flows, book, membership, options, left_out(options, defaults_left_out),
        by_category=cell.by == "category" and has_parts,
    )  # fmt: skip
    material = working.material
    wanted = np.ones(len(material), bool)
    if cell.years is not None:
        wanted &= (material.years >= cell.years[0]) & (material.years <= cell.years[1])
    if cell.side is not None:
        wanted &= (material.weights[:, _POSSIBLE[cell.side]] > 0).any(axis=1)[material.shape]
    if cell.by is not None:
        group_of, names = grouping(working, book, cell.by)
        wanted &= np.array([name.key == cell.key for name in names], bool)[group_of]
    rows: Ints = material.positions[wanted]
    return rows
