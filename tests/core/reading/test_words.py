"""The words of a column behave as an array of texts, whether or not they have been made."""

import numpy as np
import pytest

from core.reading.arrays import from_texts
from core.reading.table import Column
from core.reading.words import Words

TEXTS = [f"word {number}" for number in range(3_000)]


@pytest.mark.parametrize(
    "which",
    [slice(2, 5), slice(None, None, -1), np.array([7, 0, -1]), np.arange(3_000) % 1_000 == 1, np.array([], dtype=int)],
    ids=["slice", "backwards", "places", "mask", "nothing"],
)
def test_words_are_taken_as_from_an_array(which):
    expected = np.array(TEXTS, dtype=object)[which].tolist()

    fresh, made = Words(from_texts(TEXTS)), Words(from_texts(TEXTS))
    np.asarray(made)

    assert fresh[which].tolist() == made[which].tolist() == expected


def test_single_words_and_all_words_are_plain_texts():
    words = Words(from_texts(["é", "", "b"]))

    assert (words[0], words[np.int32(1)], len(words), list(words)) == ("é", "", 3, ["é", "", "b"])
    assert np.asarray(words).tolist() == words.tolist()


def test_a_column_in_which_words_repeat_can_be_made_distinct():
    words = Words(from_texts(["b", "a", "b"]))
    none = np.zeros(3, dtype=bool)
    column = Column(
        "c", "number", np.arange(3, dtype=np.int32), words, np.array([2.0, 1.0, 2.0]), none, none, repeats=True
    )

    distinct = column.distinct()

    assert list(distinct.words) == ["a", "b"]
    assert distinct.codes.tolist() == [1, 0, 1]
    assert distinct.numbers().tolist() == [2.0, 1.0, 2.0]
