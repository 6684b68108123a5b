"""The list of sources, and what can be done with one."""

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from core.analysis.options import ShareOptions
from core.reading.table import AsideRow
from gui.sources.screen import SourcesScreen


@pytest.fixture
def screen(qtbot, session, jobs, settings):
    made = SourcesScreen(session, jobs, settings)
    qtbot.addWidget(made)
    made.resize(1190, 690)
    made.show()
    return made


@pytest.fixture
def filled(screen, session, licences):
    session.change("Import", session.project.with_dataset(licences))
    return screen


def cells(screen, row=0):
    model = screen.model
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_without_sources_there_is_one_button_that_begins(qtbot, screen):
    assert screen.empty.isVisible()

    with qtbot.waitSignal(screen.open_requested):
        screen.empty.begun.emit()


def test_a_source_is_one_line_whose_balance_adds_up(filled):
    line = cells(filled)

    assert line[0] == "Licences of the Netherlands (fictional)"
    assert line[1] == "1 name to decide"
    assert line[4:] == ["2015–2024", "Licence value, EUR", "1,402", "1,400", "0", "2", "·"]


def test_the_model_of_the_list_is_sound(filled, qtmodeltester):
    qtmodeltester.check(filled.model)


def test_a_source_with_names_to_decide_leads_to_them(qtbot, filled):
    with qtbot.waitSignal(filled.names_requested) as asked:
        filled.detail.message.acted.emit()

    assert asked.args == ["s1"]


def test_enter_on_a_source_opens_its_table(qtbot, filled):
    with qtbot.waitSignal(filled.table_requested) as asked:
        filled.table.activated.emit(filled.table.currentIndex())

    assert asked.args == ["s1"]


def test_the_detail_shows_fingerprint_and_remarks(filled, licences):
    labels: list[QLabel] = filled.detail.findChildren(QLabel)
    shown = " ".join(each.text() for each in labels).replace("\n", "")

    assert licences.source.sha256 in shown
    assert "read 1,402 = imported 1,400 + set aside 0 + skipped 2" in shown
    assert all(str(problem) in shown for problem in licences.problems)


def test_text_of_a_file_is_never_shown_as_rich_text(screen, session, licences):
    evil = "<img src='//host/share.png'><b>x</b>"
    session.change(
        "Import", session.project.with_dataset(replace(licences, source=replace(licences.source, title=evil)))
    )

    assert screen.detail.title.text() == evil
    assert screen.model.index(0, 0).data(3).startswith("&lt;img")  # the tooltip


def test_removing_a_source_can_be_undone(filled, session, licences):
    filled.remove()
    assert session.project.datasets == ()

    session.undo()
    assert session.project.datasets == (licences,)
    assert filled.model.rowCount() == 1


def test_marking_a_source_marks_the_project(filled, session):
    filled.mark("geheim")

    assert session.project.effective_marking == "geheim"
    assert cells(filled)[-1] == "STG. GEHEIM"


def test_reading_an_unchanged_file_again_changes_nothing(qtbot, filled, session):
    project = session.project

    filled.reimport()
    qtbot.waitUntil(filled.message.isVisible)

    assert session.project is project
    assert "not changed" in filled.message.text()


def test_reading_a_changed_file_again_says_so_and_can_be_undone(qtbot, screen, session, licences, tmp_path):
    path = tmp_path / licences.source.path.name
    shutil.copy(licences.source.path, path)
    moved = replace(licences, source=replace(licences.source, path=path, marking="geheim"))
    session.change("Import", session.project.with_dataset(moved))
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:50]))

    screen.reimport()
    qtbot.waitUntil(screen.message.isVisible)

    assert "has changed" in screen.message.text()
    after = session.project.datasets[0]
    assert after.reading.balance.read < licences.reading.balance.read
    assert after.source.marking == "geheim"
    session.undo()
    assert session.project.datasets == (moved,)


def test_rows_set_aside_can_be_saved(qtbot, filled, session, licences, tmp_path):
    aside = (AsideRow(17, "a;b", "Too few cells"),)
    session.change(
        "Import", session.project.with_dataset(replace(licences, reading=replace(licences.reading, aside=aside)))
    )
    target = tmp_path / "aside.csv"

    assert filled.detail.aside.isVisible()
    filled.save_aside(session.project.datasets[0], target)
    qtbot.waitUntil(filled.message.isVisible)

    with target.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1] == ["17", "Too few cells", "a;b"]


def test_the_welcome_is_shown_once(filled, settings, session):
    assert filled.welcome.isVisible()

    filled.welcome.dismiss()
    session.change("Marking", replace(session.project, marking="geheim"))

    assert not filled.welcome.isVisible()
    assert not settings.current.welcome


def test_a_file_that_is_gone_is_asked_for(filled, session, licences, monkeypatch):
    asked = []
    monkeypatch.setattr("gui.sources.screen.choose_files", lambda *arguments: asked.append(arguments[1]))
    gone = replace(licences, source=replace(licences.source, path=Path("gone") / "x.csv"))
    session.change("Import", session.project.with_dataset(gone))

    filled.reimport()

    assert asked == ["Where is “x.csv” now?"]


def test_what_was_just_imported_is_the_selected_source(filled, session, licences):
    another = replace(licences, source=replace(licences.source, id="s2", title="Another"))

    session.change("Import", session.project.with_dataset(another))

    assert filled.current.dataset.source.id == "s2"


def test_a_column_that_no_source_fills_takes_no_room(filled, session, licences):
    heads = [filled.model.headerData(column, Qt.Orientation.Horizontal) for column in range(filled.model.columnCount())]
    edition = heads.index("Edition")
    assert filled.table.isColumnHidden(edition)

    dated = replace(licences, source=replace(licences.source, edition="2024-04-13"))
    session.change("Edition", session.project.with_dataset(dated))

    assert not filled.table.isColumnHidden(edition)
    assert cells(filled)[edition] == "2024-04-13"


def test_a_change_that_is_not_about_sources_leaves_the_list_alone(qtbot, filled, session):
    with qtbot.assertNotEmitted(filled.model.modelReset):
        session.change("years", replace(session.project, share=ShareOptions(years=(2016, 2017))))
