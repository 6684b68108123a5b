"""Which widget shows which kind of chart. A new kind is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.report import BandChart, BarChart, Chart
from gui.charts.band import band_widget
from gui.charts.bars import bars_widget
from gui.charts.frame import ChartFrame

CHART_WIDGETS: dict[type, Callable[[Any], ChartFrame]] = {
    BandChart: band_widget,
    BarChart: bars_widget,
}


def chart_widget(chart: Chart) -> ChartFrame:
    """Return a widget that shows this chart."""
    return CHART_WIDGETS[type(chart)](chart)
