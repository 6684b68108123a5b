"""Old .xls files are measured before a reader asks for memory for their cells."""

import struct

import pytest

from core import reading
from core.problems import ProblemError
from core.reading import biff
from core.resources import resource

DIMENSIONS = struct.pack("<HH", 0x0200, 14)
CELL = struct.pack("<HH", 0x00FD, 10)  # a text
FAR = struct.pack("<HH", 65_535, 65_535)


@pytest.fixture
def changed(tmp_path):
    """Return a function that writes a small .xls file with the start of one kind of record changed."""

    def write(record, content):
        data = bytearray(resource("self_test", "kind.xls").read_bytes())
        place = data.index(record) + len(record)
        data[place : place + len(content)] = content
        path = tmp_path / "book.xls"
        path.write_bytes(data)
        return path

    return write


def test_the_cells_of_an_xls_file_are_measured():
    path = resource("self_test", "kind.xls")
    found = reading.read(path, reading.detect(path).layout)

    biff.check_xls(path)

    assert len(found.table) == 3


@pytest.mark.parametrize(
    ("record", "content"),
    [(DIMENSIONS, struct.pack("<IIHH", 0, 0xFFFFFFFF, 0, 0xFFFF)), (CELL, FAR)],
    ids=["it says it is huge", "one cell is far away"],
)
def test_an_xls_file_that_would_ask_for_all_memory_is_refused(changed, record, content):
    with pytest.raises(ProblemError, match="more cells than can be read"):
        reading.detect(changed(record, content))


@pytest.mark.parametrize("length", [600, 1500, 4000])
def test_an_xls_file_that_is_cut_off_is_damaged(tmp_path, length):
    path = tmp_path / "book.xls"
    path.write_bytes(resource("self_test", "kind.xls").read_bytes()[:length])

    with pytest.raises(ProblemError):
        reading.detect(path)


def test_sectors_that_go_round_in_a_circle_are_refused(tmp_path):
    data = bytearray(resource("self_test", "kind.xls").read_bytes())
    (table,) = struct.unpack_from("<I", data, 76)
    (directory,) = struct.unpack_from("<I", data, 48)
    struct.pack_into("<I", data, (table + 1) * 512 + 4 * directory, directory)
    path = tmp_path / "book.xls"
    path.write_bytes(data)

    with pytest.raises(ProblemError, match="damaged"):
        reading.detect(path)


def test_a_workbook_for_which_there_is_no_memory_is_told(monkeypatch, tmp_path):
    path = tmp_path / "book.xls"
    path.write_bytes(resource("self_test", "kind.xls").read_bytes())

    def no_memory(_path):
        raise MemoryError

    monkeypatch.setattr("core.reading.sheets.calamine.CalamineWorkbook.from_path", no_memory)

    with pytest.raises(ProblemError, match="more cells than can be read"):
        reading.detect(path)
