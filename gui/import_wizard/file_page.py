"""Page 1: the file, how its bytes become cells, and what only the user knows of the source."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from core.markings import MARKINGS
from core.numerals import day, whole
from core.reading import FORMATS
from core.reading.table import Layout
from core.recipes.library import title
from core.source import Marking
from core.texts import tr
from gui.import_wizard.choices import Choice, Line, caption, form, scrolling
from gui.import_wizard.draft import FILE, Draft, as_edition, is_edition
from gui.import_wizard.page import Page, reason
from gui.import_wizard.snapshot import Snapshot
from gui.import_wizard.words import marking_choices
from gui.parts import Message, button, label

_UNANSWERED = "?"
_LAST_HEADER = 1_000_000
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1", "cp850", "cp437", "mac-roman")
_TEXT_FORMAT = "csv"
_NOTE_WIDTH = 380


class FilePage(Page):
    """Layout at the left, the source at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = 0
        self._message = Message()
        self.format = label()
        self.format.setWordWrap(False)
        self.sheet = Choice(tr("Sheet"), lambda value: self._layout(sheet=value))
        self.encoding = Choice(tr("Encoding"), lambda value: self._layout(encoding=value))
        self.delimiter = Choice(tr("Delimiter"), lambda value: self._layout(delimiter=value))
        self.quote = Choice(tr("Quotation mark"), lambda value: self._layout(quote=value))
        self.header = QSpinBox()
        self.header.setRange(0, _LAST_HEADER)
        self.header.setSpecialValueText(tr("no header"))
        self.header.setAccessibleName(tr("Header on line"))
        self.header.setKeyboardTracking(False)
        self.header.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.header.valueChanged.connect(self._take_header)
        self.use_line = button("", self._use_line)
        self.title = Line(tr("Title"), lambda text: self._facts(title=text))
        self.publisher = Line(tr("Publisher"), lambda text: self._facts(publisher=text))
        self.edition = Line(tr("Edition of"), self._take_edition, tr("a date, for example {day}", day=_example()))
        self.no_edition = QCheckBox(tr("not known"))
        self.no_edition.clicked.connect(self._take_no_edition)
        self.terms = Line(tr("Terms of use"), lambda text: self._facts(terms=text))
        self.marking = Choice(tr("Marking"), self._take_marking)
        self._build()

    def _build(self) -> None:
        self._layout_form = form()
        heading = QHBoxLayout()
        heading.addWidget(self.header)
        heading.addWidget(self.use_line)
        heading.addStretch(1)
        for text, field in (
            (tr("Format"), self.format),
            (tr("Sheet"), self.sheet),
            (tr("Encoding"), self.encoding),
            (tr("Delimiter"), self.delimiter),
            (tr("Quotation mark"), self.quote),
        ):
            self._layout_form.addRow(caption(text, field), field)
        self._sheets = label(kind="note")
        self._sheets.setMinimumWidth(_NOTE_WIDTH)
        self._layout_form.insertRow(2, "", self._sheets)
        self._layout_form.addRow(caption(tr("Header on line"), self.header), heading)
        source = self._source_form = form()
        edition = QHBoxLayout()
        edition.setSpacing(12)
        edition.addWidget(self.edition, 1)
        edition.addWidget(self.no_edition)
        source.addRow(caption(tr("Title"), self.title), self.title)
        source.addRow(caption(tr("Publisher"), self.publisher), self.publisher)
        source.addRow(caption(tr("Edition of"), self.edition), edition)
        self._wrong_date = label(kind="note")
        source.addRow("", self._wrong_date)
        source.addRow(caption(tr("Terms of use"), self.terms), self.terms)
        source.addRow(caption(tr("Marking"), self.marking), self.marking)
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, 8, 0)
        columns.setSpacing(32)
        columns.addLayout(_column(tr("How the file is read"), self._layout_form), 1)
        columns.addLayout(_column(tr("The source"), source), 1)
        whole_page = QVBoxLayout(self)
        whole_page.setContentsMargins(0, 0, 0, 0)
        whole_page.setSpacing(8)
        whole_page.addWidget(self._message)
        whole_page.addWidget(scrolling(content), 1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw layout and source of this moment."""
        super().show_snapshot(snapshot)
        layout = snapshot.draft.layout
        text = layout.format == _TEXT_FORMAT
        self.format.setText(_format_title(layout.format))
        self.sheet.offer([(name, name) for name in snapshot.sheets], layout.sheet)
        self.encoding.offer([(name, name) for name in _ENCODINGS], layout.encoding)
        self.delimiter.offer(_delimiters(), layout.delimiter)
        self.quote.offer(_quotes(), layout.quote)
        for part in (self.sheet, self._sheets):
            self._layout_form.setRowVisible(part, len(snapshot.sheets) > 1)
        count = whole(len(snapshot.sheets))
        self._sheets.setText(tr("The workbook has {count} sheets: choose the one with the table.", count=count))
        for field in (self.encoding, self.delimiter, self.quote):
            self._layout_form.setRowVisible(field, text)
        self.header.setValue(layout.header_row)
        self._show_line()
        self._show_source(snapshot)
        self._show_message(snapshot)

    @Slot(int)
    def select_line(self, line: int) -> None:
        """Offer to make the selected raw line the header."""
        self._line = line
        self._show_line()

    def take_line(self, line: int) -> None:
        """Make this raw line the header."""
        self._layout(header_row=line)

    def _show_line(self) -> None:
        offered = self._line > 0 and self.snapshot is not None and self._line != self.snapshot.draft.layout.header_row
        self.use_line.setVisible(offered)
        if offered:
            text = tr("Line {line} is the header", line=whole(self._line))
            self.use_line.setText(text)
            self.use_line.setAccessibleName(text)

    def _show_source(self, snapshot: Snapshot) -> None:
        source, facts = snapshot.source, snapshot.draft.facts
        self.title.show_text(source.title)
        self.publisher.show_text(source.publisher)
        self.terms.show_text(source.terms)
        wrong = bool(source.edition) and not is_edition(source.edition)
        self.edition.show_text(_shown_date(source.edition))
        self.no_edition.setChecked(facts.edition == "")
        self.edition.setEnabled(facts.edition != "")
        choices = marking_choices()
        answered = snapshot.draft.known or facts.marking is not None
        if not answered:
            choices = [(_UNANSWERED, tr("choose")), *choices]
        self.marking.offer(choices, source.marking if answered else _UNANSWERED)
        self._wrong_date.setText(tr("Write a date, for example {day}.", day=_example()) if wrong else "")
        self._source_form.setRowVisible(self._wrong_date, wrong)

    def _show_message(self, snapshot: Snapshot) -> None:
        asked = [reason(question) for question in snapshot.open if question in FILE]
        if asked:
            lines = "\n".join(tr("– {reason}", reason=text) for text in asked)
            self._message.say(tr("Still to be answered:\n{reasons}", reasons=lines), "warning")
        elif snapshot.draft.known:
            text = tr(
                "Recognised by its content: {layout}. Nothing needs to be answered; everything can be changed.",
                layout=title(snapshot.draft.recipe),
            )
            self._message.say(text, "good")
        else:
            self._message.say(
                tr("This layout is not known yet. The program proposes; what it may not guess, it asks."), "info"
            )

    def _layout(self, **changes: Any) -> None:
        if self.snapshot is not None:
            layout: Layout = replace(self.snapshot.draft.layout, **changes)
            if layout != self.snapshot.draft.layout:
                self.answered.emit(replace(self.snapshot.draft, layout=layout))

    def _facts(self, **changes: Any) -> None:
        if self.snapshot is not None:
            draft: Draft = self.snapshot.draft
            self.answered.emit(replace(draft, facts=replace(draft.facts, **changes)))

    @Slot(int)
    def _take_header(self, line: int) -> None:
        self._layout(header_row=line)

    def _use_line(self) -> None:
        self.take_line(self._line)

    def _take_edition(self, text: str) -> None:
        self._facts(edition=as_edition(text) or None)

    def _take_no_edition(self, checked: bool) -> None:
        self._facts(edition="" if checked else None)

    def _take_marking(self, value: str) -> None:
        marking: Marking | None = next((each for each in MARKINGS if each == value), None)
        self._facts(marking=marking)


def _column(heading: str, rows: Any) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(8)
    made.addWidget(label(heading, "heading"))
    made.addLayout(rows)
    made.addStretch(1)
    return made


def _delimiters() -> list[tuple[str, str]]:
    return [
        (",", tr("comma  ,")),
        (";", tr("semicolon  ;")),
        ("\t", tr("tab")),
        ("|", tr("vertical bar  |")),
        (":", tr("colon  :")),
        (" ", tr("space")),
    ]


def _quotes() -> list[tuple[str, str]]:
    return [('"', tr('double  "')), ("'", tr("single  '")), ("", tr("none"))]


def _shown_date(edition: str) -> str:
    return day(dt.date.fromisoformat(edition)) if edition and is_edition(edition) else edition


def _example() -> str:
    return day(dt.date(2024, 4, 13))


def _format_title(name: str) -> str:
    """Return what the format is called; a format is known by its name or by the ending of its files."""
    fitting = (each for each in FORMATS if name == each.name or f".{name}" in each.endings)
    return next((tr(each.title) for each in fitting), name)
