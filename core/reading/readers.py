"""The functions that read each format, and which of them a file needs: by its first bytes, not by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import core.reading.delimited as delimited
from core.problems import Problem, ProblemError
from core.reading.detected import Detected
from core.reading.table import Reading
from core.texts import tr


@dataclass(frozen=True)
class Reader:
    """How files of one format are looked at and read."""

    detect: Callable[[Path, str], Detected]
    read: Callable[..., Reading]
    preview: Callable[..., Reading]
    raw_lines: Callable[..., tuple[str, ...]]


READERS = {
    "text": Reader(delimited.detect, delimited.read, delimited.preview, delimited.raw_lines),
}


def reader_of(path: Path) -> Reader:
    """Return the reader for this file; ProblemError when the program does not read it."""
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        raise ProblemError(
            Problem(tr("The file cannot be opened."), path.name, tr("Check that it exists and that you may read it."))
        ) from error
    return READERS["text"]
