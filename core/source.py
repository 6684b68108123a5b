"""What is known of a file that was imported."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from core.numerals import day

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


def edition_text(edition: str) -> str:
    """Return the date of an edition as the reader writes it; a year or another text as it stands."""
    try:
        return day(dt.date.fromisoformat(edition))
    except ValueError:
        return edition


def highest(*markings: Marking) -> Marking:
    """Return the highest of these markings."""
    order: tuple[Marking, ...] = get_args(Marking)
    return max(markings, key=order.index, default="")
