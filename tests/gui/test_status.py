"""The bar at the bottom shows the work that is going on."""

import threading

import pytest

from gui.status import Status


@pytest.fixture
def status(qtbot, jobs):
    made = Status(jobs)
    qtbot.addWidget(made)
    made.show()
    return made


def test_work_is_shown_with_its_progress_while_it_lasts(qtbot, jobs, status):
    told, may_end = threading.Event(), threading.Event()

    def work(progress):
        progress.at(0.5, "Halfway")
        told.set()
        may_end.wait(10)

    job = jobs.start("Import", work)
    qtbot.waitUntil(lambda: status.progress.value() == 50)

    assert status.doing.text() == "Halfway"
    assert status.cancel.isVisible()
    with qtbot.waitSignal(job.ended):
        may_end.set()
    assert not status.progress.isVisible()


def test_the_button_cancels_the_work(qtbot, jobs, status):
    def work(progress):
        while True:
            progress.at(0.1)

    job = jobs.start("Import", work)

    with qtbot.assertNotEmitted(job.succeeded), qtbot.waitSignal(job.ended):
        status.cancel.click()


def test_counts_and_selection_are_shown_as_they_are_told(status):
    status.show_counts("3 of 4 rows")
    status.show_selection("sum 12")

    assert (status.counts.text(), status.selection.text()) == ("3 of 4 rows", "sum 12")
