"""The bytes of a text file as UTF-8, hashed and counted while they pass, so that the file is read only once."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

import numpy as np

from core.progress import Progress

_LINE_END = re.compile(rb"\r\n|\n|\r")
_CHUNK = 1 << 22
_TAIL = 1 << 12


class TextStream:
    """A file object for Arrow: first `head` holds the lines that come before the records, then `read` gives the rest.

    `lines` counts the physical lines given by `read`; `blank_end` how many of them are blank lines at the end.
    """

    def __init__(self, path: Path, encoding: str, head_lines: int, progress: Progress) -> None:
        self._file = path.open("rb")
        self._size = max(1, path.stat().st_size)
        self._encoding = encoding.removesuffix("-sig")
        self._decoder = None if self._encoding == "utf-8" else codecs.getincrementaldecoder(encoding)()
        self._digest = hashlib.sha256()
        self._progress = progress
        self._line_ends = 0
        self._last = b""
        self._tail = b""
        self.closed = False
        self._waiting = self._next(_CHUNK)
        if encoding == "utf-8-sig":
            self._waiting = self._waiting.removeprefix(codecs.BOM_UTF8)
        self.head = self._take_lines(head_lines)

    @property
    def sample(self) -> bytes:
        """The beginning of the records, in whole lines."""
        end = self._waiting.rfind(b"\n", 0, 1 << 19)
        return self._waiting[: end + 1]

    @property
    def lines(self) -> int:
        return self._line_ends + (0 if self._last in (b"\n", b"\r", b"") else 1)

    @property
    def blank_end(self) -> int:
        ends = self._tail[len(self._tail.rstrip(b"\r\n")) :]
        return max(0, len(_LINE_END.findall(ends)) - 1)

    @property
    def last_line(self) -> str:
        """The last line that is not blank, or as much of it as fits in the tail."""
        return _LINE_END.split(self._tail.rstrip(b"\r\n"))[-1].decode(errors="replace")

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; Arrow calls this from a thread of its own."""
        chunk = self._waiting or self._next(size if size > 0 else _CHUNK)
        if 0 < size < len(chunk):
            chunk, self._waiting = chunk[:size], chunk[size:]
        else:
            self._waiting = b""
        self._count(chunk)
        return chunk

    def close(self) -> None:
        self._file.close()
        self.closed = True

    def readable(self) -> bool:
        return True

    def _next(self, size: int) -> bytes:
        while raw := self._file.read(size):
            self._digest.update(raw)
            self._progress.at(self._file.tell() / self._size)
            text = self._as_utf8(raw)
            if text:
                return text
        return b"" if self._decoder is None else self._decoder.decode(b"", final=True).encode()

    def _as_utf8(self, raw: bytes) -> bytes:
        if self._decoder is None:
            return raw
        if not self._encoding.startswith("utf-16") and raw.isascii():
            return raw
        if self._encoding == "cp1252" and not _has_controls(raw):
            return raw.decode("latin-1").encode()  # the same letters, ten times as fast
        return self._decoder.decode(raw).encode()

    def _take_lines(self, count: int) -> list[str]:
        if not count:
            return []
        while True:
            ends = [match.end() for match, _ in zip(_LINE_END.finditer(self._waiting), range(count + 1), strict=False)]
            if len(ends) > count or not (more := self._next(_CHUNK)):
                break
            self._waiting += more
        ends = ends[:count] if len(ends) >= count else [*ends, len(self._waiting)]
        starts = [0, *ends[:-1]]
        taken = [self._waiting[start:end].decode() for start, end in zip(starts, ends, strict=True)]
        self._waiting = self._waiting[ends[-1] :] if ends else self._waiting
        return taken

    def _count(self, chunk: bytes) -> None:
        if not chunk:
            return
        ends = int(np.count_nonzero(np.frombuffer(chunk, dtype=np.uint8) == 10))
        if b"\r" in chunk:
            ends += chunk.count(b"\r") - chunk.count(b"\r\n")
        if self._last == b"\r" and chunk[:1] == b"\n":
            ends -= 1
        self._line_ends += ends
        self._last = chunk[-1:]
        self._tail = (self._tail + chunk[-_TAIL:])[-_TAIL:]


def _has_controls(raw: bytes) -> bool:
    """Tell whether a byte from 0x80 to 0x9F occurs: only there cp1252 and latin-1 differ."""
    return bool(np.any(np.frombuffer(raw, dtype=np.uint8) & 0xE0 == 0x80))
