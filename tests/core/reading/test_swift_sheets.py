"""The quick way to a sheet gives exactly the columns that the careful way gives, or nothing."""

import datetime as dt
import random

import numpy as np
import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

import core.reading.heads as heads
from core import reading
from core.problems import ProblemError
from core.reading.grid import xlsx_grid
from core.reading.swift_sheets import columns_alike
from core.reading.typed_cells import coded, coded_alike
from core.reading.workbook import _open

DAY, TIME = {"num_format": "yyyy-mm-dd"}, {"num_format": "hh:mm:ss"}
ALIKE = {
    "number": [1, 2.5, None, 1e20, -0.000012345, 1234567890123456, 0.1 + 0.2, 1.0],
    "text": ["a", " b ", None, "1", "1,5", "=x", "é &amp; <b>", "x\ny"],
    "text like dates": ["2014-01-02", "", "x", "TRUE", "#N/A", "1e5", "0123", " "],
    "boolean": [True, False, None, True, True, False, True, False],
    "date": [dt.datetime(2014, 1, 2, hour, 30) if hour else dt.datetime(2014, 1, 2) for hour in range(8)],
    "number (2)": [0, 0, 0, 0, 0, 0, 0, 0],
    "empty": [None] * 8,
}
UNLIKE = {
    "number and text": [1, "x", 2, 3, 4, 5, 6, 7],
    "number and truth": [1, True, 0, 1, 1, 1, 1, 1],
    "number and date": [1, dt.datetime(2014, 1, 1), 2, 3, 4, 5, 6, 7],
    "time": [dt.time(12, 0), dt.time(0, 0), dt.time(1, 2, 3), None, None, None, None, None],
    "number and a word for nothing": [1, "NULL", 2, 3, 4, 5, 6, 7],
    "truth and a word for nothing": [True, "#N/A", False, True, True, True, True, True],
    "date and text": [dt.datetime(2014, 1, 1), "n/a", None, None, None, None, None, None],
}


@pytest.fixture
def book(tmp_path):
    """Return a function that writes columns below some lines of preamble, and gives the path."""

    def write(columns, preamble=0, rows=8):
        path = tmp_path / "book.xlsx"
        workbook = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_numbers": False})
        sheet = workbook.add_worksheet("blad")
        formats = {dt.datetime: workbook.add_format(DAY), dt.time: workbook.add_format(TIME)}
        for line in range(preamble):
            sheet.write(line, 0, f"line {line}")
        for column, (name, cells) in enumerate(columns.items()):
            sheet.write_string(preamble, column, name.removesuffix(" (2)"))
            for row in range(rows):
                cell = cells[row % len(cells)]
                if type(cell) in formats:
                    sheet.write_datetime(preamble + 1 + row, column, cell, formats[type(cell)])
                elif cell is not None:
                    sheet.write(preamble + 1 + row, column, cell)
        workbook.close()
        return path

    return write


def both_ways(path, sheet, header_row):
    """Return the columns of the quick way (or None) and those of the careful way."""
    opened = _open(path)
    rows, grid = opened.rows(sheet)
    body = rows[header_row:]
    width = max(map(len, rows), default=0)
    careful = [coded([row[place] for row in body]) for place in range(width)]
    return columns_alike(path, sheet, header_row, rows[: header_row + 400], grid), careful


def same(one, other):
    """Tell whether two columns have the same text and type in every cell."""
    (array, native), (expected, expected_native) = one, other
    if array.to_pylist() != expected.to_pylist() or (native is None) != (expected_native is None):
        return False
    if native is None:
        return True
    places, others = (each.indices.to_numpy(zero_copy_only=False) for each in (array, expected))
    return all(
        np.array_equal(getattr(native, name)[places], getattr(expected_native, name)[others], equal_nan=name != "typed")
        for name in ("typed", "numbers", "days")
    )


@pytest.mark.parametrize("preamble", [0, 3])
def test_columns_of_one_type_are_the_same_both_ways(book, preamble):
    quick, careful = both_ways(book(ALIKE, preamble), "blad", preamble + 1)

    assert quick is not None
    assert len(quick) == len(careful)
    assert [name for name, one, other in zip(ALIKE, quick, careful, strict=True) if not same(one, other)] == []


@pytest.mark.parametrize("name", UNLIKE)
@pytest.mark.parametrize("late", [0, 1000])
def test_columns_of_several_types_are_left_to_the_careful_way(book, name, late):
    cells = [*[UNLIKE[name][0]] * late, *UNLIKE[name]]

    quick, careful = both_ways(book({"first": ["a"], name: cells}, rows=len(cells)), "blad", 1)

    assert quick is None
    assert len(careful) == 2


@pytest.mark.parametrize("name", ["ch/elic.xlsx", "nato/def-exp-2024-tables.xlsx", "sipri/milex-1949-2024.xlsx"])
def test_real_sheets_are_the_same_both_ways(real, name):
    path = real(name)
    for sheet in reading.detect(path).sheets:
        try:
            header_row = reading.detect(path, sheet).layout.header_row
        except ProblemError:
            continue
        quick, careful = both_ways(path, sheet, header_row)
        if quick is not None:
            assert len(quick) == len(careful)
            assert all(same(one, other) for one, other in zip(quick, careful, strict=True))


def test_a_long_sheet_reads_the_same_as_its_parts(book, monkeypatch):
    random.seed(1)
    rows = 3000
    columns = {name: random.choices(cells, k=rows) for name, cells in ALIKE.items() if name != "empty"}
    path = book(columns, preamble=2, rows=rows)
    careful = reading.read(path, reading.detect(path).layout)

    monkeypatch.setattr(heads, "WORTH_IT", 0)
    detected = reading.detect(path)
    quick = reading.read(path, detected.layout)
    first = reading.preview(path, detected.layout, limit=20)

    assert detected.layout.header_row == 3
    assert quick.balance == careful.balance
    assert quick.problems == careful.problems
    for column in careful.table.columns:
        found = quick.table.column(column.name)
        begin = first.table.column(column.name)
        assert found.kind == column.kind
        assert [found.text(row) for row in range(rows)] == [column.text(row) for row in range(rows)]
        assert [begin.text(row) for row in range(20)] == [column.text(row) for row in range(20)]


def test_the_first_rows_are_enough_for_a_look(book, monkeypatch):
    path = book(ALIKE, rows=20_000)
    whole = xlsx_grid(path, "blad")

    monkeypatch.setattr(heads, "WORTH_IT", 0)
    found = heads.head_of(path, "blad", 300)

    assert found is not None
    assert 300 <= found[1].rows < whole.rows / 2
    assert heads.head_of(path, "blad", 30_000) is None


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_any_number_is_written_the_same_both_ways(numbers):
    assert same(coded_alike(pa.array(numbers)), coded([*numbers])) or 0.0 in numbers


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_without_exponent_and_reads_back_as_itself(number):
    (word,) = coded([number])[0].to_pylist()

    assert "e" not in word
    assert float(word) == number
