import csv
import datetime as dt

import pytest

from core import texts
from core.places.book import PlaceBook
from core.places.membership import Membership
from core.places.place import Decision, Place


@pytest.fixture
def book():
    return PlaceBook.standard()


def codes(book, text):
    place = book.resolve(text)
    return None if place is None else " ".join(sorted(place.codes))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Netherlands", "NL"),
        ("nederland", "NL"),
        ("Pays-Bas", "NL"),
        ("NIEDERLANDE  ", "NL"),
        ("VS", "US"),
        ("VK", "GB"),
        ("VAE", "AE"),
        ("UAE", "AE"),
        ("DR Congo", "CD"),
        ("Congo", "CG"),
        ("Kongo, Demokratische Republik (ex-Zaire)", "CD"),
        ("Viet Nam", "VN"),
        ("Cabo Verde", "CV"),
        ("Birma", "MM"),
        ("BOSNIË-H", "BA"),
        ("Bosnia-Herzegovina", "BA"),
        ("Bosnia & Herzegovina", "BA"),
        ("Turkiye", "TR"),
        ("Türkei", "TR"),
        ("Cote d'Ivoire", "CI"),
        ("VOORM. JOEGOSL. REPUBL. MACEDONIË", "MK"),
        ("Former Yugoslav Republic Of Macedonia", "MK"),
        ("DOM. REPUBLIEK", "DO"),
        ("HONGKONG", "HK"),
        ("FILIPPIJNEN", "PH"),
        ("Chrypre", "CY"),
        ("CzechRepublic", "CZ"),
        ("Curaao", "CW"),
        ("Taiwan, Province of China", "TW"),
        ("China, Volksrepublik", "CN"),
        ("Korea, Republic of", "KR"),
        ("Korea (Dem Rep Of)", "KP"),
        ("Libya GNC", "LY"),
        ("Palestine", "PS"),
        ("Northern Cyprus", "x-northern-cyprus"),
        ("NEDERLANDSE ANTILLEN", "ANHH"),
        ("Soviet Union", "SUHH"),
        ("Czechoslovakia", "CSHH"),
        ("Yugoslavia", "YUCS"),
        ("SERVIË EN MONTENEGRO", "CSXX"),
        ("East Germany (GDR)", "DDDE"),
        ("Trinidad and Tobago", "TT"),
        ("Saint Vincent and the Grenadines", "VC"),
        ("Bonaire, Saint Eustatius, and Saba", "BQ"),
        ("POL", "PL"),
        ("CH", "CH"),
        ("NA", "NA"),
    ],
)
def test_a_name_stands_for_one_state(book, text, code):
    place = book.resolve(text)

    assert place is not None
    assert place.codes == {code}
    assert place.nature == "state"


@pytest.mark.parametrize(
    "text", ["na", "Na", "", "  ", "unknown recipient(s)", "ONBEKEND", "DIVERSE LANDEN", "DIV", "United Nations**",
             "Alle landen muv landen van zorg", "Demo wereldwijd"],
)  # fmt: skip
def test_a_place_of_which_nothing_is_known_can_be_anything(book, text):
    assert book.resolve(text).nature == "anything"
    assert book.resolve(text).codes == frozenset()


@pytest.mark.parametrize("text", ["NATO**", "NAVO", "NAVO landen", "NSPA", "NAMSA", "NAPMO"])
def test_the_alliance_is_itself(book, text):
    assert book.resolve(text).nature == "nato"


@pytest.mark.parametrize("text", ["Hamas (Palestine)*", "Libya HoR*", "unknown rebel group*"])
def test_rebels_are_no_state(book, text):
    assert book.resolve(text).nature == "non_state"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VS, ITALIË, TURKIJE", "IT TR US"),
        ("D/NL", "DE NL"),
        ("SPANJE, CH, BE", "BE CH ES"),
        ("Trinidad and Tobago and Cuba", "CU TT"),
        ("China, Volksrepublik, Japan", "CN JP"),
        ("Bosnia and Herzegovina, Antigua and Barbuda", "AG BA"),
        ("Frankrijk en België", "BE FR"),
        ("VS, VS", "US"),
        ("Korea", "KP KR"),
    ],
)
def test_a_list_is_the_set_of_its_names(book, text, expected):
    assert codes(book, text) == expected


def test_a_list_with_the_alliance_is_inside_when_the_others_are(book):
    members = Membership.standard().members(dt.date(2010, 12, 31))

    assert book.resolve("NAVO, VS").codes <= members
    assert not book.resolve("NAVO, JAPAN").codes <= members
    assert book.resolve("NAVO, NATO").nature == "nato"


@pytest.mark.parametrize(
    "text", ["NAVO+", "EU", "EU, NAVO", "EU, NAVO+", "NAVO+SINGAPORE", "European Union**", "OSCE**"]
)
def test_a_group_with_and_without_members_of_nato_is_a_set(book, text):
    members = Membership.standard().members(dt.date(2024, 12, 31))
    place = book.resolve(text)

    assert place.nature == "set"
    assert place.codes & members
    assert place.codes - members


@pytest.mark.parametrize("text", ["African Union**", "Regional Security System**", "AFRIKA"])
def test_a_group_without_members_of_nato_is_outside(book, text):
    assert not book.resolve(text).codes & Membership.standard().codes


def test_a_list_with_something_unknown_in_it_can_be_anything(book):
    assert book.resolve("VS, ONBEKEND").nature == "anything"
    assert book.resolve("VS,").nature == "anything"


def test_a_list_with_rebels_holds_them_as_no_member(book):
    assert codes(book, "VS, Syria rebels*") == "US x-syria-rebels"


@pytest.mark.parametrize(
    "text",
    [
        "TOTAL PER ML categorya", "Total world export", "Turkey*", "Foo (Bar)*", "SOMALIË (VN)", "Ruritania",
        "VS, Ruritania", "XYZ", "nld", "528", "Nigerr", "word and " * 100,
    ],
)  # fmt: skip
def test_what_is_not_exactly_known_is_not_guessed(book, text):
    assert book.resolve(text) is None
    assert book.undecided(["Netherlands", text, text]) == (text,)


def test_a_decision_holds_before_everything_else(book):
    decided = book.with_decisions([Decision("Ruritania ", Place("Austria", frozenset({"AT"}))),
                                   Decision("Congo", Place("DR Congo", frozenset({"CD"})))])  # fmt: skip

    assert codes(decided, "  RURITANIA") == "AT"
    assert codes(decided, "Congo") == "CD"
    assert codes(decided, "VS, Ruritania") == "AT US"
    assert book.resolve("Ruritania") is None


def test_a_decision_on_a_code_does_not_touch_the_word_that_looks_like_it(book):
    decided = book.with_decisions([Decision("NA", Place("Austria", frozenset({"AT"})))])

    assert decided.resolve("na").nature == "anything"
    assert codes(decided, "NA") == "AT"


def test_later_decisions_replace_earlier_ones(book):
    first = book.with_decisions([Decision("Ruritania", Place("Austria", frozenset({"AT"})))])

    second = first.with_decisions([Decision("Ruritania", Place("Chad", frozenset({"TD"})))])

    assert codes(second, "Ruritania") == "TD"


@pytest.mark.parametrize(
    ("code", "state"),
    [("GL", "DK"), ("AW", "NL"), ("ANHH", "NL"), ("CW", "NL"), ("GI", "GB"), ("PR", "US"), ("GF", "FR"), ("NC", "FR"),
     ("SJ", "NO"), ("NL", "NL"), ("x-northern-cyprus", "x-northern-cyprus"), ("DDDE", "DDDE"), ("XK", "XK")],
)  # fmt: skip
def test_a_territory_belongs_to_its_state(book, code, state):
    assert book.state_of(code) == state


def test_names_are_shown_in_the_language_of_the_session(book):
    assert book.name("NL") == "Netherlands"
    texts.use("nl")

    assert book.name("NL") == book.resolve("Pays-Bas").name == "Nederland"
    assert book.resolve("US, NATO").name == "Verenigde Staten, NAVO"
    assert book.name("ZZ") == "ZZ"


def test_candidates_come_with_a_reason_and_the_likeliest_first(book):
    found = book.candidates("DUTSLAND")

    assert found[0].place.codes == {"DE"}
    assert "duitsland" in found[0].reason
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


@pytest.mark.parametrize(
    ("text", "code"), [("Turkey*", "TR"), ("SOMALIË (VN)", "SO"), ("528", "NL"), ("S.Korea", "KR"), ("Viet-Namm", "VN")]
)
def test_the_likeliest_candidate_is_the_one_a_person_would_expect(book, text, code):
    assert book.candidates(text)[0].place.codes == {code}


def test_there_are_never_more_candidates_than_asked_for(book):
    assert len(book.candidates("Guina", limit=2)) == 2
    assert book.candidates("qqqqqqqq") == ()


def test_every_place_can_be_chosen_once(book):
    places = book.places()

    assert len(places) == len(set(places)) > 300
    assert Place("Netherlands", frozenset({"NL"})) in places


def rows(path, encoding, skip=0, delimiter=","):
    with path.open(encoding=encoding, newline="") as file:
        for _ in range(skip):
            next(file)
        yield from csv.DictReader(file, delimiter=delimiter)


@pytest.mark.parametrize(
    ("name", "reading", "columns", "undecided"),
    [
        ("sipri/trade-register-1990-2023.csv", ("utf-8", 11), ("Supplier", "Recipient"), set()),
        # The two records that a line break has cut put a number in the column of the supplier.
        ("sipri/trade-register-old-layout.csv", ("cp1252", 11), ("Supplier", "Recipient"), {"0.25", "3"}),
        ("sipri/export-values-1990-2023.csv", ("utf-8", 9), ("Exports by",), {"Total world export"}),
        ("sipri/import-export-values-1950-2024.csv", ("utf-8", 9), ("Exports by",), {"Total world export"}),
        ("nl/uitvoer-militaire-goederen-2004-2014.csv", ("utf-8",), ("land van bestemming", "land van eindbestemming"),
         {"SOMALIË (VN)"}),
        ("eu/armsexports-2005-2013.csv", ("utf-8", 0, ";"), ("importing-country", "exporting-country"),
         {"TOTAL PER ML categorya"}),
        ("uk/values-2015-07-29.csv", ("utf-8",), ("country",), set()),
        ("ch/elic.csv", ("utf-8",), ("Bestimmungs-/Lieferland",), set()),
    ],
)  # fmt: skip
def test_every_spelling_of_the_real_files_is_known_except_what_nobody_can_decide(
    book, real, name, reading, columns, undecided
):
    texts_in_file = {row[column] or "" for row in rows(real(name), *reading) for column in columns}

    left = {text.strip() for text in book.undecided(texts_in_file)}

    assert left <= undecided | {"Exports by", "Imports by"}


def test_the_sipri_register_divides_as_was_computed_independently(book, real):
    membership = Membership.standard()
    sums = dict.fromkeys(("inside", "outside", "ambiguous", "rebels", "African Union"), 0.0)
    for row in rows(real("sipri/trade-register-1990-2023.csv"), "utf-8", 11):
        year, value = int(row["Delivery year"]), row["TIV delivery values"]
        supplier, recipient = book.resolve(row["Supplier"]), book.resolve(row["Recipient"])
        if not 2014 <= year <= 2023 or not value or supplier.nature != "state":
            continue
        day = dt.date(year, 12, 31)
        if not membership.is_member(book.state_of(next(iter(supplier.codes))), day):
            continue
        members = [membership.is_member(book.state_of(code), day) for code in recipient.codes]
        if recipient.nature == "nato" or (members and all(members)):
            kind = "inside"
        else:
            kind = "outside" if recipient.nature != "anything" and not any(members) else "ambiguous"
        sums[kind] += float(value)
        if kind == "outside" and recipient.nature != "state":
            sums["rebels" if recipient.nature == "non_state" else recipient.name] += float(value)

    assert sums == {
        "inside": pytest.approx(39_111.21),
        "outside": pytest.approx(154_321.45),
        "ambiguous": pytest.approx(39.18),
        "rebels": pytest.approx(14.23),
        "African Union": pytest.approx(2.0),
    }
