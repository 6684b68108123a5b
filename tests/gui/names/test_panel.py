"""Deciding names: a person confirms, the program never does."""

import pytest
from PySide6.QtCore import Qt

from core.places.book import PlaceBook
from core.undecided import UndecidedName
from gui.names.model import NamesModel
from gui.names.panel import NamesPanel

NAMES = (UndecidedName("Nederlnd", 3, 12.5, "EUR", 0.25), UndecidedName("Wolkenland", 1))


@pytest.fixture
def panel(qtbot):
    made = NamesPanel(NAMES, PlaceBook.standard(), source="list.csv")
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def tick(panel, name):
    for row in range(panel.suggestions.count()):
        item = panel.suggestions.item(row)
        if item.text().startswith(name):
            item.setCheckState(Qt.CheckState.Checked)
            return
    raise AssertionError(name)


def test_nothing_is_chosen_until_a_person_does(panel):
    assert panel.suggestions.count() > 0
    assert not panel.decide_button.isEnabled()


def test_one_place_is_decided_with_who_when_and_where(qtbot, panel):
    tick(panel, "Netherlands")

    with qtbot.waitSignal(panel.decided) as told:
        panel.decide()

    decision = told.args[0]
    assert (decision.text, decision.place.codes, decision.place.nature) == ("Nederlnd", {"NL"}, "state")
    assert decision.source == "list.csv"
    assert decision.when


def test_several_places_make_a_set(qtbot, panel):
    for name in ("France", "Brazil"):
        panel.search.setText(name)
        qtbot.keyClick(panel.search, Qt.Key.Key_Return)

    with qtbot.waitSignal(panel.decided) as told:
        panel.decide()

    assert (told.args[0].place.codes, told.args[0].place.nature) == ({"FR", "BR"}, "set")


def test_a_choice_stays_while_another_place_is_sought(panel):
    tick(panel, "Netherlands")

    panel.search.setText("Brazil")

    assert panel.suggestions.item(0).text().startswith("Netherlands")
    assert panel.suggestions.item(0).checkState() == Qt.CheckState.Checked


@pytest.mark.parametrize(("act", "nature"), [("decide_unknown", "anything"), ("decide_not_a_state", "non_state")])
def test_a_name_may_be_unknown_or_no_state(qtbot, panel, act, nature):
    with qtbot.waitSignal(panel.decided) as told:
        getattr(panel, act)()

    assert told.args[0].place.nature == nature


def test_after_a_decision_one_can_go_on_with_the_next(panel):
    panel.show_names(NAMES[1:], PlaceBook.standard())

    assert panel.current == NAMES[1]


def test_without_names_the_panel_says_so(panel):
    panel.show_names((), PlaceBook.standard())

    assert panel.current is None
    assert not panel.table.isVisible()


def test_the_model_is_sound(qtmodeltester):
    model = NamesModel()
    model.show(NAMES)

    qtmodeltester.check(model)
    assert model.index(0, 2).data() == "12.50 EUR (25.0%)"
