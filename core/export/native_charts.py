"""Charts of Excel itself, drawn from the cells of the table beside them. A new kind is one line in `WRITERS`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.export.sheet_look import AMBIGUOUS, BAND, FONT, GRID, INSIDE, MUTED, OUTSIDE, TEXT
from core.export.sheet_page import Page, Placed
from core.report import BandChart, BarChart, Chart
from core.texts import tr

_WIDEST = 1200
_BAND_HEIGHT = 340
_BAR_HEIGHT, _AROUND_BARS = 24, 150
_ROW_HEIGHT = 20  # pixels, that of an ordinary row


@dataclass(frozen=True)
class Figures:
    """Where the figures of a chart stand: the rows, and the number of each column by name."""

    placed: Placed
    columns: dict[str, int]
    first: int  # 0-based rows of the sheet
    last: int

    def of(self, name: str) -> list[object]:
        return [self.placed.sheet, self.first, self.columns[name], self.last, self.columns[name]]


def height_in_rows(chart: Chart) -> int:
    """Return how many ordinary rows the chart covers."""
    return -(-_height(chart) // _ROW_HEIGHT)


def add(book: Any, page: Page, row: int, chart: Chart, figures: Figures) -> None:
    """Draw the chart at this row, as wide as the page."""
    native = WRITERS[type(chart)](book, chart, figures)
    native.set_title({"name": chart.title, "name_font": _font(11, TEXT, bold=True), "overlay": False})
    native.set_size({"width": min(_WIDEST, page.pixels), "height": _height(chart)})
    native.set_chartarea({"border": {"none": True}, "fill": {"color": "#FFFFFF"}})
    native.set_plotarea({"fill": {"none": True}})
    page.sheet.insert_chart(row, 0, native, {"description": chart.description, "object_position": 2, "x_offset": 2})


def _height(chart: Chart) -> int:
    return _BAND_HEIGHT if isinstance(chart, BandChart) else _AROUND_BARS + _BAR_HEIGHT * len(chart.keys)


def _band(book: Any, chart: BandChart, figures: Figures) -> Any:
    """Draw low to high as a band and the observed share as a line.

    Where a year is missing, and when there is only one, the band becomes a column for each year: an area would
    join what must not be joined.
    """
    gaps = len(chart.years) < 2 or any(value is None for value in (*chart.low, *chart.high))
    native = book.add_chart({"type": "column" if gaps else "area", "subtype": "stacked"})
    categories = figures.of("key")
    nothing = {"fill": {"none": True}, "border": {"none": True}, "gap": 60}
    band = {"fill": {"color": BAND}, "border": {"none": True}, "gap": 60}
    native.add_series({"name": tr("Low"), "categories": categories, "values": figures.of("low"), **nothing})
    native.add_series({"name": tr("Low to high"), "categories": categories, "values": figures.of("width"), **band})
    line = book.add_chart({"type": "line"})
    line.add_series({
        "name": tr("Observed"),
        "categories": categories,
        "values": figures.of("observed"),
        "line": {"color": OUTSIDE, "width": 2.25},
        "marker": {"type": "circle", "size": 5, "fill": {"color": OUTSIDE}, "border": {"color": OUTSIDE}},
    })  # fmt: skip
    native.combine(line)
    native.show_blanks_as("gap")
    native.set_legend({"position": "top", "delete_series": [0], "font": _font(9, TEXT)})
    native.set_x_axis(_axis(chart.source, "0"))
    native.set_y_axis({
        "min": 0, "max": 1, "major_unit": 0.2, "num_format": "0%", "num_font": _font(9, MUTED),
        "name": chart.unit, "name_font": _font(8, MUTED),
        "line": {"none": True}, "major_gridlines": {"visible": True, "line": {"color": GRID, "width": 0.75}},
    })  # fmt: skip
    return native


def _bars(book: Any, chart: BarChart, figures: Figures) -> Any:
    native = book.add_chart({"type": "bar", "subtype": "stacked"})
    hatched = {"pattern": "wide_upward_diagonal", "fg_color": AMBIGUOUS, "bg_color": "#FFFFFF"}
    parts = (
        ("inside", tr("Inside"), {"fill": {"color": INSIDE}, "border": {"none": True}}),
        ("outside", tr("Outside"), {"fill": {"color": OUTSIDE}, "border": {"none": True}}),
        ("ambiguous", tr("Ambiguous"), {"pattern": hatched, "border": {"color": AMBIGUOUS, "width": 0.5}}),
    )
    for name, title, style in parts:
        native.add_series({
            "name": title, "categories": figures.of("key"), "values": figures.of(name), "gap": 45, "overlap": 100,
            **style,
        })  # fmt: skip
    native.set_legend({"position": "top", "font": _font(9, TEXT)})
    native.set_x_axis({
        **_axis(f"{chart.unit} · {chart.source}", "#,##0"),
        "line": {"none": True}, "major_gridlines": {"visible": True, "line": {"color": GRID, "width": 0.75}},
    })  # fmt: skip
    native.set_y_axis({
        "reverse": True, "crossing": "max", "interval_unit": 1, "num_font": _font(9, TEXT), "line": {"color": MUTED},
        "major_tick_mark": "none", "major_gridlines": {"visible": False},
    })  # fmt: skip
    return native


def _axis(below: str, number_format: str) -> dict[str, object]:
    """Return an axis with a line of text under it: the source belongs to the picture when it is copied."""
    return {
        "name": below, "name_font": {**_font(8, MUTED), "bold": False}, "num_font": _font(9, MUTED),
        "num_format": number_format, "line": {"color": MUTED}, "major_tick_mark": "outside",
    }  # fmt: skip


def _font(size: int, colour: str, *, bold: bool = False) -> dict[str, object]:
    return {"name": FONT, "size": size, "color": colour, "bold": bold}


WRITERS: dict[type[Chart], Callable[[Any, Any, Figures], Any]] = {BandChart: _band, BarChart: _bars}
