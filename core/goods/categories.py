"""Codes of goods in one form, and their short titles (METHOD 9.7, 9.8).

The schemes: `ml`, the EU Common Military List; `nl`, the Dutch A and B categories; `sipri`, SIPRI's weapon
categories. A cell that names several categories keeps them all, separated by a comma.
"""

from __future__ import annotations

import json
import re
from functools import cache
from textwrap import shorten

from core import language
from core.resources import resource

SCHEMES = ("ml", "nl", "sipri")

_LONGEST_LABEL = 50

_ML = re.compile(r"(?:ML)?\s*0*(\d{1,2})\s*[.]?\s*((?:[A-Z0-9]\s*[.]?\s*)*)", re.IGNORECASE)
_NL_PART = re.compile(r"([AB]*)\s*0*(\d{0,2})", re.IGNORECASE)
_NL_LETTERS_FIRST = re.compile(r"([AB])\s*[/,-]?\s*([AB])\s*(\d{1,2})", re.IGNORECASE)


def normal(scheme: str, text: str) -> str:
    """Return a category in the one form of its scheme: `ML 4`, `ML04` and `ml4.b.` are all `ML4`, `A08` is `A8`.

    What is not recognised stays as it is, without outer blanks.
    """
    text = text.strip()
    if scheme == "ml":
        return _normal_ml(text)
    if scheme == "nl":
        return _normal_nl(text)
    if scheme == "sipri":
        return _sipri_forms().get(_bare(text), text)
    return text


def subitem(text: str) -> str:
    """Return the letters after a code of the Common Military List: `b` for `ML4b` and `ml4.b.`; empty without."""
    found = _ML.fullmatch(text.strip())
    return re.sub(r"[\s.]", "", found[2]).lower() if found else ""


def title(scheme: str, code: str) -> str:
    """Return the short title of a category in the language of the session; empty when it has none."""
    return _titles(scheme).get(code, {}).get(language.current(), "")


def label(scheme: str, code: str) -> str:
    """Return code and title as one text for lists and tables: `ML4 · Bombs, torpedoes, …`."""
    text = title(scheme, code)
    if not text or scheme == "sipri":
        return text or code
    return f"{code} · {text}"


def short_label(scheme: str, code: str) -> str:
    """Return code and title as one text that fits beside a figure; a code without a title stays as it is."""
    return shorten(label(scheme, code), _LONGEST_LABEL, placeholder="…") if title(scheme, code) else code


def codes(scheme: str) -> tuple[str, ...]:
    """Return the codes of a scheme in its own order."""
    return tuple(_titles(scheme))


def _normal_ml(text: str) -> str:
    parts = [part.strip() for part in re.split(r"[,;/+&]", text) if part.strip()]
    found = [_ML.fullmatch(part) for part in parts]
    numbers = [int(each[1]) for each in found if each]
    is_list = bool(parts) and text[:2].upper() == "ML" and len(numbers) == len(parts)
    if not is_list or not all(1 <= number <= 22 for number in numbers):
        return text
    return ", ".join(dict.fromkeys(f"ML{number}" for number in numbers))


def _normal_nl(text: str) -> str:
    both = _NL_LETTERS_FIRST.fullmatch(text)
    if both:
        return _nl_codes([both[1] + both[3], both[2] + both[3]]) or text
    letter = ""
    found: list[str] = []
    for part in re.split(r"[,;/+&-]", text):
        piece = _NL_PART.fullmatch(part.strip())
        if not piece or not piece[2] or len(piece[1]) > 1:
            return text
        letter = piece[1] or letter
        found.append(letter + piece[2])
    return _nl_codes(found) or text


def _nl_codes(found: list[str]) -> str:
    normal_codes = [f"{code[:1].upper()}{int(code[1:])}" if code[:1].isalpha() else "" for code in found]
    known = _titles("nl")
    return ", ".join(dict.fromkeys(normal_codes)) if all(code in known for code in normal_codes) else ""


def _bare(text: str) -> str:
    return re.sub(r"[\s-]+", " ", text).casefold()


@cache
def _sipri_forms() -> dict[str, str]:
    return {_bare(code): code for code in _titles("sipri")}


@cache
def _titles(scheme: str) -> dict[str, dict[str, str]]:
    if scheme not in SCHEMES:
        return {}
    titles: dict[str, dict[str, str]] = json.loads(resource("goods", f"{scheme}.json").read_text(encoding="utf-8"))
    return titles
