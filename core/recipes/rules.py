"""The peculiarities of layouts, by name.

A recipe names a rule with its settings and a sentence in each language; `{places}` in the sentence are filled
with the figures that the rule found. Each function below says what it does and which settings it takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from core import language, numerals
from core.flows import DETAIL, FLAGS, NO, TOTAL, UNKNOWN, YES, Flag
from core.problems import Problem, ProblemError
from core.reading.table import Column, Mask
from core.recipes import names
from core.recipes.draft import NO_YEAR, Draft, Outcome, Small, flag_of, numbers, spread, texts
from core.recipes.recipe import FieldRule, ImportRecipe, Rule
from core.said import Said, again
from core.texts import tr, trn

Settings = Mapping[str, object]


def carry_out(draft: Draft) -> tuple[Draft, tuple[str, ...], tuple[Problem, ...]]:
    """Apply the rules of the recipe in their order; return the draft, the sentences and the problems."""
    sentences: list[str] = []
    problems: list[Problem] = []
    for rule in draft.recipe.rules:
        outcome = RULES[rule.name].act(draft, rule.settings)
        draft = outcome.draft
        if outcome.found:
            sentences.append(sentence(rule, outcome.figures))
        problems.extend(outcome.problems)
    return draft, tuple(text for text in sentences if text), tuple(problems)


def sentence(rule: Rule, figures: Mapping[str, str]) -> str:
    """Return the sentence of a rule in the language of the session, with its figures."""
    text = rule.sentence.get(language.current()) or rule.sentence.get("en", "")
    filled = re.sub(r"\{(\w+)\}", lambda place: again(figures.get(place[1], place[0])), text)
    return Said(filled, partial(sentence, rule, figures))


def check(recipe: ImportRecipe) -> None:
    """Raise `ProblemError` when the recipe names a rule or a setting that is not known."""
    problems = []
    for rule in recipe.rules:
        if rule.name not in RULES:
            problems.append(tr("The rule “{rule}” of the recipe is not known.", rule=rule.name))
            continue
        problems += [
            tr("The rule “{rule}” has no setting “{setting}”.", rule=rule.name, setting=setting)
            for setting in rule.settings
            if setting not in RULES[rule.name].settings
        ]
    if problems:
        remedy = tr("Correct the recipe or choose another one.")
        raise ProblemError(*(Problem(what, recipe.name, remedy) for what in problems))


def note(draft: Draft, _settings: Settings) -> Outcome:
    """Only say the sentence."""
    return Outcome(draft)


def zero_is_small(draft: Draft, settings: Settings) -> Outcome:
    """A value written as zero stands for more than 0 and at most `high` (METHOD 0.7, 5.2)."""
    zero = (draft.low == 0) & (draft.high == 0)
    high = np.where(zero, _number(settings, "high", 0.5), draft.high)
    return _counted(replace(draft, high=high), zero)


def less_than(draft: Draft, _settings: Settings) -> Outcome:
    """A value written `<5` lies between 0 and 5 (METHOD 5.2)."""
    column = names.find(draft.table, draft.measure.column)
    assert column is not None  # looked up when the draft was made
    limits = np.full(len(column.words) + 1, np.nan)
    for word in np.flatnonzero(column.failing):
        limits[word] = _limit(str(column.words[word]), column.decimal)
    limit = limits[column.codes][draft.row] * draft.measure.multiplier
    below = ~np.isnan(limit)
    low, high = np.where(below, 0.0, draft.low), np.where(below, limit, draft.high)
    return _counted(replace(draft, low=low, high=high), below)


def split_years(draft: Draft, settings: Settings) -> Outcome:
    """A cell with several years, separated by `separator`, gives a flow for each (METHOD 6, multi-year deliveries).

    Takes the column of the field `year`. Every flow has the limits 0 and the whole value; the equal part is its
    single figure. Figures: `rows` with several years, and their `share` of the value.
    """
    column = names.find_words(draft.table, draft.recipe.fields["year"].column)
    assert column is not None  # looked up when the draft was made
    separator = _text(settings, "separator", ";")
    named = [_years(word, separator) for word in texts(column)] + [()]
    counts = np.array([max(1, len(years)) for years in named])
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    flat = np.array([year for years in named for year in (years or (NO_YEAR,))], np.int16)

    codes = column.codes[draft.row]
    times = counts[codes]
    origin = np.repeat(np.arange(len(draft)), times)
    place = np.arange(len(origin)) - np.repeat(np.cumsum(times) - times, times)
    several = times[origin] > 1
    wide = draft.take(origin)
    low = np.where(several, 0.0, wide.low)
    low[np.isnan(wide.low)] = np.nan
    split = replace(
        wide,
        years=flat[starts[codes][origin] + place],
        low=low,
        point=wide.low / times[origin],
        split=np.where(several, origin, -1).astype(np.int64),
        split_years=times[origin].astype(np.int16),
    )
    value = np.nansum(draft.low)
    share = np.nansum(draft.low[times > 1]) / value if value else float("nan")
    rows = int((times > 1).sum())
    return Outcome(split, {"rows": numerals.whole(rows), "share": numerals.percent(share)}, found=rows > 0)


def totals_and_detail(draft: Draft, settings: Settings) -> Outcome:
    """Rows whose cell in `column` is one of `totals` are published totals; the others are their detail.

    Figures: how many `totals` and `details`. Says how often the detail has values where the total has none.
    """
    column = _column(draft, settings)
    words = {word.casefold() for word in _texts(settings, "totals")}
    marks = [word.strip().casefold() in words for word in texts(column)]
    is_total = np.append(marks, False)[column.codes][draft.row]
    part = np.where(is_total, TOTAL, DETAIL).astype(np.int8)
    category = replace(draft.category, codes=np.where(is_total, np.int32(-1), draft.category.codes))
    figures = {"totals": numerals.whole(int(is_total.sum())), "details": numerals.whole(int((~is_total).sum()))}
    done = replace(draft, part=part, category=category)
    return Outcome(done, figures, _details_without_total(done))


def supplier_totals(draft: Draft, settings: Settings) -> Outcome:
    """Rows whose supplier is one of `words` are totals over all suppliers, and leave.

    A row whose supplier is one of `doubtful` leaves only when its value is the sum of the other suppliers in the
    same year, for the same recipient and category (within 2); else it stays, with an unknown supplier. Figures:
    `certain`, `repeated` and `unknown`, the number of rows of each kind.
    """
    column = names.find_words(draft.table, draft.recipe.fields["supplier"].column)
    assert column is not None  # looked up when the draft was made
    certain, doubtful = (_named(column, _texts(settings, name))[draft.row] for name in ("words", "doubtful"))
    repeated = doubtful & _repeats_the_others(draft, ~(certain | doubtful))
    codes = np.where(doubtful, np.int32(-1), draft.supplier.codes)
    figures = {
        "certain": numerals.whole(int(certain.sum())),
        "repeated": numerals.whole(int(repeated.sum())),
        "unknown": numerals.whole(int((doubtful & ~repeated).sum())),
    }
    kept = replace(draft, supplier=replace(draft.supplier, codes=codes)).take(~(certain | repeated))
    return Outcome(kept, figures, _left_out(int((certain | repeated).sum()), column.name))


def any_yes(draft: Draft, settings: Settings) -> Outcome:
    """The flag is yes when one of `columns` says so by a word of `yes`, and no when all say so by one of `no`."""
    rule = FieldRule(yes=_texts(settings, "yes"), no=_texts(settings, "no"))
    found = [names.find_words(draft.table, name) for name in _texts(settings, "columns")]
    marks = np.array([flag_of(column, rule)[draft.row] for column in found if column is not None], np.int8)
    if not len(marks):
        return Outcome(draft)
    known = np.where((marks == YES).any(0), YES, np.where((marks == NO).all(0), NO, UNKNOWN)).astype(np.int8)
    return _counted(_with_flag(draft, settings, known), known == YES)


def military_goods(draft: Draft, settings: Settings) -> Outcome:
    """Ratings in `column` that match the expression `military` are military; `uncertain` ones may be; others are
    dual-use. Figures: how many rows are `military` and `dual_use`."""
    column = _column(draft, settings)
    military = re.compile(_text(settings, "military", ""), re.IGNORECASE)
    uncertain = {each.casefold() for each in _texts(settings, "uncertain")}

    def is_dual_use(word: str) -> int:
        if not word or word.casefold() in uncertain:
            return UNKNOWN
        return NO if military.fullmatch(word) else YES

    known = spread([is_dual_use(word) for word in texts(column)], column, UNKNOWN)[draft.row]
    figures = {
        "military": numerals.whole(int((known == NO).sum())),
        "dual_use": numerals.whole(int((known == YES).sum())),
    }
    return Outcome(replace(draft, flags={**draft.flags, "dual_use": known}), figures)


def unknown_flags(draft: Draft, settings: Settings) -> Outcome:
    """Say how many rows do not tell whether one of `flags` holds. Figures: `count`, and `first`, the first year
    in which more than half of the rows do not tell."""
    flags = [draft.flags[flag] for flag in _flags(settings) if flag in draft.flags]
    unknown = np.array([known == UNKNOWN for known in flags]).any(0) if flags else np.zeros(len(draft), bool)
    years = np.unique(draft.years[draft.years != NO_YEAR])
    mostly = [int(year) for year in years if unknown[draft.years == year].mean() > 0.5]
    count = int(unknown.sum())
    figures = {"count": numerals.whole(count), "first": str(mostly[0]) if mostly else numerals.MISSING}
    return Outcome(draft, figures, found=count > 0)


@dataclass(frozen=True)
class Known:
    """A rule: what it does and the settings it takes."""

    act: Callable[[Draft, Settings], Outcome]
    settings: tuple[str, ...] = ()


RULES: dict[str, Known] = {
    "note": Known(note),
    "zero_is_small": Known(zero_is_small, ("high",)),
    "less_than": Known(less_than),
    "split_years": Known(split_years, ("separator",)),
    "totals_and_detail": Known(totals_and_detail, ("column", "totals")),
    "supplier_totals": Known(supplier_totals, ("words", "doubtful")),
    "any_yes": Known(any_yes, ("flag", "columns", "yes", "no")),
    "military_goods": Known(military_goods, ("column", "military", "uncertain")),
    "unknown_flags": Known(unknown_flags, ("flags",)),
}


def _named(column: Column, wanted: tuple[str, ...]) -> Mask:
    """Mark the cells that hold one of these words, also where they are a mark for "no value"."""
    folded = {word.casefold() for word in wanted}
    found = [str(word).strip().casefold() in folded for word in np.asarray(column.words)]
    cells: Mask = np.append(found, False)[column.codes].astype(bool)
    return cells


def _left_out(count: int, where: str) -> tuple[Problem, ...]:
    if not count:
        return ()
    what = trn(
        "{count} row is a total over all suppliers and is left out, so that nothing counts twice.",
        "{count} rows are totals over all suppliers and are left out, so that nothing counts twice.",
        count,
    )
    return (Problem(what, where, count=count),)


def _counted(draft: Draft, those: Mask) -> Outcome:
    count = int(those.sum())
    return Outcome(draft, {"count": numerals.whole(count)}, found=count > 0)


def _repeats_the_others(draft: Draft, others: Mask) -> Mask:
    """Mark the entries whose values are the sums of these others in the same year, for the same recipient and
    category: in every measure in which they have one."""
    cells = (draft.years.astype(np.int64) * (len(draft.recipient.words) + 1) + draft.recipient.codes) * (
        len(draft.category.words) + 1
    ) + draft.category.codes
    distinct, cell = np.unique(cells, return_inverse=True)
    cell = cell.reshape(-1)
    repeats = np.zeros(len(draft), bool)
    differs = np.zeros(len(draft), bool)
    for measure in draft.recipe.measures or (draft.measure,):
        column = names.find(draft.table, measure.column)
        value = np.nan_to_num(numbers(column)[draft.row]) if column is not None else np.zeros(len(draft))
        sums = np.bincount(cell, np.where(others, value, 0.0), len(distinct))
        same = np.abs(value - sums[cell]) <= 2.0
        repeats |= (value > 0) & same
        differs |= (value > 0) & ~same
    alike: Mask = repeats & ~differs
    return alike


def _details_without_total(draft: Draft) -> tuple[Problem, ...]:
    """Say how often the detail has values where the total of the same year and places has none."""
    pairs = (draft.years.astype(np.int64) * (len(draft.supplier.words) + 1) + draft.supplier.codes) * (
        len(draft.recipient.words) + 1
    ) + draft.recipient.codes
    distinct, pair = np.unique(pairs, return_inverse=True)
    value = np.nan_to_num(draft.low)
    totals, details = (
        np.bincount(pair.reshape(-1), np.where(draft.part == part, value, 0.0), len(distinct))
        for part in (TOTAL, DETAIL)
    )
    bare = (totals == 0) & (details > 0)
    count = int(bare.sum())
    if not count:
        return ()
    value_text = numerals.number(float(details[bare].sum()), 0)
    unit = draft.measure.unit or draft.measure.currency
    return (
        Problem(
            trn(
                "In {count} case there are values by category ({value} {unit}) but no value in the published total.",
                "In {count} cases there are values by category ({value} {unit}) but no value in the published total.",
                count,
                value=value_text,
                unit=unit,
            ),
            draft.measure.column,
            tr(
                "They count by category only, so the totals are at least this much too low. "
                "Look at these rows in the table."
            ),
            count,
        ),
    )


def _with_flag(draft: Draft, settings: Settings, known: Small) -> Draft:
    (flag,) = _flags({"flags": [settings.get("flag", "")]})
    return replace(draft, flags={**draft.flags, flag: known})


def _column(draft: Draft, settings: Settings) -> Column:
    name = _text(settings, "column", "")
    column = names.find_words(draft.table, name)
    if column is None:
        raise ProblemError(absent(name))
    return column


def absent(name: str) -> Problem:
    """Return the problem of a column that a recipe needs and the file does not have."""
    return Problem(
        tr("There is no column “{column}”.", column=name),
        remedy=tr("Choose another column for it in the import wizard."),
    )


def _limit(word: str, decimal: str) -> float:
    found = re.fullmatch(r"\s*<\s*([\d.,]+)\s*", word)
    if not found:
        return float("nan")
    grouping = "." if decimal == "," else ","
    try:
        return float(found[1].replace(grouping, "").replace(decimal, "."))
    except ValueError:
        return float("nan")


def _years(word: str, separator: str) -> tuple[int, ...]:
    parts = [part.strip() for part in word.split(separator)] if word else []
    if not all(re.fullmatch(r"(?:18|19|20|21)\d\d", part) for part in parts):
        return ()
    return tuple(dict.fromkeys(int(part) for part in parts))


def _flags(settings: Settings) -> tuple[Flag, ...]:
    return tuple(flag for flag in FLAGS if flag in _texts(settings, "flags"))


def _number(settings: Settings, name: str, otherwise: float) -> float:
    value = settings.get(name, otherwise)
    return float(value) if isinstance(value, int | float) else otherwise


def _text(settings: Settings, name: str, otherwise: str) -> str:
    return str(settings.get(name, otherwise))


def _texts(settings: Settings, name: str) -> tuple[str, ...]:
    value = settings.get(name, ())
    return tuple(str(each) for each in value) if isinstance(value, list | tuple) else (str(value),)
