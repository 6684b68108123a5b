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


def in_use(datasets: Iterable[Dataset], options: ShareOptions) -> MeasureOffered | None:
    """Return the measure and the sources a question is about; None when no source fits the choices.

    Without chosen sources it is one source: two that measure the same often hold the same trade, and adding them
    up is for a person to decide. It is the one imported last, a fictional one only when there is no other.
    """
    fitting = _fitting(datasets, options)
    if not fitting:
        return None
    if options.sources:
        first = fitting[0][1]
        used = dict.fromkeys(dataset.source.id for dataset, flows in fitting if flows.measure == first.measure)
        return MeasureOffered(first.basis, first.currency, first.unit, tuple(used))
    real = [dataset for dataset, _ in fitting if not dataset.source.fictional]
    usual = real[-1] if real else fitting[0][0]
    first = next(flows for dataset, flows in fitting if dataset is usual)
    return MeasureOffered(first.basis, first.currency, first.unit, (usual.source.id,))


def chosen(datasets: Iterable[Dataset], options: ShareOptions, *, strict: bool = False) -> Chosen:
    """Put together the flows of the sources and measure in use.

    When `strict`, all sources count unless some are chosen, and one without the measure is refused.
    `ProblemError` when nothing is left, and for real sources together with fictional ones.
    """
    everything = tuple(datasets)
    if strict and not options.sources:
        options = replace(options, sources=tuple(dataset.source.id for dataset in everything))
    use = in_use(everything, options)
    if use is None:
        raise ProblemError(
            Problem(
                tr("No source has flows with this measure."),
                remedy=tr("Import a source with suppliers, recipients and values, or choose another measure."),
            )
        )
    fitting = _fitting(everything, options)
    if strict:
        firsts = {dataset.source.id: (dataset, flows) for dataset, flows in reversed(fitting)}
        wanted = [dataset for dataset in everything if dataset.source.id in options.sources]
        _refuse([dataset for dataset in wanted if dataset.source.id not in firsts])
        used = [firsts[dataset.source.id] for dataset in wanted]
    else:
        measure = (use.basis, use.currency, use.unit)
        used = [
            (dataset, flows)
            for dataset, flows in fitting
            if flows.measure == measure and dataset.source.id in use.sources
        ]
    if len({dataset.source.fictional for dataset, _ in used}) > 1:
        raise ProblemError(
            Problem(
                tr("Fictional and real sources cannot be added up."),
                remedy=tr("Choose only real sources, or only fictional ones."),
            )
        )
    flags = tuple(flag for flag in FLAGS if any(flag in flows.flags for _, flows in used))
    parts = tuple(_with_flags(_from(dataset, flows), flags) for dataset, flows in used)
    left_out = tuple(flag for flag in FLAGS if any(flag in dataset.recipe.leave_out for dataset, _ in used))
    return Chosen(together(parts), tuple(dataset for dataset, _ in used), left_out)


def _refuse(without: list[Dataset]) -> None:
    if without:
        raise ProblemError(
            *(
                Problem(
                    tr("This source has no flows with this measure, so it cannot be added to the others."),
                    dataset.source.path.name,
                    tr("Leave it out, or choose another measure."),
                )
                for dataset in without
            )
        )


def _fitting(datasets: Iterable[Dataset], options: ShareOptions) -> list[tuple[Dataset, Flows]]:
    return [
        (dataset, flows)
        for dataset in datasets
        if not options.sources or dataset.source.id in options.sources
        for flows in dataset.flows
        if _fits(flows, options)
    ]


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
