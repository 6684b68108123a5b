"""From gathered cells to a reading: rows sorted out, columns typed, the balance drawn up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa

import core.reading.compute as compute
from core.problems import Problem
from core.progress import Progress
from core.reading.arrays import as_codes
from core.reading.headers import column_names, kind_of
from core.reading.kinds import Cells, Judged, Native, failing_problem, judge
from core.reading.notes import is_note
from core.reading.table import (
    AsideRow,
    Balance,
    Codes,
    Column,
    ColumnRule,
    Layout,
    Mask,
    Reading,
    RowRules,
    Rows,
    Table,
)
from core.texts import tr, trn

TOTALS = (
    "total", "totals", "grand total", "totaal", "eindtotaal", "totaal generaal", "gesamt", "insgesamt", "summe",
    "total général", "total general", "somme",
)  # fmt: skip
"""Words that make a record a totals row when its first filled cell is nothing else."""

_LARGE = 100_000
_SAMPLE = 5_000
_NEARLY_ALL = 0.97
_MOST_NOTES = 200


@dataclass(frozen=True)
class Gathered:
    """The cells of a file before their meaning: `cells` has one Arrow array of texts (or dictionary) per column."""

    header: tuple[str, ...]
    cells: tuple[Any, ...]
    rows: Rows
    native: tuple[Any, ...] = ()  # per column: Native for every word, or None
    aside: tuple[AsideRow, ...] = ()
    preamble: int = 0
    blank: int = 0
    footer: int = 0
    problems: tuple[Problem, ...] = ()
    sha256: str = ""
    sheets: tuple[str, ...] = field(default=())


def assemble(
    gathered: Gathered,
    layout: Layout,
    columns: Mapping[str, ColumnRule],
    rows: RowRules,
    progress: Progress,
    *,
    preview: bool = False,
) -> Reading:
    """Return the reading of these cells."""
    coded = _coded(gathered)
    count = len(gathered.rows)
    sorted_out = _sort_out(coded, count, gathered, rows)
    keep = sorted_out.keep
    kept = [cells if keep.all() else _only(cells, keep) for cells in coded]
    kept = _without_empty_end(kept)
    progress.at(0.3)
    judged = _judged(kept, columns, layout, progress)
    table = Table(tuple(one.column for one in judged), gathered.rows if keep.all() else gathered.rows[keep])
    aside = tuple(sorted((*gathered.aside, *sorted_out.aside), key=lambda row: row.row))
    balance = Balance(
        read=count + len(gathered.aside) + gathered.blank + gathered.footer,
        imported=len(table),
        set_aside=len(aside),
        preamble=gathered.preamble,
        header=1 if layout.header_row else 0,
        blank=gathered.blank + sorted_out.blank,
        repeated_header=sorted_out.repeated_header,
        totals=sorted_out.totals,
        footer=gathered.footer + sorted_out.footer,
    )
    problems = (*gathered.problems, *_aside_problems(aside), *_column_problems(judged, table))
    return Reading(
        table, _voted(layout, judged), balance, aside, problems, gathered.sha256, gathered.sheets, preview=preview
    )


def _coded(gathered: Gathered) -> list[Cells]:
    """Encode every column, so that each distinct text is looked at once."""
    names = column_names(gathered.header, len(gathered.cells))
    natives = gathered.native or (None,) * len(gathered.cells)
    in_order = np.arange(len(gathered.rows), dtype=np.int32)  # the codes of columns in which every cell is a word
    coded = []
    for place, (name, array, native) in enumerate(zip(names, gathered.cells, natives, strict=True)):
        header = gathered.header[place] if place < len(gathered.header) else ""
        words, codes = _encode(array)
        coded.append(Cells(header, name, in_order if codes is None else codes, words, codes is None, native))
    return coded


def _encode(array: Any) -> tuple[Any, Codes | None]:
    """Return the words and the code of every cell; no codes when nearly all cells differ and are the words."""
    if isinstance(array, pa.ChunkedArray):
        array = array.unify_dictionaries().combine_chunks() if pa.types.is_dictionary(array.type) else array
        array = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    if pa.types.is_dictionary(array.type):
        return array.dictionary, as_codes(array.indices)
    if len(array) > _LARGE and not array.null_count and _nearly_all_differ(array):
        return array, None
    array = compute.encoded(array)
    return array.dictionary, as_codes(array.indices)


def _nearly_all_differ(array: Any) -> bool:
    step = len(array) // _SAMPLE
    sample = compute.taken(array, np.arange(0, step * _SAMPLE, step))
    return compute.distinct(sample) > _NEARLY_ALL * len(sample)


@dataclass
class _SortedOut:
    """Which rows stay, and why the others do not."""

    keep: Mask
    aside: list[AsideRow] = field(default_factory=list)
    blank: int = 0
    repeated_header: int = 0
    totals: int = 0
    footer: int = 0


def _sort_out(coded: list[Cells], count: int, gathered: Gathered, rules: RowRules) -> _SortedOut:
    found = _SortedOut(np.ones(count, dtype=bool))
    if not coded or not count:
        return found
    own = {word.strip().lower() for word in rules.totals}
    named, at = _first_filled(coded, count, {*TOTALS, *own})
    totals = [row for row, text in named if text in own or _only_figures(coded, row)]
    found.blank, found.totals = len(at), len(totals)
    found.keep[at] = False
    found.keep[totals] = False
    notes = _notes(coded, count)
    found.footer = len(notes)
    found.keep[notes] = False
    again = _header_again(coded, gathered.header)
    found.repeated_header = len(again)
    found.keep[again] = False
    if rules.aside:
        asked = np.flatnonzero(np.isin(gathered.rows, rules.aside) & found.keep)
        found.keep[asked] = False
        found.aside = [
            AsideRow(int(gathered.rows[row]), " | ".join(_cell(cells, row) for cells in coded), tr("Set aside by you."))
            for row in asked
        ]
    return found


def _first_filled(coded: list[Cells], count: int, wanted: set[str]) -> tuple[list[tuple[int, str]], Any]:
    """Return the rows whose first filled cell is one of the wanted words, with that word; and the rows without any."""
    at = None if count else np.zeros(0, dtype=np.int64)
    found: list[tuple[int, str]] = []
    for cells in coded:
        blank = _by_row(cells, cells.blank, at, missing=True)
        marked = _by_row(cells, cells.among(wanted), at, missing=False)
        hits, at = (np.flatnonzero(mask) if at is None else at[mask] for mask in (marked & ~blank, blank))
        found += [(int(row), _cell(cells, row).strip().lower()) for row in hits]
        if not len(at):
            break
    return found, at


def _only_figures(coded: list[Cells], row: int) -> bool:
    """Tell whether the cells after a word for total hold no other text: a text would name what it is a total of."""
    texts = [text for text in (_cell(cells, row) for cells in coded) if kind_of(text) == "text"]
    return len(texts) == 1


def _by_row(cells: Cells, by_word: Mask, at: Any, *, missing: bool) -> Mask:
    """Return for these rows (all when `at` is None) what holds for their words."""
    if cells.repeats:
        return by_word if at is None else by_word[at]
    mask: Mask = np.append(by_word, missing)[cells.codes if at is None else cells.codes[at]]
    return mask


def _notes(coded: list[Cells], count: int) -> list[int]:
    """Return the rows of explanation below the table: one text alone in each, the first of them a source or a note."""
    alone: list[int] = []
    first = count
    for row in range(count - 1, max(-1, count - 1 - _MOST_NOTES), -1):
        texts = [text for text in (_cell(cells, row) for cells in coded) if text.strip()]
        if len(texts) > 1 or len(coded) < 2:
            break
        if texts:
            alone.append(row)
            first = row if is_note(texts[0]) else first
    return sorted(row for row in alone if row >= first)


def _header_again(coded: list[Cells], header: tuple[str, ...]) -> Any:
    """Return the rows that repeat the header."""
    named = [(cells, text) for cells, text in zip(coded, header, strict=False) if text.strip()]
    at: Any = None
    for cells, text in named:
        same = _by_row(cells, compute.equals(cells.words, text), at, missing=False)
        at = np.flatnonzero(same) if at is None else at[same]
        if not len(at):
            break
    return np.zeros(0, dtype=np.int64) if at is None else at


def _cell(cells: Cells, row: int) -> str:
    code = cells.codes[row]
    return "" if code < 0 else str(cells.words[int(code)])


def _only(cells: Cells, keep: Mask) -> Cells:
    """Return the cells of these rows; words that no longer occur go too."""
    if cells.repeats:
        words = compute.only(cells.words, keep)
        return replace(cells, codes=np.arange(len(words), dtype=np.int32), words=words)
    codes = cells.codes[keep]
    used = np.bincount(codes[codes >= 0], minlength=len(cells.words)) > 0
    if used.all():
        return replace(cells, codes=codes)
    place = np.append(np.cumsum(used) - 1, -1).astype(np.int32)
    native = cells.native
    if native is not None:
        native = Native(native.typed[used], native.numbers[used], native.days[used])
    return replace(cells, codes=place[codes], words=compute.only(cells.words, used), native=native)


def _without_empty_end(coded: list[Cells]) -> list[Cells]:
    """Drop columns at the end that have no name and no cells: what separators at the end of a line leave."""
    last = len(coded)
    while last > 1 and not coded[last - 1].header.strip() and len(coded[last - 1].words) <= 1:
        words = coded[last - 1].words.to_pylist()
        if any(word.strip() for word in words):
            break
        last -= 1
    return coded[:last]


def _judged(coded: list[Cells], rules: Mapping[str, ColumnRule], layout: Layout, progress: Progress) -> list[Judged]:
    """Give every column its kind; where a column cannot tell its notation the other columns do."""
    by_name = {name.strip().casefold(): rule for name, rule in rules.items()}
    rule_of = [by_name.get(cells.name.casefold(), ColumnRule()) for cells in coded]
    judged = []
    for place, (cells, rule) in enumerate(zip(coded, rule_of, strict=True)):
        judged.append(judge(cells, rule, layout))
        progress.at(0.3 + 0.7 * (place + 1) / len(coded))
    decimal = _vote([one.decimal for one in judged])
    order = _vote([one.order for one in judged if one.order != "ymd"])
    return [
        judge(cells, rule, layout, decimal, order)
        if not one.decided or (decimal and one.decimal not in ("", decimal))
        else one
        for cells, rule, one in zip(coded, rule_of, judged, strict=True)
    ]


def _vote(found: list[str]) -> str:
    """Return what most columns show; empty when none does or when they are divided equally."""
    ranked = Counter(one for one in found if one).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def _voted(layout: Layout, judged: list[Judged]) -> Layout:
    """Return the layout with the notation the whole file turned out to have."""
    if layout.strict_notation:
        return layout
    decimal = _vote([one.decimal for one in judged]) or layout.decimal
    orders = [one.column.date_order for one in judged if one.column.kind == "date"]
    return replace(
        layout,
        decimal=decimal,
        thousands=_grouping([one.column for one in judged], decimal),
        date_order=_vote(orders) or (orders[0] if orders else layout.date_order),
    )


def _grouping(columns: list[Column], decimal: str) -> str:
    """Return the mark between groups of three digits that occurs in the columns of numbers; empty without one."""
    group = "," if decimal == "." else "."
    for column in columns:
        if column.kind in ("number", "integer") and column.decimal == decimal and len(column.words):
            pattern = rf"^[+-]?[1-9]\d{{0,2}}(\{group}\d{{3}})+(\{decimal}\d+)?$"
            arrow = column.words.arrow  # type: ignore[union-attr]  # columns made here hold Words
            if compute.matches(arrow.slice(0, _SAMPLE), pattern).any():
                return group
    return ""


def _aside_problems(aside: tuple[AsideRow, ...]) -> list[Problem]:
    """Say how many rows were set aside for each reason, with the first of them."""
    reasons = Counter(row.reason for row in aside)
    first = {row.reason: row.row for row in reversed(aside)}
    return [
        Problem(
            trn(
                "{count} row was set aside: {reason}",
                "{count} rows were set aside: {reason}",
                count,
                reason=reason,
            ),
            tr("row {row}", row=first[reason]),
            tr("Look at the set-aside rows and repair them in the file, or go on without them."),
            count,
        )
        for reason, count in reasons.items()
    ]


def _column_problems(judged: list[Judged], table: Table) -> list[Problem]:
    problems: list[Problem] = []
    for one in judged:
        failing = failing_problem(one.column, table.rows)
        problems += [failing] if failing else []
        if one.column.doubt:
            remedy = tr("Choose the notation of this column.")
            if one.column.kind == "text":
                remedy = tr("Write the years in full in the file, or work without these dates.")
            problems.append(Problem(one.column.doubt, one.column.name, remedy))
    return problems + _same_together([problem for one in judged for problem in one.problems])


def _same_together(problems: list[Problem]) -> list[Problem]:
    """Say once what holds for many columns."""
    together: dict[str, list[Problem]] = {}
    for problem in problems:
        together.setdefault(problem.what, []).append(problem)
    return [
        replace(
            same[0],
            where=same[0].where if len(same) == 1 else trn("{count} column", "{count} columns", len(same)),
            count=sum(one.count for one in same),
        )
        for same in together.values()
    ]
