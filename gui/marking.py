"""The classification, as a coloured band at the top and bottom of the window."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from core.markings import MARKINGS, marking_text
from core.project import Project
from core.source import Marking, highest
from core.texts import tr
from gui.palette import MARKING_BANDS

ORDER: tuple[Marking, ...] = get_args(Marking)


class MarkingBand(QToolButton):
    """Shows the effective marking in words; a click chooses a higher one. Hidden while there is none."""

    chosen = Signal(str)  # Marking

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.hide()

    def show_project(self, project: Project) -> None:
        """Show the marking that the project and its sources have together."""
        marking = project.effective_marking
        self.setVisible(bool(marking))
        if not marking:
            return
        text = marking_text(project)
        self.setText(text)
        self.setAccessibleName(tr("Marking: {marking}", marking=text))
        self.setToolTip(tr("Choose the marking"))
        background, colour = MARKING_BANDS[marking]
        self.setStyleSheet(
            f"QToolButton {{ background: {background}; color: {colour}; border: none; padding: 3px;"
            " font-weight: 600; }"
            f"QToolButton:focus {{ border: 2px solid {colour}; padding: 1px; }}"
            "QToolButton::menu-indicator { image: none; width: 0; }"
        )
        menu = self.menu()
        menu.clear()
        fill_marking_menu(menu, project, self.chosen.emit)

    def menu(self) -> QMenu:
        """Return the menu of choices."""
        menu = super().menu()
        assert isinstance(menu, QMenu)
        return menu


def lowest_allowed(project: Project) -> Marking:
    """Return the marking of the sources, below which the project may not go."""
    return highest(*(dataset.source.marking for dataset in project.datasets))


def fill_marking_menu(menu: QMenu, project: Project, choose: object) -> None:
    """Add one choice for each marking; those below that of the sources cannot be chosen."""
    assert callable(choose)
    group = QActionGroup(menu)
    least = ORDER.index(lowest_allowed(project))
    for rank, marking in enumerate(ORDER):
        action = menu.addAction(MARKINGS[marking] or tr("No marking"))
        action.setCheckable(True)
        action.setChecked(marking == project.effective_marking)
        action.setEnabled(rank >= least)
        action.setActionGroup(group)
        action.triggered.connect(lambda _checked=False, chosen=marking: choose(chosen))
