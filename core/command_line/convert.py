"""`convert`: tables as they were read, to another kind of file."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import importing, reading
from core.command_line import outcome
from core.command_line.arguments import TABLE_ENDINGS
from core.command_line.named import recipe_named
from core.command_line.outcome import DONE, NOT_USABLE, Outcome, WrongUseError
from core.export import tables
from core.numerals import whole
from core.problems import Problem, ProblemError
from core.reading.table import Reading
from core.recipes.recipe import ImportRecipe
from core.saving import no_such_kind
from core.texts import tr


@dataclass(frozen=True)
class _Work:
    """One file to convert, and where it goes."""

    source: Path
    target: Path


def run(arguments: argparse.Namespace) -> Outcome:
    """Convert every file; into a folder, one that cannot be read does not stop the others.

    Rows that were set aside are saved beside the table, in `OUT.aside.csv`.
    """
    recipe = recipe_named(arguments.recipe)
    works, several = _plan(arguments.files, arguments.to, arguments.as_text)
    done: list[dict[str, Any]] = []
    lines: list[str] = []
    problems: list[Problem] = []
    failed = False
    for work in works:
        try:
            read, found = _convert(work, recipe, arguments)
        except ProblemError as error:
            if not several:
                raise
            problems += (outcome.of_file(each, work.source) for each in error.problems)
            failed = True
            continue
        problems += (outcome.of_file(each, work.source) for each in found) if several else found
        done.append(_data(work, read))
        lines.append(
            tr(
                "{source} → {target}: {rows} rows, {aside} set aside.",
                source=work.source.name,
                target=work.target,
                rows=whole(read.balance.imported),
                aside=whole(read.balance.set_aside),
            )
        )
    data = {"files": done, "problems": [outcome.problem(each) for each in problems]}
    return Outcome(data, "\n".join(lines), tuple(problems), NOT_USABLE if failed else DONE)


def _data(work: _Work, read: Reading) -> dict[str, Any]:
    return {
        "file": str(work.source),
        "to": str(work.target),
        "aside": str(_beside(work.target)) if read.aside else None,
        "sha256": read.sha256,
        "balance": outcome.balance(read.balance),
    }


def _plan(files: list[Path], to: str, as_text: bool) -> tuple[list[_Work], bool]:
    """Say where each file goes, and whether that is a folder."""
    target = Path(to)
    if not (to.endswith(("/", os.sep)) or target.is_dir()):
        if len(files) > 1:
            raise WrongUseError(
                Problem(tr("Several files need a folder to go to."), to, tr("End the name of the folder with a slash."))
            )
        return [_checked(_Work(files[0], target), as_text)], False
    works, taken = [], set()
    for source in files:
        name = f"{source.stem}.csv"
        if name.casefold() in taken:
            name = f"{source.name}.csv"
        number = 2
        while name.casefold() in taken:
            name, number = f"{source.stem} ({number}).csv", number + 1
        taken.add(name.casefold())
        works.append(_checked(_Work(source, target / name), as_text))
    _make(target)
    return works, True


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUseError(
            Problem(tr("This folder cannot be made."), str(folder), tr("Choose another folder."))
        ) from error


def _checked(work: _Work, as_text: bool) -> _Work:
    """Refuse a kind of file that cannot be made, and what would put the result in the place of its source."""
    endings = (".csv",) if as_text else TABLE_ENDINGS
    if work.target.suffix.lower() not in endings:
        raise WrongUseError(no_such_kind(work.target, endings))
    if work.target.exists() and work.source.exists() and work.target.samefile(work.source):
        raise WrongUseError(
            Problem(tr("This would replace the file itself."), str(work.source), tr("Choose another name or folder."))
        )
    return work


def _convert(work: _Work, recipe: ImportRecipe | None, arguments: argparse.Namespace) -> tuple[Reading, list[Problem]]:
    read, problems = _read(work.source, recipe, arguments)
    problems += tables.write(read.table, work.target, as_text=arguments.as_text)
    aside = _beside(work.target)
    if read.aside or aside.exists():  # an older one would tell of rows that are not set aside any more
        tables.write_aside(read.aside, aside)
    return read, problems


def _read(path: Path, recipe: ImportRecipe | None, arguments: argparse.Namespace) -> tuple[Reading, list[Problem]]:
    if arguments.as_text:
        read = reading.read(path, importing.notice(path, arguments.sheet).layout)
        return read, list(read.problems)
    found = importing.look(path, arguments.sheet, recipe)
    return found.reading, list(found.problems)


def _beside(target: Path) -> Path:
    return target.with_name(f"{target.name}.aside.csv")
