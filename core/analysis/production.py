"""The share of production, and what is missing inside known totals (METHOD 2.2, 5.3, 6)."""

from __future__ import annotations

from dataclasses import dataclass

from core.bounds import Bounds, Split


@dataclass(frozen=True)
class ProductionShare:
    """`share` is the part of production that goes outside, `intensity` the part that is exported at all; None
    where production can be nothing."""

    share: Bounds | None
    intensity: Bounds | None


def production_share(inside: Bounds, outside: Bounds, production: Bounds) -> ProductionShare:
    """Return P in [O_l / Q_u, O_u / Q_l] and X likewise, all in one basis, unit and valuation (METHOD 2.2).

    The share of exports is a ceiling for P, as long as exports are part of this production and `outside` holds
    no re-exports.
    """
    if production.low <= 0:
        return ProductionShare(None, None)
    exports = inside + outside
    return ProductionShare(_over(outside, production), _over(exports, production))


def within_published_total(total: float, inside: float, outside: float) -> Split:
    """Return the split of a published total of which only parts are published: the rest is ambiguous value
    (METHOD 5.3). Parts that exceed the total leave no rest."""
    rest = max(total - inside - outside, 0.0)
    return Split(Bounds.exactly(inside), Bounds.exactly(outside), Bounds.exactly(rest))


def with_missing_inside(split: Split, missing: Bounds) -> Split:
    """Add deliveries inside that licences do not show, such as those under EU general licences (METHOD 6)."""
    return split + Split(inside=missing)


def _over(part: Bounds, whole: Bounds) -> Bounds:
    return Bounds(part.low / whole.high, part.high / whole.low)
