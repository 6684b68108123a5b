"""The packaged program checks itself: the window, a file of each kind, the answer, the workbook."""

from __future__ import annotations

import sys
import zipfile
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from core.composing import compose
from core.dataset import Dataset
from core.export import tables
from core.export.registry import export
from core.importing import load
from core.resources import resource
from core.sample import sample_files
from gui.import_wizard.wizard import ImportWizard
from gui.main_window import MainWindow
from gui.settings import SettingsStore
from gui.start import open_window
from gui.walk import Walk

WRITTEN_KINDS = (".csv", ".xlsx", ".ods", ".parquet")
PLACES = ("sources", "explore", "share", "annex", "settings")


def run() -> int:
    """Return 0 when everything works; otherwise the first failure is raised."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with TemporaryDirectory() as private:
        folder = Path(private)
        window = open_window(application, SettingsStore(folder / "settings.json"))
        window.show()
        steps = [partial(window.open_files, sample_files())]
        steps += [partial(_import_next, window) for _ in sample_files()]
        for language in ("nl", "en"):
            steps.append(partial(window.settings.change, language=language))
            for place in PLACES:
                steps += [partial(window.go, place), partial(_must_be_drawn, window, place)]
        steps.append(partial(_must_read_every_kind, window, folder))
        steps.append(partial(_must_write_the_workbook, window, folder / "annex.xlsx"))
        try:
            Walk(window.jobs, steps).run(application)
        finally:
            window.jobs.close()
            window.deleteLater()
    _say("everything works")
    return 0


def _import_next(window: MainWindow) -> bool:
    """Import the file that the wizard shows, once it has read it."""
    wizard = window.findChild(ImportWizard)
    assert isinstance(wizard, ImportWizard), "the wizard did not open"
    before = len(window.session.project.datasets)
    wizard.import_file()
    datasets = window.session.project.datasets
    if len(datasets) == before:
        return False
    _must_balance(datasets[-1])
    return True


def _must_balance(dataset: Dataset) -> None:
    balance = dataset.reading.balance
    assert balance.read == balance.imported + balance.set_aside + balance.skipped, dataset.source.path.name
    assert balance.imported > 0, dataset.source.path.name
    _say(f"read {dataset.source.path.name}: {balance.imported} of {balance.read} rows")


def _must_be_drawn(window: MainWindow, place: str) -> None:
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    assert len(colours) > 8, f"the screen of {place} is blank"
    _say(f"drew {place} in {window.settings.current.language}: {len(colours)} colours")


def _must_read_every_kind(window: MainWindow, folder: Path) -> None:
    table = window.session.project.datasets[0].reading.table
    for ending in WRITTEN_KINDS:
        tables.write(table, folder / f"kind{ending}")
    readable = [folder / f"kind{ending}" for ending in WRITTEN_KINDS if ending != ".parquet"]
    for path in (*readable, resource("self_test", "kind.xls")):
        dataset = load(path)
        _must_balance(dataset)


def _must_write_the_workbook(window: MainWindow, target: Path) -> None:
    export(compose(window.session.project), target)
    with zipfile.ZipFile(target) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert charts, "the workbook has no charts"
    _say(f"wrote a workbook with {len(charts)} charts")


def _say(text: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
