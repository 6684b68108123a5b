"""`inspect`: how a file would be read."""

from __future__ import annotations

import argparse
from typing import Any

from core.command_line import outcome
from core.command_line.named import recipe_named
from core.command_line.outcome import Outcome
from core.importing import Look, look
from core.numerals import whole
from core.texts import tr


def run(arguments: argparse.Namespace) -> Outcome:
    """Look at the file and say what it is; nothing is changed or written."""
    found = look(arguments.file, arguments.sheet, recipe_named(arguments.recipe))
    return Outcome(_data(found), _text(found), found.problems)


def _data(found: Look) -> dict[str, Any]:
    layout, balance = found.layout, found.reading.balance
    skipped = ("preamble", "header", "blank", "repeated_header", "totals", "footer")
    return {
        "file": str(found.file),
        "sha256": found.sha256,
        "format": layout.format,
        "encoding": layout.encoding,
        "delimiter": layout.delimiter,
        "quote": layout.quote,
        "decimal": layout.decimal,
        "thousands": layout.thousands,
        "date_order": layout.date_order,
        "header_row": layout.header_row,
        "sheets": list(found.sheets),
        "recipe": found.recipe.name if found.recipe else None,
        "columns": [
            {
                "name": column.name,
                "type": column.type,
                "role": column.role,
                "failing": column.failing,
                "missing": column.missing,
                "examples": list(column.examples),
            }
            for column in found.columns
        ],
        "balance": outcome.balance(balance),
        "skipped": {name: getattr(balance, name) for name in skipped},
        "problems": [outcome.problem(each) for each in found.problems],
    }


def _text(found: Look) -> str:
    layout, balance = found.layout, found.reading.balance
    facts = [
        (tr("File"), str(found.file)),
        ("SHA-256", found.sha256),
        (tr("Kind"), layout.format),
        (tr("Encoding"), layout.encoding),
        (tr("Delimiter"), repr(layout.delimiter)[1:-1]),
        (tr("Decimal sign"), layout.decimal),
        (tr("Thousands sign"), layout.thousands),
        (tr("Order of dates"), layout.date_order),
        (tr("Header row"), str(layout.header_row)),
        (tr("Sheets"), ", ".join(found.sheets)),
        (tr("Recipe"), found.recipe.name if found.recipe else tr("not known")),
    ]
    heads = (tr("Column"), tr("Type"), tr("Role"), tr("Failing"), tr("Missing"), tr("Examples"))
    rows = [
        (
            column.name,
            column.type,
            column.role,
            whole(column.failing),
            whole(column.missing),
            " | ".join(" ".join(example.split())[:30] for example in column.examples),
        )
        for column in found.columns
    ]
    counted = tr(
        "Read {read} = imported {imported} + set aside {set_aside} + skipped {skipped}.",
        read=whole(balance.read),
        imported=whole(balance.imported),
        set_aside=whole(balance.set_aside),
        skipped=whole(balance.skipped),
    )
    known = outcome.columns([fact for fact in facts if fact[1]])
    return "\n\n".join((known, outcome.columns([heads, *rows], (False, False, False, True, True)), counted))
