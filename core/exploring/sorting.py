"""The order of rows: by the ranks of the distinct words of a column, so that text is compared once for each word."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from core.reading.table import Column, Mask, Rows, Table
from core.reading.words import Words

_MANY_WORDS = 20_000
_KEY_BITS = 63


@dataclass(frozen=True)
class SortKey:
    """Sort on this column; missing cells stand last in both directions, failing ones just before them."""

    column: str
    descending: bool = False


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Ranks:
    """The rank of every word of a column; the last entry is for rows that have no such cell.

    Equal values have equal ranks. `values` is the number of ranks that ordinary values take; failing words
    and then missing ones come after them.
    """

    of_word: npt.NDArray[np.int32]
    values: int

    @property
    def count(self) -> int:
        return int(self.of_word.max(initial=0)) + 1

    def turned(self) -> npt.NDArray[np.int32]:
        """Return the ranks for a descending order: values turned about, what is no value still last."""
        return np.where(self.of_word < self.values, self.values - 1 - self.of_word, self.of_word).astype(np.int32)


class Sorter:
    """Sorts the rows of one table and remembers the ranks it has worked out."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._ranks: dict[str, Ranks] = {}

    def ranks(self, name: str) -> Ranks:
        """Return the ranks of the words of a column; KeyError when there is no such column."""
        if name not in self._ranks:
            self._ranks[name] = rank_words(self._table.column(name))
        return self._ranks[name]

    def knows(self, name: str) -> bool:
        """Return whether sorting on this column needs no ranking any more."""
        return name in self._ranks

    def order(self, keys: Sequence[SortKey], rows: Rows | None = None) -> Rows | None:
        """Return these rows (None: all) in order; the order of the file decides between equals.

        Without keys the rows come back as they are.
        """
        if not keys:
            return rows
        size = len(self._table) if rows is None else len(rows)
        columns = [self._cells(key, rows) for key in keys]
        bits = [max(1, (self.ranks(key.column).count - 1).bit_length()) for key in keys]
        own = max(1, (size - 1).bit_length()) if size else 1
        if sum(bits) + own <= _KEY_BITS:
            positions = _packed(columns, bits, own, size)
        else:
            positions = np.lexsort(tuple(reversed(columns)))
        return positions if rows is None else rows[positions]

    def _cells(self, key: SortKey, rows: Rows | None) -> npt.NDArray[np.int32]:
        ranks = self.ranks(key.column)
        of_word = ranks.turned() if key.descending else ranks.of_word
        codes = self._table.column(key.column).codes
        return of_word.take(codes if rows is None else codes[rows], mode="wrap")


def _packed(columns: list[npt.NDArray[np.int32]], bits: list[int], own: int, size: int) -> Rows:
    """Sort rank and position in one integer: quicker than any sort of indexes, and stable."""
    packed = np.zeros(size, np.int64)
    for cells, width in zip(columns, bits, strict=True):
        packed <<= width
        packed |= cells
    packed <<= own
    packed |= np.arange(size, dtype=np.int64)
    packed.sort()
    packed &= (1 << own) - 1
    return packed


def rank_words(column: Column) -> Ranks:
    """Rank the words: numbers and dates by value, text as a reader would look it up (case and accents aside)."""
    ranks = np.zeros(len(column.words) + 1, np.int32)
    failing = column.failing & ~column.missing
    values = _place(ranks, np.flatnonzero(~(column.failing | column.missing)), column, by_text=column.kind == "text")
    spoilt = _place(ranks, np.flatnonzero(failing), column, by_text=True)
    ranks[:-1][failing] += values
    ranks[:-1][column.missing] = values + spoilt
    ranks[-1] = values + spoilt
    return Ranks(ranks, values)


def reading_key(word: str) -> str:
    """Return what the place of a word in an alphabetical list depends on: without case, accents and outer blanks."""
    if word.isascii():
        return word.strip().lower()
    parts = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in parts if not unicodedata.combining(char)).strip()


def _place(ranks: npt.NDArray[np.int32], codes: Rows, column: Column, *, by_text: bool) -> int:
    """Write the ranks 0, 1, … of these words and return how many there are; equal values share one."""
    if not len(codes):
        return 0
    if by_text:
        order, differs = _text_order(column, codes)
    else:
        values = column.values[codes]
        order = np.argsort(values, kind="stable")
        differs = values[order][1:] != values[order][:-1]
    ranks[codes[order]] = np.concatenate([[0], np.cumsum(differs)])
    return int(np.count_nonzero(differs)) + 1


def _text_order(column: Column, codes: Rows) -> tuple[Rows, Mask]:
    """Return the order of these words, and where a word differs from the one before it in that order."""
    if len(codes) > _MANY_WORDS:
        return _arrow_order(column, codes)
    words = [str(word) for word in column.words[codes]]
    keys = [(reading_key(word), word) for word in words]
    order = sorted(range(len(words)), key=keys.__getitem__)
    differs = [words[place] != words[before] for before, place in pairwise(order)]
    return np.array(order, np.int64), np.array(differs, np.bool_)


def _arrow_order(column: Column, codes: Rows) -> tuple[Rows, Mask]:
    """The same for very many words: half a second for a million. Words that differ only in case tie."""
    import pyarrow as pa  # heavy, and only worth it for many words
    import pyarrow.compute as pc

    words = column.words.arrow if isinstance(column.words, Words) else pa.array(column.words, pa.string())
    keys = pc.utf8_trim_whitespace(pc.utf8_lower(words.take(pa.array(codes))))
    if not pc.all(pc.string_is_ascii(keys)).as_py():
        keys = pc.replace_substring_regex(pc.utf8_normalize(keys, form="NFKD"), r"\pM", "")
    order = pc.array_sort_indices(keys)
    ordered = keys.take(order)
    differs = pc.not_equal(ordered.slice(1), ordered.slice(0, len(ordered) - 1))
    return np.asarray(order).astype(np.int64), np.asarray(differs)
