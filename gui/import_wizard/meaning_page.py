"""Page 3: what the columns mean."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.recipes.recipe import Shape
from core.texts import tr
from gui.import_wizard.choices import Choice, caption, scrolling
from gui.import_wizard.draft import MEANING, Handling
from gui.import_wizard.meaning_fields import MARKED, OTHER_MARKS, PLACES_AND_TIME, FieldRow, FieldsForm
from gui.import_wizard.meaning_rules import RulesForm
from gui.import_wizard.meaning_values import ValuesForm
from gui.import_wizard.page import Page, reason
from gui.import_wizard.snapshot import Snapshot
from gui.parts import Message, label


class MeaningPage(Page):
    """What is still asked on top; then places and time, values, and what is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = Message()
        self.shape = Choice(tr("What the file holds"), self._take_shape)
        self.shape.setMinimumContentsLength(34)
        self.fields = FieldsForm(PLACES_AND_TIME)
        self.values = ValuesForm()
        self.currency = FieldRow("currency")
        self.handling = Choice(tr("Temporary exports, extensions and replacements"), self._take_handling)
        self.marked = FieldsForm(MARKED)
        self.others = FieldsForm(OTHER_MARKS)
        self.rules = RulesForm()
        for part in (self.fields, self.values, self.currency, self.marked, self.others, self.rules):
            part.answered.connect(self.answered)
        self._build()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(caption(tr("What the file holds"), self.shape))
        top.addWidget(self.shape)
        top.addStretch(1)
        self._money = _block(
            tr("Currency, if a column says it"),
            self.currency,
        )
        self._handled = _block(tr("Temporary exports, extensions and replacements"), self.handling, self.marked)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(_block(tr("Who, to whom, when, what"), self.fields))
        self._other_marks = _block(tr("Other marks in the file"), self.others)
        left.addWidget(self._other_marks)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.rules)
        right.addWidget(_block(tr("Values"), self.values))
        right.addWidget(self._money)
        right.addWidget(self._handled)
        right.addStretch(1)
        self._flows = QWidget()
        columns = QHBoxLayout(self._flows)
        columns.setContentsMargins(0, 0, 8, 0)
        columns.setSpacing(32)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addLayout(top)
        rows.addWidget(self._flows)
        rows.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.message)
        layout.addWidget(scrolling(content), 1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the meaning of this moment."""
        super().show_snapshot(snapshot)
        draft = snapshot.draft
        self.shape.offer(_shapes(), draft.shape)
        self._flows.setVisible(draft.shape != "table")
        for part in (self.fields, self.values, self.currency, self.marked, self.others, self.rules):
            part.show_snapshot(snapshot)
        wide = draft.shape == "wide_years"
        for name in ("year", "date"):
            self.fields.rows[name].setEnabled(not wide)
        choices = _handlings()
        self.handling.offer(choices if not draft.handling else choices[1:], draft.handling)
        self.marked.setVisible(draft.handling == "columns")
        self._handled.setVisible(not draft.known and not wide)
        self._money.setVisible(not draft.known and not wide)
        self._other_marks.setVisible(not wide)
        self._show_message(snapshot)

    def _show_message(self, snapshot: Snapshot) -> None:
        asked = [reason(question) for question in snapshot.open if question in MEANING]
        if asked:
            lines = "\n".join(tr("– {reason}", reason=text) for text in asked)
            text = tr("Still to be answered:\n{reasons}", reasons=lines)
            if {"supplier", "recipient", "values"} <= set(snapshot.open):
                hint = tr("Is this no list of trade flows? Then choose “only a table to look into” below.")
                text = f"{text}\n{hint}"
            self.message.say(text, "warning")
        elif snapshot.draft.shape == "table":
            self.message.say(tr("The file is imported as a table to look into; it gives no flows."), "info")
        elif snapshot.draft.known:
            self.message.say(tr("The recipe of this layout knows what the columns mean."), "good")
        else:
            self.message.say(tr("All that is needed has been answered."), "good")

    def _take_shape(self, meant: str) -> None:
        shape: Shape | None = next((each for each in get_args(Shape) if each == meant), None)
        if self.snapshot is not None and shape is not None:
            self.answered.emit(self.snapshot.draft.with_shape(shape))

    def _take_handling(self, meant: str) -> None:
        handling: Handling = next((each for each in get_args(Handling) if each == meant), "")
        if self.snapshot is not None:
            self.answered.emit(replace(self.snapshot.draft, handling=handling))


def _shapes() -> list[tuple[str, str]]:
    return [
        ("rows", tr("flows of trade, one on each row")),
        ("wide_years", tr("flows of trade, with a column for each year")),
        ("table", tr("only a table to look into")),
    ]


def _handlings() -> list[tuple[str, str]]:
    return [
        ("", tr("choose")),
        ("new_only", tr("there are none in the file")),
        ("mixed", tr("they are in it, but without a mark: count everything")),
        ("columns", tr("columns say which rows they are:")),
    ]


def _block(heading: str, *content: QWidget) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    layout.addWidget(label(heading, "heading"))
    for part in content:
        layout.addWidget(part)
    return made
