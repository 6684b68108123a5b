"""What lies between flows and answer; also from it any number opens the rows behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from core.analysis.classify import Ints, Judgement, judge
from core.analysis.counting import Counted, count
from core.analysis.options import ShareOptions
from core.analysis.sums import Material, gather
from core.flows import Flag, Flows
from core.places.book import PlaceBook
from core.places.membership import Membership


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Working:
    """The flows, what each can be, which count, and these ready to be added up, from `first_year` on."""

    flows: Flows
    judgement: Judgement
    counted: Counted
    material: Material
    first_year: int
    n_years: int

    @cached_property
    def year_cells(self) -> Ints:
        """The position of the year of each flow that counts."""
        return self.material.years - self.first_year


def prepare(
    flows: Flows,
    book: PlaceBook,
    membership: Membership,
    options: ShareOptions,
    flags: tuple[Flag, ...],
    *,
    by_category: bool = False,
    judgement: Judgement | None = None,
) -> Working:
    """Judge and choose the flows; a `judgement` made earlier under the same options is used again."""
    if judgement is None:
        judgement = judge(
            flows, book, membership,
            rule=options.membership, lens=options.lens, destination=options.destination,
        )  # fmt: skip
    counted = count(flows, judgement, options, flags, book, by_category=by_category)
    material = gather(flows, judgement, counted.counts, counted.doubtful)
    if not len(material):
        return Working(flows, judgement, counted, material, 0, 0)
    first, last = int(material.years.min()), int(material.years.max())
    return Working(flows, judgement, counted, material, first, last - first + 1)
