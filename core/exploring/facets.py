"""How often each value of a column occurs among the rows that the other filters leave."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from core.exploring.filtering import Filter, passing
from core.reading.table import Rows, Table


def facet(table: Table, name: str, filters: Iterable[Filter] = (), rows: Rows | None = None) -> npt.NDArray[np.int64]:
    """Return the number of rows for each word of the column; the last entry counts rows without such a cell.

    Filters on the column itself do not count, so that what they leave out can be chosen again.
    """
    column = table.column(name)
    mask = passing(table, [one for one in filters if one.column != name], rows)
    codes = column.codes if rows is None else column.codes[rows]
    if mask is not None:
        codes = codes[mask]
    counts = np.bincount(codes.astype(np.int64) + 1, minlength=len(column.words) + 1)
    return np.roll(counts, -1)
