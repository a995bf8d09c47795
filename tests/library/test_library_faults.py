"""Full disks, missing permissions, held locks: a sentence for the user, and the library as it was."""

import errno
import fcntl
import os
import shutil
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from reader.article import Annotation, Article
from reader.errors import LibraryError
from reader.library import Library

Annotate = Callable[..., Annotation]

#: Every call to the system on the way of a word to the disk.
CALLS = (
    "open",
    "write",
    "fsync",
    "ftruncate",
    "replace",
    "link",
    "unlink",
    "stat",
    "fstat",
    "mkdir",
    "close",
)
#: What a process says that dies in the middle of a call.
DEAD = 99
CODES = (errno.ENOSPC, errno.EIO, errno.EACCES)


class Faults:
    """Counts calls to the system, and lets the one with the number `at` fail, or all from there on."""

    def __init__(
        self,
        patched: pytest.MonkeyPatch,
        name: str,
        at: int,
        code: int,
        *,
        for_good: bool,
        dies: bool = False,
    ) -> None:
        self.calls = 0
        self.real = getattr(os, name)

        def call(*arguments: Any, **options: Any) -> Any:
            self.calls += 1
            if self.calls == at or (for_good and self.calls > at):
                if name == "close":
                    self.real(*arguments)
                if name == "write" and len(arguments[1]) > 1:
                    # A disk takes what it has room for; the rest fails.
                    self.real(arguments[0], bytes(arguments[1][: len(arguments[1]) // 2]))
                if dies:
                    os._exit(DEAD)
                raise OSError(code, os.strerror(code))
            return self.real(*arguments, **options)

        patched.setattr(os, name, call)


def fresh(folder: Path, annotate: Annotate) -> tuple[Library, list[Annotation]]:
    """Make a library with a file, a journal, and things to undo."""
    library = Library(folder)
    first = [library.save(annotate(note=f"kept {number}")) for number in range(3)]
    library.checkpoint()
    library.delete(first[0].id)
    library.save(annotate(note="in the journal"))
    return library, library.all_annotations() + library.trash()


def state(library: Library) -> dict[str, Annotation]:
    return {one.id: one for one in (*library.all_annotations(), *library.trash())}


WORK: dict[str, Callable[[Library, Annotation], Any]] = {
    "save": lambda library, new: library.save(new),
    "change many": lambda library, _: library.tag_all([one.id for one in library.all_annotations()], ["sea"]),
    "undo": lambda library, _: library.undo(),
    "purge": lambda library, _: library.purge([one.id for one in library.trash()]),
    "fold": lambda library, _: library.checkpoint(),
}


def failing_calls(
    folder: Path, annotate: Annotate, work: Callable[[Library, Annotation], Any]
) -> dict[str, int]:
    """Return how often each call to the system is made by `work`."""
    counts = {}
    for name in CALLS:
        library, _ = fresh(folder / f"count-{name}", annotate)
        with pytest.MonkeyPatch.context() as patched:
            faults = Faults(patched, name, 0, 0, for_good=False)
            work(library, annotate())
            counts[name] = faults.calls
    return counts


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("what", WORK)
def test_whatever_call_fails_nothing_is_lost(
    tmp_path: Path, annotate: Annotate, what: str, for_good: bool
) -> None:
    work = WORK[what]
    for name, count in failing_calls(tmp_path, annotate, work).items():
        for at in range(1, count + 1):
            code = CODES[at % len(CODES)]
            folder = tmp_path / f"{name}-{at}"
            library, _ = fresh(folder, annotate)
            before, new = state(library), annotate(note="new")
            failed = False
            with pytest.MonkeyPatch.context() as patched:
                Faults(patched, name, at, code, for_good=for_good)
                try:
                    work(library, new)
                except LibraryError as error:
                    failed = bool(str(error))
            where = (what, name, at)
            after, again = state(library), state(Library(folder))
            assert after == again, where
            if failed and not for_good:
                assert after == before, where
            if what == "fold":
                assert after == before, where
            assert before.keys() - after.keys() <= ({one.id for one in library.trash()} or before.keys()), (
                where
            )
            # The words are still there to be tried again, and then it goes.
            work(library, new)
            library.checkpoint()
            assert state(Library(folder)) == state(library), where
            with TinyDB(folder / "library.json", encoding="utf-8") as stock:
                assert {row["id"] for row in stock.table("annotations")} == set(state(library)), where


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks what dies")
@pytest.mark.parametrize("what", WORK)
def test_wherever_it_dies_the_step_is_whole_or_not_at_all(
    tmp_path: Path, annotate: Annotate, what: str
) -> None:
    work = WORK[what]
    counts = failing_calls(tmp_path, annotate, work)
    died, names = 0, ("write", "fsync", "replace", "link", "unlink", "open", "close")
    for name in names:
        for at in range(1, counts[name] + 1):
            folder = tmp_path / f"{name}-{at}"
            library, _ = fresh(folder, annotate)
            before, new = contents(state(library)), annotate(note="new")
            shutil.copytree(folder, tmp_path / "whole")
            work(twin := Library(tmp_path / "whole"), new)
            whole = contents(state(twin))
            child = os.fork()
            if child == 0:
                Faults(pytest.MonkeyPatch(), name, at, 0, for_good=False, dies=True)
                with suppress(BaseException):
                    work(library, new)
                os._exit(0)
            died += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == DEAD
            assert contents(state(Library(folder))) in (before, whole), (what, name, at)
            work(library, new)
            library.checkpoint()
            assert state(Library(folder)) == state(library), (what, name, at)
            shutil.rmtree(tmp_path / "whole")
    assert died == sum(
        counts[name] for name in ("write", "fsync", "replace", "link", "unlink", "open", "close")
    )


def contents(annotations: dict[str, Annotation]) -> set[tuple[Any, ...]]:
    """Return what annotations say, without the times at which they came to say it."""
    return {(one.id, one.note, one.tags, one.colour, bool(one.deleted)) for one in annotations.values()}


@pytest.mark.parametrize("name", [name for name in CALLS if name != "mkdir"])
def test_the_first_word_of_a_library_fails_cleanly(tmp_path: Path, annotate: Annotate, name: str) -> None:
    for at in range(1, 6):
        folder = tmp_path / str(at)
        folder.mkdir()
        library = Library(folder)
        with pytest.MonkeyPatch.context() as patched:
            Faults(patched, name, at, errno.ENOSPC, for_good=False)
            try:
                kept = [library.save(annotate())]
            except LibraryError:
                kept = []
        assert library.all_annotations() == Library(folder).all_annotations() == kept
        library.save(annotate())
        assert len(Library(folder).all_annotations()) == len(kept) + 1


SENTENCES = [
    ("write", errno.ENOSPC, "disk is full"),
    ("write", errno.EDQUOT, "quota"),
    ("fsync", errno.EIO, "disk reports an error"),
    ("open", errno.EACCES, "no permission"),
    ("open", errno.EROFS, "only be read"),
    ("fsync", errno.ENOTCONN, "not connected"),
    ("fsync", errno.ESTALE, "not connected"),
]


@pytest.mark.parametrize(("call", "code", "sentence"), SENTENCES)
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
    attempts: list[Callable[[], Any]] = [
        lambda: library.save(annotate(note="never")),
        lambda: library.delete(saved.id),
        lambda: library.record_article(article, "d" * 64),
        library.undo,
    ]
    before = (folder / "library.json.journal").read_bytes()
    for attempt in attempts:
        with monkeypatch.context() as patched:
            Faults(patched, call, 1, code, for_good=True)
            with pytest.raises(LibraryError, match=sentence):
                attempt()
        assert library.all_annotations() == [saved]
        assert library.articles() == [record]
        assert Library(folder).all_annotations() == [saved]
    if call == "open":
        assert (folder / "library.json.journal").read_bytes() == before
    assert library.save(annotate(note="now")).note == "now"
    assert len(Library(folder).all_annotations()) == 2


def test_everything_is_on_the_disk_before_it_is_acknowledged(
    library: Library, folder: Path, annotate: Annotate, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, write, replace = os.fsync, os.write, os.replace

    def note_fsync(handle: int) -> None:
        done.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync")
        fsync(handle)

    def note_write(handle: int, data: bytes) -> int:
        done.append("write")
        return write(handle, data)

    def note_replace(old: Path, new: Path) -> None:
        done.append(f"put {Path(new).name}")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", note_fsync)
    monkeypatch.setattr(os, "write", note_write)
    monkeypatch.setattr(os, "replace", note_replace)
    library.save(annotate())
    assert done == ["write", "sync", "put library.json.journal", "sync folder"]
    done.clear()
    library.save(annotate())
    assert done == ["write", "sync"]
    done.clear()
    library.checkpoint()
    assert done[:-4] == [
        *("write", "sync"),  # the history's new file
        *("write", "sync"),  # the library's new file
        *("write", "sync"),  # the journal: all of it is in that file
        *("put library.json.history", "sync folder"),
        *("put library.json", "sync folder"),
        *("write", "sync", "put library.json.journal", "sync folder"),
    ]
    assert done[-4:-2] == ["write", "sync"]  # the copy, for which nobody waits


def test_a_disk_that_vanishes_is_told_and_not_written_anew(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    saved = library.save(annotate())
    away = folder.with_name("away")
    for checkpointed in (False, True):
        if checkpointed:
            library.checkpoint()
        folder.rename(away)
        for mount_point in (False, True):
            if mount_point:
                folder.mkdir()
            for attempt in (library.all_annotations, lambda: library.save(annotate()), library.checkpoint):
                with pytest.raises(LibraryError, match="gone"):
                    attempt()
            assert not folder.exists() or not list(folder.glob("*.json*[!k]"))
        for entry in folder.iterdir():
            entry.unlink()
        folder.rmdir()
        away.rename(folder)
        assert library.all_annotations() == [saved]
    library.save(annotate())
    assert len(Library(folder).all_annotations()) == 2


def test_a_journal_that_is_taken_away_is_written_again(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    library.save(annotate())
    library.checkpoint()
    journalled = library.save(annotate())
    (folder / "library.json.journal").unlink()
    assert journalled in library.all_annotations()
    more = library.save(annotate())
    assert {one.id for one in Library(folder).all_annotations()} >= {journalled.id, more.id}


def test_a_library_that_can_only_be_read_is_read(
    library: Library, folder: Path, annotate: Annotate, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = library.save(annotate())
    monkeypatch.setattr(os, "open", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.EROFS, "read-only")))
    reading = Library(folder)
    assert reading.all_annotations() == [saved]
    with pytest.raises(LibraryError, match="only be read"):
        reading.delete(saved.id)
    assert reading.all_annotations() == [saved]


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
    busy = folder / ".library.json.ba9876543210.tmp"
    busy.write_text('{"being written')
    os.utime(left, (1, 1))
    library.save(annotate())
    assert not left.exists()
    assert busy.exists()


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
