"""The rail at the left: the seven places of the window, and the settings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.texts import mark, tr
from gui import palette
from gui.icons import icon

SETTINGS = "settings"


@dataclass(frozen=True)
class Place:
    """A place of the window. `later` says what will be there, for a place that is not built yet."""

    key: str
    title: str
    picture: str
    later: str = ""


PLACES = (
    Place("sources", mark("Sources"), "database"),
    Place("explore", mark("Explore"), "table"),
    Place("share", mark("Share"), "percent"),
    Place(
        "development",
        mark("Development"),
        "trending-up",
        mark("Later: what made the share rise or fall, and whether its direction is established."),
    ),
    Place(
        "missing",
        mark("What is missing"),
        "circle-help",
        mark("Later: which data are missing, and which of them matter most for the answer."),
    ),
    Place(
        "retention",
        mark("Retention"),
        "shield-check",
        mark("Later: what could be kept within NATO, per category, with scenarios."),
    ),
    Place("annex", mark("Annex"), "file-text"),
)


class Rail(QFrame):
    """One button for each place; the arrow keys move between those that are built."""

    chosen = Signal(str)  # key of the place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._pictures: dict[str, str] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.setSpacing(4)
        for number, place in enumerate(PLACES, start=1):
            layout.addWidget(self._button(place, f"Ctrl+{number}"))
        layout.addStretch(1)
        layout.addWidget(self._button(Place(SETTINGS, mark("Settings"), "settings"), "Ctrl+,"))
        self._colour()

    def show_place(self, key: str) -> None:
        """Mark this place as the one in front."""
        self._buttons[key].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _button(self, place: Place, keys: str) -> QToolButton:
        button = QToolButton()
        title = tr(place.title)
        button.setText(" " + title.replace("&", "&&"))
        button.setAccessibleName(title)
        button.setProperty("kind", "rail")
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setCheckable(True)
        button.setEnabled(not place.later)
        if place.later:
            button.setToolTip(tr(place.later))
            button.setAccessibleDescription(tr(place.later))
        else:
            button.setToolTip(tr("{title} ({keys})", title=title, keys=keys))
        button.clicked.connect(lambda _checked=False: self.chosen.emit(place.key))
        self._group.addButton(button)
        self._buttons[place.key] = button
        self._pictures[place.key] = place.picture
        return button

    def _colour(self) -> None:
        colours = palette.current()
        for key, button in self._buttons.items():
            button.setIcon(icon(self._pictures[key], colours.text if button.isEnabled() else colours.muted))
