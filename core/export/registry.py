"""The kinds of files an annex can be saved as. A new kind is one module beside this one and one line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.export import workbook
from core.export.document import Document
from core.problems import Problem, ProblemError
from core.progress import Progress
from core.texts import tr

EXPORTERS: dict[str, Callable[[Document, Path, Progress | None], None]] = {".xlsx": workbook.write}


def export(document: Document, path: Path, progress: Progress | None = None) -> None:
    """Save the annex in the kind of file its ending asks for; `ProblemError` when there is no such kind."""
    exporter = EXPORTERS.get(path.suffix.lower())
    if exporter is None:
        raise ProblemError(
            Problem(
                tr("An annex cannot be saved as “{ending}”.", ending=path.suffix or path.name),
                path.name,
                tr("Save it as one of: {endings}.", endings=", ".join(EXPORTERS)),
            )
        )
    exporter(document, path, progress)
