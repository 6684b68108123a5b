"""The Share screen answers, follows every choice, and opens the rows behind every number."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from core.analysis.options import ShareOptions
from core.project import Project
from gui.session import Session
from gui.settings import SettingsStore
from gui.share.screen import ShareScreen


@pytest.fixture
def choose(screen, session, qtbot):
    """Return a function that changes options as a chip does and waits for the answer."""

    def choose(**changes):
        options = replace(session.project.share, **changes)
        screen.choices.changed.emit("a choice", options)
        qtbot.waitUntil(lambda: screen.shown is not None and screen.shown.answer.options == options)

    return choose


def test_the_answer_stands_in_a_sentence(screen):
    assert (
        screen.sentence.text()
        == "In 2010–2012, between 33% and 40% of the licensed value went to countries outside NATO."
    )
    assert "“Atlantis”" in screen.more.text()
    assert screen.table_views["years"].table.rows[0][:3] == (2010, 40.0, 30.0)
    assert screen.chart_views[0].drawing.chart.years == (2010, 2011, 2012)


def test_a_name_that_is_not_recognised_asks_for_a_decision(screen, qtbot):
    assert screen.names.isVisible()
    assert "1 name is not recognised" in screen.names.text()
    with qtbot.waitSignal(screen.names_requested):
        screen.names.acted.emit()


def test_a_choice_changes_the_answer_marks_its_chip_and_can_be_undone(screen, session, choose, qtbot):
    assert screen.choices.chips["flags"].property("changed") == "false"
    choose(include=("temporary",))
    assert screen.shown.answer.used == 6
    assert screen.choices.chips["flags"].property("changed") == "true"
    assert session.undo_label == "a choice"
    session.undo()
    qtbot.waitUntil(lambda: screen.shown.answer.options == ShareOptions())
    assert screen.shown.answer.used == 5


def test_groups_add_bars_and_a_table(screen, choose):
    choose(by="supplier")
    assert len(screen.chart_views) == 2
    assert [row[0] for row in screen.table_views["suppliers"].table.rows] == ["Germany", "Netherlands"]
    choose(by=None)
    assert len(screen.chart_views) == 1
    assert "suppliers" not in screen.table_views


@pytest.mark.parametrize(
    ("table", "row", "column", "rows"),
    [
        ("years", 0, 1, [0]),
        ("years", 0, 2, [1]),
        ("years", 1, 0, [2, 3]),
        ("years", 1, 3, [3]),
        ("period", 0, 2, [1, 2]),
        ("excluded", 0, 1, [0, 1, 2, 3, 4]),
        ("excluded", 1, 1, [5]),
    ],
)
def test_every_number_opens_the_rows_behind_it(screen, qtbot, table, row, column, rows):
    with qtbot.waitSignal(screen.rows_requested) as asked:
        screen.table_views[table].cell_opened.emit(row, column)
    assert list(asked.args[0].rows) == rows
    assert asked.args[0].flows is screen.shown.chosen.flows
    assert asked.args[0].title


def test_a_point_of_the_chart_opens_its_year(screen, qtbot):
    with qtbot.waitSignal(screen.rows_requested) as asked:
        screen.chart_views[0].opened.emit(2)
    assert list(asked.args[0].rows) == [4]


def test_a_group_opens_its_rows(screen, choose, qtbot):
    choose(by="recipient")
    names = [row[0] for row in screen.table_views["recipients"].table.rows]
    with qtbot.waitSignal(screen.rows_requested) as asked:
        screen.table_views["recipients"].cell_opened.emit(names.index("Atlantis"), 0)
    assert list(asked.args[0].rows) == [3]


def test_the_sentence_and_the_table_are_copied_with_their_source(screen):
    screen.copy()
    copied = QApplication.clipboard().text()
    assert screen.sentence.text() in copied
    assert "own calculation on the basis of Nobody, Small list" in copied


def test_without_flows_the_screen_says_what_will_be_here(jobs, tmp_path, qtbot):
    session = Session(Project())
    screen = ShareScreen(session, jobs, SettingsStore(tmp_path / "settings.json"))
    qtbot.addWidget(screen)
    screen.show()
    assert screen.empty.isVisible()
    with qtbot.waitSignal(screen.import_requested):
        screen.empty.begun.emit()


def test_choices_that_leave_nothing_say_so(screen, choose):
    choose(years=(1990, 1995))
    assert "No flow counts" in screen.sentence.text()


def test_an_impossible_measure_is_a_problem_in_words(screen, session, qtbot):
    session.change("x", replace(session.project, share=ShareOptions(basis="tiv")))
    qtbot.waitUntil(lambda: screen.problem.isVisible())
    assert "No source has flows with this measure" in screen.problem.text()


def test_groups_bring_their_table_to_the_front_once(screen, choose):
    choose(by="supplier")
    assert screen.tables.tabText(screen.tables.currentIndex()) == screen.table_views["suppliers"].table.title

    screen.tables.setCurrentIndex(0)
    choose(membership="jan1")

    assert screen.tables.currentIndex() == 0


def test_sources_that_overlap_are_told_above_the_answer(screen, session, dataset, qtbot):
    again = replace(dataset, source=replace(dataset.source, id="s2"), flows=tuple(
        replace(flows, source_ids=("s2",)) for flows in dataset.flows
    ))  # fmt: skip
    project = session.project.with_dataset(again)

    session.change("both", replace(project, share=replace(project.share, sources=("s1", "s2"))))

    qtbot.waitUntil(lambda: len(screen.shown.chosen.datasets) == 2)
    assert "counted twice" in screen.problem.text()
    assert "Atlantis" not in screen.problem.text()
    screen.problem.acted.emit()
    assert screen.choices.chips["measure"].choices().isVisible()
    screen.choices.chips["measure"].choices().close()


def test_work_that_was_cancelled_says_so_and_is_done_when_asked(screen, session, jobs, qtbot):
    session.change("years", replace(session.project, share=ShareOptions(years=(2010, 2010))))
    jobs.running[-1].cancel()
    qtbot.waitUntil(lambda: "stopped" in screen.problem.text())

    screen.problem.acted.emit()

    qtbot.waitUntil(lambda: screen.shown.answer.options.years == (2010, 2010))
    assert not screen.problem.isVisible()


def test_a_low_window_scrolls_rather_than_squeezes(screen, qtbot):
    assert not screen.page.verticalScrollBar().isVisible()

    screen.resize(850, 520)

    qtbot.waitUntil(screen.page.verticalScrollBar().isVisible)
    chart = screen.chart_views[0]
    assert chart.height() >= chart.minimumSizeHint().height()


def test_the_keyboard_begins_at_the_choices(screen):
    assert screen.focusProxy() is screen.choices.chips["measure"]
