"""What Arrow computes over arrays of texts, with masks and floats of numpy as answer.

Calls Arrow's functions by their name: `pyarrow.compute` makes a Python function for each of three hundred of
them when it is imported, which takes longer than reading most files.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import _compute as arrow

from core.reading.arrays import as_floats, as_mask, from_mask, from_places, from_texts
from core.reading.table import Floats, Mask


def matches(words: Any, pattern: str) -> Mask:
    """Tell in which words the regular expression is found."""
    return as_mask(arrow.call_function("match_substring_regex", [words], arrow.MatchSubstringOptions(pattern)))


def contains(words: Any, text: str) -> Mask:
    """Tell which words contain the text."""
    return as_mask(arrow.call_function("match_substring", [words], arrow.MatchSubstringOptions(text)))


def equals(words: Any, text: str) -> Mask:
    """Tell which words are the text."""
    return as_mask(arrow.call_function("equal", [words, from_texts([text])[0]]))


def among(words: Any, texts: Iterable[str]) -> Mask:
    """Tell which words are one of the texts."""
    wanted = from_texts(sorted(texts))
    return as_mask(arrow.call_function("is_in", [words], arrow.SetLookupOptions(wanted)))


def trimmed(words: Any, blanks: str) -> Any:
    """Return the words without these characters around them."""
    return arrow.call_function("utf8_trim", [words], arrow.TrimOptions(blanks))


def lower(words: Any) -> Any:
    """Return the words in lower case."""
    return arrow.call_function("utf8_lower", [words])


def replaced(words: Any, pattern: str, by: str) -> Any:
    """Return the words with all that matches the regular expression replaced."""
    return arrow.call_function("replace_substring_regex", [words], arrow.ReplaceSubstringOptions(pattern, by))


def floats(words: Any, where: Mask | None = None) -> Floats:
    """Return the value of numbers in plain English notation, NaN outside `where`; `pyarrow.ArrowInvalid` when
    one of them is no number."""
    if where is not None:
        words = arrow.call_function("if_else", [from_mask(where), words, pa.nulls(1, pa.string())[0]])
    return as_floats(arrow.call_function("cast", [words], arrow.CastOptions(pa.float64())))


def texts(numbers: Floats) -> Any:
    """Return numbers as texts, the shortest that give the same number again; very large ones with an exponent."""
    array = pa.Array.from_buffers(pa.float64(), len(numbers), [None, pa.py_buffer(np.ascontiguousarray(numbers))])
    return arrow.call_function("cast", [array], arrow.CastOptions(pa.string()))


def filled(array: Any, text: str) -> Any:
    """Return the texts with this one where there is nothing."""
    return arrow.call_function("coalesce", [array, from_texts([text])[0]]) if array.null_count else array


def whole(words: Any) -> Any:
    """Return the value of whole numbers as int64; `pyarrow.ArrowInvalid` when one of them is no such number."""
    numbers = arrow.call_function("cast", [words], arrow.CastOptions(pa.int64()))
    return np.frombuffer(numbers.buffers()[1], dtype=np.int64)[: len(words)]


def taken(array: Any, places: Any) -> Any:
    """Return the cells at these places."""
    return arrow.call_function("array_take", [array, from_places(places)])


def only(array: Any, mask: Mask) -> Any:
    """Return the cells of the mask."""
    return arrow.call_function("array_filter", [array, from_mask(mask)])


def encoded(array: Any) -> Any:
    """Return texts as a DictionaryArray: each distinct text once, in the order in which they occur."""
    return arrow.call_function("dictionary_encode", [array])


def distinct(array: Any) -> int:
    """Return how many different texts there are; the array may be in chunks."""
    return int(arrow.call_function("count_distinct", [array]).as_py())
