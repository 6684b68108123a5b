"""The membership table and the names, changed in such a way that it can be undone."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate

from core.places.membership import Membership
from core.places.place import Decision, Place
from gui.places_settings.membership_editor import MembershipEditor
from gui.places_settings.names_page import NamesPage


@pytest.fixture
def editor(qtbot, session):
    made = MembershipEditor(session)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def names(qtbot, session, licences):
    session.change("Import", session.project.with_dataset(licences))
    made = NamesPage(session)
    qtbot.addWidget(made)
    return made


def line(editor, code):
    for row in range(editor.table.topLevelItemCount()):
        item = editor.table.topLevelItem(row)
        if item.data(0, 0x0100).code == code:
            return item
    raise AssertionError(code)


def fill(editor, country, first):
    editor.form.country.setCurrentIndex(editor.form.country.findData(country))
    editor.form.first.setDate(first)


def test_every_member_is_a_line(editor):
    assert editor.table.topLevelItemCount() == len(Membership.standard().terms)
    assert line(editor, "SE").text(1) == "2024-03-07"


def test_a_new_member_is_added_and_undone(editor, session):
    fill(editor, "AT", QDate(2030, 1, 1))

    editor.add()

    assert session.project.membership.is_member("AT", dt.date(2030, 1, 1))
    assert "changed" in line(editor, "AT").text(0)
    session.undo()
    assert session.project.membership == Membership.standard()


def test_a_line_is_changed(editor, session):
    editor.table.setCurrentItem(line(editor, "FI"))
    editor.form.ended.setChecked(True)
    editor.form.last.setDate(QDate(2031, 5, 1))

    editor.change()

    assert not session.project.membership.is_member("FI", dt.date(2031, 5, 2))
    assert line(editor, "FI").text(2) == "2031-05-01"


def test_what_cannot_be_is_said_and_changes_nothing(editor, session):
    project = session.project
    fill(editor, "SE", QDate(2025, 1, 1))

    editor.add()

    assert session.project is project
    assert "two memberships at the same time" in editor.message.text()


def test_a_line_is_removed_and_the_standard_table_comes_back(editor, session):
    editor.table.setCurrentItem(line(editor, "SE"))
    editor.remove()
    assert "SE" not in session.project.membership.codes

    editor.reset()
    assert session.project.membership == Membership.standard()


def test_a_country_that_is_not_known_is_refused(editor, session):
    editor.form.country.setEditText("Atlantis")

    editor.add()

    assert session.project.membership == Membership.standard()
    assert "no country" in editor.message.text()


def test_a_decision_takes_effect_and_can_be_taken_back(names, session):
    name = names.panel.current
    decision = Decision(name.text, Place("Norway", frozenset({"NO"})), "me", "2024-01-01T10:00:00+00:00")

    names.panel.decided.emit(decision)

    assert session.project.decisions == (decision,)
    assert names.panel.current is None
    assert names.decided.topLevelItem(0).text(1) == "Norway"
    names.decided.setCurrentItem(names.decided.topLevelItem(0))
    names.take_back()
    assert session.project.decisions == ()
    assert names.panel.current.text == name.text


def test_a_changed_line_stays_selected(editor):
    editor.table.setCurrentItem(line(editor, "FI"))
    editor.form.ended.setChecked(True)

    editor.change()

    assert editor.current.code == "FI"
    assert editor.form.country.currentData() == "FI"


def test_the_last_day_that_is_proposed_is_not_the_first(editor):
    editor.table.setCurrentItem(line(editor, "FI"))

    assert editor.form.last.date() > editor.form.first.date()
