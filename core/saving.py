"""Saving a file whole or not at all: whatever happens, the old file or the new one stands there, never a part."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from core.problems import Problem, ProblemError
from core.texts import tr

_PREFIX, _SUFFIX = ".~aandeel-", ".tmp"
_LEFT_OVER_AFTER = 3600.0  # seconds; a save that is still going on touches its file more often
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_BROKEN = (errno.EIO, errno.EROFS, errno.ENXIO, errno.ENODEV)


def no_such_kind(path: Path, endings: Iterable[str]) -> Problem:
    """Return the problem of a name whose ending is none of the kinds of files that can be made."""
    return Problem(
        tr("This cannot be saved as “{ending}”.", ending=path.suffix or path.name),
        path.name,
        tr("Save it as one of: {endings}.", endings=", ".join(endings)),
    )


@contextmanager
def save_atomically(path: Path) -> Iterator[BinaryIO]:
    """Give a file open for writing bytes that takes the place of `path` when the block ends well.

    It is a temporary file beside `path`, flushed to the disk before it is renamed. When the block fails or is
    cancelled, it is removed and an older `path` is untouched. `ProblemError` when the folder is absent, the
    file is read-only or open elsewhere, or the disk is full.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    _check(target)
    sweep(target.parent)
    temporary = target.with_name(f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}")
    try:
        file = _create(temporary)
    except OSError as error:
        raise ProblemError(_problem(target, error)) from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _take_place(temporary, target)
    except OSError as error:
        if error.errno in (*_NO_ROOM, *_BROKEN) or error.filename in (str(temporary), str(target)):
            raise ProblemError(_problem(target, error)) from error
        raise
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_atomically(path: Path, content: bytes | Callable[[BinaryIO], object]) -> None:
    """Save these bytes, or what this function writes, as `save_atomically` does."""
    with save_atomically(path) as file:
        if callable(content):
            content(file)
        else:
            file.write(content)


def sweep(folder: Path) -> None:
    """Remove what a save that was cut off (power, a killed program) left behind in this folder."""
    long_ago = time.time() - _LEFT_OVER_AFTER
    with suppress(OSError):
        for leftover in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            with suppress(OSError):
                if leftover.stat().st_mtime < long_ago:
                    leftover.unlink()


def _check(target: Path) -> None:
    """Find out before the work begins what would make it useless."""
    where = target.name or str(target)
    if target.is_dir():
        raise ProblemError(
            Problem(tr("There is a folder with this name."), where, tr("Choose another name for the file."))
        )
    if not target.parent.is_dir():
        raise ProblemError(
            Problem(
                tr("The folder “{folder}” does not exist.", folder=target.parent),
                where,
                tr("Make the folder first, or choose another one."),
            )
        )
    if not target.exists():
        return
    if not target.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise ProblemError(_read_only(where))
    try:
        with target.open("r+b"):  # Windows refuses this while Excel has the file open
            pass
    except OSError as error:
        raise ProblemError(_problem(target, error)) from error


def _create(temporary: Path) -> BinaryIO:
    # Not tempfile: it makes files that only this user may read, also where the folder is meant to be shared.
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
    return os.fdopen(os.open(temporary, flags, 0o666), "w+b")


def _take_place(temporary: Path, target: Path) -> None:
    if sys.platform != "win32" and target.exists():
        temporary.chmod(stat.S_IMODE(target.stat().st_mode))
    temporary.replace(target)
    if sys.platform != "win32":
        _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    """Make the rename itself last; some network folders do not offer this."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _problem(target: Path, error: OSError) -> Problem:
    where = target.name
    if error.errno in _NO_ROOM:
        return Problem(
            tr("There is not enough room on the disk to save this file."),
            where,
            tr("Make room or choose another disk. Nothing was changed."),
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        if target.exists():
            return Problem(
                tr("The file cannot be replaced: it is open in another program, such as Excel, or it is protected."),
                where,
                tr("Close it there and save again, or choose another name. Nothing was changed."),
            )
        return Problem(
            tr("You are not allowed to save files in the folder “{folder}”.", folder=target.parent),
            where,
            tr("Choose another folder."),
        )
    if error.errno == errno.EROFS:
        return _read_only(where)
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return Problem(
            tr("The system does not accept this name for a file."), where, tr("Choose another name for the file.")
        )
    return Problem(
        tr("The file could not be saved; the system says: {reason}", reason=error.strerror or str(error)),
        where,
        tr("Choose another folder. Nothing was changed."),
    )


def _read_only(where: str) -> Problem:
    return Problem(tr("The file or the disk is read-only."), where, tr("Choose another name or another folder."))
