"""Cells that do not fit the kind of their column, by value."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from core.numerals import whole
from core.reading.table import Column, ColumnRule, Table
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


def failing_values(column: Column, table: Table) -> tuple[FailingValue, ...]:
    """Return the values of a column that do not fit, the most frequent first, at most `VALUES_LISTED`."""
    column = column.distinct()
    counts = column.counts()
    words = np.flatnonzero(column.failing & (counts > 0))
    words = words[np.argsort(-counts[words], kind="stable")][:VALUES_LISTED]
    found = []
    for word in words:
        records = np.flatnonzero(column.codes == word)[:_ROWS_NAMED]
        lines = tuple(table.rows[records].tolist())
        found.append(FailingValue(str(column.words[int(word)]), int(counts[word]), lines))
    return tuple(found)


def lines_of_failing(column: Column, table: Table) -> tuple[int, ...]:
    """Return the lines of all records with a value that does not fit."""
    wrong = np.append(column.failing, False)[column.codes]
    return tuple(table.rows[wrong].tolist())


def marks(column: Column) -> tuple[str, ...]:
    """Return the marks for "no value" that occur in a column, without the blank cell."""
    column = column.distinct()
    found = (str(column.words[int(word)]).strip() for word in np.flatnonzero(column.missing))
    return tuple(dict.fromkeys(mark for mark in found if mark))


def as_missing(draft: Draft, column: Column) -> Draft:
    """Treat every value that does not fit as a mark for "no value"."""
    column = column.distinct()
    words = tuple(str(column.words[int(word)]).strip() for word in np.flatnonzero(column.failing))
    chosen = draft.column_rule(column.name).missing_marks or ()
    rule = replace(_as_it_is(draft, column), missing_marks=tuple(dict.fromkeys((*chosen, *marks(column), *words))))
    return draft.with_column(column.name, rule)


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
