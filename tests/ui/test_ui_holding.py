"""A highlight in hand: taken with a key or a click, edited in place, every edit one step back."""

import threading
from collections.abc import Sequence
from dataclasses import replace

import pytest
from made import opened
from reading import Session, kept, kept_words, library, reading
from test_ui_marking import mark
from textual.widgets import TextArea

from reader.article import Annotation
from reader.errors import LibraryError
from reader.library.store import Library
from reader.ui.actions import Mode
from reader.ui.screens.ask import NotKept
from reader.ui.screens.note import NoteEditor


async def note(session: Session, words: str) -> None:
    """Write a note on the highlight in hand."""
    await session.press("e")
    await session.until(lambda: isinstance(session.app.screen, NoteEditor), "the editor")
    await session.type(words)
    await session.press("ctrl+s")
    await session.told("Note kept")


async def taken(session: Session, *words: str) -> None:
    """Mark words and take the first of them in hand."""
    for one in words:
        await mark(session, one)
    await session.pilot.click(offset=session.cell_of(words[0]))
    assert session.screen.mode is Mode.HIGHLIGHT


def in_order() -> list[str]:
    return [one.anchor.exact for one in sorted(kept(), key=lambda one: one.anchor.start)]


class TestTaking:
    async def test_with_a_key_from_anywhere_on_the_page(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house", "2")
            await mark(session, "town council", "3")
            await session.pilot.click(offset=session.cell_of("A Town"))
            await session.press("H")
            assert session.screen.mode is Mode.HIGHLIGHT
            await session.told("Highlight in green")
            assert "HIGHLIGHT 1 of 2" in session.status
            await session.press("n")
            await session.told("Highlight in blue")
            await session.press("n")
            await session.told("Highlight in green")
            await session.press("k")
            await session.told("Highlight in blue")

    async def test_a_click_tells_what_it_is_and_a_click_elsewhere_puts_it_down(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house", "2")
            plain = session.styles_of("customs house")
            await session.pilot.click(offset=session.cell_of("house of"))
            await session.told("Highlight in green")
            assert session.styles_of("customs house") != plain
            await session.pilot.click(offset=session.cell_of("The town"))
            assert session.screen.mode is Mode.READ
            assert session.styles_of("customs house") == plain

    async def test_two_clicks_select_the_word_all_the_same(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house", "2")
            await session.pilot.click(offset=session.cell_of("house of"), times=2)
            assert session.selected == "house"
            assert session.screen.mode is Mode.SELECT

    @pytest.mark.parametrize("key", ["escape", "q"])
    async def test_putting_it_down(self, key: str) -> None:
        async with reading(opened()) as session:
            await taken(session, "customs house")
            await session.press(key)
            assert session.screen.mode is Mode.READ
            assert session.app.is_running

    async def test_a_key_of_reading_puts_it_down_and_does_what_it_does(self) -> None:
        async with reading(opened()) as session:
            await taken(session, "customs house")
            await session.press("G")
            assert session.screen.mode is Mode.READ
            assert session.screen.page.place().page > 1

    async def test_without_one_it_says_how(self) -> None:
        async with reading(opened()) as session:
            await session.press("H")
            await session.told("no highlight yet")

    async def test_the_list_stands_at_the_one_in_hand(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house")
            await taken(session, "town council")
            await session.press("#")
            assert session.screen.sidebars.annotations.selected == 1

    async def test_page_keys_turn_and_keep_it(self) -> None:
        async with reading(opened(), (60, 12)) as session:
            await session.press("v", "G", "m")
            await session.told("Highlighted")
            await session.press("g", "H", "space")
            assert session.screen.page.place().page == 2
            assert session.screen.mode is Mode.HIGHLIGHT
            await session.press("end")
            place = session.screen.page.place()
            assert place.start <= session.screen.page.cursor < place.end
            assert place.end == len(session.text)
            await session.press("home")
            assert session.screen.page.place().page == 1

    async def test_copied_and_selected(self) -> None:
        async with reading(opened()) as session:
            await taken(session, "customs house")
            await session.press("y")
            assert session.app.clipboard.startswith("> customs house\n>\n> — “A Town")
            await session.press("v")
            assert session.selected == "customs house"


class TestEdits:
    async def test_note_and_colour(self) -> None:
        async with reading(opened()) as session:
            await taken(session, "customs house")
            await note(session, "Built 1871?")
            assert session.screen.mode is Mode.HIGHLIGHT
            await session.press("4")
            await session.told("Recoloured in pink")
            await session.press("4")
            await session.told("pink already")
            await session.press("enter")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            assert session.app.screen.query_one(TextArea).text == "Built 1871?"
            await session.press("escape")
        assert [(one.note, one.colour) for one in kept()] == [("Built 1871?", "pink")]

    async def test_the_ends_move_by_words(self) -> None:
        async with reading(opened()) as session:
            await taken(session, "customs house")
            await session.press("greater_than_sign", "greater_than_sign")
            await session.until(lambda: kept_words() == ["customs house of Velmora"])
            await session.press("less_than_sign")
            await session.until(lambda: kept_words() == ["customs house of"])
            await session.press("o")
            assert "its start moves" in session.status or "beginning" in session.status
            await session.press("less_than_sign", "less_than_sign")
            await session.until(lambda: kept_words() == ["on the customs house of"])
            await session.press("greater_than_sign")
            await session.until(lambda: kept_words() == ["the customs house of"])
            for _ in range(4):
                await session.press("u")
            await session.until(lambda: kept_words() == ["customs house of Velmora"])
            await session.press("u", "u")
            await session.until(lambda: kept_words() == ["customs house"])
            assert session.screen.mode is Mode.HIGHLIGHT
            assert session.marks == 1

    async def test_ends_move_as_fast_as_keys_come(self, monkeypatch: pytest.MonkeyPatch) -> None:
        may_save, save = threading.Event(), Library.save

        def slow(self: Library, annotation: Annotation) -> Annotation:
            assert may_save.wait(10)
            return save(self, annotation)

        async with reading(opened()) as session:
            await taken(session, "customs house")
            monkeypatch.setattr(Library, "save", slow)
            await session.press(*["greater_than_sign"] * 4)
            may_save.set()
            await session.until(lambda: kept_words() == ["customs house of Velmora stopped at"])

    async def test_there_is_an_end_to_it(self) -> None:
        async with reading(opened("A title\n\nOne two.")) as session:
            await session.press("v", "G", "m")
            await session.told("Highlighted")
            await session.press("H", "greater_than_sign")
            await session.told("no further")

    async def test_joined_with_the_next_notes_and_all(self) -> None:
        async with reading(opened()) as session:
            await taken(session, "customs house", "stopped at ten")
            await note(session, "one")
            await session.press("n")
            await note(session, "two")
            await session.press("N", "J")
            await session.told("Joined")
            (one,) = kept()
            assert one.anchor.exact == "customs house of Velmora stopped at ten"
            assert one.note == "one\n\ntwo"
            assert session.marks == 1
            await session.press("u")
            await session.told("Undone")
            assert in_order() == ["customs house", "stopped at ten"]
            assert sorted(one.note for one in kept()) == ["one", "two"]
            assert session.marks == 2

    async def test_with_nothing_to_join_it_says_so(self) -> None:
        async with reading(opened()) as session:
            await taken(session, "customs house", "town council")
            await session.press("J")
            await session.told("No highlight to join with")
            assert len(kept()) == 2

    async def test_split_before_the_cursor(self) -> None:
        async with reading(opened()) as session:
            await taken(session, "customs house of Velmora")
            await note(session, "mine")
            await session.press("S")
            await session.told("Move the cursor into it")
            await session.press("w", "w", "S")
            await session.told("Split in two")
            assert in_order() == ["customs house", "of Velmora"]
            assert [one.note for one in sorted(kept(), key=lambda one: one.anchor.start)] == ["mine", ""]
            await session.press("u")
            await session.told("Undone")
            assert [(one.anchor.exact, one.note) for one in kept()] == [("customs house of Velmora", "mine")]

    async def test_deleted_and_brought_back(self) -> None:
        async with reading(opened()) as session:
            await taken(session, "customs house")
            await session.press("d")
            await session.told("Deleted")
            assert kept() == []
            assert session.screen.mode is Mode.READ
            await session.press("u")
            await session.told("Undone")
            assert kept_words() == ["customs house"]

    async def test_gone_in_another_window_it_is_put_down(self) -> None:
        async with reading(opened()) as session:
            await taken(session, "customs house")
            library().delete(kept()[0].id)
            await session.until(lambda: session.marks == 0, "the other window's deletion")
            assert session.screen.mode is Mode.READ

    async def test_what_another_window_wrote_outlives_a_moved_end_and_a_join(self) -> None:
        async with reading(opened()) as session:
            await taken(session, "customs house", "stopped at ten")
            there = library()
            first, second = sorted(kept(), key=lambda one: one.anchor.start)
            there.save(replace(first, note="theirs"))
            there.save(replace(second, note="theirs too"))
            await session.press("greater_than_sign", "J")
            await session.until(lambda: "theirs" in " ".join(one.note for one in kept()))
            await session.until(lambda: len(in_order()) > 0 and "Velmora stopped" in in_order()[0])
        assert {"theirs", "theirs too"} <= {line for one in kept() for line in one.note.split("\n\n")}


class TestADiskThatIsFull:
    @pytest.fixture
    def full(self, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
        """A switch: while it holds True, nothing can be saved."""
        switch, save_all = [False], Library.save_all

        def guarded(
            self: Library, annotations: Sequence[Annotation], label: str = "", **how
        ) -> list[Annotation]:
            if switch[0]:
                raise LibraryError("The library could not be written: the disk is full.")
            return save_all(self, annotations, label, **how)

        monkeypatch.setattr(Library, "save_all", guarded)
        return switch

    async def join(self, session: Session, full: list[bool]) -> None:
        await taken(session, "customs house", "stopped at ten")
        await note(session, "one")
        await session.press("n")
        await note(session, "two")
        full[0] = True
        await session.press("N", "J")
        await session.until(lambda: isinstance(session.app.screen, NotKept), "the question")

    async def test_tried_again_it_is_done_and_undone_as_one(self, full: list[bool]) -> None:
        async with reading(opened()) as session:
            await self.join(session, full)
            full[0] = False
            await session.press("r")
            await session.told("Joined")
            assert [one.note for one in kept()] == ["one\n\ntwo"]
            await session.press("u")
            await session.until(lambda: len(kept()) == 2)
            await session.until(lambda: session.marks == 2)

    async def test_let_go_what_is_on_disk_is_shown_and_no_note_is_gone(self, full: list[bool]) -> None:
        async with reading(opened()) as session:
            await self.join(session, full)
            await session.press("d", "y")
            await session.until(lambda: session.marks == 2)
            assert sorted(one.note for one in kept()) == ["one", "two"]
            assert {row.annotation.note for row in session.screen.placed} == {one.note for one in kept()}


async def test_wide_letters_and_emoji() -> None:
    text = "灯台の話\n\n灯が消えた。誰も見なかった。👩‍👩‍👧 が来た。e\u0301te\u0301 🇳🇴 end."
    async with reading(opened(text)) as session:
        await session.press("v", "}", "v", "v", "right_parenthesis", "m")
        await session.until(lambda: kept_words() == ["灯が消えた。"])
        await session.press("H", "greater_than_sign")
        await session.until(lambda: kept_words() == ["灯が消えた。誰"])
        await session.press("greater_than_sign")
        await session.until(lambda: kept_words() == ["灯が消えた。誰も"])
        await session.press("home", "l", "l", "S")
        await session.until(lambda: len(kept()) == 2)
        assert in_order()[0] == "灯が"
        await session.press("N", "J")
        await session.until(lambda: len(kept()) == 1)
        assert kept_words() == ["灯が消えた。誰も"]
