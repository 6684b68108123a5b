"""What every page of the wizard is: it draws a snapshot and announces answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.texts import tr
from gui.import_wizard.draft import Question
from gui.import_wizard.snapshot import Snapshot


class Page(QWidget):
    """`answered` carries the new draft. Pages know the questions, not the wizard."""

    answered = Signal(object)  # Draft

    snapshot: Snapshot | None = None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw this moment."""
        self.snapshot = snapshot


def reason(question: Question) -> str:
    """Return why this must be answered, as a sentence."""
    reasons: dict[Question, str] = {
        "edition": tr("The date of the edition: publishers revise their figures, so the reader must know which."),
        "marking": tr("The marking: only you know what this file carries. The program never lowers it."),
        "doubt": tr("A column can be read in two ways. Look at the evidence and choose one."),
        "supplier": tr("The supplier: choose the column that says who exports, or name the country."),
        "recipient": tr("The recipient: choose the column that says where the goods go."),
        "year": tr("The year: choose the column with the year or the date, or enter the year."),
        "values": tr("The value: choose the column that holds the values."),
        "basis": tr("What the values measure: licences and deliveries are unlike and are never added up."),
        "currency": tr("The currency: values in unlike currencies are never added up."),
        "handling": tr(
            "Temporary exports, extensions and replacements: if they count, the same goods may count twice."
        ),
    }
    return reasons[question]
