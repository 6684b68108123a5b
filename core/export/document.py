"""All that goes into an annex, as one frozen value; every exporter writes the same document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from core.bounds import Split
from core.dataset import Dataset
from core.flows import Flows
from core.language import Language
from core.problems import Problem
from core.reading.table import Balance
from core.report import Report
from core.texts import tr

FlowClass = Literal[
    "inside", "outside", "ambiguous", "perhaps_inside", "perhaps_outside", "perhaps_ambiguous", "divided"
]
CLASSES: tuple[FlowClass, ...] = get_args(FlowClass)
"""Where a flow counts, in the order of `core.bounds.Split`; `divided`: pro rata over more than one of them."""


@dataclass(frozen=True)
class SourceFacts:
    """What an auditor needs to find the source again; `file` is its name without folders."""

    title: str
    file: str
    publisher: str = ""
    edition: str = ""
    sheet: str = ""
    sha256: str = ""
    balance: Balance = field(default_factory=lambda: Balance(0, 0))
    recipe: str = ""
    recipe_title: str = ""
    explanations: tuple[str, ...] = ()
    terms: str = ""
    marking: str = ""  # as written
    fictional: bool = False


@dataclass(frozen=True)
class Choice:
    """A choice above the answer, in words; `changed` when it is not the usual one."""

    label: str
    value: str
    changed: bool = False


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class UsedFlows:
    """The flows that count: `classes` has a position in `CLASSES` for each, `lines` the 1-based line or sheet
    row of its record, and `sources` a title for each of `flows.source_ids`."""

    flows: Flows
    classes: npt.NDArray[np.int8]
    lines: npt.NDArray[np.int64]
    sources: tuple[str, ...]


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Document:
    """An annex. Texts are in `language`, which is also that of the session while it is written.

    `sums` holds for a table of the report, by its id, the sums behind each of its rows, in their order. With
    them a workbook can show how the shares follow from the flows. Flows and sums are in `unit`; the values in
    the report are divided by `divisor`. `missing` says in sentences what is not known.
    """

    report: Report
    sources: tuple[SourceFacts, ...]
    unit: str = ""
    divisor: float = 1.0
    subtitle: str = ""  # period, unit and source in one line
    flows: UsedFlows | None = None
    sums: Mapping[str, tuple[Split, ...]] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    missing: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    marking: str = ""  # as written on every page, e.g. "STG. CONFIDENTIEEL (voorstel)"; "" for none
    language: Language = "nl"
    created: dt.datetime = field(default_factory=dt.datetime.now)

    @property
    def fictional(self) -> bool:
        """Whether any of the data are made up."""
        return any(source.fictional for source in self.sources)


def source_facts(dataset: Dataset, language: Language, marking: str = "") -> SourceFacts:
    """Return what is known of this source."""
    source, recipe = dataset.source, dataset.recipe
    recipe_title = recipe.title.get(language) or next(iter(recipe.title.values()), "")
    return SourceFacts(
        title=source.title or recipe_title or source.path.name,
        file=source.path.name,
        publisher=source.publisher or recipe.publisher,
        edition=source.edition,
        sheet=source.sheet,
        sha256=source.sha256 or dataset.reading.sha256,
        balance=dataset.reading.balance,
        recipe=tr("{name}, version {version}", name=recipe.name, version=recipe.version) if recipe.name else "",
        recipe_title=recipe_title,
        explanations=dataset.explanations,
        terms=source.terms or recipe.terms,
        marking=marking,
        fictional=source.fictional or recipe.fictional,
    )


def used_flows(flows: Flows, classes: npt.NDArray[np.int8], datasets: Mapping[str, Dataset]) -> UsedFlows:
    """Find for each flow the line of its record; `datasets` are by source id."""
    lines = np.zeros(len(flows), np.int64)
    titles = []
    for number, source_id in enumerate(flows.source_ids):
        dataset = datasets[source_id]
        titles.append(dataset.source.title or dataset.source.path.name)
        here = flows.source == number
        lines[here] = dataset.reading.table.rows[flows.row[here]]
    return UsedFlows(flows, classes, lines, tuple(titles))
