"""What the Share screen asks of the core, as plain functions for a job."""

from __future__ import annotations

from dataclasses import dataclass

from core.analysis.selection import Chosen, chosen
from core.analysis.share import ShareAnswer, answer
from core.analysis.share_report import report
from core.analysis.share_rows import Cell, rows_behind
from core.places.book import PlaceBook
from core.progress import Progress
from core.project import Project
from core.report import Report
from gui.requests import RowsRequest


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Shown:
    """The answer to a project, and what it was worked out from."""

    project: Project
    chosen: Chosen
    answer: ShareAnswer
    report: Report


def work_out(project: Project, progress: Progress) -> Shown:
    """Return the answer to the project's question; `ProblemError` when no source can give one."""
    options = project.share
    material = chosen(project.datasets, options)
    book = PlaceBook.standard().with_decisions(project.decisions)
    found = answer(material.flows, book, project.membership, options, material.left_out, progress, extras=True)
    return Shown(project, material, found, report(found, material.datasets))


def rows_of(shown: Shown, title: str, cell: Cell, progress: Progress) -> RowsRequest:
    """Return the flows behind a number of the answer."""
    progress.at(0.0)
    project = shown.project
    book = PlaceBook.standard().with_decisions(project.decisions)
    flows = shown.chosen.flows
    rows = rows_behind(flows, book, project.membership, project.share, shown.chosen.left_out, cell)
    return RowsRequest(title, flows, rows)
