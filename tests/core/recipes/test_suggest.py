"""Suggestions for files of unknown layout."""

from dataclasses import dataclass

import pytest

from core.recipes.suggest import suggest, suggestion


@dataclass(frozen=True)
class Seen:
    header: tuple[str, ...]
    preamble: tuple[str, ...] = ()


def columns(recipe):
    return {field: rule.column for field, rule in recipe.fields.items()}


@pytest.mark.parametrize(
    "header",
    [
        ("Jaar", "Leverancier", "Land van bestemming", "Categorie", "Waarde (EUR)"),
        ("Year", "Exporter", "Destination", "Rating", "Value"),
        ("Jahr", "Lieferant", "Empfänger", "Güterkategorie", "Wert in €"),
        ("Année", "Fournisseur", "Destinataire", "Catégorie", "Montant"),
        ("Año", "Proveedor", "País de destino", "Categoría", "Importe"),
    ],
)
def test_fields_are_found_by_their_heads_in_five_languages(header):
    assert columns(suggest(Seen(header))) == dict(
        zip(("year", "supplier", "recipient", "category", "value"), header, strict=True)
    )


def test_final_destination_and_origin_are_not_taken_for_the_direct_destination():
    header = ("land van bestemming", "land van eindbestemming", "land van oorsprong", "afgifte datum", "waarde (€)")

    assert columns(suggest(Seen(header))) == {
        "recipient": "land van bestemming",
        "final_recipient": "land van eindbestemming",
        "origin": "land van oorsprong",
        "date": "afgifte datum",
        "value": "waarde (€)",
    }


def test_a_head_that_contains_the_words_counts_when_no_head_is_them():
    assert columns(suggest(Seen(("Name of the recipient state", "Total value")))) == {
        "recipient": "Name of the recipient state",
        "value": "Total value",
    }


def test_basis_and_currency_are_asked_never_guessed():
    found = suggestion(Seen(("Year", "Exporter", "Destination", "Licence value (EUR)")))

    assert {question.field for question in found.open_questions} == {"basis", "currency", "temporary", "extension"}
    assert found.recipe.measures == ()


def test_a_single_limit_is_no_limit():
    assert "low" not in suggest(Seen(("minimum", "value"))).fields


def test_the_content_decides_where_the_heads_do_not(reading, column):
    seen = reading(
        column("c1", "text", ["Oman", "Chile", "Norway"]),
        column("c2", "year", ["2011", "2012", "2013"]),
        column("c3", "number", ["1", "2", "3"]),
        column("c4", "text", ["radar", "ship", "truck"]),
    )

    assert columns(suggest(seen)) == {"recipient": "c1", "year": "c2", "value": "c3"}


def test_a_value_column_must_hold_numbers(reading, column):
    seen = reading(column("Value", "text", ["high", "low"]), column("Amount of euros", "number", ["1", "2"]))

    assert columns(suggest(seen)) == {"value": "Amount of euros"}


def test_flags_get_the_words_for_yes_and_no():
    rule = suggest(Seen(("Tijdelijk", "Verlenging"))).fields["temporary"]

    assert "ja" in rule.yes
    assert "nee" in rule.no


def test_two_columns_with_the_same_head_leave_the_field_open():
    for header in (("value", "value (2)"), ("value (EUR)", "value (USD)")):
        assert "value" not in suggest(Seen((*header, "year"))).fields


def test_a_file_without_rows_keeps_what_its_heads_say(reading, column):
    seen = reading(column("supplier", "text", []), column("value", "text", []))

    assert suggest(seen).fields["value"].column == "value"
