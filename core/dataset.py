"""A table with a memory: where it came from, how it was read, and the flows in it."""

from __future__ import annotations

from dataclasses import dataclass

from core.flows import Flows
from core.problems import Problem
from core.reading.table import Reading
from core.recipes.recipe import ImportRecipe
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
