"""Where the cells of one row come from: file, sheet, row, and the text as it stands there."""

from __future__ import annotations

from dataclasses import dataclass

from core.dataset import Dataset
from core.exploring.cells import CellTexts
from core.texts import tr
from core.unseen import visible


@dataclass(frozen=True)
class Fact:
    """One cell: the name of its column, the text as it stands, what it was read as, and why it is marked."""

    column: str
    stands: str
    read: str
    note: str = ""


def where(dataset: Dataset, row: int) -> str:
    """Say where this row stands, in one line."""
    source = dataset.source
    number = int(dataset.reading.table.rows[row])
    if source.sheet:
        return tr("{file}, sheet {sheet}, row {row}", file=source.path.name, sheet=source.sheet, row=number)
    return tr("{file}, row {row}", file=source.path.name, row=number)


def facts(dataset: Dataset, row: int) -> tuple[Fact, ...]:
    """Return every cell of this row."""
    found = []
    for column in dataset.reading.table.columns:
        texts = CellTexts(column)
        code = int(column.codes[row])
        found.append(Fact(visible(column.name), visible(texts.raw(code)), texts.shown(code)[0], texts.reason(code)))
    return tuple(found)
