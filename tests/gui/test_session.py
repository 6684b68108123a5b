from dataclasses import replace

from core.project import Project
from gui.session import Session


def marked(project: Project, marking: str) -> Project:
    return replace(project, marking=marking)


def test_undo_and_redo_walk_through_the_states(session):
    first = session.project
    session.change("mark", marked(first, "geheim"))

    assert session.undo_label == "mark"
    session.undo()
    assert session.project == first
    assert session.redo_label == "mark"
    session.redo()
    assert session.project.marking == "geheim"


def test_a_new_change_forgets_what_was_undone(session):
    session.change("one", marked(session.project, "geheim"))
    session.undo()

    session.change("two", marked(session.project, "confidentieel"))

    assert session.redo_label == ""


def test_no_change_is_no_step(qtbot, session):
    with qtbot.assertNotEmitted(session.changed):
        session.change("nothing", session.project)

    assert session.undo_label == ""


def test_only_the_last_fifty_states_are_kept(qapp):
    session = Session(Project())
    for number in range(120):
        session.change(str(number), marked(session.project, "geheim" if number % 2 else "confidentieel"))

    undone = 0
    while session.undo_label:
        session.undo()
        undone += 1

    assert undone == 50
