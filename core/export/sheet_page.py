"""A worksheet that is filled from top to bottom: titles, sentences, tables, pairs of a label and a value."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.export.document import Document
from core.export.sheet_look import Look
from core.export.sheet_rows import MOST_CHARACTERS, too_long
from core.numerals import whole
from core.problems import Problem, ProblemError
from core.report import CellValue, ReportTable
from core.texts import tr

_A4 = 9
_LINE_HEIGHT = {8: 11.5, 9: 12.5, 11: 15.5}  # points for a line of text of that size
_SENTENCE_SIZE = 11
_TABLE_ROW = 15.75
_HIGHEST_ROW = 409.0  # points; Excel has no higher ones
_HEADER_LIMIT = 200


@dataclass(frozen=True)
class Placed:
    """Where a table stands: 0-based rows and columns, both ends included; `first` is its first row of figures."""

    sheet: str
    head: int
    first: int
    last: int
    columns: int


class Page:
    """One sheet of the annex. `row` is where the next thing comes."""

    def __init__(self, book: Any, look: Look, document: Document, name: str, widths: Sequence[float]) -> None:
        self.sheet = book.add_worksheet(name)
        self.name = name
        self.look = look
        self.row = 0
        self._widths = tuple(widths)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width, look.format())
        self.sheet.hide_gridlines(2)
        prepare_print(self.sheet, document)

    @property
    def columns(self) -> int:
        return len(self._widths)

    @property
    def pixels(self) -> int:
        """How wide the page is, as XlsxWriter counts."""
        return sum(round(width * 7 + 5) for width in self._widths)

    def title(self, document: Document, title: str, subtitle: str = "") -> None:
        """Write the title, what it is about, and that the data are made up if they are."""
        self.sheet.set_row(self.row, 26)
        put(self.sheet, self.row, 0, title, self.look.title())
        self.row += 1
        if subtitle:
            self.paragraph(subtitle, self.look.subtitle())
        if document.fictional:
            self.paragraph(tr("Fictional data: made up to show how the program works."), self.look.warning())
        self.row += 1

    def heading(self, text: str) -> None:
        self.sheet.set_row(self.row, 20)
        put(self.sheet, self.row, 0, text, self.look.heading())
        self.row += 1

    def paragraph(self, text: str, style: Any = None, *, size: int = 9) -> None:
        """Write a text over the whole width, as high as it needs to be."""
        style = style or self.look.text()
        self.sheet.set_row(self.row, _height(text, sum(self._widths), size))
        self.sheet.merge_range(self.row, 0, self.row, self.columns - 1, "", style)
        put(self.sheet, self.row, 0, text, style)
        self.row += 1

    def sentence(self, text: str) -> None:
        self.paragraph(text, self.look.sentence(), size=_SENTENCE_SIZE)

    def note(self, text: str) -> None:
        self.paragraph(text, self.look.note(), size=8)

    def space(self, rows: int = 1) -> None:
        self.row += rows

    def pair(self, label: str, value: str) -> None:
        """Write a label and its text, which runs over the other columns."""
        style = self.look.text()
        self.sheet.set_row(self.row, max(_height(value, sum(self._widths[1:]), 9), _height(label, self._widths[0], 9)))
        put(self.sheet, self.row, 0, label, self.look.label())
        if self.columns > 2:
            self.sheet.merge_range(self.row, 1, self.row, self.columns - 1, "", style)
        put(self.sheet, self.row, 1, value, style)
        self.row += 1

    def table(self, table: ReportTable, formulas: Mapping[tuple[int, int], str] | None = None) -> Placed:
        """Write a table; `formulas` are for cells by row and column of the table, their values are in it."""
        formulas = formulas or {}
        head = self.row
        heads = [
            column.title + (f"\n({column.unit})" if column.unit not in ("", "%") else "") for column in table.columns
        ]
        self.sheet.set_row(head, max(map(_head_height, heads, self._widths)))
        for place, column in enumerate(table.columns):
            right = column.format not in ("text", "year")
            put(self.sheet, head, place, heads[place], self.look.head(right=right))
        for number, values in enumerate(table.rows):
            last = number == len(table.rows) - 1
            row = head + 1 + number
            self.sheet.set_row(row, max(_TABLE_ROW, _height(str(values[0]), self._widths[0], 9)))
            for place, (column, value) in enumerate(zip(table.columns, values, strict=True)):
                formula = formulas.get((number, place), "")
                style = self.look.unknown(last=last) if is_unknown(value) else self.look.cell(column.format, last=last)
                put_value(self.sheet, row, place, value, style, formula)
        self.row = head + 1 + len(table.rows)
        if any(is_unknown(value) for values in table.rows for value in values):
            self.note(tr("A hatched cell: not known."))
        if table.note:
            self.note(table.note)
        return Placed(self.name, head, head + 1, head + len(table.rows), len(table.columns))


def prepare_print(sheet: Any, document: Document) -> None:
    """Set the sheet up for paper: A4 across, one page wide, the marking above and below, pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.9, bottom=0.8)
    marking = _for_header(document.marking)
    title = _for_header(tr("Fictional data") if document.fictional else document.report.title)
    pages = tr("Page {page} of {pages}", page="&P", pages="&N")
    sheet.set_header(f'&C&"Verdana,Bold"&11{marking}' if marking else "")
    bold = f'&C&"Verdana,Bold"&9{marking}' if marking else ""
    sheet.set_footer(f'&L&"Verdana,Regular"&8{title}{bold}&R&"Verdana,Regular"&8{pages}')


def put(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """Write a text as text and nothing else; `ProblemError` when the cell cannot hold it."""
    if too_long(text):
        raise ProblemError(
            Problem(
                tr(
                    "A text is too long for a cell of Excel, which holds {most} characters.",
                    most=whole(MOST_CHARACTERS),
                ),
                text[:60] + "…",
                tr("Shorten it in the source."),
            )
        )
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a text for the XML of rich text and writes it as it is.
        sheet.write_rich_string(row, column, text[:1], text[1:2], text[2:], style)
    else:
        sheet.write_string(row, column, text, style)


def put_value(sheet: Any, row: int, column: int, value: CellValue, style: Any, formula: str = "") -> None:
    """Write a figure, date or text; with a formula of ours the value is what Excel shows before it calculates."""
    if is_unknown(value):
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        put(sheet, row, column, value, style)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, column, value, style)
    elif formula:
        sheet.write_formula(row, column, formula, style, value)
    else:
        sheet.write_number(row, column, value, style)


def is_unknown(value: CellValue) -> bool:
    """Return whether there is no figure; infinity is none either."""
    return value is None or (isinstance(value, float) and not math.isfinite(value))


def _for_header(text: str) -> str:
    # A single & would begin a code of Excel; together the parts may have 255 characters.
    return text[: _HEADER_LIMIT // 3].replace("&", "&&")


def _height(text: str, width: float, size: int) -> float:
    """Estimate how high a wrapped text is, in points; merged cells do not grow by themselves in Excel."""
    on_a_line = max(1.0, width * 1.18 * 9 / size)
    lines = sum(max(1, math.ceil(len(line) / on_a_line)) for line in text.split("\n"))
    return min(_HIGHEST_ROW, lines * _LINE_HEIGHT[size] + 3)


def _head_height(text: str, width: float) -> float:
    return _height(text, width * 0.8, 9)  # bold, and broken between words
