"""Text to cells through Arrow's reader, for files in which every line is one whole record.

Gives nothing when there is any doubt about that; `core.reading.exact` then reads the file record by record.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import csv

import core.reading.compute as compute
from core.progress import Progress
from core.reading.assembly import Gathered
from core.reading.records import is_closed
from core.reading.stream import TextStream
from core.reading.table import Layout

_BLOCK = 1 << 22
_LARGE = 16 << 20  # below this every column is read as text and encoded afterwards
_SAMPLE_LINES = 1000
_NEARLY_ALL = 0.97


def gather_swiftly(
    path: Path, layout: Layout, header: tuple[str, ...], width: int, progress: Progress
) -> Gathered | None:
    """Read the records below the header; None when a line is not a record of this width."""
    with TextStream(path, layout.encoding, progress) as stream:
        try:
            stream.skip_lines(layout.header_row)
            kinds = _types(stream, layout, width, large=path.stat().st_size > _LARGE)
            table = _read(stream, layout, kinds, _BLOCK)
        except (pa.ArrowInvalid, UnicodeDecodeError):
            return None
    blank = stream.blank_end
    if table.num_rows + blank != stream.lines or not is_closed(stream.last_line, layout.delimiter, layout.quote):
        return None
    first = layout.header_row + 1
    rows = np.arange(first, first + table.num_rows, dtype=np.int64)
    return Gathered(header, tuple(table.columns), rows, blank=blank, sha256=stream.sha256)


def _read(source: Any, layout: Layout, kinds: dict[str, Any], block: int) -> Any:
    return csv.read_csv(
        source,
        read_options=csv.ReadOptions(column_names=list(kinds), block_size=block),
        parse_options=csv.ParseOptions(delimiter=layout.delimiter, quote_char=layout.quote or False),
        convert_options=csv.ConvertOptions(column_types=kinds, strings_can_be_null=False, check_utf8=False),
    )


def _types(stream: TextStream, layout: Layout, width: int, *, large: bool) -> dict[str, Any]:
    """Return text for columns in which nearly all cells differ, dictionary for the others."""
    kinds = {str(place): pa.string() for place in range(width)}
    if not large or not stream.sample:
        return kinds
    sample = _read(pa.py_buffer(stream.sample), layout, kinds, 1 << 20)
    if sample.num_rows < _SAMPLE_LINES:
        return kinds
    for place, column in zip(kinds, sample.columns, strict=True):
        if compute.distinct(column) <= _NEARLY_ALL * len(column):
            kinds[place] = pa.dictionary(pa.int32(), pa.string())
    return kinds
