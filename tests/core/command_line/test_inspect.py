import hashlib

FIELDS = [
    "file", "sha256", "format", "encoding", "delimiter", "quote", "decimal", "thousands", "date_order", "header_row",
    "sheets", "recipe", "columns", "balance", "skipped", "problems",
]  # fmt: skip


def test_inspect_tells_how_a_file_would_be_read(asked, tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_bytes("Lijst van 2024\n\nland;waarde\nBelgië;1.234,50\nFrankrijk;2,5\n;\n".encode("cp1252"))

    found = asked("inspect", path)

    assert list(found) == FIELDS
    assert found["file"] == str(path)
    assert found["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (found["format"], found["encoding"], found["delimiter"]) == ("csv", "cp1252", ";")
    assert (found["decimal"], found["header_row"], found["recipe"]) == (",", 3, None)
    assert [column["name"] for column in found["columns"]][:2] == ["land", "waarde"]
    assert found["columns"][0].keys() == {"name", "type", "role", "failing", "missing", "examples"}
    assert found["balance"] == {"read": 3, "imported": 2, "set_aside": 0, "skipped": 1}
    assert found["skipped"].keys() == {"preamble", "header", "blank", "repeated_header", "totals", "footer"}
    assert found["skipped"]["preamble"] == 2


def test_inspect_shows_the_same_to_a_reader(command, trade):
    status, out, _ = command("inspect", trade)

    assert status == 0
    assert "Read 7 = imported 7 + set aside 0 + skipped 0." in out
    assert "Netherlands | Austria" in out


def test_inspect_speaks_dutch(command, trade):
    assert "Gelezen 7 = geïmporteerd 7" in command("inspect", trade, "--lang", "nl")[1]


def test_the_sipri_register_is_recognised(asked, real):
    found = asked("inspect", real("sipri/trade-register-1990-2023.csv"))

    assert (found["recipe"], found["header_row"]) == ("sipri_trade_register_17", 12)
    assert found["balance"] == {"read": 27_838, "imported": 27_838, "set_aside": 0, "skipped": 0}
    roles = {column["name"]: column["role"] for column in found["columns"]}
    assert (roles["Supplier"], roles["TIV delivery values"]) == ("supplier", "value")
