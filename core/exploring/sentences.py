"""Filters and sort keys as a person would say them."""

from __future__ import annotations

from core.exploring.cells import number_text
from core.exploring.filtering import DateRange, Filter, NumberRange, Only, TextMatch, Values
from core.numerals import day
from core.texts import tr, trn
from core.unseen import visible

_NAMED = 2
_LONGEST = 28


def describe(one: Filter) -> str:
    """Return the filter as a short phrase for a chip, undo menu or sheet of choices."""
    return f"{visible(one.column)}: {_test(one)}"


def _test(one: Filter) -> str:
    match one.test:
        case Values(words, keep):
            return _values(words, keep=keep)
        case NumberRange(low, high):
            return _between(None if low is None else number_text(low), None if high is None else number_text(high))
        case DateRange(first, last):
            return _between(None if first is None else day(first), None if last is None else day(last))
        case TextMatch(text, "starts"):
            return tr("starts with “{text}”", text=_short(text))
        case TextMatch(text):
            return tr("contains “{text}”", text=_short(text))
        case Only("missing"):
            return tr("missing")
        case Only():
            return tr("does not fit")


def _values(words: tuple[str, ...], *, keep: bool) -> str:
    if not words:
        return tr("with a value") if not keep else tr("no values")
    if len(words) > _NAMED:
        return (
            trn("{count} value", "{count} values", len(words))
            if keep
            else trn("all but {count} value", "all but {count} values", len(words))
        )
    listed = ", ".join(_short(word) for word in words)
    return listed if keep else tr("not {values}", values=listed)


def _between(low: str | None, high: str | None) -> str:
    if low is None:
        return tr("at most {high}", high=high or "")
    return tr("at least {low}", low=low) if high is None else tr("{low} to {high}", low=low, high=high)


def _short(text: str) -> str:
    text = visible(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
