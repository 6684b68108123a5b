"""Every name that is known, as it stands in `resources/places/`.

| file | holds |
|---|---|
| `names.json` | ISO 3166-1 codes with names in en, nl, fr, de (made by `scripts/make_place_names.py`) |
| `states.json` | dissolved states (ISO 3166-3), places without a code (`x-`), and the states of territories |
| `groups.json` | NATO and its bodies, sets of countries, organisations, rebel groups, and words for “unknown” |
| `aliases.json` | other spellings, as publishers write them |
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.language import Language
from core.places.place import Nature
from core.places.spelling import key
from core.resources import resource


@dataclass(frozen=True)
class Meaning:
    """What one known spelling stands for. `name` is the code or the key under which its names are kept."""

    name: str
    codes: frozenset[str]
    nature: Nature = "state"


@dataclass(frozen=True)
class Gazetteer:
    """Spellings (as `spelling.key` gives them) to meanings, codes to meanings, and names to show."""

    spellings: Mapping[str, Meaning]
    codes: Mapping[str, Meaning]  # alpha-2 and alpha-3, in capitals
    numbers: Mapping[str, Meaning]  # ISO numeric, three digits: only ever a suggestion
    names: Mapping[str, Mapping[Language, str]]
    belongs_to: Mapping[str, str]

    def name(self, known: str, language: Language) -> str:
        """Return the name of a code or group; the code itself when it has none."""
        names = self.names.get(known)
        return names[language] if names else known


@cache
def standard() -> Gazetteer:
    """Return the names that come with the program."""
    states = _load("names.json")["states"]
    further = _load("states.json")
    groups = _load("groups.json")["groups"]
    aliases = _load("aliases.json")["spellings"]
    meanings = {state["code"]: _state(state["code"]) for state in (*states, *further["states"])}
    meanings |= {group["key"]: _group(group) for group in groups}
    spellings: dict[str, Meaning] = {}
    for state in states:
        _add(spellings, meanings[state["code"]], (state["en"], state["nl"], state["fr"], state["de"]))
    for state in further["states"]:
        _add(spellings, meanings[state["code"]], (state["en"], state["nl"], *state["spellings"]))
    for group in groups:
        _add(spellings, meanings[group["key"]], (group["en"], group["nl"], *group["spellings"]))
    for alias in aliases:
        codes = alias["codes"]
        _add(spellings, meanings[codes[0]] if len(codes) == 1 else _several(codes), alias["spellings"])
    return Gazetteer(
        spellings,
        {state[kind]: meanings[state["code"]] for state in states for kind in ("code", "iso3")},
        {state["numeric"]: meanings[state["code"]] for state in states if state["numeric"]},
        {each.get("code") or each["key"]: each for each in (*states, *further["states"], *groups)},
        further["belongs_to"],
    )


def _load(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(resource("places", name).read_text("utf-8"))
    return content


def _state(code: str) -> Meaning:
    return Meaning(code, frozenset((code,)))


def _several(codes: list[str]) -> Meaning:
    return Meaning("", frozenset(codes), "set")


def _group(group: Mapping[str, Any]) -> Meaning:
    codes = [group["key"]] if group["nature"] == "non_state" else group.get("codes", ())
    return Meaning(group["key"], frozenset(codes), group["nature"])


def _add(spellings: dict[str, Meaning], meaning: Meaning, texts: Iterable[str]) -> None:
    spellings.update((key(text), meaning) for text in texts)
