"""What is marked is kept, whatever happens next: quitting at once, undo in a hurry, another window."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from made import opened
from reading import kept, kept_words, library, reading
from textual.widgets import TextArea

from reader.article import Annotation
from reader.library.store import Library
from reader.ui.screens.note import NoteEditor


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let the library wait, before each save, until the event is set."""
    may_save = threading.Event()
    save_all = Library.save_all

    def slow(
        self: Library, annotations: Sequence[Annotation], label: str = "", **how: Any
    ) -> list[Annotation]:
        assert may_save.wait(10)
        return save_all(self, annotations, label, **how)

    monkeypatch.setattr(Library, "save_all", slow)
    return may_save


async def test_quitting_waits_for_what_is_on_its_way(slow_disk: threading.Event) -> None:
    async with reading(opened()) as session:
        await session.press("v", "right_parenthesis", "2", "right_curly_bracket", "V", "3", "q")
        await session.told("Saving…")
        assert kept() == []
        slow_disk.set()
        await session.until(lambda: session.app._exit, "the end")
    assert len(kept()) == 2


async def test_an_article_that_is_left_at_once_keeps_its_marks(slow_disk: threading.Event) -> None:
    async with reading(opened()) as session:
        await session.press("v", "right_parenthesis", "2", "L")
        await session.until(lambda: session.app.screen is session.library_screen, "the library")
        slow_disk.set()
        await session.until(lambda: len(kept()) == 1, "the highlight on disk")


async def test_undo_in_a_hurry_takes_back_the_last_change(slow_disk: threading.Event) -> None:
    async with reading(opened(), overlaps="keep") as session:
        slow_disk.set()
        await session.press("v", "w", "e", "2")
        await session.told("Highlighted in green")
        slow_disk.clear()
        await session.press("v", "right_parenthesis", "3", "u")
        slow_disk.set()
        await session.told("Undone")
        await session.until(lambda: session.marks == 1, "the first mark alone")
    assert [annotation.colour for annotation in kept()] == ["green"]


async def test_what_another_window_marks_appears() -> None:
    async with reading(opened()) as session:
        await session.press("v", "right_parenthesis", "m")
        await session.told("Highlighted")
        there = library()
        there.save(replace(kept()[0], id="f" * 32, note="from the other window"))
        await session.until(lambda: session.marks == 2, "the other window's mark")


async def test_two_windows_that_write_one_note_keep_both() -> None:
    async with reading(opened()) as session:
        await session.press("v", "right_parenthesis", "m")
        await session.told("Highlighted")
        await session.press("number_sign", "e")
        await session.until(lambda: isinstance(session.app.screen, NoteEditor), "the editor")
        there = library()
        there.save(replace(kept()[0], note="theirs"))
        await session.type("ours")
        assert session.app.screen.query_one(TextArea).text == "ours"
        await session.press("ctrl+s")
        await session.told("Note kept")
    assert [annotation.note for annotation in kept()] == ["theirs\n\nours"]


async def test_keys_typed_in_one_go_are_taken_in_order() -> None:
    """They reach the editor that the first of them opens, and none of them acts as a command."""
    from textual import events

    async with reading(opened()) as session:
        typed = [("v", "v"), ("right_parenthesis", ")"), ("a", "a"), *((letter, letter) for letter in "quid")]
        typed += [
            ("enter", "\r"),
            *((letter, letter) for letter in "dxu"),
            ("tab", "\t"),
            ("s", "s"),
            ("ctrl+s", None),
        ]
        for key, character in typed:
            session.app.post_message(events.Key(key, character))
        await session.until(lambda: kept() and kept()[0].tags, "the note on disk")
    assert [(a.note, a.tags) for a in kept()] == [("quid\ndxu", ("s",))]
    assert len(kept_words()) == 1
