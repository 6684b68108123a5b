"""Flows in the making: arrays beside the table they come from, before the rules of a recipe have done their work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from core.flows import NO, UNKNOWN, WHOLE, YES, Coded, Flag, Flows
from core.problems import Problem
from core.reading.table import Column, Floats, Mask, Rows, Table
from core.recipes.recipe import FieldRule, ImportRecipe, Measure

Small = npt.NDArray[np.int8]
Years = npt.NDArray[np.int16]
NO_YEAR = 0


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Draft:
    """Flows in the making, one for each entry of `row`; a year of 0 is unknown. See `core.flows.Flows`."""

    recipe: ImportRecipe
    table: Table
    measure: Measure
    row: Rows
    supplier: Coded
    recipient: Coded
    final_recipient: Coded
    category: Coded
    years: Years
    dates: npt.NDArray[np.datetime64]
    low: Floats
    high: Floats
    part: Small
    direction: Small
    flags: dict[Flag, Small] = field(default_factory=dict)
    point: Floats | None = None
    split: Rows | None = None
    split_years: Years | None = None

    def __len__(self) -> int:
        return len(self.row)

    def take(self, rows: Rows | Mask) -> Draft:
        """Return these entries only."""
        return replace(
            self,
            row=self.row[rows],
            supplier=self.supplier.take(rows),
            recipient=self.recipient.take(rows),
            final_recipient=self.final_recipient.take(rows),
            category=self.category.take(rows),
            years=self.years[rows],
            dates=self.dates[rows],
            low=self.low[rows],
            high=self.high[rows],
            part=self.part[rows],
            direction=self.direction[rows],
            flags={flag: known[rows] for flag, known in self.flags.items()},
            point=None if self.point is None else self.point[rows],
            split=None if self.split is None else self.split[rows],
            split_years=None if self.split_years is None else self.split_years[rows],
        )

    def flows(self, source_id: str) -> Flows:
        """Return the finished flows."""
        return Flows(
            self.measure.basis,
            self.measure.currency,
            self.measure.unit or self.measure.currency,
            self.supplier,
            self.recipient,
            self.final_recipient,
            self.category,
            self.years,
            self.dates,
            self.low,
            self.high,
            self.part,
            self.flags,
            np.zeros(len(self), np.int32),
            self.row,
            (source_id,),
            self.direction,
            self.point,
            self.split,
            self.split_years,
            self.recipe.category_scheme,
        )


@dataclass(frozen=True, eq=False)  # holds a draft
class Outcome:
    """What a rule made of a draft, the figures for its sentence, and what a person should know.

    `found` is false when the rule met nothing in this file; its sentence is not said then.
    """

    draft: Draft
    figures: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    found: bool = True


def constant(text: str, length: int) -> Coded:
    """Return a column that holds the same text everywhere; missing everywhere when it is empty."""
    return Coded(np.full(length, 0 if text else -1, np.int32), (text,) if text else ())


def coded(words: Sequence[str], codes: npt.NDArray[np.int32]) -> Coded:
    """Return a column of these words by code, each distinct word once; an empty word is missing."""
    index: dict[str, int] = {}
    new = np.array([index.setdefault(word, len(index)) if word else -1 for word in words], np.int32)
    return Coded(np.append(new, np.int32(-1))[codes], tuple(index))


def texts(column: Column) -> list[str]:
    """Return the trimmed text of every word of a column, empty where it is a mark for "no value"."""
    words = np.asarray(column.words)
    return ["" if missing else str(word).strip() for word, missing in zip(words, column.missing, strict=True)]


def numbers(column: Column) -> Floats:
    """Return the value of every cell, NaN throughout for a column without values."""
    return column.numbers() if len(column.values) == len(column.words) else np.full(len(column.codes), np.nan)


def spread(values: Sequence[int], column: Column, otherwise: int) -> Small:
    """Return the value of every cell, from one value for each word of its column."""
    return np.append(np.array(values, np.int8), np.int8(otherwise))[column.codes]


def flag_of(column: Column, rule: FieldRule) -> Small:
    """Return YES, NO or UNKNOWN for every cell, by the words of the rule; compared trimmed and without case.

    The plain words are compared, so that an empty cell or a mark for "no value" can be given a meaning too. Where
    an empty cell means no but the column also has a word for it, the empty cells leave the answer open.
    """
    yes = {word.strip().casefold() for word in rule.yes}
    no = {word.strip().casefold() for word in rule.no}
    if "" in no and any(str(word).strip().casefold() in no - {""} for word in np.asarray(column.words)):
        no -= {""}

    def meaning(word: str) -> int:
        word = word.strip().casefold()
        return YES if word in yes else NO if word in no else UNKNOWN

    return spread([meaning(str(word)) for word in np.asarray(column.words)], column, meaning(""))


def whole(length: int) -> Small:
    """Return the mark of ordinary rows."""
    return np.full(length, WHOLE, np.int8)
