"""Reading text beside pyarrow's own typed read, in one run: `python benchmarks/import_speed.py [--rows N] [FILE …]`.

Medians of several rounds, in turns, so that a busy machine disturbs both alike: read the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import fastexcel  # noqa: E402
import generate  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.compute as pc  # noqa: E402
from pyarrow import csv  # noqa: E402

from core import reading  # noqa: E402

CHILD = """
import sys, time
begin = time.perf_counter()
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from core import reading
path = Path(sys.argv[2])
layout = reading.detect(path).layout
found = reading.preview(path, layout) if sys.argv[3] == "preview" else reading.read(path, layout)
seconds = time.perf_counter() - begin
status = Path("/proc/self/status")
peak = 0
if status.exists():
    peak = int(status.read_text().split("VmHWM:")[1].split()[0]) // 1024
print(seconds, peak, found.balance.imported)
"""


def typed(path: Path, dutch: bool) -> object:
    """Read with pyarrow alone; it has no Dutch numbers and dates, so those are cast afterwards."""
    if not dutch:
        return csv.read_csv(path)
    table = csv.read_csv(
        path, read_options=csv.ReadOptions(encoding="latin-1"), parse_options=csv.ParseOptions(delimiter=";")
    )
    plain = pc.replace_substring(pc.replace_substring(table["value"], ".", ""), ",", ".")
    return table, plain.cast(pa.float64()), pc.strptime(table["date"], "%d-%m-%Y", "s").cast(pa.date32())


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return seconds of wall clock and seconds of processor."""
    begin, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begin, time.process_time() - used


def medians(times: list[tuple[float, float]]) -> tuple[float, float]:
    walls, used = zip(*times, strict=True)
    return median(walls), median(used)


def whole_process(path: Path, what: str, rounds: int) -> tuple[float, float, int]:
    """Return seconds of wall clock, seconds of reading and peak memory in MB of a fresh Python."""
    walls, inner, peaks = [], [], []
    for _ in range(rounds):
        begin = time.perf_counter()
        command = [sys.executable, "-c", CHILD, str(ROOT), str(path), what]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        walls.append(time.perf_counter() - begin)
        first, second, _ = done.stdout.split()
        inner.append(float(first))
        peaks.append(int(second))
    return median(walls), median(inner), max(peaks)


def compare_workbook(path: Path, rounds: int) -> None:
    layout = reading.detect(path).layout
    peer, looks, ours = [], [], []
    for _ in range(rounds + 1):
        peer.append(seconds(lambda: fastexcel.read_excel(path).load_sheet(0).to_arrow()))
        looks.append(seconds(lambda: reading.preview(path, reading.detect(path).layout)))
        ours.append(seconds(lambda: reading.read(path, layout)))
    (theirs, theirs_used), (mine, mine_used) = medians(peer[1:]), medians(ours[1:])
    print(f"{path.name}: fastexcel {theirs:.3f} s · ours {mine:.3f} s · detect and preview {medians(looks)[0]:.3f} s")
    print(f"  ratio to fastexcel {mine / theirs:.2f}, of processor time {mine_used / theirs_used:.2f}")


def compare(path: Path, rounds: int) -> None:
    layout = reading.detect(path).layout
    dutch = layout.delimiter == ";"
    size = path.stat().st_size / 1e6
    arrow, ours, raw = [], [], []
    for _ in range(rounds + 1):
        raw.append(seconds(path.read_bytes))
        arrow.append(seconds(lambda: typed(path, dutch)))
        ours.append(seconds(lambda: reading.read(path, layout)))
    found = reading.read(path, layout)
    print(f"{path.name}: {size:.0f} MB, {found.balance.imported:,} rows, decimal {found.layout.decimal!r}")
    (theirs, theirs_used), (mine, mine_used) = medians(arrow[1:]), medians(ours[1:])
    print(f"  raw read {medians(raw)[0]:.3f} s · pyarrow typed {theirs:.3f} s · ours {mine:.3f} s")
    print(f"  ratio to pyarrow {mine / theirs:.2f}, of processor time {mine_used / theirs_used:.2f}")
    wall, inner, _ = whole_process(path, "preview", rounds)
    print(f"  fresh Python, detect and preview: {wall:.2f} s wall clock, {inner:.2f} s of it ours")
    wall, inner, peak = whole_process(path, "read", rounds)
    limit = 3 * size + 300
    print(f"  fresh Python, detect and whole read: {wall:.2f} s wall clock, {inner:.2f} s of it ours (at most 1)")
    print(f"  peak memory {peak} MB (at most {limit:.0f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = chosen.files or [
            generate.english(Path(folder) / "english.csv", chosen.rows),
            generate.dutch(Path(folder) / "dutch.csv", chosen.rows),
        ]
        for path in files:
            compare(path, chosen.rounds)
        if not chosen.files:
            compare_workbook(generate.workbook(Path(folder) / "workbook.xlsx", chosen.rows // 10), chosen.rounds)


if __name__ == "__main__":
    main()
