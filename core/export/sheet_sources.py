"""The sheet with the sources: enough to find each file again and to see that no row was lost."""

from __future__ import annotations

from core.export.document import Document, SourceFacts
from core.export.sheet_page import Page, put, put_value
from core.export.sheet_rows import letters
from core.reading.table import Balance
from core.source import edition_text
from core.texts import tr

WIDTHS = (30.0, 16.0, 16.0, 16.0, 16.0, 16.0, 16.0)


def write(page: Page, document: Document) -> None:
    """Write what is known of every source."""
    page.title(document, tr("Sources"), tr("The files behind the figures, and what became of their rows."))
    for source in document.sources:
        page.heading(source.title)
        _facts(page, source)
        _balance(page, source.balance)
        for explanation in source.explanations:
            page.pair(tr("Rule that was applied"), explanation)
        page.space()


def _facts(page: Page, source: SourceFacts) -> None:
    if source.fictional:
        page.pair(tr("Note"), tr("Fictional data: made up to show how the program works."))
    for label, value in (
        (tr("Publisher"), source.publisher),
        (tr("Edition"), edition_text(source.edition)),
        (tr("File"), source.file),
        (tr("Sheet"), source.sheet),
        (tr("SHA-256 of the file"), source.sha256),
        (tr("Recipe"), " — ".join(part for part in (source.recipe_title, source.recipe) if part)),
        (tr("Terms of use"), source.terms),
        (tr("Marking of the source"), source.marking),
    ):
        if value:
            page.pair(label, value)


def _balance(page: Page, balance: Balance) -> None:
    """Write where the records went; the sum is a formula, so that anyone can see that it adds up."""
    page.space()
    head, row = page.row, page.row + 1
    columns = (
        (tr("Imported"), balance.imported),
        (tr("Set aside"), balance.set_aside),
        (tr("Skipped: blank"), balance.blank),
        (tr("Skipped: repeated header"), balance.repeated_header),
        (tr("Skipped: totals"), balance.totals),
        (tr("Skipped: notes"), balance.footer),
    )
    page.sheet.set_row(head, 28)
    put(page.sheet, head, 0, tr("Rows read"), page.look.head(right=True))
    formula = f"=SUM(B{row + 1}:{letters(len(columns))}{row + 1})"
    adds_up = balance.read == balance.imported + balance.set_aside + balance.skipped
    put_value(page.sheet, row, 0, balance.read, page.look.cell("whole", last=True), formula if adds_up else "")
    for place, (title, count) in enumerate(columns, 1):
        put(page.sheet, head, place, title, page.look.head(right=True))
        put_value(page.sheet, row, place, count, page.look.cell("whole", last=True))
    page.row += 3
