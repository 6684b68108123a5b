"""What a table means: records to flows, by a recipe.

Everything is decided once for each distinct word and then taken by code, so that a million records cost little.
Every record becomes a flow: one without a value has NaN, one without a year has year 0, and both are reported.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from core.flows import BASES, EXPORT, FLAGS, IMPORT, TRANSIT, Basis, Coded, Flag, Flows
from core.goods import categories
from core.problems import Problem, ProblemError
from core.reading.table import Column, Floats, Mask, Reading, Rows, Table
from core.recipes import names, rules
from core.recipes.draft import NO_YEAR, Draft, Years, coded, constant, flag_of, numbers, spread, texts, whole
from core.recipes.recipe import FieldName, FieldRule, ImportRecipe, Measure
from core.texts import tr, trn

FIRST_YEAR, LAST_YEAR = 1800, 2199

DIRECTIONS = {
    EXPORT: ("export", "exports", "x", "uitvoer", "ausfuhr", "exportation", "exportación"),
    IMPORT: ("import", "imports", "m", "invoer", "einfuhr", "importation", "importación"),
    TRANSIT: ("transit", "doorvoer", "durchfuhr", "tránsito"),
}


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class Applied:
    """The flows of a reading, one entry for each measure; `explanations` are in the language of the session."""

    flows: tuple[Flows, ...]
    problems: tuple[Problem, ...]
    explanations: tuple[str, ...]
    reading: Reading


def apply(reading: Reading, recipe: ImportRecipe, source_id: str) -> Applied:
    """Make the flows of a reading by a recipe.

    `ProblemError` lists every column that the recipe needs and the file does not have, every unknown rule, and
    a basis or currency that cannot be. A recipe of shape `table`, or without a measure, gives no flows.
    """
    rules.check(recipe)
    if recipe.shape == "table":
        return Applied((), (), (), reading)
    problems: list[Problem] = []
    if recipe.shape == "wide_years":
        drafts, problems = _wide(reading.table, recipe)
    else:
        drafts = _rows(reading.table, recipe)
    flows: list[Flows] = []
    sentences: dict[str, None] = {}
    found: dict[Problem, None] = dict.fromkeys(problems)
    for draft in drafts:
        done, said, more = rules.carry_out(draft)
        sentences |= dict.fromkeys(said)
        found |= dict.fromkeys([*more, *_without_number(done), *_without_year(done)])
        flows += [each.flows(source_id) for each in _by_currency(done)]
    return Applied(tuple(flows), tuple(found), tuple(sentences), reading)


def measures(recipe: ImportRecipe) -> tuple[Measure, ...]:
    """Return the measures of a recipe; the fields value, basis and currency make one when it names none."""
    if recipe.measures:
        return recipe.measures
    value = recipe.fields.get("value") or recipe.fields.get("low")
    basis = _basis(recipe)
    if value is None or basis is None:
        return ()
    rule = recipe.fields.get("currency", FieldRule())
    unit = {"tiv": "mln TIV", "units": "units"}.get(basis, "")
    return (Measure(basis, value.column, rule.constant.upper(), unit, value.multiplier),)


def _basis(recipe: ImportRecipe) -> Basis | None:
    text = recipe.fields.get("basis", FieldRule()).constant
    for basis in BASES:
        if text == basis:
            return basis
    if not text:
        return None
    raise ProblemError(
        Problem(
            tr("“{basis}” is not a basis.", basis=text),
            remedy=tr("Choose one of these: {names}.", names=", ".join(BASES)),
        )
    )


def _rows(table: Table, recipe: ImportRecipe) -> list[Draft]:
    """Return a draft for each measure, with an entry for every record."""
    chosen = measures(recipe)
    if not chosen:
        return []
    _check_columns(table, recipe, chosen)
    size = len(table)
    supplier, recipient, final = (_texts(table, recipe, name) for name in ("supplier", "recipient", "final_recipient"))
    years, dates = _time(table, recipe)
    flags: dict[Flag, npt.NDArray[np.int8]] = {}
    for flag in FLAGS:
        known = _flag(table, recipe.fields.get(flag), size)
        if known is not None:
            flags[flag] = known
    drafts = []
    for measure in chosen:
        low, high = _values(table, recipe, measure)
        drafts.append(
            Draft(
                recipe, table, measure, np.arange(size, dtype=np.int64), supplier, recipient, final,
                _category(table, recipe), years, dates, low, high, whole(size), _direction(table, recipe), flags,
            )
        )  # fmt: skip
    return drafts


def _wide(table: Table, recipe: ImportRecipe) -> tuple[list[Draft], list[Problem]]:
    """Return one draft with an entry for every cell that holds something, of the columns that are named for a year."""
    (measure,) = measures(recipe) or (Measure("tiv", ""),)
    _check_columns(table, recipe, ())
    by_year = [column for column in table.columns if names.is_year(column.name)]
    supplier, recipient, final = (_texts(table, recipe, name) for name in ("supplier", "recipient", "final_recipient"))
    category = _category(table, recipe)
    problems: list[Problem] = []
    rows: list[Rows] = [np.empty(0, np.int64)]
    years: list[Years] = [np.empty(0, np.int16)]
    values: list[Floats] = [np.empty(0)]
    for column in by_year:
        values_of = numbers(column)
        there = np.flatnonzero(~np.append(column.missing, True)[column.codes])
        if not len(there):
            problems.append(
                Problem(
                    tr("There are no figures for {year} in this file: the column is empty.", year=column.name.strip()),
                    column.name,
                    tr("Do not read it as zero."),
                )
            )
        problems += _not_numbers(column, np.isnan(values_of))
        rows.append(there)
        years.append(np.full(len(there), int(column.name), np.int16))
        values.append(values_of[there] * measure.multiplier)
    row, value = np.concatenate(rows), np.concatenate(values)
    draft = Draft(
        recipe, table, measure, row, supplier.take(row), recipient.take(row), final.take(row), category.take(row),
        np.concatenate(years), np.full(len(row), "NaT", "datetime64[D]"), value, value, whole(len(row)),
        whole(len(row)),
    )  # fmt: skip
    return [draft], problems


def _check_columns(table: Table, recipe: ImportRecipe, chosen: tuple[Measure, ...]) -> None:
    wanted = [measure.column for measure in chosen] + [rule.column for rule in recipe.fields.values()]
    missing = [name for name in dict.fromkeys(wanted) if name and names.find(table, name) is None]
    if missing:
        raise ProblemError(*(rules.absent(name) for name in missing))


def _column(table: Table, recipe: ImportRecipe, field: FieldName) -> Column | None:
    rule = recipe.fields.get(field)
    return None if rule is None else names.find_words(table, rule.column)


def _texts(table: Table, recipe: ImportRecipe, field: FieldName) -> Coded:
    column = _column(table, recipe, field)
    if column is None:
        return constant(recipe.fields.get(field, FieldRule()).constant, len(table))
    return coded(texts(column), column.codes)


def _category(table: Table, recipe: ImportRecipe) -> Coded:
    column = _column(table, recipe, "category")
    if column is None:
        return constant(recipe.fields.get("category", FieldRule()).constant, len(table))
    normal = [categories.normal(recipe.category_scheme, word) for word in texts(column)]
    return coded(normal, column.codes)


def _flag(table: Table, rule: FieldRule | None, size: int) -> npt.NDArray[np.int8] | None:
    """Return what the source says of a flag; None when it does not know it."""
    if rule is None:
        return None
    column = names.find_words(table, rule.column)
    if column is not None:
        return flag_of(column, rule)
    known = {"yes": 1, "no": 0}.get(rule.constant.casefold())
    return None if known is None else np.full(size, known, np.int8)


def _direction(table: Table, recipe: ImportRecipe) -> npt.NDArray[np.int8]:
    column = _column(table, recipe, "direction")
    meaning = {word: direction for direction, words in DIRECTIONS.items() for word in words}
    if column is None:
        said = recipe.fields.get("direction", FieldRule()).constant.casefold()
        return np.full(len(table), meaning.get(said, EXPORT), np.int8)
    return spread([meaning.get(word.casefold(), EXPORT) for word in texts(column)], column, EXPORT)


def _time(table: Table, recipe: ImportRecipe) -> tuple[Years, npt.NDArray[np.datetime64]]:
    """Return year and date of every record, 0 and NaT where they are not known."""
    size = len(table)
    dates = np.full(size, "NaT", "datetime64[D]")
    of_date, of_year = (names.find(table, recipe.fields.get(field, FieldRule()).column) for field in _TIMES)
    if of_date is not None and of_date.values.dtype.kind == "M":
        dates = np.append(of_date.values.astype("datetime64[D]"), np.datetime64("NaT", "D"))[of_date.codes]
    if of_year is None and of_date is None:
        said = recipe.fields.get("year", FieldRule()).constant
        year = int(said) if names.is_year(said) else NO_YEAR
        years = np.full(size, year, np.int16)
    elif of_year is not None:
        years = np.append(_word_years(of_year), np.int16(NO_YEAR))[of_year.codes]
    else:
        known = ~np.isnat(dates)
        since = np.where(known, dates, np.datetime64("1970-01-01")).astype("datetime64[Y]").astype(np.int64)
        years = np.where(known, since + 1970, NO_YEAR).astype(np.int16)
    return years, dates


_TIMES: tuple[FieldName, ...] = ("date", "year")


def _without_year(draft: Draft) -> list[Problem]:
    bare = int((draft.years == NO_YEAR).sum())
    if not bare:
        return []
    rule = draft.recipe.fields.get("year") or draft.recipe.fields.get("date") or FieldRule()
    return [
        Problem(
            trn("{count} record has no year.", "{count} records have no year.", bare),
            rule.column,
            tr("They count in no year. Correct the cells, or choose another column for the year."),
            bare,
        )
    ]


def _word_years(column: Column) -> Years:
    """Return the year of every distinct word, 0 where it is none."""
    if column.values.dtype.kind == "M":
        known = ~np.isnat(column.values)
        since = np.where(known, column.values, np.datetime64("1970-01-01")).astype("datetime64[Y]").astype(np.int64)
        found = np.where(known, since + 1970, NO_YEAR)
    elif column.values.dtype.kind == "f" and len(column.values) == len(column.words):
        found = np.nan_to_num(column.values, nan=NO_YEAR, posinf=NO_YEAR, neginf=NO_YEAR)
    else:
        found = np.array([int(word) if names.is_year(word) else NO_YEAR for word in texts(column)], np.float64)
    inside = (found >= FIRST_YEAR) & (found <= LAST_YEAR) & (found == np.floor(found))
    return np.where(inside, found, NO_YEAR).astype(np.int16)


def _values(table: Table, recipe: ImportRecipe, measure: Measure) -> tuple[Floats, Floats]:
    """Return the limits of the value of every record; the fields low and high give them where there are such."""
    column = names.find(table, measure.column)
    assert column is not None  # looked up by _check_columns
    value = numbers(column) * measure.multiplier
    low, high = value, value
    limits = [names.find(table, recipe.fields[field].column) for field in _LIMITS if field in recipe.fields]
    if len(limits) == 2 and all(limit is not None for limit in limits):
        low, high = (numbers(limit) * measure.multiplier for limit in limits if limit is not None)
        exact = ~np.isnan(value)
        if "value" in recipe.fields:
            low, high = np.where(np.isnan(low) & exact, value, low), np.where(np.isnan(high) & exact, value, high)
    return low, high


_LIMITS: tuple[FieldName, ...] = ("low", "high")


def _without_number(draft: Draft) -> list[Problem]:
    """Say which columns of values hold text, as far as no rule has made values of it.

    Single cells that do not fit a column of numbers are reported when the file is read.
    """
    bare = np.zeros(len(draft.table), bool)
    bare[draft.row[np.isnan(draft.low)]] = True
    fields = [draft.recipe.fields[field].column for field in _LIMITS if field in draft.recipe.fields]
    columns = [names.find(draft.table, name) for name in dict.fromkeys([draft.measure.column, *fields])]
    return [problem for column in columns if column is not None for problem in _not_numbers(column, bare)]


def _not_numbers(column: Column, bare: Mask) -> list[Problem]:
    if column.kind != "text":
        return []
    cells = bare & np.append(~column.missing, False)[column.codes]
    count = int(cells.sum())
    if not count:
        return []
    words = dict.fromkeys(column.text(int(row)) for row in np.flatnonzero(cells)[:100])
    return [
        Problem(
            trn(
                "This column was read as text, so {count} record has no value, for example: {examples}.",
                "This column was read as text, so {count} records have no value, for example: {examples}.",
                count,
                examples=", ".join(f"“{word}”" for word in list(words)[:3]),
            ),
            column.name,
            tr("Read the column as numbers, or choose another column for the value."),
            count,
        )
    ]


def _by_currency(draft: Draft) -> list[Draft]:
    """Return a draft for each currency when the records say it themselves; those that do not say it come last."""
    rule = draft.recipe.fields.get("currency")
    column = names.find_words(draft.table, rule.column) if rule is not None else None
    if column is None:
        return [draft]
    said = coded([word.upper() for word in texts(column)], column.codes)
    codes = said.codes[draft.row]
    return [
        replace(
            draft.take(codes == code), measure=replace(draft.measure, currency=word, unit=draft.measure.unit or word)
        )
        for code, word in (*enumerate(said.words), (-1, ""))
        if (codes == code).any()
    ]
