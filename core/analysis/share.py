"""The share of exports of members that goes outside, with its limits (METHOD 2.1, 2.3, 2.4, 5, 6)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from core.analysis.classify import DROP, IN, OUT, Ints, judge
from core.analysis.counting import left_out, without_flows
from core.analysis.grouping import grouping
from core.analysis.options import GROUPINGS, LENSES, By, Lens, ShareOptions
from core.analysis.share_answer import Group, NameAtStake, ShareAnswer, YearShare
from core.analysis.share_problems import problems
from core.analysis.sums import Material, by_cell, spans
from core.analysis.working import Working, prepare
from core.bounds import Bounds, Split
from core.flows import DETAIL, TOTAL, Flag, Flows
from core.places.book import PlaceBook
from core.places.membership import Membership
from core.progress import Progress
from core.texts import tr

WINDOW = 5  # years of the ratio of sums, as SIPRI does
MOST_GROUPS = 1000  # that are shown by year


def answer(
    flows: Flows,
    book: PlaceBook,
    membership: Membership,
    options: ShareOptions,
    defaults_left_out: tuple[Flag, ...] = (),
    progress: Progress | None = None,
    *,
    groupings: tuple[By, ...] | None = None,
    extras: bool = False,
) -> ShareAnswer:
    """Work out the share under these options.

    `defaults_left_out` are the flags that the recipe leaves out unless the options include them. A flow of
    which the source does not say whether it has such a flag may count or not: it widens the limits and
    stays out of the observed share. Groups are made for `options.by`, or for `groupings` when given.
    """
    progress = progress or Progress()
    flags = left_out(options, defaults_left_out)
    progress.at(0.0, tr("Judging the flows"))
    working = prepare(flows, book, membership, options, flags)
    progress.at(0.4, tr("Adding up"))
    years = _years(working, membership, options)
    wanted = groupings if groupings is not None else ((options.by,) if options.by else ())
    has_parts = bool((flows.part == TOTAL).any() and (flows.part == DETAIL).any())
    breakdowns, detail_coverage = _breakdowns(working, book, membership, options, flags, wanted, has_parts)
    progress.at(0.7)
    material = working.material
    is_split = np.zeros(len(material), bool) if material.split is None else material.split >= 0
    made = ShareAnswer(
        options,
        flows.basis,
        flows.currency,
        flows.unit,
        flags,
        years,
        sum((year.split for year in years), Split()) if material.split is None else _whole(material),
        _windows(material, years),
        len(flows),
        len(material),
        working.counted.excluded,
        breakdowns,
        undecided=_undecided(working),
        territories=_territories(working, book),
        doubtful=int(np.count_nonzero(working.counted.doubtful)),
        split_records=0 if material.split is None else len(np.unique(material.split[is_split])),
        unknown_suppliers=_unknown_suppliers(working),
        zero_cells=int(np.count_nonzero((material.low == 0) & (material.high > 0) & ~is_split)),
        detail_coverage=detail_coverage,
        open_destinations=_open_destinations(working),
        via_inside=_via_inside(working, book, membership, options) if extras else None,
        lenses=_lenses(working, book, membership, options, flags, progress.part(0.7, 1.0)) if extras else {},
    )
    progress.at(1.0)
    return replace(
        made,
        problems=problems(
            made, has_parts, _counted_twice(working), without_flows(flows, working.judgement, options, book)
        ),
    )


def reporter_coverage(reporting: int, members: int) -> float | None:
    """Return which part of the members reports (METHOD 5.8)."""
    return reporting / members if members else None


def _whole(material: Material) -> Split:
    if not len(material):
        return Split()
    return spans(material, np.zeros(len(material), np.int64), 1)[0]


def _years(working: Working, membership: Membership, options: ShareOptions) -> tuple[YearShare, ...]:
    if not working.n_years:
        return ()
    cells = working.year_cells
    splits = by_cell(working.material, cells, working.n_years)
    counts = np.bincount(cells, minlength=working.n_years)
    reporters = _reporters(working)
    return tuple(
        YearShare(year, split, int(flows), int(reporting), _members(membership, options.membership, year))
        for year, split, flows, reporting in zip(
            range(working.first_year, working.first_year + working.n_years), splits, counts, reporters, strict=True
        )
    )


@lru_cache(maxsize=1024)
def _members(membership: Membership, rule: str, year: int) -> int:
    return sum(membership.status(code, year, rule).inside > 0 for code in {term.code for term in membership.terms})


def _reporters(working: Working) -> Ints:
    """Return for each year how many states have flows that count."""
    suppliers = working.judgement.suppliers
    is_state = np.array([len(place.codes) == 1 for place in suppliers.places], bool)
    place = suppliers.place_of[working.judgement.supplier_codes[working.material.positions]]
    size = len(suppliers.places) * working.n_years
    seen = np.bincount(place * working.n_years + working.year_cells, minlength=size) > 0
    counted: Ints = seen.reshape(-1, working.n_years)[is_state].sum(axis=0)
    return counted


def _windows(material: Material, years: tuple[YearShare, ...]) -> tuple[YearShare, ...]:
    """Return the ratio of sums over five years for each year that ends five years with data (METHOD 2.3)."""
    made = []
    for last in range(WINDOW - 1, len(years)):
        window = years[last - WINDOW + 1 : last + 1]
        if not all(year.flows for year in window):
            continue
        if material.split is None:
            split = sum((year.split for year in window), Split())
        else:
            within = (material.years >= window[0].year) & (material.years <= window[-1].year)
            split = _whole(material.only(within))
        made.append(YearShare(window[-1].year, split, sum(year.flows for year in window)))
    return tuple(made)


def _breakdowns(
    working: Working,
    book: PlaceBook,
    membership: Membership,
    options: ShareOptions,
    flags: tuple[Flag, ...],
    wanted: tuple[By, ...],
    has_parts: bool,
) -> tuple[dict[By, tuple[Group, ...]], float | None]:
    """Return the groups, by category from detail rows, and which part of the totals those rows cover."""
    breakdowns: dict[By, tuple[Group, ...]] = {}
    coverage = None
    for by in GROUPINGS:
        if by not in wanted:
            continue
        used = working
        if by == "category" and has_parts:
            used = prepare(flows=working.flows, book=book, membership=membership, options=options, flags=flags,
                           by_category=True, judgement=working.judgement)  # fmt: skip
            whole = float(working.material.best.sum())
            coverage = float(used.material.best.sum()) / whole if whole else None
        breakdowns[by] = _groups(used, book, by)
    return breakdowns, coverage


def _groups(working: Working, book: PlaceBook, by: By) -> tuple[Group, ...]:
    if not working.n_years:
        return ()
    group_of, names = grouping(working, book, by)
    n_years = working.n_years
    periods = spans(working.material, group_of, len(names))
    counts = np.bincount(group_of, minlength=len(names))
    order = sorted(
        (position for position in range(len(names)) if counts[position]),
        key=lambda position: (-_size(periods[position]), names[position].key),
    )
    shown = np.full(len(names), -1)
    shown[order[:MOST_GROUPS]] = np.arange(len(order[:MOST_GROUPS]))
    within = shown[group_of] >= 0
    cells = shown[group_of] * n_years + working.year_cells
    material = working.material if within.all() else working.material.only(within)
    n_cells = len(order[:MOST_GROUPS]) * n_years
    splits = by_cell(material, cells[within], n_cells)
    flows = np.bincount(cells[within], minlength=n_cells)
    made = []
    for rank, position in enumerate(order):
        name = names[position]
        years = tuple(
            YearShare(working.first_year + cell % n_years, splits[cell], int(flows[cell]))
            for cell in range(rank * n_years, (rank + 1) * n_years)
            if rank < MOST_GROUPS
        )
        made.append(Group(name.key, name.title, name.code, years, periods[position], int(counts[position])))
    return tuple(made)


def _size(split: Split) -> float:
    return split.inside.best + split.outside.best + split.ambiguous.high + split.perhaps.high


def _undecided(working: Working) -> tuple[NameAtStake, ...]:
    """Return the names nobody has decided about among what counts, the largest value first."""
    found = []
    judgement, material = working.judgement, working.material
    value = material.best
    for as_supplier, words, codes in (
        (True, judgement.suppliers, judgement.supplier_codes),
        (False, judgement.recipients, judgement.recipient_codes),
    ):
        if not words.undecided.any():
            continue
        here = codes[material.positions]
        known = here >= 0
        counts = np.bincount(here[known], minlength=len(words))
        values = np.bincount(here[known], value[known], len(words))
        found += [
            NameAtStake(words.words[word], int(counts[word]), float(values[word]), as_supplier)
            for word in np.flatnonzero(words.undecided & (counts > 0))
        ]
    return tuple(sorted(found, key=lambda name: (-name.value, name.text)))


def _open_destinations(working: Working) -> tuple[str, ...]:
    """Return the texts of destinations that can be inside or outside, the largest value first."""
    material, judgement = working.material, working.judgement
    is_open = (material.weights[:, IN | OUT] > 0) | (material.weights[:, IN | OUT | DROP] > 0)
    rows = np.flatnonzero(is_open[material.shape])
    codes = judgement.recipient_codes[material.positions[rows]]
    values = np.bincount(codes + 1, material.high[rows], len(judgement.recipients) + 1)[1:]
    order = np.argsort(-values, kind="stable")[: np.count_nonzero(values)]
    return tuple(judgement.recipients.words[word].strip() for word in order)


def _territories(working: Working, book: PlaceBook) -> tuple[str, ...]:
    """Return the destinations that are a territory of a state, the most flows first; also where they are domestic."""
    words, codes = working.judgement.recipients, working.judgement.recipient_codes
    belongs = np.array(
        [len(place.codes) == 1 and book.state_of(min(place.codes)) not in place.codes for place in words.places], bool
    )[words.place_of[:-1]]
    if not belongs.any():
        return ()
    counts = np.bincount(codes[codes >= 0], minlength=len(words)) * belongs
    order = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    return tuple(words.words[word].strip() for word in order)


def _unknown_suppliers(working: Working) -> int:
    suppliers, codes = working.judgement.suppliers, working.judgement.supplier_codes
    unknown = np.array([place.nature == "anything" for place in suppliers.places], bool)[suppliers.place_of]
    if not unknown[:-1].any() and not (codes < 0).any():
        return 0
    return int(np.count_nonzero(unknown[codes[working.material.positions]]))


def _via_inside(working: Working, book: PlaceBook, membership: Membership, options: ShareOptions) -> Bounds | None:
    """Return the value that goes to a member first and outside afterwards (METHOD 6); None when the source
    does not have both destinations."""
    flows = working.flows
    if not ((flows.recipient.codes >= 0).any() and (flows.final_recipient.codes >= 0).any()):
        return None
    direct, final = (
        judge(flows, book, membership, rule=options.membership, lens=options.lens, destination=destination)
        for destination in ("direct", "final")
    )
    rows = working.material.positions
    through = (direct.weights[:, IN] >= 1)[direct.kind[rows]] & (final.weights[:, OUT] >= 1)[final.kind[rows]]
    return Bounds(float(working.material.low[through].sum()), float(working.material.high[through].sum()))


def _lenses(
    working: Working,
    book: PlaceBook,
    membership: Membership,
    options: ShareOptions,
    flags: tuple[Flag, ...],
    progress: Progress,
) -> dict[Lens, Split]:
    made: dict[Lens, Split] = {}
    for number, lens in enumerate(LENSES):
        progress.at(number / len(LENSES))
        seen = working
        if lens != options.lens:
            seen = prepare(working.flows, book, membership, replace(options, lens=lens), flags)
        made[lens] = _whole(seen.material)
    return made


def _counted_twice(working: Working) -> int:
    """Return for how many suppliers and years more than one source has flows."""
    flows = working.flows
    if len(flows.source_ids) < 2 or not working.n_years:
        return 0
    rows = working.material.positions
    place = working.judgement.suppliers.place_of[working.judgement.supplier_codes[rows]]
    cell = place * working.n_years + working.year_cells
    size = len(working.judgement.suppliers.places) * working.n_years
    sources = np.zeros(size, np.int64)
    for source in range(len(flows.source_ids)):
        sources += np.bincount(cell[flows.source[rows] == source], minlength=size) > 0
    return int(np.count_nonzero(sources > 1))


__all__ = ["Group", "NameAtStake", "ShareAnswer", "YearShare", "answer", "reporter_coverage"]
