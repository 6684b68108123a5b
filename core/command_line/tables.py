"""A report as plain text, for a terminal."""

from __future__ import annotations

from core.command_line import outcome
from core.report import Report, ReportTable
from core.report_text import cell_text, head_text


def text(report: Report) -> str:
    """Return the sentences, tables and notes of the report."""
    parts = ["\n".join(report.sentences), *(_table(table) for table in report.tables if table.rows)]
    if report.notes:
        parts.append("\n".join(f"- {note}" for note in report.notes))
    return "\n\n".join(part for part in parts if part)


def _table(table: ReportTable) -> str:
    heads = [head_text(column) for column in table.columns]
    rows = [
        [cell_text(value, column.format) for value, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    aligned = outcome.columns([heads, *rows], [column.format != "text" for column in table.columns])
    return "\n".join(part for part in (table.title, aligned, table.note) if part)
