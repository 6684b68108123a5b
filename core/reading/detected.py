"""What a first look at a file gives."""

from __future__ import annotations

from dataclasses import dataclass

from core.reading.table import Layout


@dataclass(frozen=True)
class Detected:
    """How a file would be read, from its start. `header` holds the names the columns would get."""

    layout: Layout
    sheets: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    preamble: tuple[str, ...] = ()
    samples: tuple[tuple[str, ...], ...] = ()
