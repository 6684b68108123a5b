"""Every setting, its type and its default, in one JSON file."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

import platformdirs
from PySide6.QtCore import QObject, Signal

from core.language import LANGUAGES, Language
from core.places.membership import Membership
from core.places.place import Decision, Nature, Place
from core.problems import ProblemError
from core.saving import write_atomically
from gui.palette import Scheme

log = logging.getLogger(__name__)

Density = Literal["comfortable", "compact"]
RECENT_FILES_KEPT = 10


@dataclass(frozen=True)
class Settings:
    """The fields are the only settings there are. `membership` is None for the table of the program."""

    language: Language = "nl"
    scheme: Scheme = "system"
    density: Density = "comfortable"
    keep_recent: bool = True
    recent_files: tuple[str, ...] = ()
    geometry: str = ""
    last_folder: str = ""
    export_folder: str = ""
    decisions: tuple[Decision, ...] = ()
    membership: Membership | None = None
    welcome: bool = True


class SettingsStore(QObject):
    """Holds the settings and saves each change at once. A file that cannot be written is told by `not_saved`."""

    changed = Signal(object)  # Settings
    not_saved = Signal(str)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path or _usual_path()
        self.current = _read(self.path)

    def change(self, **changes: Any) -> None:
        """Change these fields of `Settings` and save them all."""
        changed = replace(self.current, **changes)
        if changed == self.current:
            return
        self.current = changed
        self._save()
        self.changed.emit(changed)

    def remember_file(self, path: Path) -> None:
        """Put the file first among the recent ones, unless the person wants none kept; keep its folder."""
        if not self.current.keep_recent:
            return
        others = [name for name in self.current.recent_files if name != str(path)]
        self.change(recent_files=(str(path), *others)[:RECENT_FILES_KEPT], last_folder=str(path.parent))

    def _save(self) -> None:
        text = json.dumps(to_json(self.current), ensure_ascii=False, indent=2) + "\n"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.path, text.encode())
        except (OSError, ProblemError) as error:
            log.warning("Settings not saved: %s", type(error).__name__)
            self.not_saved.emit(str(self.path))


def to_json(settings: Settings) -> dict[str, object]:
    """Return the settings as they stand in the file."""
    plain: dict[str, object] = {field.name: getattr(settings, field.name) for field in fields(settings)}
    plain["recent_files"] = list(settings.recent_files)
    plain["decisions"] = [_decision_to_json(decision) for decision in settings.decisions]
    plain["membership"] = settings.membership and settings.membership.to_json()
    return plain


def from_json(stored: object) -> Settings:
    """Return the settings; what is damaged becomes its default, what is unknown is left out."""
    known: dict[str, Any] = {}
    if isinstance(stored, dict):
        for name, convert in _CONVERTERS.items():
            if name in stored:
                try:
                    known[name] = convert(stored[name])
                except (TypeError, ValueError, KeyError, AttributeError, ProblemError):
                    log.warning("Damaged setting left out: %s", name)
    return Settings(**known)


def _usual_path() -> Path:
    chosen = os.environ.get("AANDEEL_SETTINGS", "")
    return Path(chosen) if chosen else Path(platformdirs.user_config_path("Aandeel", appauthor=False)) / "settings.json"


def _read(path: Path) -> Settings:
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        log.warning("Settings not read: %s", type(error).__name__)
        return Settings()


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def convert(value: object) -> str:
        if value not in choices:
            raise ValueError(value)
        return str(value)

    return convert


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_text(one) for one in value)


def _decision_to_json(decision: Decision) -> dict[str, object]:
    place = decision.place
    return {
        "text": decision.text,
        "place": {"name": place.name, "codes": sorted(place.codes), "nature": place.nature},
        "who": decision.who,
        "when": decision.when,
        "source": decision.source,
    }


def _decisions(value: object) -> tuple[Decision, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_decision(one) for one in value)


def _decision(value: dict[str, Any]) -> Decision:
    nature: Any = _one_of(get_args(Nature))(value["place"]["nature"])
    place = Place(_text(value["place"]["name"]), frozenset(_texts(value["place"]["codes"])), nature)
    return Decision(_text(value["text"]), place, _text(value["who"]), _text(value["when"]), _text(value["source"]))


def _membership(value: Any) -> Membership | None:
    return None if value is None else Membership.from_json(value)


_CONVERTERS: dict[str, Callable[[Any], object]] = {
    "language": _one_of(LANGUAGES),
    "scheme": _one_of(get_args(Scheme)),
    "density": _one_of(get_args(Density)),
    "keep_recent": _truth,
    "recent_files": _texts,
    "geometry": _text,
    "last_folder": _text,
    "export_folder": _text,
    "decisions": _decisions,
    "membership": _membership,
    "welcome": _truth,
}
