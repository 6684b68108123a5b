from core import texts
from core.dataset import said_again
from core.numerals import number, percent, whole
from core.said import again
from core.sample import load_sample
from core.texts import tr, trn


def test_a_sentence_is_said_again_with_its_numbers():
    said = tr("There is no column “{column}”.", column=number(1234.5))

    texts.use("nl")

    assert again(said) == "Er is geen kolom “1.234,50”."


def test_a_count_is_said_again():
    said = trn("{count} flow has no value and cannot be added up.",
               "{count} flows have no value and cannot be added up.", 1200)  # fmt: skip

    texts.use("nl")

    assert again(said).startswith("1.200 ")
    assert again(again(said)) == again(said)


def test_numbers_are_said_again():
    said = (whole(1200), percent(0.125), number(None))

    texts.use("nl")

    assert tuple(map(again, said)) == ("1.200", "12,5\u00a0%", "·")


def test_what_was_typed_stays():
    assert again("Mijn titel") == "Mijn titel"


def test_an_imported_source_follows_the_language():
    licences = load_sample()[0]

    texts.use("nl")
    dutch = said_again(licences)

    assert licences.source.title == "Licences of the Netherlands (fictional)"
    assert dutch.source.title == "Vergunningen van Nederland (fictief)"
    assert dutch.explanations[0].startswith("Deze bron is verzonnen")
    assert dutch.reading.table is licences.reading.table
    assert not {str(problem) for problem in dutch.problems} & {str(problem) for problem in licences.problems}
