"""A table with a memory: where it came from, how it was read, and the flows in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.flows import Flows
from core.problems import Problem
from core.reading.table import Reading
from core.recipes.recipe import ImportRecipe
from core.said import again
from core.source import Source


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Dataset:
    """One imported source. `flows` has one entry for each measure of the recipe; none for a plain table.

    `explanations` are the sentences of the rules that were applied, in the language of the session.
    """

    source: Source
    recipe: ImportRecipe
    reading: Reading
    flows: tuple[Flows, ...] = ()
    problems: tuple[Problem, ...] = ()
    explanations: tuple[str, ...] = ()


def said_again(dataset: Dataset) -> Dataset:
    """Return the dataset with its sentences in the language in use now; what a person typed stays."""
    source, reading = dataset.source, dataset.reading
    return replace(
        dataset,
        source=replace(source, title=again(source.title), publisher=again(source.publisher), terms=again(source.terms)),
        reading=replace(
            reading,
            aside=tuple(replace(row, reason=again(row.reason)) for row in reading.aside),
            problems=_problems(reading.problems),
        ),
        problems=_problems(dataset.problems),
        explanations=tuple(map(again, dataset.explanations)),
    )


def _problems(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(
        replace(problem, what=again(problem.what), where=again(problem.where), remedy=again(problem.remedy))
        for problem in problems
    )
