"""What goes wrong is told in plain text, and a fault of the program with its details."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from core.problems import Problem, ProblemError
from gui.messages import ask, show_failure


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_problems_are_shown_as_they_are_written(parent):
    error = ProblemError(Problem("It is <b>wrong</b>.", "a.csv", "Mend it."), Problem("So is this."))

    box = show_failure(parent, "Import", error)

    assert box.text() == "a.csv: It is <b>wrong</b>. Mend it.\n\nSo is this."
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.detailedText() == ""


def test_a_fault_of_the_program_says_that_the_data_is_untouched_and_gives_the_details(parent):
    box = show_failure(parent, "Import", KeyError("column"))

    assert "untouched" in box.text()
    assert "KeyError" in box.detailedText()


def test_a_long_list_of_problems_stands_in_the_details(parent):
    error = ProblemError(*(Problem(f"Number {number}.") for number in range(30)))

    box = show_failure(parent, "Import", error)

    assert "Number 29." not in box.text()
    assert "Number 29." in box.detailedText()


def test_asking_does_only_what_is_chosen(parent):
    done = []
    box = ask(parent, "Close", "Really?", "Close", lambda: done.append(1))

    box.button(QMessageBox.StandardButton.Cancel).click()
    assert done == []


def test_asking_does_what_is_chosen(parent):
    done = []
    box = ask(parent, "Close", "Really?", "Close", lambda: done.append(1))

    next(one for one in box.buttons() if one.text() == "Close").click()
    assert done == [1]
