"""From the project to the document of the annex."""

from dataclasses import replace

import pytest

from core import language
from core.analysis.options import ShareOptions
from core.composing import compose
from core.importing import load
from core.problems import ProblemError
from core.project import Project
from core.recipes.library import recipes
from core.sample import sample_files
from core.texts import speaking, tr


@pytest.fixture(scope="module")
def project():
    return Project((load(sample_files()[0]),))


def test_the_document_holds_the_answer_with_the_flows_behind_it(project):
    document = compose(project)

    assert len(document.flows.flows) == len(document.flows.classes) > 1000
    assert document.report.sentences
    assert document.sources[0].sha256 == project.datasets[0].source.sha256
    assert document.fictional


def test_tables_have_the_sums_behind_their_rows(project):
    document = compose(project)

    for table, sums in document.sums.items():
        if any(one.id == table for one in document.report.tables):
            assert len(document.report.table(table).rows) == len(sums), table


def test_a_source_with_one_supplier_has_no_table_by_supplier(project):
    tables = [table.id for table in compose(project).report.tables]

    assert "suppliers" not in tables
    assert "recipients" in tables


def test_the_marking_of_a_source_is_proposed_and_never_lowered(project):
    dataset = project.datasets[0]
    secret = project.with_dataset(replace(dataset, source=replace(dataset.source, marking="geheim")))

    assert compose(secret).marking == "STG. GEHEIM (proposed from the sources)"
    assert compose(secret, marking="departementaal").marking == "STG. GEHEIM (proposed from the sources)"
    assert compose(secret, marking="zeer_geheim").marking == "STG. ZEER GEHEIM"


def test_the_document_can_be_made_in_another_language_than_that_of_the_session(project):
    with speaking("nl"):
        document = compose(project)

    assert document.language == "nl"
    assert language.current() == "en"
    assert tr("Years") == "Years"


def test_a_project_without_flows_is_refused_in_words():
    with pytest.raises(ProblemError, match="No source has flows"):
        compose(Project())


def test_the_document_says_when_it_holds_more_rows_than_the_terms_allow(project):
    (sample,) = project.datasets
    limited = replace(sample, recipe=replace(sample.recipe, may_pass_on=0.1))

    document = compose(Project((limited,)))
    one_year = compose(Project((limited,)), ShareOptions(years=(2020, 2020)))

    assert len(document.problems) == len(compose(project).problems) + 1
    assert "10" in document.problems[-1].what
    assert len(one_year.problems) == len(document.problems) - 1


def test_known_layouts_of_sipri_carry_the_limit_of_its_terms():
    limits = {recipe.may_pass_on for recipe in recipes() if recipe.publisher == "SIPRI"}

    assert limits == {0.1}
