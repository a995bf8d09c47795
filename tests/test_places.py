"""Where a user's data lies: what was named, what the platform says, and what does not change with it."""

import sys
from pathlib import Path

import pytest

from reader.config import folders
from reader.places import places


@pytest.fixture
def unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No library is named."""
    monkeypatch.delenv("BROADSHEET_LIBRARY")
    monkeypatch.delenv("ANDROID_DATA", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


def test_a_named_library_holds_everything(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    there = str(home / "notes")
    assert places("notes") == places("~/notes") == places(there)
    assert places("notes") == (there, f"{there}/state", f"{there}/cache", f"{there}/state")
    assert places()[0] == str(home / "library")


@pytest.mark.usefixtures("unnamed")
def test_on_linux_the_folders_of_the_desktop(home: Path) -> None:
    names = ("data", "state", "cache", "config")
    assert places() == tuple(str(home / name / "broadsheet") for name in names)


@pytest.mark.usefixtures("unnamed")
def test_on_linux_what_is_no_whole_path_means_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "here")
    monkeypatch.delenv("XDG_CACHE_HOME")
    library, _, cache, _ = places()
    assert library == str(home / ".local" / "share" / "broadsheet")
    assert cache == str(home / ".cache" / "broadsheet")


@pytest.mark.usefixtures("unnamed")
def test_elsewhere_the_platform_says(monkeypatch: pytest.MonkeyPatch) -> None:
    there = places()
    monkeypatch.setattr(sys, "platform", "other")
    assert places() == there


def test_they_are_the_same_as_paths() -> None:
    assert folders() == tuple(map(Path, places()))
    assert folders("elsewhere").library == Path.cwd() / "elsewhere"
