"""How classifications are written: as the Dutch rules have them, in every language."""

from __future__ import annotations

from core.project import Project
from core.source import Marking, highest
from core.texts import tr

MARKINGS: dict[Marking, str] = {
    "": "",
    "departementaal": "DEPARTEMENTAAL VERTROUWELIJK",
    "confidentieel": "STG. CONFIDENTIEEL",
    "geheim": "STG. GEHEIM",
    "zeer_geheim": "STG. ZEER GEHEIM",
}
"""Lowest first. A classification is a term of law and is not translated."""


def marking_text(project: Project, wanted: Marking | None = None) -> str:
    """Return the marking as it is written on a page, and that it is a proposal where nobody has set it.

    `wanted` can raise that of the project and its sources, never lower it.
    """
    marking = highest(project.effective_marking, wanted or "")
    if marking and marking not in (project.marking, wanted):
        return tr("{marking} (proposed from the sources)", marking=MARKINGS[marking])
    return MARKINGS[marking]
