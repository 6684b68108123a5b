import zipfile

MEANING = ("--map", "category=goods", "--set", "basis=order", "--set", "currency=EUR")


def test_the_annex_is_a_workbook_with_the_figures_in_it(asked, trade, tmp_path):
    out = tmp_path / "annex.xlsx"

    found = asked("report", trade, *MEANING, "--to", out, "--lang", "nl")

    assert found["to"] == str(out)
    with zipfile.ZipFile(out) as package:
        assert "xl/workbook.xml" in package.namelist()
        assert any(name.startswith("xl/charts/") for name in package.namelist())


def test_the_marking_is_carried_by_the_workbook(asked, trade, tmp_path):
    out = tmp_path / "annex.xlsx"

    found = asked("report", trade, *MEANING, "--to", out, "--marking", "confidentieel")

    assert found["marking"] == "STG. CONFIDENTIEEL"
    with zipfile.ZipFile(out) as package:
        assert any(b"STG. CONFIDENTIEEL" in package.read(name) for name in package.namelist())


def test_no_workbook_is_made_of_what_cannot_be_used(command, tmp_path):
    out = tmp_path / "annex.xlsx"

    assert command("report", tmp_path / "absent.csv", "--to", out)[0] == 3
    assert list(tmp_path.iterdir()) == []
