"""Numbers in Dutch and English notation, strictly: a text is a number in a notation, or it is not.

Works on arrays of distinct words, through Arrow, so that a million words take a tenth of a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from core.reading.table import Floats, Mask

BLANKS = " \t\u00a0\u202f\u2009"
_EXACT = 2.0**53  # from here on whole numbers cannot be told apart as float64
_GROUP_MARKS = (" ", "\u00a0", "\u202f", "\u2009", "'", "’")
_SAMPLE = 2000
_DIGITS = b"0123456789"


@dataclass(frozen=True)
class Numbers:
    """What the words are in one notation. `values` is NaN where `valid` is false."""

    values: Floats
    valid: Mask
    decimal: str
    whole: bool  # no valid word has decimals, an exponent or a percent sign
    percent: bool


@dataclass(frozen=True)
class Evidence:
    """How many cells are a number only with a decimal point, only with a decimal comma, or differ in the two."""

    point: int = 0
    comma: int = 0
    either: int = 0

    @property
    def decimal(self) -> str:
        """Return the notation that explains most cells; empty when nothing tells."""
        if self.point == self.comma:
            return ""
        return "." if self.point > self.comma else ","


def trimmed(words: Any) -> Any:
    """Return the words without outer blanks."""
    return pc.utf8_trim(words, characters=BLANKS + "\r\n")


def number_evidence(words: Any, weights: Floats | None) -> Evidence:
    """Weigh the two notations over all words."""
    if not _marks(words) & {".", ","}:
        return Evidence()
    if _all_plain(words):
        return _evidence_of_plain(words, weights)
    bare = _bare(words)
    point, comma = _valid(bare, "."), _valid(bare, ",")
    differs = _mask(pc.match_substring_regex(bare, "[.,]"))
    return Evidence(
        _sum(point & ~comma, weights), _sum(comma & ~point, weights), _sum(point & comma & differs, weights)
    )


def parse_numbers(words: Any, decimal: str) -> Numbers:
    """Read every word that is a number in the notation with this decimal mark."""
    if decimal == "." and _all_plain(words):
        values = _array(words.cast(pa.float64()))
        if np.all(np.abs(values) < _EXACT):
            return Numbers(values, np.ones(len(words), dtype=bool), ".", "." not in _marks(words), percent=False)
    marks = _marks(words)
    percents = _mask(pc.match_substring_regex(words, r"%\s*$")) if "%" in marks else None
    bare = _bare(words) if marks - set(".,-") else words
    valid = _valid(bare, decimal)
    percent = percents is not None and bool(2 * (percents & valid).sum() >= valid.sum() > 0)
    if percents is not None:
        valid &= percents if percent else ~percents
    values = _values(bare, valid, decimal, marks)
    fractions = _mask(pc.match_substring_regex(bare, rf"[eE{decimal}]")) if marks & {decimal, "e", "E"} else None
    too_long = np.abs(values) >= _EXACT
    if too_long.any():
        too_long &= ~fractions if fractions is not None else True
        valid &= ~too_long
        values[too_long] = np.nan
    whole = not percent and not (fractions is not None and bool((fractions & valid).any()))
    return Numbers(values / 100 if percent else values, valid, decimal, whole, percent)


def leading_zeros(words: Any) -> Mask:
    """Tell which words are digits that begin with a zero, such as a code or a citizen number."""
    return _mask(pc.match_substring_regex(trimmed(words), r"^0\d+$"))


def first_bytes(words: Any) -> Any:
    """Return the first byte of every word, 0 for an empty word."""
    offsets, data = buffers(words)
    firsts = np.zeros(len(words), dtype=np.uint8)
    filled = offsets[1:] > offsets[:-1]
    firsts[filled] = data[offsets[:-1][filled]]
    return firsts


def buffers(words: Any) -> tuple[Any, Any]:
    """Return the offsets of the words and the bytes they point into."""
    _, offsets, data = words.buffers()
    starts = np.frombuffer(offsets, dtype=np.int32)[words.offset : words.offset + len(words) + 1]
    return starts, np.frombuffer(data, dtype=np.uint8) if data is not None else np.zeros(0, dtype=np.uint8)


def _text(words: Any) -> bytes:
    offsets, data = buffers(words)
    return data[offsets[0] : offsets[-1]].tobytes() if len(words) else b""


def _marks(words: Any) -> set[str]:
    """Return the characters other than digits; characters outside ASCII as one "other" mark."""
    rest = _text(words).translate(None, _DIGITS)
    found = set()
    for mark in (b".", b",", b"-"):
        if mark in rest:
            found.add(mark.decode())
            rest = rest.translate(None, mark)
    return found | {chr(byte) for byte in set(rest)}


def _all_plain(words: Any) -> bool:
    """Tell whether every word is a number such as `12`, `-3` or `1234.5`, quickly."""
    rest = _text(words).translate(None, _DIGITS)
    if rest.translate(None, b".-"):
        return False
    offsets, data = buffers(words)
    starts, ends = offsets[:-1], offsets[1:]
    if not len(words) or np.any(starts == ends) or np.any(data[ends - 1] == ord(".")):
        return False
    begins = starts + (data[starts] == ord("-"))
    if np.any(begins >= ends) or np.any(data[begins] == ord(".")):
        return False
    zero = (data[begins] == ord("0")) & (ends - begins > 1)
    if np.any(data[begins[zero] + 1] != ord(".")):
        return False
    try:
        words.cast(pa.float64())
    except pa.ArrowInvalid:
        return False
    return True


def _evidence_of_plain(words: Any, weights: Floats | None) -> Evidence:
    if "." not in _marks(words):
        return Evidence()
    sample = words.slice(0, _SAMPLE)
    if _mask(pc.match_substring_regex(sample, r"\.(\d{1,2}|\d{4,})$|^-?(0|\d{4,})\.")).any():
        return Evidence(point=_sum(np.ones(len(words), dtype=bool), weights))
    only_point = _mask(pc.match_substring_regex(words, r"\.(\d{1,2}|\d{4,})$|^-?(0|\d{4,})\."))
    dotted = _mask(pc.match_substring(words, "."))
    return Evidence(point=_sum(only_point, weights), either=_sum(dotted & ~only_point, weights))


def _bare(words: Any) -> Any:
    """Return the words without outer blanks and percent sign, with a plain minus."""
    bare = pc.replace_substring_regex(trimmed(words), r"\s*%$", "")
    return pc.replace_substring_regex(bare, "^[−–]", "-")


def _valid(bare: Any, decimal: str) -> Mask:
    group = "," if decimal == "." else "."
    grouped = "|".join(f"(?:{_literal(mark)}\\d{{3}})+" for mark in (group, *_GROUP_MARKS))
    fraction = f"{_literal(decimal)}\\d+"
    whole = f"(?:0|[1-9]\\d*|[1-9]\\d{{0,2}}(?:{grouped}))"
    pattern = f"^[+-]?(?:{whole}(?:{fraction})?|{fraction})(?:[eE][+-]?\\d{{1,3}})?$"
    return _mask(pc.match_substring_regex(bare, pattern))


def _literal(mark: str) -> str:
    return f"\\{mark}" if mark in ".+" else mark


def _values(bare: Any, valid: Mask, decimal: str, marks: set[str]) -> Floats:
    if decimal == "," and valid.all() and marks <= {".", ",", "-"}:
        return _array(_without_points(bare).cast(pa.float64()))
    plain = pc.if_else(pa.array(valid), bare, pa.scalar(None, pa.string()))
    group = "," if decimal == "." else "."
    plain = pc.replace_substring_regex(plain, f"[{group}+ \u00a0\u202f\u2009'’]", "")
    if decimal == ",":
        plain = pc.replace_substring(plain, ",", ".")
    if "+" in marks:  # the plus of an exponent went too: 1e+5 is 1e5
        plain = pc.replace_substring(plain, "+", "")
    return _array(plain.cast(pa.float64()))


def _without_points(words: Any) -> Any:
    """Return Dutch numbers in English notation: points out, comma to point."""
    offsets, data = buffers(words)
    used = data[offsets[0] : offsets[-1]]
    points = np.zeros(len(used) + 1, dtype=np.int32)
    np.cumsum(used == ord("."), out=points[1:])
    starts = offsets - offsets[0]
    text = used.tobytes().translate(bytes.maketrans(b",", b"."), b".")
    return pa.StringArray.from_buffers(
        len(words), pa.py_buffer((starts - points[starts]).astype(np.int32)), pa.py_buffer(text)
    )


def _array(floats: Any) -> Floats:
    values: Floats = floats.fill_null(np.nan).to_numpy(zero_copy_only=False)
    return values if values.flags.writeable else values.copy()


def _mask(matches: Any) -> Mask:
    mask: Mask = matches.to_numpy(zero_copy_only=False).astype(bool)
    return mask


def _sum(mask: Mask, weights: Floats | None) -> int:
    return int(mask.sum() if weights is None else weights[mask].sum())
