"""What an unknown name looks like: suggestions for a person, never an answer.

A likeness proves nothing (`Niger` and `Nigeria` differ by two letters), so nothing here is ever accepted by
itself.
"""

from __future__ import annotations

from rapidfuzz import fuzz, process

from core.places.gazetteer import Gazetteer, Meaning
from core.places.spelling import key
from core.texts import tr

Likely = tuple[Meaning, float, str]

_ALIKE = 70.0  # below this a suggestion wastes the reader's time
_SHORTEST = 4  # letters of a name that may stand inside another text


def likely(text: str, gazetteer: Gazetteer, limit: int) -> list[Likely]:
    """Return the places that the text may stand for, with a score (0 to 100) and a reason, the likeliest first."""
    sought = key(text)
    found: dict[Meaning, Likely] = {}
    for meaning, score, reason in (
        *_by_number(sought, gazetteer),
        *_same_letters(sought, gazetteer),
        *_spelt_alike(sought, gazetteer),
        *_holding_a_name(sought, gazetteer),
    ):
        if meaning not in found or found[meaning][1] < score:
            found[meaning] = (meaning, score, reason)
    return sorted(found.values(), key=lambda each: (-each[1], each[0].name))[:limit]


def _by_number(sought: str, gazetteer: Gazetteer) -> list[Likely]:
    meaning = gazetteer.numbers.get(sought.zfill(3)) if sought.isdigit() else None
    return [(meaning, 90.0, tr("This is its number in ISO 3166."))] if meaning else []


def _same_letters(sought: str, gazetteer: Gazetteer) -> list[Likely]:
    letters = _letters(sought)
    return [
        (meaning, 99.0, tr("The letters are the same; only the signs and blanks differ."))
        for name, meaning in gazetteer.spellings.items()
        if letters and _letters(name) == letters
    ]


def _spelt_alike(sought: str, gazetteer: Gazetteer) -> list[Likely]:
    names = list(gazetteer.spellings)
    matches = [
        match
        for scorer in (fuzz.ratio, fuzz.token_sort_ratio)
        for match in process.extract(sought, names, scorer=scorer, score_cutoff=_ALIKE, limit=20)
    ]
    return [
        (gazetteer.spellings[name], min(score, 98.0), tr("It is spelt almost like “{name}”.", name=name))
        for name, score, _ in matches
    ]


def _holding_a_name(sought: str, gazetteer: Gazetteer) -> list[Likely]:
    words = f" {_words(sought)} "
    return [
        (
            meaning,
            70.0 + 25.0 * len(name) / len(words),
            tr("The text holds the name “{name}”.", name=name),
        )
        for name, meaning in gazetteer.spellings.items()
        if len(name) >= _SHORTEST and f" {_words(name)} " in words
    ]


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name))


def _words(name: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in name).split())
