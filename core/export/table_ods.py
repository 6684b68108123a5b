"""A table as OpenDocument spreadsheet: the open standard beside Excel."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import BinaryIO

import numpy as np

from core.export.cells import Cell, cells, plain_number
from core.export.sheet_rows import letters
from core.problems import Problem, ProblemError
from core.progress import Progress
from core.reading.table import Column, Table
from core.texts import tr, trn

_MOST_ROWS = 1_048_576
_CHUNK = 20_000
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BLANKS = re.compile(r"^ | {2,}| $|\t")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_EMPTY = "<table:table-cell/>"

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<office:document-content xmlns:office="{_OASIS}:office:1.0" xmlns:table="{_OASIS}:table:1.0"'
    f' xmlns:text="{_OASIS}:text:1.0" xmlns:style="{_OASIS}:style:1.0" xmlns:number="{_OASIS}:datastyle:1.0"'
    f' xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0" office:version="1.3"><office:automatic-styles>'
    '<style:style style:name="wide" style:family="table-column">'
    '<style:table-column-properties style:column-width="3.5cm"/></style:style>'
    '<number:date-style style:name="iso"><number:year number:style="long"/><number:text>-</number:text>'
    '<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>'
    "</number:date-style>"
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="iso"/>'
    '<style:style style:name="head" style:family="table-cell"><style:table-cell-properties'
    ' fo:border-bottom="0.5pt solid #000000" fo:wrap-option="wrap"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>"
)
_SETTING = '<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
_FROZEN = "".join(
    _SETTING.format(name=name, kind=kind, value=value)
    for name, kind, value in (
        ("HorizontalSplitMode", "short", 0),
        ("VerticalSplitMode", "short", 2),
        ("VerticalSplitPosition", "int", 1),
        ("ActiveSplitRange", "short", 2),
        ("PositionBottom", "int", 1),
    )
)


def write(
    table: Table, file: BinaryIO, header: Sequence[str], as_text: bool, progress: Progress
) -> tuple[Problem, ...]:
    """Write the table; more rows than a sheet can hold go on in a next sheet, and that is said.

    `ProblemError` when a text holds control characters, which OpenDocument does not allow.
    """
    import odfdo

    written = [cells(column, as_text=as_text) for column in table.columns]
    _check_characters(header, written)
    fragments = [np.array([*map(_cell, column), _EMPTY], dtype=object) for column in written]
    body = _MOST_ROWS - 1
    starts = range(0, max(len(table), 1), body)
    names = [tr("Data") if number == 1 else f"{tr('Data')} {number}" for number in range(1, len(starts) + 1)]
    pieces = [_HEAD]
    for name, start in zip(names, starts, strict=True):
        stop = min(start + body, len(table))
        pieces += [_opening(name, header), *_rows(table.columns, fragments, start, stop, progress), "</table:table>"]
    pieces.append(_filters(names, len(header), min(len(table), body) + 1))
    pieces.append("</office:spreadsheet></office:body></office:document-content>")
    container = odfdo.Document("spreadsheet").container
    container.del_part("Thumbnails/thumbnail.png")
    container.set_part("content.xml", "".join(pieces).encode())
    container.set_part("settings.xml", _settings(names).encode())
    saved = io.BytesIO()
    container.save(saved)
    file.write(saved.getvalue())
    return _notices(len(table), len(starts))


def _cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return _EMPTY
    if isinstance(cell, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(cell).lower()}"/>'
    if isinstance(cell, dt.date):
        day = cell.isoformat()
        return f'<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{day}"/>'
    if isinstance(cell, float):
        return f'<table:table-cell office:value-type="float" office:value="{cell!r}"/>'
    return _text(plain_number(cell) if isinstance(cell, Decimal) else cell)


def _text(text: str, style: str = "") -> str:
    shown = f' table:style-name="{style}"' if style else ""
    lines = "".join(f"<text:p>{_line(line)}</text:p>" for line in _LINE_BREAK.split(text))
    return f'<table:table-cell{shown} office:value-type="string">{lines}</table:table-cell>'


def _line(line: str) -> str:
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _BLANKS.sub(lambda blanks: "<text:tab/>" if blanks[0] == "\t" else _spaces(len(blanks[0])), line)


def _spaces(count: int) -> str:
    return f'<text:s text:c="{count}"/>'


def _opening(name: str, header: Sequence[str]) -> str:
    heads = "".join(_text(column, "head") for column in header)
    return (
        f'<table:table table:name="{name}">'
        f'<table:table-column table:style-name="wide" table:number-columns-repeated="{len(header)}"/>'
        f"<table:table-header-rows><table:table-row>{heads}</table:table-row></table:table-header-rows>"
    )


def _rows(
    columns: Sequence[Column],
    fragments: Sequence[np.ndarray[tuple[int], np.dtype[np.object_]]],
    first: int,
    end: int,
    progress: Progress,
) -> Iterator[str]:
    for start in range(first, end, _CHUNK):
        progress.at(start / end)
        rows = slice(start, min(start + _CHUNK, end))
        lists = [found[column.codes[rows]].tolist() for found, column in zip(fragments, columns, strict=True)]
        joined = map("".join, zip(*lists, strict=True))
        yield "".join(f"<table:table-row>{row}</table:table-row>" for row in joined)


def _filters(names: Sequence[str], columns: int, rows: int) -> str:
    ranges = "".join(
        f'<table:database-range table:name="filter{number}" table:display-filter-buttons="true"'
        f" table:target-range-address=\"'{name}'.A1:'{name}'.{letters(columns - 1)}{rows}\"/>"
        for number, name in enumerate(names, 1)
    )
    return f"<table:database-ranges>{ranges}</table:database-ranges>"


def _settings(names: Sequence[str]) -> str:
    views = "".join(
        f'<config:config-item-map-entry config:name="{name}">{_FROZEN}</config:config-item-map-entry>' for name in names
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<office:document-settings xmlns:office="{_OASIS}:office:1.0" xmlns:config="{_OASIS}:config:1.0"'
        ' office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{views}</config:config-item-map-named>'
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )


def _check_characters(header: Sequence[str], written: Sequence[Sequence[Cell]]) -> None:
    problems = [
        Problem(
            tr("Texts in this column hold control characters, which an OpenDocument file may not hold."),
            name,
            tr("Save as .csv or .xlsx, or take them out of the source."),
            count=count,
        )
        for name, column in zip(header, written, strict=True)
        if (count := sum(isinstance(cell, str) and bool(_NOT_IN_XML.search(cell)) for cell in (name, *column)))
    ]
    if problems:
        raise ProblemError(*problems)


def _notices(rows: int, sheets: int) -> tuple[Problem, ...]:
    if sheets == 1:
        return ()
    return (
        Problem(
            trn(
                "The table has more rows than a sheet can hold and stands on {count} sheet.",
                "The table has more rows than a sheet can hold and stands on {count} sheets.",
                sheets,
            ),
            remedy=tr("Save as .csv or .parquet to keep it in one piece."),
            count=rows,
        ),
    )
