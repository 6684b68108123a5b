"""Every sentence a person reads, in the language of the session.

Sentences are written in English in the code and translated through gettext catalogues
(`resources/translations/<language>.mo`, made from the `.po` files beside them by `dev.py texts`).
"""

from __future__ import annotations

import gettext

from core import language as spoken
from core.language import Language
from core.numerals import whole
from core.resources import resource

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: Language) -> None:
    """Show everything from now on in this language."""
    global _catalogue
    spoken.become(language)
    path = resource("translations", f"{language}.mo")
    if language == "en" or not path.exists():
        _catalogue = gettext.NullTranslations()
        return
    with path.open("rb") as file:
        _catalogue = gettext.GNUTranslations(file)


def tr(sentence: str, /, **places: object) -> str:
    """Return the whole sentence in the language in use, with its `{named}` places filled."""
    translated = _catalogue.gettext(sentence)
    return translated.format(**places) if places else translated


def trn(one: str, many: str, count: int, /, **places: object) -> str:
    """Return the sentence for `count` things; `{count}` is filled with the number in the user's notation."""
    return _catalogue.ngettext(one, many, count).format(count=whole(count), **places)


def mark(sentence: str) -> str:
    """Mark a sentence for translation where the language is not yet known; pass it to `tr` when it is shown."""
    return sentence
