"""`answer`: the share that goes outside, with its limits."""

from __future__ import annotations

import argparse
from typing import Any

from core.analysis import selection, share
from core.analysis.share_answer import ShareAnswer, YearShare
from core.analysis.share_report import report
from core.bounds import Bounds, Split
from core.command_line import meaning, outcome, tables
from core.command_line.outcome import Outcome
from core.dataset import Dataset
from core.places.book import PlaceBook
from core.places.membership import Membership
from core.problems import Problem


def run(arguments: argparse.Namespace) -> Outcome:
    """Read the files and answer the question; `ProblemError` when they cannot be added up."""
    datasets = meaning.datasets(arguments)
    options = meaning.options(arguments, datasets)
    chosen = selection.chosen(datasets, options, strict=True)
    found = share.answer(chosen.flows, PlaceBook.standard(), Membership.standard(), options, chosen.left_out)
    problems = (*(problem for dataset in chosen.datasets for problem in _problems(dataset)), *found.problems)
    said = tables.text(report(found, chosen.datasets))
    return Outcome(_data(found, chosen.datasets, problems), said, problems)


def _problems(dataset: Dataset) -> tuple[Problem, ...]:
    known = dict.fromkeys((*dataset.reading.problems, *dataset.problems))
    return tuple(outcome.of_file(each, dataset.source.path) for each in known)


def _data(found: ShareAnswer, datasets: tuple[Dataset, ...], problems: tuple[Problem, ...]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "basis": found.basis,
        "unit": found.unit or found.currency,
        "membership": found.options.membership,
        "sources": [_source(dataset) for dataset in datasets],
        "years": [_year(year) for year in found.years],
        "period": _split(found.period),
    }
    if found.options.by:
        data["groups"] = [
            {"key": group.key, "years": [_year(year) for year in group.years], "period": _split(group.period)}
            for group in found.groups
        ]
    data["flows"] = {"used": found.used, "excluded": dict(found.excluded)}
    data["problems"] = [outcome.problem(each) for each in problems]
    return data


def _source(dataset: Dataset) -> dict[str, Any]:
    return {
        "file": str(dataset.source.path),
        "sha256": dataset.source.sha256,
        "recipe": dataset.recipe.name or None,
        "balance": outcome.balance(dataset.reading.balance),
        "totals": [
            {"basis": each.basis, "unit": each.unit or each.currency, "value": outcome.amount(total)}
            for each in dataset.flows
            for total in (Bounds.exactly(each.total),)
        ],
        "explanations": list(dataset.explanations),
    }


def _year(year: YearShare) -> dict[str, Any]:
    return {"year": year.year, **_split(year.split)}


def _split(split: Split) -> dict[str, Any]:
    return {
        "inside": outcome.amount(split.inside),
        "outside": outcome.amount(split.outside),
        "ambiguous": outcome.amount(split.ambiguous),
        "low": split.low,
        "high": split.high,
        "observed": split.observed,
        "coverage": split.coverage,
    }
