"""Which part of the answer a cell of a table stands for."""

from __future__ import annotations

from core.analysis.options import By
from core.analysis.share_answer import ShareAnswer
from core.analysis.share_rows import Cell, Side
from core.report import ReportTable
from core.texts import tr

BY_TABLE: dict[str, By] = {"suppliers": "supplier", "recipients": "recipient", "categories": "category"}


def cell_of(answer: ShareAnswer, table: ReportTable, row: int, column: int) -> tuple[str, Cell] | None:
    """Return what the cell is about, in words and for `core.analysis.share_rows`; None when no rows are behind it."""
    if not 0 <= row < len(table.rows):
        return None
    name = str(table.rows[row][0])
    head = table.columns[column].title
    title = tr("{name}, {column}", name=name, column=head.lower()) if column else name
    side = _side(head)
    match table.id:
        case "years":
            year = answer.years[row].year
            return title, Cell(years=(year, year), side=side)
        case "period":
            return title, Cell(side=side)
        case "five_year":
            year = answer.five_year[row].year
            return title, Cell(years=(year - 4, year), side=side)
        case "suppliers" | "recipients" | "categories":
            by = BY_TABLE[table.id]
            groups = answer.breakdowns[by]
            return title, Cell(side=side, by=by, key=groups[row].key)
        case "excluded":
            if row == 0:
                return name, Cell()
            reasons = list(answer.excluded)
            return (name, Cell(reason=reasons[row - 1])) if row <= len(reasons) else None
    return None


def _side(head: str) -> Side | None:
    sides: dict[str, Side] = {
        tr("Inside"): "inside",
        tr("Outside"): "outside",
        tr("Ambiguous"): "ambiguous",
        tr("Perhaps counts"): "perhaps",
    }
    return sides.get(head)
