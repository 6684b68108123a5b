"""A new format, kind of file, chart or recipe is not finished until these pass."""

from typing import get_args

import pytest

from core.export import native_charts, registry, tables
from core.reading import FORMATS
from core.recipes import library
from core.recipes.rules import check
from core.report import Chart
from gui.charts.registry import CHART_WIDGETS


@pytest.mark.parametrize("chart", get_args(Chart))
def test_every_chart_can_be_shown_and_exported(chart):
    assert chart in CHART_WIDGETS
    assert chart in native_charts.WRITERS


def test_every_format_has_endings_of_its_own():
    endings = [ending for each in FORMATS for ending in each.endings]

    assert endings
    assert len(endings) == len(set(endings))
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)


def test_what_is_written_can_be_read_again_but_for_parquet():
    readable = {ending for each in FORMATS for ending in each.endings}

    assert set(tables.WRITERS) - readable <= {".parquet"}
    assert set(registry.EXPORTERS) <= readable


@pytest.mark.parametrize("recipe", library.recipes(), ids=lambda recipe: recipe.name)
def test_every_recipe_speaks_both_languages_and_names_known_rules(recipe):
    check(recipe)

    assert set(recipe.title) == {"nl", "en"}
    assert recipe.recognise or recipe.recognise_text
    assert recipe.measures or recipe.shape == "table"
    assert all(set(rule.sentence) == {"nl", "en"} for rule in recipe.rules)
