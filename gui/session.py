"""The one thing that changes: the open project, with undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.project import Project
from core.said import again

_STATES_KEPT = 50


class Session(QObject):
    """Holds the project. Screens listen to `changed` and draw themselves anew from it."""

    changed = Signal(object)  # Project

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self._done: list[tuple[str, Project]] = []
        self._undone: list[tuple[str, Project]] = []

    def change(self, label: str, project: Project) -> None:
        """Make this the project; `label` says what was done, as it stands in the undo menu."""
        if project == self.project:
            return
        self._done.append((label, self.project))
        del self._done[:-_STATES_KEPT]
        self._undone.clear()
        self._become(project)

    @property
    def undo_label(self) -> str:
        """What undo would undo; empty when there is nothing."""
        return self._done[-1][0] if self._done else ""

    @property
    def redo_label(self) -> str:
        return self._undone[-1][0] if self._undone else ""

    def undo(self) -> None:
        if self._done:
            label, project = self._done.pop()
            self._undone.append((label, self.project))
            self._become(project)

    def redo(self) -> None:
        if self._undone:
            label, project = self._undone.pop()
            self._done.append((label, self.project))
            self._become(project)

    def say_again(self) -> None:
        """Put the sentences of the project, and of what can be undone, in the language in use now."""
        self._done = [(again(label), project.said_again()) for label, project in self._done]
        self._undone = [(again(label), project.said_again()) for label, project in self._undone]
        self._become(self.project.said_again())

    def _become(self, project: Project) -> None:
        self.project = project
        self.changed.emit(project)
