"""The recipe that the words of a command name."""

from __future__ import annotations

from pathlib import Path

from core.command_line.outcome import WrongUseError
from core.problems import Problem, ProblemError
from core.recipes import library
from core.recipes.recipe import ImportRecipe
from core.recipes.storage import load as load_recipe
from core.texts import tr


def recipe_named(name: str) -> ImportRecipe | None:
    """Return the recipe of a known layout or of a file; None without a name."""
    if not name:
        return None
    if name.lower().endswith(".json"):
        path = Path(name)
        if not path.is_file():
            raise WrongUseError(Problem(tr("This recipe does not exist."), name, tr("Check the name of the file.")))
        return load_recipe(path)
    try:
        return library.recipe(name)
    except ProblemError as error:
        raise WrongUseError(*error.problems) from error
