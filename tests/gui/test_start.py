"""The window is there before the heavy libraries are."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHOW = """
import sys
from PySide6.QtWidgets import QApplication
from gui.start import open_window
application = QApplication([])
window = open_window(application)
window.show()
heavy = {"pandas", "pyqtgraph", "pyarrow", "fastexcel", "python_calamine", "xlsxwriter", "babel", "rapidfuzz"}
sys.stdout.write(",".join(sorted(heavy & set(sys.modules))))
window.close_for_good()
"""
BEGIN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui import start
application = QApplication([])

def look():
    window = application.topLevelWidgets()
    main = next(one for one in window if type(one).__name__ == "MainWindow")
    if len(main.session.project.datasets) == 4:
        timer.stop()
        sys.stdout.write("sample")
        main.close_for_good()

timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
sys.exit(start.run([], sample=True))
"""


def run(code: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "AANDEEL_SETTINGS": str(tmp_path / "settings.json")}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_first_window_loads_no_heavy_library(tmp_path):
    done = run(SHOW, tmp_path)

    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_the_window_opens_on_the_sample_project_and_closes_when_asked(tmp_path):
    done = run(BEGIN, tmp_path)

    assert (done.returncode, done.stdout) == (0, "sample"), done.stderr
