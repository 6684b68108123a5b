"""The first words to a new user: what the sample project is, and three steps through it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.project import Project
from core.texts import tr
from gui.parts import button, label
from gui.settings import SettingsStore


class Welcome(QFrame):
    """Shown with the sample project until the person closes it for good."""

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "message")
        self.setProperty("level", "info")
        self._settings = settings
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(tr("Welcome. These sources are fictional: no figure in them is real."), "heading"))
        column.addWidget(label(tr("1. Look at a source below: its balance, what was set aside, the names to decide.")))
        column.addWidget(
            label(tr("2. Go to Share (Ctrl+3) for the answer; Enter on a figure shows the rows behind it."))
        )
        column.addWidget(label(tr("3. Go to Annex (Ctrl+7) and save the answer as an Excel workbook.")))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addLayout(column, 1)
        row.addWidget(button(tr("Close"), self.dismiss, kind="quiet", picture="x"))
        self.hide()

    def show_project(self, project: Project) -> None:
        """Show the words when the project is the sample and they were not closed before."""
        fictional = any(dataset.source.fictional for dataset in project.datasets)
        self.setVisible(fictional and self._settings.current.welcome)

    def dismiss(self) -> None:
        """Hide the words for good."""
        self._settings.change(welcome=False)
        self.hide()
