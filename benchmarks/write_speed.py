"""How long it takes to save 1,000,000 formatted cells, beside DataFrame.to_excel and DataFrame.to_csv.

Run from the project's root: python -m benchmarks.write_speed [ROWS]. 125,000 rows of 8 columns unless told
otherwise, in turns within one run; prints medians. Both workbooks have the same number and date formats.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import pandas as pd
from python_calamine import CalamineWorkbook

from core.export import tables
from core.reading.table import Column, Kind, Table

COUNTRIES = ("Netherlands", "Germany", "France", "United States", "Italy", "Oman", "India", "Brazil", "Egypt", "Japan")


def made_up(rows: int) -> tuple[Table, pd.DataFrame]:
    """Return the same invented trade flows as a table of ours and as a frame of pandas."""
    draw = np.random.default_rng(20240424)
    words = {
        "supplier": np.array(COUNTRIES)[draw.integers(0, 10, rows)],
        "recipient": np.array(COUNTRIES)[draw.integers(0, 10, rows)],
        "category": np.array([f"ML{number}" for number in range(1, 23)])[draw.integers(0, 22, rows)],
        "status": np.array(["new", "extension"])[draw.integers(0, 2, rows)],
        "description": np.array([f"invented goods for a made up order {number:06d}" for number in range(rows)]),
    }
    days = np.datetime64("2004-01-01") + draw.integers(0, 3650, rows)
    values = draw.lognormal(11, 1.5, rows).round(2)
    numbers = draw.integers(1, 500, rows).astype(np.float64)
    columns = [_column(name, "text", texts, None) for name, texts in words.items()]
    columns.insert(0, _column("date", "date", days.astype(str), days))
    columns += [_column("value", "number", values.astype(str), values)]
    columns += [_column("number", "integer", numbers.astype(np.int64).astype(str), numbers)]
    frame = pd.DataFrame(
        {"date": days.astype("datetime64[s]"), **words, "value": values, "number": numbers.astype(int)}
    )
    return Table(tuple(columns), np.arange(2, rows + 2)), frame


def _column(name: str, kind: Kind, texts: np.ndarray, values: np.ndarray | None) -> Column:
    distinct, first, codes = np.unique(texts, return_index=True, return_inverse=True)
    none = np.zeros(len(distinct), bool)
    parsed = np.array([], np.float64) if values is None else values[first]
    return Column(name, kind, codes.astype(np.int32), distinct.astype(object), parsed, none, none)


def pandas_to_excel(frame: pd.DataFrame, path: Path) -> None:
    """Save as pandas does, with the formats and the header that ours has."""
    with pd.ExcelWriter(path, engine="xlsxwriter", datetime_format="yyyy-mm-dd") as writer:
        frame.to_excel(writer, index=False, sheet_name="Data", freeze_panes=(1, 0))
        book, sheet = writer.book, writer.sheets["Data"]
        sheet.set_column(6, 6, 14, book.add_format({"num_format": "General"}))
        sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)


def medians(works: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Run the works in turns and return the median time of each in seconds."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(found) for name, found in times.items()}


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 125_000
    table, frame = made_up(rows)
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder, "ours.xlsx"), Path(folder, "pandas.xlsx")
        found = medians(
            {
                "xlsx": lambda: tables.write(table, ours),
                "xlsx, DataFrame.to_excel (XlsxWriter)": lambda: pandas_to_excel(frame, theirs),
                "csv": lambda: tables.write(table, Path(folder, "ours.csv")),
                "csv, DataFrame.to_csv": lambda: frame.to_csv(Path(folder, "pandas.csv"), index=False),
                "parquet": lambda: tables.write(table, Path(folder, "ours.parquet")),
                "parquet, DataFrame.to_parquet": lambda: frame.to_parquet(Path(folder, "pandas.parquet")),
            },
            runs=3,
        )
        same = [CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python() for path in (ours, theirs)]
        sizes = [path.stat().st_size / 1e6 for path in (ours, theirs)]
    print(f"{rows * len(table.columns):,} cells; both workbooks hold the same: {same[0] == same[1]}")
    for name, seconds in found.items():
        print(f"{name:40} {seconds:7.2f} s")
    ratio = found["xlsx, DataFrame.to_excel (XlsxWriter)"] / found["xlsx"]
    print(f"DataFrame.to_excel takes {ratio:.1f} times as long; sizes {sizes[0]:.1f} and {sizes[1]:.1f} MB")


if __name__ == "__main__":
    main()
