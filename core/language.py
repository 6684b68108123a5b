"""Which language the session speaks. `core.texts.use` changes it; nothing else does.

Work in another thread may speak another language for a while (`core.texts.speaking`), such as an annex in
English made while the window is Dutch.
"""

from __future__ import annotations

from contextvars import ContextVar, Token
from typing import Literal, get_args

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_current: Language = "en"
_here: ContextVar[Language | None] = ContextVar("language", default=None)


def current() -> Language:
    """Return the language in use."""
    return _here.get() or _current


def become(language: Language) -> None:
    """Remember the language from now on."""
    global _current
    _current = language


def begin(language: Language) -> Token[Language | None]:
    """Speak this language in this thread only, until `end`."""
    return _here.set(language)


def end(token: Token[Language | None]) -> None:
    """Speak again what was spoken before `begin`."""
    _here.reset(token)
