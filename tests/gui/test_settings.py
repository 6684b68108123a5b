"""Settings survive, and damage never takes more than the damaged value."""

import datetime as dt
import json

import pytest

from core.places.membership import Membership, Term
from core.places.place import Decision, Place
from gui.settings import Settings, SettingsStore, from_json, to_json

FULL = Settings(
    language="en",
    scheme="dark",
    density="compact",
    keep_recent=False,
    recent_files=("a.csv",),
    geometry="AAAA",
    last_folder="x",
    export_folder="y",
    decisions=(Decision("VS, ITALIË", Place("x", frozenset({"US", "IT"}), "set"), "me", "2024-01-01", "list"),),
    membership=Membership(
        (Term("XX", dt.date(2001, 2, 3), dt.date(2004, 5, 6), "me"), Term("YY", dt.date(2002, 1, 1)))
    ),
    welcome=False,
)


def test_settings_come_back_as_they_were():
    assert from_json(json.loads(json.dumps(to_json(FULL)))) == FULL


@pytest.mark.parametrize("name", sorted(to_json(FULL)))
def test_a_damaged_value_becomes_its_default_and_leaves_the_others(name):
    stored = to_json(FULL)
    stored[name] = {"damaged": 1}

    read = from_json(stored)

    assert getattr(read, name) == getattr(Settings(), name)
    assert to_json(read) == to_json(FULL) | {name: to_json(Settings())[name]}


def test_unknown_settings_are_left_out():
    assert from_json({"colour_of_the_moon": 3, "language": "en"}) == Settings(language="en")


@pytest.mark.parametrize("text", ["", "[1, 2", "[]", "null", '"x"'])
def test_a_file_that_is_not_settings_gives_the_defaults(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")

    assert SettingsStore(path).current == Settings()


def test_a_change_is_saved_at_once_and_told(qtbot, tmp_path):
    store = SettingsStore(tmp_path / "folder" / "settings.json")

    with qtbot.waitSignal(store.changed):
        store.change(language="en")

    assert SettingsStore(store.path).current.language == "en"


def test_settings_that_cannot_be_saved_are_told_and_hold_for_now(qtbot, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = SettingsStore(tmp_path / "file" / "settings.json")

    with qtbot.waitSignal(store.not_saved):
        store.change(language="en")

    assert store.current.language == "en"


def test_recent_files_are_kept_once_newest_first(tmp_path):
    store = SettingsStore(tmp_path / "settings.json")
    for name in ("a.csv", "b.csv", "a.csv"):
        store.remember_file(tmp_path / name)

    assert store.current.recent_files == (str(tmp_path / "a.csv"), str(tmp_path / "b.csv"))


def test_no_file_is_remembered_when_that_is_switched_off(tmp_path):
    store = SettingsStore(tmp_path / "settings.json")
    store.change(keep_recent=False)
    before = store.path.read_bytes()

    store.remember_file(tmp_path / "secret.csv")

    assert store.path.read_bytes() == before
