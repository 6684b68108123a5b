"""Cells of a report in the notation of the reader."""

import datetime as dt

import pytest

from core.report import ReportColumn
from core.report_text import cell_text, head_text
from core.texts import speaking


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (None, "number", "·"),
        (2014, "year", "2014"),
        (12345, "whole", "12.345"),
        (0.7978, "share", "79,8"),
        (1234.5, "number", "1.234,50"),
        (dt.date(2024, 3, 7), "date", "07-03-2024"),
        ("=1+1", "text", "=1+1"),
    ],
)
def test_a_cell_is_written_as_the_reader_writes_it(value, kind, shown):
    with speaking("nl"):
        assert cell_text(value, kind) == shown


def test_the_unit_stands_in_the_head():
    assert head_text(ReportColumn("Low", "share", "%")) == "Low (%)"
    assert head_text(ReportColumn("Year", "year")) == "Year"
