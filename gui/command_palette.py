"""Every command, found by typing a part of its name."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.project import Project
from core.texts import tr
from gui.commands import Command
from gui.parts import label

_COMMAND = Qt.ItemDataRole.UserRole


class CommandPalette(QDialog):
    """A field and a list; Enter runs the selected command."""

    def __init__(self, commands: Iterable[Command], project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Commands"))
        self.resize(560, 420)
        self._commands = [command for command in commands if command.enabled(project)]
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Type a part of the command"))
        self.field.setAccessibleName(tr("Search a command"))
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self._run)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Commands found"))
        self.list.itemActivated.connect(lambda _item: self._run())
        self.list.setUniformItemSizes(True)
        self.list.setProperty("kind", "list")
        self._nothing = label(tr("No command has these words."), "note")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing)
        self._show("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move through the list while one types."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
        return super().eventFilter(watched, event)

    def _show(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        for command in self._commands:
            name = command.words
            if all(word in name.casefold() for word in words):
                self.list.addItem(_line(command, name))
        self.list.setCurrentRow(0)
        self._nothing.setVisible(self.list.count() == 0)

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        command: Command = item.data(_COMMAND)
        self.accept()
        command.run()


def _line(command: Command, name: str) -> QListWidgetItem:
    keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    item = QListWidgetItem(f"{name}    {keys}" if keys else name)
    item.setData(_COMMAND, command)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {keys}" if keys else name)
    return item
