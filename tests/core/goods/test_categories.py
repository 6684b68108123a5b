"""Categories of goods in one form."""

import pytest

from core import texts
from core.goods import categories
from core.texts import speaking


@pytest.mark.parametrize("text", ["ML4", "ML 4", "ML04", "ML4b", "ml4.b.", "  ML4b   ", "ML4.b.1."])
def test_all_spellings_of_a_list_item_are_the_same_category(text):
    assert categories.normal("ml", text) == "ML4"


@pytest.mark.parametrize(
    ("text", "expected"), [("ML4b", "b"), ("ml4.b.", "b"), ("ML8b6", "b6"), ("ML6", ""), ("DIV", "")]
)
def test_the_subitem_is_kept_apart(text, expected):
    assert categories.subitem(text) == expected


@pytest.mark.parametrize("text", ["DIV", "ML23", "ML0", "6A003", "PL5001", "Diverse", "", "4", "12"])
def test_what_is_no_item_of_the_military_list_stays_as_it_is(text):
    assert categories.normal("ml", text) == text


def test_a_cell_with_several_items_keeps_them_all():
    assert categories.normal("ml", "ML2, ML6") == "ML2, ML6"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A8", "A8"),
        ("A08 ", "A8"),
        (" A10  ", "A10"),
        ("AB10   ", "A10, B10"),
        ("A/B10", "A10, B10"),
        ("A-B10", "A10, B10"),
        ("A,B10", "A10, B10"),
        ("A3,10", "A3, A10"),
        ("A10/B4", "A10, B4"),
        ("B01,A03", "B1, A3"),
        ("B4/9", "B4, B9"),
        ("A/B", "A/B"),
        ("CW", "CW"),
        ("1", "1"),
        ("Diverse", "Diverse"),
        ("A99", "A99"),
        ("", ""),
    ],
)
def test_dutch_categories_lose_blanks_and_leading_zeros(text, expected):
    assert categories.normal("nl", text) == expected


def test_sipri_categories_have_one_spelling():
    assert categories.normal("sipri", "Air-defence systems") == "Air defence systems"
    assert categories.normal("sipri", "Something new") == "Something new"


def test_every_category_has_a_title_in_both_languages():
    for scheme in categories.SCHEMES:
        for language in ("nl", "en"):
            texts.use(language)
            assert all(categories.title(scheme, code) for code in categories.codes(scheme))


def test_a_label_shows_code_and_title():
    assert categories.label("ml", "ML21") == "ML21 · Software"
    assert categories.label("sipri", "Ships") == "Ships"
    assert categories.label("ml", "DIV") == "DIV"
    assert categories.label("", "anything") == "anything"


def test_a_short_label_keeps_the_code_and_shortens_the_title_only():
    with speaking("nl"):
        assert categories.short_label("sipri", "Ships") == "Schepen"
        assert categories.short_label("ml", "ML1") == "ML1 · Wapens met gladde loop < 20 mm, andere…"
        assert categories.short_label("ml", "ML4, ML5") == "ML4, ML5"
        assert categories.short_label("", "=1+1  x") == "=1+1  x"
