"""The table view beside a plain QTableView that asks pandas for each cell: first paint, page, scroll, select, sort.

    python benchmarks/table_view.py [ROWS …]

Prints the median of each step in milliseconds, and how many times quicker than the peer where there is one.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import pandas as pd
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QApplication, QTableView

from core.exploring.filtering import Filter, NumberRange, TextMatch, Values
from core.exploring.sorting import SortKey
from core.exploring.view_state import ViewState
from core.reading.table import Column, Table
from gui import style
from gui.jobs import Jobs
from gui.tables.table_panel import TablePanel
from gui.tables.view import TableView

WIDTH, HEIGHT = 1200, 1000  # about 40 rows and 10 columns
TEXTS = 200
REPEATS = 9
_NOWHERE = QModelIndex()


def table(rows: int) -> Table:
    """Ten columns of trade flows: places, years, categories, values, status, descriptions."""
    random = np.random.default_rng(1)

    def none(size: int) -> np.ndarray:
        return np.zeros(size, np.bool_)

    def text(name: str, words: list[str]) -> Column:
        codes = random.integers(0, len(words), rows, dtype=np.int32)
        return Column(name, "text", codes, np.array(words, np.object_), np.empty(0), none(len(words)), none(len(words)))

    def number(name: str, distinct: int) -> Column:
        values = np.round(random.lognormal(10, 2, distinct), 2)
        words = values.astype(str).astype(np.object_)
        codes = random.integers(0, distinct, rows, dtype=np.int32)
        return Column(name, "number", codes, words, values, none(distinct), none(distinct))

    years = np.arange(1990, 2025)
    year = Column(
        "year", "year", random.integers(0, len(years), rows, dtype=np.int32), years.astype(str).astype(np.object_),
        years.astype(float), none(len(years)), none(len(years)),
    )  # fmt: skip
    return Table(
        (
            text("origin", [f"Country {number}" for number in range(TEXTS)]),
            text("destination", [f"State of {number}" for number in range(TEXTS)]),
            year,
            text("category", [f"ML{number}" for number in range(1, 23)]),
            number("value", min(rows, 100_000)),
            number("quantity", 5_000),
            text("status", ["definitive", "temporary", "extension", ""]),
            text("description", [f"Goods for land, sea and air, number {number:06}" for number in range(50_000)]),
            text("note", ["", "estimate", "see remark"]),
            number("weight", 20_000),
        ),
        np.arange(2, rows + 2),
    )


class Peer(QAbstractTableModel):
    """A model as one finds it everywhere: `.iat` for each cell."""

    def __init__(self, frame: pd.DataFrame) -> None:
        super().__init__()
        self.frame = frame

    def rowCount(self, _parent: QModelIndex = _NOWHERE) -> int:
        return len(self.frame)

    def columnCount(self, _parent: QModelIndex = _NOWHERE) -> int:
        return len(self.frame.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return str(self.frame.iat[index.row(), index.column()]) if role == Qt.ItemDataRole.DisplayRole else None


def painted(view: QTableView) -> None:
    """Let everything that waits to be painted be painted, the cells at least."""
    view.viewport().update()
    paints = _PAINTS.count
    for _ in range(100):
        QApplication.processEvents()
        if _PAINTS.count > paints:
            return
    raise SystemExit("nothing was painted, so nothing was measured")


class _Paints(QObject):
    """Counts what is painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


_PAINTS = _Paints()


def median(step: Callable[[int], object], repeats: int = REPEATS) -> float:
    """Return the median time of the step in milliseconds; the step is told which time it is."""
    times = []
    for number in range(repeats):
        start = time.perf_counter()
        step(number)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def peer_frame(source: Table) -> pd.DataFrame:
    """Return the same cells as pandas would hold them: numbers, and texts as categories."""
    return pd.DataFrame(
        {
            column.name: pd.Categorical.from_codes(column.codes, column.words.astype(str))
            if column.kind == "text"
            else column.numbers()
            for column in source.columns
        }
    )


def measure_peer(source: Table) -> dict[str, float]:
    frame = peer_frame(source)
    figures = {}

    def first(_number: int) -> None:
        view = QTableView()
        view.resize(WIDTH, HEIGHT)
        view.setModel(Peer(frame))
        view.viewport().installEventFilter(_PAINTS)
        view.show()
        painted(view)
        view.close()

    figures["first paint"] = median(first, 3)
    view = QTableView()
    view.horizontalHeader().setHighlightSections(False)
    view.verticalHeader().setHighlightSections(False)
    model = Peer(frame)
    view.setModel(model)
    view.resize(WIDTH, HEIGHT)
    view.viewport().installEventFilter(_PAINTS)
    view.show()
    painted(view)
    figures["page jump"] = median(lambda number: (view.verticalScrollBar().setValue(number * 5003), painted(view)))
    figures["scroll step"] = median(lambda number: (view.verticalScrollBar().setValue(100 + number * 3), painted(view)))
    view.close()
    return figures


def measure_ours(source: Table, jobs: Jobs) -> dict[str, float]:
    figures = {}
    rows = len(source)

    def first(_number: int) -> None:
        panel = TablePanel(jobs)
        panel.resize(WIDTH, HEIGHT)
        panel.show_table(source, ViewState())
        panel.view.viewport().installEventFilter(_PAINTS)
        panel.show()
        painted(panel.view)
        panel.close()

    def first_view(_number: int) -> None:
        view = TableView()
        view.resize(WIDTH, HEIGHT)
        view.show_table(source)
        view.viewport().installEventFilter(_PAINTS)
        view.show()
        painted(view)
        view.close()

    figures["first paint"] = median(first_view, 5)
    figures["first paint, with filters, find and sums"] = median(first, 5)
    panel = TablePanel(jobs)
    panel.resize(WIDTH, HEIGHT)
    panel.show_table(source, ViewState())
    view, bar = panel.view, panel.view.verticalScrollBar()
    view.viewport().installEventFilter(_PAINTS)
    panel.show()
    painted(view)

    def settled() -> None:
        while jobs.running:
            QApplication.processEvents()
        painted(view)

    def select_all(_number: int) -> None:
        view.clearSelection()
        painted(view)
        view.selectAll()
        painted(view)

    def shown(state: ViewState) -> Callable[[int], None]:
        def step(_number: int) -> None:
            panel.show_state(state, even_if_same=True)
            settled()

        return step

    figures["page jump"] = median(lambda number: (bar.setValue((number * 50_021) % rows), painted(view)))
    figures["scroll step"] = median(lambda number: (bar.setValue(100 + number * 3), painted(view)))
    figures["Ctrl+A"] = median(select_all)
    view.clearSelection()
    values = Filter("origin", Values(tuple(f"Country {number}" for number in range(60))))
    limits = Filter("value", NumberRange(1000.0, 100_000.0))
    states = {
        "filter on values": ViewState(filters=(values,)),
        "filter on values and limits": ViewState(filters=(values, limits)),
        "text contains": ViewState(filters=(Filter("description", TextMatch("number 0012")),)),
        "sort on value": ViewState(sort=(SortKey("value"),)),
        "sort on text": ViewState(sort=(SortKey("description"),)),
        "three sort keys": ViewState(sort=(SortKey("year"), SortKey("origin"), SortKey("value", True))),
    }
    for name, state in states.items():
        step = shown(state)
        start = time.perf_counter()
        step(0)
        figures[f"{name}, first time"] = (time.perf_counter() - start) * 1000
        figures[name] = median(step, 5)
        panel.show_state(ViewState(), even_if_same=True)
        settled()
    panel.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return figures


def main() -> None:
    application = QApplication([])
    style.apply(application, "light")
    jobs = Jobs()
    for rows in [int(argument) for argument in sys.argv[1:]] or [1_000_000, 10_000_000]:
        source = table(rows)
        ours, peer = measure_ours(source, jobs), measure_peer(source)
        print(f"{rows:,} rows of 10 columns, medians in ms")
        for name, figure in ours.items():
            against = (
                f"   plain QTableView with .iat {peer[name]:8.1f}   {peer[name] / figure:.1f} ×" if name in peer else ""
            )
            print(f"  {name:40}{figure:8.1f}{against}")
    jobs.close()


if __name__ == "__main__":
    main()
