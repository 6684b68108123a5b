"""Which sources and which measure a question is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from core.analysis.options import ShareOptions
from core.dataset import Dataset
from core.flows import FLAGS, NO, Basis, Flag, Flows, together
from core.problems import Problem, ProblemError
from core.texts import tr


@dataclass(frozen=True)
class MeasureOffered:
    """Something that can be added up, and the sources that have it."""

    basis: Basis
    currency: str
    unit: str
    sources: tuple[str, ...]


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Chosen:
    """The flows a question is about, the sources they come from, and what these leave out by default."""

    flows: Flows
    datasets: tuple[Dataset, ...]
    left_out: tuple[Flag, ...]


def measures(datasets: Iterable[Dataset]) -> tuple[MeasureOffered, ...]:
    """Return every measure of these sources, in the order in which they were opened."""
    found: dict[tuple[str, str, str], MeasureOffered] = {}
    for dataset in datasets:
        for flows in dataset.flows:
            known = found.get(flows.measure)
            sources = (*known.sources, dataset.source.id) if known else (dataset.source.id,)
            found[flows.measure] = MeasureOffered(flows.basis, flows.currency, flows.unit, sources)
    return tuple(found.values())


def chosen(datasets: Iterable[Dataset], options: ShareOptions, *, strict: bool = False) -> Chosen:
    """Put together the flows of the chosen sources and measure.

    Without a chosen measure the first one counts. Sources without that measure are left aside, or, when
    `strict`, refused. `ProblemError` when nothing is left.
    """
    wanted = [dataset for dataset in datasets if not options.sources or dataset.source.id in options.sources]
    fitting = [(dataset, flows) for dataset in wanted for flows in dataset.flows if _fits(flows, options)]
    if not fitting:
        raise ProblemError(
            Problem(
                tr("No source has flows with this measure."),
                remedy=tr("Import a source with suppliers, recipients and values, or choose another measure."),
            )
        )
    if strict:
        firsts = {dataset.source.id: (dataset, flows) for dataset, flows in reversed(fitting)}
        used = [firsts[dataset.source.id] for dataset in wanted if dataset.source.id in firsts]
    else:
        used = [(dataset, flows) for dataset, flows in fitting if flows.measure == fitting[0][1].measure]
    flags = tuple(flag for flag in FLAGS if any(flag in flows.flags for _, flows in used))
    parts = tuple(_with_flags(_from(dataset, flows), flags) for dataset, flows in used)
    left_out = tuple(flag for flag in FLAGS if any(flag in dataset.recipe.leave_out for dataset, _ in used))
    return Chosen(together(parts), tuple(dataset for dataset, _ in used), left_out)


def _fits(flows: Flows, options: ShareOptions) -> bool:
    return (
        (options.basis is None or flows.basis == options.basis)
        and (not options.currency or flows.currency == options.currency)
        and (not options.unit or flows.unit == options.unit)
    )


def _from(dataset: Dataset, flows: Flows) -> Flows:
    """Name the source of the flows as the project does."""
    if len(flows.source_ids) == 1 and flows.source_ids != (dataset.source.id,):
        return replace(flows, source_ids=(dataset.source.id,))
    return flows


def _with_flags(flows: Flows, flags: tuple[Flag, ...]) -> Flows:
    """Give the flows a column for each flag. A source that has no such kind of flow answers no: unlike a cell
    that is empty in a source that does, it leaves nothing in doubt."""
    missing = [flag for flag in flags if flag not in flows.flags]
    if not missing:
        return flows
    return replace(flows, flags=flows.flags | {flag: np.full(len(flows), NO, np.int8) for flag in missing})
