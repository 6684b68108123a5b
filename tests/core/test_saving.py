"""Saving whole or not at all."""

import errno
import os
import sys
import time

import pytest

from core.problems import ProblemError
from core.saving import save_atomically, sweep, write_atomically


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_new_bytes_stand_there_and_nothing_else(tmp_path):
    write_atomically(tmp_path / "a.txt", b"old")
    with save_atomically(tmp_path / "a.txt") as file:
        file.write(b"new")

    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert names(tmp_path) == ["a.txt"]


def test_a_failure_halfway_leaves_the_old_file_whole(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fails(file):
        file.write(b"half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_atomically(path, fails)

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]


def test_a_full_disk_is_said_in_plain_words_and_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fails(_file):
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ProblemError, match="not enough room"):
        write_atomically(path, fails)

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failing_disk_or_rename_leaves_the_old_file(tmp_path, monkeypatch, step):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fails(*args, **_kwargs):
        raise OSError(errno.EIO if step == "fsync" else errno.EACCES, "refused", str(path))

    monkeypatch.setattr(os, step, fails)
    with pytest.raises(ProblemError) as raised:
        write_atomically(path, b"new")
    monkeypatch.undo()

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]
    assert raised.value.problems[0].where == "a.txt"


def test_a_file_that_is_open_elsewhere_says_to_close_it(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")

    def locked(*_args, **_kwargs):
        raise PermissionError(errno.EACCES, "being used by another process", str(path))

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(ProblemError, match="Close it there"):
        write_atomically(path, b"new")


def test_a_read_only_file_is_not_replaced(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)

    with pytest.raises(ProblemError, match="read-only"):
        write_atomically(path, b"new")

    path.chmod(0o644)
    assert path.read_bytes() == b"old"


def test_a_missing_folder_and_a_folder_in_the_way_are_named(tmp_path):
    with pytest.raises(ProblemError, match="does not exist"):
        write_atomically(tmp_path / "absent" / "a.txt", b"x")
    with pytest.raises(ProblemError, match="a folder with this name"):
        write_atomically(tmp_path, b"x")


def test_a_foreign_failure_of_the_writer_is_not_taken_for_a_failing_disk(tmp_path):
    def looks_elsewhere(_file):
        (tmp_path / "absent.csv").open("rb")

    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "a.txt", looks_elsewhere)


def test_only_old_leftovers_are_swept(tmp_path):
    old, fresh, other = (tmp_path / name for name in (".~aandeel-1.tmp", ".~aandeel-2.tmp", "mine.tmp"))
    for path in (old, fresh, other):
        path.write_bytes(b"")
    yesterday = time.time() - 86400
    os.utime(old, (yesterday, yesterday))
    os.utime(other, (yesterday, yesterday))

    sweep(tmp_path)

    assert names(tmp_path) == [".~aandeel-2.tmp", "mine.tmp"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_permissions_and_links_are_kept(tmp_path):
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)

    write_atomically(link, b"new")

    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
