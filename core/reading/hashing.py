"""The SHA-256 of a source: the proof that a figure came from exactly this file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from core.progress import Progress

_CHUNK = 1 << 20


def sha256_of(path: Path, progress: Progress | None = None) -> str:
    """Return the SHA-256 of the file as hexadecimal digits."""
    digest = hashlib.sha256()
    size = max(1, path.stat().st_size)
    done = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            done += len(chunk)
            if progress is not None:
                progress.at(done / size)
    return digest.hexdigest()
