"""The tables that can be looked into: every source, and the flows of every measure."""

from __future__ import annotations

from dataclasses import dataclass

from core.analysis.classify import Judgement
from core.analysis.share_words import BASIS_NAMES
from core.exploring import classes
from core.exploring.flow_table import flow_table
from core.flows import Flows, together
from core.places.book import PlaceBook
from core.progress import Progress
from core.project import Project
from core.reading.table import Table
from core.texts import tr


@dataclass(frozen=True)
class OpenTable:
    """`key` names the table in the project's views; `source_id` is empty for flows."""

    key: str
    title: str
    source_id: str = ""
    measure: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Filled:
    """A table with, for flows, what its rows were made from."""

    table: Table
    flows: Flows | None = None
    judgement: Judgement | None = None


def open_tables(project: Project) -> tuple[OpenTable, ...]:
    """Return what can be shown: the flows of each measure first, then the sources in the order of the project."""
    measures = dict.fromkeys(flows.measure for dataset in project.datasets for flows in dataset.flows)
    of_flows = tuple(
        OpenTable("flows:" + "|".join(measure), _flows_title(*measure), "", measure) for measure in measures
    )
    of_sources = tuple(
        OpenTable(dataset.source.id, dataset.source.title or dataset.source.path.name, dataset.source.id)
        for dataset in project.datasets
    )
    return (*of_flows, *of_sources)


def fill(project: Project, which: OpenTable, progress: Progress | None = None) -> Filled:
    """Return the table; KeyError when its source is no longer open."""
    if which.source_id:
        return Filled(project.dataset(which.source_id).reading.table)
    parts = tuple(flows for dataset in project.datasets for flows in dataset.flows if flows.measure == which.measure)
    if not parts:
        raise KeyError(which.key)
    return fill_flows(project, together(parts), progress)


def fill_flows(project: Project, flows: Flows, progress: Progress | None = None) -> Filled:
    """Return these flows as a table, with where each of them falls under the project's choices."""
    progress = progress or Progress()
    progress.at(0.0, tr("Judging the flows"))
    book = PlaceBook.standard().with_decisions(project.decisions)
    judgement = classes.judged(flows, book, project.membership, project.share)
    progress.at(0.4, tr("Making the table"))
    datasets = {dataset.source.id: dataset for dataset in project.datasets}
    return Filled(flow_table(flows, datasets, classes.classes(judgement)), flows, judgement)


def _flows_title(basis: str, currency: str, unit: str) -> str:
    return tr("All flows: {basis} ({unit})", basis=tr(BASIS_NAMES[basis]), unit=unit or currency or basis)
