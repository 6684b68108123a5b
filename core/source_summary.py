"""What a person wants to know of a source at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.dataset import Dataset
from core.flows import Basis
from core.places.book import PlaceBook
from core.problems import Problem
from core.reading.table import Balance
from core.undecided import UndecidedName, undecided_names

State = Literal["fine", "names", "problems"]


@dataclass(frozen=True)
class SourceSummary:
    """`years` are the first and last of the flows; `problems` counts kinds of problem, not rows."""

    dataset: Dataset
    title: str
    publisher: str
    edition: str
    years: tuple[int, int] | None
    bases: tuple[Basis, ...]
    currencies: tuple[str, ...]
    balance: Balance
    undecided: tuple[UndecidedName, ...]
    problems: int

    @property
    def state(self) -> State:
        if self.undecided:
            return "names"
        return "problems" if self.problems else "fine"


def summarise(dataset: Dataset, book: PlaceBook) -> SourceSummary:
    """Return the summary of this source, given the decisions on names in `book`."""
    source, recipe = dataset.source, dataset.recipe
    years = [flows.years[flows.years > 0] for flows in dataset.flows]
    known = np.concatenate(years) if years else np.array([], np.int16)
    return SourceSummary(
        dataset,
        source.title or source.path.name,
        source.publisher or recipe.publisher,
        source.edition,
        (int(known.min()), int(known.max())) if len(known) else None,
        tuple(dict.fromkeys(flows.basis for flows in dataset.flows)),
        tuple(dict.fromkeys(flows.currency for flows in dataset.flows if flows.currency)),
        dataset.reading.balance,
        undecided_names(dataset.flows, book),
        len(remarks(dataset)),
    )


def remarks(dataset: Dataset) -> tuple[Problem, ...]:
    """Return everything to know about the source, each once."""
    return tuple(dict.fromkeys((*dataset.reading.problems, *dataset.problems)))
