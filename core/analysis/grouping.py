"""Suppliers, recipients and categories as groups of flows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.analysis.classify import Ints, Words
from core.analysis.options import By
from core.analysis.working import Working
from core.goods import categories
from core.places.book import PlaceBook
from core.texts import tr
from core.unseen import visible

Codes = npt.NDArray[np.int32]

_LONGEST_TITLE = 80


@dataclass(frozen=True)
class GroupName:
    """What a group is called: in the source, on screen, and as ISO code where it is one state."""

    key: str
    title: str
    code: str = ""


def grouping(working: Working, book: PlaceBook, by: By) -> tuple[Ints, tuple[GroupName, ...]]:
    """Return the group of each flow that counts, and the names of the groups.

    Different spellings of one place make one group, named after the spelling that occurs most; a name nobody
    has decided about is a group of its own, and so are the flows without one.
    """
    judgement, rows = working.judgement, working.material.positions
    if by == "category":
        flows = working.flows
        return _by_word(flows.category.codes[rows], flows.category.words, flows.category_scheme)
    if by == "supplier":
        return _by_place(judgement.supplier_codes[rows], judgement.suppliers, book)
    return _by_place(judgement.recipient_codes[rows], judgement.recipients, book)


def _by_word(codes: Codes, words: tuple[str, ...], scheme: str) -> tuple[Ints, tuple[GroupName, ...]]:
    groups: dict[str, int] = {}
    of_word = [groups.setdefault(word.strip(), len(groups)) for word in (*words, "")]
    names = tuple(GroupName(word, _shown(categories.short_label(scheme, word))) for word in groups)
    return np.array(of_word, np.int64)[codes], names


def _by_place(codes: Codes, words: Words, book: PlaceBook) -> tuple[Ints, tuple[GroupName, ...]]:
    occurs = np.bincount(codes[codes >= 0], minlength=len(words))
    groups: dict[object, int] = {}
    names: list[GroupName] = []
    of_word = np.empty(len(words) + 1, np.int64)
    for word in (*sorted(range(len(words)), key=lambda word: -occurs[word]), len(words)):
        text = words.words[word].strip() if word < len(words) else ""
        place = words.places[words.place_of[word]]
        itself = place if text and not words.undecided[word] else text
        if itself not in groups:
            groups[itself] = len(names)
            code = next(iter(place.codes)) if len(place.codes) == 1 else ""
            title = book.name(code) if code else place.name
            names.append(GroupName(text, _shown(title or text), code))
        of_word[word] = groups[itself]
    return of_word[codes], tuple(names)


def _shown(title: str) -> str:
    """Return the title of a group as it can stand in a table and beside a bar."""
    seen = visible(title)
    return (seen if len(seen) <= _LONGEST_TITLE else seen[:_LONGEST_TITLE] + "…") or tr("not stated")
