"""The quick reader gives exactly what the careful one gives, or nothing."""

import gc

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.progress import Cancelled, Progress
from core.reading.exact import gather_exactly
from core.reading.stream import TextStream
from core.reading.swift import gather_swiftly
from core.reading.table import Layout, RowRules


def filled_rows(gathered):
    """Return the records that are not blank, with their lines."""
    rows = zip(gathered.rows.tolist(), *(column.to_pylist() for column in gathered.cells), strict=True)
    return [row for row in rows if any(cell.strip() for cell in row[1:])]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from('ab1,,"\n\n\r ;é'), min_size=1, max_size=30))
def test_both_readers_agree_on_any_text(tmp_path, text):
    path = tmp_path / "f.csv"
    path.write_bytes(f"a,b\n{text}".encode())
    layout = Layout()

    swift = gather_swiftly(path, layout, ("a", "b"), 2, Progress())

    if swift is None:
        return
    exact = gather_exactly(path, layout, ("a", "b"), 2, RowRules(), Progress())
    assert filled_rows(swift) == filled_rows(exact)
    assert swift.blank + len(swift.rows) == exact.blank + len(exact.rows)
    assert exact.aside == ()


def test_large_files_give_the_same_columns_however_they_are_encoded(tmp_path):
    path = tmp_path / "large.csv"
    lines = [f"{number},{number % 7},word {number} and more words to fill the line\n" for number in range(400_000)]
    path.write_text("id,group,text\n" + "".join(lines), encoding="utf-8")

    swift = gather_swiftly(path, Layout(), ("id", "group", "text"), 3, Progress())

    assert swift is not None
    assert [str(column.type).startswith("dictionary") for column in swift.cells] == [False, True, False]
    assert swift.cells[0][399_999].as_py() == "399999"
    assert swift.rows[-1] == 400_001


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=12) | st.text(max_size=8).map(str.encode), size=st.integers(1, 5))
def test_bytes_are_utf8_for_the_stream_when_they_are_for_python(tmp_path_factory, data, size):
    path = tmp_path_factory.mktemp("utf8") / "f.txt"
    path.write_bytes(data)
    try:
        data.decode()
        fits = True
    except UnicodeDecodeError:
        fits = False

    stream = TextStream(path, "utf-8", Progress(), size)
    try:
        stream.skip_lines(0)
        while stream.read(size):
            pass
        found = True
    except pa.ArrowInvalid:
        found = False
    finally:
        stream.close()

    assert found == fits


@pytest.mark.parametrize("calls", [0, 1, 2])
def test_work_that_is_cancelled_leaves_no_file_open(tmp_path, calls):
    path = tmp_path / "f.csv"
    path.write_bytes(b"a,b\n" + b"1,2\n" * 3_000_000)
    asked = iter(range(1000))

    with pytest.raises(Cancelled):
        gather_swiftly(path, Layout(), ("a", "b"), 2, Progress(is_cancelled=lambda: next(asked) >= calls))

    gc.collect()  # a file that is still open would warn here, and warnings are errors


def test_an_encoding_that_does_not_exist_leaves_no_file_open(tmp_path):
    path = tmp_path / "f.csv"
    path.write_bytes(b"a,b\n")

    with pytest.raises(LookupError):
        TextStream(path, "no such encoding", Progress())

    gc.collect()
