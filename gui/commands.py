"""What the person can do, as a table: menus, shortcuts and the command palette are all made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from core.project import Project
from core.texts import tr
from gui.icons import icon

MenuName = Literal["file", "edit", "view", "extra", "help"]


def _always(_project: Project) -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """One thing to do. `text` is already in the user's language; `shown` gives it anew where it changes.

    `part` begins a new part of its menu. `checked` tells whether a command that is a choice is the one in use.
    """

    menu: MenuName
    text: str
    run: Callable[[], object]
    shortcut: str = ""
    enabled: Callable[[Project], bool] = _always
    picture: str = ""
    part: bool = False
    shown: Callable[[], str] | None = None
    checked: Callable[[], bool] | None = None

    @property
    def words(self) -> str:
        """The text as it now is."""
        return self.shown() if self.shown else self.text


class Actions:
    """The commands as Qt actions, in menus, kept in step with the project."""

    def __init__(self, commands: Iterable[Command], window: QWidget) -> None:
        self.commands = tuple(commands)
        self._actions = [(command, _action(command, window)) for command in self.commands]
        for _, action in self._actions:
            window.addAction(action)

    def fill(self, bar: QMenuBar) -> dict[MenuName, QMenu]:
        """Put the menus into the bar and return them by name."""
        menus: dict[MenuName, QMenu] = {}
        for name, title in _titles():
            menus[name] = bar.addMenu(title)
        for command, action in self._actions:
            menu = menus[command.menu]
            if command.part:
                menu.addSeparator()
            menu.addAction(action)
        return menus

    def refresh(self, project: Project) -> None:
        """Enable, name and tick every command as the project has it."""
        for command, action in self._actions:
            action.setEnabled(command.enabled(project))
            action.setText(_escaped(command.words))
            if command.checked is not None:
                action.setChecked(command.checked())

    def recolour(self) -> None:
        """Draw the pictures anew in the colours of the scheme."""
        for command, action in self._actions:
            if command.picture:
                action.setIcon(icon(command.picture))

    def remove_from(self, window: QWidget) -> None:
        """Take all actions away, before others are made."""
        for _, action in self._actions:
            window.removeAction(action)
            action.deleteLater()


def _titles() -> tuple[tuple[MenuName, str], ...]:
    return (
        ("file", tr("&File")),
        ("edit", tr("&Edit")),
        ("view", tr("&View")),
        ("extra", tr("E&xtra")),
        ("help", tr("&Help")),
    )


def _action(command: Command, window: QWidget) -> QAction:
    action = QAction(_escaped(command.words), window)
    if command.shortcut:
        action.setShortcut(QKeySequence(command.shortcut))
    if command.picture:
        action.setIcon(icon(command.picture))
    action.setCheckable(command.checked is not None)
    action.triggered.connect(lambda: command.run())
    return action


def _escaped(text: str) -> str:
    """Return the text for a menu, where a lone `&` would vanish."""
    return text.replace("&", "&&")
