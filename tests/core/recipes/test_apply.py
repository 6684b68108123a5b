"""Records become flows."""

import numpy as np
import pytest

from core.flows import DETAIL, IMPORT, NO, TOTAL, UNKNOWN, YES
from core.problems import ProblemError
from core.recipes.apply import apply
from core.recipes.recipe import FieldRule, ImportRecipe, Measure, Rule

PLAIN = ImportRecipe(
    "plain",
    fields={"supplier": FieldRule("from"), "recipient": FieldRule("to"), "year": FieldRule("year")},
    measures=(Measure("licence", "value", "EUR", "EUR"),),
)


def test_every_record_becomes_a_flow_that_points_to_it(column, reading):
    table = reading(
        column("from", "text", ["NL", " NL ", "DE"]),
        column("to", "text", ["Oman", "", "Chile"]),
        column("year", "year", ["2011", "2012", ""]),
        column("value", "number", ["1.5", "", "x"]),
    )

    applied = apply(table, PLAIN, "s1")

    (flows,) = applied.flows
    assert flows.row.tolist() == [0, 1, 2]
    assert flows.measure == ("licence", "EUR", "EUR")
    assert flows.source_ids == ("s1",)
    assert [flows.supplier.words[code] for code in flows.supplier.codes] == ["NL", "NL", "DE"]
    assert flows.recipient.codes.tolist()[1] == -1
    assert flows.years.tolist() == [2011, 2012, 0]
    assert flows.low.tolist()[0] == flows.high.tolist()[0] == 1.5
    assert np.isnan(flows.low[1:]).all()


def test_values_read_as_text_and_records_without_a_year_are_reported_with_their_number(column, reading):
    table = reading(
        column("from", "text", ["NL", "NL"]),
        column("to", "text", ["Oman", "Oman"]),
        column("year", "year", ["2011", ""]),
        column("value", "text", ["n.a.", "2"]),
    )

    problems = apply(table, PLAIN, "s1").problems

    assert [(problem.where, problem.count) for problem in problems] == [("value", 2), ("year", 1)]
    assert "“n.a.”" in problems[0].what


def test_all_missing_columns_are_named_at_once(column, reading):
    with pytest.raises(ProblemError) as caught:
        apply(reading(column("to", "text", ["Oman"])), PLAIN, "s1")

    assert [problem.what for problem in caught.value.problems] == [
        f"There is no column “{name}”." for name in ("value", "from", "year")
    ]


def test_columns_are_found_in_spite_of_case_blanks_and_stray_quotes(column, reading):
    table = reading(
        column("FROM ", "text", ["NL"]),
        column("to", "text", ["Oman"]),
        column(' "year"', "year", ["2011"]),
        column("Value", "number", ["1"]),
    )

    assert len(apply(table, PLAIN, "s1").flows[0]) == 1


def test_a_date_gives_the_year_and_a_constant_fills_what_the_file_does_not_say(column, reading):
    recipe = ImportRecipe(
        "dated",
        fields={
            "supplier": FieldRule(constant="Netherlands"),
            "recipient": FieldRule("to"),
            "date": FieldRule("on"),
            "value": FieldRule("value", multiplier=1000.0),
            "basis": FieldRule(constant="delivery"),
            "currency": FieldRule(constant="eur"),
            "direction": FieldRule(constant="import"),
        },
    )
    table = reading(
        column("to", "text", ["Oman", "Oman"]),
        column("on", "date", ["2011-03-07", ""]),
        column("value", "number", ["3", "4"]),
    )

    (flows,) = apply(table, recipe, "s1").flows

    assert flows.years.tolist() == [2011, 0]
    assert flows.dates[0] == np.datetime64("2011-03-07")
    assert np.isnat(flows.dates[1])
    assert flows.low.tolist() == [3000.0, 4000.0]
    assert flows.measure == ("delivery", "EUR", "EUR")
    assert flows.direction.tolist() == [IMPORT, IMPORT]
    assert flows.supplier.words == ("Netherlands",)


def test_without_a_basis_there_are_no_flows(column, reading):
    recipe = ImportRecipe("draft", fields={"value": FieldRule("value")})

    assert apply(reading(column("value", "number", ["1"])), recipe, "s1").flows == ()


def test_an_impossible_basis_is_a_problem(column, reading):
    recipe = ImportRecipe("draft", fields={"value": FieldRule("value"), "basis": FieldRule(constant="money")})

    with pytest.raises(ProblemError, match="“money” is not a basis"):
        apply(reading(column("value", "number", ["1"])), recipe, "s1")


def test_each_currency_of_the_records_becomes_flows_of_its_own(column, reading):
    recipe = ImportRecipe(
        "mixed",
        fields={
            "year": FieldRule("year"),
            "value": FieldRule("value"),
            "currency": FieldRule("cur"),
            "basis": FieldRule(constant="order"),
        },
    )
    table = reading(
        column("year", "year", ["2011", "2011", "2011"]),
        column("value", "number", ["1", "2", "3"]),
        column("cur", "text", ["EUR", "usd", "eur"]),
    )

    flows = apply(table, recipe, "s1").flows

    assert {(each.currency, float(each.low.sum())) for each in flows} == {("EUR", 4.0), ("USD", 2.0)}


def test_limits_may_stand_in_columns_of_their_own(column, reading):
    recipe = ImportRecipe(
        "limits",
        fields={
            "year": FieldRule("year"),
            "value": FieldRule("value"),
            "low": FieldRule("low"),
            "high": FieldRule("high"),
            "basis": FieldRule(constant="order"),
        },
    )
    table = reading(
        column("year", "year", ["2011", "2011"]),
        column("value", "number", ["", "7"]),
        column("low", "number", ["1", ""]),
        column("high", "number", ["5", ""]),
    )

    (flows,) = apply(table, recipe, "s1").flows

    assert (flows.low.tolist(), flows.high.tolist()) == ([1.0, 7.0], [5.0, 7.0])


def test_flags_know_yes_no_and_unknown(column, reading):
    recipe = ImportRecipe(
        "flags",
        fields={
            **PLAIN.fields,
            "temporary": FieldRule("t", yes=("T",), no=("D",)),
            "estimate": FieldRule("e", yes=("?",), no=("",)),
        },
        measures=PLAIN.measures,
    )
    size = 3
    table = reading(
        column("from", "text", ["NL"] * size),
        column("to", "text", ["Oman"] * size),
        column("year", "year", ["2011"] * size),
        column("value", "number", ["1"] * size),
        column("t", "text", ["t ", "D", ""]),
        column("e", "text", ["?", "", None]),
    )

    (flows,) = apply(table, recipe, "s1").flows

    assert flows.flags["temporary"].tolist() == [YES, NO, UNKNOWN]
    assert flows.flags["estimate"].tolist() == [YES, NO, NO]
    assert "licensed" not in flows.flags


def test_a_wide_table_gives_a_flow_for_each_cell_that_holds_something(column, reading):
    recipe = ImportRecipe(
        "wide",
        shape="wide_years",
        fields={"supplier": FieldRule("Exports by")},
        measures=(Measure("tiv", "", unit="mln TIV"),),
        rules=(Rule("zero_is_small", {"high": 0.5}),),
    )
    table = reading(
        column("Exports by", "text", ["Chile", "France"]),
        column("2022", "number", ["0", "5"]),
        column("2023", "number", ["", "7"]),
        column("2024", "number", ["", ""]),
        column("1990-2023", "number", ["9", "9"]),
    )

    applied = apply(table, recipe, "s1")

    (flows,) = applied.flows
    assert list(
        zip(flows.row.tolist(), flows.years.tolist(), flows.low.tolist(), flows.high.tolist(), strict=True)
    ) == [
        (0, 2022, 0.0, 0.5),
        (1, 2022, 5.0, 5.0),
        (1, 2023, 7.0, 7.0),
    ]
    assert flows.recipient.codes.tolist() == [-1, -1, -1]
    assert [problem.where for problem in applied.problems] == ["2024"]


def test_a_plain_table_has_no_flows(column, reading):
    assert apply(reading(column("a", "text", ["x"])), ImportRecipe("t", shape="table"), "s1").flows == ()


def test_published_totals_and_their_detail_are_kept_apart(column, reading):
    recipe = ImportRecipe(
        "totals",
        fields={**PLAIN.fields, "category": FieldRule("ml")},
        measures=PLAIN.measures,
        rules=(Rule("totals_and_detail", {"column": "ml", "totals": ["Total"]}, {"en": "{totals} and {details}"}),),
        category_scheme="ml",
    )
    table = reading(
        column("from", "text", ["NL"] * 4),
        column("to", "text", ["Oman", "Oman", "Chile", "Chile"]),
        column("year", "year", ["2011"] * 4),
        column("value", "number", ["5", "5", "", "3"]),
        column("ml", "text", ["Total", "ML04", "Total", "ML5"]),
    )

    applied = apply(table, recipe, "s1")

    (flows,) = applied.flows
    assert flows.part.tolist() == [TOTAL, DETAIL, TOTAL, DETAIL]
    assert [flows.category.words[code] for code in flows.category.codes[[1, 3]]] == ["ML4", "ML5"]
    assert flows.category.codes.tolist()[0] == -1
    assert applied.explanations == ("2 and 2",)
    assert [problem.what for problem in applied.problems] == [
        "In 1 case there are values by category (3 EUR) but no value in the published total."
    ]
