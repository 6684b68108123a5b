"""Each chip says its value, offers what can be chosen, and can be reset."""

import pytest
from PySide6.QtWidgets import QPushButton, QSpinBox

from core.analysis.options import ShareOptions
from gui.share.choices import Choices


@pytest.fixture
def choices(session, qtbot):
    choices = Choices()
    qtbot.addWidget(choices)
    choices.show_project(session.project, ("temporary",), ("temporary",), (2010, 2012))
    choices.show()
    return choices


@pytest.fixture
def menu(choices):
    def menu(key):
        opened = choices.chips[key].choices()
        opened.aboutToShow.emit()
        return {action.text(): action for action in opened.actions() if action.text()}

    return menu


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("membership", "Member on 1 January", {"membership": "jan1"}),
        ("lens", "Ukraine left out", {"lens": "ukraine_dropped"}),
        ("five_year", "Per five years", {"five_year": True}),
        ("destination", "Direct destination", {"destination": "direct"}),
        ("flags", "Temporary exports", {"include": ("temporary",)}),
        ("by", "By recipient", {"by": "recipient"}),
    ],
)
def test_what_is_chosen_is_told_once(choices, menu, qtbot, key, text, expected):
    with qtbot.waitSignal(choices.changed) as told:
        menu(key)[text].trigger()
    assert told.args[1] == ShareOptions(**expected)
    assert told.args[0]


def test_chips_say_their_value_and_mark_a_change(choices, session, dataset):
    assert choices.chips["years"].text().startswith("2010–2012")
    assert choices.chips["flags"].text().startswith("Without temporary exports")
    assert choices.chips["measure"].accessibleName() == "Source and measure: Small list: Licence value (EUR)"
    assert not choices.reset.isVisible()
    changed = session.project.__class__(datasets=(dataset,), share=ShareOptions(lens="nato_plus", threshold=0.5))
    choices.show_project(changed, (), (), (2010, 2012))
    assert choices.chips["lens"].property("changed") == "true"
    assert choices.chips["threshold"].text().startswith("Tipping point at 50.0%")
    assert not choices.chips["flags"].isVisible()
    assert choices.reset.isVisible()


def test_years_are_chosen_with_two_boxes(choices, qtbot):
    menu = choices.chips["years"].choices()
    menu.aboutToShow.emit()
    first, last = menu.findChildren(QSpinBox)
    first.setValue(2012)
    last.setValue(2011)
    with qtbot.waitSignal(choices.changed) as told:
        menu.findChildren(QPushButton)[-1].click()
    assert told.args[1].years == (2011, 2012)


def test_all_choices_are_reset_at_once(choices, qtbot):
    with qtbot.waitSignal(choices.changed) as told:
        choices.reset.click()
    assert told.args[1] == ShareOptions()


def test_a_changed_choice_offers_to_reset_itself(choices, session, dataset, menu, qtbot):
    changed = session.project.__class__(datasets=(dataset,), share=ShareOptions(leave_out=("licensed",)))
    choices.show_project(changed, ("temporary", "licensed"), ("temporary",), (2010, 2012))
    with qtbot.waitSignal(choices.changed) as told:
        menu("flags")["Reset"].trigger()
    assert told.args[1] == ShareOptions()
