"""Moving about, files in a row, closing, and what cannot be read."""

from dataclasses import replace

import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMainWindow

from gui import style
from gui.import_wizard.columns_model import ColumnsModel
from gui.import_wizard.parsed_view import ParsedModel
from gui.import_wizard.raw_view import RawLine, RawModel, raw_lines_with_roles

UK = "licence_group,date,rating,count,value,country,refused\n{rows}"
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def british(path, *rows):
    path.write_text(UK.format(rows="\n".join(rows) + "\n"), encoding="utf-8")
    return path


def test_pages_are_reached_by_keyboard(bench, tidy, qtbot):
    wizard = bench.read(tidy)

    qtbot.keyClick(wizard, Qt.Key.Key_Right, ALT)
    qtbot.keyClick(wizard, Qt.Key.Key_PageDown, CONTROL)
    assert wizard.page == 2
    qtbot.keyClick(wizard, Qt.Key.Key_Left, ALT)
    assert wizard.page == 1
    qtbot.keyClick(wizard.tabs, Qt.Key.Key_Return)
    assert wizard.page == 2


def test_raw_text_and_parsed_table_stand_beside_every_page(bench, tidy):
    wizard = bench.read(tidy)

    for page in range(len(wizard.pages)):
        wizard.go(page)
        assert wizard.side_by_side.raw.isVisible()
        assert wizard.side_by_side.parsed.isVisible()


def test_choosing_a_record_shows_its_line(bench, tidy):
    wizard = bench.read(tidy)

    wizard.side_by_side.parsed.selectRow(2)

    assert wizard.side_by_side.raw.current_line == 4


def test_lines_say_what_they_are_taken_for(bench, tmp_path):
    path = tmp_path / "met kop.csv"
    path.write_text("Overzicht\n\nJaar;Waarde\n2019;3\n\n2020;4\n", encoding="utf-8")
    snapshot = bench.read(path).snapshot

    roles = [line.role for line in raw_lines_with_roles(snapshot.raw, snapshot.preview, ())]

    assert roles[:6] == ["preamble", "preamble", "header", "", "blank", ""]


def test_escape_closes_at_once_when_nothing_is_lost(bench, tidy, qtbot):
    wizard = bench.read(tidy)

    with qtbot.waitSignal(wizard.closed):
        qtbot.keyClick(wizard, Qt.Key.Key_Escape)


def test_escape_asks_first_when_answers_would_be_lost(bench, tidy, qtbot):
    wizard = bench.read(tidy)
    wizard.pages[2].shape.choose("table")

    with qtbot.assertNotEmitted(wizard.closed):
        qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert "would be lost" in wizard.message.text()
    with qtbot.waitSignal(wizard.closed):
        wizard.message.acted.emit()


def test_a_file_that_is_not_a_table_says_so_and_does_not_close(bench, tmp_path, qtbot):
    path = tmp_path / "leeg.csv"
    path.write_bytes(b"")
    wizard = bench.open(path)

    qtbot.waitUntil(lambda: bool(wizard.message.text()))

    assert wizard.snapshot is None
    assert not wizard.finish.isEnabled()
    assert path.name in wizard.message.text()


def test_files_come_one_after_the_other(bench, tmp_path, tidy, qtbot):
    first = british(tmp_path / "een.csv", "1,2012-01-02,ML10,1,3540,Italy,0")
    wizard = bench.read(first, tidy)
    assert not wizard.same.isHidden()

    wizard.import_file()
    bench.until_read(wizard)

    assert [dataset.source.path for dataset in bench.imported] == [first]
    assert wizard.snapshot.draft.path == tidy


def test_the_other_files_of_the_same_layout_can_come_in_by_themselves(bench, tmp_path, qtbot):
    paths = [
        british(tmp_path / f"{year}.csv", f"1,{year}-01-02,ML10,1,3540,Italy,0", f"2,{year}-02-02,ML1,1,7,Chile,0")
        for year in (2011, 2012, 2013)
    ]
    wizard = bench.read(*paths)

    wizard.same.setChecked(True)
    with qtbot.waitSignal(wizard.closed, timeout=20_000):
        wizard.import_file()

    assert [dataset.source.path for dataset in bench.imported] == paths
    assert [dataset.source.id for dataset in bench.imported] == ["s1", "s2", "s3"]
    assert [dataset.flows[0].source_ids for dataset in bench.imported] == [("s1",), ("s2",), ("s3",)]


def test_a_file_of_another_layout_waits_for_its_answers(bench, tmp_path, tidy, qtbot):
    first = british(tmp_path / "een.csv", "1,2012-01-02,ML10,1,3540,Italy,0")
    wizard = bench.read(first, tidy)

    wizard.same.setChecked(True)
    wizard.import_file()
    bench.until_read(wizard)

    assert len(bench.imported) == 1
    assert not wizard.snapshot.ready


def test_data_is_shown_as_text_whatever_it_holds(bench, tmp_path):
    path = tmp_path / "html.csv"
    path.write_text("<b>Jaar</b>,Waarde\n2019,<img src=x>\n", encoding="utf-8")
    wizard = bench.read(path)

    assert wizard.side_by_side.raw.model().index(0, 1).data() == "<b>Jaar</b>,Waarde"
    assert wizard.pages[4].account.textFormat() == Qt.TextFormat.PlainText


def test_the_models_keep_the_rules_of_qt(bench, tidy, qtmodeltester):
    snapshot = bench.read(tidy).snapshot
    raw, parsed, columns = RawModel(), ParsedModel(), ColumnsModel()
    raw.show((RawLine("a"), RawLine("b", "header")))
    parsed.show(snapshot.preview, {})
    columns.show(snapshot.columns, snapshot.accounts, frozenset())

    for model in (raw, parsed, columns):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        assert model.rowCount()


def test_the_sheet_of_a_workbook_can_be_chosen(bench, tmp_path, qtbot):
    path = tmp_path / "twee bladen.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Toelichting").write_row(0, 0, ["Begrip", "Uitleg"])
        book.get_worksheet_by_name("Toelichting").write_row(1, 0, ["waarde", "in euro"])
        deliveries = book.add_worksheet("Leveringen")
        deliveries.write_row(0, 0, ["Jaar", "Leverancier", "Ontvanger", "Bedrag"])
        deliveries.write_row(1, 0, [2019, "Nederland", "Chili", 12.5])
    wizard = bench.read(path)
    assert wizard.snapshot.sheets == ("Toelichting", "Leveringen")

    wizard.pages[0].sheet.choose("Leveringen")
    qtbot.waitUntil(lambda: wizard.snapshot.whole is not None and len(wizard.snapshot.columns) == 4, timeout=10_000)

    assert wizard.snapshot.draft.recipe.fields["supplier"].column == "Leverancier"
    assert wizard.snapshot.whole.source.sheet == "Leveringen"


def test_undo_of_the_window_leaves_the_wizard_to_undo_its_own_answers(bench, tidy, qtbot):
    wizard = bench.read(tidy)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(wizard)
    undone = []
    action = QAction("undo", window, triggered=lambda: undone.append(1))
    action.setShortcut("Ctrl+Z")
    window.addAction(action)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    wizard.pages[2].shape.choose("table")
    wizard.tabs.setFocus()

    qtbot.keyClick(wizard.tabs, Qt.Key.Key_Z, CONTROL)

    assert wizard.snapshot.draft.shape == "rows"
    assert not undone


def test_a_layout_that_gives_no_table_can_be_undone(bench, tidy, qtbot):
    wizard = bench.read(tidy)

    wizard.pages[0].delimiter.choose("|")
    bench.until_read(wizard)
    assert len(wizard.snapshot.columns) == 1
    wizard.undo()
    bench.until_read(wizard)

    assert len(wizard.snapshot.columns) == 5
    assert wizard.snapshot.draft.recipe.fields["supplier"].column == "Leverancier"


def test_the_wizard_follows_the_colours_of_the_system(bench, tidy, qapp):
    wizard = bench.read(tidy)

    style.apply(qapp, "dark")
    wizard.grab()
    style.apply(qapp, "light")

    assert wizard.snapshot.whole is not None


def test_reading_that_was_cancelled_says_so_and_goes_on_when_asked(bench, tidy, qtbot):
    started = []

    def cancel_the_second(job):
        started.append(job)
        if len(started) == 2:  # the first is the look at the start of the file
            job.cancel()

    bench.jobs.started.connect(cancel_the_second)

    wizard = bench.open(tidy)

    qtbot.waitUntil(lambda: "stopped" in wizard.message.text())
    assert wizard.snapshot.whole is None
    wizard.pages[0].title.setText("Mine")
    wizard.pages[0].title.editingFinished.emit()
    assert "stopped" in wizard.message.text() or wizard.snapshot.whole is None
    wizard.message.acted.emit()
    bench.until_read(wizard)
    assert not wizard.message.isVisible()


def test_a_file_that_went_away_can_be_tried_again(bench, tidy, qtbot):
    content = tidy.read_bytes()
    wizard = bench.open(tidy)
    qtbot.waitUntil(lambda: wizard.snapshot is not None)
    tidy.unlink()
    wizard.answer(replace(wizard.snapshot.draft, layout=replace(wizard.snapshot.draft.layout, encoding="cp1252")))
    qtbot.waitUntil(lambda: bool(wizard.snapshot.problems))
    assert wizard.balance.text() == "The file could not be read."

    tidy.write_bytes(content)
    wizard.message.acted.emit()

    bench.until_read(wizard)
    assert not wizard.message.isVisible()


def test_the_raw_text_begins_where_the_table_does(bench, tmp_path):
    path = tmp_path / "met voorwoord.csv"
    above = "".join(f"Regel {number} van het voorwoord\n" for number in range(1, 21))
    rows = "".join(f"{number};land;{number},5\n" for number in range(100))
    path.write_text(f"{above}Nummer;Naam;Waarde\n{rows}", encoding="utf-8")

    wizard = bench.read(path)

    assert wizard.snapshot.draft.layout.header_row == 21
    assert wizard.side_by_side.raw.top_line == 19
