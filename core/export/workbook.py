"""The annex as an Excel workbook that can be sent as it is."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.export import sheet_calculation, sheet_flows, sheet_method, sheet_report, sheet_sources
from core.export.document import Document
from core.export.sheet_look import ACCENT, OPTIONS, Look
from core.export.sheet_page import Page
from core.export.sheet_rows import SheetRows
from core.export.xlsx_package import fill
from core.progress import Progress
from core.report import ReportTable
from core.saving import save_atomically
from core.texts import tr

_ANSWER_TABLES = ("years", "period", "five_year", "lenses")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31


def write(document: Document, path: Path, progress: Progress | None = None) -> None:
    """Save the annex at `path`; `ProblemError` when that cannot be done, and then nothing has changed."""
    progress = progress or Progress()
    with save_atomically(path) as file:
        progress.at(0.0, tr("Making the workbook"))
        made = io.BytesIO()
        rows = _make(document, made)
        fill(made.getvalue(), rows, file, progress.part(0.3, 1.0))
    progress.at(1.0)


def _make(document: Document, file: io.BytesIO) -> dict[int, SheetRows]:
    """Write everything but the flows themselves, and return those by the number of their sheet."""
    import xlsxwriter

    with xlsxwriter.Workbook(file, OPTIONS) as book:
        _describe(book, document)
        look = Look(book, document.language)
        answer, others = _tables_by_sheet(document)
        pages = {tr("Answer"): Page(book, look, document, tr("Answer"), sheet_report.widths(answer))}
        for table in others:
            name = _sheet_name(table, pages)
            pages[name] = Page(book, look, document, name, sheet_report.widths([table]))
        cells: sheet_calculation.Cells = {}
        if document.sums:
            widths = (22.0, *[16.0] * max(7, sheet_calculation.width_of_page(document) - 1))
            cells = sheet_calculation.write(Page(book, look, document, tr("Calculation"), widths), document)
        rows = sheet_flows.add_sheets(book, look, document, document.flows) if document.flows else {}
        sheet_sources.write(Page(book, look, document, tr("Sources"), sheet_sources.WIDTHS), document)
        sheet_method.write(Page(book, look, document, tr("Method"), sheet_method.WIDTHS), document)

        first, *rest = pages.values()
        _write_answer(book, first, document, answer, cells)
        for page, table in zip(rest, others, strict=True):
            page.title(document, table.title, document.subtitle)
            sheet_report.write(book, page, document, [table], cells)
        first.sheet.set_tab_color(ACCENT)
        first.sheet.activate()
        numbers = {sheet.get_name(): number for number, sheet in enumerate(book.worksheets(), 1)}
        return {numbers[name]: flows for name, flows in rows.items()}


def _write_answer(
    book: Any, page: Page, document: Document, tables: Sequence[ReportTable], cells: sheet_calculation.Cells
) -> None:
    page.title(document, document.report.title, document.subtitle)
    for sentence in document.report.sentences:
        page.sentence(sentence)
    page.space()
    sheet_report.write(book, page, document, tables, cells)
    page.note(
        tr(
            "The sheet “{method}” tells what the words mean and what was chosen, “{sources}” where figures come from.",
            method=tr("Method"),
            sources=tr("Sources"),
        )
    )


def _tables_by_sheet(document: Document) -> tuple[list[ReportTable], list[ReportTable]]:
    """Return the tables of the answer sheet, and those that get a sheet of their own."""
    answer = [table for table in document.report.tables if table.id in _ANSWER_TABLES]
    others = [table for table in document.report.tables if table.id not in (*_ANSWER_TABLES, *sheet_method.TABLES)]
    return answer, others


def _sheet_name(table: ReportTable, taken: dict[str, Page]) -> str:
    known = {
        "suppliers": tr("Suppliers"), "supplier": tr("Suppliers"),
        "recipients": tr("Recipients"), "recipient": tr("Recipients"),
        "categories": tr("Categories"), "category": tr("Categories"),
    }  # fmt: skip
    name = _NOT_IN_A_NAME.sub(" ", known.get(table.id, table.title)).strip("' ")[:_LONGEST_NAME] or table.id
    reserved = {tr("Answer"), tr("Calculation"), tr("Flows"), tr("Sources"), tr("Method"), *taken}
    number = 1
    free = name
    while free.casefold() in {other.casefold() for other in reserved}:
        number += 1
        free = f"{name[: _LONGEST_NAME - 4]} {number}"
    return free


def _describe(book: Any, document: Document) -> None:
    book.set_properties({
        "title": document.report.title,
        "subject": document.subtitle,
        "category": document.marking,
        "keywords": tr("Fictional data") if document.fictional else "",
        "comments": " ".join(document.report.sentences),
        "created": document.created,
    })  # fmt: skip
    if document.marking:
        book.set_custom_property(tr("Marking"), document.marking, "text")
    book.set_custom_property(tr("Language"), document.language, "text")
