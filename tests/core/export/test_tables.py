"""Saving a table in every kind of file, and reading it back with other people's readers."""

import csv
import datetime as dt
import zipfile

import numpy as np
import odfdo
import openpyxl
import pytest
import python_calamine
from pyarrow import parquet

from core.export import sheet_rows, table_xlsx, tables
from core.problems import ProblemError
from core.progress import Cancelled, Progress
from core.reading.table import AsideRow

NASTY = [
    "=1+1", "+1", "-1", "@x", "\tx", "\rx", "a\r\nb", "_x0041_", "_x005F_x0041_", "x" * 32_767, "\x01\x1f", "\u202eabc",
    "<r>x</r>", "<b>&amp;</b>", " blank ", "https://example.org/", "😀", '"', "a,b", "'1", "#N/A", "_", "__x0041_",
]  # fmt: skip


def rows_of_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_csv_has_plain_numbers_and_iso_dates_and_keeps_what_fails(dutch, tmp_path):
    tables.write(dutch, tmp_path / "a.csv")

    assert (tmp_path / "a.csv").read_bytes().startswith(b"land,waarde,datum,jaar,nieuw,nummer\r\n")
    assert rows_of_csv(tmp_path / "a.csv")[1:] == [
        ["VS, ITALIË", "1234.5", "2012-03-01", "2012", "true", "9007199254740993"],
        ["Oman", "-5", "31-02-2012", "2013", "false", "12"],
        ["=1+1", "n.v.t.", "", "", "?", ""],
        ['a "b"', "", "2012-03-01", "2012", "", "7"],
        ["", "0.1", "1899-07-15", "2012", "true", "7"],
    ]


def test_csv_as_text_keeps_every_cell_and_the_header_as_they_stand(dutch, tmp_path):
    tables.write(dutch, tmp_path / "a.csv", as_text=True, header=("land", "", "datum", "", "nieuw", "nummer"))

    assert rows_of_csv(tmp_path / "a.csv")[:2] == [
        ["land", "", "datum", "", "nieuw", "nummer"],
        ["VS, ITALIË", "1.234,50", "01-03-2012", "2012", "ja", "9007199254740993"],
    ]


def test_csv_counts_cells_that_a_spreadsheet_may_run_and_leaves_them_alone(dutch, tmp_path):
    problems = tables.write(dutch, tmp_path / "a.csv")

    assert [(problem.where, problem.count) for problem in problems] == [("land", 1)]


def test_an_empty_cell_alone_in_its_row_is_still_a_record(make_table, make_column, tmp_path):
    tables.write(make_table(make_column("a", "text", ["x", "", "y"])), tmp_path / "a.csv")

    assert (tmp_path / "a.csv").read_bytes() == b'a\r\nx\r\n""\r\ny\r\n'


@pytest.mark.parametrize("ending", tables.WRITERS)
def test_nasty_texts_come_back_as_they_were_or_are_refused(make_table, make_column, tmp_path, ending):
    path = tmp_path / f"a{ending}"
    texts = [text for text in NASTY if ending != ".ods" or not {"\r", "\x01"} & set(text)]

    tables.write(make_table(make_column("t", "text", texts)), path)

    assert read_back(path) == texts


def read_back(path):
    if path.suffix == ".csv":
        return [row[0] for row in rows_of_csv(path)[1:]]
    if path.suffix == ".parquet":
        return parquet.read_table(path).column(0).to_pylist()
    if path.suffix == ".ods":
        table = odfdo.Document(path).body.get_table(0)
        return [row[0] for row in table.get_values()[1:]]
    return [row[0] for row in python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]]


def test_excel_has_real_numbers_and_dates_and_no_formula_or_link(dutch, tmp_path):
    path = tmp_path / "a.xlsx"

    tables.write(dutch, path)

    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["VS, ITALIË", 1234.5, dt.datetime(2012, 3, 1), 2012, True, "9007199254740993"],
        ["Oman", -5, "31-02-2012", 2013, False, 12],
        ["=1+1", "n.v.t.", None, None, "?", None],
        ['a "b"', None, dt.datetime(2012, 3, 1), 2012, None, 7],
        [None, 0.1, "1899-07-15", 2012, True, 7],
    ]
    assert sheet["A4"].data_type == "s"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F6"
    assert sheet["C2"].number_format == "yyyy-mm-dd"
    package = zipfile.ZipFile(path)
    assert not any(b"<f>" in package.read(name) or b"hyperlink" in package.read(name) for name in package.namelist())


def test_dates_at_the_edge_of_the_calendar_of_excel_come_back(make_table, make_column, tmp_path):
    days = ["1900-01-01", "1900-02-28", "1900-03-01", "9999-12-31"]
    column = make_column("d", "date", days, {day: dt.date.fromisoformat(day) for day in days})

    tables.write(make_table(column), tmp_path / "a.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert [str(row[0].value)[:10] for row in sheet.iter_rows(min_row=2)] == days


def test_a_text_that_excel_cannot_hold_is_refused_with_its_place(make_table, make_column, tmp_path):
    table = make_table(make_column("t", "text", ["short", "x" * 32_768]))

    with pytest.raises(ProblemError) as raised:
        tables.write(table, tmp_path / "a.xlsx")

    assert raised.value.problems[0].where == "column “t”, row 3"
    assert list(tmp_path.iterdir()) == []


def test_rows_beyond_one_sheet_go_on_in_the_next_and_that_is_said(make_table, make_column, tmp_path, monkeypatch):
    monkeypatch.setattr(table_xlsx, "_BODY", 3)
    cells = [str(number) for number in range(7)]
    table = make_table(make_column("n", "integer", cells, {cell: float(cell) for cell in cells}))

    problems = tables.write(table, tmp_path / "a.xlsx")

    sheets = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    assert [[row[0].value for row in sheet.iter_rows()] for sheet in sheets] == [
        ["n", 0, 1, 2], ["n", 3, 4, 5], ["n", 6],
    ]  # fmt: skip
    assert "3 sheets" in problems[0].what


def test_ods_has_types_and_refuses_control_characters(dutch, make_table, make_column, tmp_path):
    tables.write(dutch, tmp_path / "a.ods")

    values = odfdo.Document(tmp_path / "a.ods").body.get_table(0).get_values()
    assert values[1][:4] == ["VS, ITALIË", 1234.5, dt.date(2012, 3, 1), 2012]
    assert values[3][:2] == ["=1+1", "n.v.t."]
    with pytest.raises(ProblemError, match="control characters"):
        tables.write(make_table(make_column("t", "text", ["\x01"])), tmp_path / "b.ods")


def test_parquet_keeps_failing_cells_in_a_column_beside_the_numbers(dutch, tmp_path):
    problems = tables.write(dutch, tmp_path / "a.parquet")

    table = parquet.read_table(tmp_path / "a.parquet")
    assert table.column("waarde").to_pylist() == [1234.5, -5, None, None, 0.1]
    assert table.column("waarde (as it stands)").to_pylist() == [None, None, "n.v.t.", None, None]
    assert table.column("nummer").to_pylist() == [9007199254740993, 12, None, 7, 7]
    assert table.column("datum").to_pylist()[0] == dt.date(2012, 3, 1)
    assert [problem.where for problem in problems] == ["waarde", "datum", "nieuw"]


@pytest.mark.parametrize("ending", tables.WRITERS)
def test_a_table_without_rows_keeps_its_header(make_table, make_column, tmp_path, ending):
    tables.write(make_table(make_column("a", "text", []), make_column("b", "number", [])), tmp_path / f"a{ending}")

    assert (tmp_path / f"a{ending}").stat().st_size > 0


@pytest.mark.parametrize("ending", tables.WRITERS)
def test_cancelling_leaves_nothing_behind(dutch, tmp_path, ending):
    with pytest.raises(Cancelled):
        tables.write(dutch, tmp_path / f"a{ending}", progress=Progress(is_cancelled=lambda: True))

    assert list(tmp_path.iterdir()) == []


def test_another_ending_names_what_is_possible(dutch, tmp_path):
    with pytest.raises(ProblemError, match=r"\.csv, \.xlsx, \.ods, \.parquet"):
        tables.write(dutch, tmp_path / "a.docx")


def test_set_aside_rows_are_saved_with_line_and_reason(tmp_path):
    tables.write_aside([AsideRow(12, 'a,"b"\nc', "Too many cells.")], tmp_path / "a.aside.csv")

    assert rows_of_csv(tmp_path / "a.aside.csv") == [["Row", "Reason", "Text"], ["12", "Too many cells.", 'a,"b"\nc']]


def test_column_letters_go_on_after_z():
    assert [sheet_rows.letters(number) for number in (0, 25, 26, 701, 702, 16_383)] == [
        "A", "Z", "AA", "ZZ", "AAA", "XFD",
    ]  # fmt: skip


def test_a_column_of_numbers_leaves_nan_empty():
    column = sheet_rows.numbers(np.array([1.5, np.nan, 1.5]))

    assert [column.values[code] for code in column.codes] == [1.5, None, 1.5]
