"""The answers given so far, as one value that never changes: an answer gives a new draft."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from core.flows import FLAGS, Basis, Flag
from core.places.place import Decision
from core.reading.table import ColumnRule, Layout
from core.recipes.names import plain
from core.recipes.recipe import FieldName, FieldRule, ImportRecipe, Measure, Shape
from core.source import Marking, Source

Question = Literal[
    "edition", "marking", "doubt", "supplier", "recipient", "year", "values", "basis", "currency", "handling"
]  # fmt: skip
"""What must be answered by a person before the file can be imported; see `questions`."""

Handling = Literal["", "new_only", "mixed", "columns"]
"""Temporary exports, extensions and replacements: not yet answered, not in the file, in it without a mark, or
marked in columns."""

IN_MONEY: tuple[Basis, ...] = ("licence", "delivery", "order", "production")
HANDLING_FIELDS: tuple[FieldName, ...] = ("temporary", "extension", "replacement")
LEFT_OUT: tuple[Flag, ...] = ("temporary", "extension", "replacement", "refused")
"""What a share leaves out at first, where the file tells of it (METHOD 2.6)."""

_NO = "no"


@dataclass(frozen=True)
class Facts:
    """What is known of the source beside its rows. None: not answered, take what the recipe finds."""

    title: str | None = None
    publisher: str | None = None
    edition: str | None = None
    terms: str | None = None
    marking: Marking | None = None

    def applied(self, source: Source) -> Source:
        """Return the source with these answers over what was found."""
        answers = {name: value for name, value in vars(self).items() if value is not None}
        return replace(source, **answers)


@dataclass(frozen=True)
class ValueColumn:
    """A column of values; `basis` is empty until a person says what it measures."""

    column: str
    basis: Basis | Literal[""] = ""
    currency: str = ""
    unit: str = ""
    multiplier: float = 1.0

    @property
    def measure(self) -> Measure | None:
        """The measure, when its basis is known."""
        if not self.basis:
            return None
        currency = self.currency if self.basis in IN_MONEY else ""
        return Measure(self.basis, self.column, currency, self.unit, self.multiplier)


@dataclass(frozen=True)
class Draft:
    """One file on its way in. `known` tells that its layout was recognised, so that nothing need be asked."""

    path: Path
    layout: Layout
    recipe: ImportRecipe
    known: bool = False
    columns: tuple[str, ...] = ()  # those for which the recipe was suggested or recognised
    base: ImportRecipe = field(default_factory=lambda: ImportRecipe(""))  # the recipe as it was recognised or suggested
    values: tuple[ValueColumn, ...] = ()
    handling: Handling = ""
    facts: Facts = field(default_factory=Facts)
    decisions: tuple[Decision, ...] = ()
    settled: frozenset[str] = frozenset()  # columns whose doubt a person settled

    @classmethod
    def begin(cls, path: Path, layout: Layout, recipe: ImportRecipe, columns: tuple[str, ...], *, known: bool) -> Draft:
        """Return the draft as the program proposes it. What may not be guessed is left open when not known."""
        return cls(path, layout, recipe).with_meaning(recipe, columns, known=known)

    def with_meaning(self, recipe: ImportRecipe, columns: tuple[str, ...], *, known: bool) -> Draft:
        """Take over what the columns mean; answers about the source itself stay."""
        if known:
            values = recipe_values(recipe)
            handling: Handling = "columns"
        else:
            values = proposed_values(recipe)
            handling = "columns" if any(name in recipe.fields for name in HANDLING_FIELDS) else ""
            left_out = tuple(flag for flag in LEFT_OUT if flag in recipe.fields)
            fields = {name: rule for name, rule in recipe.fields.items() if name not in ("value", "basis")}
            recipe = replace(recipe, fields=fields, leave_out=left_out)
        return replace(self, recipe=recipe, base=recipe, known=known, columns=columns, values=values, handling=handling)

    @property
    def shape(self) -> Shape:
        return self.recipe.shape

    def with_field(self, name: FieldName, rule: FieldRule | None) -> Draft:
        """Say where a field comes from; None when the file does not have it."""
        fields = {other: kept for other, kept in self.recipe.fields.items() if other != name}
        left_out = [flag for flag in self.recipe.leave_out if flag != name]
        if rule is not None and (rule.column or rule.constant):
            fields[name] = rule
            kept = self.recipe.leave_out if name in self.recipe.fields else LEFT_OUT
            left_out += [flag for flag in kept if flag == name]
        leave_out = tuple(flag for flag in FLAGS if flag in left_out)
        return replace(self, recipe=replace(self.recipe, fields=fields, leave_out=leave_out))

    def with_shape(self, shape: Shape) -> Draft:
        """Say what the file holds. A column for each year needs no column of values."""
        values = tuple(value for value in self.values if value.column)
        if shape == "wide_years":
            values = (replace(values[0], column=""),) if values else (ValueColumn(""),)
        return replace(self, recipe=replace(self.recipe, shape=shape), values=values)

    def with_value(self, place: int, value: ValueColumn | None) -> Draft:
        """Change one value column, add one (`place` behind the last) or take it away (None)."""
        values = list(self.values)
        values[place : place + 1] = [value] if value is not None else []
        return replace(self, values=tuple(values))

    def with_column(self, name: str, rule: ColumnRule) -> Draft:
        """Decide how a column is read, which also settles its doubt."""
        kept = {other: each for other, each in self.recipe.columns.items() if plain(other) != plain(name)}
        columns = {**kept, name: rule}
        return replace(self, recipe=replace(self.recipe, columns=columns), settled=self.settled | {name})

    def column_rule(self, name: str) -> ColumnRule:
        """Return what is decided about a column."""
        wanted = plain(name)
        return next((rule for other, rule in self.recipe.columns.items() if plain(other) == wanted), ColumnRule())

    def with_aside(self, rows: tuple[int, ...]) -> Draft:
        """Set these rows of the file aside."""
        aside = tuple(sorted({*self.recipe.rows.aside, *rows}))
        return replace(self, recipe=replace(self.recipe, rows=replace(self.recipe.rows, aside=aside)))

    def with_decision(self, decision: Decision) -> Draft:
        """Decide what a name stands for; a newer decision on the same text replaces the older one."""
        kept = tuple(old for old in self.decisions if old.text != decision.text)
        return replace(self, decisions=(*kept, decision))

    def finished_recipe(self) -> ImportRecipe:
        """Return the recipe to read the file with: without flows as long as their meaning is open."""
        if self.shape == "table" or any(question in MEANING for question in questions(self, ())):
            return replace(self.recipe, shape="table", fields={}, measures=(), rules=(), leave_out=())
        if self.known and self.values == recipe_values(self.base):
            return self.recipe
        measures = tuple(measure for value in self.values if (measure := value.measure) is not None)
        fields = dict(self.recipe.fields)
        if not self.known and self.handling == "new_only":
            fields.update({name: FieldRule(constant=_NO, no=(_NO,)) for name in HANDLING_FIELDS})
        if not self.known and self.handling == "mixed":
            fields = {name: rule for name, rule in fields.items() if name not in HANDLING_FIELDS}
        return replace(self.recipe, fields=fields, measures=measures)


MEANING: tuple[Question, ...] = ("supplier", "recipient", "year", "values", "basis", "currency", "handling")
FILE: tuple[Question, ...] = ("edition", "marking")


def recipe_values(recipe: ImportRecipe) -> tuple[ValueColumn, ...]:
    """Return the value columns as the recipe has them."""
    return tuple(
        ValueColumn(item.column, item.basis, item.currency, item.unit, item.multiplier) for item in recipe.measures
    )


def proposed_values(recipe: ImportRecipe) -> tuple[ValueColumn, ...]:
    """Return the value columns that were suggested, without what they measure: that may not be guessed."""
    proposed = tuple(ValueColumn(item.column, multiplier=item.multiplier) for item in recipe.measures)
    value = recipe.fields.get("value", FieldRule())
    return proposed or ((ValueColumn(value.column),) if value.column else ())


def questions(draft: Draft, doubtful: tuple[str, ...]) -> tuple[Question, ...]:
    """Return what a person must still answer. `doubtful` are columns that can be read in two ways."""
    return tuple(question for question, is_open in _asked(draft, doubtful) if is_open)


def _asked(draft: Draft, doubtful: tuple[str, ...]) -> list[tuple[Question, bool]]:
    fields = draft.recipe.fields
    as_known = draft.known and fields == draft.base.fields and draft.values == recipe_values(draft.base)
    if draft.shape == "table" or as_known:
        return _asked_of_source(draft)
    used = {rule.column for rule in fields.values()} | {value.column for value in draft.values}
    in_money = [value for value in draft.values if value.basis in IN_MONEY]
    to_whom = "recipient" in fields or "final_recipient" in fields
    wide = draft.shape == "wide_years"
    return [
        *_asked_of_source(draft),
        ("doubt", bool((set(doubtful) & used) - draft.settled)),
        ("supplier", "supplier" not in fields and not (wide and to_whom)),
        ("recipient", not to_whom and not wide),
        ("year", not wide and "year" not in fields and "date" not in fields),
        ("values", not draft.values),
        ("basis", any(not value.basis for value in draft.values)),
        ("currency", any(not value.currency for value in in_money) and "currency" not in fields),
        ("handling", bool(in_money) and not draft.known and not _handled(draft)),
    ]


def _asked_of_source(draft: Draft) -> list[tuple[Question, bool]]:
    """Of a known layout the recipe proposes the marking, and the edition where the file says it."""
    edition = draft.facts.edition
    return [
        ("edition", not is_edition(edition) if edition is not None else not draft.known),
        ("marking", draft.facts.marking is None and not draft.known),
    ]


def _handled(draft: Draft) -> bool:
    if draft.handling == "columns":
        return any(name in draft.recipe.fields for name in HANDLING_FIELDS)
    return bool(draft.handling)


def as_edition(text: str) -> str:
    """Return the date as `Source.edition` holds it, also when it was written day first; other text as it stands."""
    parts = text.strip().replace("/", "-").replace(".", "-").split("-")
    if len(parts) == 3 and all(part.isdecimal() for part in parts) and len(parts[2]) == 4:
        day, month, year = (int(part) for part in parts)
        return f"{year:04}-{month:02}-{day:02}"
    return text.strip()


def is_edition(text: str) -> bool:
    """Return whether this is a date as `Source.edition` holds it; empty stands for "not known"."""
    if not text:
        return True
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
