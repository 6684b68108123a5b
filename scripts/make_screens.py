"""Make the pictures of the screens for the manual, in `docs/screens/`: `python -m scripts.make_screens`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

TARGET = Path(__file__).resolve().parent.parent / "docs" / "screens"
SIZE = (1366, 768)


def main() -> int:
    """Take the pictures and save them as small files."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QImage

    from gui import pictures

    TARGET.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        for path in pictures.take(Path(folder), (SIZE,)):
            language, scheme, _, screen = path.stem.split("-", 3)
            if scheme == "dark" and screen not in ("share", "explore"):
                continue
            name = f"{screen}-{language}{'-dark' if scheme == 'dark' else ''}.png"
            QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888).save(str(TARGET / name), quality=0)
            print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
