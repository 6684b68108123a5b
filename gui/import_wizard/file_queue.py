"""The files that wait for their import, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gui.import_wizard.draft import Draft


class FileQueue:
    """Knows which file it is the turn of, and how the one before was imported."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self._at = 0
        self._example: Draft | None = None

    @property
    def current(self) -> Path:
        return self._paths[self._at]

    @property
    def number(self) -> int:
        """Which file it is, counted from 1."""
        return self._at + 1

    def __len__(self) -> int:
        return len(self._paths)

    @property
    def left(self) -> int:
        """How many files wait behind this one."""
        return len(self._paths) - self._at - 1

    def go_on(self) -> None:
        """Turn to the next file."""
        self._at += 1

    def follow(self, example: Draft | None) -> None:
        """Import the other files of the same layout as this one; None: ask for each."""
        self._example = example

    def like_the_one_before(self, draft: Draft) -> Draft | None:
        """Return the draft with the answers of the file before; None when it is not to be, or has another layout."""
        example = self._example
        if example is None or draft.columns != example.columns or draft.layout.format != example.layout.format:
            return None
        answered = replace(example.facts, title=None)
        if draft.known:
            answered = replace(answered, edition=None)
        return replace(
            draft,
            recipe=example.recipe,
            base=example.base,
            known=example.known,
            values=example.values,
            handling=example.handling,
            settled=example.settled,
            facts=answered,
        )
