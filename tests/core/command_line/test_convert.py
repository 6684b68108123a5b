import csv

import pytest


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "in" / "tabel.csv"
    path.parent.mkdir()
    path.write_bytes("land;waarde;datum\nBelgië;1.234,50;31-12-2024\n=Chad;0,5;01-02-2025\n".encode("cp1252"))
    return path


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_as_text_keeps_every_cell_as_it_stands(asked, table, tmp_path):
    out = tmp_path / "out.csv"

    found = asked("convert", table, "--to", out, "--as-text")

    assert rows(out) == [
        ["land", "waarde", "datum"],
        ["België", "1.234,50", "31-12-2024"],
        ["=Chad", "0,5", "01-02-2025"],
    ]
    assert found["files"][0]["balance"] == {"read": 2, "imported": 2, "set_aside": 0, "skipped": 0}
    assert not (tmp_path / "out.csv.aside.csv").exists()


def test_without_as_text_values_have_their_types(command, table, tmp_path):
    out = tmp_path / "out.csv"

    assert command("convert", table, "--to", out)[0] == 0
    assert rows(out)[1][1:] == ["1234.5", "2024-12-31"]


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".parquet"])
def test_the_ending_decides_the_kind_of_file(command, table, tmp_path, ending):
    out = tmp_path / f"out{ending}"

    assert command("convert", table, "--to", out)[0] == 0
    assert out.stat().st_size > 0


def test_a_folder_takes_a_file_for_each_and_one_failure_does_not_stop_the_others(asked, table, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\x00\x01\x02" * 50)
    good = tmp_path / "good.csv"
    good.write_text("a,b\n1,2\n", encoding="utf-8")

    found = asked("convert", table, bad, good, "--to", f"{tmp_path / 'out'}/", status=3)

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["good.csv", "tabel.csv"]
    assert any("bad.csv" in problem["where"] for problem in found["problems"])


def test_files_of_the_same_name_do_not_overwrite_each_other(command, table, tmp_path):
    other = tmp_path / "tabel.csv"
    other.write_text("a\n1\n", encoding="utf-8")
    text = tmp_path / "tabel.txt"
    text.write_text("a\n2\n", encoding="utf-8")

    status, _, err = command("convert", table, other, text, "--to", f"{tmp_path / 'out'}/")

    assert status == 0, err
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_a_file_is_never_replaced_by_its_own_conversion(command, table):
    before = table.read_bytes()

    assert command("convert", table, "--to", table)[0] == 2
    assert command("convert", table, "--to", f"{table.parent}/")[0] == 2
    assert table.read_bytes() == before


def test_rows_that_were_set_aside_stand_beside_the_table(asked, tmp_path):
    path = tmp_path / "gap.csv"
    path.write_text("a,b\n" + "1,2\n" * 20 + "1,2,3,4\n", encoding="utf-8")
    out = tmp_path / "out.csv"

    found = asked("convert", path, "--to", out)

    assert found["files"][0]["balance"] == {"read": 21, "imported": 20, "set_aside": 1, "skipped": 0}
    assert found["files"][0]["aside"] == str(tmp_path / "out.csv.aside.csv")
    assert "1,2,3,4" in (tmp_path / "out.csv.aside.csv").read_text("utf-8-sig")


def test_nothing_is_left_behind_when_the_table_cannot_be_saved(command, table, tmp_path):
    status, _, err = command("convert", table, "--to", tmp_path / "absent" / "out.csv")

    assert status == 3
    assert "absent" in err
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
