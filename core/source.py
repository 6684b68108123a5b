"""What is known of a file that was imported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Marking = Literal["", "departementaal", "confidentieel", "geheim", "zeer_geheim"]
"""The classification, lowest first; the highest of the sources is carried onto every screen and export."""


@dataclass(frozen=True)
class Source:
    """One imported file or sheet. `edition` is the publisher's date as ISO text, empty when unknown."""

    id: str  # unique in a project: "s1", "s2", …
    path: Path
    sheet: str = ""
    sha256: str = ""
    title: str = ""
    publisher: str = ""
    edition: str = ""
    terms: str = ""
    marking: Marking = ""
    fictional: bool = False


def highest(*markings: Marking) -> Marking:
    """Return the highest of these markings."""
    order: tuple[Marking, ...] = get_args(Marking)
    return max(markings, key=order.index, default="")
