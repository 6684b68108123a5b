"""A tidy file whose layout nobody knows: what may not be guessed is asked, and the file comes in."""

from dataclasses import replace

from PySide6.QtCore import Qt

from core.places.place import Place

BASES_ASKED = ("edition", "marking", "basis")


def answer_all(bench, wizard):
    file_page, _types, meaning = wizard.pages[:3]
    file_page.no_edition.click()
    file_page.marking.choose("departementaal")
    row = meaning.values.rows[0]
    row.basis.choose("delivery")
    row.currency.setText("eur")
    row.currency.editingFinished.emit()
    meaning.handling.choose("new_only")
    bench.until_read(wizard)


def test_what_may_not_be_guessed_is_asked(bench, tidy):
    wizard = bench.read(tidy)

    assert wizard.snapshot.open == BASES_ASKED
    assert not wizard.finish.isEnabled()
    assert "Still to be answered" in wizard.pages[2].message.text()


def test_columns_are_suggested_by_their_heads(bench, tidy):
    fields = bench.read(tidy).snapshot.draft.recipe.fields

    assert fields["supplier"].column == "Leverancier"
    assert fields["recipient"].column == "Land van bestemming"
    assert fields["year"].column == "Jaar"


def test_answering_what_is_asked_gives_flows(bench, tidy, qtbot):
    wizard = bench.read(tidy)

    answer_all(bench, wizard)
    assert wizard.snapshot.open == ()
    with qtbot.waitSignal(wizard.imported):
        qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (dataset,) = bench.imported
    (flows,) = dataset.flows
    assert flows.measure == ("delivery", "EUR", "EUR")
    assert len(flows) == dataset.reading.balance.imported == 6
    assert dataset.source.marking == "departementaal"
    assert (flows.flags["temporary"] == 0).all()


def test_money_without_a_currency_is_asked_for_it(bench, tidy):
    wizard = bench.read(tidy)

    wizard.pages[2].values.rows[0].basis.choose("licence")
    bench.until_read(wizard)

    assert "currency" in wizard.snapshot.open
    assert "handling" in wizard.snapshot.open


def test_numbers_of_items_need_no_currency(bench, tidy):
    wizard = bench.read(tidy)

    wizard.pages[2].values.rows[0].basis.choose("units")
    bench.until_read(wizard)

    assert wizard.snapshot.open == ("edition", "marking")


def test_a_name_that_nobody_knows_can_be_decided_in_the_wizard(bench, tidy):
    wizard = bench.read(tidy)
    answer_all(bench, wizard)
    panel = wizard.pages[3].panel
    assert [name.text for name in wizard.snapshot.names] == ["Groot Fantasië"]

    panel.decide_not_a_state()
    assert wizard.snapshot.names == ()
    wizard.import_file()

    (decision,) = bench.session.project.decisions
    assert decision.text == "Groot Fantasië"
    assert decision.place == Place("Groot Fantasië", nature="non_state")
    assert decision.source == tidy.name


def test_undecided_names_do_not_hold_the_import_up(bench, tidy):
    wizard = bench.read(tidy)

    answer_all(bench, wizard)

    assert wizard.snapshot.names
    assert wizard.snapshot.ready
    assert "(1)" in wizard.tabs.tabText(3)


def test_the_supplier_can_be_the_same_for_all_rows(bench, tidy):
    wizard = bench.read(tidy)
    answer_all(bench, wizard)
    row = wizard.pages[2].fields.rows["supplier"]

    row.choice.choose("=")
    row.fixed.setText("Nederland")
    row.fixed.editingFinished.emit()
    bench.until_read(wizard)

    (flows,) = wizard.snapshot.whole.flows
    assert flows.supplier.words == ("Nederland",)


def test_a_table_to_look_into_needs_no_meaning(bench, tidy, qtbot):
    wizard = bench.read(tidy)

    wizard.pages[2].shape.choose("table")
    wizard.pages[0].no_edition.click()
    wizard.pages[0].marking.choose("")
    bench.until_read(wizard)
    with qtbot.waitSignal(wizard.imported):
        wizard.import_file()

    (dataset,) = bench.imported
    assert dataset.flows == ()
    assert dataset.recipe.shape == "table"


def test_an_answer_can_be_taken_back_and_given_again(bench, tidy, qtbot):
    wizard = bench.read(tidy)
    wizard.pages[2].shape.choose("table")

    qtbot.keyClick(wizard, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert wizard.snapshot.draft.shape == "rows"

    wizard.redo()
    assert wizard.snapshot.draft.shape == "table"


def test_an_answer_about_the_meaning_does_not_read_the_file_again(bench, tidy):
    wizard = bench.read(tidy)
    before = wizard.snapshot.whole.reading

    answer_all(bench, wizard)

    assert wizard.snapshot.whole.reading is before


def test_another_header_line_gives_other_columns(bench, tmp_path, qtbot):
    path = tmp_path / "twee.csv"
    path.write_text("a,b\nJaar,Waarde\n2019,3\n2020,4\n", encoding="utf-8")
    wizard = bench.read(path)
    header = 2 if wizard.snapshot.draft.layout.header_row == 1 else 1

    wizard.pages[0].take_line(header)
    qtbot.waitUntil(lambda: wizard.snapshot.whole is not None and wizard.snapshot.draft.layout.header_row == header)

    names = tuple(column.name for column in wizard.snapshot.columns)
    assert names == {1: ("a", "b"), 2: ("Jaar", "Waarde")}[header]
    assert wizard.snapshot.draft.columns == names


def test_the_same_draft_is_no_answer(bench, tidy):
    wizard = bench.read(tidy)

    wizard.answer(replace(wizard.snapshot.draft))

    assert not wizard._done
