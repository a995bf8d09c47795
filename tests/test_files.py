"""Atomic writing: after any failure the old file is there, whole."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.files import leftovers, temporary_name, write_atomically

FAULTS = [("write", errno.ENOSPC), ("fsync", errno.EIO), ("replace", errno.EACCES), ("open", errno.EROFS)]


def failing(code: int) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(code, os.strerror(code))

    return fail


def test_a_file_is_made_with_the_mode_a_new_file_has(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    write_atomically(tmp_path / "new", b"words")
    assert (tmp_path / "new").read_bytes() == b"words"
    assert (tmp_path / "new").stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize(("call", "code"), FAULTS)
@pytest.mark.parametrize("existing", [True, False])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, existing: bool
) -> None:
    path = tmp_path / "notes"
    if existing:
        path.write_bytes(b"old")
    with monkeypatch.context() as patched:
        patched.setattr(os, call, failing(code))
        with pytest.raises(OSError) as raised:
            write_atomically(path, b"new words")
    assert raised.value.errno == code
    assert [entry.name for entry in tmp_path.iterdir()] == (["notes"] if existing else [])
    if existing:
        assert path.read_bytes() == b"old"


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data[:3])))
    write_atomically(tmp_path / "notes", b"ten letters and more")
    assert (tmp_path / "notes").read_bytes() == b"ten letters and more"


def test_a_disk_that_takes_nothing_any_more_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", lambda handle, data: 0)
    with pytest.raises(OSError, match="nothing was written"):
        write_atomically(tmp_path / "notes", b"words")
    assert list(tmp_path.iterdir()) == []


def test_everything_is_synced_before_it_counts_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, os.replace

    def note_fsync(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def note_replace(old: Path, new: Path) -> None:
        done.append("rename")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", note_fsync)
    monkeypatch.setattr(os, "replace", note_replace)
    write_atomically(tmp_path / "notes", b"words")
    assert done == ["file", "rename", "folder"]
    done.clear()
    write_atomically(tmp_path / "state", b"words", durable=False)
    assert done == ["rename"]


def test_a_folder_that_fails_to_sync_is_told_one_that_cannot_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync
    for code, raises in ((errno.EIO, True), (errno.EINVAL, False)):

        def sync_files_only(handle: int, code: int = code) -> None:
            if stat.S_ISDIR(os.fstat(handle).st_mode):
                raise OSError(code, os.strerror(code))
            fsync(handle)

        monkeypatch.setattr(os, "fsync", sync_files_only)
        if raises:
            with pytest.raises(OSError, match="error"):
                write_atomically(tmp_path / "notes", b"words")
        else:
            write_atomically(tmp_path / "notes", b"words")
        assert (tmp_path / "notes").read_bytes() == b"words"


def test_a_link_stays_a_link_and_the_file_it_names_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    target = tmp_path / "vault" / "notes"
    target.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert leftovers(link) == []


def test_links_that_run_in_a_circle_are_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    with pytest.raises(OSError):
        write_atomically(tmp_path / "one", b"words")


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(path, b"words")
        assert os.read(reading, 100) == b"words"
    finally:
        os.close(reading)
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_folder_in_the_place_of_the_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        write_atomically(tmp_path, b"words")
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "notes", b"words")


def test_the_longest_name_a_system_allows_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 127)
    write_atomically(path, b"words")
    assert path.read_bytes() == b"words"


def test_what_killed_writers_left_is_known_from_other_files(tmp_path: Path) -> None:
    path = tmp_path / "library.json"
    others = [tmp_path / ".library.json.bak.0123456789ab.tmp", tmp_path / ".library.json.tmp", path]
    left = temporary_name(path)
    for entry in [left, *others]:
        entry.touch()
    assert leftovers(path) == [left]
