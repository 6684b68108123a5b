"""When two spellings are the same name: case, accents, dots, apostrophes, hyphens and blanks do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Letters that Unicode does not take apart into a letter and an accent.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_SIGNS = str.maketrans({"&": " and ", **dict.fromkeys(".'’‘`´ʼ\"", ""), **dict.fromkeys("-‐‑‒–—_\xa0", " ")})
_WORDS = {"st": "saint"}
_ARTICLES = (", the", " (the)")
_SEPARATOR = re.compile(r"\s*(?:[,;/+&\n]\s*|\b(?:en|and|et|und)\b\s*)+", re.IGNORECASE)
_LONGEST_LIST = 400  # characters; what is longer is prose


def key(text: str) -> str:
    """Return what all spellings of one name have in common. Asterisks, commas and brackets keep their meaning."""
    folded = text.casefold().translate(_SIGNS)
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(letter for letter in parts if not unicodedata.combining(letter))
    words = " ".join([_WORDS.get(word, word) for word in folded.split()]).removeprefix("the ")
    for article in _ARTICLES:
        words = words.removesuffix(article)
    return words


def is_code(text: str) -> bool:
    """Return whether the text is written as codes are: two or three capitals, nothing else."""
    return 2 <= len(text) <= 3 and text.isascii() and text.isalpha() and text.isupper()


def pieces(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each piece of a list stands in the text: `VS, ITALIË EN TURKIJE` has three.

    A name may hold a comma or an “and” itself, so several pieces in a row may be one name. Prose is one piece.
    """
    if len(text) > _LONGEST_LIST:
        return ((0, len(text)),)
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for separator in _SEPARATOR.finditer(text):
        yield start, separator.start()
        start = separator.end()
    yield start, len(text)
