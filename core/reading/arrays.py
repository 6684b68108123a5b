"""Arrow arrays from Python and numpy, and back.

Without `pa.array`, `pa.scalar` and `to_numpy`: these load pandas, which takes 0.4 s.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from core.reading.table import Codes, Floats, Mask


def from_texts(texts: Sequence[str]) -> Any:
    """Return a StringArray of these texts."""
    joined = "".join(texts)
    offsets = np.zeros(len(texts) + 1, dtype=np.int32)
    lengths = map(len, texts) if joined.isascii() else (len(text.encode()) for text in texts)
    np.cumsum(np.fromiter(lengths, dtype=np.int32, count=len(texts)), out=offsets[1:])
    return pa.StringArray.from_buffers(len(texts), pa.py_buffer(offsets), pa.py_buffer(joined.encode()))


def from_mask(mask: Mask) -> Any:
    """Return a BooleanArray."""
    bits = np.packbits(mask, bitorder="little")
    return pa.Array.from_buffers(pa.bool_(), len(mask), [None, pa.py_buffer(bits)])


def from_places(places: Any) -> Any:
    """Return an Int32Array of codes or places."""
    return pa.Array.from_buffers(pa.int32(), len(places), [None, pa.py_buffer(places.astype(np.int32))])


def as_codes(indices: Any) -> Codes:
    """Return whole numbers of 32 bits as a numpy array, -1 for nothing."""
    values = np.frombuffer(indices.buffers()[1], dtype=np.int32)[indices.offset : indices.offset + len(indices)]
    return np.where(_present(indices), values, np.int32(-1)) if indices.null_count else values


def as_floats(array: Any) -> Floats:
    """Return numbers as a numpy array, NaN for nothing."""
    values = np.frombuffer(array.buffers()[1], dtype=np.float64)[array.offset : array.offset + len(array)]
    return np.where(_present(array), values, np.nan) if array.null_count else values


def as_mask(matches: Any) -> Mask:
    """Return truth values as a numpy array; nothing is false."""
    mask = _bits(matches.buffers()[1], matches)
    return mask & _present(matches) if matches.null_count else mask


def _present(array: Any) -> Mask:
    return _bits(array.buffers()[0], array)


def _bits(buffer: Any, array: Any) -> Mask:
    if buffer is None:
        return np.ones(len(array), dtype=bool)
    bits = np.unpackbits(np.frombuffer(buffer, dtype=np.uint8), bitorder="little", count=array.offset + len(array))
    return bits[array.offset :].view(bool)
