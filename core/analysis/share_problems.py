"""What a reader of the figures must know, as problems in plain sentences."""

from __future__ import annotations

from core.analysis.share_answer import ShareAnswer
from core.analysis.share_words import NOT_FOUND, spans
from core.numerals import percent
from core.problems import Problem
from core.texts import tr, trn
from core.unseen import visible

NAMES_SHOWN = 3


def problems(
    made: ShareAnswer, has_parts: bool, counted_twice: int, unmatched: tuple[tuple[str, str], ...] = ()
) -> tuple[Problem, ...]:
    """Say in sentences what a reader of the figures must know. `unmatched` are the fields and texts of filters that
    no flow has."""
    found = [
        Problem(
            tr("Nobody has decided yet what the supplier “{name}” stands for.", name=visible(name.text))
            if name.as_supplier
            else tr("Nobody has decided yet what the destination “{name}” stands for.", name=visible(name.text)),
            remedy=tr("Decide in Sources; until then its flows can be anything and widen the band."),
            count=name.flows,
        )
        for name in made.undecided
    ]
    if made.unknown_suppliers:
        found.append(Problem(
            trn("The supplier of {count} flow is not known; it may or may not count.",
                "The supplier of {count} flows is not known; they may or may not count.", made.unknown_suppliers),
            count=made.unknown_suppliers,
        ))  # fmt: skip
    if made.doubtful:
        found.append(Problem(
            trn("For {count} flow the source does not say whether it is of a kind that is left out; it may or may "
                "not count and widens the band.",
                "For {count} flows the source does not say whether they are of a kind that is left out; they may or "
                "may not count and widen the band.", made.doubtful),
            count=made.doubtful,
        ))  # fmt: skip
    if made.split_records:
        found.append(Problem(
            trn("{count} record names several years with one value: each year shows the equal part and the limits "
                "from nothing to the whole value; over a period that holds all its years it is exact.",
                "{count} records name several years with one value: each year shows the equal part and the limits "
                "from nothing to the whole value; over a period that holds all their years they are exact.",
                made.split_records),
            count=made.split_records,
        ))  # fmt: skip
    if has_parts:
        found.append(_about_parts(made))
    if "no_value" in made.excluded:
        count = made.excluded["no_value"]
        found.append(Problem(
            trn("{count} flow has no value: it does not count, and the band does not allow for it.",
                "{count} flows have no value: they do not count, and the band does not allow for them.", count),
            remedy=tr("Ask the publisher for the values, or see in the rows whether nothing is meant."),
            count=count,
        ))  # fmt: skip
    if "negative" in made.excluded:
        count = made.excluded["negative"]
        found.append(Problem(
            trn("{count} flow has a negative value and is left out: a share of it would mean nothing.",
                "{count} flows have a negative value and are left out: a share of them would mean nothing.", count),
            count=count,
        ))  # fmt: skip
    if "domestic" in made.excluded:
        count = made.excluded["domestic"]
        found.append(Problem(
            trn("{count} flow stays in the supplying country or its territories and is no export.",
                "{count} flows stay in the supplying country or its territories and are no exports.", count),
            count=count,
        ))  # fmt: skip
    if made.territories:
        found.append(Problem(
            tr("Territories such as {names} count as part of the state they belong to. Figures that count them as "
               "foreign countries differ a little.", names=_quoted(made.territories)),
            count=len(made.territories),
        ))  # fmt: skip
    if counted_twice:
        found.append(Problem(
            trn("More than one source has flows of the same supplier in the same year ({count} time): the same trade "
                "may be counted twice.",
                "More than one source has flows of the same supplier in the same year ({count} times): the same trade "
                "may be counted twice.", counted_twice),
            remedy=tr("Choose one source, or sources that do not overlap."),
            count=counted_twice,
        ))  # fmt: skip
    found += [
        Problem(
            tr(NOT_FOUND[field], name=visible(text)),
            remedy=tr("Check the spelling, or remove this filter."),
        )
        for field, text in unmatched
    ]
    empty = [year.year for year in made.years if year.split.observed is None and year.split.high is None]
    if made.used and empty and made.period.high is not None:
        found.append(Problem(
            trn("For {count} year there is no share, because no value of exports is known: {years}.",
                "For {count} years there is no share, because no value of exports is known: {years}.",
                len(empty), years=spans(empty)),
            remedy=tr("This is not a share of 0%."),
            count=len(empty),
        ))  # fmt: skip
    if not made.used:
        found.append(
            Problem(tr("No flow counts under these choices."), remedy=tr("Choose more years or fewer filters."))
        )
    elif made.period.low is None or made.period.high is None:
        found.append(Problem(
            tr("No limit can be given without an assumption: part of the values is missing or has no upper limit.")
        ))  # fmt: skip
    return tuple(found)


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f"“{visible(name)}”" for name in names[:NAMES_SHOWN])


def _about_parts(made: ShareAnswer) -> Problem:
    if "total_row" in made.excluded:
        return Problem(
            tr("Detail rows are used, because the filter is on category; they may cover only part of the totals."),
            count=made.excluded["total_row"],
        )
    left = made.excluded.get("detail_row", 0)
    if made.detail_coverage is None:
        return Problem(
            tr("The published totals are used and not the detail rows, because not every country gave detail; "
               "adding both would count twice."),
            count=left,
        )  # fmt: skip
    return Problem(
        tr("The whole is taken from the published totals. By category the detail rows are used: they cover {part} of "
           "the totals, because not every country gave detail.", part=percent(made.detail_coverage)),
        count=left,
    )  # fmt: skip
