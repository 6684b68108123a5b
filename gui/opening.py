"""What may be opened, and how the sample project joins what is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.dataset import Dataset
from core.problems import Problem, ProblemError
from core.progress import Progress
from core.project import Project
from core.texts import tr


def endings() -> tuple[str, ...]:
    """Return the endings of the files that can be read, with their dot."""
    from core.reading import FORMATS

    return tuple(dict.fromkeys(ending for each in FORMATS for ending in each.endings))


def patterns() -> str:
    """Return the choices of the file dialog."""
    known = " ".join(f"*{ending}" for ending in endings())
    return ";;".join((tr("Tables ({patterns})", patterns=known), tr("All files (*)")))


def readable_files(paths: Sequence[Path]) -> list[Path]:
    """Return these files, and for a folder all files in it that can be read; `ProblemError` when there are none."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            known = endings()
            found += sorted(file for file in path.iterdir() if file.is_file() and file.suffix.lower() in known)
        else:
            found.append(path)
    if not found:
        raise ProblemError(
            Problem(
                tr("There is no file in this folder that can be read."),
                ", ".join(path.name for path in paths),
                tr("Choose files of one of these kinds: {endings}.", endings=", ".join(endings())),
            )
        )
    absent = [
        Problem(tr("This file is not there any more."), path.name, tr("Choose it again where it is now."))
        for path in found
        if not path.exists()
    ]
    if absent:
        raise ProblemError(*absent)
    return found


def sample(progress: Progress) -> tuple[Dataset, ...]:
    """Read the sample project; the libraries that it needs are loaded only now."""
    from core.sample import load_sample

    return load_sample(progress)


def warm_up(_progress: Progress) -> None:
    """Load what reading needs, so that the first import does not wait for it."""
    import core.importing  # noqa: F401


def with_sample(datasets: Sequence[Dataset], project: Project) -> Project:
    """Return the project with these sources, under ids that are free in it."""
    for dataset in datasets:
        source_id = project.next_source_id()
        if source_id != dataset.source.id:
            dataset = _renumbered(dataset, source_id)
        project = project.with_dataset(dataset)
    return project


def _renumbered(dataset: Dataset, source_id: str) -> Dataset:
    return replace(
        dataset,
        source=replace(dataset.source, id=source_id),
        flows=tuple(replace(flows, source_ids=(source_id,)) for flows in dataset.flows),
    )
