"""The choices above the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from core.flows import Basis, Flag

By = Literal["supplier", "recipient", "category"]
GROUPINGS: tuple[By, ...] = get_args(By)

Lens = Literal["nato", "eu_not_nato", "nato_plus", "ukraine_inside", "ukraine_dropped"]
"""What counts as inside. `nato`: members; `eu_not_nato`: members and EU states that are not; `nato_plus`:
members and equivalent partners (AU, JP, NZ, CH); Ukraine counted as not outside, or left out (METHOD 2.4)."""
LENSES: tuple[Lens, ...] = get_args(Lens)


@dataclass(frozen=True)
class ShareOptions:
    """Which flows count, and against which membership.

    `membership` is a rule: `dec31`, `jan1`, `exact`, `prorata`, `ambiguous` or `fixed:YYYY-MM-DD`.
    `sources` are source ids, empty for all that share the measure. `years` are both included.
    `include` lists flags of flows that are counted though the default leaves them out; `leave_out` those
    that are left out though the default counts them (licensed production, second-hand, estimates).
    `filters` keep flows whose field (supplier, recipient, category) is one of these texts or ISO codes.
    """

    sources: tuple[str, ...] = ()
    basis: Basis | None = None
    currency: str = ""
    unit: str = ""
    membership: str = "dec31"
    years: tuple[int, int] | None = None
    by: By | None = None
    lens: Lens = "nato"
    destination: Literal["final", "direct"] = "final"
    include: tuple[Flag, ...] = ()
    leave_out: tuple[Flag, ...] = ()
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    five_year: bool = False
    threshold: float | None = None  # for the tipping point
