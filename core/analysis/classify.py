"""Where a flow can have gone: inside, outside, either, or nowhere that counts (METHOD 1 and 3).

What a flow can be is a set of possibilities, kept as bits: `IN`, `OUT` and `DROP` (does not count). Under a
pro-rata rule a flow of an accession year is spread over several such sets. Only the distinct words and years
are judged; the flows themselves pass through lookup tables.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.analysis.options import Lens
from core.flows import Coded, Flows
from core.places.book import PlaceBook
from core.places.membership import Membership, Term
from core.places.place import Place

IN, OUT, DROP = 1, 2, 4
POSSIBILITIES = 8  # all sets of the three bits; the empty set is not used

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_ALWAYS = dt.date(1, 1, 1)
EU_NOT_NATO = Membership(
    (
        Term("IE", dt.date(1973, 1, 1)),
        Term("AT", dt.date(1995, 1, 1)),
        Term("FI", dt.date(1995, 1, 1)),
        Term("SE", dt.date(1995, 1, 1)),
        Term("CY", dt.date(2004, 5, 1)),
        Term("MT", dt.date(2004, 5, 1)),
    )
)
"""EU states that were in the EU before they were in NATO, or are not in NATO at all."""

NATO_PLUS = Membership(tuple(Term(code, _ALWAYS) for code in ("AU", "JP", "NZ", "CH")))
"""Equivalent partners, as in the Dutch rules on transit (METHOD 2.4)."""

UKRAINE = Membership((Term("UA", _ALWAYS),))

_LARGEST_TABLE = 4_000_000
_UNKNOWN = Place("", nature="anything")


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Words:
    """The distinct words of a column and what they stand for. `place_of[code]` is a position in `places`;
    the last entry serves the code -1, a missing cell."""

    words: tuple[str, ...]
    places: tuple[Place, ...]
    place_of: Ints
    undecided: npt.NDArray[np.bool_]  # over the words

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Judgement:
    """What every flow can be: `weights[kind[f], s]` is the part of its value with the possibilities `s`.

    `domestic` marks the kinds of flows that stay in the supplying state, `outside_lens` those whose
    destination the lens leaves out; neither counts.
    """

    kind: Ints
    weights: Floats
    domestic: npt.NDArray[np.bool_]
    outside_lens: npt.NDArray[np.bool_]
    suppliers: Words
    recipients: Words
    supplier_codes: npt.NDArray[np.int32]
    recipient_codes: npt.NDArray[np.int32]


def destinations(flows: Flows, destination: str) -> Coded:
    """Return the final (or direct) destinations; where a cell has only the other kind, that one counts."""
    wanted, other = flows.final_recipient, flows.recipient
    if destination == "direct":
        wanted, other = other, wanted
    wanted, other = _without_blanks(wanted), _without_blanks(other)
    if not (other.codes >= 0).any() or (wanted.codes >= 0).all():
        return wanted
    if not (wanted.codes >= 0).any():
        return other
    shifted = np.where(other.codes >= 0, other.codes + len(wanted.words), -1)
    return Coded(np.where(wanted.codes >= 0, wanted.codes, shifted).astype(np.int32), wanted.words + other.words)


def understood(words: tuple[str, ...], book: PlaceBook) -> Words:
    """Return what these words stand for."""
    resolved = [book.resolve(word) for word in words]
    places: dict[Place, int] = {}
    place_of = [places.setdefault(place or _UNKNOWN, len(places)) for place in (*resolved, None)]
    return Words(
        words,
        tuple(places),
        np.array(place_of, np.int64),
        np.array([place is None for place in resolved], bool),
    )


def judge(
    flows: Flows,
    book: PlaceBook,
    membership: Membership,
    *,
    rule: str = "dec31",
    lens: Lens = "nato",
    destination: str = "final",
) -> Judgement:
    """Say of every flow what it can be.

    A destination set loses the supplier itself before it is judged ({NL, DE} from NL is {DE}); what is left
    empty is domestic. Territories belong to their state. Names that nobody has decided about can be
    anything: as recipient the flow is ambiguous, as supplier it may or may not count.
    """
    sent, received = _without_blanks(flows.supplier), destinations(flows, destination)
    suppliers, recipients = understood(sent.words, book), understood(received.words, book)
    moments, moment_of = _moments(flows, membership, rule)

    supplier_states = [_states(place, book) for place in suppliers.places]
    recipient_states = [_states(place, book) for place in recipients.places]
    remaining, remaining_of = _without_supplier(supplier_states, recipients.places, recipient_states)

    members = _Table(membership, rule, moments)
    partners = _partners(lens, rule, moments)
    supplied = np.array(list(map(members.of, suppliers.places, supplier_states)))
    reached = np.array([members.of(place, states, partners) for place, states in remaining])
    if lens == "ukraine_dropped":
        dropped = np.array([states == {"UA"} for _, states in remaining], bool)
    else:
        dropped = np.zeros(len(remaining), bool)

    supplier_kinds, supplier_kind_of = _distinct(supplied)
    recipient_kinds, recipient_kind_of = _distinct(reached)
    n_recipient_kinds = len(recipient_kinds) + 2  # and one each for domestic and dropped
    recipient_kind_of = np.where(dropped[:, None], len(recipient_kinds) + 1, recipient_kind_of)
    recipient_kind_of = np.vstack([recipient_kind_of, np.full((1, len(moments)), len(recipient_kinds))])

    def kind(supplier_place: Ints, recipient_place: Ints, moment: Ints) -> Ints:
        left = remaining_of[supplier_place, recipient_place]  # -1, the last row, is domestic
        found: Ints = supplier_kind_of[supplier_place, moment] * n_recipient_kinds + recipient_kind_of[left, moment]
        return found

    return Judgement(
        _looked_up(kind, suppliers.place_of, recipients.place_of, sent.codes, received.codes, moment_of, len(moments)),
        _weights(supplier_kinds, recipient_kinds),
        _of_members(supplier_kinds, len(recipient_kinds), -2),
        _of_members(supplier_kinds, len(recipient_kinds), -1),
        suppliers,
        recipients,
        sent.codes,
        received.codes,
    )


def _looked_up(
    kind: Callable[[Ints, Ints, Ints], Ints],
    supplier_places: Ints,
    recipient_places: Ints,
    suppliers: npt.NDArray[np.int32],
    recipients: npt.NDArray[np.int32],
    moment_of: Ints,
    n_moments: int,
) -> Ints:
    """Return the kind of every flow; through one table of all words and moments where that is the smaller work."""
    n_recipients = len(recipient_places)
    size = len(supplier_places) * n_recipients * n_moments
    if size > _LARGEST_TABLE or size > 2 * len(suppliers):
        return kind(supplier_places[suppliers], recipient_places[recipients], moment_of)
    # The last word serves the code -1, so the table begins with it and all positions move up by one.
    table = kind(
        np.roll(supplier_places, 1)[:, None, None], np.roll(recipient_places, 1)[:, None], np.arange(n_moments)
    ).ravel()
    position = suppliers * np.int64(n_recipients * n_moments)
    position += recipients * np.int64(n_moments)
    position += moment_of
    position += (n_recipients + 1) * n_moments
    return table.take(position)


def _without_blanks(column: Coded) -> Coded:
    blank = [not word.strip() for word in column.words]
    if not any(blank):
        return column
    kept = np.append(np.where(blank, -1, np.arange(len(blank))), -1).astype(np.int32)
    return Coded(kept[column.codes], column.words)


def _states(place: Place, book: PlaceBook) -> frozenset[str]:
    return frozenset(book.state_of(code) for code in place.codes)


def _without_supplier(
    suppliers: list[frozenset[str]], places: tuple[Place, ...], recipients: list[frozenset[str]]
) -> tuple[list[tuple[Place, frozenset[str]]], Ints]:
    """Return the distinct destinations that remain, and for each pair which of them it is (-1: domestic)."""
    remaining = list(zip(places, recipients, strict=True))
    positions = {pair: position for position, pair in enumerate(remaining)}
    remaining_of = np.tile(np.arange(len(places)), (len(suppliers), 1))
    for row, states in enumerate(suppliers):
        if len(states) != 1:
            continue
        for column, reached in enumerate(recipients):
            if states <= reached:
                rest = (places[column], reached - states)
                if rest[1] and rest not in positions:
                    positions[rest] = len(remaining)
                    remaining.append(rest)
                remaining_of[row, column] = positions[rest] if rest[1] else -1
    return remaining, remaining_of


@dataclass(frozen=True)
class _Moment:
    year: int
    on: dt.date | None


def _moments(flows: Flows, membership: Membership, rule: str) -> tuple[list[_Moment], Ints]:
    """Return the moments at which membership must be known, and the moment of every flow: its year, or,
    when the rule asks for exact dates, the stretch between two changes of membership its date falls in."""
    if not len(flows):
        return [], np.empty(0, np.int64)
    first, last = int(flows.years.min()), int(flows.years.max())
    years = [_Moment(year, None) for year in range(first, last + 1)]
    moment_of = flows.years.astype(np.int64) - first
    dated = ~np.isnat(flows.dates) if rule == "exact" else np.zeros(len(flows), bool)
    if not dated.any():
        return years, moment_of
    changes = sorted({term.valid_from for term in membership.terms + EU_NOT_NATO.terms}
                     | {term.valid_to + dt.timedelta(1) for term in membership.terms if term.valid_to})  # fmt: skip
    stretch = np.searchsorted(np.array(changes, "datetime64[D]"), flows.dates, side="right")
    starts = [_ALWAYS, *changes]
    stretches = [_Moment(start.year, start) for start in starts]
    return [*years, *stretches], np.where(dated, len(years) + stretch, moment_of)


class _Table:
    """The parts inside, ambiguous and outside of places at each moment, judged by code."""

    def __init__(self, membership: Membership, rule: str, moments: list[_Moment]) -> None:
        self._size = len(moments)
        self._nobody = np.tile([0.0, 0.0, 1.0], (len(moments), 1))
        self._members = {
            code: np.array([_parts(membership, code, moment, rule) for moment in moments]).reshape(-1, 3)
            for code in {term.code for term in membership.terms}
        }

    def code(self, code: str) -> Floats:
        return self._members.get(code, self._nobody)

    def of(self, place: Place, states: frozenset[str], partners: _Table | None = None) -> Floats:
        """Return the three parts of a place at each moment, shape (moments, 3)."""
        if place.nature == "nato":
            return np.tile([1.0, 0.0, 0.0], (self._size, 1))
        if place.nature == "non_state":
            return self._nobody
        if place.nature == "anything" or not states:
            return np.tile([0.0, 1.0, 0.0], (self._size, 1))
        tables = [self.code(code) for code in states]
        if partners is not None:
            tables = [_either(table, partners.code(code)) for table, code in zip(tables, states, strict=True)]
        inside = np.min([table[:, 0] for table in tables], axis=0)
        outside = np.min([table[:, 2] for table in tables], axis=0)
        return np.column_stack([inside, np.clip(1.0 - inside - outside, 0.0, 1.0), outside])


def _parts(membership: Membership, code: str, moment: _Moment, rule: str) -> tuple[float, float, float]:
    status = membership.status(code, moment.year, rule, moment.on)
    return status.inside, status.ambiguous, status.outside


def _either(table: Floats, partner: Floats) -> Floats:
    """Inside when it is inside by one of the two."""
    return np.where((partner[:, 0] > table[:, 0])[:, None], partner, table)


def _partners(lens: Lens, rule: str, moments: list[_Moment]) -> _Table | None:
    also_inside = {"eu_not_nato": EU_NOT_NATO, "nato_plus": NATO_PLUS, "ukraine_inside": UKRAINE}.get(lens)
    return None if also_inside is None else _Table(also_inside, rule, moments)


def _distinct(parts: Floats) -> tuple[Floats, Ints]:
    """Return the distinct triples of `parts` (places, moments, 3) and which of them each place and moment has."""
    shape = parts.shape[:2]
    triples = parts.reshape(-1, 3)
    if not len(triples):
        return np.empty((0, 3)), np.empty(shape, np.int64)
    kinds, kind_of = np.unique(triples.round(12), axis=0, return_inverse=True)
    return kinds, kind_of.reshape(shape)


def _weights(suppliers: Floats, recipients: Floats) -> Floats:
    """Return for each pair of a supplier kind and a recipient kind how its value spreads over possibilities.

    Accessions run to the end of the year, so the parts of a year in which each side is inside overlap from
    the end: the supplier is a member during the last part of the year, the recipient likewise.
    """
    weights = np.zeros((len(suppliers), len(recipients) + 2, POSSIBILITIES))
    for row, (member, doubtful, never) in enumerate(suppliers):
        spans = ((0.0, member, 0), (member, member + doubtful, DROP))
        for column, (inside, ambiguous, _) in enumerate(recipients):
            bounds = (0.0, inside, inside + ambiguous, 1.0)
            for start, end, drop in spans:
                for place, possibility in enumerate((IN, IN | OUT, OUT)):
                    overlap = min(end, bounds[place + 1]) - max(start, bounds[place])
                    weights[row, column, possibility | drop] += overlap if overlap > 1e-9 else 0.0
            weights[row, column, DROP] += never
        weights[row, -2:, DROP] = 1.0
    return weights.reshape(-1, POSSIBILITIES)


def _of_members(suppliers: Floats, n_recipients: int, column: int) -> npt.NDArray[np.bool_]:
    """Mark the kinds in this last column whose supplier is, or may be, a member."""
    marked = np.zeros((len(suppliers), n_recipients + 2), bool)
    marked[:, column] = suppliers[:, 2] < 1.0
    return marked.reshape(-1)
