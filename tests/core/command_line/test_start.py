import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.command_line import answer, start

ROOT = Path(__file__).resolve().parents[3]


def test_the_first_word_decides_between_window_and_command():
    assert start.is_command(["answer", "a.csv"])
    assert start.is_command(["--help"])
    assert not start.is_command(["a.csv"])
    assert not start.is_command(["--sample"])
    assert not start.is_command([])


@pytest.mark.parametrize(
    "words",
    [
        ["answer"],
        ["unknown"],
        ["--unknown"],
        ["answer", "a.csv", "--years", "2020-2010"],
        ["answer", "a.csv", "--years", "twenty"],
        ["answer", "a.csv", "--membership", "dec30"],
        ["answer", "a.csv", "--membership", "fixed:2014"],
        ["answer", "a.csv", "--by", "colour"],
        ["answer", "a.csv", "--lens", "colour"],
        ["answer", "a.csv", "--map", "supplier"],
        ["answer", "a.csv", "--map", "colour=A"],
        ["answer", "a.csv", "--set", "value=3"],
        ["answer", "a.csv", "--filter", "colour=A"],
        ["answer", "a.csv", "--recipe", "no_such_recipe"],
        ["answer", "a.csv", "--recipe", "no_such_recipe.json"],
        ["report", "a.csv", "--to", "a.exe"],
        ["convert", "a.csv", "b.csv", "--to", "out.csv"],
        ["convert", "a.csv", "--to", "out.exe"],
    ],
)
def test_wrong_use_ends_with_two(command, words):
    status, out, err = command(*words)

    assert status == 2
    assert out == ""
    assert err


def test_help_ends_with_zero_and_names_every_command(command):
    status, out, _ = command("--help")

    assert status == 0
    assert all(name in out for name in ("inspect", "convert", "answer", "report", "self-test"))


@pytest.mark.parametrize("name", ["inspect", "convert", "answer", "report", "self-test"])
def test_every_command_explains_itself_in_both_languages(command, name):
    assert command(name, "--help", "--lang", "nl")[0] == command(name, "--help")[0] == 0


@pytest.mark.parametrize(
    "words", [["inspect"], ["answer"], ["convert", "--to", "out.csv"], ["report", "--to", "o.xlsx"]]
)
def test_a_file_that_cannot_be_used_ends_with_three_and_says_why_as_json(command, tmp_path, words):
    absent = tmp_path / "absent.csv"

    status, out, err = command(words[0], absent, *words[1:], "--json")

    assert status == 3
    assert err == ""
    (problem,) = json.loads(out)["problems"]
    assert problem.keys() == {"what", "where", "remedy", "count"}
    assert "absent.csv" in problem["where"]


def test_without_json_the_problem_is_told_in_plain_words(command, tmp_path):
    status, out, err = command("inspect", tmp_path / "absent.csv")

    assert (status, out) == (3, "")
    assert err.startswith("absent.csv: ")


@pytest.mark.parametrize("stop", [KeyboardInterrupt])
def test_stopping_ends_with_130_and_prints_nothing(command, trade, monkeypatch, stop):
    def interrupted(_arguments):
        raise stop

    monkeypatch.setattr(answer, "run", interrupted)

    assert command("answer", trade) == (130, "", "")


def test_the_self_test_comes_from_outside():
    assert start.run(["self-test"], self_test=lambda: 7) == 7


@pytest.mark.parametrize(
    ("words", "of_system", "language"),
    [
        (["answer", "--lang", "nl"], "en_GB.UTF-8", "nl"),
        (["answer", "--lang=nl"], "C", "nl"),
        (["answer", "--lang", "en"], "nl_NL.UTF-8", "en"),
        (["answer"], "nl_NL.UTF-8", "nl"),
        (["answer"], "fr_FR.UTF-8", "en"),
        (["answer", "--lang"], "nl_NL.UTF-8", "en"),
    ],
)
def test_the_language_is_that_asked_for_or_that_of_the_system(monkeypatch, words, of_system, language):
    monkeypatch.setenv("LC_ALL", of_system)

    assert start._language(words) == language


def run_main(*words, **environment):
    return subprocess.run(
        [sys.executable, "main.py", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_json_is_utf_8_whatever_the_console_speaks(tmp_path):
    path = tmp_path / "naïef.csv"
    path.write_text("land,waarde\nBelgië,1\n", encoding="utf-8")

    done = run_main("inspect", path, "--json", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode("utf-8"))["columns"][0]["examples"] == ["België"]


@pytest.mark.parametrize("words", [["inspect"], ["answer", "--set", "basis=order", "--set", "currency=EUR"]])
def test_a_command_never_loads_the_window(trade, words):
    check = (
        "import sys, main; status = main.main(sys.argv[1:]); "
        "assert not [name for name in sys.modules if name.split('.')[0] in ('PySide6', 'pyqtgraph', 'gui')]; "
        "sys.exit(status)"
    )

    done = subprocess.run(
        [sys.executable, "-c", check, words[0], str(trade), *words[1:]], cwd=ROOT, capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_the_window_is_refused_in_words():
    bare = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")

    done = run_main(**bare)

    assert done.returncode == 3
    assert b"no display" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_reader_that_has_seen_enough_is_no_failure(trade):
    done = subprocess.run(
        f'"{sys.executable}" main.py inspect "{trade}" --json | head -c 1',
        shell=True, cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip

    assert done.stdout == b"{"
    assert b"Traceback" not in done.stderr
