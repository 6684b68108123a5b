"""A whole session of the window, and the command line, without a single call to the network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TRIPWIRE = """
import sys
def look(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "ssl.", "webbrowser.")):
        raise SystemExit(f"network: {event}")
sys.addaudithook(look)
import main
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "words",
    [
        ("self-test",),
        ("inspect", "resources/sample/fictional-register.txt", "--json"),
        ("answer", "resources/sample/fictional-licences.xlsx", "--json"),
    ],
)
def test_nothing_calls_the_network(words, tmp_path):
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "AANDEEL_SETTINGS": str(tmp_path / "settings.json")}

    done = subprocess.run(
        [sys.executable, "-c", TRIPWIRE, *words],
        cwd=ROOT, env=quiet, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "network" not in done.stderr
