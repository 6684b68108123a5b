"""Cells as text for the clipboard: tabs between cells, numbers and dates as a spreadsheet of the reader takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core import language
from core.exploring.cells import CellTexts
from core.progress import Progress
from core.reading.table import Table

_FORMULA = ("=", "+", "-", "@")
_QUOTED = ("\t", "\n", "\r", '"')


def as_text(
    table: Table,
    rows: Sequence[int] | Iterable[int],
    columns: Sequence[str],
    *,
    heads: bool = False,
    progress: Progress | None = None,
) -> str:
    """Return these cells as lines of tab-separated text; missing cells are empty, thousands are not grouped.

    Text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    progress = progress or Progress()
    texts = [CellTexts(table.column(name)) for name in columns]
    lines = ["\t".join(map(_quoted, columns))] if heads else []
    numbers = list(rows)
    for place, row in enumerate(numbers):
        if place % 1000 == 0:
            progress.at(place / len(numbers))
        lines.append("\t".join(_cell(text, int(text.column.codes[row])) for text in texts))
    return "\n".join(lines)


def _cell(texts: CellTexts, code: int) -> str:
    shown, state = texts.shown(code)
    if state == "missing":
        return ""
    if state == "value" and texts.column.kind in ("number", "integer"):
        return shown.replace("." if language.current() == "nl" else ",", "").replace("\u00a0", "")
    if state == "value" and texts.right:
        return shown
    return _quoted(texts.raw(code))


def _quoted(text: str) -> str:
    if text.startswith(_FORMULA) and len(text) > 1:
        text = f"'{text}"
    if any(mark in text for mark in _QUOTED):
        return '"' + text.replace('"', '""') + '"'
    return text
