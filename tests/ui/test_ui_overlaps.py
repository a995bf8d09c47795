"""Highlights that lie over one another: cut, kept both, merged, replaced; a note outlives all of it."""

import samples
from made import opened
from reading import Session, kept, kept_words, reading
from test_ui_holding import in_order, note, taken
from test_ui_marking import mark

from reader.ui.screens.ask import Confirm
from reader.ui.screens.note import NoteEditor
from reader.ui.screens.overlaps import AskOverlaps


class TestCutting:
    async def select(self, session: Session, words: str) -> None:
        x, y = session.cell_of(words)
        await session.pilot.mouse_down(offset=(x, y))
        await session.pilot.hover(offset=(x + len(words) - 1, y))
        await session.pilot.mouse_up(offset=(x + len(words) - 1, y))

    async def test_only_what_is_selected_goes(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house of Velmora", "2")
            await self.select(session, "house of")
            await session.press("D")
            await session.until(lambda: in_order() == ["customs", "Velmora"])
            assert {one.colour for one in kept()} == {"green"}
            assert session.selected is None
            await session.press("u")
            await session.until(lambda: in_order() == ["customs house of Velmora"])

    async def test_a_note_that_would_go_is_asked_for(self) -> None:
        async with reading(opened()) as session:
            await taken(session, "customs house")
            await note(session, "precious")
            await session.press("escape")
            await self.select(session, "the customs house of")
            await session.press("D")
            assert isinstance(session.app.screen, Confirm)
            assert "precious" in session.shown
            await session.press("n")
            assert kept_words() == ["customs house"]
            assert session.selected == "the customs house of"
            await session.press("D", "y")
            await session.told("Deleted 1")
            assert kept() == []

    async def test_where_none_lies_it_says_so(self) -> None:
        async with reading(opened()) as session:
            await session.press("v", "e", "D")
            await session.told("No highlight lies there")


class TestOverlaps:
    async def two(self, session: Session) -> None:
        await taken(session, "customs house of Velmora")
        await note(session, "mine")
        await session.press("escape")
        x, y = session.cell_of("house of Velmora stopped")
        await session.pilot.mouse_down(offset=(x, y))
        await session.pilot.hover(offset=(x + 23, y))
        await session.pilot.mouse_up(offset=(x + 23, y))
        await session.press("3")
        assert isinstance(session.app.screen, AskOverlaps)
        assert "customs house of Velmora" in session.shown
        assert "with a note" in session.shown

    async def test_are_asked_for_once(self) -> None:
        async with reading(opened()) as session:
            await self.two(session)
            await session.press("k")
            await session.until(
                lambda: in_order() == ["customs house of Velmora", "house of Velmora stopped"]
            )
            await session.press("V", "2")
            await session.until(lambda: len(kept()) == 3)
        async with reading(opened()) as session:
            assert session.screen.state.setting("overlaps", "ask") == "keep"

    async def test_escape_marks_nothing_and_keeps_the_selection(self) -> None:
        async with reading(opened()) as session:
            await self.two(session)
            await session.press("escape")
            assert session.selected == "house of Velmora stopped"
            assert kept_words() == ["customs house of Velmora"]
            assert session.screen.state.setting("overlaps", "ask") == "ask"

    async def test_merged_they_are_one_with_the_note(self) -> None:
        async with reading(opened()) as session:
            await self.two(session)
            await session.press("m")
            await session.told("Merged into one in blue")
            assert [(one.anchor.exact, one.note, one.colour) for one in kept()] == [
                ("customs house of Velmora stopped", "mine", "blue")
            ]
            await session.press("u")
            await session.told("Undone")
            assert [(one.anchor.exact, one.note, one.colour) for one in kept()] == [
                ("customs house of Velmora", "mine", "yellow")
            ]

    async def test_replaced_the_new_one_has_the_note(self) -> None:
        async with reading(opened()) as session:
            await self.two(session)
            await session.press("r")
            await session.told("Replaced in blue")
            assert [(one.anchor.exact, one.note) for one in kept()] == [("house of Velmora stopped", "mine")]
            assert session.marks == 1
            await session.press("u")
            await session.told("Undone")
            assert [(one.anchor.exact, one.note) for one in kept()] == [("customs house of Velmora", "mine")]

    async def test_the_answer_can_be_changed(self) -> None:
        async with reading(opened()) as session:
            for words in ("keeps both", "merges", "replaces", "asks"):
                await session.press("O")
                await session.told(words)
            await session.press("O")
            await mark(session, "customs house", "2")
            await mark(session, "house of Velmora", "3")
            await session.until(lambda: len(kept()) == 2)

    async def test_a_note_written_with_the_highlight_waits_for_the_answer(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house", "2")
            await session.pilot.click(offset=session.cell_of("The clock"))
            await session.press("v", "right_parenthesis", "a")
            await session.until(lambda: isinstance(session.app.screen, AskOverlaps))
            await session.press("m")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.type("both")
            await session.press("ctrl+s")
            await session.told("Note kept")
        assert [one.note for one in kept()] == ["both"]
        assert samples.ARTICLE.split("\n\n")[1] in kept_words()
