"""The window brings the places together."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMessageBox,
    QPushButton,
)

from core.places.place import Decision, Place
from core.progress import Cancelled
from core.project import Project
from gui import palette
from gui.command_palette import CommandPalette
from gui.import_wizard.wizard import ImportWizard
from gui.main_window import MainWindow
from gui.rail import PLACES
from gui.speech import Speech

BUILT = [place.key for place in PLACES if not place.later]


@pytest.fixture
def filled(window, session, licences):
    real = replace(licences, source=replace(licences.source, fictional=False))
    session.change("Import", session.project.with_dataset(real))
    return window


@pytest.mark.parametrize("key", [*BUILT, "settings"])
def test_every_place_that_is_built_can_be_opened(qtbot, filled, key):
    filled.go(key)

    assert filled.stack.currentWidget() is filled.page(key)
    qtbot.waitUntil(lambda: not filled.jobs.running)


def test_a_place_that_is_not_built_yet_cannot_be_reached(window):
    for number, place in enumerate(PLACES, start=1):
        command = next(one for one in window.actions_in_use.commands if one.shortcut == f"Ctrl+{number}")
        assert command.enabled(Project()) == (not place.later)


def test_files_go_to_the_wizard_and_come_back_as_a_source(qtbot, window, session, tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")

    window.open_files([path])

    assert isinstance(window.stack.currentWidget(), ImportWizard)
    qtbot.waitUntil(lambda: not window.jobs.running)


def test_an_imported_source_is_remembered_and_can_be_undone(filled, session, settings, licences, tmp_path):
    path = tmp_path / "b.csv"
    path.write_text("x", encoding="utf-8")
    other = replace(licences, source=replace(licences.source, id="s2", fictional=False, path=path))

    filled.add_source(other)

    assert [dataset.source.id for dataset in session.project.datasets] == ["s1", "s2"]
    assert settings.current.recent_files == (str(path),)
    session.undo()
    assert [dataset.source.id for dataset in session.project.datasets] == ["s1"]


def test_files_dropped_anywhere_go_to_the_wizard(qtbot, window, tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )

    window.dropEvent(event)

    assert isinstance(window.stack.currentWidget(), ImportWizard)
    qtbot.waitUntil(lambda: not window.jobs.running)


def test_a_folder_without_tables_is_said_and_not_opened(window, tmp_path):
    (tmp_path / "picture.png").write_bytes(b"x")

    window.open_files([tmp_path])

    assert "no file in this folder" in window.findChild(QMessageBox).text()


def test_more_files_wait_until_the_wizard_is_done(qtbot, window, tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("a,b\n1,2\n", encoding="utf-8")
    window.open_files([tmp_path / "a.csv"])
    first = window.stack.currentWidget()

    window.open_files([tmp_path / "b.csv"])
    assert window.stack.currentWidget() is first
    first.closed.emit()

    assert window.stack.currentWidget() is not first
    assert isinstance(window.stack.currentWidget(), ImportWizard)
    qtbot.waitUntil(lambda: not window.jobs.running)


def test_another_language_makes_the_window_anew_and_keeps_the_project(filled, settings, session):
    project = session.project

    settings.change(language="nl")

    assert filled.menuBar().actions()[0].text() == "&Bestand"
    assert filled.page("sources").model.rowCount() == 1
    (before,), (after,) = project.datasets, session.project.datasets
    assert after.reading.table is before.reading.table
    assert after.explanations != before.explanations


def test_another_scheme_holds_at_once(filled, settings):
    settings.change(scheme="dark")

    assert palette.is_dark()
    settings.change(scheme="light")


def test_the_marking_of_the_sources_is_never_lowered(filled, session):
    dataset = session.project.datasets[0]
    secret = replace(dataset, source=replace(dataset.source, marking="geheim"))
    session.change("Marking", session.project.with_dataset(secret))

    filled.mark("departementaal")

    assert session.project.effective_marking == "geheim"
    assert all("GEHEIM" in band.text() and band.isVisible() for band in filled.bands)


def test_without_a_marking_there_is_no_band(filled):
    assert not any(band.isVisible() for band in filled.bands)


def test_a_raised_marking_is_undone_like_any_change(filled, session):
    filled.mark("confidentieel")
    assert session.project.marking == "confidentieel"

    session.undo()

    assert session.project.marking == ""


def test_decisions_and_membership_are_kept_for_the_next_time(filled, session, settings):
    term = session.project.membership.terms[0]
    session.change("Membership", replace(session.project, membership=session.project.membership.without(term)))

    assert settings.current.membership == session.project.membership
    session.undo()
    assert settings.current.membership is None


def test_closing_asks_first_when_something_would_be_lost(filled, qtbot):
    filled.close()

    assert filled.isVisible()
    box = filled.findChild(QMessageBox)
    close = next(one for one in box.buttons() if one.text() == "Close")
    with qtbot.waitSignal(filled.closed):
        close.click()


def test_closing_an_empty_window_asks_nothing(window, qtbot):
    with qtbot.waitSignal(window.closed):
        window.close()


def test_closing_cancels_the_work_and_waits_for_it(window, qtbot):
    stopped = []

    def work(progress):
        try:
            while True:
                progress.at(0.1)
        except Cancelled:
            stopped.append(True)
            raise

    window.jobs.start("Long", work)

    with qtbot.waitSignal(window.closed):
        window.close()

    assert stopped == [True]


def test_the_palette_finds_every_command_that_can_be_used(filled, session):
    filled.show_palette()
    found = filled.findChild(CommandPalette)

    usable = [one for one in filled.actions_in_use.commands if one.enabled(session.project)]
    assert found.list.count() == len(usable)
    found.field.setText("excel")
    assert found.list.count() == 1
    found.reject()


def test_the_palette_runs_the_command_that_was_found(filled, qtbot):
    filled.show_palette()
    found = filled.findChild(CommandPalette)

    found.field.setText("membership")
    qtbot.keyClick(found.field, Qt.Key.Key_Return)

    assert filled.stack.currentWidget() is filled.page("settings")


def test_no_shortcut_is_used_twice(window):
    keys = [command.shortcut for command in window.actions_in_use.commands if command.shortcut]

    assert len(keys) == len(set(keys))


def test_undo_says_what_it_undoes(filled, session):
    command = next(one for one in filled.actions_in_use.commands if one.shortcut == "Ctrl+Z")

    assert command.words == "Undo: Import"
    session.undo()
    assert command.words == "Undo"


def nameless(page):
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit)
    for one in (found for kind in kinds for found in page.findChildren(kind)):
        inner = (
            isinstance(one, QHeaderView) or isinstance(one.parent(), QComboBox) or one.objectName().startswith("qt_")
        )
        if one.isVisibleTo(page) and not inner and not one.accessibleName() and not getattr(one, "text", str)():
            yield one


@pytest.mark.parametrize("key", ["sources", "annex", "settings"])
def test_everything_in_the_window_has_a_name_for_those_who_cannot_see_it(filled, qtbot, key):
    filled.go(key)
    qtbot.waitUntil(lambda: not filled.jobs.running)

    assert list(nameless(filled.page(key))) == []


def test_the_title_says_when_data_are_fictional(window, session, licences):
    session.change("Import", session.project.with_dataset(licences))

    assert "fictional" in window.windowTitle()
    assert window.status.fiction.isVisible()


def test_settings_that_cannot_be_saved_are_told(window, settings):
    settings.not_saved.emit("somewhere")

    assert "could not be saved" in window.findChild(QMessageBox).text()


def test_a_window_that_opens_on_nothing_forgets_no_decision(qtbot, session, jobs, settings):
    decision = Decision("Xland", Place("Norway", frozenset({"NO"})))
    settings.change(decisions=(decision,))

    qtbot.addWidget(MainWindow(session, jobs, settings, Speech(QApplication.instance())))

    assert settings.current.decisions == (decision,)


def test_an_english_start_leaves_no_dutch_behind(qtbot, window, settings):
    settings.change(language="nl")
    settings.change(language="en")

    assert window.menuBar().actions()[0].text() == "&File"


def test_enter_presses_the_button_that_has_the_keyboard(qtbot, filled):
    filled.show()
    qtbot.waitActive(filled)
    filled.go("sources")
    pressed = []
    button = next(each for each in filled.page("sources").findChildren(QPushButton) if "Import files" in each.text())
    button.clicked.disconnect()
    button.clicked.connect(lambda: pressed.append("Enter"))
    button.setFocus()

    qtbot.keyClick(button, Qt.Key.Key_Return)

    assert pressed == ["Enter"]


def test_the_export_command_asks_at_once_where_to_save(qtbot, filled, monkeypatch):
    asked = []
    monkeypatch.setattr("gui.annex.screen.choose_target", lambda *about: asked.append(about))

    filled.export()

    assert filled.stack.currentWidget() is filled.page("annex")
    assert len(asked) == 1
    qtbot.waitUntil(lambda: not filled.jobs.running)
