"""Small tables for the tests of exploring."""

import datetime as dt

import numpy as np

from core.reading.table import Column, Kind, Table


def column(name: str, cells: list[str], kind: Kind = "text", **more) -> Column:
    words = list(dict.fromkeys(cells))
    codes = np.array([words.index(cell) for cell in cells], np.int32)
    missing = np.array([not word for word in words])
    values = np.empty(0)
    failing = np.zeros(len(words), bool)
    if kind == "date":
        days = [_day(word) for word in words]
        failing = np.array([day is None and bool(word) for day, word in zip(days, words, strict=True)])
        values = np.array(
            [np.datetime64("NaT") if day is None else np.datetime64(day) for day in days], "datetime64[D]"
        )
    elif kind != "text":
        numbers = [_number(word) for word in words]
        failing = np.array([number is None and bool(word) for number, word in zip(numbers, words, strict=True)])
        values = np.array([np.nan if number is None else number for number in numbers])
    return Column(name, kind, codes, np.array(words, object), values, failing, missing, **more)


def table(*columns: Column) -> Table:
    return Table(columns, np.arange(2, len(columns[0].codes) + 2))


def trade() -> Table:
    return table(
        column("from", ["Nederland", "Spanje", "Nederland", "", "Éire", "estland"]),
        column("year", ["2012", "2012", "2011", "2010", "2012", "2011"], "year"),
        column("value", ["10", "2.5", "", "abc", "1000", "2.5"], "number"),
    )


def _number(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None


def _day(word: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(word)
    except ValueError:
        return None
