"""From an answer to the document that is exported: sources, the flows that count, choices, what is missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from core import language
from core.analysis.classify import DROP, IN, OUT
from core.analysis.options import ShareOptions
from core.analysis.selection import Chosen
from core.analysis.share_answer import ShareAnswer
from core.analysis.share_report import report
from core.analysis.share_words import (
    BASIS_NAMES,
    FLAGS,
    LENS_NAMES,
    ONLY,
    amount,
    destination_name,
    rule_name,
    scale,
    span,
)
from core.analysis.sums import Material
from core.analysis.working import prepare
from core.bounds import Split
from core.export.document import Choice, Document, source_facts, used_flows
from core.markings import MARKINGS
from core.numerals import percent, whole
from core.places.book import PlaceBook
from core.places.membership import Membership
from core.problems import Problem
from core.texts import tr, trn
from core.unseen import visible

_ORDER = (IN, OUT, IN | OUT, IN | DROP, OUT | DROP, IN | OUT | DROP)
_DIVIDED = len(_ORDER)
_WITH_SHARES = {"supplier": "suppliers", "category": "categories"}
_MOST_NAMES = 12
_LONGEST_NAME = 80


def annex(
    answer: ShareAnswer,
    chosen: Chosen,
    book: PlaceBook,
    membership: Membership,
    *,
    marking: str = "",
    created: dt.datetime | None = None,
) -> Document:
    """Return the document about this answer, which was worked out from the flows of `chosen`.

    `marking` is the text for every page. The document is in the language of the session.
    """
    working = prepare(chosen.flows, book, membership, answer.options, answer.left_out)
    material = working.material
    by_id = {dataset.source.id: dataset for dataset in chosen.datasets}
    made = report(answer, chosen.datasets)
    years = (answer.years[0].year, answer.years[-1].year) if answer.years else None
    parts = (tr(BASIS_NAMES[answer.basis]), span(years) if years else "", made.charts[0].source)
    return Document(
        report=made,
        sources=tuple(
            source_facts(dataset, language.current(), MARKINGS[dataset.source.marking]) for dataset in chosen.datasets
        ),
        unit=answer.unit,
        divisor=_divisor(answer),
        subtitle=" · ".join(part for part in parts if part),
        flows=used_flows(chosen.flows.take(material.positions), _classes(material), by_id),
        sums=_sums(answer),
        choices=tuple(_choices(answer)),
        missing=tuple(_missing(answer)),
        problems=(*_problems(chosen), *_more_than_the_terms_allow(chosen, material)),
        marking=marking,
        language=language.current(),
        created=created or dt.datetime.now().replace(microsecond=0),
    )


def _classes(material: Material) -> npt.NDArray[np.int8]:
    """Return for every flow the position of its class in `core.export.document.CLASSES`."""
    of_shape = []
    for weights in material.weights:
        possible = np.flatnonzero(weights).tolist()
        of_shape.append(_ORDER.index(possible[0]) if len(possible) == 1 and possible[0] in _ORDER else _DIVIDED)
    return np.array(of_shape, np.int8)[material.shape] if of_shape else np.empty(0, np.int8)


def _divisor(answer: ShareAnswer) -> float:
    period = answer.period
    largest = max(period.inside.best, period.outside.best, period.ambiguous.high, period.perhaps.high)
    return scale(answer.unit, largest)[0]


def _sums(answer: ShareAnswer) -> dict[str, tuple[Split, ...]]:
    sums = {
        "years": tuple(year.split for year in answer.years),
        "period": (answer.period,),
        "five_year": tuple(year.split for year in answer.five_year),
    }
    for by, groups in answer.breakdowns.items():
        if by in _WITH_SHARES:
            sums[_WITH_SHARES[by]] = tuple(group.period for group in groups)
    return sums


def _choices(answer: ShareAnswer) -> list[Choice]:
    options, usual = answer.options, ShareOptions()
    unit = f"{tr(BASIS_NAMES[answer.basis])} ({answer.unit})"
    made = [
        Choice(tr("What is measured"), unit),
        Choice(tr("Membership"), rule_name(options.membership), options.membership != usual.membership),
        Choice(tr("Counted as inside"), tr(LENS_NAMES[options.lens]), options.lens != usual.lens),
        Choice(tr("Destination"), destination_name(options), options.destination != usual.destination),
        Choice(
            tr("Years"), span(options.years) if options.years else tr("all years of the sources"), bool(options.years)
        ),
        Choice(
            tr("Left out"),
            ", ".join(tr(FLAGS[flag]) for flag in answer.left_out) or tr("nothing"),
            bool(options.leave_out),
        ),
    ]
    if options.include:
        made.append(Choice(tr("Counted as well"), ", ".join(tr(FLAGS[flag]) for flag in options.include), True))
    made += [Choice(tr(ONLY[field]), ", ".join(texts), True) for field, texts in options.filters if texts]
    if options.threshold is not None:
        made.append(Choice(tr("Threshold"), percent(options.threshold), True))
    return made


def _missing(answer: ShareAnswer) -> list[str]:
    made = []
    reporting = [year for year in answer.years if year.members]
    if reporting and max(year.reporters for year in reporting) == 1:
        made.append(tr("These figures are about one supplying country at a time, not about all of NATO."))
    elif reporting:
        fewest = min(reporting, key=lambda year: year.reporters / year.members)
        if fewest.reporters < fewest.members:
            made.append(
                tr("Not every member has flows in every year; fewest in {year}: {reporting} of {members}. A member "
                   "without flows may have exported nothing or may not have reported.",
                   year=fewest.year, reporting=fewest.reporters, members=fewest.members)
            )  # fmt: skip
    if answer.period.ambiguous.high:
        value = amount(answer.period.ambiguous.high, answer.unit)
        made.append(tr("Of {value} it is not known whether it went inside or outside.", value=value))
    if answer.period.perhaps.high:
        value = amount(answer.period.perhaps.high, answer.unit)
        made.append(tr("Of {value} it is not known whether it counts at all.", value=value))
    if answer.excluded.get("no_value"):
        made.append(trn("{count} flow has no value and does not count.",
                        "{count} flows have no value and do not count.", answer.excluded["no_value"]))  # fmt: skip
    if answer.undecided:
        names = [f"“{visible(_short(name.text))}”" for name in answer.undecided[:_MOST_NAMES]]
        rest = len(answer.undecided) - len(names)
        if rest > 0:
            names.append(tr("and {count} more", count=whole(rest)))
        made.append(tr("Names that nobody has decided about, which can be inside or outside: {names}.",
                       names=", ".join(names)))  # fmt: skip
    return made


def _problems(chosen: Chosen) -> tuple[Problem, ...]:
    """Return what to know about the data, with the source where there are several."""
    if len(chosen.datasets) == 1:
        return chosen.datasets[0].problems
    return tuple(
        replace(problem, where=" – ".join(filter(None, (dataset.source.title, problem.where))))
        for dataset in chosen.datasets
        for problem in dataset.problems
    )


def _more_than_the_terms_allow(chosen: Chosen, material: Material) -> list[Problem]:
    """Say of which sources the flows that count are more rows than their terms allow to be passed on."""
    made = []
    for place, source_id in enumerate(chosen.flows.source_ids):
        dataset = next(each for each in chosen.datasets if each.source.id == source_id)
        limit, whole_of_it = dataset.recipe.may_pass_on, dataset.reading.balance.imported
        used = material.positions[chosen.flows.source[material.positions] == place]
        part = len(np.unique(chosen.flows.row[used])) / whole_of_it if whole_of_it else 0.0
        if limit < 1.0 and part >= limit:
            made.append(Problem(
                tr("The list of flows holds {part} of the rows of this source. Its terms allow passing on less than "
                   "{limit}.", part=percent(part), limit=percent(limit, 0)),
                dataset.source.title or dataset.source.path.name,
                tr("Keep the file within your organisation, take the sheet with flows out before you pass it on, or "
                   "choose fewer years."),
            ))  # fmt: skip
    return made


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "…"
