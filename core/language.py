"""Which language the session speaks. `core.texts.use` changes it; nothing else does."""

from __future__ import annotations

from typing import Literal, get_args

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_current: Language = "en"


def current() -> Language:
    """Return the language in use."""
    return _current


def become(language: Language) -> None:
    """Remember the language from now on."""
    global _current
    _current = language
