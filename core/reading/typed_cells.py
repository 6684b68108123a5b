"""The cells of typed files in plain notation, with what the file itself says of each: a number, a day, or text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

import core.reading.compute as compute
from core.reading.arrays import as_codes, as_floats, from_places, from_texts
from core.reading.kinds import Native
from core.reading.table import Floats

Value = str | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
Coded = tuple[Any, Native | None]
"""The cells of a column as a DictionaryArray of texts, and what the file says of each distinct text."""


def text_of(cell: Value) -> str:
    """Return a cell in plain notation: 1234.5, 2014-02-07."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return _number(float(cell))
    if isinstance(cell, dt.datetime):
        if cell.time() == dt.time():
            return cell.date().isoformat()
        return cell.isoformat(sep=" ", timespec="milliseconds" if cell.microsecond else "seconds")
    return str(cell)


def texts_of(row: Sequence[Value]) -> list[str]:
    return [text_of(cell) for cell in row]


def coded(cells: list[Value]) -> Coded:
    """Return a column of cells of any types."""
    kinds = set(map(type, cells))
    if kinds <= {str}:
        return compute.encoded(from_texts(list(map(str, cells)))), None
    place: dict[Any, int] = {}
    keys = cells if len(kinds) == 1 else zip(map(type, cells), cells, strict=True)  # 1, 1.0 and True are equal
    codes = np.fromiter((place.setdefault(key, len(place)) for key in keys), dtype=np.int32, count=len(cells))
    distinct = list(place) if len(kinds) == 1 else [value for _, value in place]
    return pa.DictionaryArray.from_arrays(from_places(codes), _words(distinct), safe=False), _native(distinct)


def coded_alike(array: Any) -> Coded | None:
    """Return a column of which Arrow holds the cells, all of one type or empty; None when it cannot be told which."""
    kind = array.type
    if pa.types.is_null(kind):
        return coded([""] * len(array))
    if pa.types.is_string(kind):
        return compute.encoded(compute.filled(array, "")), None
    if not (pa.types.is_float64(kind) or pa.types.is_timestamp(kind) or pa.types.is_boolean(kind)):
        return None
    found = compute.encoded(array)
    if pa.types.is_float64(kind) and not array.null_count:
        numbers = as_floats(found.dictionary)
        return pa.DictionaryArray.from_arrays(found.indices, _written(numbers), safe=False), _native_numbers(numbers)
    distinct: list[Value] = found.dictionary.to_pylist()
    codes = as_codes(found.indices)
    if array.null_count:
        codes = np.where(codes < 0, np.int32(len(distinct)), codes)
        distinct.append("")
    return pa.DictionaryArray.from_arrays(from_places(codes), _words(distinct), safe=False), _native(distinct)


def _words(distinct: Sequence[Value]) -> Any:
    numbers = [value for value in distinct if type(value) is float]
    written = iter(_written(np.array(numbers, dtype=np.float64)).to_pylist())
    return from_texts([next(written) if type(value) is float else text_of(value) for value in distinct])


def _written(numbers: Floats) -> Any:
    """Return numbers in plain notation; Arrow writes most of them that way, ten times as fast as Python."""
    words = compute.texts(numbers)
    odd = compute.contains(words, "e")
    if not odd.any():
        return words
    texts = words.to_pylist()
    for place in np.flatnonzero(odd):
        texts[place] = _number(float(numbers[place]))
    return from_texts(texts)


def _number(value: float) -> str:
    text = repr(value)
    if text.endswith(".0"):
        return text[:-2]
    return np.format_float_positional(value, trim="-") if "e" in text else text


def _native(distinct: Sequence[Value]) -> Native:
    numbers = np.array([value if type(value) in (float, int) else np.nan for value in distinct], dtype=np.float64)
    days = np.full(len(distinct), np.datetime64("NaT"), dtype="datetime64[D]")
    if any(isinstance(value, dt.date) for value in distinct):
        days = np.array([_day(value) for value in distinct], dtype="datetime64[D]")
    return Native(np.isfinite(numbers) | ~np.isnat(days), numbers, days)


def _native_numbers(numbers: Floats) -> Native:
    return Native(np.isfinite(numbers), numbers, np.full(len(numbers), np.datetime64("NaT"), dtype="datetime64[D]"))


def _day(value: Value) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else None
