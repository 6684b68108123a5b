"""How cells are shown."""

from dataclasses import replace

import numpy as np
import pytest

from core import texts
from core.exploring.cells import CellTexts
from core.unseen import visible
from tests.core.exploring.made import column


def shown(made):
    cells = CellTexts(made)
    return [cells.shown(int(code))[0] for code in made.codes]


def test_numbers_stand_in_the_notation_of_the_reader_with_equal_decimals():
    texts.use("nl")

    assert shown(column("value", ["1234.5", "7", "0.25"], "number")) == ["1.234,50", "7,00", "0,25"]


def test_no_decimal_of_the_source_is_rounded_away():
    made = column("value", ["1", "0.1234567"], "number")

    assert shown(made) == ["1.0000", "0.1234567"]


def test_a_number_with_more_digits_than_can_be_calculated_with_is_shown_as_it_stands():
    assert shown(column("value", ["12345678901234567890"], "number")) == ["12345678901234567890"]


def test_a_number_of_a_workbook_loses_the_noise_of_its_binary_form():
    made = replace(column("value", ["0.30000000000000004"], "number"), native=np.array([True]))

    assert shown(made) == ["0.3000"]


def test_years_are_not_grouped_and_days_stand_in_the_notation_of_the_reader():
    texts.use("nl")

    assert shown(column("year", ["2012"], "year")) == ["2012"]
    assert shown(column("day", ["2012-03-07"], "date")) == ["07-03-2012"]


def test_percentages_keep_their_sign():
    made = replace(column("part", ["38%"], "number"), values=np.array([0.38]), failing=np.array([False]), percent=True)

    assert shown(made) == ["38%"]


def test_missing_and_failing_cells_say_why():
    made = CellTexts(column("value", ["", "<b>12"], "number"))

    assert made.shown(0) == ("·", "missing")
    assert made.reason(0) == "This cell is empty in the source."
    assert made.shown(1) == ("<b>12", "failing")
    assert made.reason(1) == "Does not fit (number): <b>12"
    assert made.reason(-1) == "The source gives no value here."


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("line\nline", "line↵line"),
        ("tab\there", "tab⇥here"),
        ("\x00", "⟨U+0000⟩"),
        ("Ankara\u00a0Turkey", "Ankara\u00a0Turkey"),
        ("<img src=x> & co", "<img src=x> & co"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text, seen):
    assert visible(text) == seen
