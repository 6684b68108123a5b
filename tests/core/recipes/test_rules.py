"""The peculiarities of layouts."""

import numpy as np
import pytest

from core import texts
from core.flows import NO, UNKNOWN, YES
from core.problems import ProblemError
from core.recipes.apply import apply
from core.recipes.recipe import FieldRule, ImportRecipe, Measure, Rule

MEASURE = Measure("tiv", "value", unit="mln TIV")


def with_rule(rule, **fields):
    named = {name: FieldRule(name) for name in ("supplier", "recipient", "year")}
    return ImportRecipe("ruled", fields=named | fields, measures=(MEASURE,), rules=(rule,))


@pytest.fixture
def table(reading, column):
    """Return a function that makes a reading of these values, with other columns where they are given."""

    def make(values, **columns):
        size = len(values)
        given = {"supplier": ["NL"] * size, "recipient": ["Oman"] * size, "year": ["2011"] * size} | columns
        kinds = {"year": "text" if any(";" in cell for cell in given["year"]) else "year"}
        return reading(
            column("value", "number", values),
            *(column(name, kinds.get(name, "text"), cells) for name, cells in given.items()),
        )

    return make


def test_an_unknown_rule_or_setting_is_a_problem_not_ignored(table):
    with pytest.raises(ProblemError, match="“dance” of the recipe is not known"):
        apply(table(["1"]), with_rule(Rule("dance")), "s1")
    with pytest.raises(ProblemError, match="no setting “higher”"):
        apply(table(["1"]), with_rule(Rule("zero_is_small", {"higher": 1})), "s1")


def test_a_zero_stands_for_a_small_value(table):
    rule = Rule("zero_is_small", {"high": 0.5}, {"en": "{count} zeros"})

    applied = apply(table(["0", "2", "", "0"]), with_rule(rule), "s1")

    (flows,) = applied.flows
    assert flows.low[[0, 1, 3]].tolist() == [0, 2, 0]
    assert flows.high[[0, 1, 3]].tolist() == [0.5, 2, 0.5]
    assert np.isnan(flows.high[2])
    assert applied.explanations == ("2 zeros",)


def test_a_rule_that_finds_nothing_says_nothing(table):
    rule = Rule("zero_is_small", {"high": 0.5}, {"en": "{count} zeros"})

    assert apply(table(["2"]), with_rule(rule), "s1").explanations == ()


def test_less_than_is_an_interval_from_zero(table):
    applied = apply(table(["<5", "< 1.5", "7", "<x"]), with_rule(Rule("less_than")), "s1")

    (flows,) = applied.flows
    assert flows.low[:3].tolist() == [0, 0, 7]
    assert flows.high[:3].tolist() == [5, 1.5, 7]
    assert np.isnan(flows.low[3])


def test_several_years_in_one_cell_give_a_flow_each_that_belong_together(table):
    rule = Rule("split_years", {"separator": ";"}, {"en": "{rows} rows, {share}"})
    values = ["9", "1", "", "4"]

    applied = apply(table(values, year=["2017; 2018; 2019", "2018", "2017;2018", "soon"]), with_rule(rule), "s1")

    (flows,) = applied.flows
    assert flows.row.tolist() == [0, 0, 0, 1, 2, 2, 3]
    assert flows.years.tolist() == [2017, 2018, 2019, 2018, 2017, 2018, 0]
    assert flows.low[:4].tolist() == [0, 0, 0, 1]
    assert flows.high[:4].tolist() == [9, 9, 9, 1]
    assert flows.points[:4].tolist() == [3, 3, 3, 1]
    assert np.isnan(flows.low[4:6]).all()
    assert flows.split.tolist() == [0, 0, 0, -1, 2, 2, -1]
    assert flows.split_years.tolist() == [3, 3, 3, 1, 2, 2, 1]
    assert applied.explanations == ("2 rows, 64.3%",)
    assert [problem.what for problem in applied.problems] == ["1 record has no year."]


def test_the_equal_parts_add_up_to_the_value_and_no_value_is_lost(table):
    recipe = with_rule(Rule("split_years"))

    (flows,) = apply(table(["10", "7"], year=["2001; 2002; 2003", "2001"]), recipe, "s1").flows

    assert flows.points.sum() == pytest.approx(17)
    whole = flows.split == 0
    assert (flows.points * flows.split_years)[whole].tolist() == pytest.approx([10, 10, 10])


def test_a_zero_in_a_record_of_several_years_keeps_its_limits(table):
    recipe = ImportRecipe(
        "both",
        fields={"year": FieldRule("year")},
        measures=(MEASURE,),
        rules=(Rule("zero_is_small", {"high": 0.5}), Rule("split_years")),
    )

    (flows,) = apply(table(["0"], year=["2001; 2002"]), recipe, "s1").flows

    assert (flows.low.tolist(), flows.points.tolist(), flows.high.tolist()) == ([0, 0], [0, 0], [0.5, 0.5])


def test_totals_over_all_suppliers_leave_and_unknown_suppliers_stay(table):
    rule = Rule(
        "supplier_totals",
        {"words": ["TOTAL"], "doubtful": ["na"]},
        {"en": "{certain} totals, {repeated} repeated, {unknown} unknown"},
    )
    suppliers = ["NL", "DE", "Total", "na", "na"]
    recipients = ["Oman", "Oman", "Oman", "Oman", "Chile"]

    applied = apply(table(["2", "3", "5", "5", "7"], supplier=suppliers, recipient=recipients), with_rule(rule), "s1")

    (flows,) = applied.flows
    assert flows.row.tolist() == [0, 1, 4]
    assert flows.supplier.codes.tolist()[2] == -1
    assert applied.explanations == ("1 totals, 1 repeated, 1 unknown",)
    assert [problem.count for problem in applied.problems] == [2]


def test_a_flag_may_stand_in_several_columns(table):
    rule = Rule("any_yes", {"flag": "estimate", "columns": ["a", "b"], "yes": ["Yes"], "no": ["No"]})
    columns = {"a": ["Yes", "No", "No"], "b": ["No", "No", "perhaps"]}

    (flows,) = apply(table(["1", "1", "1"], **columns), with_rule(rule), "s1").flows

    assert flows.flags["estimate"].tolist() == [YES, NO, UNKNOWN]


def test_goods_that_are_not_military_are_dual_use(table):
    rule = Rule(
        "military_goods", {"column": "rating", "military": r"ML\d.*", "uncertain": ["MILTA"]}, {"en": "{military}"}
    )
    ratings = ["ML10", "ml16", "6A003", "PL5001", "MILTA", ""]

    (flows,) = apply(table(["1"] * 6, rating=ratings), with_rule(rule), "s1").flows

    assert flows.flags["dual_use"].tolist() == [NO, NO, YES, YES, UNKNOWN, UNKNOWN]


def test_flags_that_are_not_told_are_counted_and_dated(table):
    rule = Rule("unknown_flags", {"flags": ["extension"]}, {"en": "{count} from {first}"})
    recipe = with_rule(rule, extension=FieldRule("x", yes=("J",), no=("N",)))

    applied = apply(table(["1"] * 4, year=["2013", "2013", "2014", "2014"], x=["J", "N", "", ""]), recipe, "s1")

    assert applied.explanations == ("2 from 2014",)


def test_a_column_that_a_rule_needs_is_named_when_it_is_absent(table):
    rule = Rule("totals_and_detail", {"column": "ml", "totals": ["Total"]})

    with pytest.raises(ProblemError, match="There is no column “ml”"):
        apply(table(["1"]), with_rule(rule), "s1")


def test_sentences_are_said_in_the_language_of_the_session(table):
    rule = Rule("note", sentence={"nl": "Let op {x}.", "en": "Mind {x}."})

    texts.use("nl")

    assert apply(table(["1"]), with_rule(rule), "s1").explanations == ("Let op {x}.",)
