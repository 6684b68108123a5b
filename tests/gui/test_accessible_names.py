"""Every control that the keyboard can reach says what it is to a screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QWidget

from core.sample import load_sample, sample_files
from gui.import_wizard.wizard import ImportWizard

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)


def nameless(root: QWidget) -> list[str]:
    """Return the visible controls that the keyboard reaches and that have no name, each with where it stands."""
    found = []
    for control in root.findChildren(QWidget):
        if not isinstance(control, CONTROLS) or not control.isVisible():
            continue
        if control.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(
            control.parent(), QAbstractSpinBox | QComboBox
        ):
            continue
        name = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
        if not name.strip():
            parents, widget = [], control
            while widget is not None and widget is not root:
                parents.append(type(widget).__name__)
                widget = widget.parentWidget()
            found.append(" < ".join(parents))
    return found


@pytest.fixture
def filled(window, session, qtbot):
    project = session.project
    for dataset in load_sample():
        project = project.with_dataset(dataset)
    session.change("sample", project)
    return window


@pytest.mark.parametrize("place", ["sources", "explore", "share", "annex", "settings"])
def test_every_control_of_a_place_has_a_name(filled, qtbot, place):
    filled.go(place)
    qtbot.waitUntil(lambda: not filled.jobs.running)

    assert nameless(filled) == []


@pytest.mark.parametrize("page", range(5))
def test_every_control_of_the_wizard_has_a_name(filled, qtbot, page):
    filled.open_files([sample_files()[0]])
    wizard = filled.findChild(ImportWizard)
    qtbot.waitUntil(lambda: wizard.snapshot is not None and wizard.snapshot.whole is not None)

    wizard.go(page)

    assert nameless(filled) == []


@pytest.mark.parametrize("part", ["names", "membership"])
def test_every_control_of_the_settings_has_a_name(filled, part):
    filled.go("settings")
    filled.page("settings").show_part(part)

    assert nameless(filled) == []
