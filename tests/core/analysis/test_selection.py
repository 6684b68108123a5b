from dataclasses import replace
from pathlib import Path

import pytest

from core.analysis.options import ShareOptions
from core.analysis.selection import chosen, in_use, measures
from core.importing import load
from core.problems import ProblemError
from core.recipes.adapt import with_meaning
from core.recipes.recipe import ImportRecipe
from core.sample import load_sample

COLUMNS = {"supplier": "from", "recipient": "to", "year": "year", "value": "value"}
CONSTANTS = {"basis": "licence", "currency": "EUR"}


@pytest.fixture
def real_source(tmp_path):
    """Return a function that makes a source that is not fictional, with this number in its id."""

    def make(number: int):
        path = Path(tmp_path) / f"{number}.csv"
        path.write_text("from,to,year,value\nGermany,Norway,2020,10\nGermany,Brazil,2020,5\n", encoding="utf-8")
        return load(path, source_id=f"s{number}", recipe=with_meaning(ImportRecipe("own"), COLUMNS, CONSTANTS))

    return make


def test_one_source_is_in_use_though_others_measure_the_same(real_source):
    use = in_use([real_source(1), real_source(2)], ShareOptions())

    assert use.sources == ("s2",)
    assert measures([real_source(1), real_source(2)])[0].sources == ("s1", "s2")


def test_a_real_source_goes_before_the_fictional_ones(real_source):
    sample = load_sample()

    assert in_use(sample, ShareOptions()).sources == ("s1",)
    assert in_use([*sample, real_source(9)], ShareOptions()).sources == ("s9",)


def test_sources_are_added_up_when_a_person_says_so(real_source):
    both = [real_source(1), real_source(2)]

    found = chosen(both, ShareOptions(sources=("s1", "s2")))

    assert found.flows.total == 30
    assert chosen(both, ShareOptions()).flows.total == 15
    assert chosen(both, ShareOptions(), strict=True).flows.total == 30


def test_fictional_and_real_sources_are_never_added_up(real_source):
    sample = load_sample()[0]

    with pytest.raises(ProblemError, match="cannot be added up"):
        chosen([sample, real_source(9)], ShareOptions(sources=("s1", "s9")))


def test_the_measure_of_a_choice_is_kept(real_source):
    use = in_use([real_source(1), *(replace(each) for each in load_sample()[1:])], ShareOptions(basis="tiv"))

    assert (use.basis, len(use.sources)) == ("tiv", 1)


def test_a_source_without_the_measure_is_named_and_not_left_out_in_silence(real_source):
    other = load(real_source(2).source.path, source_id="s2")  # of unknown layout: a plain table

    with pytest.raises(ProblemError, match=r"2\.csv"):
        chosen([real_source(1), other], ShareOptions(), strict=True)
