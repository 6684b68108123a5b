"""The layouts the program knows: one JSON file each in `resources/recipes`, recognised by their content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from typing import Protocol

from core import language
from core.problems import Problem, ProblemError
from core.recipes.names import is_year, plain
from core.recipes.recipe import ImportRecipe
from core.recipes.storage import load
from core.resources import resource
from core.said import Said
from core.texts import tr

WIDE_YEARS_NEEDED = 3


class Seen(Protocol):
    """What must be known of a file to recognise its layout."""

    @property
    def header(self) -> tuple[str, ...]: ...

    @property
    def preamble(self) -> tuple[str, ...]: ...


@cache
def recipes() -> tuple[ImportRecipe, ...]:
    """Return every recipe that comes with the program, by name."""
    return tuple(load(path) for path in sorted(resource("recipes").glob("*.json")))


def recipe(name: str) -> ImportRecipe:
    """Return the recipe of that name; `ProblemError` when there is none."""
    for each in recipes():
        if each.name == name:
            return each
    names = ", ".join(each.name for each in recipes())
    raise ProblemError(
        Problem(
            tr("There is no recipe “{name}”.", name=name),
            remedy=tr("Choose one of these: {names}.", names=names),
        )
    )


def recognise(seen: Seen) -> ImportRecipe | None:
    """Return the most specific recipe that fits what the file holds, never what it is called; None when none fits."""
    header = {plain(name) for name in seen.header}
    preamble = "\n".join(seen.preamble).casefold()
    fitting = [each for each in recipes() if _fits(each, header, preamble)]
    return max(fitting, key=lambda each: (len(each.recognise), len(each.recognise_text)), default=None)


def title(each: ImportRecipe) -> str:
    """Return the title of a recipe in the language of the session."""
    return Said(each.title.get(language.current()) or each.title.get("en") or each.name, partial(title, each))


def edition(each: ImportRecipe, preamble: Sequence[str]) -> str:
    """Return the publisher's date as ISO text, empty when the file does not say it.

    The recipe's expression has a group `date` such as `13 Apr 2024` or `19 December 2023`.
    """
    if not each.edition:
        return ""
    found = re.search(each.edition, "\n".join(preamble), re.IGNORECASE)
    if not found:
        return ""
    day, month, year = found["date"].split()[:3]
    number = 1 + _MONTHS.index(month[:3].casefold()) if month[:3].casefold() in _MONTHS else 0
    return f"{int(year):04}-{number:02}-{int(day):02}" if number else found["date"]


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _fits(each: ImportRecipe, header: set[str], preamble: str) -> bool:
    if not each.recognise and not each.recognise_text:
        return False
    years = sum(1 for name in header if is_year(name))
    return (
        all(plain(name) in header for name in each.recognise)
        and all(text.casefold() in preamble for text in each.recognise_text)
        and (each.shape != "wide_years" or years >= WIDE_YEARS_NEEDED)
    )
