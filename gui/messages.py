"""What goes wrong, told to the person at the desk. The only module that opens message boxes."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from core.problems import ProblemError
from core.texts import tr

_SHOWN = 12  # problems written out in the box itself; the rest stand in the details


def show_failure(parent: QWidget | None, title: str, error: BaseException) -> QMessageBox:
    """Say what went wrong: the problems as written, or, for a fault of the program, that and its details.

    Does not block; the box is returned for those who wait for it.
    """
    box = _box(parent, title)
    if isinstance(error, ProblemError):
        sentences = [str(problem) for problem in error.problems]
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText("\n\n".join(sentences[:_SHOWN]))
        if len(sentences) > _SHOWN:
            box.setDetailedText("\n".join(sentences))
    else:
        box.setIcon(QMessageBox.Icon.Critical)
        box.setText(tr("Something went wrong inside the program. Your data is untouched."))
        box.setInformativeText(tr("The details below help to mend it. They can be copied."))
        box.setDetailedText("".join(traceback.format_exception(error)))
    box.open()
    return box


def inform(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    """Tell something that the person asked for."""
    box = _box(parent, title)
    box.setText(text)
    box.open()
    return box


def ask(parent: QWidget | None, title: str, text: str, action: str, do: Callable[[], object]) -> QMessageBox:
    """Ask before something that cannot be undone; `do` is called when the person chooses `action`."""
    box = _box(parent, title)
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(text)
    yes = box.addButton(action.replace("&", "&&"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    yes.clicked.connect(lambda: do())
    box.open()
    return box


def _box(parent: QWidget | None, title: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    box.setWindowTitle(title)
    return box
