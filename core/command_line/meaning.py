"""From the files and choices of the command line to datasets and options."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import cast

from core import importing, reading
from core.analysis.options import ShareOptions
from core.command_line.named import recipe_named
from core.command_line.outcome import WrongUseError, of_file
from core.dataset import Dataset
from core.flows import BASES, FLAGS, Basis, Flag
from core.problems import Problem, ProblemError
from core.reading import Detected
from core.recipes import library, suggest
from core.recipes.adapt import with_meaning
from core.recipes.header_words import NO, YES
from core.recipes.recipe import FieldName, FieldRule, ImportRecipe
from core.texts import tr

LEFT_OUT: tuple[Flag, ...] = ("temporary", "extension", "replacement", "refused")
"""What a share of a file of unknown layout leaves out, where the file tells of it (METHOD 0.2, 6)."""

_NEEDED: tuple[FieldName, ...] = ("supplier", "recipient", "year", "value", "basis", "currency")


def datasets(arguments: argparse.Namespace) -> tuple[Dataset, ...]:
    """Read all files; `ProblemError` with everything that stands in the way, of every file."""
    made: list[Dataset] = []
    problems: list[Problem] = []
    named = recipe_named(arguments.recipe)
    for number, path in enumerate(arguments.files, 1):
        try:
            made.append(_dataset(path, f"s{number}", named, arguments))
        except WrongUseError:
            raise
        except ProblemError as error:
            problems += (of_file(each, path) for each in error.problems)
    if problems:
        raise ProblemError(*problems)
    return tuple(made)


def options(arguments: argparse.Namespace, of: tuple[Dataset, ...]) -> ShareOptions:
    """Return the choices above the answer."""
    filters: dict[str, tuple[str, ...]] = {}
    for field, text in arguments.filter:
        filters[field] = (*filters.get(field, ()), text)
    basis = _basis(arguments, of)
    return ShareOptions(
        basis=basis,
        currency=_currency(arguments, of, basis),
        membership=arguments.membership,
        years=arguments.years,
        by=arguments.by,
        lens=arguments.lens,
        destination=arguments.destination,
        include=tuple(arguments.include),
        leave_out=tuple(arguments.leave_out),
        filters=tuple(filters.items()),
    )


def _basis(arguments: argparse.Namespace, of: tuple[Dataset, ...]) -> Basis | None:
    """Return the measure that `--set basis=` chooses among several; None when nothing was said."""
    said = dict(arguments.set).get("basis")
    offered = {flows.basis for dataset in of for flows in dataset.flows}
    return cast("Basis", said) if said in offered else None


def _currency(arguments: argparse.Namespace, of: tuple[Dataset, ...], basis: Basis | None) -> str:
    """Return the currency that `--set currency=` chooses; `ProblemError` for a file in several while none is chosen."""
    said = str(dict(arguments.set).get("currency", "")).upper()
    problems = []
    for dataset in of:
        first = next((flows.basis for flows in dataset.flows if basis in (None, flows.basis)), None)
        offered = tuple(flows.currency for flows in dataset.flows if flows.basis == first)
        if said and offered and said not in offered:
            problems.append(_another_currency(said, offered, dataset.source.path))
        elif not said and len(offered) > 1:
            problems.append(_several_currencies(offered, dataset.source.path))
    if problems:
        raise ProblemError(*problems)
    return said


def _several_currencies(offered: tuple[str, ...], path: Path) -> Problem:
    return Problem(
        tr("The values of this file are in several currencies and cannot be added up: {names}.", names=_names(offered)),
        path.name,
        tr("Choose one with --set currency={currency}.", currency=next(filter(None, offered))),
    )


def _another_currency(said: str, offered: tuple[str, ...], path: Path) -> Problem:
    if not any(offered):
        return Problem(tr("The values of this file are not in a currency."), path.name, tr("Leave the currency out."))
    return Problem(
        tr("The values of this file are not in {currency}.", currency=said),
        path.name,
        tr("Choose one of these: {names}.", names=_names(offered)),
    )


def _names(currencies: tuple[str, ...]) -> str:
    return ", ".join(currency or tr("not stated") for currency in currencies)


def _dataset(path: Path, source_id: str, named: ImportRecipe | None, arguments: argparse.Namespace) -> Dataset:
    detected = importing.notice(path, arguments.sheet)
    known = named or library.recognise(detected)
    recipe = _with_choices(known or _drafted(path, detected), arguments, path)
    if known is None:
        _check_complete(recipe, path)
    return importing.load(path, source_id=source_id, sheet=arguments.sheet, recipe=recipe)


def _drafted(path: Path, detected: Detected) -> ImportRecipe:
    """Return what the heads and the first rows of an unknown file suggest."""
    first_rows = reading.preview(path, detected.layout)
    return replace(suggest.suggest(first_rows), leave_out=LEFT_OUT)


def _with_choices(recipe: ImportRecipe, arguments: argparse.Namespace, path: Path) -> ImportRecipe:
    """Return the recipe with what --map and --set say."""
    columns = cast("dict[FieldName, str]", dict(arguments.map))
    constants = cast("dict[FieldName, str]", dict(arguments.set))
    if constants.get("basis", BASES[0]) not in BASES:
        raise _no_basis(constants["basis"], BASES, path)
    offered = tuple(measure.basis for measure in recipe.measures)
    if offered and "basis" in constants and "value" not in columns:
        # The file says itself what its values measure: this chooses among them and must not rename them.
        if constants["basis"] not in offered:
            raise _no_basis(constants["basis"], offered, path)
        del constants["basis"]
    if "currency" in constants and "value" not in columns and "currency" not in columns and _has_currency(recipe):
        # The same for the currency: a value in euros does not become one in dollars.
        del constants["currency"]
    if not columns and not constants:
        return recipe
    recipe = with_meaning(recipe, columns, constants)
    return replace(recipe, fields={field: _with_words(field, rule) for field, rule in recipe.fields.items()})


def _has_currency(recipe: ImportRecipe) -> bool:
    """Return whether the file says itself in which currency its values are, or that they are in none."""
    return bool(recipe.fields.get("currency", FieldRule()).column) or bool(recipe.measures)


def _with_words(field: FieldName, rule: FieldRule) -> FieldRule:
    """Give a column that says yes or no the usual words for it."""
    return replace(rule, yes=YES, no=NO) if field in FLAGS and rule.column and not rule.yes else rule


def _no_basis(said: str, offered: tuple[Basis, ...], path: Path) -> WrongUseError:
    return WrongUseError(
        Problem(
            tr("The values do not measure “{basis}”.", basis=said),
            path.name,
            tr("Choose one of these: {names}.", names=", ".join(dict.fromkeys(offered))),
        )
    )


def _check_complete(recipe: ImportRecipe, path: Path) -> None:
    """Refuse a file of unknown layout while what its values mean is not said (METHOD 12)."""
    open_questions = [each for each in suggest.open_questions(recipe) if each.field in _NEEDED]
    if open_questions:
        raise ProblemError(
            *(
                Problem(
                    each.sentence,
                    path.name,
                    tr("Say so with --map {field}=COLUMN or --set {field}=VALUE.", field=each.field),
                )
                for each in open_questions
            )
        )
