"""The whole road in one window: file, wizard, source, table, answer, workbook."""

from openpyxl import load_workbook

from core.sample import sample_files


def test_a_file_becomes_a_workbook(qtbot, window, session, tmp_path):
    window.open_files([sample_files()[0]])
    wizard = window.stack.currentWidget()
    qtbot.waitUntil(lambda: wizard.snapshot is not None and wizard.snapshot.ready, timeout=20_000)
    wizard.import_file()
    assert [dataset.source.id for dataset in session.project.datasets] == ["s1"]
    assert window.stack.currentWidget() is window.page("sources")

    window.show_source("s1")
    qtbot.waitUntil(lambda: "1,400" in window.status.counts.text(), timeout=20_000)

    window.go("share")
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)

    window.go("annex")
    annex = window.page("annex")
    qtbot.waitUntil(annex.export_button.isEnabled, timeout=20_000)
    with qtbot.waitSignal(annex.exported, timeout=20_000):
        annex.export(tmp_path / "annex.xlsx")
    assert load_workbook(tmp_path / "annex.xlsx").sheetnames[0] == "Answer"
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
