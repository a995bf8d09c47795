"""Reading places and settings: there again next time, and never a reason to fail."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import reader
from reader.library import ReadingState
from reader.library.positions import MAX_PLACES


def test_places_and_settings_are_there_again(folder: Path) -> None:
    state = ReadingState(folder)
    assert state.place("a") is None
    assert not folder.exists()
    state.keep_place("a", 1234)
    state.keep_setting("theme", "paper-dark")
    state.keep_setting("measure", 72)
    state.keep_setting("left", True)
    again = ReadingState(folder)
    assert again.place("a") == 1234
    assert again.setting("theme", "paper-light") == "paper-dark"
    assert again.setting("measure", 70) == 72
    assert again.setting("left", False) is True
    assert again.setting("right", False) is False


def test_a_setting_of_another_type_counts_for_nothing(folder: Path) -> None:
    ReadingState(folder).keep_setting("measure", "wide")
    assert ReadingState(folder).setting("measure", 70) == 70
    ReadingState(folder).keep_setting("measure", True)
    assert ReadingState(folder).setting("measure", 70) == 70


def test_windows_keep_each_other_s_places(folder: Path) -> None:
    one, other = ReadingState(folder), ReadingState(folder)
    one.keep_place("a", 1)
    other.keep_place("b", 2)
    one.keep_setting("theme", "ink")
    again = ReadingState(folder)
    assert (again.place("a"), again.place("b"), again.setting("theme", "")) == (1, 2, "ink")


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"\xff", b"[" * 50_000, b'{"places": 3}', b'{"places": {"a": "x"}, "settings": []}'],
)
def test_a_damaged_file_is_begun_again(folder: Path, data: bytes) -> None:
    folder.mkdir()
    (folder / "reading.json").write_bytes(data)
    state = ReadingState(folder)
    assert state.place("a") is None
    assert state.setting("theme", "ink") == "ink"
    state.keep_place("a", 5)
    assert ReadingState(folder).place("a") == 5


def test_a_disk_that_fails_does_not_disturb_the_reader(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Any:
        raise OSError(errno.ENOSPC, "full")

    state = ReadingState(folder)
    monkeypatch.setattr(os, "replace", fail)
    state.keep_place("a", 5)
    state.keep_setting("theme", "ink")
    assert state.setting("theme", "") == "ink"
    assert ReadingState(folder).place("a") is None


def test_the_places_left_longest_ago_are_forgotten(folder: Path) -> None:
    state = ReadingState(folder)
    full = {str(number): number for number in range(MAX_PLACES)}
    folder.mkdir()
    (folder / "reading.json").write_text(str({"places": full, "settings": {}}).replace("'", '"'))
    state.keep_place("new", 7)
    assert state.place("new") == 7
    assert state.place("0") is None
    assert state.place("1") == 1


@pytest.mark.parametrize("module", ["reader.library", "reader.library.positions"])
def test_the_first_page_does_not_wait_for_the_database(module: str) -> None:
    code = f"import {module}, sys; sys.exit(any(name in sys.modules for name in ('tinydb', 'filelock')))"
    environment = {**os.environ, "PYTHONPATH": str(Path(reader.__file__).parent.parent)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


def test_what_the_package_does_not_have_is_an_attribute_error() -> None:
    import reader.library

    with pytest.raises(AttributeError):
        reader.library.nothing  # noqa: B018
