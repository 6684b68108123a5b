"""Recipes to JSON and back."""

import json

import pytest

from core.problems import ProblemError
from core.reading.table import ColumnRule, RowRules
from core.recipes.library import recipes
from core.recipes.recipe import FieldRule, ImportRecipe, Measure, Rule
from core.recipes.storage import from_json, to_json

RECIPE = ImportRecipe(
    "mine",
    version=3,
    title={"nl": "Van mij", "en": "Mine"},
    columns={"value": ColumnRule("number", decimal=",", missing_marks=("", "x"))},
    rows=RowRules(totals=("Total",), join_cut=True),
    fields={"supplier": FieldRule(constant="Netherlands"), "temporary": FieldRule("D/T", yes=("T",), no=("D",))},
    measures=(Measure("licence", "value", "EUR", "EUR", 1000.0),),
    rules=(Rule("zero_is_small", {"high": 0.5}, {"en": "A zero."}),),
    leave_out=("temporary",),
    marking="geheim",
)


def test_a_recipe_survives_the_road_to_json_and_back():
    assert from_json(to_json(RECIPE)) == RECIPE


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.name)
def test_every_recipe_that_comes_with_the_program_survives_it_too(recipe):
    assert from_json(to_json(recipe)) == recipe


def test_defaults_are_not_written():
    assert json.loads(to_json(ImportRecipe("bare"))) == {"format": 1, "name": "bare"}


def test_unknown_fields_and_values_that_do_not_fit_are_all_named():
    text = json.dumps(
        {
            "format": 1,
            "name": "odd",
            "colour": "red",
            "version": "two",
            "shape": "round",
            "columns": {"a": {"kind": "number", "size": 4}},
            "measures": [{"basis": "money", "column": "a"}, {"basis": "tiv"}],
            "fields": {"sender": {"column": "a"}},
        }
    )

    with pytest.raises(ProblemError) as caught:
        from_json(text, "odd.json")

    assert [problem.what for problem in caught.value.problems] == [
        "The field “colour” of the recipe is not known.",
        "The value of “version” does not fit in the recipe.",
        "The value of “shape” does not fit in the recipe.",
        "The field “columns.a.size” of the recipe is not known.",
        "The value of “fields.sender” does not fit in the recipe.",
        "The value of “measures[0].basis” does not fit in the recipe.",
        "The field “measures[1].column” is missing from the recipe.",
    ]
    assert {problem.where for problem in caught.value.problems} == {"odd.json"}


@pytest.mark.parametrize("text", ["", "[]", "no", '"text"', "{", '{"format": 2, "name": "later"}', '{"name": "old"}'])
def test_what_is_no_recipe_is_refused_in_words(text):
    with pytest.raises(ProblemError):
        from_json(text)


def test_a_truth_value_is_not_a_number():
    with pytest.raises(ProblemError, match=r"measures\[0\].multiplier"):
        from_json('{"format": 1, "name": "x", "measures": [{"basis": "tiv", "column": "a", "multiplier": true}]}')
