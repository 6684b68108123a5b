"""The fields of one line of the membership table."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QFormLayout, QLineEdit, QWidget

from core.places.book import PlaceBook
from core.places.membership import Term
from core.texts import tr


class TermForm(QWidget):
    """Country, first day, last day, source."""

    def __init__(self, book: PlaceBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.country = QComboBox()
        self.country.setEditable(True)
        self.country.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.country.setAccessibleName(tr("Country"))
        self.country.setMinimumContentsLength(18)
        for place in book.places():
            if place.nature == "state" and len(place.codes) == 1:
                self.country.addItem(place.name, next(iter(place.codes)))
        self.country.setCurrentIndex(-1)
        self.first = _day(tr("Member from"))
        self.ended = QCheckBox(tr("The membership has ended"))
        self.last = _day(tr("Up to and including"))
        self.ended.toggled.connect(self.last.setEnabled)
        self.last.setEnabled(False)
        self.source = QLineEdit()
        self.source.setAccessibleName(tr("Source"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Country"), self.country)
        form.addRow(tr("Member from"), self.first)
        form.addRow("", self.ended)
        form.addRow(tr("Up to and including"), self.last)
        form.addRow(tr("Source"), self.source)

    def show_term(self, term: Term) -> None:
        """Fill the fields with this line."""
        self.country.setCurrentIndex(self.country.findData(term.code))
        self.first.setDate(_as_qt(term.valid_from))
        self.ended.setChecked(term.valid_to is not None)
        self.last.setDate(_as_qt(term.valid_to) if term.valid_to else QDate.currentDate())
        self.source.setText(term.source)

    def term(self) -> Term:
        """Return the line that the fields describe; without a country its code is empty."""
        index = self.country.findText(self.country.currentText().strip())
        code = self.country.itemData(index) if index >= 0 else ""
        first, last = _as_python(self.first.date()), _as_python(self.last.date())
        return Term(code, first, last if self.ended.isChecked() else None, self.source.text().strip())


def _as_qt(date: dt.date) -> QDate:
    return QDate(date.year, date.month, date.day)


def _as_python(date: QDate) -> dt.date:
    return dt.date(date.year(), date.month(), date.day())


def _day(name: str) -> QDateEdit:
    edit = QDateEdit(QDate.currentDate())
    edit.setCalendarPopup(True)
    edit.setDisplayFormat(tr("yyyy-MM-dd"))
    edit.setAccessibleName(name)
    return edit
