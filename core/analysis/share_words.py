"""The words of the share: measures, choices and reasons as a person reads them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from core.analysis.options import By, Lens, ShareOptions
from core.flows import Flag
from core.numerals import day, number, percent
from core.places.membership import fixed_date
from core.texts import mark, tr

BASES = {
    "tiv": mark("the volume of deliveries (in TIV)"),
    "licence": mark("the licensed value"),
    "delivery": mark("the value of deliveries"),
    "order": mark("the value of orders"),
    "units": mark("the number of units delivered"),
    "production": mark("the value of production"),
}

BASIS_NAMES = {
    "tiv": mark("Deliveries, volume"),
    "licence": mark("Licence value"),
    "delivery": mark("Deliveries, value"),
    "order": mark("Orders, value"),
    "units": mark("Units delivered"),
    "production": mark("Production, value"),
}

OUTSIDE: dict[Lens, str] = {
    "nato": mark("countries outside NATO"),
    "eu_not_nato": mark("countries outside NATO and the EU"),
    "nato_plus": mark("countries outside NATO and its equivalent partners"),
    "ukraine_inside": mark("countries outside NATO, Ukraine not counted as outside"),
    "ukraine_dropped": mark("countries outside NATO, Ukraine left out"),
}

LENS_NAMES: dict[Lens, str] = {
    "nato": mark("NATO"),
    "eu_not_nato": mark("NATO and EU"),
    "nato_plus": mark("NATO and equivalent partners"),
    "ukraine_inside": mark("Ukraine counted as not outside"),
    "ukraine_dropped": mark("Ukraine left out"),
}

RULES = {
    "dec31": mark("Member on 31 December"),
    "jan1": mark("Member on 1 January"),
    "exact": mark("Member on the day itself"),
    "prorata": mark("Member for part of the year"),
    "ambiguous": mark("Year of accession open"),
}

RULE_SENTENCES = {
    "dec31": mark("A country counts as a member for a whole year when it was a member on 31 December."),
    "jan1": mark("A country counts as a member for a whole year when it was a member on 1 January."),
    "exact": mark("Membership is judged on the day of the flow; without a day the year of accession stays open."),
    "prorata": mark("In the year of accession the value is spread by the days before and after it."),
    "ambiguous": mark("In the year of accession flows from and to the new member can be inside or outside."),
}

GROUPINGS: dict[By, str] = {
    "supplier": mark("By supplier"),
    "recipient": mark("By recipient"),
    "category": mark("By category"),
}

ONLY: dict[str, str] = {
    "supplier": mark("Only these suppliers"),
    "recipient": mark("Only these recipients"),
    "category": mark("Only these categories"),
}

NOT_FOUND: dict[str, str] = {
    "supplier": mark("No flow has the supplier “{name}”."),
    "recipient": mark("No flow has the recipient “{name}”."),
    "category": mark("No flow has the category “{name}”."),
}

FLAGS: dict[Flag, str] = {
    "temporary": mark("Temporary exports"),
    "extension": mark("Extensions of licences"),
    "replacement": mark("Replacement licences"),
    "licensed": mark("Licensed production abroad"),
    "second_hand": mark("Second-hand goods"),
    "estimate": mark("Estimates"),
    "refused": mark("Refused licences"),
    "dual_use": mark("Dual-use goods"),
}

REASONS: dict[str, str] = {
    **{str(flag): sentence for flag, sentence in FLAGS.items()},
    "transit": mark("Transit"),
    "import": mark("Imports"),
    "total_row": mark("Published totals (detail rows are used)"),
    "detail_row": mark("Detail rows (the published total is used)"),
    "outside_period": mark("Outside the chosen years"),
    "no_year": mark("Without a year"),
    "filtered": mark("Left out by a filter"),
    "no_value": mark("Without a value"),
    "negative": mark("Negative value"),
    "supplier_not_member": mark("Supplier is not a member"),
    "domestic": mark("Stays in the supplying country or its territories"),
}


def rule_name(rule: str) -> str:
    """Return a membership rule in a few words."""
    if rule.startswith("fixed:"):
        return tr("Members of {day}", day=day(fixed_date(rule)))
    return tr(RULES[rule])


def rule_sentence(rule: str) -> str:
    """Return what a membership rule does."""
    if rule.startswith("fixed:"):
        return tr("The members of {day} count as members in all years.", day=day(fixed_date(rule)))
    return tr(RULE_SENTENCES[rule])


def span(years: tuple[int, int]) -> str:
    """Return years, both included: 2012 or 2004–2013."""
    first, last = years
    return str(first) if first == last else f"{first}–{last}"


def spans(years: Sequence[int]) -> str:
    """Return years in rising order, those in a row together: 2008, 2010–2013."""
    runs: list[tuple[int, int]] = []
    for year in years:
        if runs and year == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return ", ".join(map(span, runs))


def band(low: float, high: float) -> str:
    """Return limits in words, rounded outwards so that they still hold: “between 17% and 24%”, “79.8%”."""
    decimals = 0 if high - low >= 0.05 else 1
    step = 10 ** (decimals + 2)
    rounded_low = math.floor(low * step + 1e-9) / step
    rounded_high = math.ceil(high * step - 1e-9) / step
    if round(low * step) == round(high * step):
        return percent(round(low * step) / step, decimals)
    return tr("between {low} and {high}", low=percent(rounded_low, decimals), high=percent(rounded_high, decimals))


def scale(unit: str, largest: float) -> tuple[float, str]:
    """Return by what to divide values, and the unit they then have, so that they can be read."""
    if unit and " " not in unit and largest >= 1e7 and math.isfinite(largest):
        return 1e6, tr("mln {unit}", unit=unit)
    return 1.0, unit


def amount(value: float, unit: str) -> str:
    """Return a value with its unit, as it stands in a sentence."""
    divisor, shown = scale(unit, abs(value) * 10)
    scaled = value / divisor
    decimals = 0 if abs(scaled) >= 1000 else 1 if abs(scaled) >= 10 else 2
    return tr("{number} {unit}", number=number(scaled, decimals), unit=shown)


def destination_name(options: ShareOptions) -> str:
    """Return which destination counts."""
    return tr("Final destination") if options.destination == "final" else tr("Direct destination")
