"""Flows as a table, so that they can be looked into like any source."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from core.dataset import Dataset
from core.flows import FLAG_NAMES, FLAGS, YES, Coded, Flows
from core.reading.table import Column, Kind, Rows, Table
from core.reading.words import Words
from core.texts import tr


def flow_table(flows: Flows, datasets: Mapping[str, Dataset], classes: Coded | None = None) -> Table:
    """Return the flows with a column for each field they know; `rows` are the rows in the sources.

    `classes` says of each flow where it falls. Two columns of values are given only where they differ.
    """
    rows = source_rows(flows, datasets)
    names = tuple(_title(source, datasets) for source in flows.source_ids)
    columns = [
        _coded(tr("Supplier"), flows.supplier),
        _coded(tr("Recipient"), flows.recipient),
        _coded(tr("Final recipient"), flows.final_recipient),
        _years(tr("Year"), flows.years),
        _dates(tr("Date"), flows.dates),
        _coded(tr("Category"), flows.category),
        *_values(flows),
        None if classes is None else _coded(tr("Falls"), classes),
        *(_flag(tr(FLAG_NAMES[flag]), flows.flags[flag]) for flag in FLAGS if flag in flows.flags),
        _coded(tr("Source"), Coded(flows.source, names)),
        _numbers(tr("Row"), rows.astype(np.float64), "integer"),
    ]
    return Table(tuple(column for column in columns if column is not None), rows)


def source_rows(flows: Flows, datasets: Mapping[str, Dataset]) -> Rows:
    """Return for each flow the 1-based line or sheet row in its source; the record number where that is gone."""
    rows = flows.row.astype(np.int64) + 1
    for place, source in enumerate(flows.source_ids):
        dataset = datasets.get(source)
        if dataset is not None:
            those = flows.source == place
            rows[those] = dataset.reading.table.rows[flows.row[those]]
    return rows


def _title(source: str, datasets: Mapping[str, Dataset]) -> str:
    known = datasets.get(source)
    return source if known is None else known.source.title or known.source.path.name


def _values(flows: Flows) -> list[Column | None]:
    unit = f" ({flows.unit})" if flows.unit else ""
    if np.array_equal(flows.low, flows.high, equal_nan=True):
        return [_numbers(tr("Value") + unit, flows.low, "number")]
    return [
        _numbers(tr("Value, at least") + unit, flows.low, "number"),
        _numbers(tr("Value, at most") + unit, flows.high, "number"),
    ]


def _coded(name: str, coded: Coded) -> Column | None:
    if not (coded.codes >= 0).any():
        return None
    words = np.array(coded.words, np.object_)
    blank = np.array([not word.strip() for word in coded.words], np.bool_)
    return Column(name, "text", coded.codes, words, np.empty(0), np.zeros(len(words), np.bool_), blank)


def _years(name: str, years: npt.NDArray[np.int16]) -> Column | None:
    known, codes = np.unique(years, return_inverse=True)
    codes = np.where(years > 0, codes, -1).astype(np.int32)
    words = np.array([str(year) for year in known], np.object_)
    none = np.zeros(len(words), np.bool_)
    return Column(name, "year", codes, words, known.astype(np.float64), none, none) if (codes >= 0).any() else None


def _dates(name: str, dates: npt.NDArray[np.datetime64]) -> Column | None:
    days = dates.astype("datetime64[D]")
    known = ~np.isnat(days)
    if not known.any():
        return None
    values, found = np.unique(days[known], return_inverse=True)
    codes = np.full(len(days), -1, np.int32)
    codes[known] = found
    none = np.zeros(len(values), np.bool_)
    return Column(name, "date", codes, values.astype(str).astype(np.object_), values, none, none, date_order="ymd")


def _numbers(name: str, numbers: npt.NDArray[np.float64], kind: Kind) -> Column:
    import pyarrow as pa  # heavy, and flows come from a reader that has loaded it already

    known = ~np.isnan(numbers)
    values, found = np.unique(numbers[known], return_inverse=True)
    codes = np.full(len(numbers), -1, np.int32)
    codes[known] = found
    whole = kind == "integer" or bool(np.all(values == np.floor(values)))
    written = pa.array(values.astype(np.int64) if whole and np.abs(values).max(initial=0) < 2**53 else values)
    none = np.zeros(len(values), np.bool_)
    return Column(name, kind, codes, Words(written.cast(pa.string())), values, none, none, native=~none)


def _flag(name: str, flags: npt.NDArray[np.int8]) -> Column:
    codes = np.where(flags < 0, -1, flags == YES).astype(np.int32)
    words = np.array([tr("no"), tr("yes")], np.object_)
    none = np.zeros(2, np.bool_)
    return Column(name, "boolean", codes, words, np.array([0.0, 1.0]), none, none)
