"""How the sheets of the annex look: one calm typography, formats in the notation of the reader's own Excel."""

from __future__ import annotations

from typing import Any

from core.export.xlsx_package import SAFE
from core.language import Language
from core.report import Format

FONT = "Verdana"  # that of the government's letters; present on every Windows
TEXT, MUTED, LINE, ACCENT = "#1A1F27", "#56606E", "#B9C0CA", "#1D57A0"
INSIDE, OUTSIDE, AMBIGUOUS = "#1F6FB5", "#C4560F", "#737A85"
BAND = "#F2CFB5"
GRID = "#E1E4E9"
PROBLEM = "#B0241C"

OPTIONS = {**SAFE, "default_format_properties": {"font_name": FONT, "font_size": 9}}


class Look:
    """The cell formats of one workbook, each made when it is first used."""

    def __init__(self, book: Any, language: Language) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self._percent = "0.0 %" if language == "nl" else "0.0%"
        self._day = "dd-mm-yyyy" if language == "nl" else "yyyy-mm-dd"

    def format(self, **properties: object) -> Any:
        """Return the cell format with these properties of XlsxWriter, in our font."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            whole = {"font_name": FONT, "font_size": 9, "font_color": TEXT, "valign": "top", **properties}
            self._made[key] = self._book.add_format(whole)
        return self._made[key]

    def title(self) -> Any:
        return self.format(bold=True, font_size=15, valign="vcenter")

    def subtitle(self) -> Any:
        return self.format(font_color=MUTED, text_wrap=True)

    def warning(self) -> Any:
        return self.format(bold=True, font_color=PROBLEM, text_wrap=True)

    def sentence(self) -> Any:
        return self.format(font_size=11, text_wrap=True)

    def heading(self) -> Any:
        return self.format(bold=True, font_size=11, valign="vcenter")

    def text(self) -> Any:
        return self.format(text_wrap=True)

    def label(self) -> Any:
        return self.format(font_color=MUTED, text_wrap=True)

    def note(self) -> Any:
        return self.format(font_size=8, font_color=MUTED, text_wrap=True, valign="vcenter")

    def head(self, *, right: bool) -> Any:
        align = "right" if right else "left"
        return self.format(bold=True, text_wrap=True, align=align, valign="bottom", bottom=1, bottom_color=TEXT)

    def cell(self, kind: Format, *, last: bool = False) -> Any:
        """Return the format of a cell in a table; the last row has a line under it."""
        line = {"bottom": 1, "bottom_color": LINE if not last else TEXT, "valign": "vcenter"}
        if kind in ("text", "year"):
            return self.format(align="left", text_wrap=kind == "text", num_format=self.number_format(kind), **line)
        return self.format(num_format=self.number_format(kind), **line)

    def column(self, kind: Format) -> Any:
        """Return the format of a column in a long list, without lines."""
        shown = self.number_format(kind)
        if kind in ("text", "year", "date"):
            return self.format(align="left", indent=1, num_format=shown)
        return self.format(num_format=shown)

    def column_head(self, kind: Format) -> Any:
        right = kind not in ("text", "year", "date")
        return self.format(
            bold=True, text_wrap=True, valign="bottom", bottom=1, bottom_color=TEXT,
            **({"align": "right"} if right else {"align": "left", "indent": 1}),
        )  # fmt: skip

    def unknown(self, *, last: bool = False) -> Any:
        """Return the format of a cell whose figure is not known: hatched, and empty for charts."""
        return self.format(pattern=16, fg_color=LINE, bg_color="#FFFFFF", bottom=1, bottom_color=TEXT if last else LINE)

    def number_format(self, kind: Format) -> str:
        """Return the code of Excel; it shows decimals and grouping as the reader's computer does."""
        codes: dict[Format, str] = {
            "text": "@", "year": "0", "whole": "#,##0", "number": "#,##0.00", "share": self._percent, "date": self._day,
        }  # fmt: skip
        return codes[kind]
