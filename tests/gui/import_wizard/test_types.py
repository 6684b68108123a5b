"""Cells that do not fit are listed before the import, and a person chooses."""

import numpy as np


def open_amounts(bench, tidy):
    wizard = bench.read(tidy)
    page = wizard.pages[1]
    wizard.go(1)
    page.select("Bedrag")
    return wizard, page


def test_a_value_that_does_not_fit_is_listed_with_its_line(bench, tidy):
    _wizard, page = open_amounts(bench, tidy)

    assert [page.values.item(0, column).text() for column in range(3)] == ["zie noot", "1", "5"]
    assert "Bedrag" in page.message.text()


def test_treating_it_as_missing_leaves_no_failing_cell(bench, tidy):
    wizard, page = open_amounts(bench, tidy)

    page.as_missing.click()
    bench.until_read(wizard)

    column = wizard.snapshot.whole.reading.table.column("Bedrag")
    assert column.failing_cells == 0
    assert column.missing_cells == 1
    assert column.kind != "text"


def test_keeping_the_column_as_text_keeps_every_cell(bench, tidy):
    wizard, page = open_amounts(bench, tidy)

    page.as_text.click()
    bench.until_read(wizard)

    assert wizard.snapshot.whole.reading.table.column("Bedrag").kind == "text"


def test_setting_the_rows_aside_keeps_the_balance(bench, tidy):
    wizard, page = open_amounts(bench, tidy)

    page.aside.click()
    bench.until_read(wizard)

    reading = wizard.snapshot.whole.reading
    assert (reading.balance.read, reading.balance.imported, reading.balance.set_aside) == (6, 5, 1)
    assert [row.row for row in reading.aside] == [5]
    assert wizard.pages[4].aside.rowCount() == 1


def test_a_date_that_can_be_read_in_two_ways_is_asked_about(bench, tmp_path):
    path = tmp_path / "datums.csv"
    path.write_text(
        "Datum;Leverancier;Ontvanger;Waarde\n03/04/2019;Nederland;Frankrijk;10\n05/06/2020;Nederland;Chili;20\n",
        encoding="utf-8",
    )
    wizard = bench.read(path)
    page = wizard.pages[1]
    assert "doubt" in wizard.snapshot.open

    page.select("Datum")
    page.order.choose("mdy")
    bench.until_read(wizard)

    dates = wizard.snapshot.whole.reading.table.column("Datum").values
    assert "doubt" not in wizard.snapshot.open
    assert np.datetime64("2019-03-04") in dates
