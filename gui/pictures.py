"""Pictures of every screen on the sample project, in both languages and both schemes."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from PySide6.QtWidgets import QApplication

from core.language import LANGUAGES
from core.sample import sample_files
from gui.import_wizard.wizard import ImportWizard
from gui.main_window import MainWindow
from gui.palette import Scheme
from gui.settings import SettingsStore
from gui.start import open_window
from gui.walk import Step, Walk

SIZES = ((1366, 768), (1920, 1080))
PLACES = ("sources", "explore", "share", "annex", "settings")
WIZARD_PAGES = 5


def take(folder: Path, sizes: tuple[tuple[int, int], ...] = SIZES) -> tuple[Path, ...]:
    """Save a picture of every screen as `<language>-<scheme>-<width>-<screen>.png`; return the files."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    schemes = [scheme for scheme in get_args(Scheme) if scheme != "system"]
    saved: list[Path] = []
    with TemporaryDirectory() as private:
        settings = SettingsStore(Path(private) / "settings.json")
        settings.change(keep_recent=False)
        window = open_window(application, settings)
        window.show()
        steps: list[Step] = [window.open_sample]
        for language, scheme, (width, height) in itertools.product(LANGUAGES, schemes, sizes):
            steps.append(partial(settings.change, language=language, scheme=scheme))
            steps.append(partial(window.resize, width, height))
            name = f"{language}-{scheme}-{width}"
            steps += _screens(window, folder / name, saved)
        try:
            Walk(window.jobs, steps).run(application)
        finally:
            window.jobs.close()
            window.deleteLater()
    return tuple(saved)


def _screens(window: MainWindow, start: Path, saved: list[Path]) -> Iterator[Step]:
    """Yield the steps that show each screen and save it."""

    def save(screen: str) -> None:
        path = start.with_name(f"{start.name}-{screen}.png")
        window.grab().save(str(path))
        saved.append(path)

    for place in PLACES:
        yield partial(window.go, place)
        yield partial(save, place)
    yield partial(window.open_files, [sample_files()[0]])
    for page in range(WIZARD_PAGES):
        yield partial(_turn, window, page)
        yield partial(save, f"import-{page + 1}")
    yield lambda: _wizard(window).close_wizard()


def _turn(window: MainWindow, page: int) -> None:
    _wizard(window).go(page)


def _wizard(window: MainWindow) -> ImportWizard:
    found = window.findChild(ImportWizard)
    assert isinstance(found, ImportWizard)
    return found
