"""Running a command as a person would, and reading what it printed."""

import json

import pytest

from core.command_line import start


@pytest.fixture(autouse=True)
def system_speaks_english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def command(capsys):
    """Return a function that runs a command and returns its status, what it printed, and its complaints."""

    def run(*words):
        status = start.run([str(word) for word in words], self_test=lambda: 0)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


@pytest.fixture
def asked(command):
    """Return a function that runs a command with --json and returns the object; the command must succeed."""

    def run(*words, status=0):
        found, out, err = command(*words, "--json")
        assert found == status, out + err
        return json.loads(out)

    return run


@pytest.fixture
def trade(tmp_path):
    """A tidy file of which the program knows no layout: 60 inside, 30 outside, 10 unknown in 2020; 5 temporary."""
    path = tmp_path / "trade.csv"
    path.write_text(
        "exporter,importer,year,goods,amount,temporary\n"
        "Netherlands,Germany,2020,ships,60,no\n"
        "Netherlands,Chad,2020,tanks,30,no\n"
        "Netherlands,ONBEKEND,2020,tanks,10,no\n"
        "Netherlands,Chad,2020,tanks,5,yes\n"
        "Austria,Chad,2020,tanks,1000,no\n"
        "Netherlands,Aruba,2021,ships,7,no\n"
        "Netherlands,Chad,2021,ships,20,no\n",
        encoding="utf-8",
    )
    return path
