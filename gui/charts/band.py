"""A share per year: the band between low and high first, the observed share second."""

from __future__ import annotations

from itertools import groupby

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from core.numerals import percent
from core.report import BandChart, ReportColumn, ReportTable
from core.texts import tr
from gui.charts.axes import PercentAxis, YearAxis
from gui.charts.frame import ChartFrame, Entry
from gui.charts.hatching import HatchedRects
from gui.palette import Colours

_SINGLE = 0.18  # half the width of the band of a year that stands alone


def band_widget(chart: BandChart) -> ChartFrame:
    """Return a widget that shows the band."""
    drawing = BandDrawing(chart)
    frame = ChartFrame(drawing)
    zoom = frame.add_tool("zoom", "search", tr("Zoom in on the band"), checkable=True)
    zoom.toggled.connect(lambda wanted: drawing.zoom(frame.plot, wanted))
    return frame


class BandDrawing:
    """Draws a band chart, on an axis from 0 to 100 % unless one zooms on purpose."""

    def __init__(self, chart: BandChart) -> None:
        self.chart = chart
        self.title, self.unit = chart.title, chart.unit
        self.source, self.description = chart.source, chart.description
        self._zoomed = False

    def axes(self) -> dict[str, pg.AxisItem]:
        return {"bottom": YearAxis("bottom"), "left": PercentAxis("left")}

    def zoom(self, plot: pg.PlotWidget, wanted: bool) -> None:
        """Let the axis hold only the band, or the whole from 0 to 100 % again."""
        self._zoomed = wanted
        self._set_range(plot)

    def draw(self, plot: pg.PlotWidget, colours: Colours) -> None:
        chart = self.chart
        plot.showGrid(x=False, y=True, alpha=0.15)
        gaps = [
            QRectF(year - 0.5, 0.0, 1.0, 1.0) for year, low in zip(chart.years, chart.low, strict=True) if low is None
        ]
        if gaps:
            hatched = HatchedRects(gaps, colours.ambiguous, outlined=False)
            hatched.setZValue(-5)
            plot.addItem(hatched)
        for run in self.runs():
            self._draw_run(plot, run, colours)
        self._set_range(plot)

    def _draw_run(self, plot: pg.PlotWidget, run: list[int], colours: Colours) -> None:
        years = np.array([self.chart.years[at] for at in run], float)
        low = np.array([self.chart.low[at] for at in run], float)
        high = np.array([self.chart.high[at] for at in run], float)
        if len(run) == 1:
            years = np.array([years[0] - _SINGLE, years[0] + _SINGLE])
            low, high = np.repeat(low, 2), np.repeat(high, 2)
        edge = pg.mkPen(colours.outside, width=1)
        lower, upper = (pg.PlotCurveItem(years, limit, pen=edge, antialias=True) for limit in (low, high))
        plot.addItem(pg.FillBetweenItem(lower, upper, brush=pg.mkBrush(_fill(colours))))
        plot.addItem(lower)
        plot.addItem(upper)
        known = [(self.chart.years[at], self.chart.observed[at]) for at in run if self.chart.observed[at] is not None]
        if known:
            line = pg.PlotDataItem(
                [year for year, _ in known], [share for _, share in known],
                pen=pg.mkPen(colours.text, width=2), symbol="o", symbolSize=5,
                symbolBrush=pg.mkBrush(colours.text), symbolPen=pg.mkPen(None), antialias=True,
            )  # fmt: skip
            line.setZValue(10)
            plot.addItem(line)

    def runs(self) -> list[list[int]]:
        """Return the positions of years that follow each other and have a share: gaps are never joined."""
        known = [
            (at, year)
            for at, (year, low, high) in enumerate(zip(self.chart.years, self.chart.low, self.chart.high, strict=True))
            if low is not None and high is not None
        ]
        runs = groupby(enumerate(known), key=lambda numbered: numbered[1][1] - numbered[0])
        return [[at for _, (at, _) in run] for _, run in runs]

    def _set_range(self, plot: pg.PlotWidget) -> None:
        chart = self.chart
        bottom, top = 0.0, 1.0
        shares = [share for share in (*chart.low, *chart.high) if share is not None]
        if self._zoomed and shares:
            margin = max((max(shares) - min(shares)) * 0.08, 0.005)
            bottom, top = max(min(shares) - margin, 0.0), min(max(shares) + margin, 1.0)
        if chart.years:
            plot.setXRange(chart.years[0] - 0.5, chart.years[-1] + 0.5, padding=0)
        plot.setYRange(bottom, top, padding=0.03)

    def legend(self, colours: Colours) -> tuple[Entry, ...]:
        entries: list[Entry] = [
            (tr("low – high"), _fill(colours).name(QColor.NameFormat.HexArgb), Qt.BrushStyle.SolidPattern),
            (tr("observed"), colours.text, None),
        ]
        if any(low is None for low in self.chart.low):
            entries.append((tr("no data"), colours.ambiguous, Qt.BrushStyle.BDiagPattern))
        return tuple(entries)

    def readings(self) -> tuple[str, ...]:
        chart = self.chart
        return tuple(
            tr("{year}: no data", year=year)
            if low is None or high is None
            else tr(
                "{year}: between {low} and {high}, observed {observed}",
                year=year, low=percent(low), high=percent(high), observed=percent(observed),
            )
            for year, low, high, observed in zip(chart.years, chart.low, chart.high, chart.observed, strict=True)
        )  # fmt: skip

    def place_of(self, position: int) -> tuple[float, float] | None:
        chart = self.chart
        share = chart.observed[position] if chart.observed[position] is not None else chart.high[position]
        return None if share is None else (float(chart.years[position]), share)

    def position_at(self, x: float, _y: float) -> int:
        if not self.chart.years:
            return -1
        return int(np.argmin(np.abs(np.array(self.chart.years) - x)))

    def figures(self) -> ReportTable:
        chart = self.chart
        shares = (ReportColumn(title, "share", "%") for title in (tr("Low"), tr("High"), tr("Observed")))
        rows = tuple(zip(chart.years, chart.low, chart.high, chart.observed, strict=True))
        return ReportTable(chart.table, chart.title, (ReportColumn(tr("Year"), "year"), *shares), rows)


def _fill(colours: Colours) -> QColor:
    fill = QColor(colours.outside)
    fill.setAlpha(70)
    return fill
