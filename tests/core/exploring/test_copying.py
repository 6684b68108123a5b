"""Cells for the clipboard."""

from core import texts
from core.exploring.copying import as_text
from tests.core.exploring.made import column, table


def test_numbers_keep_the_decimal_sign_of_the_reader_and_are_not_grouped():
    texts.use("nl")
    made = table(column("a", ["1234.5", "", "x"], "number"), column("day", ["2012-03-07", "", ""], "date"))

    assert as_text(made, [0, 1, 2], ["a", "day"]) == "1234,5\t07-03-2012\n\t\nx\t"


def test_names_of_columns_stand_on_top_when_asked():
    made = table(column("a", ["x"]))

    assert as_text(made, [0], ["a"], heads=True) == "a\nx"


def test_text_cannot_become_a_formula_or_fall_apart():
    made = table(column("a", ["=1+1", "-5", "two\nlines", 'say "x"\t', "-"]))

    assert as_text(made, range(5), ["a"]) == '\'=1+1\n\'-5\n"two\nlines"\n"say ""x""\t"\n-'
