"""A report table on screen: figures as the reader writes them, missing as a dot, cells that open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from core import texts
from core.report import ReportColumn, ReportTable
from gui.tables.report_table import ReportTableView, as_text

TABLE = ReportTable(
    "years",
    "Per year",
    (ReportColumn("Year", "year"), ReportColumn("Inside", "number", "mln EUR"), ReportColumn("Low", "share", "%"),
     ReportColumn("Flows", "whole"), ReportColumn("Name")),
    ((2012, 1234.567, 0.1741, 1200, "a"), (2013, None, None, 3, "=b")),
    "a note",
)  # fmt: skip


@pytest.fixture
def view(qtbot):
    view = ReportTableView(TABLE)
    qtbot.addWidget(view)
    view.resize(500, 200)
    view.show()
    return view


def cell(view, row, column, role=Qt.ItemDataRole.DisplayRole):
    return view.model().index(row, column).data(role)


def test_figures_are_written_as_the_reader_does(view):
    assert [cell(view, 0, column) for column in range(5)] == ["2012", "1,234.57", "17.4", "1,200", "a"]
    texts.use("nl")
    assert [cell(view, 0, column) for column in range(4)] == ["2012", "1.234,57", "17,4", "1.200"]


def test_missing_is_a_dot_with_a_reason_and_never_zero(view):
    assert cell(view, 1, 1) == cell(view, 1, 2) == "·"
    assert "No figure" in cell(view, 1, 1, Qt.ItemDataRole.ToolTipRole)
    assert cell(view, 0, 1, Qt.ItemDataRole.ToolTipRole) is None


def test_figures_stand_right_and_the_unit_stands_in_the_head(view):
    right = Qt.AlignmentFlag.AlignRight
    assert cell(view, 0, 1, Qt.ItemDataRole.TextAlignmentRole) & right
    assert not cell(view, 0, 4, Qt.ItemDataRole.TextAlignmentRole) & right
    assert view.model().headerData(1, Qt.Orientation.Horizontal) == "Inside\nmln EUR"


def test_enter_and_double_click_open_a_cell(view, qtbot):
    view.setCurrentIndex(view.model().index(1, 2))
    with qtbot.waitSignal(view.cell_opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [1, 2]
    with qtbot.waitSignal(view.cell_opened) as opened:
        view.doubleClicked.emit(view.model().index(0, 3))
    assert opened.args == [0, 3]


def test_the_selection_is_copied_with_its_heads(view, qtbot):
    view.setCurrentIndex(view.model().index(0, 0))
    view.selectAll()
    qtbot.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QApplication.clipboard().text() == as_text(TABLE)
    assert as_text(TABLE).split("\n")[1] == "2012\t1,234.57\t17.4\t1,200\ta"
    view.clearSelection()
    view.selectionModel().select(view.model().index(0, 1), view.selectionModel().SelectionFlag.Select)
    view.copy()
    assert QApplication.clipboard().text() == "Inside (mln EUR)\n1,234.57"


def test_another_table_keeps_the_place(view):
    view.setCurrentIndex(view.model().index(1, 1))
    view.show_table(TABLE)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 1)
    assert view.accessibleName() == "Per year"
