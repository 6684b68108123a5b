"""Figures known only within limits, and the share of a sum of such figures (METHOD 5.1, 5.2, 5.5, 5.8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite


@dataclass(frozen=True)
class Bounds:
    """A figure that lies between `low` and `high`, both included."""

    low: float = 0.0
    high: float = 0.0

    @classmethod
    def exactly(cls, value: float) -> Bounds:
        """Return a figure without doubt."""
        return cls(value, value)

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    @property
    def width(self) -> float:
        return self.high - self.low

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(self.low + other.low, self.high + other.high)


NOTHING = Bounds()


@dataclass(frozen=True)
class Split:
    """Sums of flows by where they can have gone. All in one basis and unit.

    `inside`, `outside` and `ambiguous` (inside or outside) have a supplier that is a member; the other three
    have a supplier that may or may not be one, so they may count or drop out (METHOD 5.2).
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
    def low(self) -> float | None:
        """The smallest share outside that the data allow; None when nothing need have been exported."""
        most_inside = self.inside.high + self.ambiguous.high + self.perhaps_inside.high + self.perhaps_ambiguous.high
        return _ratio(self.outside.low, self.outside.low + most_inside)

    @property
    def high(self) -> float | None:
        """The largest share outside that the data allow."""
        most_outside = self.outside.high + self.ambiguous.high + self.perhaps_outside.high + self.perhaps_ambiguous.high
        return _ratio(most_outside, most_outside + self.inside.low)

    @property
    def observed(self) -> float | None:
        """The share of what is known for certain, at its lowest values: O / (I + O)."""
        return _ratio(self.outside.low, self.outside.low + self.inside.low)

    @property
    def coverage(self) -> float | None:
        """The part of the value whose destination is known: (I + O) / (I + O + U), at the highest values of U."""
        known = self.inside.low + self.outside.low
        return _ratio(known, known + self.ambiguous.high)

    def tipping_point(self, threshold: float) -> float | None:
        """Return the part of the ambiguous value that must have gone outside for the share to reach `threshold`.

        Below 0 or above 1: the answer does not depend on what is unknown (METHOD 5.5). None without unknowns.
        """
        if not self.ambiguous.high:
            return None
        total = self.inside.low + self.outside.low + self.ambiguous.high
        return (threshold * total - self.outside.low) / self.ambiguous.high


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 and isfinite(whole) else None
