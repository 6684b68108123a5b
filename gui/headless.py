"""The main job without a window: the answer, the workbook and pictures of the screens."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from core import texts
from core.command_line import start
from core.sample import sample_files
from core.texts import tr

OUT = Path("out")
PICTURE_SIZE = ((1366, 768),)


def run(paths: Sequence[str]) -> int:
    """Print the answer for these files, or for the sample project; save a workbook and pictures in `out/`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    texts.use("en")
    files = [*paths] or [str(path) for path in sample_files()]
    OUT.mkdir(exist_ok=True)
    status = 0
    for name in files:
        _say(f"\n== {Path(name).name}")
        status = max(status, _command("answer", name, "--lang", "en"))
        target = OUT / f"{Path(name).stem}.xlsx"
        status = max(status, _command("report", name, "--to", str(target), "--lang", "nl"))
    if not paths:
        from gui import pictures

        saved = pictures.take(OUT / "screens", PICTURE_SIZE)
        _say(tr("{count} pictures of the screens are in {folder}.", count=len(saved), folder=OUT / "screens"))
    return status


def _command(*words: str) -> int:
    return start.run(words, lambda: 2)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
