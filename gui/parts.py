"""The small parts that every screen is made of, so that they look and behave alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import palette
from gui.icons import icon

Kind = Literal["content", "title", "answer", "heading", "note"]
Level = Literal["info", "good", "warning", "problem"]

_LEVEL_ICONS: dict[Level, str] = {
    "info": "info",
    "good": "circle-check",
    "warning": "triangle-alert",
    "problem": "circle-alert",
}


def label(text: str = "", kind: Kind = "content") -> QLabel:
    """Return a label that shows plain text only, whatever the text holds, and wraps."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("kind", kind)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def button(text: str, action: Callable[[], object] | None = None, *, kind: str = "", picture: str = "") -> QPushButton:
    """Return a button; `kind` is empty, `primary` (one for each screen) or `quiet`."""
    made = PictureButton(text, picture, kind)
    if action is not None:
        made.clicked.connect(lambda _checked=False: action())
    return made


class PictureButton(QPushButton):
    """A button whose picture follows the colours of the scheme."""

    def __init__(self, text: str, picture: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        # The style leaves too little room between the picture and the text.
        super().__init__((" " if picture else "") + text.replace("&", "&&"), parent)
        self._picture = picture
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._colour()

    def _colour(self) -> None:
        if self._picture:
            colours = palette.current()
            on_accent = self.property("kind") == "primary" and self.isEnabled()
            self.setIcon(icon(self._picture, colours.accent_text if on_accent else colours.text))


class Picture(QLabel):
    """A drawing in the colour of the text, whichever scheme is in use."""

    def __init__(self, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSize(size, size)
        self._name = ""

    def draw(self, name: str) -> None:
        """Show the icon of this name."""
        self._name = name
        self.setPixmap(icon(name).pixmap(self._size))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._name:
            self.draw(self._name)


def repolish(widget: QWidget) -> None:
    """Let the style look again at the properties of a widget."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Message(QFrame):
    """An inline message with at most one action; hidden until it has something to say."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "message")
        self._picture = Picture()
        self._text = label()
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = button("", self.acted.emit, kind="quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, text: str, level: Level = "info", action: str = "") -> None:
        """Show a message, and a button when `action` names one."""
        self.setProperty("level", level)
        self._picture.draw(_LEVEL_ICONS[level])
        self._text.setText(text)
        self.setAccessibleName(text)
        self._action.setText(action.replace("&", "&&"))
        self._action.setVisible(bool(action))
        repolish(self)
        self.setVisible(bool(text))

    def text(self) -> str:
        return self._text.text()


class EmptyState(QWidget):
    """What will be here, and one button that begins."""

    begun = Signal()

    def __init__(self, picture: str, sentence: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        drawing = Picture(48)
        drawing.draw(picture)
        drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = label(sentence)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setFixedWidth(480)
        middle = QHBoxLayout()  # a layout around the text gives it the height it needs at this width
        middle.addStretch(1)
        middle.addWidget(text)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        layout.addWidget(drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(middle)
        if action:
            layout.addWidget(button(action, self.begun.emit, kind="primary"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.setAccessibleName(sentence)


class Chip(QToolButton):
    """A choice that says its value. `changed` marks one that differs from the default."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setProperty("kind", "chip")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setMenu(QMenu(self))

    def choices(self) -> QMenu:
        """Return the menu to fill with the choices."""
        menu = self.menu()
        assert isinstance(menu, QMenu)
        return menu

    def show_value(self, value: str, *, changed: bool = False) -> None:
        """Show the value on the chip."""
        self.setText(f"{value}  ▾".replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {value}")
        self.setToolTip("")
        self.setProperty("changed", "true" if changed else "false")
        repolish(self)
