"""The manual is complete in both languages, and F1 opens the page of the place."""

import re

import pytest

from core import texts
from core.language import LANGUAGES
from core.resources import resource
from gui.help import HelpPanel
from gui.rail import PLACES, SETTINGS

PAGES = ("start", "import", SETTINGS, *(place.key for place in PLACES if not place.later))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_place_has_a_page_whose_links_lead_somewhere(language, page):
    text = resource("manual", language, f"{page}.md").read_text(encoding="utf-8")

    assert text.startswith("# ")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        assert resource("manual", language, target).is_file(), target


def test_both_languages_have_the_same_pages():
    names = [{path.name for path in resource("manual", language).glob("*.md")} for language in LANGUAGES]

    assert names[0] == names[1]


@pytest.mark.parametrize(("language", "title"), [("en", "Share"), ("nl", "Aandeel")])
def test_the_panel_speaks_the_language_of_the_session(qtbot, language, title):
    texts.use(language)
    panel = HelpPanel()
    qtbot.addWidget(panel)

    panel.open_page("share")

    assert panel.pages.toPlainText().splitlines()[0] == title


def test_a_link_opens_another_page_and_nothing_else(qtbot):
    panel = HelpPanel()
    qtbot.addWidget(panel)
    panel.open_page("start")

    panel.follow("https://example.org/import.md")
    panel.follow("../../../secret.md")
    assert panel.pages.toPlainText().startswith("Aandeel")

    panel.follow("import.md")
    assert panel.pages.toPlainText().startswith("Importing")


def test_help_opens_the_page_of_the_place_in_front(window):
    window.go("settings")

    window.show_help()

    assert window.manual.isVisible()
    assert window.manual.pages.toPlainText().startswith("Settings")
    window.go("sources")
    assert window.manual.pages.toPlainText().startswith("Sources")
