"""Recipes and files that changed."""

from core.recipes.adapt import differences, role, with_meaning
from core.recipes.apply import measures
from core.recipes.recipe import FieldRule, ImportRecipe, Measure

RECIPE = ImportRecipe(
    "known",
    recognise=("To", "Value"),
    fields={"recipient": FieldRule("To"), "year": FieldRule("Year"), "supplier": FieldRule(constant="NL")},
    measures=(Measure("licence", "Value", "EUR", "EUR"),),
)


def test_missing_and_new_columns_are_named():
    found = differences(RECIPE, ("to", "VALUE", "Remarks"))

    assert (found.missing, found.new, found.needed) == (("Year",), ("Remarks",), ("Year",))
    assert not differences(RECIPE, ("to", "value", "year"))


def test_another_year_is_no_difference_in_a_wide_table():
    wide = ImportRecipe("wide", shape="wide_years", fields={"supplier": FieldRule("Exports by")})

    assert not differences(wide, ("Exports by", "1990", "2030"))


def test_every_column_has_the_role_of_its_field():
    wide = ImportRecipe("wide", shape="wide_years")

    assert [role(RECIPE, name) for name in ("TO", "value", "Remarks")] == ["recipient", "value", ""]
    assert role(wide, "1990") == "year"


def test_columns_and_constants_give_an_unknown_file_its_meaning():
    recipe = with_meaning(
        ImportRecipe("", shape="table"),
        {"recipient": "bestemming", "value": "waarde", "year": "jaar"},
        {"supplier": "NL", "basis": "licence", "currency": "EUR"},
    )

    assert recipe.shape == "rows"
    assert recipe.fields["supplier"] == FieldRule(constant="NL")
    assert measures(recipe) == (Measure("licence", "waarde", "EUR"),)


def test_another_currency_keeps_the_value_column_of_the_recipe():
    recipe = with_meaning(RECIPE, {}, {"currency": "usd"})

    assert measures(recipe) == (Measure("licence", "Value", "USD"),)


def test_another_supplier_keeps_the_measures():
    assert with_meaning(RECIPE, {"supplier": "From"}, {}).measures == RECIPE.measures
