"""What a table shows and in which order, as one value that can be undone and stored."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.exploring.filtering import Filter, kept
from core.exploring.sorting import Sorter, SortKey
from core.reading.table import Rows, Table


@dataclass(frozen=True)
class ViewState:
    """The sort keys (first decides first), the filters, and the columns: their order and which are hidden.

    `order` names the columns that were moved into place; those it does not name follow in the order of the file.
    """

    sort: tuple[SortKey, ...] = ()
    filters: tuple[Filter, ...] = ()
    hidden: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    def sorted_by(self, column: str, *, add: bool = False) -> ViewState:
        """Step this column from ascending to descending to unsorted; alone, or with `add` beside the others."""
        old = next((key for key in self.sort if key.column == column), None)
        others = tuple(key for key in self.sort if key.column != column) if add else ()
        if old is None:
            return replace(self, sort=(*others, SortKey(column)))
        if old.descending:
            return replace(self, sort=others)
        turned = SortKey(column, descending=True)
        if add:
            return replace(self, sort=tuple(turned if key == old else key for key in self.sort))
        return replace(self, sort=(turned,))

    def with_sort(self, column: str, descending: bool | None) -> ViewState:
        """Sort on this column alone; None leaves the rows in the order of the file."""
        return replace(self, sort=() if descending is None else (SortKey(column, descending),))

    def with_filters(self, column: str, filters: tuple[Filter, ...]) -> ViewState:
        """Put these filters in the place of those on the column."""
        return replace(self, filters=(*(one for one in self.filters if one.column != column), *filters))

    def without(self, gone: Filter) -> ViewState:
        return replace(self, filters=tuple(one for one in self.filters if one != gone))

    def with_hidden(self, column: str) -> ViewState:
        return self if column in self.hidden else replace(self, hidden=(*self.hidden, column))

    def with_shown(self, *columns: str) -> ViewState:
        """Show these columns again; without names, all of them."""
        return replace(self, hidden=tuple(name for name in self.hidden if columns and name not in columns))

    def filters_on(self, column: str) -> tuple[Filter, ...]:
        return tuple(one for one in self.filters if one.column == column)


def rows_shown(table: Table, state: ViewState, sorter: Sorter, rows: Rows | None = None) -> Rows | None:
    """Return the row numbers that the state shows of these rows (None: all), in its order; None when that is all of
    the table as it stands. Columns that the table no longer has are passed over."""
    left = kept(table, state.filters, rows)
    return sorter.order([key for key in state.sort if table.has(key.column)], left)
