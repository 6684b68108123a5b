"""The recipe: everything the wizard asks, storable as JSON and replayable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from core.flows import Basis, Flag
from core.reading.table import ColumnRule, RowRules
from core.source import Marking

FieldName = Literal[
    "supplier", "recipient", "final_recipient", "origin", "year", "date", "category", "value", "low", "high",
    "currency", "basis", "direction", "temporary", "extension", "replacement", "licensed", "second_hand",
    "estimate", "refused", "dual_use",
]  # fmt: skip

Shape = Literal["rows", "wide_years", "table"]
"""`rows`: a flow per record; `wide_years`: a supplier (or recipient) per record and a column per year;
`table`: no flows, only a table to look into."""


@dataclass(frozen=True)
class FieldRule:
    """Where a field comes from: a column, or a constant for what the file does not say.

    For flag fields `yes` and `no` list the texts that mean so (compared trimmed, without case); others are
    unknown. `multiplier` brings a value to the unit of the measure.
    """

    column: str = ""
    constant: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    multiplier: float = 1.0


@dataclass(frozen=True)
class Measure:
    """A value column and what it measures."""

    basis: Basis
    column: str
    currency: str = ""
    unit: str = ""
    multiplier: float = 1.0


@dataclass(frozen=True)
class Rule:
    """A peculiarity of a layout: which rule, with which settings, and the sentence that explains it.

    Rule names and their settings are listed in `core.recipes.rules`; an unknown name is a problem, not ignored.
    """

    name: str
    settings: dict[str, object] = field(default_factory=dict)
    sentence: dict[str, str] = field(default_factory=dict)  # language → sentence


@dataclass(frozen=True)
class ImportRecipe:
    """How one layout becomes a table and flows. Stored in `resources/recipes/<name>.json`."""

    name: str
    version: int = 1
    title: dict[str, str] = field(default_factory=dict)  # language → title
    publisher: str = ""
    terms: str = ""
    may_pass_on: float = 1.0  # the terms allow passing on less than this part of the rows; 1: they set no such limit
    shape: Shape = "rows"
    recognise: tuple[str, ...] = ()  # columns that must be there (trimmed, without case)
    recognise_text: tuple[str, ...] = ()  # texts that must be in the preamble
    columns: dict[str, ColumnRule] = field(default_factory=dict)
    rows: RowRules = field(default_factory=RowRules)
    fields: dict[FieldName, FieldRule] = field(default_factory=dict)
    measures: tuple[Measure, ...] = ()
    rules: tuple[Rule, ...] = ()
    category_scheme: str = ""  # "ml", "sipri", "nl", …
    leave_out: tuple[Flag, ...] = ()  # flags whose flows are left out unless the user switches them on
    edition: str = ""  # regular expression that finds the publisher's date in the preamble
    marking: Marking = ""
    fictional: bool = False
