"""Where each flow falls against the membership, and why, in sentences."""

from __future__ import annotations

import numpy as np

from core.analysis.classify import DROP, IN, OUT, POSSIBILITIES, Judgement, Words, judge
from core.analysis.options import ShareOptions
from core.flows import Coded, Flows
from core.places.book import PlaceBook
from core.places.membership import Membership, Status
from core.places.place import Place
from core.texts import mark, tr
from core.unseen import visible

INSIDE, OUTSIDE, AMBIGUOUS, DIVIDED, DOMESTIC, LEFT_OUT, NO_MEMBER = range(7)

NAMES = (
    mark("inside"),
    mark("outside"),
    mark("ambiguous"),
    mark("partly inside, partly outside"),
    mark("within the supplier itself"),
    mark("left out by the lens"),
    mark("supplier is no member"),
)
"""The names of the classes, by number; pass through `tr`."""

_MOST_NAMED = 12


def judged(flows: Flows, book: PlaceBook, membership: Membership, options: ShareOptions) -> Judgement:
    """Judge the flows as the share does with these options."""
    return judge(
        flows,
        book,
        membership,
        rule=options.membership,
        lens=options.lens,
        destination=options.destination,
    )


def classes(judgement: Judgement) -> Coded:
    """Return the class of every flow, in the language of the session."""
    of_kind = np.array([_class(judgement, kind) for kind in range(len(judgement.weights))], np.int32)
    return Coded(of_kind[judgement.kind].astype(np.int32), tuple(tr(name) for name in NAMES))


def why(
    flows: Flows, place: int, judgement: Judgement, book: PlaceBook, membership: Membership, options: ShareOptions
) -> tuple[str, ...]:
    """Say in sentences why the flow at this place falls where it does."""
    name = tr(NAMES[_class(judgement, int(judgement.kind[place]))])
    year, day = int(flows.years[place]), flows.dates[place].astype("datetime64[D]").astype(object)

    def standing(side: str, words: Words, code: int) -> str:
        if code < 0:
            return tr("{side}: the source does not say, so it can be any country.", side=side)
        text, meant = visible(words.words[code]), words.places[int(words.place_of[code])]
        if words.undecided[code]:
            return tr("{side} “{text}” is not recognised: it can be any country.", side=side, text=text)
        if meant.nature == "state" and len(meant.codes) == 1:
            (only,) = meant.codes
            status = membership.status(book.state_of(only), year, options.membership, day)
            return _state(side, book.name(only), year, status)
        return _several(side, text, meant, book)

    return (
        tr("This flow falls: {name}.", name=name),
        standing(tr("Supplier"), judgement.suppliers, int(judgement.supplier_codes[place])),
        standing(tr("Destination"), judgement.recipients, int(judgement.recipient_codes[place])),
    )


def _several(side: str, text: str, meant: Place, book: PlaceBook) -> str:
    if meant.nature == "non_state":
        return tr("{side} “{text}” is not a state and can never be a member.", side=side, text=text)
    if meant.nature == "nato":
        return tr("{side} “{text}” is the alliance itself.", side=side, text=text)
    if meant.nature == "anything" or not meant.codes:
        return tr("{side} “{text}” can be any country.", side=side, text=text)
    listed = sorted(book.name(code) for code in meant.codes)
    shown = ", ".join(listed[:_MOST_NAMED]) + (" …" if len(listed) > _MOST_NAMED else "")
    return tr("{side} “{text}” stands for {places}.", side=side, text=text, places=shown)


def _state(side: str, name: str, year: int, status: Status) -> str:
    if status.inside >= 1:
        return tr("{side} {name} counts as a member in {year}.", side=side, name=name, year=year)
    if status.outside >= 1:
        return tr("{side} {name} does not count as a member in {year}.", side=side, name=name, year=year)
    return tr("{side} {name} joined or left in {year}.", side=side, name=name, year=year)


def _class(judgement: Judgement, kind: int) -> int:
    if judgement.domestic[kind]:
        return DOMESTIC
    if judgement.outside_lens[kind]:
        return LEFT_OUT
    possible = [bits for bits in range(1, POSSIBILITIES) if judgement.weights[kind, bits] > 0]
    bits = 0
    for one in possible:
        bits |= one
    if bits == DROP:
        return NO_MEMBER
    if bits & (IN | OUT) != (IN | OUT):
        return AMBIGUOUS if possible == [bits] and bits & DROP else (INSIDE if bits & IN else OUTSIDE)
    return AMBIGUOUS if any(one & (IN | OUT) == (IN | OUT) for one in possible) else DIVIDED
