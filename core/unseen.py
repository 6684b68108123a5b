"""Making visible what cannot be seen in a text from a file."""

from __future__ import annotations

_NAMED = {"\n": "↵", "\r": "␍", "\t": "⇥"}
_KEPT = "\u00a0\u2007\u202f\u3000"  # blanks of a fixed width do no harm


def visible(text: str) -> str:
    """Return the text with control, direction and other unseen characters written out."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in _KEPT else _NAMED.get(char, f"⟨U+{ord(char):04X}⟩") for char in text
    )
