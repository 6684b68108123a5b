"""The worked examples of the method."""

import json
from pathlib import Path

import pytest

from core.analysis.prices import at_prices_of, in_euros
from core.analysis.production import production_share, with_missing_inside, within_published_total
from core.analysis.share import reporter_coverage
from core.bounds import Bounds, Split
from core.places.membership import Membership

EXAMPLES = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "method.json"


def bounds(given):
    return Bounds(*given) if isinstance(given, list) else Bounds.exactly(given)


def split(given):
    return Split(**{part: bounds(given[part]) for part in ("inside", "outside", "ambiguous") if part in given})


def share(inside, outside):
    return Split(Bounds.exactly(inside), Bounds.exactly(outside)).observed


def limits(given):
    made = split(given)
    return {"low": made.low, "high": made.high, "observed": made.observed, "coverage": made.coverage}


def with_production(given):
    made = production_share(bounds(given["inside"]), bounds(given["outside"]), bounds(given["production"]))
    return {
        "share": share(given["inside"], given["outside"]),
        "intensity": made.intensity.low,
        "production_share": made.share.low,
    }


def five_years(given):
    pairs = list(zip(given["inside"], given["outside"], strict=True))
    return {
        "share": share(sum(given["inside"]), sum(given["outside"])),
        "not_mean_of_ratios": sum(share(*pair) for pair in pairs) / len(pairs),
    }


def ukraine(given):
    outside, inside, to_ukraine = given["outside"], given["inside"], given["of_which_ukraine"]
    return {
        "share": share(inside, outside),
        "ukraine_dropped": share(inside, outside - to_ukraine),
        "ukraine_not_outside": share(inside + to_ukraine, outside - to_ukraine),
    }


def currency(given):
    return {
        "eur_from_usd": in_euros(given["usd"], given["usd_per_eur"]),
        "eur_from_gbp": in_euros(given["gbp"], given["gbp_per_eur"]),
    }


def membership(given):
    status = Membership.standard().status(given["country"], given["year"], given["rule"])
    return {"weight": status.inside}


def total(given):
    made = within_published_total(given["total"], given["inside"], given["outside"])
    return {"low": made.low, "high": made.high}


def without_licensed(given):
    return {"share": share(given["inside"] - given["inside_licensed"], given["outside"] - given["outside_licensed"])}


def general_licences(given):
    made = with_missing_inside(split(given), bounds(given["missing_inside"]))
    return {"low": made.low, "high": made.high}


WORKED = {
    "2.1": lambda given: {"share": share(given["inside"], given["outside"])},
    "2.2": with_production,
    "2.3": five_years,
    "2.4": ukraine,
    "currency": currency,
    "deflator": lambda given: {"eur_2020": at_prices_of(given["eur_2023"], given["index_2020"], given["index_2023"])},
    "3": membership,
    "5.1": limits,
    "5.2": limits,
    "5.3": total,
    "5.5": lambda given: {"theta": split(given).tipping_point(given["threshold"])},
    "5.8": lambda given: {"coverage": reporter_coverage(given["reporting"], given["members"])},
    "licensed production excluded": without_licensed,
    "intra-EU general licences": general_licences,
}

OWN = [
    ("2.1", {"outside": 30, "inside": 70}, {"share": 0.3}),
    ("2.2", {"outside": 30, "inside": 70, "production": 250},
     {"share": 0.3, "intensity": 0.4, "production_share": 0.12}),
    ("2.3", {"outside": [10, 12, 9, 20, 14], "inside": [30, 28, 31, 40, 26]}, {"share": 0.295455}),
    ("2.4", {"outside": 40, "of_which_ukraine": 15, "inside": 60},
     {"share": 0.4, "ukraine_dropped": 0.294118, "ukraine_not_outside": 0.25}),
    ("currency", {"usd": 110, "usd_per_eur": 1.1, "gbp": 43, "gbp_per_eur": 0.86},
     {"eur_from_usd": 100.0, "eur_from_gbp": 50.0}),
    ("deflator", {"eur_2023": 100, "index_2020": 100, "index_2023": 118}, {"eur_2020": 84.745763}),
    ("deflator", {"eur_2023": 50, "index_2020": 100, "index_2023": 118}, {"eur_2020": 42.372881}),
    *(("3", {"country": country, "year": year, "rule": "prorata"}, {"weight": weight}) for country, year, weight in (
        ("ME", 2017, 0.575342), ("MK", 2020, 0.765027), ("FI", 2023, 0.745205), ("SE", 2024, 0.819672),
        ("HR", 2009, 0.753425), ("AL", 2009, 0.753425), ("SK", 2004, 0.759563), ("PL", 1999, 0.808219),
        ("ES", 1982, 0.591781))),
    ("5.1", {"inside": 60, "outside": 30, "ambiguous": 10},
     {"low": 0.3, "high": 0.4, "observed": 0.333333, "coverage": 0.9}),
    ("5.2", {"inside": [60, 65], "outside": [30, 32], "ambiguous": [8, 10]}, {"low": 0.285714, "high": 0.411765}),
    ("5.2", {"inside": 20, "outside": 10, "ambiguous": [0, 0.5]}, {"low": 0.327869, "high": 0.344262}),
    ("5.3", {"total": 100, "inside": 55, "outside": 25}, {"low": 0.25, "high": 0.45}),
    ("5.5", {"inside": 60, "outside": 30, "ambiguous": 10, "threshold": 0.35}, {"theta": 0.5}),
    ("5.8", {"reporting": 28, "members": 32}, {"coverage": 0.875}),
    ("licensed production excluded", {"outside": 30, "outside_licensed": 8, "inside": 70, "inside_licensed": 2},
     {"share": 0.244444}),
    ("intra-EU general licences", {"outside": 30, "inside": 70, "missing_inside": [0, 25]}, {"low": 0.24, "high": 0.3}),
]  # fmt: skip


@pytest.mark.parametrize(("which", "given", "expected"), OWN)
def test_the_worked_figures_hold(which, given, expected):
    found = WORKED[which](given)
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=1e-6)


def test_the_published_examples_hold():
    if not EXAMPLES.exists():
        pytest.skip("the worked examples do not stand beside this checkout")
    checked = 0
    for case in json.loads(EXAMPLES.read_text(encoding="utf-8"))["cases"]:
        work = WORKED.get(case["section"]) or WORKED.get(case["name"])
        if work is None:
            assert case["section"] not in ("2.5", "6"), case["name"]
            continue
        found = work(case["given"])
        assert {name: found[name] for name in case["expect"]} == pytest.approx(case["expect"], abs=case["tolerance"])
        checked += 1
    assert checked == 23
