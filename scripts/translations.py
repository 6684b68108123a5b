"""Compile `resources/translations/<language>/*.po` into one catalogue, and name what is not translated.

Run by `dev.py`. Sentences are found in the code by their marks: `tr`, `trn` and `mark`.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
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

    whole = Catalog(locale=language)
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


def main() -> int:
    """Compile all languages; return 1 when a sentence is not translated."""
    result = 0
    for folder in sorted(path for path in TRANSLATIONS.iterdir() if path.is_dir()):
        target = TRANSLATIONS / f"{folder.name}.mo"
        content = compiled(folder.name)
        if not target.exists() or target.read_bytes() != content:
            target.write_bytes(content)
        _, differing = catalogue(folder.name)
        for line in (*untranslated(folder.name), *(f"translated in two ways: {line}" for line in differing)):
            sys.stderr.write(f"{folder.name}: {line}\n")
            result = 1
    return result


if __name__ == "__main__":
    sys.exit(main())
