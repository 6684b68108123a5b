"""The answer as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.analysis.options import By, Lens, ShareOptions
from core.bounds import Bounds, Split
from core.flows import Flag
from core.problems import Problem


@dataclass(frozen=True)
class YearShare:
    """One year, or the last year of a window. `reporters` of `members` have flows in it."""

    year: int
    split: Split
    flows: int = 0
    reporters: int = 0
    members: int = 0


@dataclass(frozen=True)
class Group:
    """One supplier, recipient or category. `key` is the text of the source, the same in every language;
    `title` is shown; `code` is its ISO code where it is one state. Beyond the thousand largest groups `years`
    is empty."""

    key: str
    title: str
    code: str
    years: tuple[YearShare, ...]
    period: Split
    flows: int


@dataclass(frozen=True)
class NameAtStake:
    """A name that nobody has decided about, and what is at stake."""

    text: str
    flows: int
    value: float
    as_supplier: bool


@dataclass(frozen=True)
class ShareAnswer:
    """The answer under these options. Values are in `unit`; shares are fractions.

    `period` takes all years together and is exact also for records split over several years. `used` and the
    counts in `excluded` (keys: `core.analysis.counting.REASONS`) add up to `total`. `breakdowns` has the
    groupings that were asked for. `detail_coverage` is the part of the published totals that the detail
    rows cover, None where the source has only one of the two. `open_destinations` are the texts of
    destinations that can be inside or outside, the largest value first. `via_inside` is what goes to a member
    first and outside afterwards, None where the source has one destination only; `lenses` holds the period
    under every lens. These two are worked out only when extras were asked for.
    """

    options: ShareOptions
    basis: str
    currency: str
    unit: str
    left_out: tuple[Flag, ...]
    years: tuple[YearShare, ...]
    period: Split
    five_year: tuple[YearShare, ...]
    total: int
    used: int
    excluded: dict[str, int]
    breakdowns: Mapping[By, tuple[Group, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    undecided: tuple[NameAtStake, ...] = ()
    territories: tuple[str, ...] = ()  # destinations that were taken as part of their state, the most flows first
    doubtful: int = 0
    split_records: int = 0
    unknown_suppliers: int = 0
    zero_cells: int = 0
    detail_coverage: float | None = None
    via_inside: Bounds | None = None
    open_destinations: tuple[str, ...] = ()
    lenses: Mapping[Lens, Split] = field(default_factory=dict)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of the grouping chosen in the options; none without one."""
        return self.breakdowns.get(self.options.by, ()) if self.options.by else ()

    @property
    def tipping_point(self) -> float | None:
        """The part of the ambiguous value that must have gone outside to reach the threshold (METHOD 5.5)."""
        return None if self.options.threshold is None else self.period.tipping_point(self.options.threshold)
