"""What the recipe does with a layout, as sentences that can be switched off, and what is left out at first."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from core import language
from core.flows import FLAGS, Flag
from core.recipes.recipe import Rule
from core.texts import tr
from gui.import_wizard.draft import Draft
from gui.import_wizard.snapshot import Snapshot
from gui.import_wizard.words import FLAG_NAMES
from gui.parts import label

_ONLY_SAYS = "note"  # a rule that changes nothing, so there is nothing to switch off
_PLACE = re.compile(r"\{\w+\}")


class RulesForm(QWidget):
    """One tick for each rule of the recipe that does something, and one for each kind of flow that can be left out."""

    answered = Signal(object)  # Draft

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._made_for: tuple[object, ...] = ()
        self.ticks: list[tuple[Rule | Flag, QCheckBox]] = []
        self._content = QVBoxLayout(self)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._inner: QWidget | None = None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the rules of this moment."""
        draft = self._draft = snapshot.draft
        said = snapshot.whole.explanations if snapshot.whole is not None else ()
        flags = flags_of(draft)
        silent = snapshot.whole.recipe.rules if snapshot.whole is not None else ()
        rules = tuple(rule for rule in draft.base.rules if rule not in silent or sentences(rule, said))
        made_for = (rules, flags, said)
        if made_for != self._made_for:
            self._made_for = made_for
            self._make(rules, flags, said)
        self.setVisible(bool(rules or flags))
        for what, tick in self.ticks:
            chosen = what in draft.recipe.rules if isinstance(what, Rule) else what in draft.recipe.leave_out
            tick.setChecked(chosen)

    def _make(self, rules: tuple[Rule, ...], flags: tuple[Flag, ...], said: tuple[str, ...]) -> None:
        if self._inner is not None:
            self._content.removeWidget(self._inner)
            self._inner.deleteLater()
        self._inner = QWidget()
        self.ticks = []
        layout = QGridLayout(self._inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(8)
        layout.setColumnStretch(1, 1)
        told = [rule for rule in rules if rule.sentence]
        if told:
            layout.addWidget(label(tr("Rules of this layout"), "heading"), 0, 0, 1, 2)
        for rule in told:
            text = sentences(rule, said) or _PLACE.sub("…", _template(rule))
            if rule.name == _ONLY_SAYS:
                layout.addWidget(label("–"), layout.rowCount(), 0, Qt.AlignmentFlag.AlignTop)
                layout.addWidget(label(text), layout.rowCount() - 1, 1)
            else:
                self._add(layout, rule, text)
        if flags:
            layout.addWidget(label(tr("Left out of the share at first"), "heading"), layout.rowCount(), 0, 1, 2)
        for flag in flags:
            self._add(layout, flag, tr(FLAG_NAMES[flag]))
        self._content.addWidget(self._inner)

    def _add(self, layout: QGridLayout, what: Rule | Flag, text: str) -> None:
        line = layout.rowCount()
        tick = QCheckBox()
        tick.setAccessibleName(text)
        tick.clicked.connect(lambda checked, what=what: self._switch(what, on=checked))
        words = label(text)
        layout.addWidget(tick, line, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words, line, 1)
        self.ticks.append((what, tick))

    def _switch(self, what: Rule | Flag, *, on: bool) -> None:
        draft = self._draft
        if draft is None:
            return
        recipe = draft.recipe
        if isinstance(what, Rule):
            rules = tuple(each for each in draft.base.rules if (on if each is what else each in recipe.rules))
            recipe = replace(recipe, rules=rules)
        else:
            left = tuple(flag for flag in FLAGS if (on if flag == what else flag in recipe.leave_out))
            recipe = replace(recipe, leave_out=left)
        self.answered.emit(replace(draft, recipe=recipe))


def flags_of(draft: Draft) -> tuple[Flag, ...]:
    """Return the flags that this recipe tells of."""
    by_rules: set[object] = {rule.settings.get("flag") for rule in draft.base.rules}
    if any(rule.name == "military_goods" for rule in draft.base.rules):
        by_rules.add("dual_use")
    told = {*draft.recipe.fields, *draft.base.leave_out, *by_rules}
    return tuple(flag for flag in FLAGS if flag in told)


def sentences(rule: Rule, said: tuple[str, ...]) -> str:
    """Return what a rule said of the file, with its figures; empty when it found nothing or has not run."""
    pattern = re.compile(".*".join(re.escape(part) for part in _PLACE.split(_template(rule))), re.DOTALL)
    return "\n".join(each for each in said if pattern.fullmatch(each))


def _template(rule: Rule) -> str:
    return rule.sentence.get(language.current()) or rule.sentence.get("en", "")
