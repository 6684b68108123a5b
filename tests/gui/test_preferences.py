"""Each choice holds at once."""

import pytest

from gui.preferences import General


@pytest.fixture
def general(qtbot, settings):
    made = General(settings)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("name", "value"), [("language", "nl"), ("scheme", "dark"), ("density", "compact")])
def test_a_choice_becomes_the_setting(general, settings, name, value):
    box = getattr(general, name)

    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())

    assert getattr(settings.current, name) == value


def test_the_page_follows_a_setting_that_is_changed_elsewhere(general, settings):
    settings.change(density="compact")

    assert general.density.currentData() == "compact"


def test_not_keeping_recent_files_forgets_those_there_are(general, settings, tmp_path):
    settings.remember_file(tmp_path / "secret.csv")

    general.keep_recent.setChecked(False)

    assert settings.current.recent_files == ()
    assert "secret" not in settings.path.read_text(encoding="utf-8")
