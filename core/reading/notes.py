"""Lines of explanation below a table: sources and notes, not records."""

from __future__ import annotations

import re

_NOTE = re.compile(
    r"^\W*(?:sources?|bron(?:nen)?|quellen?|fuente|notes?|noot|noten|opmerking(?:en)?|toelichting|remarks?|footnotes?|"
    r"legend[ae]?|copyright|last updated|laatst gewijzigd|data (?:from|generated)|generated)\b|^\s*[*†‡§¹²³©]",
    re.IGNORECASE,
)


def is_note(text: str) -> bool:
    """Tell whether a text reads as a source or a note."""
    return bool(_NOTE.match(text))
