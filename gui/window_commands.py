"""The commands of the window, one line each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from core.markings import MARKINGS
from core.project import Project
from core.source import Marking
from core.texts import tr
from gui.commands import Command
from gui.marking import ORDER, lowest_allowed
from gui.rail import PLACES, SETTINGS
from gui.session import Session
from gui.settings import SettingsStore


class Window(Protocol):
    """What the commands need of the window."""

    session: Session
    settings: SettingsStore

    def choose_files(self) -> None: ...
    def choose_folder(self) -> None: ...
    def open_sample(self) -> None: ...
    def close(self) -> bool: ...
    def find_text(self) -> None: ...
    def export(self) -> None: ...
    def go(self, key: str) -> None: ...
    def show_names(self) -> None: ...
    def show_membership(self) -> None: ...
    def mark(self, marking: Marking) -> None: ...
    def show_palette(self) -> None: ...
    def show_help(self) -> None: ...
    def show_about(self) -> None: ...


def window_commands(window: Window) -> tuple[Command, ...]:
    """Return every command, in the language in use."""
    return (*_file(window), *_edit(window), *_view(window), *_extra(window), *_help(window))


def _file(window: Window) -> tuple[Command, ...]:
    return (
        Command("file", tr("Import files…"), window.choose_files, "Ctrl+O", picture="folder-open"),
        Command("file", tr("Import a folder…"), window.choose_folder, "Ctrl+Shift+O"),
        Command("file", tr("Add the sample project"), window.open_sample, enabled=_without_fiction, part=True),
        Command("file", tr("Export to Excel…"), window.export, "Ctrl+E", _with_sources, "file-spreadsheet"),
        Command("file", tr("Close"), window.close, "Ctrl+Q", part=True),
    )


def _edit(window: Window) -> tuple[Command, ...]:
    session = window.session

    def can_undo(_project: Project) -> bool:
        return bool(session.undo_label)

    def can_redo(_project: Project) -> bool:
        return bool(session.redo_label)

    def undo_text() -> str:
        return tr("Undo: {what}", what=session.undo_label) if session.undo_label else tr("Undo")

    def redo_text() -> str:
        return tr("Redo: {what}", what=session.redo_label) if session.redo_label else tr("Redo")

    return (
        Command("edit", tr("Undo"), session.undo, "Ctrl+Z", can_undo, "undo-2", shown=undo_text),
        Command("edit", tr("Redo"), session.redo, "Ctrl+Y", can_redo, "redo-2", shown=redo_text),
        Command("edit", tr("Find…"), window.find_text, "Ctrl+F", _with_sources, "search", part=True),
    )


def _view(window: Window) -> tuple[Command, ...]:
    settings = window.settings
    places = tuple(
        Command(
            "view",
            tr(place.title),
            partial(window.go, place.key),
            f"Ctrl+{number}",
            partial(_only_if, not place.later),
            place.picture,
        )
        for number, place in enumerate(PLACES, start=1)
    )
    choices = (
        ("scheme", "system", tr("Colours as the system"), True),
        ("scheme", "light", tr("Light colours"), False),
        ("scheme", "dark", tr("Dark colours"), False),
        ("density", "comfortable", tr("Roomy tables"), True),
        ("density", "compact", tr("Compact tables"), False),
        ("language", "nl", "Nederlands", True),
        ("language", "en", "English", False),
    )
    return (
        *places,
        Command("view", tr("Settings"), partial(window.go, SETTINGS), "Ctrl+,", picture="settings", part=True),
        *(
            Command(
                "view",
                text,
                _chooser(settings, name, value),
                part=part,
                checked=partial(_chosen, settings, name, value),
            )
            for name, value, text, part in choices
        ),
    )


def _extra(window: Window) -> tuple[Command, ...]:
    session = window.session
    return (
        Command("extra", tr("All commands…"), window.show_palette, "Ctrl+Shift+P", picture="command"),
        Command("extra", tr("Names to decide"), window.show_names, part=True, picture="tag"),
        Command("extra", tr("Membership table"), window.show_membership, picture="flag"),
        *(
            Command(
                "extra",
                tr("Marking: {marking}", marking=MARKINGS[marking]) if marking else tr("No marking"),
                partial(window.mark, marking),
                enabled=partial(_may_be_marked, marking),
                part=not marking,
                checked=partial(_is_marked, session, marking),
            )
            for marking in ORDER
        ),
    )


def _help(window: Window) -> tuple[Command, ...]:
    return (
        Command("help", tr("Manual for this place"), window.show_help, "F1", picture="circle-help"),
        Command("help", tr("About Aandeel"), window.show_about, part=True, picture="info"),
    )


def _chooser(settings: SettingsStore, name: str, value: str) -> Callable[[], None]:
    return lambda: settings.change(**{name: value})


def _chosen(settings: SettingsStore, name: str, value: str) -> bool:
    return bool(getattr(settings.current, name) == value)


def _only_if(built: bool, _project: Project) -> bool:
    return built


def _with_sources(project: Project) -> bool:
    return bool(project.datasets)


def _without_fiction(project: Project) -> bool:
    return not any(dataset.source.fictional for dataset in project.datasets)


def _may_be_marked(marking: Marking, project: Project) -> bool:
    return ORDER.index(marking) >= ORDER.index(lowest_allowed(project))


def _is_marked(session: Session, marking: Marking) -> bool:
    return session.project.effective_marking == marking
