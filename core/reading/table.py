"""What reading a file gives: columns that keep the text of every cell beside its value, and the balance."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from core.problems import Problem
from core.reading.words import Words

Kind = Literal["text", "number", "integer", "year", "date", "boolean"]

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int32]
Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Column:
    """One column, dictionary-encoded: cell `i` holds `words[codes[i]]`, exactly as it stands in the file.

    Only the distinct words are parsed. `values[k]` is the value of word `k`: float64 for numbers, integers,
    years and booleans (NaN where missing or failing), datetime64[D] for dates (NaT likewise), and empty for
    text columns. `failing` and `missing` are masks over the words; a failing word does not fit the kind of
    its column, a missing one is a mark for "no value". Cells of typed files (Excel) have their plain
    English notation as word, and `native` says for which words the file itself gave the type.
    A code of -1 means that the row has no such cell at all.

    `words` are a numpy array of str or `Words`, which makes the strings when asked; both are used alike:
    `words[3]`, `words[codes]`, `len(words)`, `np.asarray(words)`. In a table of more than 100,000 rows a column
    in which most cells differ is not encoded: then `repeats` is true, cell `i` is word `i`, and a word may
    occur more than once; `distinct()` gives the same column with every word once.
    """

    name: str
    kind: Kind
    codes: Codes
    words: npt.NDArray[np.object_] | Words  # str, distinct unless `native` differs or `repeats`
    values: npt.NDArray[np.float64] | npt.NDArray[np.datetime64]
    failing: Mask
    missing: Mask
    native: Mask | None = None
    decimal: str = "."
    date_order: str = ""  # "dmy", "mdy" or "ymd" for dates
    doubt: str = ""  # why another reading of the whole column is possible, as a sentence; empty when there is none
    header: str = ""  # the header cell as it stands in the file; `name` is made from it
    percent: bool = False  # the words are percentages: `38%` has the value 0.38
    repeats: bool = False

    def text(self, row: int) -> str:
        """Return the cell as it stands in the file."""
        code = self.codes[row]
        return "" if code < 0 else str(self.words[code])

    def counts(self) -> npt.NDArray[np.int64]:
        """Return how often each word occurs."""
        return np.bincount(self.codes + 1, minlength=len(self.words) + 1)[1:]

    def distinct(self) -> Column:
        """Return this column with every word once; itself when that is so already."""
        if not self.repeats:
            return self
        words, first, place = np.unique(np.asarray(self.words), return_index=True, return_inverse=True)
        values = self.values[first] if len(self.values) else self.values
        return replace(
            self,
            codes=np.append(place, -1)[self.codes].astype(np.int32),
            words=words,
            values=values,
            failing=self.failing[first],
            missing=self.missing[first],
            repeats=False,
        )

    @property
    def failing_cells(self) -> int:
        return int(self.counts()[self.failing].sum()) if self.failing.any() else 0

    @property
    def missing_cells(self) -> int:
        marked = int(self.counts()[self.missing].sum()) if self.missing.any() else 0
        return marked + int((self.codes < 0).sum())

    def numbers(self) -> Floats:
        """Return the value of every cell as float64, NaN where it is missing or failing."""
        if self.values.dtype.kind != "f" or not len(self.values):
            return np.full(len(self.codes), np.nan)
        return np.append(self.values, np.nan)[self.codes]


@dataclass(frozen=True)
class Balance:
    """Every data record of the file: `read == imported + set_aside + skipped`, always.

    `read` counts the records below the header; `preamble` and `header` count the lines above them, which are
    reported but are not records. (SIPRI's register of 13 April 2024: preamble 11, header 1, read 27,838.)
    """

    read: int
    imported: int
    set_aside: int = 0
    preamble: int = 0
    header: int = 0
    blank: int = 0
    repeated_header: int = 0
    totals: int = 0
    footer: int = 0

    @property
    def skipped(self) -> int:
        return self.blank + self.repeated_header + self.totals + self.footer


@dataclass(frozen=True)
class AsideRow:
    """A record that could not be imported as it stands."""

    row: int  # 1-based line or sheet row where it begins
    text: str
    reason: str


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Table:
    """Columns of equal length; `rows[i]` is the 1-based line or sheet row where record `i` begins."""

    columns: tuple[Column, ...]
    rows: Rows

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def has(self, name: str) -> bool:
        return any(column.name == name for column in self.columns)


@dataclass(frozen=True)
class Layout:
    """How the bytes of one file become cells. Part of a recipe; every field can be overruled by the user.

    `header_row` is the 1-based line (or sheet row) of the last header line, 0 when there is none.
    `missing_marks` of `("",)` means the usual marks: blank cells, and in numbers and dates `.`, `..`, `-`, `n/a` ….
    """

    format: str = "csv"
    encoding: str = "utf-8"
    delimiter: str = ","
    quote: str = '"'
    decimal: str = "."
    thousands: str = ""
    date_order: str = ""
    sheet: str = ""
    header_row: int = 1
    missing_marks: tuple[str, ...] = ("",)
    strict_notation: bool = False  # decimal and date order were decided, not found: they hold for every column


@dataclass(frozen=True)
class ColumnRule:
    """What a recipe or the user has decided about one column; None leaves it to the content.

    `date_order` also lets days without separators be read (`31012005`, `3122003`), in the same order, or in
    the order after a plus sign: "mdy+dmy" reads `01/31/2005` as well as `31012005`.
    `missing_marks` replace the usual marks for "no value" (`.`, `..`, `-`, `n/a` …); blank cells stay missing.
    """

    kind: Kind | None = None
    decimal: str | None = None
    date_order: str | None = None
    missing_marks: tuple[str, ...] | None = None


@dataclass(frozen=True)
class RowRules:
    """What a recipe or the user has decided about records.

    `totals`: words that make a record a totals row when they stand in its first non-empty cell (compared
    without case and outer blanks). `join_cut`: join a record that an unquoted line break cut in two.
    """

    totals: tuple[str, ...] = ()
    join_cut: bool = False
    aside: tuple[int, ...] = ()  # rows that the user has set aside


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Reading:
    """One file or sheet, read whole."""

    table: Table
    layout: Layout
    balance: Balance
    aside: tuple[AsideRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    sha256: str = ""
    sheets: tuple[str, ...] = ()
    preview: bool = field(default=False)  # only the first rows: the balance is not final
