"""Figures known only within limits, and the share of a sum of such figures (METHOD 5.1, 5.2, 5.5, 5.8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite


@dataclass(frozen=True)
class Bounds:
    """A figure that lies between `low` and `high`, both included.

    `point` is the single figure to use where one is needed, such as the equal part of a record with several
    years; None means `low`. Ask for it through `best`.
    """

    low: float = 0.0
    high: float = 0.0
    point: float | None = None

    @classmethod
    def exactly(cls, value: float) -> Bounds:
        """Return a figure without doubt."""
        return cls(value, value)

    @property
    def best(self) -> float:
        """The single figure: the point, or the lowest value that is certain."""
        return self.low if self.point is None else self.point

    @property
    def width(self) -> float:
        return self.high - self.low

    def __add__(self, other: Bounds) -> Bounds:
        point = None if self.point is None and other.point is None else self.best + other.best
        return Bounds(self.low + other.low, self.high + other.high, point)


NOTHING = Bounds()


@dataclass(frozen=True)
class Split:
    """Sums of flows by where they can have gone. All in one basis and unit.

    `inside`, `outside` and `ambiguous` (inside or outside) count for certain. The other three may count or
    drop out, because the supplier may or may not be a member, or because the source does not say whether
    the flow is of a kind that is left out (METHOD 5.2).
    """

    inside: Bounds = NOTHING
    outside: Bounds = NOTHING
    ambiguous: Bounds = NOTHING
    perhaps_inside: Bounds = NOTHING
    perhaps_outside: Bounds = NOTHING
    perhaps_ambiguous: Bounds = field(default=NOTHING)

    def __add__(self, other: Split) -> Split:
        return Split(
            self.inside + other.inside,
            self.outside + other.outside,
            self.ambiguous + other.ambiguous,
            self.perhaps_inside + other.perhaps_inside,
            self.perhaps_outside + other.perhaps_outside,
            self.perhaps_ambiguous + other.perhaps_ambiguous,
        )

    @property
    def perhaps(self) -> Bounds:
        """Everything that may count or drop out."""
        return self.perhaps_inside + self.perhaps_outside + self.perhaps_ambiguous

    @property
    def low(self) -> float | None:
        """The smallest share outside that the data allow (METHOD 5.2); None when nothing can have been
        exported, or when a value has no upper limit."""
        most_inside = self.inside.high + self.ambiguous.high + self.perhaps_inside.high + self.perhaps_ambiguous.high
        if self.outside.low + most_inside == 0 and self.outside.high + self.perhaps_outside.high > 0:
            return 1.0  # whatever was exported went outside
        return _ratio(self.outside.low, self.outside.low + most_inside)

    @property
    def high(self) -> float | None:
        """The largest share outside that the data allow; None as for `low`."""
        most_outside = self.outside.high + self.ambiguous.high + self.perhaps_outside.high + self.perhaps_ambiguous.high
        if most_outside + self.inside.low == 0 and self.inside.high + self.perhaps_inside.high > 0:
            return 0.0  # whatever was exported stayed inside
        return _ratio(most_outside, most_outside + self.inside.low)

    @property
    def observed(self) -> float | None:
        """The share of what is known for certain, O / (I + O), at the single figures of the flows."""
        return _ratio(self.outside.best, self.outside.best + self.inside.best)

    @property
    def coverage(self) -> float | None:
        """The part of the value of which is known where it went and that it counts: (I + O) / (I + O + U),
        with U at its highest (METHOD 5.8)."""
        known = self.inside.best + self.outside.best
        return _ratio(known, known + self.ambiguous.high + self.perhaps.high)

    def tipping_point(self, threshold: float) -> float | None:
        """Return the part of the ambiguous value that must have gone outside for the share to reach `threshold`.

        Below 0 or above 1: the answer does not depend on what is unknown (METHOD 5.5). None without unknowns.
        """
        if not self.ambiguous.high:
            return None
        total = self.inside.best + self.outside.best + self.ambiguous.high
        return (threshold * total - self.outside.best) / self.ambiguous.high


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 and isfinite(whole) else None
