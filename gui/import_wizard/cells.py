"""Cells that do not fit the kind of their column, by value."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from core.numerals import whole
from core.reading.table import Column, ColumnRule, Mask, Table
from core.texts import tr
from gui.import_wizard.draft import Draft

_ROWS_NAMED = 6
VALUES_LISTED = 200


@dataclass(frozen=True)
class FailingValue:
    """One value that does not fit: how often it stands there, and in which lines of the file (the first few)."""

    text: str
    count: int
    lines: tuple[int, ...]

    @property
    def where(self) -> str:
        """The lines, as a list for the reader."""
        named = ", ".join(whole(line) for line in self.lines)
        return tr("{lines} …", lines=named) if self.count > len(self.lines) else named


@dataclass(frozen=True)
class Account:
    """What does not have a value in one column: how many cells, which marks stand there, which values do not fit."""

    missing: int
    failing: int
    marks: tuple[str, ...]
    values: tuple[FailingValue, ...]


def accounts(table: Table) -> dict[str, Account]:
    """Return the account of every column, by its name. Takes time for large tables: for a job."""
    return {
        column.name: Account(
            column.missing_cells,
            column.failing_cells,
            tuple(mark for mark in _texts(column, column.missing) if mark),
            failing_values(column, table) if column.failing.any() else (),
        )
        for column in table.columns
    }


def failing_values(column: Column, table: Table) -> tuple[FailingValue, ...]:
    """Return the values of a column that do not fit, the most frequent first, at most `VALUES_LISTED`."""
    records = np.flatnonzero(_does_not_fit(column))
    texts, place = np.unique(np.asarray(column.words[column.codes[records]], np.str_), return_inverse=True)
    counts = np.bincount(place, minlength=len(texts))
    by_text = records[np.argsort(place, kind="stable")]
    ends = np.cumsum(counts)
    found = []
    for which in np.argsort(-counts, kind="stable")[:VALUES_LISTED]:
        first = by_text[ends[which] - counts[which] :][: min(counts[which], _ROWS_NAMED)]
        found.append(FailingValue(str(texts[which]), int(counts[which]), tuple(table.rows[first].tolist())))
    return tuple(found)


def lines_of_failing(column: Column, table: Table) -> tuple[int, ...]:
    """Return the lines of all records with a value that does not fit."""
    return tuple(table.rows[_does_not_fit(column)].tolist())


def as_missing(draft: Draft, column: Column, account: Account) -> Draft:
    """Treat every value that does not fit as a mark for "no value"."""
    chosen = draft.column_rule(column.name).missing_marks or ()
    both = dict.fromkeys((*chosen, *account.marks, *_texts(column, column.failing)))
    return draft.with_column(column.name, replace(_as_it_is(draft, column), missing_marks=tuple(both)))


def as_text(draft: Draft, column: Column) -> Draft:
    """Keep the column as text."""
    return draft.with_column(column.name, replace(draft.column_rule(column.name), kind="text"))


def set_aside(draft: Draft, column: Column, table: Table) -> Draft:
    """Set the records aside whose value does not fit."""
    decided = draft.with_column(column.name, _as_it_is(draft, column))
    return decided.with_aside(lines_of_failing(column, table))


def settle(draft: Draft, column: Column) -> Draft:
    """Read the column for good as it is read now."""
    rule = replace(_as_it_is(draft, column), decimal=column.decimal, date_order=column.date_order or None)
    return draft.with_column(column.name, rule)


def _as_it_is(draft: Draft, column: Column) -> ColumnRule:
    """Return the rule of a column with its kind fixed, so that a decision on cells does not change the kind."""
    rule = draft.column_rule(column.name)
    return replace(rule, kind=rule.kind or column.kind)


def _does_not_fit(column: Column) -> Mask:
    return np.append(column.failing, False)[column.codes]


def _texts(column: Column, words: Mask) -> tuple[str, ...]:
    """Return the distinct texts of these words."""
    chosen = np.asarray(column.words[np.flatnonzero(words)], np.str_)
    return tuple(dict.fromkeys(text.strip() for text in np.unique(chosen).tolist()))
