"""A draft recipe for a tidy file whose layout is not known, and the questions only a person can answer.

Suggestions come from the heads of the columns and, in a reading, from what the columns hold. What may not be
guessed stays open: basis, currency, and how temporary exports and extensions are marked (METHOD 12).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from core.flows import FLAGS
from core.places.book import PlaceBook
from core.reading.table import Column, Reading
from core.recipes import header_words
from core.recipes.draft import texts
from core.recipes.header_words import WORDS, bare
from core.recipes.recipe import FieldName, FieldRule, ImportRecipe
from core.texts import tr

PLACES_NEEDED = 0.8
"""Which part of the distinct words of a column must be places before the column is suggested as one."""

MOST_WORDS = 400


class Headed(Protocol):
    """A file of which at least the heads of the columns are known."""

    @property
    def header(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class OpenQuestion:
    """What a person must still answer; `field` is what the answer is about."""

    field: FieldName
    sentence: str


@dataclass(frozen=True)
class Suggestion:
    """A draft, and what is still open in it."""

    recipe: ImportRecipe
    open_questions: tuple[OpenQuestion, ...]


def suggest(seen: Reading | Headed) -> ImportRecipe:
    """Return a draft recipe for a file of unknown layout."""
    return suggestion(seen).recipe


def suggestion(seen: Reading | Headed) -> Suggestion:
    """Return a draft recipe and the questions that are open in it."""
    names = tuple(column.name for column in seen.table.columns) if isinstance(seen, Reading) else seen.header
    fields = _by_header(names)
    if isinstance(seen, Reading) and len(seen.table):
        fields = _by_content(seen.table.columns, fields)
    recipe = ImportRecipe("", fields=fields)
    return Suggestion(recipe, open_questions(recipe))


def open_questions(recipe: ImportRecipe) -> tuple[OpenQuestion, ...]:
    """Return what a person must still answer before a recipe of shape `rows` gives flows."""
    if recipe.shape == "table":
        return ()
    fields = recipe.fields
    asked: list[tuple[FieldName, bool, str]] = [
        (
            "supplier",
            "supplier" in fields,
            tr("Which column names the supplier, or which country is it for all rows?"),
        ),
        (
            "recipient",
            bool({"recipient", "final_recipient"} & fields.keys()),
            tr("Which column names the recipient?"),
        ),
        ("year", bool({"year", "date"} & fields.keys()), tr("Which column gives the year or the date?")),
        ("value", bool(recipe.measures) or "value" in fields or "low" in fields, tr("Which column gives the value?")),
        (
            "basis",
            bool(recipe.measures) or "basis" in fields,
            tr("What does the value measure: TIV, licences, deliveries, orders, units or production?"),
        ),
        (
            "currency",
            _has_currency(recipe),
            tr("In which currency is the value?"),
        ),
        (
            "temporary",
            "temporary" in fields,
            tr("Does the file contain temporary exports, and how are they marked?"),
        ),
        (
            "extension",
            bool({"extension", "replacement"} & fields.keys()),
            tr("Does the file contain extensions or replacements of earlier licences, and how are they marked?"),
        ),
    ]
    return tuple(OpenQuestion(field, sentence) for field, answered, sentence in asked if not answered)


def _has_currency(recipe: ImportRecipe) -> bool:
    if recipe.measures:
        return all(measure.currency or measure.basis in ("tiv", "units") for measure in recipe.measures)
    return "currency" in recipe.fields or recipe.fields.get("basis", FieldRule()).constant in ("tiv", "units")


def _by_header(names: tuple[str, ...]) -> dict[FieldName, FieldRule]:
    """Give each field the column whose head fits best; whole heads before heads that only contain the words.

    A field for which two columns have the same head, or one that differs in its unit only, stays open.
    """
    heads = {name: bare(name) for name in names}
    fields: dict[FieldName, FieldRule] = {}
    taken: set[str] = set()
    for fits in (_is_one_of, _contains):
        for field, words in WORDS.items():
            fitting = [name for name in names if name not in taken and fits(heads[name], words)]
            alike = [name for name in fitting if heads[name] == heads[fitting[0]]]
            if field not in fields and fitting:
                if len(alike) == 1:
                    fields[field] = _rule(field, fitting[0])
                taken.update(alike)
    if "year" in fields and "date" in fields:
        del fields["year"]
    if "low" not in fields or "high" not in fields:
        fields.pop("low", None)
        fields.pop("high", None)
    return fields


def _is_one_of(head: str, words: tuple[str, ...]) -> bool:
    return head in words


def _contains(head: str, words: tuple[str, ...]) -> bool:
    return any(len(word) > 3 and f" {word} " in f" {head} " for word in words)


def _rule(field: FieldName, column: str) -> FieldRule:
    is_flag = field in FLAGS
    return FieldRule(column, yes=header_words.YES, no=header_words.NO) if is_flag else FieldRule(column)


def _by_content(columns: tuple[Column, ...], fields: dict[FieldName, FieldRule]) -> dict[FieldName, FieldRule]:
    """Improve the suggestions by what the columns hold: a value must be numbers; a place column is recognised."""
    kinds = {column.name: column.kind for column in columns}
    numeric = ("number", "integer")
    if "value" in fields and kinds[fields["value"].column] not in numeric:
        del fields["value"]
    taken = {rule.column for rule in fields.values()}
    left = [column for column in columns if column.name not in taken]
    if "value" not in fields:
        numbers = [column.name for column in left if column.kind in numeric]
        if len(numbers) == 1:
            fields["value"] = FieldRule(numbers[0])
    if not {"year", "date"} & fields.keys():
        times = [column for column in left if column.kind in ("year", "date")]
        if len(times) == 1:
            fields["year" if times[0].kind == "year" else "date"] = FieldRule(times[0].name)
    if "recipient" not in fields and "final_recipient" not in fields:
        places = [column.name for column in left if column.kind == "text" and _holds_places(column)]
        if len(places) == 1:
            fields["recipient"] = FieldRule(places[0])
    return fields


def _holds_places(column: Column) -> bool:
    if len(column.words) > MOST_WORDS:
        return False
    words = [word for word in texts(column) if word]
    if not words:
        return False
    book = PlaceBook.standard()
    return sum(1 for word in words if book.resolve(word) is not None) >= PLACES_NEEDED * len(words)
