"""The flows behind a number of the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.analysis.classify import DROP, IN, OUT, Ints, judge
from core.analysis.counting import count, left_out
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
    """A number in a table of the answer: years (both included; None for all), a side (None for all), a group;
    or those that do not count for this `reason`."""

    years: tuple[int, int] | None = None
    side: Side | None = None
    by: By | None = None
    key: str = ""
    reason: str = ""


def rows_behind(
    flows: Flows,
    book: PlaceBook,
    membership: Membership,
    options: ShareOptions,
    defaults_left_out: tuple[Flag, ...],
    cell: Cell,
) -> Ints:
    """Return the positions in `flows` of all flows that this number is made of, in their order."""
    flags = left_out(options, defaults_left_out)
    if cell.reason:
        judgement = judge(flows, book, membership, rule=options.membership, lens=options.lens,
                          destination=options.destination)  # fmt: skip
        asked = count(flows, judgement, options, flags, book, reason=cell.reason).for_that_reason
        return np.flatnonzero(asked) if asked is not None else np.empty(0, np.int64)
    has_parts = bool((flows.part == TOTAL).any() and (flows.part == DETAIL).any())
    working = prepare(
        flows, book, membership, options, flags,
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
