"""Charts read out what they show, by mouse and by keys, and copy with all that belongs to them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core import texts
from core.report import BandChart, BarChart, Chart
from gui.charts.axes import AmountAxis, PercentAxis
from gui.charts.registry import CHART_WIDGETS, chart_widget

BAND = BandChart(
    "Share outside NATO per year", (2010, 2011, 2012, 2013), (0.2, None, 0.3, 0.4), (0.4, None, 0.5, 0.6),
    (0.3, None, 0.4, None), "% of the licensed value", "own calculation on the basis of nobody", "A band.", "years",
)  # fmt: skip
BARS = BarChart(
    "By recipient", ("Germany", "Ruritania", "a group with a very long name indeed"), (5.0, 0.0, 0.0),
    (0.0, 4.0, 0.0), (0.0, 0.0, 2.5), "mln EUR", "own calculation", "Bars.", "recipients",
)  # fmt: skip


@pytest.fixture(params=[BAND, BARS], ids=["band", "bars"])
def view(request, qtbot):
    view = chart_widget(request.param)
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    return view


def test_every_kind_of_chart_has_a_widget():
    assert set(CHART_WIDGETS) == set(Chart.__args__)


def test_a_chart_has_a_name_a_description_and_a_reading_of_every_value(view):
    assert view.accessibleName() == view.drawing.title
    assert view.accessibleDescription() == view.drawing.description
    assert len(view.drawing.readings()) == len(view.drawing.figures().rows)


def test_arrow_keys_read_out_one_value_after_the_other(view, qtbot):
    readings = view.drawing.readings()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.reading.text() == readings[0]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.reading.text() == readings[1]
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.reading.text() == view.reading.accessibleName() == readings[-1]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.reading.text() == readings[-1]
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.reading.text() == readings[0]


def test_enter_asks_for_the_rows_of_the_position(view, qtbot):
    view.point(2)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [2]


def test_the_mouse_points_at_what_it_is_over(view):
    for position in range(len(view.drawing.readings())):
        place = view.drawing.place_of(position)
        if place is not None:
            assert view.drawing.position_at(*place) == position


def test_the_picture_goes_to_the_clipboard_without_buttons(view):
    view.copy_picture()
    assert not QApplication.clipboard().pixmap().isNull()
    assert all(tool.isVisible() for tool in view.tools.values())


def test_the_figures_can_be_seen_as_a_table(view):
    view.tools["table"].setChecked(True)
    assert view.table.isVisible()
    assert not view.plot.isVisible()
    view.tools["table"].setChecked(False)
    assert view.plot.isVisible()


def test_a_year_without_data_is_a_gap_that_is_never_joined(qtbot):
    view = chart_widget(BAND)
    qtbot.addWidget(view)
    assert view.drawing.runs() == [[0], [2, 3]]
    assert view.drawing.readings()[1] == "2011: no data"
    assert view.drawing.readings()[0] == "2010: between 20.0% and 40.0%, observed 30.0%"


def test_the_axis_runs_from_0_to_100_percent_unless_one_zooms(qtbot):
    view = chart_widget(BAND)
    qtbot.addWidget(view)

    def shown():
        return view.plot.getViewBox().viewRange()[1]

    assert shown()[0] <= 0
    assert shown()[1] >= 1
    view.tools["zoom"].setChecked(True)
    assert shown()[0] > 0.1
    assert shown()[1] < 0.7
    view.tools["zoom"].setChecked(False)
    assert shown()[1] >= 1


@pytest.mark.parametrize(("language", "share", "amount"), [("nl", "50\u00a0%", "1.000"), ("en", "50%", "1,000")])
def test_axes_write_numbers_as_the_reader_does(qtbot, language, share, amount):
    texts.use(language)
    assert PercentAxis("left").tickStrings([0.5], 1, 0.25) == [share]
    assert AmountAxis("bottom").tickStrings([1000.0], 1, 500) == [amount]
