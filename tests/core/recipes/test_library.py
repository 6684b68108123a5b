"""Known layouts are recognised by their content."""

from dataclasses import dataclass

import pytest

from core import texts
from core.language import LANGUAGES
from core.problems import ProblemError
from core.recipes import library, rules
from core.recipes.adapt import differences
from core.resources import resource

REGISTER = (
    "SIPRI AT Database ID", "Supplier", "Recipient", "Designation", "Description", "Armament category", "Order date",
    "Order date is estimate", "Numbers delivered", "Numbers delivered is estimate", "Delivery year",
    "Delivery year is estimate", "Status", "SIPRI estimate", "TIV deal unit", "TIV delivery values",
    "Local production",
)  # fmt: skip
OLD_REGISTER = (
    "Recipient", "Supplier", "Year of order", "Column 4", "Number ordered", "Column 6", "Weapon designation",
    "Weapon description", "Number delivered", "Column 10", "Year(s) of delivery", "status", "Comments",
    "SIPRI TIV per unit", "SIPRI TIV for total order", "SIPRI TIV of delivered weapons",
)  # fmt: skip
NL = (
    "afgifte datum", "nummer", "SGP", "CAT", "goederen omschrijving", "D/T", "Verl.", "V/N", "U/D", "T.v.v.",
    "land van bestemming", "land van eindbestemming", "oorsprong /herkomst", "land van oorsprong", "waarde (€)",
    "verval datum",
)  # fmt: skip
EU = (
    "unique-id", ' "year"', "importing-country", "exporting-country", "CML-category", "num-licenses-imported",
    "val-licenses-imported", "val-arms-imported",
)  # fmt: skip
UK = ("licence_group", "date", "rating", "count", "value", "country", "refused")
SOURCE = ("Source: SIPRI Arms Transfers Database (c) SIPRI.", "Data generated: 13 Apr 2024 3:44:54 PM")
OLD_SOURCE = (
    "TIV of arms exports from all, 1950-2022",
    "Source: SIPRI Arms Transfers Database",
    "Generated: 19 December 2023",
)


@dataclass(frozen=True)
class Seen:
    header: tuple[str, ...]
    preamble: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("seen", "name"),
    [
        (Seen(REGISTER, SOURCE), "sipri_trade_register_17"),
        (Seen(tuple(reversed(REGISTER))), "sipri_trade_register_17"),
        (Seen(OLD_REGISTER, SOURCE), "sipri_trade_register_16"),
        (Seen(("Exports by", "1990", "1991", "1992", "1990-1992"), SOURCE), "sipri_tiv_table"),
        (Seen(("Imports by", "1990", "1991", "1992", "1990-1992"), SOURCE), "sipri_tiv_table_imports"),
        (Seen(("Column 1", "1990", "1991", "1992", "Total"), OLD_SOURCE), "sipri_tiv_table_older"),
        (Seen(EU), "eu_annual_report"),
        (Seen(NL), "nl_licences_2004_2014"),
        (Seen(UK), "uk_values"),
        (Seen(tuple(name.upper() for name in UK)), "uk_values"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_known_layout_is_recognised(seen, name):
    assert library.recognise(seen).name == name


@pytest.mark.parametrize(
    "seen",
    [
        Seen(("a", "b")),
        Seen(()),
        Seen(REGISTER[:-1]),
        Seen(("Exports by", "1990", "1991", "1992")),
        Seen(("Exports by", "Total"), SOURCE),
        Seen(("Issued", "Licence", "Rating", "Destination", "Refused", "Value (GBP)")),
    ],
)
def test_what_only_resembles_a_known_layout_is_not_recognised(seen):
    assert library.recognise(seen) is None


def test_the_edition_stands_in_the_preamble():
    register, older = library.recipe("sipri_trade_register_17"), library.recipe("sipri_tiv_table_older")

    assert library.edition(register, SOURCE) == "2024-04-13"
    assert library.edition(older, OLD_SOURCE) == "2023-12-19"
    assert library.edition(register, ("nothing",)) == ""


def test_a_recipe_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(ProblemError, match="uk_values"):
        library.recipe("no_such")


@pytest.mark.parametrize("recipe", library.recipes(), ids=lambda recipe: recipe.name)
class TestEveryRecipe:
    def test_has_a_title_and_sentences_in_both_languages(self, recipe):
        assert recipe.title.keys() == set(LANGUAGES)
        assert all(rule.sentence.keys() == set(LANGUAGES) for rule in recipe.rules)

    def test_says_publisher_and_terms(self, recipe):
        assert recipe.publisher
        assert recipe.terms

    def test_names_only_known_rules(self, recipe):
        rules.check(recipe)

    def test_has_terms_in_dutch(self, recipe):
        catalogue = resource("translations", "nl", "recipes.po").read_text(encoding="utf-8")
        assert f'msgid "{recipe.terms}"' in catalogue

    def test_is_recognised_by_something(self, recipe):
        assert recipe.recognise or recipe.recognise_text

    def test_says_when_figures_are_own_calculations(self, recipe):
        if recipe.publisher == "SIPRI":
            said = {language: " ".join(rule.sentence[language] for rule in recipe.rules) for language in ("nl", "en")}
            assert "eigen berekening op basis van SIPRI" in said["nl"]
            assert "own calculations based on SIPRI" in said["en"]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (REGISTER, "sipri_trade_register_17"),
        (OLD_REGISTER, "sipri_trade_register_16"),
        (EU, "eu_annual_report"),
        (NL, "nl_licences_2004_2014"),
        (UK, "uk_values"),
    ],
)
def test_the_recipe_names_every_column_of_its_layout(header, name):
    assert not differences(library.recipe(name), header)


def test_the_title_follows_the_language():
    texts.use("nl")

    assert library.title(library.recipe("uk_values")) == "Britse vergunningen strategische goederen"
