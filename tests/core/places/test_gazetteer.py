import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from core.places import gazetteer
from core.places.membership import Membership
from core.places.spelling import key
from core.resources import resource

ROOT = Path(__file__).resolve().parents[3]


def load(name):
    return json.loads(resource("places", name).read_text("utf-8"))


def claims():
    for state in load("names.json")["states"]:
        for language in ("en", "nl", "fr", "de"):
            yield state[language], state["code"]
    for state in load("states.json")["states"]:
        for text in (state["en"], state["nl"], *state["spellings"]):
            yield text, state["code"]
    for group in load("groups.json")["groups"]:
        for text in (group["en"], group["nl"], *group["spellings"]):
            yield text, group["key"]
    for alias in load("aliases.json")["spellings"]:
        for text in alias["spellings"]:
            yield text, ",".join(alias["codes"])


def test_the_names_are_what_the_script_makes():
    spec = importlib.util.spec_from_file_location("make_place_names", ROOT / "scripts" / "make_place_names.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    assert resource("places", "names.json").read_bytes().decode("utf-8") == module.content()


def test_no_spelling_stands_for_two_places():
    meanings = {}
    for text, meaning in claims():
        meanings.setdefault(key(text), set()).add(meaning)

    assert {text: found for text, found in meanings.items() if len(found) > 1} == {}


def test_only_na_is_both_a_code_and_another_word():
    codes = gazetteer.standard().codes

    doubtful = {key(text) for text, meaning in claims() if codes.get(key(text).upper(), _same(meaning)).name != meaning}

    assert doubtful == {"na"}


def _same(name):
    return gazetteer.Meaning(name, frozenset())


def test_every_code_that_is_used_has_a_name_in_both_languages():
    names = gazetteer.standard().names
    used = {code for meaning in gazetteer.standard().spellings.values() for code in meaning.codes}

    assert used - names.keys() == set()
    assert all(each["en"] and each["nl"] for each in names.values())


def test_territories_belong_to_states_that_belong_to_nobody():
    names = gazetteer.standard()

    assert set(names.belongs_to) <= names.names.keys()
    assert set(names.belongs_to.values()) & names.belongs_to.keys() == set()


def test_no_member_of_nato_is_a_territory_or_unknown():
    names = gazetteer.standard()

    assert Membership.standard().codes <= names.codes.keys() - names.belongs_to.keys()


def test_iso_has_249_codes_and_kosovo_is_the_one_beside_them():
    states = load("names.json")["states"]

    assert len(states) == 250
    assert [state["code"] for state in states if not state["numeric"]] == ["XK"]
    assert len({state["iso3"] for state in states}) == 250


@pytest.mark.parametrize(("iso3", "code"), [("RUS", "RU"), ("FRA", "FR"), ("COD", "CD"), ("SRB", "RS"), ("TLS", "TL")])
def test_withdrawn_codes_do_not_take_the_place_of_those_of_today(iso3, code):
    assert gazetteer.standard().codes[iso3].name == code
    assert "ZAR" not in gazetteer.standard().codes


def test_looking_up_a_name_needs_neither_babel_nor_the_fuzzy_matcher():
    look_up = "from core.places.book import PlaceBook; PlaceBook.standard().resolve('VS, ITALIË')"
    check = "import sys; assert not {'babel', 'rapidfuzz', 'numpy'} & sys.modules.keys()"

    done = subprocess.run([sys.executable, "-c", f"{look_up}; {check}"], cwd=ROOT, check=False)

    assert done.returncode == 0
