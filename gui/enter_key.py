"""Enter presses the button that has the keyboard, as Space does; Qt does so only in dialogs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget


def pressed_with_enter(window: QWidget, event: QKeyEvent) -> bool:
    """Press the button of the window that has the keyboard when this is an Enter; return whether it was."""
    focus = window.focusWidget()
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and not event.isAutoRepeat()
    if not enter or not isinstance(focus, QPushButton | QToolButton):
        return False
    focus.click()
    return True
