"""The bytes of a text file as UTF-8, hashed and counted while they pass, so that the file is read only once."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

import numpy as np
import pyarrow as pa

from core.progress import Progress

_LINE_END = re.compile(rb"\r\n|\n|\r")
_CHUNK = 1 << 22
_TAIL = 1 << 12


class TextStream:
    """A file object for Arrow, from the first record on.

    `lines` counts the physical lines given by `read`; `blank_end` how many of them are blank lines at the end.
    """

    def __init__(self, path: Path, encoding: str, progress: Progress, chunk: int = _CHUNK) -> None:
        self._chunk = chunk
        self._size = max(1, path.stat().st_size)
        self._encoding = encoding.removesuffix("-sig")
        self._has_mark = encoding == "utf-8-sig"
        self._decoder = None if self._encoding == "utf-8" else codecs.getincrementaldecoder(encoding)()
        self._digest = hashlib.sha256()
        self._progress = progress
        self._line_ends = 0
        self._last = b""
        self._tail = b""
        self._cut = b""  # the beginning of a letter whose other bytes are still to come
        self._waiting = b""
        self.closed = False
        self._file = path.open("rb")  # last, so that nothing can fail while it is open and nobody has it

    def __enter__(self) -> TextStream:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def skip_lines(self, count: int) -> None:
        """Pass over the lines above the records. To be called first; the bytes that were read wait for `read`."""
        self._waiting = self._next(self._chunk)
        if self._has_mark:
            self._waiting = self._waiting.removeprefix(codecs.BOM_UTF8)
        while True:
            ends = [match.end() for match, _ in zip(_LINE_END.finditer(self._waiting), range(count + 1), strict=False)]
            if len(ends) > count or not (more := self._next(self._chunk)):
                break
            self._waiting += more
        if count:
            self._waiting = self._waiting[ends[count - 1] :] if len(ends) >= count else b""

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
        chunk = self._waiting or self._next(size if size > 0 else self._chunk)
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
        if self._decoder is not None:
            return self._decoder.decode(b"", final=True).encode()
        check_utf8(self._cut)
        return b""

    def _as_utf8(self, raw: bytes) -> bytes:
        if self._decoder is None:
            if self._cut or not raw.isascii():
                text = self._cut + raw
                whole = _whole_letters(text)
                check_utf8(text[:whole])
                self._cut = text[whole:]
            return raw
        if not self._encoding.startswith("utf-16") and raw.isascii():
            return raw
        if self._encoding == "cp1252" and not _has_controls(raw):
            return raw.decode("latin-1").encode()  # the same letters, ten times as fast
        return self._decoder.decode(raw).encode()

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


def check_utf8(text: bytes) -> None:
    """Raise `pyarrow.ArrowInvalid` when the bytes are not UTF-8; ten times as fast as decoding them."""
    offsets = pa.py_buffer(np.array([0, len(text)], dtype=np.int32))
    pa.StringArray.from_buffers(1, offsets, pa.py_buffer(text)).validate(full=True)


def _whole_letters(text: bytes) -> int:
    """Return how many bytes stand before a letter that is cut off at the end."""
    for back in range(1, min(4, len(text)) + 1):
        byte = text[-back]
        if byte >= 0xC0:  # the first byte of a letter tells how many it has
            length = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(text) - back if back < length else len(text)
        if byte < 0x80:
            break
    return len(text)


def _has_controls(raw: bytes) -> bool:
    """Tell whether a byte from 0x80 to 0x9F occurs: only there cp1252 and latin-1 differ."""
    return bool(np.any(np.frombuffer(raw, dtype=np.uint8) & 0xE0 == 0x80))
