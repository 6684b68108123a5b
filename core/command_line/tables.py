"""A report as plain text, for a terminal."""

from __future__ import annotations

import datetime as dt

from core.command_line import outcome
from core.numerals import MISSING, day, number, percent, whole
from core.report import CellValue, Format, Report, ReportTable


def text(report: Report) -> str:
    """Return the sentences, tables and notes of the report."""
    parts = ["\n".join(report.sentences), *(_table(table) for table in report.tables if table.rows)]
    if report.notes:
        parts.append("\n".join(f"- {note}" for note in report.notes))
    return "\n\n".join(part for part in parts if part)


def _table(table: ReportTable) -> str:
    heads = [f"{column.title} ({column.unit})" if column.unit else column.title for column in table.columns]
    rows = [
        [_cell(value, column.format) for value, column in zip(row, table.columns, strict=True)] for row in table.rows
    ]
    aligned = outcome.columns([heads, *rows], [column.format != "text" for column in table.columns])
    return "\n".join(part for part in (table.title, aligned, table.note) if part)


def _cell(value: CellValue, kind: Format) -> str:
    if value is None:
        return MISSING
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, str):
        return value
    if kind == "share":
        return percent(value)
    if kind == "whole":
        return whole(int(value))
    return number(value) if kind == "number" else str(value)
