"""Which column, or which fixed value, gives each field of a flow."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from core.flows import FLAGS
from core.recipes.header_words import NO, YES
from core.recipes.names import plain
from core.recipes.recipe import FieldName, FieldRule
from core.texts import tr
from gui.import_wizard.choices import Choice, Line, caption
from gui.import_wizard.draft import Draft
from gui.import_wizard.snapshot import Snapshot
from gui.import_wizard.words import field_name

PLACES_AND_TIME: tuple[FieldName, ...] = (
    "supplier", "recipient", "final_recipient", "year", "date", "category", "direction",
)  # fmt: skip
MARKED: tuple[FieldName, ...] = ("temporary", "extension", "replacement")
OTHER_MARKS: tuple[FieldName, ...] = ("licensed", "second_hand", "estimate", "refused", "dual_use")

_NONE, _FIXED, _COLUMN = "", "=", ":"


class FieldRow(QWidget):
    """One field: a column, a fixed value, or not in the file. For marks also the words that mean yes and no."""

    answered = Signal(object)  # Draft

    def __init__(self, name: FieldName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._draft: Draft | None = None
        self._marks = name in FLAGS
        shown = field_name(name)
        self.choice = Choice(shown, self._choose)
        self.fixed = Line(tr("Fixed value for {field}", field=shown), self._fix, tr("for all rows"))
        self.yes = Line(tr("Words for yes: {field}", field=shown), lambda _: self._words(), tr("yes is written as"))
        self.no = Line(tr("Words for no: {field}", field=shown), lambda _: self._words(), tr("no is written as"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.choice, 2)
        for line in (self.fixed, self.yes, self.no):
            layout.addWidget(line, 1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the field of this moment."""
        self._draft = snapshot.draft
        rule = self._rule
        columns = [(_COLUMN + each.name, each.name or tr("(no name)")) for each in snapshot.columns]
        offered = [(_NONE, tr("not in the file")), (_FIXED, tr("the same for all rows:")), *columns]
        awaits_text = self.fixed.isVisibleTo(self) and not rule.column and not rule.constant and self.fixed.hasFocus()
        current = _COLUMN + rule.column if rule.column else _FIXED if rule.constant or awaits_text else _NONE
        if rule.column and current not in [meant for meant, _ in offered]:
            current = next((meant for meant, name in columns if plain(name) == plain(rule.column)), current)
        self.choice.offer(offered, current)
        self.fixed.setVisible(current == _FIXED)
        self.fixed.show_text(rule.constant)
        for line, words in ((self.yes, rule.yes), (self.no, rule.no)):
            line.setVisible(self._marks and bool(rule.column))
            line.show_text(", ".join(words))

    @property
    def _rule(self) -> FieldRule:
        return self._draft.recipe.fields.get(self._name, FieldRule()) if self._draft is not None else FieldRule()

    def _choose(self, meant: str) -> None:
        if meant == _FIXED:
            self.fixed.setVisible(True)
            self.fixed.setFocus()
            return
        rule = FieldRule(meant.removeprefix(_COLUMN)) if meant else None
        if rule is not None and self._marks:
            rule = replace(rule, yes=YES, no=NO)
        self._announce(rule)

    def _fix(self, text: str) -> None:
        self._announce(FieldRule(constant=text) if text else None)

    def _words(self) -> None:
        self._announce(replace(self._rule, yes=_list(self.yes.text()), no=_list(self.no.text())))

    def _announce(self, rule: FieldRule | None) -> None:
        if self._draft is not None:
            self.answered.emit(self._draft.with_field(self._name, rule))


class FieldsForm(QWidget):
    """Rows for several fields under one another."""

    answered = Signal(object)  # Draft

    def __init__(self, names: tuple[FieldName, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {name: FieldRow(name) for name in names}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(6)
        layout.setColumnStretch(1, 1)
        for line, (name, row) in enumerate(self.rows.items()):
            layout.addWidget(caption(field_name(name).capitalize(), row.choice), line, 0)
            layout.addWidget(row, line, 1)
            row.answered.connect(self.answered)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the fields of this moment."""
        for row in self.rows.values():
            row.show_snapshot(snapshot)


def _list(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())
