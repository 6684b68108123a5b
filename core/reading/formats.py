"""The file formats the program reads."""

from __future__ import annotations

from dataclasses import dataclass

from core.texts import mark


@dataclass(frozen=True)
class Format:
    """One file format: its name, its title (translate with `tr`) and the endings its files have.

    `core.reading.readers` holds the functions that read it, apart from this list because they need libraries
    that take time to load.
    """

    name: str
    title: str
    endings: tuple[str, ...]


FORMATS = [
    Format("text", mark("Delimited text"), (".csv", ".tsv", ".txt")),
    Format("workbook", mark("Excel workbook"), (".xlsx", ".xlsm", ".xlsb", ".xls")),
    Format("opendocument", mark("OpenDocument spreadsheet"), (".ods",)),
]
