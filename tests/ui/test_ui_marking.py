"""Highlights and notes: made with keys and mouse, kept at once, changed, deleted, brought back."""

import pytest
from made import opened
from reading import Session, kept, kept_words, library, reading
from textual import events
from textual.widgets import Input, TextArea

from reader.article.tags import parse_tags
from reader.errors import LibraryError
from reader.library.store import Library
from reader.ui.screens.ask import Confirm, NotKept
from reader.ui.screens.note import NoteEditor, TagSuggester


async def mark(session: Session, words: str, key: str = "m") -> None:
    """Select `words`, which stand in one row of the screen, with the mouse, and press `key`."""
    x, y = session.cell_of(words)
    await session.pilot.mouse_down(offset=(x, y))
    await session.pilot.hover(offset=(x + len(words) - 1, y))
    await session.pilot.mouse_up(offset=(x + len(words) - 1, y))
    count = session.marks
    await session.press(key)
    await session.until(lambda: session.marks > count, "the highlight")
    assert words in kept_words()


class TestHighlights:
    async def test_are_on_disk_when_they_are_acknowledged(self) -> None:
        async with reading(opened()) as session:
            await session.press("v", "}", "v", "v", "e", "m")
            await session.told("Highlighted in yellow")
            assert kept_words() == ["The"]
            assert session.marks == 1
            assert session.selected is None

    @pytest.mark.parametrize(
        ("key", "colour"), [("1", "yellow"), ("2", "green"), ("3", "blue"), ("4", "pink"), ("5", "orange")]
    )
    async def test_digits_are_colours(self, key: str, colour: str) -> None:
        async with reading(opened()) as session:
            await session.press("v", "w", key)
            await session.told(f"Highlighted in {colour}")
            assert [annotation.colour for annotation in kept()] == [colour]

    async def test_the_colour_used_last_is_the_current_one_even_tomorrow(self) -> None:
        async with reading(opened(), overlaps="keep") as session:
            await session.press("v", "w", "3")
            await session.told("Highlighted in blue")
            await session.press("V", "m")
            await session.until(lambda: len(kept()) == 2)
        async with reading(opened()) as session:
            await session.press("space", "V", "m")
            await session.until(lambda: len(kept()) == 3)
        assert {annotation.colour for annotation in kept()} == {"blue"}

    async def test_can_be_seen(self) -> None:
        async with reading(opened()) as session:
            before = session.styles_of("customs house")
            await mark(session, "customs house", "2")
            await session.until(lambda: session.styles_of("customs house") != before)
            backgrounds = {style.bgcolor for style in session.styles_of("customs house")}
            assert len(backgrounds) == 1
            assert session.styles_of("The clock")[0].bgcolor not in backgrounds

    async def test_that_overlap_are_both_to_be_seen(self) -> None:
        async with reading(opened(), overlaps="keep") as session:
            await mark(session, "customs house of Velmora", "2")
            await mark(session, "house of Velmora stopped at", "4")
            await session.until(lambda: session.marks == 2)
            await session.until(lambda: session.styles_of("stopped")[0] != session.styles_of("ten past")[0])
            first, both, second, plain = (
                session.styles_of(words)[0] for words in ("customs", "house of", "stopped", "ten past")
            )
            assert len({first.bgcolor, second.bgcolor, plain.bgcolor}) == 3
            assert both not in (first, second, plain)

    async def test_one_inside_another_is_seen(self) -> None:
        async with reading(opened(), overlaps="keep") as session:
            await mark(session, "customs house of", "3")
            await mark(session, "house", "5")
            await session.until(lambda: session.styles_of("house of")[0] != session.styles_of("customs")[0])

    async def test_are_there_after_a_restart(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house", "2")
            colour = session.styles_of("customs house")[0].bgcolor
        async with reading(opened()) as session:
            await session.until(lambda: session.marks == 1)
            assert session.styles_of("customs house")[0].bgcolor == colour

    async def test_without_a_selection_the_user_is_told_how(self) -> None:
        async with reading(opened()) as session:
            await session.press("m")
            assert "v starts a selection" in session.status
            assert kept() == []

    async def test_over_the_whole_article(self) -> None:
        async with reading(opened()) as session:
            await session.press("v", "G", "1")
            await session.told("Highlighted")
            assert kept_words() == [session.text]


class TestNotes:
    async def test_right_behind_a_highlight_a_writes_its_note(self) -> None:
        async with reading(opened()) as session:
            await session.press("v", ")", "2")
            await session.told("Highlighted")
            await session.press("a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.type("At once")
            await session.press("ctrl+s")
            await session.told("Note kept")
            assert [(one.note, one.colour) for one in kept()] == [("At once", "green")]

    async def test_pasted_text_is_text(self) -> None:
        async with reading(opened()) as session:
            session.app.post_message(events.Paste("qqq\nxxx"))
            await session.pilot.pause()
            await session.press("v", ")", "a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            session.app.post_message(events.Paste("One.\n“Two”, q"))
            await session.pilot.pause()
            await session.press("ctrl+s")
            await session.told("Note kept")
            assert kept()[0].note == "One.\n“Two”, q"

    async def test_several_lines_and_tags(self) -> None:
        async with reading(opened()) as session:
            await session.press("v", "}", "v", "v", "e", "a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor), "the editor")
            assert "“The”" in session.shown
            await session.type("Ask him.\nWhen?")
            await session.press("tab")
            await session.type("clock, #time clock")
            await session.press("ctrl+s")
            await session.told("Note kept")
            (annotation,) = kept()
            assert (annotation.note, annotation.tags) == ("Ask him.\nWhen?", ("clock", "time"))
            assert annotation.anchor.exact == "The"

    async def test_the_highlight_is_kept_even_if_the_note_is_not(self) -> None:
        async with reading(opened()) as session:
            await session.press("v", "e", "a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.press("escape")
            await session.until(lambda: len(kept()) == 1)
            assert kept()[0].note == ""

    async def test_escape_asks_before_words_are_thrown_away(self) -> None:
        async with reading(opened()) as session:
            await session.press("v", "e", "a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.type("Ask him")
            await session.press("escape")
            assert isinstance(session.app.screen, Confirm)
            await session.press("n")
            assert isinstance(session.app.screen, NoteEditor)
            assert session.app.screen.query_one(TextArea).text == "Ask him"
            await session.press("escape", "y")
            assert session.app.screen is session.screen
            await session.until(lambda: len(kept()) == 1)
            assert kept()[0].note == ""

    async def test_a_click_on_a_highlight_tells_its_note_and_a_edits_it(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house", "2")
            await session.pilot.click(offset=session.cell_of("house of"))
            await session.told("a edits the note")
            await session.press("a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.type("Built 1871?")
            await session.press("ctrl+s")
            await session.told("Note kept")
            await session.pilot.click(offset=session.cell_of("ustoms house"))
            await session.told("Built 1871?")
        assert [(annotation.note, annotation.colour) for annotation in kept()] == [("Built 1871?", "green")]

    async def test_words_with_a_note_are_shown_apart(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house", "2")
            await session.until(lambda: session.styles_of("customs house")[0].bgcolor)
            before = session.styles_of("customs house")[0]
            await session.pilot.click(offset=session.cell_of("house of"))
            await session.press("a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.type("x")
            await session.press("ctrl+s")
            await session.told("Note kept")
            assert session.styles_of("customs house")[0] != before

    async def test_enter_behind_the_tags_keeps_too(self) -> None:
        async with reading(opened()) as session:
            await session.press("v", "e", "a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.press("tab")
            await session.type("one")
            await session.press("enter")
            await session.told("Note kept")
            assert kept()[0].tags == ("one",)

    async def test_known_tags_are_completed(self) -> None:
        async with reading(opened()) as session:
            await session.press("v", "e", "a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.press("tab")
            await session.type("lighthouse")
            await session.press("ctrl+s")
            await session.told("Note kept")
        async with reading(opened()) as session:
            await session.until(lambda: session.screen.known_tags() == ("lighthouse",))
            await session.press("space", "v", "e", "a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.press("tab")
            await session.type("sea li")
            await session.until(lambda: "lighthouse" in session.shown, "a completion")
            await session.press("right")
            assert session.app.screen.query_one(Input).value == "sea lighthouse"
            await session.press("ctrl+s")
            await session.told("Note kept")
        assert {annotation.tags for annotation in kept()} == {("lighthouse",), ("sea", "lighthouse")}

    async def test_keys_of_the_reader_are_letters_in_the_editor(self) -> None:
        async with reading(opened()) as session:
            await session.press("v", "e", "a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.type("qtxX?#@12gG[]")
            await session.press("ctrl+s")
            await session.told("Note kept")
            assert kept()[0].note == "qtxX?#@12gG[]"


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("", ()),
        ("a", ("a",)),
        ("a, b  #c", ("a", "b", "c")),
        ("a a,#a", ("a",)),
        ("#, ,#", ()),
        ("字 é", ("字", "é")),
    ],
)
def test_tags_are_parted_by_commas_or_blanks(line: str, tags: tuple[str, ...]) -> None:
    assert parse_tags(line) == tags


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("sea", "seabird"), ("#sea", "#seabird"), ("time, SEA", "time, seabird"), ("ti", "time"),
        ("seabird", None), ("", None), ("time ", None), ("time ti", None), ("xyz", None),
    ],
)  # fmt: skip
async def test_the_last_word_of_the_line_is_completed(line: str, completed: str | None) -> None:
    assert await TagSuggester(["seabird", "time"]).get_suggestion(line) == completed


class TestList:
    async def test_stands_in_document_order_and_leads_to_the_words(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "town council", "2")
            await mark(session, "customs house", "3")
            await session.press("G", "#")
            assert session.shown.index("customs house") < session.shown.index("town council")
            await session.press("j", "enter")
            await session.press("escape")
            assert session.screen.page.place().page == 1
            assert session.screen.page.cursor == session.text.index("town council")

    async def test_e_edits_and_u_undoes(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house")
            await session.press("#", "e")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.type("A note")
            await session.press("ctrl+s")
            await session.told("Note kept")
            await session.until(lambda: "A note" in session.shown)
            await session.press("u")
            await session.told("Undone")
            assert kept()[0].note == ""
            assert kept_words() == ["customs house"]

    async def test_d_deletes_and_u_brings_back(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house", "2")
            await mark(session, "town council", "3")
            await session.press("#", "d")
            await session.told("Deleted")
            assert kept_words() == ["town council"]
            assert "customs house" not in [row.annotation.anchor.exact for row in session.screen.placed]
            await session.press("u")
            await session.told("Undone")
            assert sorted(kept_words()) == ["customs house", "town council"]
            assert {annotation.colour for annotation in kept()} == {"green", "blue"}

    async def test_undo_goes_back_step_by_step_and_then_says_so(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house")
            await mark(session, "town council")
            await session.press("u")
            await session.until(lambda: kept_words() == ["customs house"])
            await session.press("u")
            await session.until(lambda: kept_words() == [])
            await session.until(lambda: session.marks == 0)
            await session.press("u")
            await session.told("nothing to undo")

    async def test_y_copies_the_words(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house")
            await session.press("#", "y")
            assert session.app.clipboard.startswith("> customs house\n>\n> — “A Town")

    async def test_words_that_are_gone_are_listed_all_the_same(self) -> None:
        async with reading(opened()) as session:
            await mark(session, "customs house")
        changed = opened(opened().article.text.replace("customs house of Velmora", "old tower"))
        async with reading(changed) as session:
            await session.until(lambda: session.marks == 1)
            await session.press("#")
            assert "customs house" in session.shown
            assert "no longer" in session.shown
            await session.press("enter")
            await session.told("no longer in the text")

    async def test_keys_in_an_empty_list_do_no_harm(self) -> None:
        async with reading(opened()) as session:
            await session.press("#", "enter", "e", "d", "y", "j", "k", "G", "g", "space", "b", "u", "escape")
            assert kept() == []
            assert session.screen.page.has_focus


class TestALibraryThatCannotBeWritten:
    @pytest.fixture
    def full_disk(self, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
        """A switch: while it holds True, nothing can be saved."""
        switch, save_all = [True], Library.save_all

        def guarded(self, annotations, label="", **how):
            if switch[0]:
                raise LibraryError(
                    "The library could not be written: the disk is full.", "make room, then try again"
                )
            return save_all(self, annotations, label, **how)

        monkeypatch.setattr(Library, "save_all", guarded)
        return switch

    async def test_the_user_is_told_and_the_words_are_offered(self, full_disk: list[bool]) -> None:
        async with reading(opened()) as session:
            await session.press("v", "}", "v", "v", "e", "m")
            await session.until(lambda: isinstance(session.app.screen, NotKept), "the question")
            assert "the disk is full" in session.shown
            assert "The" in session.shown
            await session.press("c")
            assert session.app.clipboard == "The"
            await session.press("escape")
            await session.told("1 change is not kept yet (! shows): the disk is full")
            assert kept() == []
            assert session.marks == 1

    async def test_trying_again_keeps_them(self, full_disk: list[bool]) -> None:
        async with reading(opened()) as session:
            await session.press("v", "}", "v", "v", "e", "m")
            await session.until(lambda: isinstance(session.app.screen, NotKept))
            await session.press("r")
            await session.until(lambda: isinstance(session.app.screen, NotKept))
            full_disk[0] = False
            await session.press("r")
            await session.told("Highlighted")
            assert kept_words() == ["The"]
            assert session.app.screen is session.screen

    async def test_a_note_is_offered_with_its_words(self, full_disk: list[bool]) -> None:
        full_disk[0] = False
        async with reading(opened()) as session:
            await mark(session, "customs house")
            await session.press("#", "e")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.type("Precious thought")
            full_disk[0] = True
            await session.press("ctrl+s")
            await session.until(lambda: isinstance(session.app.screen, NotKept))
            await session.press("c", "escape")
            assert "Precious thought" in session.app.clipboard
            assert "customs house" in session.app.clipboard

    async def test_deleting_fails_as_clearly(self, full_disk: list[bool]) -> None:
        full_disk[0] = False
        async with reading(opened()) as session:
            await mark(session, "customs house")
            full_disk[0] = True
            await session.press("#", "d")
            await session.until(lambda: isinstance(session.app.screen, NotKept))
            await session.press("d", "y")
            await session.until(lambda: len(session.screen.placed) == 1, "what is kept")
            assert kept_words() == ["customs house"]

    async def test_reading_goes_on_with_a_library_that_cannot_be_read(self, library_folder) -> None:
        library_folder.mkdir()
        (library_folder / "library.json").write_bytes(b"{ broken")
        from reader.config import folders
        from reader.library.positions import ReadingState
        from reader.ui.app import BroadsheetApp

        where = folders()
        app = BroadsheetApp(opened(), where, ReadingState(where.state))
        async with app.run_test() as pilot:
            session = Session(app, pilot)
            await session.until(lambda: "library" in session.status.lower(), "the message")
            await session.press("space")
            assert session.screen.page.place().page == 2
        app.finish()
        assert (library_folder / "library.json").read_bytes() == b"{ broken"


async def test_another_window_sees_what_was_kept_here() -> None:
    async with reading(opened()) as session:
        await mark(session, "customs house")
        assert [
            annotation.anchor.exact for annotation in library().annotations(session.screen.opened.article.id)
        ] == ["customs house"]
