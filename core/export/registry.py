"""The kinds of files an annex can be saved as. A new kind is one module beside this one and one line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.export import workbook
from core.export.document import Document
from core.problems import ProblemError
from core.progress import Progress
from core.saving import no_such_kind

EXPORTERS: dict[str, Callable[[Document, Path, Progress | None], None]] = {".xlsx": workbook.write}


def export(document: Document, path: Path, progress: Progress | None = None) -> None:
    """Save the annex in the kind of file its ending asks for; `ProblemError` when there is no such kind."""
    exporter = EXPORTERS.get(path.suffix.lower())
    if exporter is None:
        raise ProblemError(no_such_kind(path, EXPORTERS))
    exporter(document, path, progress)
