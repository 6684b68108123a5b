import pytest

from core.places.spelling import is_code, key, pieces


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BOSNIË-H", "Bosnie H"),
        ("  VS      ", "vs"),
        ("U.S.A.", "USA"),
        ("Côte d’Ivoire", "COTE D'IVOIRE"),
        ("St. Helena", "Saint Helena"),
        ("Antigua & Barbuda", "Antigua and Barbuda"),
        ("Gambia, The", "the Gambia"),
        ("Bahamas (the)", "Bahamas"),
        ("Færøerne", "Faeroerne"),
        ("Türkiye", "Turkiye"),
        ("Trinidad\u00a0en  Tobago", "Trinidad en Tobago"),
    ],
)
def test_signs_and_accents_do_not_make_another_name(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("NATO**", "NATO"), ("Libya", "Libya HoR*"), ("Niger", "Nigeria"), ("NAVO+", "NAVO"), ("Kosovo*", "Kosovo")],
)
def test_marks_and_letters_do(one, other):
    assert key(one) != key(other)


def test_a_code_is_two_or_three_capitals():
    assert [text for text in ("NL", "NLD", "nl", "Nl", "N", "NLDX", "N1", "ÉÉ", "") if is_code(text)] == ["NL", "NLD"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VS, ITALIË, TURKIJE", ["VS", "ITALIË", "TURKIJE"]),
        ("D/NL", ["D", "NL"]),
        ("België en Nederland", ["België", "Nederland"]),
        ("Spain, and Italy", ["Spain", "Italy"]),
        ("Zweden\nNoorwegen", ["Zweden", "Noorwegen"]),
        ("Sweden", ["Sweden"]),
        ("NAVO+", ["NAVO", ""]),
        ("", [""]),
    ],
)
def test_a_list_falls_apart_at_its_signs_and_words(text, expected):
    assert [text[start:end] for start, end in pieces(text)] == expected


def test_prose_is_not_a_list():
    assert len(pieces("word and " * 100)) == 1
