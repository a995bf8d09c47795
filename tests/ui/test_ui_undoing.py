"""Undo and redo of everything that touches highlights: in order, over restarts, several as one, and told."""

from dataclasses import replace

from made import opened
from reading import Session, kept, kept_words, library, reading
from textual.widgets import Input

from reader.article import Colour
from reader.ui.screens.library import LibraryScreen


async def mark(session: Session, *keys: str) -> None:
    count = len(kept())
    await session.press("v", *keys)
    await session.until(lambda: len(kept()) == count + 1, "the highlight on disk")


async def test_redo_does_again_what_was_undone_and_says_what() -> None:
    async with reading(opened()) as session:
        await mark(session, "e", "2")
        (there,) = kept_words()
        await session.press("u")
        await session.told(f"Undone: highlighted in green · “{there}” · Ctrl+R does it again")
        assert kept() == []
        assert session.marks == 0
        await session.press("ctrl+r")
        await session.told(f"Done again: highlighted in green · “{there}” · u undoes")
        assert kept_words() == [there]
        assert session.marks == 1
        await session.press("ctrl+r")
        await session.told("There is nothing to do again")


async def test_a_new_step_ends_what_could_be_done_again() -> None:
    async with reading(opened()) as session:
        await mark(session, "e", "2")
        await session.press("u")
        await session.told("Undone")
        await mark(session, "e", "3")
        await session.press("ctrl+r")
        await session.told("There is nothing to do again")
        assert [one.colour for one in kept()] == [Colour.BLUE]


async def test_both_go_on_in_the_next_session() -> None:
    async with reading(opened()) as session:
        await mark(session, "e", "2")
        await session.press("#", "4")
        await session.until(lambda: kept()[0].colour is Colour.PINK, "another colour")
    async with reading(opened()) as session:
        await session.press("u")
        await session.told("Undone: recoloured 1 highlight in pink")
        assert kept()[0].colour is Colour.GREEN
        await session.press("u")
        await session.until(lambda: session.marks == 0, "the highlight undone")
        await session.press("u")
        await session.told("There is nothing to undo")
    async with reading(opened()) as session:
        await session.press("ctrl+r", "ctrl+r")
        await session.told("Done again: recoloured")
        assert [one.colour for one in kept()] == [Colour.PINK]
        assert session.marks == 1


async def test_what_is_kept_with_the_article_and_marks_are_one_list() -> None:
    from samples import SCRAPED_PATH

    from reader.pipeline import open_source

    async with reading(open_source(str(SCRAPED_PATH)), (80, 40)) as session:
        await mark(session, "right_parenthesis", "2")
        before = session.text
        await session.press("X", "enter")
        await session.until(lambda: session.text != before, "what was put back")
        after = session.text
        await session.press("u")
        await session.until(lambda: session.text == before, "it taken out again")
        await session.press("u")
        await session.until(lambda: kept() == [], "the highlight undone")
        await session.press("ctrl+r")
        await session.until(lambda: len(kept()) == 1, "the highlight again")
        assert session.text == before
        await session.press("ctrl+r")
        await session.until(lambda: session.text == after, "it put back again")


async def test_what_another_window_changed_since_stays() -> None:
    async with reading(opened()) as session:
        await mark(session, "e", "2")
        await session.press("#", "4")
        await session.until(lambda: kept()[0].colour is Colour.PINK)
        there = library()
        there.save(replace(kept()[0], note="theirs"))
        await session.press("u")
        await session.told("Undone: recoloured")
        assert [(one.colour, one.note) for one in kept()] == [(Colour.GREEN, "theirs")]


async def test_a_field_that_another_window_changed_since_is_left_alone_and_that_is_told() -> None:
    async with reading(opened()) as session:
        await mark(session, "e", "2")
        await session.press("#", "4")
        await session.until(lambda: kept()[0].colour is Colour.PINK)
        library().save(replace(kept()[0], colour=Colour.ORANGE))
        await session.press("u")
        await session.told("Changed in another window since: recoloured 1 highlight in pink stays")
        assert [one.colour for one in kept()] == [Colour.ORANGE]
        await session.until(lambda: session.screen.placed[0].annotation.colour is Colour.ORANGE)


async def test_undo_reaches_only_the_article_at_hand_and_the_library_all() -> None:
    async with reading(opened()) as session:
        await mark(session, "e", "2")
    async with reading(opened("Another page\n\nIts only words.", "/pages/other.txt")) as session:
        await session.press("u")
        await session.told("There is nothing to undo")
        await session.press("L")
        await session.until(lambda: isinstance(session.app.screen, LibraryScreen), "the library")
        await session.press("u")
        await session.until(lambda: kept() == [], "the highlight undone")
        await session.until(lambda: "Undone: highlighted in green" in session.shown)
        await session.press("ctrl+r")
        await session.until(lambda: len(kept()) == 1, "the highlight again")


class TestManyAtOnce:
    async def session_of_three(self, session: Session) -> None:
        await session.press("v", "e", "1")
        await session.until(lambda: len(kept()) == 1)
        await session.press("v", "right_curly_bracket", "v", "v", "e", "2")
        await session.until(lambda: len(kept()) == 2)
        await session.press("v", "right_curly_bracket", "v", "v", "e", "3")
        await session.until(lambda: len(kept()) == 3)
        await session.press("#")

    async def test_picked_rows_are_recoloured_and_undone_as_one(self) -> None:
        async with reading(opened(), overlaps="keep") as session:
            await self.session_of_three(session)
            await session.press("space", "j", "V", "5")
            await session.until(lambda: {one.colour for one in kept()} == {Colour.ORANGE}, "one colour")
            assert "3 picked of 3" in session.shown
            await session.press("u")
            await session.told("Undone: recoloured 3 highlights in orange")
            assert len({one.colour for one in kept()}) == 3

    async def test_all_are_deleted_and_come_back_as_one(self) -> None:
        async with reading(opened(), overlaps="keep") as session:
            await self.session_of_three(session)
            await session.press("asterisk", "d")
            await session.until(lambda: kept() == [], "all deleted")
            await session.told("Deleted 3 highlights: u brings them back")
            assert "picked" not in session.shown
            await session.press("u")
            await session.until(lambda: session.marks == 3, "all back")
            assert len(kept()) == 3

    async def test_a_filter_picks_and_tags_are_written_and_taken_away(self) -> None:
        async with reading(opened(), overlaps="keep") as session:
            await self.session_of_three(session)
            await session.press("f")
            await session.type("green blue")
            await session.press("enter")
            await session.told("2 picked")
            await session.press("w")
            await session.until(lambda: session.app.screen.query(Input), "the line")
            await session.type("harbour #clock")
            await session.press("enter")
            await session.until(lambda: sum(one.tags == ("harbour", "clock") for one in kept()) == 2)
            await session.press("escape", "f")
            await session.type("#clock")
            await session.press("enter", "w")
            await session.type("-harbour")
            await session.press("enter")
            await session.until(lambda: sum(one.tags == ("clock",) for one in kept()) == 2)
            await session.press("u")
            await session.told("Undone: tags of 2 highlights changed")
            assert sum(one.tags == ("harbour", "clock") for one in kept()) == 2
            assert sum(one.tags == () for one in kept()) == 1

    async def test_only_what_is_picked_is_copied_and_exported(self, tmp_path) -> None:
        async with reading(opened(), overlaps="keep") as session:
            await self.session_of_three(session)
            words = [row.annotation.anchor.exact for row in session.screen.placed]
            await session.press("j", "space", "y")
            assert session.app.clipboard.startswith(f"> {words[1]}\n>\n> — ")
            assert session.app.clipboard.count("> ") == 2
            await session.press("x")
            question = session.app.screen.query_one(Input)
            assert "1 picked" in session.shown
            question.value = str(tmp_path / "some.md")
            await session.press("enter")
            await session.until((tmp_path / "some.md").exists, "the export")
            await session.told("Exported")
            written = (tmp_path / "some.md").read_text("utf-8")
            assert "picked" not in written
            assert written.count(kept()[1].id) <= 1
            ids = [row.annotation.id for row in session.screen.placed]
            assert ids[0] not in written

    async def test_escape_lets_go_of_what_is_picked_before_it_leaves_the_list(self) -> None:
        async with reading(opened(), overlaps="keep") as session:
            await self.session_of_three(session)
            await session.press("space", "escape")
            assert session.screen.picked.ids == set()
            assert session.screen.focused is session.screen.sidebars.annotations
            await session.press("escape")
            assert session.screen.focused is session.screen.page
