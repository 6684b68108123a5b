"""Numbers in Dutch and English notation, strictly: a text is a number in a notation, or it is not.

Works on arrays of distinct words, through Arrow, so that a million words take a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa

import core.reading.compute as compute
from core.reading.table import Floats, Mask

BLANKS = " \t\u00a0\u202f\u2009"
_EXACT = 2.0**53  # from here on whole numbers cannot be told apart as float64
_GROUP_MARKS = (" ", "\u00a0", "\u202f", "\u2009", "'", "’")
_SAMPLE = 2000
_DIGITS = b"0123456789"
_USUAL_MARKS = ".,-"
_MINUS, _POINT, _ZERO = b"-.0"
_ONLY_POINT = r"\.(\d{1,2}|\d{4,})$|^-?(0|\d{4,})\."


Weigh = Callable[[Mask], int]
"""Returns how many cells hold one of the words of a mask."""


@dataclass(frozen=True)
class Numbers:
    """What the words are in one notation. `values` is NaN where `valid` is false."""

    values: Floats
    valid: Mask
    decimal: str
    whole: bool  # no valid word has decimals, an exponent or a percent sign
    percent: bool


@dataclass(frozen=True)
class NumberEvidence:
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

    @property
    def thin(self) -> bool:
        """Tell whether cells that can be read in two ways outweigh those that tell which."""
        return self.either > 0 and max(self.point, self.comma) < max(3, self.either)


class NumberWords:
    """Distinct words looked at as numbers; what is found is kept, because a million words take a while."""

    def __init__(self, words: Any) -> None:
        self.words = words
        self._valid: dict[str, Mask] = {}

    def evidence(self, weigh: Weigh) -> NumberEvidence:
        """Weigh the two notations over all words."""
        if not self._marks & {".", ","}:
            return NumberEvidence()
        if self._plain is not None:
            return _evidence_of_plain(self.words, weigh)
        if self._is_dutch:
            return NumberEvidence(comma=weigh(np.ones(len(self.words), dtype=bool)))
        point, comma = self.valid("."), self.valid(",")
        differs = compute.matches(self._bare, "[.,]")
        return NumberEvidence(weigh(point & ~comma), weigh(comma & ~point), weigh(point & comma & differs))

    def looks_numeric(self) -> Mask:
        """Tell which words are a number in one of the notations."""
        if self._plain is not None or self._is_dutch:
            return np.ones(len(self.words), dtype=bool)
        return self.valid(".") | self.valid(",")

    def parse(self, decimal: str) -> Numbers:
        """Read every word that is a number in the notation with this decimal mark."""
        plain = self._plain if decimal == "." or "." not in self._marks else None
        if plain is not None and (not len(plain) or max(plain.max(), -plain.min()) < _EXACT):
            everything = np.ones(len(self.words), dtype=bool)
            return Numbers(plain, everything, decimal, "." not in self._marks, percent=False)
        valid = self.valid(decimal).copy()
        percent = False
        if "%" in self._marks:
            percents = compute.matches(self.words, r"%\s*$")
            percent = bool(2 * (percents & valid).sum() >= valid.sum() > 0)
            valid &= percents if percent else ~percents
        values = self._values(valid, decimal).copy()
        too_long = np.abs(values) >= _EXACT
        if too_long.any():
            valid &= ~(too_long & ~self._fractions(decimal))
        values[~valid] = np.nan
        whole = not percent and not self._has_fractions(decimal, values, valid)
        return Numbers(values / 100 if percent else values, valid, decimal, whole, percent)

    def valid(self, decimal: str) -> Mask:
        """Tell which words are a number in the notation with this decimal mark."""
        if decimal not in self._valid:
            self._valid[decimal] = compute.matches(self._bare, _pattern(decimal))
        return self._valid[decimal]

    def not_whole(self, read: Numbers, decided: bool) -> Mask:
        """Tell which words cannot be whole numbers: they have decimals, or what may as well be decimals.

        `12.00` is whole. `131.354` is not, whichever notation it is in, unless the notation is `decided` to be that
        with a decimal comma; nor when it is not decided and numbers of four digits stand without a mark elsewhere.
        """
        odd: Mask = read.valid & (read.values != np.trunc(read.values))
        if not self._marks & {".", ","}:
            return odd
        marks = _literal(read.decimal)
        if not decided and compute.matches(self._bare, r"^[+-]?\d{4,}$").any():
            marks = r"[.,]"
        return odd | (read.valid & compute.matches(self._bare, rf"{marks}\d{{3}}$"))

    def _has_fractions(self, decimal: str, values: Floats, valid: Mask) -> bool:
        """Tell whether a valid word is written with decimals, though these may be zeros."""
        if not self._marks & {decimal, "e", "E"}:
            return False
        sample = values[:_SAMPLE]
        if np.any(sample != np.trunc(sample), where=valid[:_SAMPLE]):
            return True
        return bool((self._fractions(decimal) & valid).any())

    def _fractions(self, decimal: str) -> Mask:
        """Tell which words have a decimal mark or an exponent."""
        return compute.matches(self._bare, rf"[eE{decimal}]")

    @cached_property
    def _marks(self) -> frozenset[str]:
        """The characters other than digits; each byte of a character outside ASCII stands for itself."""
        offsets, data = buffers(self.words)
        data = data[offsets[0] : offsets[-1]]
        others = np.count_nonzero(data - np.uint8(_ZERO) > 9)  # bytes below "0" become large
        found = set()
        for mark in _USUAL_MARKS:
            if others and (count := np.count_nonzero(data == ord(mark))):
                found.add(mark)
                others -= count
        if others:
            found |= {chr(byte) for byte in set(data.tobytes().translate(None, _DIGITS))}
        return frozenset(found)

    @cached_property
    def _plain(self) -> Floats | None:
        """The values when every word is a number such as `12`, `-3` or `1234.5`; found quickly."""
        if self._marks - {".", "-"} or not len(self.words):
            return None
        offsets, data = buffers(self.words)
        starts, ends = offsets[:-1], offsets[1:]
        if np.any(starts == ends):
            return None
        begins = starts + (data[starts] == _MINUS) if "-" in self._marks else starts
        if "-" in self._marks and np.any(begins >= ends):
            return None
        firsts = data[begins]
        if "." in self._marks and (np.any(data[ends - 1] == _POINT) or np.any(firsts == _POINT)):
            return None
        zeros = np.flatnonzero(firsts == _ZERO)
        zeros = zeros[ends[zeros] - begins[zeros] > 1]
        if np.any(data[begins[zeros] + 1] != _POINT):
            return None
        try:
            return compute.floats(self.words) if "." in self._marks else compute.whole(self.words).astype(np.float64)
        except pa.ArrowInvalid:
            return None

    @cached_property
    def _is_dutch(self) -> bool:
        """Whether every word is a Dutch number, the first ones surely; found with one look at each."""
        if self._marks - {".", ",", "-"} or "," not in self._marks:
            return False
        sample = NumberWords(self.words.slice(0, _SAMPLE)) if len(self.words) > _SAMPLE else None
        return sample is not None and sample.evidence(_count).decimal == "," and bool(self.valid(",").all())

    @cached_property
    def _bare(self) -> Any:
        """The words without outer blanks and percent sign, with a plain minus."""
        if not self._marks - {".", ",", "-"}:
            return self.words
        bare = trimmed(self.words)
        if "%" in self._marks:
            bare = compute.replaced(bare, r"\s*%$", "")
        return compute.replaced(bare, "^[−–]", "-")

    def _values(self, valid: Mask, decimal: str) -> Floats:
        if decimal == "," and valid.all() and self._marks <= {".", ",", "-"}:
            return compute.floats(_without_points(self.words))
        group = "," if decimal == "." else "."
        plain = compute.replaced(self._bare, f"[{group}+ \u00a0\u202f\u2009'’]", "")
        if decimal == ",":
            plain = compute.replaced(plain, ",", ".")
        return compute.floats(plain, valid)


def trimmed(words: Any) -> Any:
    """Return the words without outer blanks."""
    return compute.trimmed(words, BLANKS + "\r\n")


def in_two_ways(words: Any) -> Mask:
    """Tell which words are one number with a decimal point and another one with a decimal comma, like `131.354`."""
    return compute.matches(trimmed(words), r"^[+-]?[1-9]\d{0,2}([.,]\d{3})+$")


def leading_zeros(words: Any) -> Mask:
    """Tell which words are digits that begin with a zero, such as a code or a citizen number."""
    return compute.matches(trimmed(words), r"^0\d+$")


def first_bytes(words: Any) -> Any:
    """Return the first byte of every word, 0 for an empty word."""
    offsets, data = buffers(words)
    filled = offsets[1:] > offsets[:-1]
    if filled.all():
        return data[offsets[:-1]]
    firsts = np.zeros(len(words), dtype=np.uint8)
    firsts[filled] = data[offsets[:-1][filled]]
    return firsts


def buffers(words: Any) -> tuple[Any, Any]:
    """Return the offsets of the words and the bytes they point into."""
    _, offsets, data = words.buffers()
    starts = np.frombuffer(offsets, dtype=np.int32)[words.offset : words.offset + len(words) + 1]
    return starts, np.frombuffer(data, dtype=np.uint8) if data is not None else np.zeros(0, dtype=np.uint8)


def _evidence_of_plain(words: Any, weigh: Weigh) -> NumberEvidence:
    sample = words.slice(0, _SAMPLE)
    if compute.matches(sample, _ONLY_POINT).sum() * 4 > len(sample):
        return NumberEvidence(point=weigh(np.ones(len(words), dtype=bool)))
    only_point = compute.matches(words, _ONLY_POINT)
    dotted = compute.contains(words, ".")
    return NumberEvidence(point=weigh(only_point), either=weigh(dotted & ~only_point))


def _pattern(decimal: str) -> str:
    group = "," if decimal == "." else "."
    grouped = "|".join(f"(?:{_literal(mark)}\\d{{3}})+" for mark in (group, *_GROUP_MARKS))
    fraction = f"{_literal(decimal)}\\d+"
    whole = f"(?:0|[1-9]\\d*|[1-9]\\d{{0,2}}(?:{grouped}))"
    return f"^[+-]?(?:{whole}(?:{fraction})?|{fraction})(?:[eE][+-]?\\d{{1,3}})?$"


def _literal(mark: str) -> str:
    return f"\\{mark}" if mark in ".+" else mark


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


def _count(mask: Mask) -> int:
    return int(mask.sum())
