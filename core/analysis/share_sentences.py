"""The answer in plain language."""

from __future__ import annotations

from core.analysis.share_answer import ShareAnswer
from core.analysis.share_words import BASES, FLAGS, OUTSIDE, amount, band, rule_sentence, span
from core.bounds import Split
from core.dataset import Dataset
from core.numerals import percent
from core.source import edition_text
from core.texts import tr, trn
from core.unseen import visible


def sentences(answer: ShareAnswer) -> tuple[str, ...]:
    """Return the answer over all years, the last year, what the band comes from, and the tipping point."""
    if not answer.years:
        return (tr("No flow counts under these choices, so there is no share."),)
    first, last = answer.years[0].year, answer.years[-1].year
    made = [_share(answer, span((first, last)), answer.period)]
    with_data = [year for year in answer.years if year.flows]
    if first != last:
        made.append(_last_year(with_data[-1].year, with_data[-1].split))
    made += _difference(answer)
    made += _tipping(answer)
    return tuple(sentence for sentence in made if sentence)


def source_line(datasets: tuple[Dataset, ...]) -> str:
    """Return what the figures were calculated from, as it must stand under every picture."""
    names = dict.fromkeys(_source_name(dataset) for dataset in datasets)
    return tr("own calculation on the basis of {sources}", sources="; ".join(names))


def notes(answer: ShareAnswer, datasets: tuple[Dataset, ...]) -> tuple[str, ...]:
    """Return definitions, choices made, and what is missing."""
    made = [
        tr("Share: the part of what NATO countries export that goes to {outside}, of all of which the destination "
           "is known. Low and high: the smallest and largest share the data allow, whatever is true of the "
           "unknown part. Coverage: the part of the value of which the destination is known.",
           outside=tr(OUTSIDE[answer.options.lens])),
        tr("Only the share of exports can be given, not the share of production: how much is produced is not in "
           "these sources. As only part of production is exported, it is a ceiling for the share of production."),
        rule_sentence(answer.options.membership),
        tr("The final destination counts.") if answer.options.destination == "final"
        else tr("The direct destination counts, also when the goods go on from there."),
    ]  # fmt: skip
    if answer.left_out:
        made.append(tr("Left out: {kinds}.", kinds=", ".join(tr(FLAGS[flag]).lower() for flag in answer.left_out)))
    if answer.basis == "tiv":
        made.append(tr("TIV measures the volume of military capability delivered. It is not money and may not be "
                       "compared with values in euros."))  # fmt: skip
    if answer.basis == "licence":
        made.append(tr("A licence is permission, often for several years, and sometimes never used; its value is not "
                       "what was delivered."))  # fmt: skip
    if answer.zero_cells:
        made.append(trn("{count} value is only known to lie between two limits that begin at 0; it counts with both.",
                        "{count} values are only known to lie between two limits that begin at 0; they count with "
                        "both.", answer.zero_cells))  # fmt: skip
    if answer.via_inside is not None and answer.via_inside.high:
        made.append(tr("By way of a NATO country to a country outside NATO: {value}.",
                       value=amount(answer.via_inside.low, answer.unit)))  # fmt: skip
    if any(dataset.source.fictional for dataset in datasets):
        made.append(tr("Fictional sample data: these figures are about nothing real."))
    made.append(_basis_of(datasets))
    made += [str(problem) for problem in answer.problems]
    return tuple(made)


def _share(answer: ShareAnswer, when: str, split: Split) -> str:
    if split.low is None or split.high is None:
        return tr("For {years} no limits can be given without an assumption.", years=when)
    return tr(
        "In {years}, {share} of {measure} went to {outside}.",
        years=when,
        share=band(split.low, split.high),
        measure=tr(BASES[answer.basis]),
        outside=tr(OUTSIDE[answer.options.lens]),
    )


def _last_year(year: int, split: Split) -> str:
    if split.low is None or split.high is None:
        return ""
    return tr("In {year} it was {share}.", year=year, share=band(split.low, split.high))


def _difference(answer: ShareAnswer) -> list[str]:
    """Say what the band comes from, where there is one."""
    period, unit = answer.period, answer.unit
    if period.low is None or period.high is None or period.high - period.low < 0.0005:
        return []
    made = []
    if period.ambiguous.high:
        value = amount(period.ambiguous.high, unit)
        names = ", ".join(f"“{visible(name)}”" for name in answer.open_destinations[:3])
        made.append(
            tr("The difference comes from {value} to destinations that can be inside or outside, such as {names}.",
               value=value, names=names)
            if names else tr("The difference comes from {value} of which the destination is not known.", value=value)
        )  # fmt: skip
    if period.perhaps.high:
        made.append(tr("Of {value} it is not known whether it counts.", value=amount(period.perhaps.high, unit)))
    return made


def _tipping(answer: ShareAnswer) -> list[str]:
    threshold, tipping = answer.options.threshold, answer.tipping_point
    if threshold is None or tipping is None:
        return []
    if tipping < 0:
        return [tr("The share is above {threshold}, whatever is true of the unknown part.",
                   threshold=percent(threshold))]  # fmt: skip
    if tipping > 1:
        return [tr("The share is below {threshold}, whatever is true of the unknown part.",
                   threshold=percent(threshold))]  # fmt: skip
    return [tr("The share reaches {threshold} when {part} of the unknown part went outside.",
               threshold=percent(threshold), part=percent(tipping))]  # fmt: skip


def _basis_of(datasets: tuple[Dataset, ...]) -> str:
    return tr("Source: {line}.", line=source_line(datasets))


def _source_name(dataset: Dataset) -> str:
    source = dataset.source
    name = ", ".join(dict.fromkeys(part for part in (source.publisher, source.title or source.path.name) if part))
    return tr("{name} (edition {day})", name=name, day=edition_text(source.edition)) if source.edition else name
