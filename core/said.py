"""Texts that can be said again when the language has changed."""

from __future__ import annotations

from collections.abc import Callable


class Said(str):
    """A text in the language in which it was made, which knows how to be made again in another."""

    __slots__ = ("make",)

    make: Callable[[], str]

    def __new__(cls, text: str, make: Callable[[], str]) -> Said:
        said = super().__new__(cls, text)
        said.make = make
        return said


def again(text: str) -> str:
    """Return the text in the language in use now; a text that was typed or read from a file stays as it is."""
    return text.make() if isinstance(text, Said) else text
