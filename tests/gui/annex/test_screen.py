"""The annex: what will be in the workbook, and saving it."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from gui.annex.screen import AnnexScreen


@pytest.fixture
def screen(qtbot, session, jobs, settings, licences):
    session.change("Import", session.project.with_dataset(licences))
    made = AnnexScreen(session, jobs, settings)
    qtbot.addWidget(made)
    made.resize(1190, 690)
    made.show()
    qtbot.waitUntil(lambda: not jobs.running)
    return made


def test_without_sources_there_is_nothing_to_export(qtbot, session, jobs, settings):
    made = AnnexScreen(session, jobs, settings)
    qtbot.addWidget(made)
    made.show()

    assert not made.export_button.isVisible()


def test_what_will_be_in_the_workbook_is_shown_before_it_is_made(screen):
    shown = " ".join(screen.outline.texts())

    for sheet in ("Answer", "Calculation", "Flows", "Sources", "Method"):
        assert sheet in shown
    assert "fictional" in shown
    assert screen.export_button.isEnabled()


def test_the_workbook_has_the_sheets_that_were_shown(qtbot, screen, tmp_path, settings):
    target = tmp_path / "annex.xlsx"

    with qtbot.waitSignal(screen.exported, timeout=20_000):
        screen.export(target)

    book = load_workbook(target)
    shown = screen.outline.texts()
    assert all(name in shown for name in book.sheetnames), book.sheetnames
    assert str(target) in screen.message.text()
    assert settings.current.export_folder == str(tmp_path)
    qtbot.waitUntil(screen.export_button.isEnabled)


def test_the_workbook_may_speak_another_language_than_the_window(qtbot, screen, tmp_path):
    screen.language.setCurrentIndex(screen.language.findData("nl"))

    with qtbot.waitSignal(screen.exported, timeout=20_000):
        screen.export(tmp_path / "bijlage.xlsx")

    assert "Antwoord" in load_workbook(tmp_path / "bijlage.xlsx").sheetnames
    assert screen.message.text().startswith("Saved")


def test_the_marking_can_be_raised_but_not_lowered(screen, session):
    session.change("Marking", replace(session.project, marking="confidentieel"))

    offered = [screen.marking.itemData(row) for row in range(screen.marking.count())]

    assert offered == ["confidentieel", "geheim", "zeer_geheim"]


def test_a_folder_that_is_not_there_is_said_in_place(qtbot, screen, tmp_path):
    screen.export(tmp_path / "absent" / "annex.xlsx")

    qtbot.waitUntil(screen.message.isVisible)
    assert "does not exist" in screen.message.text()


def test_a_decision_makes_the_outline_anew(qtbot, screen, session, jobs):
    term = session.project.membership.terms[0]

    session.change("Membership", replace(session.project, membership=session.project.membership.without(term)))

    assert jobs.running
    qtbot.waitUntil(lambda: not jobs.running)
    assert "Method" in screen.outline.texts()


def test_a_table_without_flows_says_why_there_is_no_annex(qtbot, screen, session, jobs, licences):
    session.change("Import", session.project.with_dataset(replace(licences, flows=())))
    qtbot.waitUntil(lambda: not jobs.running)

    assert not screen.export_button.isEnabled()
    assert "No source has flows" in " ".join(screen.outline.texts())
