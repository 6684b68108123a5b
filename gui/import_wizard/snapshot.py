"""What the wizard knows at one moment; every page draws itself from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from core.dataset import Dataset
from core.places.book import PlaceBook
from core.problems import Problem
from core.reading.table import Column, Reading
from core.source import Source
from core.undecided import UndecidedName
from gui.import_wizard.cells import Account
from gui.import_wizard.draft import Draft, Question, questions
from gui.import_wizard.totals import YearTotal


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Snapshot:
    """`preview` holds the first rows, `whole` the whole file; each is None until it has been read.

    `problems` say why the file cannot be read as the draft has it.
    """

    draft: Draft
    sheets: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()  # the first lines as they stand
    preview: Reading | None = None
    whole: Dataset | None = None
    accounts: Mapping[str, Account] = field(default_factory=dict)  # of `reading`, by column
    totals: tuple[YearTotal, ...] = ()
    names: tuple[UndecidedName, ...] = ()
    book: PlaceBook | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def reading(self) -> Reading | None:
        """The best reading there is: the whole file, or else its first rows."""
        return self.whole.reading if self.whole is not None else self.preview

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.reading.table.columns if self.reading is not None else ()

    @property
    def source(self) -> Source:
        """The source as it will be imported, so far as it is known."""
        found = self.whole.source if self.whole is not None else Source("", self.draft.path, self.draft.layout.sheet)
        return self.draft.facts.applied(found)

    @cached_property
    def doubtful(self) -> tuple[str, ...]:
        """Names of columns that can be read in two ways and whose doubt nobody has settled."""
        return tuple(column.name for column in self.columns if column.doubt and column.name not in self.draft.settled)

    @property
    def failing(self) -> tuple[str, ...]:
        """Names of columns with cells that do not fit."""
        return tuple(name for name, account in self.accounts.items() if account.failing)

    @cached_property
    def open(self) -> tuple[Question, ...]:
        """What must be answered before the import."""
        return questions(self.draft, self.doubtful)

    @property
    def ready(self) -> bool:
        """Whether the file can be imported now."""
        return self.whole is not None and not self.open and not self.problems
