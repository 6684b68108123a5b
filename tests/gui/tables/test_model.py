"""The model of a table."""

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt

from gui.tables.model import TableModel, plain_tooltip
from tests.core.exploring.made import column, table, trade

NASTY = ["<img src=x>", "a\u202eb", "R&D", "=1+1", "\x00", "line\nline", "x" * 5000, "", "🙂 ﷽"]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester):
    model = TableModel()
    model.set_table(trade())

    qtmodeltester.check(model)


def test_the_model_keeps_the_rules_of_qt_when_other_rows_are_shown(qtmodeltester):
    model = TableModel()
    model.set_table(trade())
    qtmodeltester.check(model)

    for rows in (np.array([4, 1]), np.array([], int), np.array([5, 4, 3]), None):
        model.show_rows(rows)

        assert model.rowCount() == (6 if rows is None else len(rows))


def test_lines_are_rows_in_the_order_asked_for():
    model = TableModel()
    model.set_table(trade())
    model.show_rows(np.array([4, 0]))

    assert model.index(0, 0).data() == "Éire"
    assert model.headerData(0, Qt.Orientation.Vertical) == "6"
    assert [text for text, _ in model.block(0, 1, 0)] == ["Éire", "Nederland"]


def test_nothing_in_a_table_is_taken_for_markup():
    model = TableModel()
    model.set_table(table(column("<b>&", NASTY)))

    assert model.index(0, 0).data() == "<img src=x>"
    assert model.index(1, 0).data() == "a⟨U+202E⟩b"
    tip = model.index(6, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert len(tip) < 1200
    assert "<b>" not in model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert plain_tooltip("<img src=x>") == "<qt>&lt;img src=x&gt;</qt>"


def test_a_cell_without_a_value_says_why_to_mouse_and_screen_reader():
    model = TableModel()
    model.set_table(trade())

    missing, failing = model.index(2, 2), model.index(3, 2)

    assert missing.data() == "·"
    assert missing.data(Qt.ItemDataRole.AccessibleTextRole) == "This cell is empty in the source."
    assert failing.data(Qt.ItemDataRole.ToolTipRole) == "<qt>Does not fit (number): abc</qt>"


def test_there_is_nothing_below_a_cell():
    model = TableModel()
    model.set_table(trade())

    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
    assert model.headerData(99, Qt.Orientation.Horizontal) is None


@pytest.mark.parametrize("role", list(Qt.ItemDataRole))
def test_every_role_can_be_asked_for(role):
    model = TableModel()
    model.set_table(table(column("x", NASTY)))

    for line in range(len(NASTY)):
        model.index(line, 0).data(role)
