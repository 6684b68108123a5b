"""What the wizard lets be done in jobs: the first look, the first rows anew, and the whole file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from core import importing, reading
from core.dataset import Dataset
from core.places.book import PlaceBook
from core.places.place import Decision
from core.progress import Progress
from core.reading import Detected
from core.reading.table import ColumnRule, Layout, Reading, RowRules
from core.recipes.apply import apply
from core.recipes.library import recognise
from core.recipes.names import plain
from core.recipes.suggest import suggest
from core.undecided import UndecidedName, undecided_names
from gui.import_wizard.cells import Account, accounts
from gui.import_wizard.draft import Draft
from gui.import_wizard.totals import YearTotal, totals

LINES_SHOWN = 200

ReadKey = tuple[Layout, dict[str, ColumnRule], RowRules]


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class FirstLook:
    """The start of a file, and the draft that the program proposes for it."""

    draft: Draft
    sheets: tuple[str, ...]
    raw: tuple[str, ...]
    preview: Reading
    accounts: dict[str, Account]


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Whole:
    """The whole file as a draft has it; `names` are those that the decisions of the project do not know."""

    dataset: Dataset
    accounts: dict[str, Account]
    totals: tuple[YearTotal, ...]
    names: tuple[UndecidedName, ...]
    key: ReadKey


def first_look(path: Path, sheet: str, progress: Progress) -> FirstLook:
    """Look at the start of a file and propose how it is read and what it means."""
    detected = importing.notice(path, sheet)
    progress.at(0.3)
    known = recognise(detected)
    draft = Draft(path, detected.layout, known or suggest(detected))
    seen = _first_rows(draft)
    progress.at(0.8)
    return FirstLook(_with_meaning(draft, detected, seen), detected.sheets, _raw(draft), seen, accounts(seen.table))


def look_again(draft: Draft, progress: Progress) -> FirstLook:
    """Read the first rows as the draft has it; where other columns come out, their meaning is proposed anew."""
    seen = _first_rows(draft)
    progress.at(0.6)
    if _names(seen) != draft.columns:
        detected = reading.detect(draft.path, draft.layout.sheet)
        header = seen.layout.header_row
        raw = reading.raw_lines(draft.path, draft.layout, 1, max(header - 1, 0)) if header > 1 else ()
        draft = _with_meaning(draft, replace(detected, layout=draft.layout, header=_names(seen), preamble=raw), seen)
    return FirstLook(draft, seen.sheets, _raw(draft), seen, accounts(seen.table))


def read_whole(
    draft: Draft, source_id: str, decisions: tuple[Decision, ...], before: Whole | None, progress: Progress
) -> Whole:
    """Read the whole file as the draft has it. What was read `before` in the same way is not read again."""
    recipe = draft.finished_recipe()
    key = read_key(draft)
    if before is not None and before.key == key:
        counted = before.accounts
        applied = apply(before.dataset.reading, recipe, source_id)
        dataset = replace(
            before.dataset,
            source=replace(before.dataset.source, id=source_id),
            recipe=recipe,
            flows=applied.flows,
            problems=(*before.dataset.reading.problems, *applied.problems),
            explanations=applied.explanations,
        )
    else:
        dataset = importing.load(
            draft.path,
            source_id=source_id,
            sheet=draft.layout.sheet,
            recipe=recipe,
            layout=draft.layout,
            progress=progress.part(0.0, 0.9),
        )
        counted = accounts(dataset.reading.table)
    progress.at(0.95)
    book = PlaceBook.standard().with_decisions(decisions)
    return Whole(dataset, counted, totals(dataset.flows), undecided_names(dataset.flows, book), key)


def read_key(draft: Draft) -> ReadKey:
    """Return all that decides how the bytes of the file become typed columns."""
    return draft.layout, draft.recipe.columns, draft.recipe.rows


def _first_rows(draft: Draft) -> Reading:
    return reading.preview(
        draft.path, draft.layout, columns=draft.recipe.columns, rows=draft.recipe.rows, limit=LINES_SHOWN
    )


def _raw(draft: Draft) -> tuple[str, ...]:
    return reading.raw_lines(draft.path, draft.layout, 1, LINES_SHOWN)


def _names(seen: Reading) -> tuple[str, ...]:
    return tuple(column.name for column in seen.table.columns)


def _with_meaning(draft: Draft, detected: Detected, seen: Reading) -> Draft:
    names = _names(seen)
    known = recognise(detected)
    proposed = known or suggest(seen)
    if known is None:
        kept = {plain(name) for name in names}
        columns = {name: rule for name, rule in draft.recipe.columns.items() if plain(name) in kept}
        proposed = replace(proposed, columns=columns, rows=draft.recipe.rows)
    return draft.with_meaning(proposed, names, known=known is not None)
