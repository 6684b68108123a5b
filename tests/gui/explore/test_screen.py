"""The place Explore."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from core.dataset import Dataset
from core.project import Project
from core.reading.table import AsideRow
from core.recipes.recipe import ImportRecipe
from core.source import Source
from gui.explore import screen as explore
from gui.explore.screen import ExploreScreen
from gui.jobs import Jobs
from gui.requests import RowsRequest
from gui.session import Session
from gui.settings import SettingsStore
from gui.tables.filter_popup import FilterPopup
from tests.core.exploring.made import column, table
from tests.core.exploring.test_flow_table import flows, project  # noqa: F401

KEY = Qt.Key


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def screen(qtbot, jobs, project, tmp_path):  # noqa: F811
    made = ExploreScreen(Session(project), jobs, SettingsStore(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.resize(1190, 690)
    made.show()
    return made


def shown(screen):
    cells = screen.panel.view.cells
    return [cells.index(line, cells.column_of("recipient")).data() for line in range(cells.rowCount())]


def test_without_sources_the_place_says_what_will_be_there(qtbot, jobs, tmp_path):
    made = ExploreScreen(Session(Project()), jobs, SettingsStore(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.sources_asked):
        made._empty.begun.emit()


def test_a_source_is_shown_with_where_its_row_stands(screen):
    screen.show_source("s1")

    assert shown(screen)[0] == "Germany"
    assert "licences.csv, row 2" in screen.side.row.text()


def test_the_flows_say_where_they_fall(screen):
    screen.choice.setCurrentIndex(0)
    screen.choice.activated.emit(0)

    assert screen.panel.table.has("Falls")
    assert "This flow falls: inside." in screen.side.row.text()


def test_rows_behind_a_number_are_shown_until_all_are_asked_for_again(screen):
    screen.show_rows(RowsRequest("outside, 2012", flows(), np.array([1, 2])))
    assert screen.panel.counts() == "2 of 2 rows"
    assert screen._behind.text() == "Rows behind: outside, 2012"
    assert "row 3" in screen.side.row.text()

    screen._behind.acted.emit()
    assert screen.panel.counts() == "5 of 5 rows"
    assert screen._behind.isHidden()


def test_what_is_done_to_the_view_is_undone_by_the_session(screen):
    screen.show_source("s1")
    screen.panel.view.sort_asked.emit("recipient", False)
    assert shown(screen)[0] == "Atlantis"
    assert screen._session.undo_label == "Sort on recipient"

    screen._session.undo()
    assert shown(screen)[0] == "Germany"

    screen._session.redo()
    assert shown(screen)[0] == "Atlantis"


def test_each_table_keeps_its_own_view(screen):
    screen.show_source("s1")
    screen.panel.view.sort_asked.emit("recipient", False)
    screen.choice.activated.emit(0)
    screen.show_source("s1")

    assert shown(screen)[0] == "Atlantis"


def test_rows_behind_another_number_are_not_filtered_by_what_was_filtered_before(screen):
    screen.show_rows(RowsRequest("first", flows(), np.array([1, 2])))
    screen.panel._keep_value("Recipient")
    assert screen.panel.counts().startswith("1 of 2")

    screen.show_rows(RowsRequest("second", flows(), np.array([1, 2])))

    assert screen.panel.counts() == "2 of 2 rows"


def test_a_decision_on_a_name_is_seen_in_the_flows_at_once(screen):
    screen.choice.activated.emit(0)
    before = screen.panel.table

    project_ = screen._session.project
    share = replace(project_.share, membership="jan1")
    screen._session.change("rule", replace(project_, share=share))

    assert screen.panel.table is not before
    falls = screen.panel.table.column("Falls")
    assert falls.text(4) == "outside"


def test_a_source_that_is_removed_gives_way_to_another_table(screen):
    screen.show_source("s1")

    screen._session.change("remove", Project())

    assert screen._pages.currentIndex() == 0


def test_rows_that_were_set_aside_are_listed(qtbot, screen):
    dataset = screen._session.project.datasets[0]
    reading = replace(dataset.reading, aside=(AsideRow(9, "<b>broken", "too many cells"),))
    screen._session.change("read", Project((replace(dataset, reading=reading),)))
    screen.show_source("s1")

    assert screen.side.tabText(2) == "Set aside (1)"
    assert screen.side.isTabVisible(2)


def test_the_column_panel_follows_the_current_column(screen):
    screen.show_source("s1")
    screen.side.setCurrentWidget(screen.side.column)
    view = screen.panel.view
    view.setCurrentIndex(view.cells.index(0, 1))

    assert screen.side.column._title.text() == "value"
    assert screen.side.column._facts.facts.rowCount() > 5


def test_what_is_shown_is_saved_as_it_is_shown(qtbot, screen, tmp_path):
    screen.show_source("s1")
    screen.panel.view.sort_asked.emit("recipient", False)
    screen.panel.hide_column("value")
    target = tmp_path / "out.csv"

    screen._save_to(target)
    qtbot.waitUntil(lambda: "out.csv" in screen._behind.text())

    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].strip('"') == "recipient"
    assert lines[1].strip('"') == "Atlantis"


def test_many_flows_are_put_into_a_table_in_the_background(qtbot, screen, monkeypatch):
    monkeypatch.setattr(explore, "_QUICK", 1)
    with qtbot.waitSignal(screen.panel.rows_changed):
        screen.choice.activated.emit(0)

    assert screen.panel.table.has("Falls")


def test_the_whole_place_is_used_by_keyboard_alone(qtbot, screen):
    screen.show_source("s1")
    view = screen.panel.view
    view.setCurrentIndex(view.cells.index(0, 0))

    screen.find()
    qtbot.keyClicks(screen.panel.find_bar.text, "atl")
    qtbot.keyClick(screen.panel.find_bar.text, KEY.Key_Return)
    assert view.currentIndex().data() == "Atlantis"
    qtbot.keyClick(screen.panel.find_bar.text, KEY.Key_Escape)

    qtbot.keyClick(view, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = screen.panel.findChild(FilterPopup)
    qtbot.keyClicks(popup.search, "an")
    qtbot.keyClick(popup.search, KEY.Key_Return)
    assert shown(screen) == ["Germany", "Germany, Brazil", "Atlantis", "Finland"]

    qtbot.keyClick(view, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(screen)[0] == "Atlantis"
    qtbot.keyClick(view, KEY.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, KEY.Key_Return)
    assert "row 5" in screen.side.row.text()

    screen._session.undo()
    screen._session.undo()
    assert len(shown(screen)) == 5


def test_every_control_has_a_name_for_who_cannot_see_it(screen):
    screen.show_source("s1")
    fields = [field for field in screen.findChildren(QLineEdit) if not field.isHidden()]

    assert all(field.accessibleName() for field in fields if field.parent() is not screen.choice)
    assert screen.choice.accessibleName()
    assert screen.panel.view.accessibleName()


def test_a_plain_table_without_flows_can_be_looked_into(qtbot, jobs, tmp_path, project):  # noqa: F811
    plain = Dataset(
        Source("s2", tmp_path / "plain.csv"), ImportRecipe("plain"),
        replace(project.datasets[0].reading, table=table(column("recipient", ["<img src=x>"]))),
    )  # fmt: skip
    made = ExploreScreen(Session(Project((plain,))), jobs, SettingsStore(tmp_path / "settings.json"))
    qtbot.addWidget(made)

    assert shown(made) == ["<img src=x>"]
    assert made.choice.itemText(0) == "plain.csv"
