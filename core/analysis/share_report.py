"""The answer as a report: sentences, tables, charts and notes, for screen and export alike."""

from __future__ import annotations

from math import isfinite

from core.analysis.options import LENSES, By
from core.analysis.share_answer import Group, ShareAnswer, YearShare
from core.analysis.share_sentences import notes, sentences, source_line
from core.analysis.share_words import BASES, BASIS_NAMES, LENS_NAMES, OUTSIDE, REASONS, scale, span
from core.bounds import Split
from core.dataset import Dataset
from core.numerals import percent
from core.report import BandChart, BarChart, CellValue, Chart, Report, ReportColumn, ReportTable
from core.texts import mark, tr

_BREAKDOWNS: dict[By, tuple[str, str, str]] = {
    "supplier": ("suppliers", mark("By supplier"), mark("Supplier")),
    "recipient": ("recipients", mark("By recipient"), mark("Recipient")),
    "category": ("categories", mark("By category"), mark("Category")),
}
MOST_BARS = 12


def report(answer: ShareAnswer, datasets: tuple[Dataset, ...]) -> Report:
    """Return the answer as a report. `datasets` are the sources it was worked out from.

    Tables: `years`, `period`, `five_year` where five years in a row have data, `suppliers`, `recipients` and
    `categories` where these groups were asked for, `lenses` with the extras, and `excluded`.
    """
    writer = _Writer(answer, source_line(datasets))
    tables = [writer.years(), writer.period()]
    charts: list[Chart] = [writer.band()]
    if answer.five_year:
        tables.append(writer.five_year())
        charts.append(writer.five_year_band())
    for by, groups in answer.breakdowns.items():
        tables.append(writer.breakdown(by, groups))
        charts.append(writer.bars(by, groups))
    if answer.lenses:
        tables.append(writer.lenses())
    tables.append(writer.excluded())
    title = tr("Share outside NATO")
    return Report(title, sentences(answer), tuple(tables), tuple(charts), notes(answer, datasets))


class _Writer:
    """Makes the tables and charts of one answer, all in the same unit and with the same columns."""

    def __init__(self, answer: ShareAnswer, source: str) -> None:
        self._answer = answer
        self._source = source
        splits = [answer.period, *(year.split for year in answer.years)]
        self._divisor, self._unit = scale(answer.unit, _largest(answer.period))
        self._has_perhaps = any(split.perhaps.high for split in splits)
        self._has_margin = any(_margin(split) for split in splits)

    def years(self) -> ReportTable:
        columns = (
            ReportColumn(tr("Year"), "year"),
            *self._values(),
            *_shares(),
            ReportColumn(tr("Reporting"), "whole"),
        )
        rows = tuple((year.year, *self._cells(year), year.reporters) for year in self._answer.years)
        note = tr("Reporting: how many NATO countries have flows in that year.")
        return ReportTable("years", tr("Per year"), columns, rows, " ".join((self._remark(), note)).strip())

    def period(self) -> ReportTable:
        years = self._answer.years
        rows: tuple[tuple[CellValue, ...], ...] = ()
        if years:
            whole = YearShare(years[-1].year, self._answer.period)
            rows = ((span((years[0].year, years[-1].year)), *self._cells(whole)),)
        columns = (ReportColumn(tr("Years")), *self._values(), *_shares())
        return ReportTable("period", tr("All years together"), columns, rows, self._remark())

    def five_year(self) -> ReportTable:
        columns = (ReportColumn(tr("Years")), *self._values(), *_shares())
        rows = tuple((span((year.year - 4, year.year)), *self._cells(year)) for year in self._answer.five_year)
        return ReportTable(
            "five_year",
            tr("Per five years"),
            columns,
            rows,
            tr("Ratio of the sums over five years, not a mean of shares."),
        )

    def breakdown(self, by: By, groups: tuple[Group, ...]) -> ReportTable:
        name, title, head = _BREAKDOWNS[by]
        shares = () if by == "recipient" else _shares()
        columns = (ReportColumn(tr(head)), *self._values(), *shares, ReportColumn(tr("Flows"), "whole"))
        rows = tuple(
            (
                group.title,
                *self._amounts(group.period),
                *(() if by == "recipient" else _fractions(group.period)),
                group.flows,
            )
            for group in groups
        )
        note = self._remark()
        if by == "category" and self._answer.detail_coverage is not None:
            covered = percent(self._answer.detail_coverage)
            note = tr("The detail rows cover {part} of the published totals.", part=covered)
        return ReportTable(name, tr(title), columns, rows, note)

    def lenses(self) -> ReportTable:
        columns = (ReportColumn(tr("Counted as inside")), *_shares()[:3])
        rows = tuple((tr(LENS_NAMES[lens]), *_fractions(self._answer.lenses[lens])[:3]) for lens in LENSES)
        return ReportTable("lenses", tr("With and without partners and Ukraine"), columns, rows)

    def excluded(self) -> ReportTable:
        rows: list[tuple[CellValue, ...]] = [(tr("Counted"), self._answer.used)]
        rows += [(tr(REASONS[reason]), count) for reason, count in self._answer.excluded.items()]
        rows.append((tr("All flows of the sources"), self._answer.total))
        columns = (ReportColumn(tr("Flows")), ReportColumn(tr("Number"), "whole"))
        return ReportTable("excluded", tr("What counts and what does not"), columns, tuple(rows))

    def band(self) -> BandChart:
        return self._band(self._answer.years, tr("Share outside NATO per year"), "years")

    def five_year_band(self) -> BandChart:
        return self._band(self._answer.five_year, tr("Share outside NATO per five years"), "five_year")

    def bars(self, by: By, groups: tuple[Group, ...]) -> BarChart:
        name, title, _ = _BREAKDOWNS[by]
        shown = groups[:MOST_BARS]
        keys, splits = [group.title for group in shown], [group.period for group in shown]
        if len(groups) > MOST_BARS:
            keys.append(tr("other"))
            splits.append(sum((group.period for group in groups[MOST_BARS:]), Split()))
        description = tr(
            "Bars of {measure} {by}, divided into inside, outside and ambiguous; the largest is {largest}.",
            measure=tr(BASES[self._answer.basis]), by=tr(title).lower(), largest=keys[0] if keys else "·",
        )  # fmt: skip
        return BarChart(
            tr("{measure} {by}", measure=tr(BASIS_NAMES[self._answer.basis]), by=tr(title).lower()),
            tuple(keys),
            tuple(split.inside.best / self._divisor for split in splits),
            tuple(split.outside.best / self._divisor for split in splits),
            tuple((split.ambiguous.high + split.perhaps.high) / self._divisor for split in splits),
            self._unit,
            self._source,
            description,
            name,
        )

    def _band(self, years: tuple[YearShare, ...], title: str, table: str) -> BandChart:
        return BandChart(
            title,
            tuple(year.year for year in years),
            tuple(year.split.low for year in years),
            tuple(year.split.high for year in years),
            tuple(year.split.observed for year in years),
            tr("% of {measure}", measure=tr(BASES[self._answer.basis])),
            self._source,
            self._described(years),
            table,
        )

    def _described(self, years: tuple[YearShare, ...]) -> str:
        known = [year for year in years if year.split.low is not None and year.split.high is not None]
        if not known:
            return tr("There is no year with a share.")
        lowest = min(known, key=lambda year: year.split.low or 0.0)
        highest = max(known, key=lambda year: year.split.high or 0.0)
        return tr(
            "The share to {outside} in {years}: at least {low} (in {low_year}) and at most {high} (in {high_year}); "
            "in the last year between {last_low} and {last_high}.",
            outside=tr(OUTSIDE[self._answer.options.lens]),
            years=span((years[0].year, years[-1].year)),
            low=percent(lowest.split.low), low_year=lowest.year,
            high=percent(highest.split.high), high_year=highest.year,
            last_low=percent(known[-1].split.low), last_high=percent(known[-1].split.high),
        )  # fmt: skip

    def _values(self) -> tuple[ReportColumn, ...]:
        titles = [tr("Inside"), tr("Outside"), tr("Ambiguous")]
        if self._has_perhaps:
            titles.append(tr("Perhaps counts"))
        if self._has_margin:
            titles.append(tr("Margin"))
        return tuple(ReportColumn(title, "number", self._unit) for title in titles)

    def _cells(self, year: YearShare) -> tuple[CellValue, ...]:
        return (*self._amounts(year.split), *_fractions(year.split))

    def _amounts(self, split: Split) -> tuple[CellValue, ...]:
        amounts = [split.inside.best, split.outside.best, split.ambiguous.high]
        if self._has_perhaps:
            amounts.append(split.perhaps.high)
        if self._has_margin:
            amounts.append(_margin(split))
        return tuple(amount / self._divisor if isfinite(amount) else None for amount in amounts)

    def _remark(self) -> str:
        made = []
        if self._has_perhaps:
            made.append(
                tr("Perhaps counts: the supplier, or whether the flow is of a kind that is left out, is not known.")
            )
        if self._has_margin:
            made.append(tr("Margin: how far inside and outside together are open, because values are only known within "
                           "limits."))  # fmt: skip
        return " ".join(made)


def _shares() -> tuple[ReportColumn, ...]:
    titles = (tr("Low"), tr("High"), tr("Observed"), tr("Coverage"))
    return tuple(ReportColumn(title, "share", "%") for title in titles)


def _fractions(split: Split) -> tuple[CellValue, ...]:
    return (split.low, split.high, split.observed, split.coverage)


def _margin(split: Split) -> float:
    return split.inside.width + split.outside.width


def _largest(split: Split) -> float:
    return max(split.inside.best, split.outside.best, split.ambiguous.high, split.perhaps.high)
