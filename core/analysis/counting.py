"""Which flows count, and why the others do not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.analysis.classify import DROP, Judgement, understood
from core.analysis.options import ShareOptions
from core.flows import DETAIL, FLAGS, IMPORT, TOTAL, TRANSIT, UNKNOWN, YES, Flag, Flows
from core.places.book import PlaceBook

Mask = npt.NDArray[np.bool_]

REASONS = (
    "transit", "import", "total_row", "detail_row", "no_year", "outside_period", "filtered", *FLAGS,
    "no_value", "negative", "supplier_not_member", "domestic",
)  # fmt: skip
"""Why a flow does not count, in the order in which the reasons are looked at: a flow has the first that holds."""


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Counted:
    """`counts` marks the flows that count; `doubtful` those of which the source does not say whether they
    are of a kind that is left out; `excluded` says how many do not count for each reason; `for_that_reason`
    marks those that do not count for the `reason` that was asked about."""

    counts: Mask
    doubtful: Mask
    excluded: dict[str, int]
    reason: str = ""
    for_that_reason: Mask | None = None


def left_out(options: ShareOptions, defaults: tuple[Flag, ...]) -> tuple[Flag, ...]:
    """Return the flags whose flows do not count."""
    return tuple(
        flag for flag in FLAGS if (flag in defaults and flag not in options.include) or flag in options.leave_out
    )


def count(
    flows: Flows,
    judgement: Judgement,
    options: ShareOptions,
    flags: tuple[Flag, ...],
    book: PlaceBook,
    *,
    by_category: bool = False,
    reason: str = "",
) -> Counted:
    """Say which flows count under these choices.

    `by_category` takes detail rows instead of published totals; a filter on category does so too. A flow
    whose flag is unknown may count or not, so it is doubtful rather than counted or dropped in silence.
    """
    counts = np.ones(len(flows), bool)
    excluded: dict[str, int] = {}
    asked = np.zeros(len(flows), bool) if reason else None

    def drop(why: str, those: Mask) -> None:
        nonlocal counts
        dropped = int(np.count_nonzero(counts & those))
        if dropped:
            excluded[why] = excluded.get(why, 0) + dropped
            if asked is not None and why == reason:
                np.logical_or(asked, counts & those, out=asked)
            counts = counts & ~those

    in_detail = by_category or any(field == "category" and texts for field, texts in options.filters)
    drop("transit", flows.direction == TRANSIT)
    drop("import", flows.direction == IMPORT)
    if in_detail:
        drop("total_row", flows.part == TOTAL)
    else:
        drop("detail_row", flows.part == DETAIL)
    drop("no_year", flows.years <= 0)
    if options.years is not None:
        first, last = options.years
        drop("outside_period", (flows.years < first) | (flows.years > last))
    if options.sources:
        wanted = np.array([source in options.sources for source in flows.source_ids], bool)
        if not wanted.all():
            drop("filtered", ~wanted[flows.source])
    for field, texts in options.filters:
        if texts:
            drop("filtered", ~_matching(flows, judgement, field, texts, book))
    drop("filtered", judgement.outside_lens[judgement.kind])

    doubtful = np.zeros(len(flows), bool)
    for flag in flags:
        column = flows.flags.get(flag)
        if column is not None:
            drop(flag, column == YES)
            doubtful |= column == UNKNOWN
    drop("no_value", np.isnan(flows.low) & np.isnan(flows.high))
    drop("negative", flows.low < 0)
    drop("domestic", judgement.domestic[judgement.kind])
    drop("supplier_not_member", (judgement.weights[:, DROP] >= 1.0)[judgement.kind])
    ordered = {why: excluded[why] for why in REASONS if why in excluded}
    return Counted(counts, doubtful & counts, ordered, reason, asked)


def without_flows(
    flows: Flows, judgement: Judgement, options: ShareOptions, book: PlaceBook
) -> tuple[tuple[str, str], ...]:
    """Return the fields and texts of filters that no flow has, such as a name that is misspelt."""
    return tuple(
        (field, text)
        for field, texts in options.filters
        for text in texts
        if not _matching(flows, judgement, field, (text,), book).any()
    )


def _matching(flows: Flows, judgement: Judgement, field: str, texts: tuple[str, ...], book: PlaceBook) -> Mask:
    """Mark the flows whose field is one of these texts; for places also one of these names or ISO codes."""
    wanted = {text.strip().casefold() for text in texts}
    if field == "category":
        of_word = [word.strip().casefold() in wanted for word in flows.category.words]
        return np.array([*of_word, False], bool)[flows.category.codes]
    words, codes = judgement.recipients, judgement.recipient_codes
    if field == "supplier":
        words, codes = judgement.suppliers, judgement.supplier_codes
    asked = understood(texts, book)
    codes_wanted = {asked.places[asked.place_of[word]].codes for word in range(len(texts))} - {frozenset[str]()}
    codes_wanted |= {frozenset([text.strip().upper()]) for text in texts}
    of_word = [
        word.strip().casefold() in wanted or words.places[words.place_of[position]].codes in codes_wanted
        for position, word in enumerate(words.words)
    ]
    return np.array([*of_word, False], bool)[codes]
