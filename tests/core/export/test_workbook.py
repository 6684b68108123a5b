"""The annex as workbook, read back with other people's readers."""

import os
from pathlib import Path

import pytest

from core import texts
from core.export.registry import export


@pytest.mark.parametrize("language", ["en", "nl"])
def test_make(make_document, tmp_path, language):
    texts.use(language)
    export(make_document(language=language), Path(os.environ.get("OUT", str(tmp_path))) / f"annex-{language}.xlsx")
