"""Workbooks and OpenDocument sheets: typed cells keep their type, and hostile files are refused in time."""

import datetime as dt
import zipfile

import numpy as np
import openpyxl
import pytest
import xlsxwriter

from core import reading
from core.problems import ProblemError
from core.reading.table import Layout


def take(path, sheet=""):
    return reading.read(path, reading.detect(path, sheet).layout)


@pytest.fixture
def book(tmp_path):
    """Return a function that writes sheets, as rows of cells, and gives the path."""

    def write(name="book.xlsx", **sheets):
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(row)
        path = tmp_path / name
        workbook.save(path)
        return path

    return write


def test_types_of_cells_are_kept_beside_their_text(book):
    rows = [
        ["land", "bedrag", "datum", "ja"],
        ["BE", 1234.5, dt.datetime(2014, 2, 7, 9, 41), True],
        ["NL", 2, dt.date(2015, 1, 1), False],
    ]

    found = take(book(blad=rows))

    kinds = [column.kind for column in found.table.columns]
    assert kinds == ["text", "number", "date", "boolean"]
    assert found.table.column("bedrag").text(0) == "1234.5"
    assert found.table.column("bedrag").numbers().tolist() == [1234.5, 2]
    assert found.table.column("datum").text(0) == "2014-02-07 09:41:00"
    assert found.table.column("datum").values[0] == np.datetime64("2014-02-07")
    assert found.table.rows.tolist() == [2, 3]
    assert found.layout.sheet == "blad"


def test_numbers_that_are_text_are_read_beside_real_numbers(book):
    rows = [["jaar", "waarde"], *[[2000 + at, at * 1.5] for at in range(12)], ["2019", "12,5"], ["2023e", 3.25]]

    found = take(book(blad=rows))

    years = found.table.column("jaar")
    assert years.numbers()[12] == 2019
    assert years.failing_cells == 1
    assert years.native.sum() == 12
    assert found.table.column("waarde").numbers()[12] == 12.5


def test_a_real_number_is_never_in_doubt(book):
    found = take(book(blad=[["v"], [1.234], [5.678]]))

    assert found.table.column("v").doubt == ""
    assert found.table.column("v").numbers().tolist() == [1.234, 5.678]


def test_the_header_is_found_below_titles_and_beside_an_empty_column(book):
    rows = [
        [None, "Table 1"],
        [],
        [None, "Country", 2014, 2015],
        [None, "A", 1, 2],
        [],
        [None, "B", 3, 4],
        [None, "Source: somebody"],
    ]

    found = take(book(blad=rows))

    assert found.layout.header_row == 3
    assert [column.name for column in found.table.columns] == ["Column 1", "Country", "2014", "2015"]
    balance = found.balance
    assert (balance.read, balance.imported, balance.blank, balance.footer, balance.preamble) == (4, 2, 1, 1, 2)


def test_the_first_sheet_with_cells_is_chosen_and_others_can_be(book):
    path = book(leeg=[], een=[["a"], [1]], twee=[["b"], [2]])

    assert reading.detect(path).layout.sheet == "een"
    assert take(path, "twee").table.columns[0].name == "b"
    assert reading.detect(path).sheets == ("leeg", "een", "twee")


def test_a_sheet_that_is_not_there_is_a_problem_that_names_the_others(book):
    with pytest.raises(ProblemError) as caught:
        reading.detect(book(een=[["a"], [1]]), "drie")

    assert "een" in caught.value.problems[0].remedy


def test_errors_and_formulas_without_result_are_said(tmp_path):
    path = tmp_path / "errors.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (["a", "b"], [1, 2], [3, "=A2*2"], [4, "#DIV/0!"]):
        sheet.append(row)
    workbook.save(path)

    found = take(path)

    assert found.table.column("b").text(2) == "#DIV/0!"
    assert {
        problem.count for problem in found.problems if "spreadsheet" in problem.what or "formula" in problem.what
    } == {1}


def test_raw_lines_of_a_sheet_are_its_cells(book):
    path = book(blad=[["a", "b"], [1, "x"]])

    assert reading.raw_lines(path, reading.detect(path).layout, 2, 1) == ("1 | x",)


def test_a_preview_of_a_sheet_has_the_first_rows(book):
    path = book(blad=[["a"], *[[at] for at in range(500)]])

    assert len(reading.preview(path, reading.detect(path).layout, limit=50).table) == 50


ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>
 <table:table table:name="blad">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""


def ods(path, rows):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(rows=rows))
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


CELL_END = "</table:table-cell>"


def cell(text):
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>{CELL_END}'


def row(*cells, times=1):
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def empty(times):
    return f'<table:table-cell table:number-columns-repeated="{times}"/>'


def number(value):
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p>{CELL_END}'


def test_an_opendocument_sheet_is_read_with_its_types(tmp_path):
    rows = row(cell("land"), cell("bedrag")) + row(cell("A"), number(1.5)) + row(empty(16_000), times=1_048_000)

    found = take(ods(tmp_path / "f.ods", rows))

    assert found.layout.format == "ods"
    assert found.table.column("bedrag").numbers().tolist() == [1.5]


def test_an_opendocument_sheet_of_repeated_cells_is_refused(tmp_path):
    rows = row(cell("a")) + row(empty(16_000), times=1_048_570) + row(cell("x")) + row(empty(16_000), cell("y"))
    path = ods(tmp_path / "f.ods", rows)

    with pytest.raises(ProblemError):
        reading.detect(path)


def changed(source, target, **parts):
    """Copy a workbook with some of its parts replaced or added."""
    wanted = {name.replace("__", "/"): content for name, content in parts.items()}
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            key = name.removesuffix(".xml")
            new.writestr(name, wanted.pop(key, None) or old.read(name))
        for key, content in wanted.items():
            new.writestr(f"{key}.xml", content)
    return target


SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<dimension ref="A1:{claim}"/><sheetData>{rows}</sheetData></worksheet>"""


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1'><c s='1' r='A1'><v>1</v></c></row><row r='1048576'><c s='1' r='XFD1048576'><v>1</v></c></row>",
        '<row r="1">' + "<c><v>1</v></c>" * 16_384 + '</row><row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="4294967297"><c r="ZZZZZZZZ4294967297"><v>1</v></c></row>',
    ],
)
def test_a_cell_in_the_far_corner_does_not_end_the_program(book, tmp_path, rows):
    path = changed(
        book(blad=[["a"], [1]]), tmp_path / "far.xlsx", xl__worksheets__sheet1=SHEET.format(claim="A1", rows=rows)
    )

    with pytest.raises(ProblemError) as caught:
        take(path)

    assert caught.value.problems[0].remedy


def test_what_a_sheet_claims_to_be_is_ignored(book, tmp_path):
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>kop</t></is></c></row><row r="2"><c r="A2"><v>5</v></c></row>'
    sheet = SHEET.format(claim="XFD1048576", rows=rows)
    path = changed(book(blad=[["a"], [1]]), tmp_path / "claim.xlsx", xl__worksheets__sheet1=sheet)

    assert take(path).table.column("kop").numbers().tolist() == [5]


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><sst/>',
        '<?xml version="1.0" encoding="utf-16"?><sst/>'.encode("utf-16"),
        "<sst>" + " " * 30_000_000 + "</sst>",
    ],
    ids=["laughs", "outside", "utf-16", "swollen"],
)
def test_bombs_and_outside_references_are_refused(book, tmp_path, content):
    path = changed(book(blad=[["a"], [1]]), tmp_path / "bomb.xlsx", xl__sharedStrings=content)

    with pytest.raises(ProblemError):
        reading.detect(path)


def test_an_archive_of_very_many_parts_is_refused(book, tmp_path):
    path = changed(book(blad=[["a"], [1]]), tmp_path / "many.xlsx", **{f"x{at}": "<a/>" for at in range(5_001)})

    with pytest.raises(ProblemError):
        reading.detect(path)


def test_a_workbook_with_a_password_says_so(tmp_path):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )

    with pytest.raises(ProblemError) as caught:
        reading.detect(path)

    assert "password" in caught.value.problems[0].what


def test_a_text_document_says_what_to_do(tmp_path):
    path = tmp_path / "letter.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600))

    with pytest.raises(ProblemError) as caught:
        reading.detect(path)

    assert ".doc" in caught.value.problems[0].what


@pytest.mark.parametrize("cut", [100, 2000, 4000])
def test_a_damaged_workbook_is_a_problem_for_a_person(book, tmp_path, cut):
    path = tmp_path / "cut.xlsx"
    path.write_bytes(book(blad=[["a"], [1]]).read_bytes()[:cut])

    with pytest.raises(ProblemError):
        take(path)


def test_a_shared_string_that_is_not_there_is_a_problem_for_a_person(book, tmp_path):
    rows = '<row r="1"><c r="A1" t="s"><v>999999</v></c></row>'
    path = changed(
        book(blad=[["a"], [1]]), tmp_path / "bad.xlsx", xl__worksheets__sheet1=SHEET.format(claim="A1", rows=rows)
    )

    with pytest.raises(ProblemError):
        take(path)


def test_a_workbook_without_cells_is_refused(tmp_path):
    path = tmp_path / "empty.xlsx"
    xlsxwriter.Workbook(path).close()

    with pytest.raises(ProblemError) as caught:
        reading.detect(path)

    assert "empty" in caught.value.problems[0].what


def test_a_layout_for_a_renamed_sheet_is_a_problem(book):
    with pytest.raises(ProblemError):
        reading.read(book(blad=[["a"], [1]]), Layout(format="xlsx", sheet="weg"))


def test_footnotes_with_their_marks_are_no_header(book):
    rows = [["Footnotes"], ["†", "Without pensions"], ["‡", "Current spending only"], ["§", "The adopted budget"]]

    found = take(book(notes=rows))

    assert found.layout.header_row == 0
    assert [column.name for column in found.table.columns] == ["Column 1", "Column 2"]
