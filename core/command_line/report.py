"""`report`: the annex, as a file."""

from __future__ import annotations

import argparse
from dataclasses import replace

from core.analysis import selection
from core.command_line import meaning, outcome
from core.command_line.outcome import Outcome
from core.composing import compose
from core.export.registry import export
from core.project import Project
from core.texts import tr


def run(arguments: argparse.Namespace) -> Outcome:
    """Answer the question and save the document about it; `ProblemError` when the files cannot be added up."""
    datasets = meaning.datasets(arguments)
    options = meaning.options(arguments, datasets)
    selection.chosen(datasets, options, strict=True)  # refuses sources that measure unlike things
    options = replace(options, sources=tuple(dataset.source.id for dataset in datasets))
    document = compose(Project(datasets, share=options), marking=arguments.marking or None)
    export(document, arguments.to)
    data = {
        "to": str(arguments.to),
        "marking": document.marking,
        "problems": [outcome.problem(each) for each in document.problems],
    }
    return Outcome(data, tr("Saved as {file}.", file=arguments.to), document.problems)
