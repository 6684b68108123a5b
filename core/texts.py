"""Every sentence a person reads, in the language of the session.

Sentences are written in English in the code and translated through gettext catalogues
(`resources/translations/<language>.mo`, made from the `.po` files beside them by `dev.py texts`).
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial

from core import language as spoken
from core.language import Language
from core.numerals import whole
from core.resources import resource
from core.said import Said, again


def use(language: Language) -> None:
    """Show everything from now on in this language."""
    _catalogue.cache_clear()
    spoken.become(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Write in this language inside the block; other threads and the session keep theirs."""
    token = spoken.begin(language)
    try:
        yield
    finally:
        spoken.end(token)


def tr(sentence: str, /, **places: object) -> str:
    """Return the whole sentence in the language in use, with its `{named}` places filled.

    The text can be said again in another language, together with the places that are such texts themselves.
    """
    translated = _catalogue(spoken.current()).gettext(sentence)
    if not places:
        return Said(translated, partial(tr, sentence))
    return Said(translated.format(**places), lambda: tr(sentence, **_said_again(places)))


def trn(one: str, many: str, count: int, /, **places: object) -> str:
    """Return the sentence for `count` things; `{count}` is filled with the number in the user's notation."""
    translated = _catalogue(spoken.current()).ngettext(one, many, count)
    text = translated.format(count=whole(count), **places)
    return Said(text, lambda: trn(one, many, count, **_said_again(places)))


def mark(sentence: str) -> str:
    """Mark a sentence for translation where the language is not yet known; pass it to `tr` when it is shown."""
    return sentence


def _said_again(places: dict[str, object]) -> dict[str, object]:
    return {name: again(value) if isinstance(value, str) else value for name, value in places.items()}


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    path = resource("translations", f"{language}.mo")
    if language == "en" or not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)
