"""Which place a text stands for. What is not exactly known is never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from core import language
from core.places import gazetteer
from core.places.gazetteer import Gazetteer, Meaning
from core.places.place import Candidate, Decision, Place
from core.places.spelling import is_code, key, pieces

_FOUNDERS = frozenset(["BE", "CA", "DK", "FR", "GB", "IS", "IT", "LU", "NL", "NO", "PT", "US"])
"""What the alliance contributes to a list such as `NAVO, ISRAËL`: states that are members at every date, so
that the list is inside when the others are."""

_LONGEST_NAME = 6  # pieces, as in “Bonaire, Sint Eustatius and Saba”


@dataclass(frozen=True, eq=False)  # holds mappings: equal only to itself
class PlaceBook:
    """Names to places: the decisions of the user first, then the names that come with the program.

    Case, accents, full stops, apostrophes, hyphens and blanks do not count. `*` and `**` do: that is how
    SIPRI marks rebel groups and organisations. A code is taken as such only when the whole text is two or
    three capitals, so `NA` is Namibia and `na` is “not available”. SIPRI's own three-letter codes differ
    from ISO's (METHOD 0.11) and must not be passed in.
    """

    gazetteer: Gazetteer
    decisions: Mapping[str, Place] = field(default_factory=dict)

    @classmethod
    def standard(cls) -> PlaceBook:
        """Return the book without decisions."""
        return _standard()

    def with_decisions(self, decisions: Iterable[Decision]) -> PlaceBook:
        """Return a book in which these decisions hold before anything else; the last one on a text wins."""
        decided = {_entry(decision.text): decision.place for decision in decisions}
        return PlaceBook(self.gazetteer, {**self.decisions, **decided})

    def resolve(self, text: str) -> Place | None:
        """Return what the text stands for; None when it is not recognised.

        A list of names is the set of them all. An empty text is a place of which nothing is known.
        """
        place = self.decisions.get(_entry(text))
        if place is not None:
            return place
        meaning = self._meaning(text)
        if meaning is not None:
            return self._place(meaning)
        return self._list(text)

    def undecided(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the texts that are not recognised, each once, in the order given."""
        return tuple(text for text in dict.fromkeys(texts) if self.resolve(text) is None)

    def candidates(self, text: str, limit: int = 6) -> tuple[Candidate, ...]:
        """Return what the text could stand for, the likeliest first; a person has to choose."""
        from core.places import likeness

        found = likeness.likely(text, self.gazetteer, limit)
        return tuple(Candidate(self._place(meaning), score, reason) for meaning, score, reason in found)

    def places(self) -> tuple[Place, ...]:
        """Return every state and group that can be chosen, by name."""
        meanings = dict.fromkeys(self.gazetteer.spellings.values())
        named = [self._place(meaning) for meaning in meanings if meaning.name]
        return tuple(sorted(named, key=lambda place: key(place.name)))

    def state_of(self, code: str) -> str:
        """Return the state that a dependent territory belongs to (METHOD 3); other codes as they are.

        Hong Kong and Macao, which changed states in 1997 and 1999, stand by themselves.
        """
        return self.gazetteer.belongs_to.get(code, code)

    def name(self, code: str) -> str:
        """Return the name of a code in the language of the session; the code itself when it is not known."""
        return self.gazetteer.name(code, language.current())

    def _meaning(self, text: str) -> Meaning | None:
        """Return what the whole text means, without taking it apart."""
        bare = text.strip()
        if is_code(bare) and bare in self.gazetteer.codes:
            return self.gazetteer.codes[bare]
        return self.gazetteer.spellings.get(key(bare))

    def _place(self, meaning: Meaning) -> Place:
        name = self.name(meaning.name) if meaning.name else _joined(self.name(code) for code in sorted(meaning.codes))
        return Place(name, meaning.codes, meaning.nature)

    def _list(self, text: str) -> Place | None:
        places = self._places_from(text, pieces(text))
        return None if places is None else _union(places)

    def _places_from(self, text: str, spans: tuple[tuple[int, int], ...]) -> tuple[Place, ...] | None:
        """Return the places of a list, read from the left, a name of several pieces before one of fewer."""
        if not spans:
            return ()
        for count in range(min(len(spans), _LONGEST_NAME), 0, -1):
            part = text[spans[0][0] : spans[count - 1][1]]
            place = self.decisions.get(_entry(part))
            meaning = self._meaning(part)
            if place is None and meaning is not None:
                place = self._place(meaning)
            if place is None:
                continue
            rest = self._places_from(text, spans[count:])
            if rest is not None:
                return (place, *rest)
        return None


@cache
def _standard() -> PlaceBook:
    return PlaceBook(gazetteer.standard())


def _entry(text: str) -> str:
    """Return under what a decision on this text is kept; a code (`NA`) is not the word that looks like it (`na`)."""
    bare = text.strip()
    return bare if is_code(bare) else key(bare)


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))


def _union(places: tuple[Place, ...]) -> Place:
    """Return the place of which any of these may be meant."""
    different = tuple(dict.fromkeys(places))
    if len(different) == 1:
        return different[0]
    name = _joined(place.name for place in different)
    natures = {place.nature for place in different}
    if "anything" in natures:
        return Place(name, nature="anything")
    if len(natures) == 1 and natures & {"nato", "non_state"}:
        return Place(name, frozenset().union(*(place.codes for place in different)), different[0].nature)
    return Place(name, frozenset().union(*(_codes(place) for place in different)), "set")


def _codes(place: Place) -> frozenset[str]:
    return _FOUNDERS if place.nature == "nato" else place.codes
