"""Everything that is open, as one value that never changes: a change gives a new one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from core.analysis.options import ShareOptions
from core.dataset import Dataset, said_again
from core.exploring.view_state import ViewState
from core.places.membership import Membership
from core.places.place import Decision
from core.source import Marking, highest


@dataclass(frozen=True)
class Project:
    """The open sources, the decisions on names, the membership table and the choices of the share."""

    datasets: tuple[Dataset, ...] = ()
    decisions: tuple[Decision, ...] = ()
    membership: Membership = field(default_factory=Membership.standard)
    share: ShareOptions = field(default_factory=ShareOptions)
    marking: Marking = ""  # set by the user; never below that of the sources
    views: tuple[tuple[str, ViewState], ...] = ()  # what each table shows, by the name of the table

    @property
    def effective_marking(self) -> Marking:
        """The highest marking of the project and its sources."""
        return highest(self.marking, *(dataset.source.marking for dataset in self.datasets))

    def dataset(self, source_id: str) -> Dataset:
        """Return the dataset of that source; KeyError when there is none."""
        for dataset in self.datasets:
            if dataset.source.id == source_id:
                return dataset
        raise KeyError(source_id)

    def with_dataset(self, dataset: Dataset) -> Project:
        """Add a dataset, or put it in the place of the one with the same source id."""
        others = tuple(old for old in self.datasets if old.source.id != dataset.source.id)
        if len(others) == len(self.datasets):
            return replace(self, datasets=(*self.datasets, dataset))
        return replace(
            self,
            datasets=tuple(dataset if old.source.id == dataset.source.id else old for old in self.datasets),
        )

    def without_dataset(self, source_id: str) -> Project:
        return replace(self, datasets=tuple(old for old in self.datasets if old.source.id != source_id))

    def with_decision(self, *decisions: Decision) -> Project:
        """Add decisions on names; a newer one replaces an older one on the same text."""
        texts = {decision.text for decision in decisions}
        kept = tuple(old for old in self.decisions if old.text not in texts)
        return replace(self, decisions=(*kept, *decisions))

    def said_again(self) -> Project:
        """Return the project with its sentences in the language in use now."""
        return replace(self, datasets=tuple(map(said_again, self.datasets)))

    def next_source_id(self) -> str:
        taken = {dataset.source.id for dataset in self.datasets}
        return next(name for number in range(1, len(taken) + 2) if (name := f"s{number}") not in taken)

    def view(self, name: str) -> ViewState:
        """Return what the table of that name shows: everything, until the user has changed it."""
        return dict(self.views).get(name, ViewState())

    def with_view(self, name: str, view: ViewState) -> Project:
        others = tuple(old for old in self.views if old[0] != name)
        return replace(self, views=others if view == ViewState() else (*others, (name, view)))
