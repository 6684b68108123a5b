"""The start of the program: the command line when the first word is a command, the window otherwise."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # no matrices are multiplied here: the threads only cost time

from core.command_line import start


def main(arguments: Sequence[str]) -> int:
    """Run the program and return its exit status. A command other than `self-test` never loads the window."""
    if start.is_command(arguments):
        return start.run(arguments, _self_test)
    if not _has_display():
        return start.refuse_window()
    from gui import start as window

    return window.run([Path(word) for word in arguments if word != start.SAMPLE], sample=start.SAMPLE in arguments)


def _self_test() -> int:
    from gui import self_test

    return self_test.run()


def _has_display() -> bool:
    """Return whether a window can be shown; Qt would end the program without one."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, named))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
