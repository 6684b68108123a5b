"""The sample project that comes with the program: fictional sources with all the usual trouble."""

from __future__ import annotations

from pathlib import Path

from core.dataset import Dataset
from core.importing import load
from core.progress import Progress
from core.resources import resource

_FILES = ("fictieve-vergunningen.csv", "fictional-deliveries.csv", "fictional-register.txt", "fictional-licences.xlsx")


def sample_files() -> tuple[Path, ...]:
    """Return the files of the sample project, the one that is shown first at the start."""
    return tuple(resource("sample", name) for name in _FILES)


def load_sample(progress: Progress | None = None) -> tuple[Dataset, ...]:
    """Read the sample project."""
    progress = progress or Progress()
    files = sample_files()
    return tuple(
        load(path, source_id=f"s{number}", progress=progress.part((number - 1) / len(files), number / len(files)))
        for number, path in enumerate(files, start=1)
    )
