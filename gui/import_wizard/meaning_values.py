"""The columns of values: what each measures, in which currency and unit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.flows import BASES
from core.texts import tr
from gui.import_wizard.choices import Choice, Line
from gui.import_wizard.draft import IN_MONEY, Draft, ValueColumn
from gui.import_wizard.snapshot import Snapshot
from gui.import_wizard.words import basis_choices
from gui.parts import button, label

_NOT_CHOSEN = ""


class ValueRow(QWidget):
    """One value column."""

    answered = Signal(object)  # Draft

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._draft: Draft | None = None
        self.column = Choice(tr("Column with values"), lambda value: self._change(column=value))
        self.basis = Choice(tr("What it measures"), self._take_basis)
        self.currency = Line(tr("Currency"), self._take_currency, tr("EUR, USD …"))
        self.currency.setMaxLength(3)
        self.unit = Line(tr("Unit"), lambda text: self._change(unit=text), tr("unit"))
        self.multiplier = Choice(tr("Written in"), lambda value: self._change(multiplier=float(value)))
        self.multiplier.setMinimumContentsLength(8)
        self._remove = button(tr("Remove"), self._take_away, kind="quiet", picture="x")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(6)
        layout.addWidget(self.column, 0, 0, 1, 2)
        layout.addWidget(self._remove, 0, 2)
        layout.addWidget(self.basis, 1, 0, 1, 3)
        self._captions = [label(text, "note") for text in (tr("Currency"), tr("Unit, as shown"), tr("Written in"))]
        for place, field in enumerate((self.currency, self.unit, self.multiplier)):
            layout.addWidget(self._captions[place], 2, place)
            layout.addWidget(field, 3, place)
        for stretched in range(3):
            layout.setColumnStretch(stretched, 1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the value column of this moment."""
        self._draft = snapshot.draft
        value = self._value
        if value is None:
            return
        numeric = [each.name for each in snapshot.columns if each.kind in ("number", "integer")]
        others = [each.name for each in snapshot.columns if each.name not in numeric]
        wide = snapshot.draft.shape == "wide_years"
        self.column.setVisible(not wide)
        self._remove.setVisible(not wide)
        self.column.offer([(name, name) for name in (*numeric, *others)], value.column)
        bases = [(_NOT_CHOSEN, tr("what does it measure? choose")), *basis_choices()]
        self.basis.offer(bases if not value.basis else bases[1:], value.basis)
        self.currency.setVisible(value.basis in IN_MONEY and "currency" not in snapshot.draft.recipe.fields)
        self.currency.show_text(value.currency)
        self.unit.setVisible(bool(value.basis))
        self.unit.show_text(value.unit)
        self.multiplier.setVisible(bool(value.basis))
        for each, field in zip(self._captions, (self.currency, self.unit, self.multiplier), strict=True):
            each.setVisible(field.isVisibleTo(self))
        self.multiplier.offer(_multipliers(), f"{value.multiplier:g}")

    @property
    def _value(self) -> ValueColumn | None:
        values = self._draft.values if self._draft is not None else ()
        return values[self._place] if self._place < len(values) else None

    def _take_basis(self, meant: str) -> None:
        basis = next((each for each in BASES if each == meant), "")
        unit = {"tiv": "mln TIV", "units": tr("items")}.get(basis, "")
        self._change(basis=basis, unit=unit)

    def _take_currency(self, text: str) -> None:
        value, code = self._value, text.upper()
        follows = value is not None and value.unit in ("", value.currency)
        self._change(currency=code, **({"unit": code} if follows else {}))

    def _take_away(self) -> None:
        if self._draft is not None:
            self.answered.emit(self._draft.with_value(self._place, None))

    def _change(self, **changes: Any) -> None:
        value = self._value
        if self._draft is not None and value is not None:
            self.answered.emit(self._draft.with_value(self._place, replace(value, **changes)))


class ValuesForm(QWidget):
    """All value columns, and a button for one more."""

    answered = Signal(object)  # Draft

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self.rows: list[ValueRow] = []
        self._note = label(tr("Unlike measures are kept apart and never added up."), "note")
        self.add = button(tr("One more column with values"), self._add, kind="quiet", picture="plus")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        under = QHBoxLayout()
        under.addWidget(self.add)
        under.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._rows)
        layout.addLayout(under)
        layout.addWidget(self._note)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the value columns of this moment."""
        self._snapshot = snapshot
        for place in range(len(self.rows), len(snapshot.draft.values)):
            row = ValueRow(place)
            row.answered.connect(self.answered)
            self.rows.append(row)
            self._rows.addWidget(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(snapshot.draft.values))
            row.show_snapshot(snapshot)
        self.add.setVisible(snapshot.draft.shape == "rows")
        self.add.setEnabled(bool(self._free_columns()))

    def _free_columns(self) -> list[str]:
        if self._snapshot is None:
            return []
        taken = {value.column for value in self._snapshot.draft.values}
        taken |= {rule.column for rule in self._snapshot.draft.recipe.fields.values()}
        return [
            each.name
            for each in self._snapshot.columns
            if each.kind in ("number", "integer") and each.name not in taken
        ]

    def _add(self) -> None:
        free = self._free_columns()
        if self._snapshot is not None and free:
            draft = self._snapshot.draft
            self.answered.emit(draft.with_value(len(draft.values), ValueColumn(free[0])))


def _multipliers() -> list[tuple[str, str]]:
    return [("1", tr("as it stands")), ("1000", tr("in thousands")), ("1e+06", tr("in millions"))]
