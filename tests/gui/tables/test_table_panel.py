"""The table on screen."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.exploring.filtering import Filter, NumberRange, Only, Values
from core.exploring.sorting import SortKey
from core.exploring.view_state import ViewState
from core.reading.table import Column
from gui.jobs import Jobs
from gui.tables import table_panel
from gui.tables.filter_popup import FilterPopup
from gui.tables.table_panel import TablePanel
from tests.core.exploring.made import column, table, trade
from tests.gui.tables.test_model import NASTY

KEY = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def panel(qtbot, jobs):
    """A panel that keeps its own state, as a screen without a session would."""
    panel = TablePanel(jobs)
    qtbot.addWidget(panel)
    panel.state_asked.connect(lambda _label, state: panel.show_state(state))
    panel.resize(700, 400)
    panel.show_table(trade(), ViewState())
    panel.show()
    return panel


def names(panel):
    cells = panel.view.cells
    return [cells.index(line, 0).data() for line in range(cells.rowCount())]


def test_alt_up_sorts_up_then_down_then_not_at_all(panel, qtbot):
    panel.view.setCurrentIndex(panel.view.cells.index(0, 0))

    qtbot.keyClick(panel.view, KEY.Key_Up, ALT)
    assert names(panel)[0] == "Éire"

    qtbot.keyClick(panel.view, KEY.Key_Up, ALT)
    assert names(panel)[0] == "Spanje"

    qtbot.keyClick(panel.view, KEY.Key_Up, ALT)
    assert names(panel)[0] == "Nederland"


def test_a_click_on_a_head_sorts_and_with_shift_adds_a_key(panel, qtbot):
    heads = panel.view.heads

    def click(column, modifier=Qt.KeyboardModifier.NoModifier):
        spot = QPoint(heads.sectionViewportPosition(column) + 15, heads.height() // 2)
        qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, modifier, spot)

    click(1)
    click(2, SHIFT)
    click(2, SHIFT)

    assert panel.state.sort == (SortKey("year"), SortKey("value", True))


def test_alt_down_opens_the_filter_of_the_column(panel, qtbot):
    panel.view.setCurrentIndex(panel.view.cells.index(0, 2))

    qtbot.keyClick(panel.view, KEY.Key_Down, ALT)

    popup = panel.findChild(FilterPopup)
    popup.low.setText("5")
    qtbot.keyClick(popup.low, KEY.Key_Return)
    assert panel.state.filters == (Filter("value", NumberRange(5.0, None)),)
    assert names(panel) == ["Nederland", "Éire"]
    assert not panel.chips.isHidden()


def test_the_current_row_stays_the_current_one_when_rows_are_sorted(panel):
    panel.view.setCurrentIndex(panel.view.cells.index(4, 0))

    panel.show_state(ViewState((SortKey("from"),)))

    assert panel.view.currentIndex().data() == "Éire"


def test_chips_say_what_is_filtered_and_take_it_away(panel, qtbot):
    panel.show_state(ViewState(filters=(Filter("from", Values(("Spanje",))), Filter("value", Only("missing")))))
    assert panel.counts() == "0 of 6 rows · 2 filters"

    panel.chips.removed.emit(panel.state.filters[1])
    assert panel.counts() == "1 of 6 rows · 1 filter"

    panel.clear_filters()
    assert panel.counts() == "6 of 6 rows"
    assert panel.chips.isHidden()


def test_values_are_chosen_from_a_list_with_counts(panel, qtbot):
    panel.open_filter("from")
    popup = panel.findChild(FilterPopup)

    popup.search.setText("land")
    popup.values.only_listed()

    assert popup.values.index(1, 0).data() == "Nederland   (2)"
    assert popup.filters() == (Filter("from", Values(("estland", "Nederland"), True, True)),)
    popup.close()


def test_a_limit_that_cannot_be_read_keeps_the_filter_open(panel):
    panel.open_filter("value")
    popup = panel.findChild(FilterPopup)
    popup.low.setText("12,34,5")

    popup.apply()

    assert popup.isVisible()
    assert popup.low.toolTip()
    popup.close()


def test_a_filter_opens_as_it_was_left(panel):
    panel.show_state(ViewState(filters=(Filter("from", Values(("Spanje",), keep=False)),)))

    panel.open_filter("from")

    popup = panel.findChild(FilterPopup)
    assert popup.filters() == (Filter("from", Values(("Spanje",), False, False)),)
    popup.close()


def test_find_goes_from_hit_to_hit_and_says_how_many(panel, qtbot):
    panel.open_find()
    panel.find_bar.text.setText("land")
    qtbot.keyClick(panel.find_bar.text, KEY.Key_Return)
    assert panel.view.currentIndex().row() == 2

    panel.find_next()
    assert panel.view.currentIndex().data() == "estland"

    panel.find_previous()
    panel.find_previous()
    assert panel.view.currentIndex().row() == 0

    qtbot.keyClick(panel.find_bar.text, KEY.Key_Escape)
    assert panel.find_bar.isHidden()


def test_what_is_selected_is_summed(panel, qtbot):
    with qtbot.waitSignal(panel.selection_changed, check_params_cb=lambda text: "1,015" in text):
        panel.view.setCurrentIndex(panel.view.cells.index(0, 2))
        qtbot.keyClick(panel.view, KEY.Key_Space, CONTROL)


def test_the_selection_is_copied_in_the_order_on_screen(panel, qtbot):
    panel.show_state(ViewState((SortKey("from", True),), hidden=("year",)))
    panel.view.selectAll()

    panel.copy(heads=True)

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "from\tvalue"
    assert lines[1] == "Spanje\t2.5"


def test_too_many_cells_are_not_copied_but_pointed_to_a_file(panel, monkeypatch):
    monkeypatch.setattr(table_panel, "_MOST_COPIED", 5)
    panel.view.selectAll()

    panel.copy()

    assert not panel._message.isHidden()


def test_many_rows_are_sorted_in_the_background_and_the_latest_wins(panel, qtbot, monkeypatch):
    monkeypatch.setattr(table_panel, "_QUICK_ROWS", 1)
    with qtbot.waitSignal(panel.rows_changed):
        panel.show_state(ViewState((SortKey("value"),)))
        panel.show_state(ViewState((SortKey("from"),)))

    assert names(panel)[0] == "Éire"


def test_columns_are_hidden_and_moved_as_the_state_says(panel):
    panel.show_state(ViewState(hidden=("year",), order=("value", "from")))

    assert panel.view.shown_columns() == ("value", "from")

    panel.show_state(ViewState())

    assert panel.view.shown_columns() == ("from", "year", "value")


def test_the_last_column_cannot_be_hidden(panel):
    for name in ("from", "year", "value"):
        panel.hide_column(name)

    assert panel.view.shown_columns() == ("value",)


def test_tab_leaves_the_table(qtbot, jobs):
    window = QWidget()
    qtbot.addWidget(window)
    panel, after = TablePanel(jobs), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(panel)
    layout.addWidget(after)
    panel.show_table(trade(), ViewState())
    window.show()
    window.activateWindow()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)

    qtbot.keyClick(panel.view, KEY.Key_Tab)

    assert after.hasFocus()


def test_keys_go_to_the_ends_of_the_table(panel, qtbot):
    view = panel.view
    qtbot.keyClick(view, KEY.Key_End, CONTROL)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (5, 2)

    qtbot.keyClick(view, KEY.Key_Home, CONTROL)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, 0)

    qtbot.keyClick(view, KEY.Key_Down, CONTROL)
    qtbot.keyClick(view, KEY.Key_Right, CONTROL)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (5, 2)


def test_nasty_texts_are_painted_and_nothing_happens(qtbot, panel):
    panel.show_table(table(column("<img src=x>&", NASTY), column("value", ["x"] * 9, "number")), ViewState())

    picture = panel.grab()

    assert not picture.isNull()
    menu = panel.column_menu("<img src=x>&")
    assert menu.actions()


def test_an_empty_table_is_shown_without_a_current_row(panel):
    panel.show_table(trade(), ViewState(filters=(Filter("from", Values(("nowhere",))),)))

    assert panel.counts() == "0 of 6 rows · 1 filter"
    panel.grab()
    panel.view.selectAll()
    panel.copy()


def test_a_screen_reader_is_told_what_stands_in_a_cell(panel):
    accessible = QAccessible.queryAccessibleInterface(panel.view)

    told = [accessible.child(place).text(QAccessible.Text.Name) for place in range(accessible.childCount())]

    assert accessible.role() == QAccessible.Role.Table
    assert {"from", "Nederland", "This cell is empty in the source.", "Does not fit (number): abc"} <= set(told)


def test_selecting_everything_does_not_look_at_every_row(panel, qtbot):
    rows = 3_000_000
    codes = np.zeros(rows, np.int32)
    one = Column("a", "text", codes, np.array(["x"], object), np.empty(0), np.zeros(1, bool), np.zeros(1, bool))
    panel.show_table(type(trade())((one,), np.arange(rows)), ViewState())

    panel.view.selectAll()
    panel.grab()

    assert panel.view.selected_cells() == {"a": None}


def test_another_row_in_the_current_cell_is_news(panel, qtbot):
    panel.view.setCurrentIndex(panel.view.cells.index(0, 0))
    entered = []
    panel.view.row_entered.connect(entered.append)

    panel.view.show_rows(np.array([3, 2]))

    assert entered[-1:] == [3]
