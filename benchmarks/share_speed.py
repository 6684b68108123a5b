"""How long the share of 1,000,000 flows takes, beside a group-by of pandas on the same data.

Run from the project's root: python benchmarks/share_speed.py [ROWS]. Prints medians of seven runs.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import pandas as pd

from core.analysis.options import GROUPINGS, ShareOptions
from core.analysis.share import answer
from core.flows import Coded, Flows
from core.places.book import PlaceBook
from core.places.membership import Membership

SUPPLIERS = ("Netherlands", "Germany", "France", "United States", "Italy", "Spain", "Poland", "Norway", "Finland",
             "Sweden", "United Kingdom", "Turkey", "China", "Israel")  # fmt: skip
RECIPIENTS = (*SUPPLIERS, "Indonesia", "India", "Japan", "Ukraine", "Saudi Arabia", "Brazil", "Egypt", "Australia",
              "Qatar", "Morocco", "unknown recipient(s)", "Chile", "Peru", "Kenya", "Vietnam", "Pakistan")  # fmt: skip


def made_up(rows: int) -> Flows:
    """Return flows of nobody, drawn with a fixed seed."""
    draw = np.random.default_rng(20240424)

    def drawn(words: tuple[str, ...]) -> Coded:
        return Coded(draw.integers(0, len(words), rows).astype(np.int32), words)

    value = draw.lognormal(0, 1.5, rows).round(2)
    nothing = Coded(np.full(rows, -1, np.int32), ())
    flags = {"temporary": (draw.random(rows) < 0.05).astype(np.int8)}
    return Flows(
        "tiv", "", "mln TIV", drawn(SUPPLIERS), drawn(RECIPIENTS), nothing,
        drawn(tuple(f"ML{number}" for number in range(1, 23))),
        draw.integers(1990, 2024, rows).astype(np.int16), np.full(rows, "NaT", "datetime64[D]"),
        value, np.where(value < 0.05, 0.5, value), np.zeros(rows, np.int8), flags, np.zeros(rows, np.int32),
        np.arange(rows), ("s1",), np.zeros(rows, np.int8),
    )  # fmt: skip


def median_of(work: Callable[[], object], runs: int = 7) -> float:
    """Return the median time in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    flows, book, membership = made_up(rows), PlaceBook.standard(), Membership.standard()
    left_out = ("temporary",)

    def ours(**choices: object) -> Callable[[], object]:
        options = ShareOptions(**choices)  # type: ignore[arg-type]
        return lambda: answer(flows, book, membership, options, left_out)

    frame = pd.DataFrame(
        {
            "supplier": pd.Categorical.from_codes(flows.supplier.codes, SUPPLIERS),
            "recipient": pd.Categorical.from_codes(flows.recipient.codes, RECIPIENTS),
            "year": flows.years,
            "value": flows.low,
            "temporary": flows.flags["temporary"],
        }
    )

    def theirs() -> object:
        kept = frame[frame["temporary"] == 0]
        return kept.groupby(["year", "supplier", "recipient"], observed=True)["value"].sum()

    print(f"{rows:,} flows, milliseconds (median of 7)")
    for title, work in (
        ("share per year, with limits", ours()),
        ("the same by supplier", ours(by="supplier")),
        ("the same by recipient", ours(by="recipient")),
        ("pro-rata membership", ours(membership="prorata")),
        ("all three groupings and all lenses",
         lambda: answer(flows, book, membership, ShareOptions(), left_out, groupings=GROUPINGS, extras=True)),
        ("pandas: filter and sum by year, supplier, recipient (categories)", theirs),
    ):  # fmt: skip
        print(f"{median_of(work):8.1f}  {title}")


if __name__ == "__main__":
    main()
