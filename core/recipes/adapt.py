"""Recipes and the files they meet: what changed, and giving columns another meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.recipes.names import is_year, plain
from core.recipes.recipe import FieldName, FieldRule, ImportRecipe


@dataclass(frozen=True)
class Differences:
    """Columns that a recipe names and a file does not have, and columns of the file that it does not name."""

    missing: tuple[str, ...]
    new: tuple[str, ...]
    needed: tuple[str, ...]  # those of `missing` without which there are no flows

    def __bool__(self) -> bool:
        return bool(self.missing or self.new)


def differences(recipe: ImportRecipe, header: tuple[str, ...]) -> Differences:
    """Compare a recipe with the heads of the columns of a file."""
    there = {plain(name) for name in header}
    used = [rule.column for rule in recipe.fields.values()] + [measure.column for measure in recipe.measures]
    named = dict.fromkeys(name for name in [*recipe.columns, *used, *recipe.recognise] if name)
    known = {plain(name) for name in named}
    years_fit = recipe.shape == "wide_years"
    return Differences(
        tuple(name for name in named if plain(name) not in there),
        tuple(name for name in header if plain(name) not in known and not (years_fit and is_year(name))),
        tuple(name for name in dict.fromkeys(used) if name and plain(name) not in there),
    )


def role(recipe: ImportRecipe, column: str) -> str:
    """Return the field that a column serves, "value" for a measure, "year" for a wide year; empty for none."""
    name = plain(column)
    for field, rule in recipe.fields.items():
        if rule.column and plain(rule.column) == name:
            return field
    if any(measure.column and plain(measure.column) == name for measure in recipe.measures):
        return "value"
    return "year" if recipe.shape == "wide_years" and is_year(column) else ""


def with_meaning(
    recipe: ImportRecipe, columns: Mapping[FieldName, str], constants: Mapping[FieldName, str]
) -> ImportRecipe:
    """Return the recipe with these fields taken from these columns, or set to these constants.

    Naming a value column, a basis or a currency replaces the measures of the recipe by the one they make.
    """
    fields: dict[FieldName, FieldRule] = dict(recipe.fields)
    for field, column in columns.items():
        fields[field] = replace(fields.get(field, FieldRule()), column=column, constant="")
    for field, text in constants.items():
        fields[field] = replace(fields.get(field, FieldRule()), column="", constant=text)
    given = {*columns, *constants}
    measures = recipe.measures
    if given & {"value", "low", "high", "basis", "currency"} and measures:
        first = measures[0]
        fields.setdefault("value", FieldRule(first.column, multiplier=first.multiplier))
        fields.setdefault("basis", FieldRule(constant=first.basis))
        if first.currency:
            fields.setdefault("currency", FieldRule(constant=first.currency))
        measures = ()
    return replace(recipe, fields=fields, measures=measures, shape="rows" if given else recipe.shape)
