"""The menu of recent files; those that are gone stay in the list and say so."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from core.texts import tr
from gui.settings import SettingsStore


class RecentMenu(QMenu):
    """Made anew each time it opens, because files come and go."""

    chosen = Signal(object)  # Path

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(tr("Recent files"), parent)
        self._settings = settings
        self.aboutToShow.connect(self._list)

    def _list(self) -> None:
        self.clear()
        for name in self._settings.current.recent_files:
            path = Path(name)
            there = path.exists()
            text = path.name if there else tr("{name} (missing)", name=path.name)
            action = self.addAction(text.replace("&", "&&"))
            action.setEnabled(there)
            action.triggered.connect(partial(self._choose, path))
        if self.isEmpty():
            self.addAction(tr("No recent files")).setEnabled(False)
        self.addSeparator()
        forget = self.addAction(tr("Clear this list"))
        forget.setEnabled(bool(self._settings.current.recent_files))
        forget.triggered.connect(lambda: self._settings.change(recent_files=()))

    def _choose(self, path: Path, _checked: bool = False) -> None:
        self.chosen.emit(path)
