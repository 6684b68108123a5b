"""Each of the five real files by the wizard alone: nothing to answer, one key to import."""

import pytest
from PySide6.QtCore import Qt

ALL_SETTLED = 5


@pytest.mark.parametrize(
    ("name", "recipe", "read"),
    [
        ("sipri/trade-register-1990-2023.csv", "sipri_trade_register_17", 27_838),
        ("sipri/trade-register-old-layout.csv", "sipri_trade_register_16", 27_951),
        ("eu/armsexports-2005-2013.csv", "eu_annual_report", 60_297),
        ("nl/uitvoer-militaire-goederen-2004-2014.csv", "nl_licences_2004_2014", 16_592),
        ("uk/values-2015-07-29.csv", "uk_values", 96_311),
    ],
)
def test_a_known_layout_is_imported_by_one_key_with_a_balance_that_adds_up(real, bench, qtbot, name, recipe, read):
    wizard = bench.read(real(name))

    with qtbot.waitSignals([wizard.imported, wizard.closed]):
        qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (dataset,) = bench.imported
    balance = dataset.reading.balance
    assert dataset.recipe.name == recipe
    assert balance.read == read == balance.imported + balance.set_aside + balance.skipped
    assert dataset.flows
    assert dataset.source.sha256


def test_every_page_of_a_known_layout_is_settled(real, bench):
    wizard = bench.read(real("sipri/trade-register-1990-2023.csv"))

    assert [wizard.tabs.tabText(page).endswith("✓") for page in range(ALL_SETTLED)] == [True] * ALL_SETTLED
    assert wizard.finish.isEnabled()
    assert wizard.snapshot.source.edition == "2024-04-13"


def test_the_rules_of_a_layout_are_shown_with_their_figures_and_can_be_switched_off(real, bench):
    wizard = bench.read(real("eu/armsexports-2005-2013.csv"))
    rules = wizard.pages[2].rules
    sentences = [tick.accessibleName() for _, tick in rules.ticks]
    assert any("12,428 published totals" in sentence for sentence in sentences)

    rules.ticks[0][1].click()
    bench.until_read(wizard)

    assert len(wizard.snapshot.draft.recipe.rules) == len(wizard.snapshot.draft.base.rules) - 1
    assert not rules.ticks[0][1].isChecked()


def test_published_totals_stand_beside_the_sum_of_their_parts(real, bench):
    wizard = bench.read(real("eu/armsexports-2005-2013.csv"))
    table = wizard.pages[4].totals

    heads = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount())]

    assert heads == ["What it measures", "Year", "Flows", "Published total\nEUR", "Sum of its parts\nEUR"]
