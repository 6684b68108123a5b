"""Choosing files. Qt's dialog leaves a list of visited folders behind on disk; here it is wiped at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_files(
    parent: QWidget, title: str, folder: str, patterns: str, then: Callable[[list[Path]], object]
) -> QFileDialog:
    """Let the person choose files that exist; `then` gets them. Does not block."""
    dialog = QFileDialog(parent, title, folder, patterns)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    return _opened(dialog)


def choose_target(
    parent: QWidget, title: str, proposal: Path, patterns: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Let the person choose where to save; `then` gets the path. Asks before an existing file is replaced."""
    dialog = QFileDialog(parent, title, str(proposal.parent), patterns)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposal.suffix.removeprefix("."))
    dialog.selectFile(proposal.name)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    return _opened(dialog)


def choose_folder(parent: QWidget, title: str, folder: str, then: Callable[[Path], object]) -> QFileDialog:
    """Let the person choose a folder; `then` gets it."""
    dialog = QFileDialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    return _opened(dialog)


def _opened(dialog: QFileDialog) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.destroyed.connect(_wipe)
    dialog.open()
    return dialog


def _wipe() -> None:
    # ~QFileDialog writes lastVisited and history to QtProject.conf or the registry, whatever it is told.
    remembered = QSettings(QSettings.Scope.UserScope, "QtProject")
    remembered.remove("FileDialog")
    remembered.sync()
