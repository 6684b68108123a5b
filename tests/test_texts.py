"""Every sentence a person reads has a Dutch translation, with the same places in it."""

import re

import pytest

from core import numerals, texts
from core.resources import resource
from scripts import translations


def test_every_sentence_is_translated():
    assert translations.untranslated("nl") == []


def test_the_catalogue_is_compiled_from_its_parts():
    assert resource("translations", "nl.mo").read_bytes() == translations.compiled("nl")


def test_no_sentence_is_translated_in_two_ways():
    _, differing = translations.catalogue("nl")

    assert differing == []


def test_translations_keep_the_named_places():
    catalogue, _ = translations.catalogue("nl")
    wrong = []
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if not message.id:
            continue
        allowed = {place for text in ids for place in re.findall(r"{(\w+)[^}]*}", text)}
        wrong += [string for string in strings if set(re.findall(r"{(\w+)[^}]*}", string)) - allowed]

    assert wrong == []


@pytest.mark.parametrize(
    ("language", "number", "percentage"), [("nl", "1.234.567,89", "17,4\u00a0%"), ("en", "1,234,567.89", "17.4%")]
)
def test_numbers_follow_the_language(language, number, percentage):
    texts.use(language)

    assert numerals.number(1234567.891) == number
    assert numerals.percent(0.1741) == percentage


def test_a_missing_number_is_not_zero():
    assert numerals.number(None) == numerals.number(float("nan")) == "·"
