"""The files as their publishers put them out: every record is accounted for, and known traps are seen."""

import datetime as dt

import numpy as np
import pytest

from core import reading
from core.reading.table import ColumnRule, RowRules

TEXTS = {  # name: records below the header, lines above it, records left out
    "cbs/37296ned.csv": (73, 0, 0),
    "ch/elic.csv": (873, 0, 0),
    "eu/armsexports-2005-2013.csv": (60_297, 0, 0),
    "eu/mission.csv": (716, 0, 0),
    "nl/begrotingsstaten.csv": (1_428, 0, 0),
    "nl/uitvoer-militaire-goederen-2004-2014.csv": (16_592, 0, 0),
    "reference/csis-country-codes.csv": (348, 0, 0),
    "reference/harmonized-system.csv": (6_940, 0, 0),
    "reference/ml-titles-en.csv": (22, 0, 0),
    "reference/nato_accession.csv": (32, 0, 0),
    "reference/territories_cldr_en_nl_fr_de.csv": (250, 0, 0),
    "sipri/export-values-1990-2023.csv": (121, 9, 1),
    "sipri/import-export-values-1950-2024.csv": (138, 9, 1),
    "sipri/tiv-export-all-country-1950-2022.csv": (137, 10, 2),
    "sipri/trade-register-1990-2023.csv": (27_838, 11, 0),
    "sipri/trade-register-old-layout.csv": (27_953, 11, 4),
    "uk/ratings.csv": (317, 0, 0),
    "uk/values-2015-07-29.csv": (96_311, 0, 0),
    "worldbank/gdp-deflator.csv": (264, 4, 0),
}


def take(path, sheet="", **rules):
    return reading.read(path, reading.detect(path, sheet).layout, **rules)


@pytest.mark.parametrize("name", TEXTS)
def test_every_record_of_a_text_file_is_accounted_for(real, name):
    read, preamble, left_out = TEXTS[name]

    found = take(real(name))

    balance = found.balance
    assert (balance.read, balance.preamble) == (read, preamble)
    assert balance.read == balance.imported + balance.set_aside + balance.skipped
    assert balance.set_aside + balance.skipped == left_out
    assert len(found.sha256) == 64


@pytest.mark.parametrize("name", ["ch/elic.xlsx", "nato/def-exp-2024-tables.xlsx", "sipri/milex-1949-2024.xlsx"])
def test_every_row_of_every_sheet_is_accounted_for(real, name):
    path = real(name)
    for sheet in reading.detect(path).sheets:
        if sheet == "Front page":
            continue
        found = take(path, sheet)
        balance = found.balance

        assert balance.read == balance.imported + balance.set_aside + balance.skipped
        assert balance.imported == len(found.table) > 5


def test_the_register_of_the_old_layout_is_repaired_by_its_rules(real):
    found = take(real("sipri/trade-register-old-layout.csv"), rows=RowRules(join_cut=True))

    assert (found.balance.read, found.balance.imported) == (27_951, 27_951)
    assert found.layout.encoding == "cp1252"
    names = [column.name for column in found.table.columns]
    assert (names[3], names[5], names[9]) == ("Column 4", "Column 6", "Column 10")
    total = np.nansum(found.table.column("SIPRI TIV of delivered weapons").numbers())
    assert total == pytest.approx(2_065_055.21, abs=0.005)
    assert any(problem.count == 2 and "joined" in problem.what for problem in found.problems)
    assert 24_336 in found.table.rows


def test_a_workbook_and_its_twin_in_text_give_the_same_table(real):
    book, text = take(real("ch/elic.xlsx")), take(real("ch/elic.csv"))

    assert len(book.table) == len(text.table) == 873
    for ours, theirs in zip(book.table.columns, text.table.columns, strict=True):
        assert (ours.name, ours.kind) == (theirs.name, theirs.kind)
        if ours.kind == "text":
            assert [ours.text(row) for row in range(873)] == [theirs.text(row) for row in range(873)]
        else:
            assert np.array_equal(ours.values[ours.codes], theirs.values[theirs.codes], equal_nan=True)
    assert book.table.column("Ausstellungsdatum").values[0] == np.datetime64(dt.date(2014, 2, 7))
    assert book.table.column("Ausstellungsdatum").native is not None


def test_a_mark_for_no_value_behind_blanks_is_missing_and_said(real):
    found = take(real("cbs/37296ned.csv"))

    column = found.table.column("PersoonMetEenNederlandseAchtergrond_27")
    assert column.kind == "integer"
    assert column.missing_cells == 46
    assert column.failing_cells == 0
    assert any("“.”" in problem.what for problem in found.problems)


def test_zeros_with_a_blank_behind_them_keep_it_and_are_zero(real):
    found = take(real("sipri/import-export-values-1950-2024.csv"))

    column = next(column for column in found.table.columns if "0 " in column.words)
    word = column.words.tolist().index("0 ")
    assert column.values[word] == 0


def test_percentages_are_fractions(real):
    column = take(real("sipri/export-values-1990-2023.csv")).table.column("Percentage")

    assert column.percent
    assert np.nanmax(column.numbers()) == 1.0


def test_spaces_and_points_between_digits_are_not_guessed(real):
    found = take(real("eu/armsexports-2005-2013.csv"))

    column = found.table.column("val-licenses-imported")
    words = column.words.tolist()
    assert column.values[words.index("386 000")] == 386_000
    assert column.failing[words.index("7 56000")]
    assert "131.354" in column.doubt
    assert found.table.column("year").header == ' "year"'


def test_points_between_thousands_beside_decimal_commas_are_read_strictly(real):
    found = take(real("nl/begrotingsstaten.csv"))

    column = found.table.column("vastgestelde begroting")
    words = column.words.tolist()
    assert (found.layout.decimal, found.layout.thousands) == (",", ".")
    assert column.values[words.index("247.184")] == 247_184
    assert column.failing[words.index("-2.97")]
    assert column.doubt


def test_days_without_separators_are_read_when_the_recipe_says_so(real):
    name = "nl/uitvoer-militaire-goederen-2004-2014.csv"
    rule = ColumnRule(kind="date", date_order="mdy+dmy")

    column = take(real(name), columns={"verval datum": rule}).table.column("verval datum")
    plain = take(real(name)).table.column("verval datum")

    assert column.values[column.words.tolist().index("31012005")] == np.datetime64("2005-01-31")
    assert column.values[column.words.tolist().index("01/31/2016")] == np.datetime64("2016-01-31")
    assert column.failing_cells == 6  # such as 38837 and 31-06-2014
    assert plain.failing_cells == 148
