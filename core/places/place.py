"""What a supplier or recipient text stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Nature = Literal["state", "set", "anything", "non_state", "nato"]


@dataclass(frozen=True)
class Place:
    """A place set.

    `codes` are ISO 3166-1 alpha-2 codes, ISO 3166-3 four-letter codes for dissolved states (`SUHH`, `CSHH`,
    `YUCS`, `DDDE`, …) and `x-` codes for what ISO does not have. One code is a state; several are a set, of
    which one, some or all may be meant. `anything` means that nothing is known of the place (no codes);
    `non_state` can never be a member (rebel groups); `nato` is the alliance itself, always inside.
    Dependent territories carry the code of the territory (`AW`); `PlaceBook.state_of` gives the state.
    """

    name: str
    codes: frozenset[str] = frozenset()
    nature: Nature = "state"


@dataclass(frozen=True)
class Candidate:
    """A suggestion for a name that is not recognised. Never accepted without a person."""

    place: Place
    score: float  # 0 to 100
    reason: str  # a short sentence in the language of the session


@dataclass(frozen=True)
class Decision:
    """What a person decided that a text stands for."""

    text: str
    place: Place
    who: str = ""
    when: str = ""  # ISO date and time
    source: str = ""
