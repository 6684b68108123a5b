"""Delimited text as it really comes: every record is imported, set aside or skipped, and no cell is changed."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import reading
from core.problems import ProblemError
from core.reading.table import ColumnRule, Layout, RowRules


@pytest.fixture
def take(tmp_path):
    """Return a function that writes text or bytes to a file and reads it as the program would."""

    def read(content, encoding="utf-8", name="file.csv", **rules):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        found = reading.read(path, reading.detect(path).layout, **rules)
        balance = found.balance
        assert balance.read == balance.imported + balance.set_aside + balance.skipped
        assert balance.imported == len(found.table)
        return found

    return read


def cells(found):
    """Return the texts of a table, record by record."""
    columns = found.table.columns
    return [[column.text(row) for column in columns] for row in range(len(found.table))]


def values(found, name):
    return found.table.column(name).numbers().tolist()


def test_a_dutch_file_is_recognised_by_its_content(take):
    found = take("land;bedrag;datum\nDuitsland;1.234,56;31-12-2014\nFrankrijk;7,5;01-02-2013\n")

    assert (found.layout.delimiter, found.layout.decimal, found.layout.thousands) == (";", ",", ".")
    assert values(found, "bedrag") == [1234.56, 7.5]
    assert found.table.column("datum").kind == "date"
    assert found.layout.date_order == "dmy"
    assert found.layout.header_row == 1


def test_a_byte_order_mark_does_not_end_up_in_the_first_name(take):
    found = take("naam;bedrag\nJosé;1,5\n", "utf-8-sig")

    assert [column.name for column in found.table.columns] == ["naam", "bedrag"]
    assert cells(found) == [["José", "1,5"]]


def test_a_byte_order_mark_before_bytes_of_another_encoding_loses_no_letter(take):
    found = take(b"\xef\xbb\xbfnaam;bedrag\nJos\xe9;1\nZo\xc3\xab;2\nAndr\xc3\xa9;3\nMa\xc3\xafs;4\nIsra\xc3\xabl;5\n")

    assert [row[0] for row in cells(found)] == ["José", "Zoë", "André", "Maïs", "Israël"]
    assert "line 2" in found.problems[0].where


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252", "cp850", "mac_roman"])
def test_other_encodings_are_recognised(take, encoding):
    text = "land,bedrag\n" + "België,1\nMaleisië,2\nItalië,3\nCôte d'Ivoire,4\nCuraçao,5\n" * 3

    found = take(text, encoding)

    assert [row[0] for row in cells(found)[:5]] == ["België", "Maleisië", "Italië", "Côte d'Ivoire", "Curaçao"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(take, end):
    found = take(end.join(["a,b", "x,1", "y,2", ""]))

    assert cells(found) == [["x", "1"], ["y", "2"]]
    assert found.table.rows.tolist() == [2, 3]


def test_mixed_line_ends_keep_their_line_numbers(take):
    found = take("a,b\r\nx,1\ny,2\rz,3\r\n")

    assert cells(found) == [["x", "1"], ["y", "2"], ["z", "3"]]
    assert found.table.rows.tolist() == [2, 3, 4]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing(take):
    found = take('a,b,c\n1,"open,2\n3,4,5\n6,7,8\n')

    assert cells(found) == [["3", "4", "5"], ["6", "7", "8"]]
    assert [(row.row, row.text) for row in found.aside] == [(2, '1,"open,2')]


def test_a_quotation_mark_on_the_last_line_is_seen(take):
    found = take('a,b\n1,2\n3,"4\n')

    assert cells(found) == [["1", "2"]]
    assert found.balance.set_aside == 1


def test_cells_of_several_lines_stay_whole(take):
    found = take('a,b\n1,"two\nlines"\n2,x\n')

    assert cells(found) == [["1", "two\nlines"], ["2", "x"]]
    assert found.table.rows.tolist() == [2, 4]


def test_ragged_records_are_set_aside_with_line_and_reason(take):
    found = take("a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,1,1\n")

    assert cells(found) == [["1", "2", "3"], ["1", "1", "1"]]
    assert [(row.row, row.text) for row in found.aside] == [(3, "4,5"), (4, "6,7,8,9")]
    assert "2 cells" in found.aside[0].reason
    assert "3 columns" in found.aside[0].reason


def test_separators_at_the_end_of_lines_make_no_column(take):
    found = take("a,b,\n1,2,\n3,4,\n")

    assert [column.name for column in found.table.columns] == ["a", "b"]
    assert found.balance.imported == 2


@pytest.mark.parametrize("content", [b"", b"\n\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused_with_a_remedy(take, content):
    with pytest.raises(ProblemError) as caught:
        take(content)

    assert "empty" in caught.value.problems[0].what
    assert caught.value.problems[0].remedy


def test_a_header_alone_is_an_empty_table(take):
    found = take("land,bedrag\n")

    assert [column.name for column in found.table.columns] == ["land", "bedrag"]
    assert found.balance.read == 0


def test_names_are_unique_and_those_of_blank_header_cells_stable(take):
    found = take('land, ,bedrag,bedrag," ""jaar"""\nA,x,1,2,2010\nB,y,3,4,2011\n')

    assert [column.name for column in found.table.columns] == ["land", "Column 2", "bedrag", "bedrag (2)", "jaar"]
    assert found.table.column("jaar").header == ' "jaar"'


def test_repeated_headers_blank_rows_and_totals_rows_are_skipped_and_counted(take):
    found = take("land;bedrag\nA;1\n\n;\nland;bedrag\nB;2\nTotaal;3\n")

    assert cells(found) == [["A", "1"], ["B", "2"]]
    balance = found.balance
    assert (balance.blank, balance.repeated_header, balance.totals, balance.read) == (2, 1, 1, 6)


def test_a_word_for_total_beside_other_text_names_something(take):
    found = take("sectie;naam;bedrag\nI;Paarden;1\nTOTAL;Overige goederen;2\n")

    assert found.balance.totals == 0


def test_totals_words_of_a_recipe_hold_whatever_else_stands_there(take):
    found = take("by,share,v\nA,x,1\nTotal world export,100%,1\n", rows=RowRules(totals=("Total World Export ",)))

    assert found.balance.totals == 1


def test_lines_above_the_table_and_notes_below_it_are_no_records(take):
    found = take("A title, with a comma\nAnother line\n\nland,2010,2011\nA,1,2\nB,3,4\nSource: somewhere\n")

    assert found.layout.header_row == 4
    assert (found.balance.preamble, found.balance.header, found.balance.footer) == (3, 1, 1)
    assert cells(found) == [["A", "1", "2"], ["B", "3", "4"]]


def test_a_preamble_padded_with_separators_is_not_the_header(take):
    found = take("Title,,,\n,,,\n,2010,2011,2012\nA,1,,3\nB,,2,\n")

    assert found.layout.header_row == 3
    assert [column.name for column in found.table.columns] == ["Column 1", "2010", "2011", "2012"]


def test_a_file_without_header_loses_no_record(take):
    found = take("2006,BG,12\n2007,NL,13\n2008,BG,14\n2009,DE,15\n")

    assert found.layout.header_row == 0
    assert found.balance.imported == 4


def test_a_record_cut_by_a_line_break_is_joined_when_the_recipe_says_so(take):
    text = "a,b,c,d\n1,2,3,4\n5,6\n,7,8\n9,9,9,9\n"

    joined = take(text, rows=RowRules(join_cut=True))
    left = take(text)

    assert cells(joined) == [["1", "2", "3", "4"], ["5", "6", "7", "8"], ["9", "9", "9", "9"]]
    assert joined.table.rows.tolist() == [2, 3, 5]
    assert joined.problems[0].count == 1
    assert left.balance.set_aside == 2


def test_a_line_of_separators_alone_does_not_decide_the_width(take):
    found = take("land;waarde\nNL;12\nDE;13\n;;\n")

    assert cells(found) == [["NL", "12"], ["DE", "13"]]
    assert (found.balance.blank, found.balance.set_aside) == (1, 0)


def test_rows_the_user_set_aside_stay_aside(take):
    found = take("a,b\n1,2\n3,4\n", rows=RowRules(aside=(3,)))

    assert cells(found) == [["1", "2"]]
    assert found.aside[0].row == 3


def test_codes_with_leading_zeros_stay_text(take):
    found = take("bsn,naam\n001234567,A\n123456782,B\n")

    assert found.table.column("bsn").kind == "text"
    assert cells(found)[0][0] == "001234567"


def test_whole_numbers_too_long_to_be_exact_are_not_rounded_in_silence(take):
    found = take("id,v\n9007199254740993,1\n1,2\n2,3\n3,4\n")

    column = found.table.column("id")
    assert column.failing_cells == 1
    assert column.text(0) == "9007199254740993"


def test_the_code_of_namibia_survives(take):
    found = take("iso,bedrag\nNA,1\nNL,NA\nBE,3\n")

    assert cells(found)[0][0] == "NA"
    assert found.table.column("iso").missing_cells == 0
    assert found.table.column("bedrag").missing_cells == 1


def test_texts_like_formulas_and_nul_bytes_stay_as_they_are(take):
    found = take('a,b\n"=1+1",x\n@SUM(A1),y\n"-2+3",z\x00z\n')

    assert [row[0] for row in cells(found)] == ["=1+1", "@SUM(A1)", "-2+3"]
    assert cells(found)[2][1] == "z\x00z"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.4 junk", "PDF"),
        (b"{\\rtf1 hello}", ".rtf"),
        (bytes(range(256)) * 20, "not text"),
        (b"PK\x03\x04 not really", "damaged"),
        (b"\x1f\x8b\x08\x00", ".gz"),
    ],
)
def test_files_that_are_no_table_say_what_to_do(take, content, words):
    with pytest.raises(ProblemError) as caught:
        take(content)

    problem = caught.value.problems[0]
    assert words in problem.what
    assert problem.remedy


def test_a_file_that_is_not_there_is_a_problem_for_a_person(tmp_path):
    with pytest.raises(ProblemError):
        reading.detect(tmp_path / "absent.csv")


def test_the_user_decides_the_notation_of_a_whole_file(tmp_path):
    path = tmp_path / "f.csv"
    path.write_text("a;b\nx;12.34\ny;1.234\nz;7\n", encoding="utf-8")

    found = reading.read(path, Layout(delimiter=";", decimal=",", strict_notation=True))

    column = found.table.column("b")
    assert column.failing_cells == 1
    assert column.numbers()[1] == 1234


def test_a_rule_for_a_column_holds_without_regard_to_case(take):
    found = take("Code,v\n12,1\n13,2\n", columns={"code": ColumnRule(kind="text")})

    assert found.table.column("Code").kind == "text"


def test_a_preview_reads_only_the_first_records(tmp_path):
    path = tmp_path / "f.csv"
    path.write_text("a,b\n" + "x,1\n" * 1000, encoding="utf-8")

    found = reading.preview(path, reading.detect(path).layout, limit=20)

    assert found.preview
    assert len(found.table) == 20


def test_raw_lines_are_the_file_as_it_stands(tmp_path):
    path = tmp_path / "f.csv"
    path.write_bytes(b'Title\r\na,b\r\n"x",1\r\n')

    assert reading.raw_lines(path, reading.detect(path).layout, 2, 5) == ("a,b", '"x",1')


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\x1a"), max_size=12)
TABLES = st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), max_size=8))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=TABLES, delimiter=st.sampled_from(",;\t|"), end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_table_of_texts_comes_back_as_it_was_written(tmp_path, table, delimiter, end):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    width = len(table[0]) if table else 2
    writer.writerows([[f"column {place}" for place in range(width)], *table])
    path = tmp_path / "table.csv"
    path.write_bytes(text.getvalue().encode())

    found = reading.read(path, Layout(delimiter=delimiter))

    kept = [row for row in table if any(cell.strip(" \t\u00a0\u202f\u2009\r\n") for cell in row)]
    balance = found.balance
    assert balance.read == len(table) == balance.imported + balance.set_aside + balance.skipped
    if not (balance.totals or balance.footer or balance.set_aside):
        assert cells(found) == kept
