"""Full disks, missing permissions, held locks: a sentence for the user, and the library as it was."""

import errno
import fcntl
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.article import Annotation, Article
from reader.errors import LibraryError
from reader.library import Library

Annotate = Callable[..., Annotation]

FAULTS = [
    ("write", errno.ENOSPC, "disk is full"),
    ("write", errno.EDQUOT, "quota"),
    ("fsync", errno.EIO, "disk reports an error"),
    ("replace", errno.EACCES, "no permission"),
    ("open", errno.EROFS, "only be read"),
    ("fsync", errno.ENOTCONN, "not connected"),
]


@pytest.mark.parametrize(("call", "code", "sentence"), FAULTS)
def test_a_failed_write_is_a_sentence_and_changes_nothing(
    library: Library,
    folder: Path,
    annotate: Annotate,
    article: Article,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    code: int,
    sentence: str,
) -> None:
    record = library.record_article(article, "d" * 64)
    saved = library.save(annotate())
    path = folder / "library.json"
    before = path.read_bytes(), sorted(entry.name for entry in folder.iterdir())

    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(code, os.strerror(code))

    attempts: list[Callable[[], Any]] = [
        lambda: library.save(annotate(note="never")),
        lambda: library.delete(saved.id),
        lambda: library.record_article(article, "d" * 64),
    ]
    for attempt in attempts:
        with monkeypatch.context() as patched:
            patched.setattr(os, call, fail)
            with pytest.raises(LibraryError, match=sentence):
                attempt()
        assert (path.read_bytes(), sorted(entry.name for entry in folder.iterdir())) == before
        assert library.all_annotations() == [saved]
        assert library.articles() == [record]
    assert library.save(annotate(note="now")).note == "now"
    assert len(library.all_annotations()) == 2


def test_a_disk_that_fills_up_half_way_leaves_the_old_file(
    library: Library, folder: Path, annotate: Annotate, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save(annotate())
    before = (folder / "library.json").read_bytes()
    write = os.write
    room = iter([100])

    def write_a_little(handle: int, data: bytes) -> int:
        for size in room:
            return write(handle, bytes(data[:size]))
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", write_a_little)
        with pytest.raises(LibraryError, match="disk is full"):
            library.save(annotate())
    assert (folder / "library.json").read_bytes() == before


def test_a_snapshot_that_cannot_be_kept_records_nothing(
    library: Library, folder: Path, article: Article
) -> None:
    folder.mkdir()
    (folder / "texts").write_text("in the way")
    with pytest.raises(LibraryError):
        library.record_article(article, "d" * 64)
    assert library.articles() == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_without_permission_is_a_sentence(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    folder.mkdir(mode=0o500)
    with pytest.raises(LibraryError, match="permission"):
        library.save(annotate())


def test_a_file_where_the_folder_should_be_is_a_sentence(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    folder.write_text("no folder")
    for attempt in (library.all_annotations, lambda: library.save(annotate()), library.changed):
        with pytest.raises(LibraryError, match="folder is a file"):
            attempt()
    assert folder.read_text() == "no folder"


def test_a_folder_where_the_file_should_be_is_a_sentence(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    (folder / "library.json").mkdir(parents=True)
    for attempt in (library.all_annotations, lambda: library.save(annotate())):
        with pytest.raises(LibraryError, match="it is a folder"):
            attempt()


def test_a_window_that_does_not_let_go_is_told_and_reading_goes_on(
    folder: Path, annotate: Annotate, library: Library
) -> None:
    saved = library.save(annotate())
    impatient = Library(folder, lock_timeout=0.05)
    with (folder / "library.json.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(LibraryError, match="being written by another window"):
            impatient.save(annotate())
        assert impatient.all_annotations() == [saved]
    assert impatient.save(annotate())
    assert len(library.all_annotations()) == 2


def test_what_a_killed_writer_left_is_cleared_away(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    folder.mkdir()
    left = folder / ".library.json.0123456789ab.tmp"
    left.write_text('{"half a')
    library.save(annotate())
    assert not left.exists()


def test_threads_of_one_window_do_not_get_into_each_other_s_way(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    kept: list[str] = []

    def write() -> None:
        for _ in range(10):
            kept.append(library.save(annotate()).id)
            library.all_annotations()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept) == 40
    assert {one.id for one in Library(folder).all_annotations()} == set(kept)
