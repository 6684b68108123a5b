"""What a command found, and how it is printed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.bounds import Bounds
from core.problems import Problem, ProblemError
from core.reading.table import Balance

DONE, WRONG_USE, NOT_USABLE, CANCELLED = 0, 2, 3, 130
"""Exit statuses."""

_DECIMALS = 6  # of an amount: enough for one euro in a million million, and no noise of the last bit
_SAME = 1e-12  # relative: two sums of the same figures in another order


class WrongUseError(ProblemError):
    """The words of the command cannot be carried out, whatever is in the files."""


@dataclass(frozen=True)
class Outcome:
    """`data` is printed with --json; without it `text`, and the problems beside it."""

    data: Mapping[str, Any]
    text: str = ""
    problems: tuple[Problem, ...] = ()
    status: int = DONE


def as_json(data: Mapping[str, Any]) -> str:
    """Return the object as JSON text; what is not a number in JSON is null."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)


def problem(each: Problem) -> dict[str, object]:
    """Return the fields of a problem."""
    return {"what": each.what, "where": each.where, "remedy": each.remedy, "count": each.count}


def of_file(each: Problem, path: Path) -> Problem:
    """Return the problem with the name of the file it was found in."""
    return each if path.name in each.where else replace(each, where=f"{path.name} – {each.where}".rstrip(" –"))


def balance(each: Balance) -> dict[str, int]:
    """Return the figures of a balance that add up."""
    return {"read": each.read, "imported": each.imported, "set_aside": each.set_aside, "skipped": each.skipped}


def amount(bounds: Bounds) -> float | list[float | None] | None:
    """Return an exact figure as a number, any other as `[low, high]`; no limit is None."""
    if math.isclose(bounds.low, bounds.high, rel_tol=_SAME):
        return _number(bounds.low)
    return [_number(bounds.low), _number(bounds.high)]


def _number(value: float) -> float | None:
    return round(value, _DECIMALS) + 0.0 if math.isfinite(value) else None


def columns(rows: Sequence[Sequence[str]], right: Sequence[bool] = ()) -> str:
    """Return rows of text as columns of equal width; those marked `right` are aligned to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    sides = [*right, *([False] * (len(widths) - len(right)))]
    lines = (
        "  ".join(
            cell.rjust(width) if side else cell.ljust(width)
            for cell, width, side in zip(row, widths, sides, strict=True)
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)
