"""The draft: what is asked, and the recipe that comes out."""

from pathlib import Path

import numpy as np

from core.reading.table import Column, ColumnRule, Layout, Table
from core.recipes.recipe import FieldRule, ImportRecipe, Measure
from core.source import Source
from gui.import_wizard.cells import accounts, as_missing, set_aside
from gui.import_wizard.draft import Draft, Facts, ValueColumn, as_edition, is_edition, questions

COLUMNS = ("jaar", "van", "naar", "bedrag")
FIELDS = {"supplier": FieldRule("van"), "recipient": FieldRule("naar"), "year": FieldRule("jaar")}


def draft(**changes):
    recipe = ImportRecipe("", fields={**FIELDS, "value": FieldRule("bedrag")}, **changes)
    return Draft(Path("a.csv"), Layout(), recipe).with_meaning(recipe, COLUMNS, known=False)


def amounts():
    words = np.array(["10", "veel", "-"], object)
    column = Column(
        "bedrag", "number", np.array([0, 1, 1, 2], np.int32), words, np.array([10, np.nan, np.nan]),
        np.array([False, True, False]), np.array([False, False, True]),
    )  # fmt: skip
    return Table((column,), np.array([2, 3, 4, 5]))


def test_what_a_value_measures_is_never_guessed():
    assert draft().values == (ValueColumn("bedrag"),)
    assert "basis" in questions(draft(), ())


def test_as_long_as_the_meaning_is_open_the_file_is_a_table():
    assert draft().finished_recipe().shape == "table"


def test_an_answered_draft_gives_a_recipe_with_its_measure():
    answered = draft().with_value(0, ValueColumn("bedrag", "units", unit="stuks"))

    assert answered.finished_recipe().measures == (Measure("units", "bedrag", "", "stuks"),)


def test_numbers_of_items_lose_a_currency_that_was_given_before():
    value = ValueColumn("bedrag", "units", "EUR")

    assert value.measure.currency == ""


def test_a_known_layout_is_taken_as_its_recipe_has_it():
    recipe = ImportRecipe("known", fields=FIELDS, measures=(Measure("tiv", "bedrag"),))
    known = Draft(Path("a.csv"), Layout(), recipe).with_meaning(recipe, COLUMNS, known=True)

    assert questions(known, ("bedrag",)) == ()
    assert known.finished_recipe() is recipe


def test_temporary_exports_are_left_out_once_a_column_marks_them():
    marked = draft().with_field("temporary", FieldRule("D/T", yes=("T",)))

    assert marked.recipe.leave_out == ("temporary",)
    assert marked.with_field("temporary", None).recipe.leave_out == ()


def test_a_column_for_each_year_needs_no_column_of_values():
    wide = draft().with_shape("wide_years")

    assert wide.values == (ValueColumn(""),)
    assert {"year", "values"}.isdisjoint(questions(wide, ()))


def test_only_columns_that_are_used_must_be_beyond_doubt():
    assert "doubt" not in questions(draft(), ("opmerking",))
    assert "doubt" in questions(draft(), ("bedrag",))
    assert "doubt" not in questions(draft().with_column("bedrag", ColumnRule(decimal=",")), ("bedrag",))


def test_an_edition_is_a_date_or_not_known():
    assert is_edition("2024-04-13")
    assert is_edition("")
    assert not is_edition("13 april 2024")


def test_answers_about_the_source_win_over_what_was_found():
    found = Source("s1", Path("a.csv"), title="a", publisher="b")

    assert Facts(title="c").applied(found).title == "c"
    assert Facts(title="c").applied(found).publisher == "b"


def test_values_that_do_not_fit_are_counted_with_their_lines():
    account = accounts(amounts())["bedrag"]

    assert (account.missing, account.failing, account.marks) == (1, 2, ("-",))
    assert [(value.text, value.count, value.lines) for value in account.values] == [("veel", 2, (3, 4))]


def test_treating_values_as_missing_keeps_the_marks_that_were_there():
    table = amounts()

    changed = as_missing(draft(), table.columns[0], accounts(table)["bedrag"])

    assert changed.column_rule("bedrag") == ColumnRule(kind="number", missing_marks=("-", "veel"))


def test_setting_aside_names_the_lines():
    table = amounts()

    assert set_aside(draft(), table.columns[0], table).recipe.rows.aside == (3, 4)


def test_an_edition_may_be_written_day_first():
    assert as_edition("13-4-2024") == "2024-04-13"
    assert as_edition("13/04/2024") == "2024-04-13"
    assert as_edition(" 2024-04-13 ") == "2024-04-13"
    assert not is_edition(as_edition("13 april 2024"))
    assert not is_edition(as_edition("31-31-2024"))
