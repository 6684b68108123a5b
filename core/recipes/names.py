"""Column names as a recipe compares them: without case, outer blanks and stray quotes."""

from __future__ import annotations

import re

from core.reading.table import Column, Table

_YEAR = re.compile(r"\s*(?:18|19|20|21)\d\d\s*")


def is_year(text: str) -> bool:
    """Tell whether a text is a year and nothing else."""
    return _YEAR.fullmatch(text) is not None


def plain(name: str) -> str:
    """Return a column name in the form in which two names are compared."""
    return " ".join(name.replace('"', " ").split()).casefold()


def find_words(table: Table, name: str) -> Column | None:
    """Return the column of that name with every word once, for what is decided word by word."""
    column = find(table, name)
    return None if column is None else column.distinct()


def find(table: Table, name: str) -> Column | None:
    """Return the column of that name, exactly or in its plain form; None when there is none."""
    if not name:
        return None
    wanted = plain(name)
    alike = None
    for column in table.columns:
        if column.name == name:
            return column
        if alike is None and plain(column.name) == wanted:
            alike = column
    return alike
