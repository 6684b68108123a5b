"""Which encoding a text is written in: a byte order mark, else strict UTF-8 over the whole file, else the likeliest."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from core.problems import Problem, ProblemError
from core.texts import tr

CHUNK = 1 << 20
_HEAD = 1 << 16
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SINGLE_BYTE = ("cp1252", "cp850", "mac_roman")
_NOT_IN_CP1252 = b"\x81\x8d\x8f\x90\x9d"
_CONTEXT = 2
_COMMON = {  # how common letters are in Dutch, French, German and Spanish
    **dict.fromkeys("áàâîíúûùå", 1.0),
    **dict.fromkeys("èüöäçïñóôêß", 2.0),
    **dict.fromkeys("éë", 3.0),
}
_ENOUGH = 2000  # odd characters
_HIGH = re.compile(rb"[\x80-\xff]")
_STRANGE = re.compile("[\udc80-\udcff]")
_LETTERS = re.compile(r"[^\x00-\x7f]")
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "latin-1",
    "cp850",
    "cp437",
    "mac_roman",
)


def detect_encoding(path: Path) -> str:
    """Return the name of the encoding; ProblemError when the file is empty or is not text."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise ProblemError(Problem(tr("The file is empty."), path.name, tr("Choose a file with a table in it.")))
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    wide = _wide(head)
    if wide:
        return wide
    if _is_binary(head):
        raise ProblemError(
            Problem(
                tr("This file is not text and not a workbook, so there is no table to read in it."),
                path.name,
                tr("Open it in the program it was made with and save the table as .csv or .xlsx."),
            )
        )
    if first_odd_byte(path, "utf-8") is None or _mostly_utf8(path):
        return "utf-8"
    return _likeliest(path)


def first_odd_byte(path: Path, encoding: str) -> int | None:
    """Return the place of the first byte that does not fit the encoding; None when all fit."""
    decoder = codecs.getincrementaldecoder(encoding)()
    place = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if not (chunk.isascii() and decoder.getstate()[0] == b"" and not encoding.startswith("utf-16")):
                waiting = len(decoder.getstate()[0])
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError as error:
                    return place - waiting + error.start
            place += len(chunk)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return place
    return None


def where_odd(path: Path, encoding: str = "utf-8") -> int:
    """Return the 1-based line of the first byte that does not fit the encoding; 0 when all fit."""
    place = first_odd_byte(path, encoding)
    if place is None:
        return 0
    line = 1
    with path.open("rb") as file:
        while place > 0 and (chunk := file.read(min(CHUNK, place))):
            line += chunk.count(b"\n") + chunk.count(b"\r") - chunk.count(b"\r\n")
            place -= len(chunk)
    return line


def _read_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Stand in for bytes that do not fit: as Windows-1252, which is what they mostly are. They are reported."""
    if not isinstance(error, UnicodeDecodeError) or error.encoding.startswith("utf-16"):
        return "\ufffd", getattr(error, "end", 1)
    odd = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", errors="replace") for byte in odd), error.end


ODD = "odd-as-cp1252"
"""The name of the error handler with which texts are decoded."""
codecs.register_error(ODD, _read_as_cp1252)


def _mostly_utf8(path: Path) -> bool:
    """Tell whether UTF-8 letters are common and the bytes that do not fit are few: two files pasted together."""
    fitting = odd = 0
    with path.open(encoding="utf-8", errors="surrogateescape", newline="") as file:
        while text := file.read(CHUNK):
            if not text.isascii():
                strange = len(_STRANGE.findall(text))
                odd += strange
                fitting += len(_LETTERS.findall(text)) - strange
            if odd + fitting > _ENOUGH:
                break
    return fitting > 3 * odd


def _wide(head: bytes) -> str:
    """Recognise UTF-16 without a mark: every other byte is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half and odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if half and even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def _is_binary(head: bytes) -> bool:
    control = sum(head.count(byte) for byte in range(32) if byte not in b"\t\n\x0b\x0c\r\x1a\x1b")
    return control > 0.02 * len(head) and control > 2


def _likeliest(path: Path) -> str:
    """Return the single-byte encoding in which the odd bytes look most like letters in words."""
    scores = dict.fromkeys(_SINGLE_BYTE, 0.0)
    for sample in _odd_places(path):
        for name in _SINGLE_BYTE:
            scores[name] += _plausible(sample.decode(name, errors="replace"))
    best = max(_SINGLE_BYTE, key=lambda name: scores[name])
    return "latin-1" if best == "cp1252" and _has_any(path, _NOT_IN_CP1252) else best


def _has_any(path: Path, wanted: bytes) -> bool:
    """Tell whether one of these bytes occurs in the file."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if any(byte in chunk for byte in wanted):
                return True
    return False


def _odd_places(path: Path, limit: int = _ENOUGH) -> Iterator[bytes]:
    """Return bytes outside ASCII with their neighbours."""
    found = 0
    with path.open("rb") as file:
        while found < limit and (chunk := file.read(CHUNK)):
            if chunk.isascii():
                continue
            for match in _HIGH.finditer(chunk):
                yield chunk[max(0, match.start() - _CONTEXT) : match.end() + _CONTEXT]
                found += 1
                if found >= limit:
                    return


def _plausible(text: str) -> float:
    """Score the odd characters: letters that fit their neighbours are likely, drawings and controls are not."""
    score = 0.0
    for place, char in enumerate(text):
        if char.isascii():
            continue
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if char.isalpha():
            near = [other for other in (before, after) if other.isalpha()]
            cased = sum(other.isupper() == char.isupper() for other in near)
            fits = 1.0 if near and cased == len(near) else 0.3 if char.isupper() and after.islower() else -0.2
            score += fits * _COMMON.get(char.lower(), 0.3)
        elif char in "€£§©®°±²³·»«–—‘’“”…\u00a0½¼":
            score += 0.3
        else:
            score -= 1.0
    return score
