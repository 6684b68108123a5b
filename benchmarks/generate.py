"""Makes the files the benchmarks read: fictional trade flows in English and Dutch notation, the same at every run."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter
from pyarrow import csv

SEED = 20_241
COLUMNS = ("licence", "origin", "destination", "date", "category", "value", "status", "description")
_GOODS = ("armour", "vehicle", "parts", "radar", "system", "spares", "engine", "naval", "gun", "missile", "test", "set")


def table(rows: int) -> pa.Table:
    """Return a table of texts in English notation: eight columns, three of them nearly all different."""
    random = np.random.default_rng(SEED)
    places = np.array([f"Land {number}" if number % 9 else f"Republic of {number}" for number in range(190)])
    goods = np.array(_GOODS)[random.integers(0, len(_GOODS), (6, rows))]
    values = pa.array(np.round(random.lognormal(11, 2, rows), 2))
    description = pc.binary_join_element_wise(*map(pa.array, goods), " ")
    return pa.table(
        {
            "licence": pa.array(np.arange(100_000, 100_000 + rows)).cast(pa.string()),
            "origin": places[random.integers(0, 60, rows)],
            "destination": places[random.integers(0, 190, rows)],
            "date": pa.array(np.datetime64("2004-01-01") + random.integers(0, 7300, rows)).cast(pa.string()),
            "category": np.array([f"ML{number}" for number in range(1, 23)])[random.integers(0, 22, rows)],
            "value": pc.cast(pc.cast(values, pa.decimal128(18, 2)), pa.string()),
            "status": np.array(["granted", "refused", "pending"])[random.integers(0, 3, rows)],
            "description": pc.utf8_slice_codeunits(description, 0, 40),
        }
    )


def english(path: Path, rows: int) -> Path:
    """Write the table with commas, decimal points and year-month-day."""
    csv.write_csv(table(rows), path, csv.WriteOptions(quoting_style="none"))
    return path


def dutch(path: Path, rows: int) -> Path:
    """Write the table with semicolons, decimal commas, points between thousands, day-month-year, in latin-1."""
    made = table(rows)
    value = pc.replace_substring(made["value"], ".", ",")
    for _ in range(3):
        value = pc.replace_substring_regex(value, r"^(\d+)(\d{3}[.,])", r"\1.\2")
    day = pc.replace_substring_regex(made["date"], r"^(\d+)-(\d+)-(\d+)$", r"\3-\2-\1")
    origin = pc.replace_substring(made["origin"], "Republic", "België")
    for name, column in (("value", value), ("date", day), ("origin", origin)):
        made = made.set_column(made.column_names.index(name), name, column)
    csv.write_csv(made, path, csv.WriteOptions(delimiter=";", quoting_style="none"))
    path.write_bytes(path.read_bytes().decode().encode("latin-1"))
    return path


def workbook(path: Path, rows: int) -> Path:
    """Write the table as one sheet of typed cells."""
    made = table(rows)
    day, value = pc.strptime(made["date"], "%Y-%m-%d", "s").to_pylist(), made["value"].cast(pa.float64()).to_pylist()
    columns = [column.to_pylist() for column in made.columns]
    columns[COLUMNS.index("date")], columns[COLUMNS.index("value")] = day, value
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("Data")
    for place, (name, cells) in enumerate(zip(COLUMNS, columns, strict=True)):
        sheet.write_column(0, place, [name, *cells])
    book.close()
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    print(english(chosen.folder / "english.csv", chosen.rows))
    print(dutch(chosen.folder / "dutch.csv", chosen.rows))


if __name__ == "__main__":
    main()
