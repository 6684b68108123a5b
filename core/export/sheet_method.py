"""The sheet with the method: what the words mean, what was chosen, and what is not known."""

from __future__ import annotations

from core.export.document import Document
from core.export.sheet_page import Page
from core.numerals import whole
from core.texts import mark, tr

WIDTHS = (30.0, 24.0, 24.0, 24.0, 12.0)

TABLES = ("excluded",)
"""Tables of the report that stand here rather than on a sheet of their own."""

DEFINITIONS: tuple[tuple[str, str], ...] = (
    (mark("Share"), mark(
        "The part of the exports of NATO countries that goes to countries outside NATO. It is a share of exports, "
        "not of production; because part of production stays at home, the share of production is not higher."
    )),
    (mark("Inside"), mark("Supplied by a member to another member.")),
    (mark("Outside"), mark("Supplied by a member to a recipient that is not a member.")),
    (mark("Ambiguous"), mark(
        "Supplied by a member to a recipient that may be inside or outside, such as a group of countries or an "
        "unknown country."
    )),
    (mark("Low and high"), mark(
        "The smallest and the largest share that the data allow: with everything ambiguous inside, and with "
        "everything ambiguous outside. The true share of the sources lies in between, whatever is not known."
    )),
    (mark("Observed"), mark("The share of the value of which is known where it went.")),
    (mark("Coverage"), mark("The part of the value of which is known where it went.")),
    (mark("Bases"), mark(
        "What a source measures: volume (TIV), licences, deliveries or orders. Different bases are never added up."
    )),
)  # fmt: skip


def write(page: Page, document: Document) -> None:
    """Write definitions, choices, what does not count, what is missing, and remarks."""
    page.title(document, tr("Method"), document.subtitle)
    page.heading(tr("What the words mean"))
    for word, meaning in DEFINITIONS:
        page.pair(tr(word), tr(meaning))
    if document.choices:
        page.space()
        page.heading(tr("Choices made"))
        for choice in document.choices:
            value = tr("{value} (not the usual choice)", value=choice.value) if choice.changed else choice.value
            page.pair(choice.label, value)
    _missing(page, document)
    _problems(page, document)
    if document.report.notes:
        page.space()
        page.heading(tr("Notes"))
        for note in document.report.notes:
            page.paragraph(note)
    page.space()
    page.note(tr("Because figures are rounded for display, totals may differ from the sum of the figures shown."))


def _missing(page: Page, document: Document) -> None:
    page.space()
    page.heading(tr("What is missing"))
    for sentence in document.missing or (tr("Nothing is known to be missing from these sources."),):
        page.paragraph(sentence)
    for table in document.report.tables:
        if table.id in TABLES:
            page.space()
            page.heading(table.title)
            page.table(table)


def _problems(page: Page, document: Document) -> None:
    if not document.problems:
        return
    page.space()
    page.heading(tr("What to know about the data"))
    for problem in document.problems:
        times = tr("{text} ({count} times)", text=problem.where, count=whole(problem.count)).strip()
        page.pair(times if problem.count > 1 else problem.where, f"{problem.what} {problem.remedy}".strip())
