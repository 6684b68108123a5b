"""Recipes to and from JSON. What is not understood is a problem, never skipped."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from core.problems import Problem, ProblemError
from core.recipes.recipe import ImportRecipe
from core.texts import tr

FORMAT = 1
"""The version of the notation; each recipe has a version of its own beside it."""


def to_json(recipe: ImportRecipe) -> str:
    """Return the recipe as JSON; fields that have their default are left out."""
    return json.dumps({"format": FORMAT, **to_plain(recipe)}, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str, where: str = "") -> ImportRecipe:
    """Return the recipe in this JSON; `ProblemError` with everything that is wrong with it. `where` names the file."""
    try:
        plain = json.loads(text)
    except json.JSONDecodeError as error:
        raise ProblemError(
            Problem(
                tr("This is not a recipe: the text is not JSON (line {line}).", line=error.lineno),
                where,
                tr("Choose another recipe."),
            )
        ) from error
    if not isinstance(plain, dict):
        raise ProblemError(Problem(tr("This is not a recipe."), where, tr("Choose another recipe.")))
    found = plain.pop("format", None)
    if found != FORMAT:
        raise ProblemError(
            Problem(
                tr("This recipe is written in version {version}, which this program does not know.", version=found),
                where,
                tr("Use a newer version of the program, or make the recipe again in the import wizard."),
            )
        )
    return from_plain(plain, where)


def load(path: Path) -> ImportRecipe:
    """Return the recipe in this file."""
    return from_json(path.read_text(encoding="utf-8"), path.name)


def to_plain(value: Any) -> Any:
    """Return a recipe or a part of it as dictionaries, lists and plain values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            each.name: to_plain(getattr(value, each.name))
            for each in fields(value)
            if getattr(value, each.name) != _default(each)
        }
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    return [to_plain(item) for item in value] if isinstance(value, tuple | list) else value


def from_plain(plain: Mapping[str, Any], where: str = "") -> ImportRecipe:
    """Return the recipe that `to_plain` wrote; `ProblemError` with everything that is wrong with it."""
    reader = _Reader(where)
    recipe = reader.read(plain, ImportRecipe, "")
    if reader.problems:
        raise ProblemError(*reader.problems)
    assert isinstance(recipe, ImportRecipe)
    return recipe


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _default(each: Field[Any]) -> object:
    return each.default_factory() if each.default_factory is not MISSING else each.default


class _Reader:
    """Turns plain values into dataclasses by their type hints and collects what does not fit."""

    def __init__(self, where: str) -> None:
        self.problems: list[Problem] = []
        self._where = where

    def read(self, value: Any, hint: Any, path: str) -> Any:
        origin, arguments = get_origin(hint), get_args(hint)
        if is_dataclass(hint) and isinstance(hint, type):
            return self._record(value, hint, path)
        if origin in (Union, types.UnionType):
            if value is None and type(None) in arguments:
                return None
            return self.read(value, next(each for each in arguments if each is not type(None)), path)
        if origin is tuple and isinstance(value, list):
            return tuple(self.read(item, arguments[0], f"{path}[{number}]") for number, item in enumerate(value))
        if origin is dict and isinstance(value, dict):
            return {
                self.read(key, arguments[0], f"{path}.{key}"): self.read(item, arguments[1], f"{path}.{key}")
                for key, item in value.items()
            }
        if origin is Literal:
            return value if value in arguments else self._unfit(path)
        if hint is object:
            return value
        if hint is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        fits = isinstance(hint, type) and isinstance(value, hint) and (hint is bool or not isinstance(value, bool))
        return value if fits else self._unfit(path)

    def _record(self, value: Any, kind: type, path: str) -> Any:
        if not isinstance(value, dict):
            return self._unfit(path)
        hints = _hints(kind)
        names = {each.name: each for each in fields(kind)}
        for name in value:
            if name not in names:
                self._add(tr("The field “{field}” of the recipe is not known.", field=_join(path, name)))
        needed = [name for name, each in names.items() if _default(each) is MISSING and name not in value]
        for name in needed:
            self._add(tr("The field “{field}” is missing from the recipe.", field=_join(path, name)))
        found = len(self.problems)
        read = {name: self.read(value[name], hints[name], _join(path, name)) for name in names if name in value}
        return None if needed or len(self.problems) > found else kind(**read)

    def _unfit(self, path: str) -> None:
        self._add(tr("The value of “{field}” does not fit in the recipe.", field=path))

    def _add(self, what: str) -> None:
        self.problems.append(Problem(what, self._where, tr("Correct the recipe or choose another one.")))


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
