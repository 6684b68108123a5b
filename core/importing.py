"""From a file to a dataset, and what can be said of a file before that.

detect → recognise → read → apply; each step can be overruled by the caller.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from core import reading
from core.dataset import Dataset
from core.problems import Problem, ProblemError
from core.progress import Progress
from core.reading import Detected
from core.reading.table import Column, Layout, Reading
from core.recipes import adapt, library
from core.recipes.recipe import ImportRecipe
from core.source import Source
from core.texts import tr

EXAMPLES = 3
_NUMERIC = ("number", "integer")


@dataclass(frozen=True)
class ColumnLook:
    """What a column holds; `role` is the field it serves by the recipe, empty when it serves none."""

    name: str
    type: str
    role: str
    failing: int
    missing: int
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Look:
    """How a file would be read. `layout` has the notation that most columns share; `recipe` is None when the
    layout is not known."""

    file: Path
    sha256: str
    layout: Layout
    sheets: tuple[str, ...]
    recipe: ImportRecipe | None
    columns: tuple[ColumnLook, ...]
    reading: Reading
    problems: tuple[Problem, ...]


def notice(path: Path, sheet: str = "") -> Detected:
    """Look at the start of a file. Of a workbook without a chosen sheet, take the first one whose layout is known,
    else the first one that holds a table rather than a few lines of text."""
    first = reading.detect(path, sheet)
    if sheet or len(first.sheets) < 2 or library.recognise(first):
        return first
    table = first if len(first.header) > 1 else None
    for name in first.sheets:
        try:
            seen = first if name == first.layout.sheet else reading.detect(path, name)
        except ProblemError:  # an empty sheet, say; the others may hold the table
            continue
        if library.recognise(seen):
            return seen
        if table is None and len(seen.header) > 1:
            table = seen
    return table or first


def load(
    path: Path,
    *,
    source_id: str = "s1",
    sheet: str = "",
    recipe: ImportRecipe | None = None,
    layout: Layout | None = None,
    progress: Progress | None = None,
) -> Dataset:
    """Read a file whole and make its flows.

    Without a recipe the layout is recognised by its content; a file of unknown layout becomes a plain table
    without flows. `layout` overrules how the bytes become cells. `ProblemError` when the file cannot be used.
    """
    from core.recipes.apply import apply  # only where flows are made: a look at a file does without

    progress = progress or Progress()
    progress.at(0.0)
    detected = notice(path, sheet)
    chosen = recipe or library.recognise(detected)
    plain = chosen or ImportRecipe("", shape="table")
    read = reading.read(
        path, layout or detected.layout, columns=plain.columns, rows=plain.rows, progress=progress.part(0.0, 0.9)
    )
    applied = apply(read, plain, source_id)
    progress.at(1.0)
    problems = (*read.problems, *applied.problems)
    if not read.balance.imported:
        problems = (*problems, _no_rows(path))
    if chosen is None:
        problems = (*problems, _unknown_layout(path))
    return Dataset(
        _source(path, source_id, plain, detected, applied.reading),
        plain,
        applied.reading,
        applied.flows,
        problems,
        applied.explanations,
    )


def look(path: Path, sheet: str = "", recipe: ImportRecipe | None = None) -> Look:
    """Say how a file would be read; `recipe` overrules the one that is recognised."""
    detected = notice(path, sheet)
    chosen = recipe or library.recognise(detected)
    plain = chosen or ImportRecipe("", shape="table")
    read = reading.read(path, detected.layout, columns=plain.columns, rows=plain.rows)
    columns = read.table.columns
    layout = replace(
        read.layout,
        decimal=read.layout.decimal or _common(column.decimal for column in columns if column.kind in _NUMERIC),
        date_order=read.layout.date_order or _common(column.date_order for column in columns),
    )
    return Look(
        path,
        read.sha256,
        layout,
        read.sheets or detected.sheets,
        chosen,
        tuple(_column_look(column, plain) for column in columns),
        read,
        read.problems,
    )


def _common(values: Iterable[str]) -> str:
    """Return the most frequent of these, empty when there is none."""
    counted = Counter(value for value in values if value).most_common(1)
    return counted[0][0] if counted else ""


def _column_look(column: Column, recipe: ImportRecipe) -> ColumnLook:
    examples = []
    for word, missing in zip(column.words[:100], column.missing[:100], strict=True):
        if not missing and str(word) not in examples:
            examples.append(str(word))
        if len(examples) == EXAMPLES:
            break
    role = adapt.role(recipe, column.name)
    return ColumnLook(column.name, column.kind, role, column.failing_cells, column.missing_cells, tuple(examples))


def _source(path: Path, source_id: str, recipe: ImportRecipe, detected: Detected, read: Reading) -> Source:
    return Source(
        source_id,
        path,
        read.layout.sheet,
        read.sha256,
        library.title(recipe) or path.name,
        recipe.publisher,
        library.edition(recipe, detected.preamble),
        tr(recipe.terms) if recipe.terms else "",
        recipe.marking,
        recipe.fictional,
    )


def _no_rows(path: Path) -> Problem:
    return Problem(
        tr("No rows with data were found in this file."),
        path.name,
        tr("See in the balance what was skipped or set aside."),
    )


def _unknown_layout(path: Path) -> Problem:
    return Problem(
        tr("The layout of this file is not known, so it has no flows yet."),
        path.name,
        tr("Say in the import wizard what its columns mean."),
    )
