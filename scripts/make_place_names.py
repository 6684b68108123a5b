"""Write `resources/places/names.json`: the names of countries and territories, from the Unicode CLDR in babel.

Run `python scripts/make_place_names.py` after a new version of babel; a test says when the file is behind.
The program reads the file, so that it starts without babel.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale
from babel.core import get_global

TARGET = Path(__file__).resolve().parent.parent / "resources" / "places" / "names.json"
LANGUAGES = ("en", "nl", "fr", "de")
NOT_PLACES = {"AC", "CP", "DG", "EU", "TA", "XA", "XB", "ZZ"}  # in CLDR, but without a code of their own, or no place
WITHDRAWN = {
    "ANT", "BUR", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR",
    "172", "200", "230", "249", "278", "280", "530", "532", "536", "582", "720", "736", "810", "830", "886", "890",
    "891", "983",
}  # fmt: skip
"""Codes that CLDR gives as an alias of a country of today, but that ISO 3166-1 does not, or no longer, gives to it."""


def content() -> str:
    """Return the text of the file: one line for each code of ISO 3166-1, and XK for Kosovo."""
    codes = {alias: codes[0] for alias, codes in get_global("territory_aliases").items() if alias not in WITHDRAWN}
    iso3 = {code: alias for alias, code in codes.items() if len(alias) == 3 and alias.isalpha()}
    numeric = {code: alias for alias, code in codes.items() if len(alias) == 3 and alias.isdigit()}
    names = {language: Locale(language).territories for language in LANGUAGES}
    lines = [
        json.dumps(
            {"code": code, "iso3": iso3[code], "numeric": numeric.get(code, "")}
            | {language: names[language][code] for language in LANGUAGES},
            ensure_ascii=False,
        )
        for code in sorted(iso3.keys() & names["en"].keys() - NOT_PLACES)
    ]
    return '{"version": 1, "states": [\n' + ",\n".join(lines) + "\n]}\n"


if __name__ == "__main__":
    TARGET.write_text(content(), encoding="utf-8", newline="\n")
