"""The sample project is made by its script, is fictional, and says so."""

import io
import zipfile

import pytest

from core.resources import resource
from scripts import make_sample

FILES = dict(make_sample.files())


def parts(content: bytes) -> dict[str, bytes]:
    """Return the members of a workbook, so that only their content is compared and not how it is compressed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", FILES)
def test_the_sample_is_what_its_script_makes(name):
    stored = resource("sample", name).read_bytes()

    if name.endswith(".xlsx"):
        assert parts(stored) == parts(FILES[name])
    else:
        assert stored == FILES[name]


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".xlsx")])
def test_every_text_file_says_on_its_first_line_that_it_is_fictional(name):
    encoding = {"fictieve-vergunningen.csv": "cp1252", "fictional-register.txt": "utf-16"}.get(name, "utf-8-sig")

    first = FILES[name].decode(encoding).splitlines()[0]

    assert first in (make_sample.NOTICE_NL, make_sample.NOTICE_EN)
