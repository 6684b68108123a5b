"""The kind of a column follows from all its cells, strictly; a few bad cells fail, they do not decide."""

import numpy as np
import pyarrow as pa
import pytest

from core.reading.kinds import Cells, judge
from core.reading.table import ColumnRule, Layout


def column(*cells, rule=None, layout=None, name="column"):
    encoded = pa.array(cells, pa.string()).dictionary_encode()
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int32)
    found = Cells(name, name, codes, encoded.dictionary)
    return judge(found, rule or ColumnRule(), layout or Layout()).column


def values(found):
    return [None if np.isnan(value) else value for value in found.numbers()]


def test_english_and_dutch_notation_are_told_apart():
    english, dutch = column("1,234.56", "12", "0.5"), column("1.234,56", "12", "0,5")

    assert values(english) == values(dutch) == [1234.56, 12, 0.5]
    assert (english.decimal, dutch.decimal) == (".", ",")


def test_a_decimal_point_between_decimal_commas_fails():
    found = column("1,5", "2,25", "1.234,5", "12.34")

    assert values(found) == [1.5, 2.25, 1234.5, None]
    assert found.failing_cells == 1


def test_a_point_before_three_digits_is_doubtful_when_nothing_tells():
    found = column("1.234", "5.678", "12")

    assert found.kind == "integer" or found.kind == "number"
    assert "1.234" in found.doubt
    assert "1234" in found.doubt


def test_a_recipe_takes_the_doubt_away():
    found = column("1.234", "5.678", rule=ColumnRule(decimal=","))

    assert found.doubt == ""
    assert values(found) == [1234, 5678]


def test_a_day_that_may_be_a_month_is_doubtful():
    found = column("03/04/2012", "05/06/2013")

    assert found.kind == "date"
    assert found.doubt


def test_one_day_above_twelve_settles_the_order():
    found = column("03/04/2012", "25/06/2013", "01/02/2013", "31/12/2013")

    assert (found.date_order, found.doubt) == ("dmy", "")
    assert found.values[found.codes[0]] == np.datetime64("2012-04-03")


def test_days_that_do_not_exist_fail():
    found = column("28-02-2011", "30-02-2011", "31-12-2011")

    assert found.failing_cells == 1


@pytest.mark.parametrize("text", ["2014-02-07", "07-02-2014", "7.2.2014", "2014-02-07 09:41:35", "7 februari 2014"])
def test_dates_are_read_in_every_usual_form(text):
    found = column(text, "31-12-2014")

    assert found.values[found.codes[0]] == np.datetime64("2014-02-07")


def test_the_century_of_a_year_of_two_digits_is_not_guessed():
    found = column("01-02-14", "31-12-99")

    assert found.kind == "text"


def test_days_without_separators_are_numbers_unless_a_recipe_says_otherwise():
    plain = column("31012005", "3122003")
    asked = column("31012005", "3122003", rule=ColumnRule(kind="date", date_order="dmy"))

    assert plain.kind == "integer"
    assert asked.values[asked.codes].tolist() == [np.datetime64("2005-01-31"), np.datetime64("2003-12-03")]


@pytest.mark.parametrize("text", ["(12)", "12-", "€ 12", "12a", "1.2.3", "1,23,456", "١٢"])
def test_what_is_not_strictly_a_number_fails(text):
    found = column("1", "2", "3", text)

    assert found.failing_cells == 1
    assert found.text(3) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [("1e5", 100_000), ("-3", -3), ("−3", -3), ("+3", 3), (" 7 ", 7), ("386 000", 386_000), ("1\u00a0234", 1234),
     ("1\u202f234", 1234), ("1'234", 1234), (".5", 0.5)],
)  # fmt: skip
def test_what_is_strictly_a_number_is_read(text, value):
    assert values(column("10", "20", text))[2] == value


@pytest.mark.parametrize("mark", [".", "..", "-", "n/a", "NULL", "       ."])
def test_usual_marks_for_no_value_are_missing_not_failing(mark):
    found = column("1", "2", "3", mark)

    assert (found.failing_cells, found.missing_cells) == (0, 1)


def test_marks_can_be_replaced():
    found = column("1", "2", "3", "-", "9999", rule=ColumnRule(missing_marks=("9999",)))

    assert values(found) == [1, 2, 3, None, None]
    assert (found.failing_cells, found.missing_cells) == (1, 1)


def test_percentages_become_fractions():
    found = column("38%", "100%", "0.5 %")

    assert found.percent
    assert values(found) == pytest.approx([0.38, 1.0, 0.005])


def test_years_and_whole_numbers_and_truth_are_kinds_of_their_own():
    assert column("2010", "2011", name="jaar").kind == "year"
    assert column("10", "2011").kind == "integer"
    assert column("Yes", "No", "").kind == "boolean"
    assert column("J", "N").kind == "text"


def test_a_kind_that_is_asked_for_is_given_and_what_does_not_fit_fails():
    found = column("a", "1", "b", rule=ColumnRule(kind="number"))

    assert found.kind == "number"
    assert found.failing_cells == 2


def test_mostly_text_stays_text():
    assert column("12", "12a", "onbekend", "zie bijlage").kind == "text"
    assert column("12", "veel").kind == "text"


def test_blank_cells_are_missing_in_every_kind():
    assert column("x", "", "  ").missing_cells == 2
    assert column("1", "", "  ").missing_cells == 2


def test_whole_numbers_have_no_decimals():
    whole = ColumnRule(kind="integer")

    found = column("12.00", "131.354", "32.5", "250000", rule=whole)

    assert values(found) == [12, None, None, 250000]
    assert found.failing_cells == 2
    assert not found.doubt


def test_what_may_be_decimals_is_no_group_of_digits_where_other_numbers_are_not_grouped():
    semicolons = Layout(delimiter=";", decimal=",")
    whole = ColumnRule(kind="integer")

    assert values(column("386000", "131.354", rule=whole, layout=semicolons)) == [386000, None]
    assert values(column("386.000", "131.354", "1.234.567", rule=whole, layout=semicolons)) == [386000, 131354, 1234567]


def test_years_of_two_digits_are_left_as_text_and_told():
    found = column("12-01-24", "13-02-24", "1-2-23", "12-01-24")

    assert found.kind == "text"
    assert "12-01-24" in found.doubt
    assert "century" in found.doubt
    assert not column("12-01-24", rule=ColumnRule(kind="text")).doubt
    assert not column("Leopard 2", "1-2-3", "10-11-12", "Patria", "AMV").doubt


def test_a_column_of_texts_has_no_numbers():
    assert values(column("NL", "BE")) == [None, None]
