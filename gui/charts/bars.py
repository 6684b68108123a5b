"""Stacked bars: inside, outside, and hatched what can be either."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from core.numerals import number
from core.report import BarChart, ReportColumn, ReportTable
from core.texts import tr
from gui.charts.axes import AmountAxis
from gui.charts.frame import ChartFrame, Entry
from gui.charts.hatching import HatchedRects
from gui.palette import Colours

_HALF = 0.36  # of the thickness of a bar
_LONGEST_NAME = 22


def bars_widget(chart: BarChart) -> ChartFrame:
    """Return a widget that shows the bars."""
    return ChartFrame(BarsDrawing(chart))


class BarsDrawing:
    """Draws a bar chart as lying bars, the largest on top."""

    def __init__(self, chart: BarChart) -> None:
        self.chart = chart
        self.title, self.unit = chart.title, chart.unit
        self.source, self.description = chart.source, chart.description

    def axes(self) -> dict[str, pg.AxisItem]:
        names = pg.AxisItem("left")
        names.setTicks([[(at, _shortened(key)) for at, key in enumerate(self.chart.keys)]])
        names.setStyle(tickLength=0)
        return {"bottom": AmountAxis("bottom"), "left": names}

    def draw(self, plot: pg.PlotWidget, colours: Colours) -> None:
        plot.invertY(True)
        plot.showGrid(x=True, y=False, alpha=0.15)
        hatched = []
        for at in range(len(self.chart.keys)):
            left = 0.0
            for value, colour in self._parts(at, colours):
                rect = QRectF(left, at - _HALF, value, 2 * _HALF)
                left += value
                if colour == colours.ambiguous:
                    hatched.append(rect)
                elif value:
                    bar = pg.BarGraphItem(
                        x0=[rect.left()], y0=[rect.top()], width=[rect.width()], height=[rect.height()],
                        brush=QColor(colour), pen=pg.mkPen(None),
                    )  # fmt: skip
                    plot.addItem(bar)
        if any(rect.width() for rect in hatched):
            plot.addItem(HatchedRects(hatched, colours.ambiguous, outlined=True))
        longest = max(
            (sum(value for value, _ in self._parts(at, colours)) for at in range(len(self.chart.keys))), default=1.0
        )
        plot.setXRange(0, (longest or 1.0) * 1.03, padding=0)
        plot.setYRange(-0.6, max(len(self.chart.keys), 1) - 0.4, padding=0)

    def _parts(self, at: int, colours: Colours) -> tuple[tuple[float, str], ...]:
        chart = self.chart
        return (
            (chart.inside[at] or 0.0, colours.inside),
            (chart.outside[at] or 0.0, colours.outside),
            (chart.ambiguous[at] or 0.0, colours.ambiguous),
        )

    def legend(self, colours: Colours) -> tuple[Entry, ...]:
        return (
            (tr("inside"), colours.inside, Qt.BrushStyle.SolidPattern),
            (tr("outside"), colours.outside, Qt.BrushStyle.SolidPattern),
            (tr("ambiguous"), colours.ambiguous, Qt.BrushStyle.BDiagPattern),
        )

    def readings(self) -> tuple[str, ...]:
        chart = self.chart
        return tuple(
            tr(
                "{name}: inside {inside}, outside {outside}, ambiguous {ambiguous} {unit}",
                name=key, inside=number(inside), outside=number(outside), ambiguous=number(ambiguous), unit=chart.unit,
            )
            for key, inside, outside, ambiguous in zip(
                chart.keys, chart.inside, chart.outside, chart.ambiguous, strict=True
            )
        )  # fmt: skip

    def place_of(self, position: int) -> tuple[float, float] | None:
        chart = self.chart
        total = sum(values[position] or 0.0 for values in (chart.inside, chart.outside, chart.ambiguous))
        return total, float(position)

    def position_at(self, _x: float, y: float) -> int:
        nearest = round(y)
        return nearest if 0 <= nearest < len(self.chart.keys) else -1

    def figures(self) -> ReportTable:
        chart = self.chart
        titles = (tr("Inside"), tr("Outside"), tr("Ambiguous"))
        columns = (ReportColumn(tr("Name")), *(ReportColumn(title, "number", chart.unit) for title in titles))
        rows = tuple(zip(chart.keys, chart.inside, chart.outside, chart.ambiguous, strict=True))
        return ReportTable(chart.table, chart.title, columns, rows)


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
