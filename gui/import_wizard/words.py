"""The words of the wizard for what the core names briefly."""

from __future__ import annotations

from core.flows import BASES, Basis, Flag
from core.markings import MARKINGS
from core.reading.table import Column, Kind
from core.recipes.recipe import FieldName
from core.texts import mark, tr

KIND_NAMES: dict[Kind, str] = {
    "text": mark("text"),
    "number": mark("number"),
    "integer": mark("whole number"),
    "year": mark("year"),
    "date": mark("date"),
    "boolean": mark("yes or no"),
}

FIELD_NAMES: dict[FieldName, str] = {
    "supplier": mark("supplier"),
    "recipient": mark("recipient"),
    "final_recipient": mark("final recipient"),
    "origin": mark("origin"),
    "year": mark("year"),
    "date": mark("date"),
    "category": mark("category"),
    "value": mark("value"),
    "low": mark("lowest value"),
    "high": mark("highest value"),
    "currency": mark("currency"),
    "basis": mark("basis"),
    "direction": mark("direction"),
    "temporary": mark("temporary"),
    "extension": mark("extension"),
    "replacement": mark("replacement"),
    "licensed": mark("licensed production"),
    "second_hand": mark("second-hand"),
    "estimate": mark("estimate"),
    "refused": mark("refused"),
    "dual_use": mark("dual use"),
}

BASIS_NAMES: dict[Basis, str] = {
    "tiv": mark("SIPRI trend-indicator value (TIV)"),
    "licence": mark("value of licences"),
    "delivery": mark("value of deliveries"),
    "order": mark("value of orders"),
    "units": mark("numbers of items"),
    "production": mark("value of production"),
}

FLAG_NAMES: dict[Flag, str] = {
    "temporary": mark("temporary exports"),
    "extension": mark("extensions of earlier licences"),
    "replacement": mark("replacements of earlier licences"),
    "licensed": mark("production under licence"),
    "second_hand": mark("second-hand goods"),
    "estimate": mark("estimated figures"),
    "refused": mark("refused licences"),
    "dual_use": mark("dual-use goods"),
}


def field_name(name: FieldName) -> str:
    """Return the word for a field of a flow."""
    return tr(FIELD_NAMES[name])


def basis_name(basis: Basis) -> str:
    """Return the words for what a value measures."""
    return tr(BASIS_NAMES[basis])


def basis_choices() -> list[tuple[Basis, str]]:
    """Return every basis with its words."""
    return [(basis, basis_name(basis)) for basis in BASES]


def marking_choices() -> list[tuple[str, str]]:
    """Return every marking as it is written, the lowest first."""
    return [(marking, text or tr("none (unclassified)")) for marking, text in MARKINGS.items()]


def date_order_choices() -> list[tuple[str, str]]:
    """Return the orders of day, month and year."""
    return [("dmy", tr("day, month, year")), ("mdy", tr("month, day, year")), ("ymd", tr("year, month, day"))]


def decimal_choices() -> list[tuple[str, str]]:
    """Return the signs before the decimals."""
    return [(",", tr("decimal comma  1.234,5")), (".", tr("decimal point  1,234.5"))]


def notation(column: Column) -> str:
    """Return how the values of a column are written, in words; empty for text."""
    if column.kind == "date":
        first, _, _ = column.date_order.partition("+")
        return dict(date_order_choices()).get(first, column.date_order)
    if column.percent:
        return tr("percentages")
    if column.kind == "number":
        return tr("decimal comma") if column.decimal == "," else tr("decimal point")
    return ""
