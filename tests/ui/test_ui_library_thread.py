"""The library's thread: what could not be saved stays before what came after it, and is tried to the last."""

from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library.store import Library
from reader.ui.library_thread import LibraryThread


class Disk:
    """A disk that is full until it is told otherwise, and what was written to it."""

    def __init__(self) -> None:
        self.full = True
        self.written: list[str] = []

    def write(self, word: str):
        def work(library: Library) -> str:
            if self.full:
                raise LibraryError("The disk is full.")
            self.written.append(word)
            return word

        return work


@pytest.fixture
def disk() -> Disk:
    return Disk()


def test_nothing_overtakes_what_could_not_be_saved(tmp_path: Path, disk: Disk) -> None:
    thread = LibraryThread(tmp_path)
    first, second = thread.begin("one"), thread.begin("two")
    assert isinstance(thread.submit(first, disk.write("one")).exception(), LibraryError)
    disk.full = False
    assert thread.submit(second, disk.write("two")).result() == "two"
    assert thread.submit(first, disk.write("one")).result() == "one"
    assert disk.written == ["one", "two"]
    assert thread.finish() == []


def test_what_waits_is_tried_again_at_the_end(tmp_path: Path, disk: Disk) -> None:
    thread = LibraryThread(tmp_path)
    assert thread.submit(thread.begin("one"), disk.write("one")).exception()
    disk.full = False
    assert thread.finish() == []
    assert disk.written == ["one"]


def test_words_that_cannot_be_saved_to_the_end_are_given_back(tmp_path: Path, disk: Disk) -> None:
    thread = LibraryThread(tmp_path)
    assert thread.submit(thread.begin("one"), disk.write("one")).exception()
    let_go = thread.begin("two")
    assert thread.submit(let_go, disk.write("two")).exception()
    thread.end(let_go)
    assert thread.finish() == ["one"]
    assert thread.finish() == ["one"]


def test_what_was_let_go_of_keeps_nothing_back(tmp_path: Path, disk: Disk) -> None:
    thread = LibraryThread(tmp_path)
    first, second = thread.begin("one"), thread.begin("two")
    assert thread.submit(first, disk.write("one")).exception()
    thread.end(first)
    disk.full = False
    assert thread.submit(second, disk.write("two")).result() == "two"
    assert disk.written == ["two"]
    thread.finish()


async def test_folding_needs_no_library_that_nobody_opened(tmp_path: Path) -> None:
    thread = LibraryThread(tmp_path / "none")
    await thread.rest()
    await thread.fold()
    thread.finish()
    assert not (tmp_path / "none").exists()
