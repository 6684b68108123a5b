"""Compile `resources/translations/<language>/*.po` into one catalogue, and name what is not translated.

Run by `dev.py texts`; `dev.py check` looks whether it was done. The catalogue is kept with the sources, so that the
program speaks Dutch from a fresh checkout. Sentences are found in the code by their marks: `tr`, `trn` and `mark`.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
_NO_DATE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # the same bytes at every run
KEYWORDS = {"tr": None, "mark": None, "trn": (1, 2)}


def sentences() -> dict[str | tuple[str, ...], list[str]]:
    """Return every sentence in the code, with the files that say it."""
    from babel.messages.extract import extract

    found: dict[str | tuple[str, ...], list[str]] = {}
    for path in sorted([*ROOT.glob("core/**/*.py"), *ROOT.glob("gui/**/*.py"), ROOT / "main.py"]):
        with path.open("rb") as file:
            for _line, message, _comments, _context in extract("python", file, KEYWORDS, options={"encoding": "utf-8"}):
                found.setdefault(message, []).append(path.relative_to(ROOT).as_posix())
    return found


def catalogue(language: str) -> tuple[object, list[str]]:
    """Return the merged catalogue of a language, and the sentences that its parts translate differently."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    whole = Catalog(locale=language, creation_date=_NO_DATE, revision_date=_NO_DATE)
    differing: list[str] = []
    for path in sorted((TRANSLATIONS / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language, abort_invalid=True):
                if not message.id:
                    continue
                old = whole.get(message.id[0] if isinstance(message.id, tuple) else message.id)
                if old is not None and old.string != message.string:
                    differing.append(f"{path.name}: {message.id!r}")
                whole.add(message.id, message.string)
    return whole, differing


def untranslated(language: str) -> list[str]:
    """Return the sentences of the code that have no translation, each with a file that says it."""
    whole, _ = catalogue(language)
    missing = []
    for message, files in sentences().items():
        known = whole.get(message[0] if isinstance(message, tuple) else message)  # type: ignore[attr-defined]
        strings = () if known is None else (known.string if isinstance(known.string, tuple) else (known.string,))
        if not strings or not all(strings):
            missing.append(f"{files[0]}: {message!r}")
    return missing


def compiled(language: str) -> bytes:
    """Return the catalogue as gettext wants it at run time."""
    from babel.messages.mofile import write_mo

    whole, _ = catalogue(language)
    file = io.BytesIO()
    write_mo(file, whole)
    return file.getvalue()


def main(arguments: list[str]) -> int:
    """Compile all languages, or with `--check` only see whether that was done; 1 when something is to be mended."""
    faults: list[str] = []
    for folder in sorted(path for path in TRANSLATIONS.iterdir() if path.is_dir()):
        target = TRANSLATIONS / f"{folder.name}.mo"
        if not target.exists() or target.read_bytes() != compiled(folder.name):
            if "--check" in arguments:
                faults.append(f"{target.name} is not what its parts say: run dev.py texts")
            else:
                target.write_bytes(compiled(folder.name))
        faults += (f"{folder.name}: {line}" for line in untranslated(folder.name))
        _, differing = catalogue(folder.name)
        faults += (f"{folder.name}: translated in two ways: {line}" for line in differing)
    sys.stderr.writelines(f"{line}\n" for line in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
