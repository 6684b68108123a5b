"""From the open project to the document of an annex."""

from __future__ import annotations

import numpy as np

from core.analysis import selection, share
from core.analysis.options import GROUPINGS, By, ShareOptions
from core.analysis.selection import Chosen
from core.annex import annex
from core.export.document import Document
from core.flows import Coded
from core.markings import marking_text
from core.places.book import PlaceBook
from core.progress import Progress
from core.project import Project
from core.source import Marking


def compose(
    project: Project,
    options: ShareOptions | None = None,
    *,
    marking: Marking | None = None,
    progress: Progress | None = None,
) -> Document:
    """Answer the question of the project with every grouping, and make the document in the language in use.

    `options` overrule those of the project. `marking` can raise that of the project and its sources, never
    lower it. `ProblemError` when no source has flows.
    """
    progress = progress or Progress()
    project = project.said_again()
    options = options or project.share
    book = PlaceBook.standard().with_decisions(project.decisions)
    chosen = selection.chosen(project.datasets, options)
    answer = share.answer(
        chosen.flows, book, project.membership, options, chosen.left_out, progress.part(0.0, 0.8),
        groupings=_groupings(chosen), extras=True,
    )  # fmt: skip
    document = annex(answer, chosen, book, project.membership, marking=marking_text(project, marking))
    progress.at(1.0)
    return document


def _groupings(chosen: Chosen) -> tuple[By, ...]:
    """Return the groupings that divide anything: not by a supplier when there is only one."""
    flows = chosen.flows
    columns: dict[By, Coded] = {
        "supplier": flows.supplier,
        "recipient": flows.recipient,
        "category": flows.category,
    }
    return tuple(by for by in GROUPINGS if len(np.unique(columns[by].codes)) > 1)
