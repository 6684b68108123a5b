"""The start of the program: the command line when the first word is a command, the window otherwise."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from core.command_line import start

SAMPLE = "--sample"
"""Opens the window on the fictional sample project."""


def main(arguments: Sequence[str]) -> int:
    """Run the program and return its exit status. A command other than `self-test` never loads the window."""
    if start.is_command(arguments):
        return start.run(arguments, _self_test)
    from gui import start as window

    files = [Path(argument) for argument in arguments if argument != SAMPLE]
    return window.run(files, sample=SAMPLE in arguments)


def _self_test() -> int:
    from gui import self_test

    return self_test.run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
