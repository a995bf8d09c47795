"""Going far and coming back: sections, the outline, marks, the jump list, bookmarks; all remembered."""

import made
import pytest
from reading import Session, kept, kept_words, library, reading

from reader.article import AnnotationKind, Article, Block, BlockKind, Meta, Span
from reader.article.anchors import make_anchor
from reader.article.segments import paragraphs
from reader.library.trails import FarMark
from reader.pipeline import Opened

SIZE = (80, 24)
WORDS = "The wheel turned as long as there was water, and the miller slept beside it with one eye open. "


def sections(names: list[str], lead: str = "A mill in seven parts") -> Opened:
    """Return an article with a page or two under each heading; "Wheels >" is one level lower."""
    parts = [
        lead,
        *(part for name in names for part in (name, *(f"{name} {n}. {WORDS * 4}" for n in range(5)))),
    ]
    text = "\n\n".join(parts)
    kinds = {name: (BlockKind.HEADING, 3 if name.endswith(">") else 2) for name in names}
    kinds[lead] = (BlockKind.TITLE, 1)
    blocks = []
    for span in paragraphs(text):
        kind, level = kinds.get(span.of(text), (BlockKind.PARAGRAPH, 0))
        blocks.append(Block(span, kind, level))
    article = Article("a" * 32, text, tuple(blocks), (), Meta(title=lead, source="/pages/mill.txt"))
    return Opened(article, (), "d" * 64)


NAMES = ["Water", "Wheels >", "Stones", "Flour"]


def top(session: Session) -> str:
    """Return the first words on the page."""
    text = session.text
    return " ".join(text[session.screen.page.place().start :][:40].split())


class TestSections:
    async def test_braces_go_from_heading_to_heading_and_counts_several(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("right_curly_bracket")
            assert top(session).startswith("Water Water 0.")
            await session.told("Water · 1 of 4")
            await session.press("2", "right_curly_bracket")
            assert top(session).startswith("Stones")
            await session.press("left_curly_bracket")
            assert top(session).startswith("Wheels")
            await session.press("space", "left_curly_bracket")
            assert top(session).startswith("Wheels"), "first the heading of this section"
            await session.press("9", "right_curly_bracket")
            assert "Flour" in session.shown
            await session.press("right_curly_bracket")
            await session.told("no section behind")

    async def test_before_the_first_heading_is_the_beginning(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("right_curly_bracket", "left_curly_bracket")
            assert session.screen.page.place().start == 0
            await session.press("left_curly_bracket")
            await session.told("no section before")

    async def test_a_text_without_headings_goes_by_paragraphs_and_says_so(self) -> None:
        async with reading(made.opened(made.long_text()), SIZE) as session:
            await session.press("2", "right_curly_bracket")
            assert top(session).startswith("Note 1.")
            await session.told("no headings")

    async def test_the_status_line_names_the_section(self) -> None:
        async with reading(sections(NAMES), (120, 24)) as session:
            await session.press("2", "right_curly_bracket")
            await session.press("escape")
            await session.until(lambda: "in seven parts · Water › Wheels" in session.status, "the section")


class TestOutline:
    async def test_typing_narrows_and_enter_goes_there(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("o")
            assert all(name.rstrip(" >") in session.shown for name in NAMES)
            assert "%" in session.shown
            await session.type("sto")
            assert "Water" not in session.shown
            await session.press("enter")
            assert top(session).startswith("Stones")
            await session.press("ctrl+o")
            assert session.screen.page.place().start == 0

    async def test_it_opens_at_the_section_that_is_read(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("3", "right_curly_bracket", "o")
            assert any("• " in row and "Stones" in row for row in session.rows)
            await session.press("down", "enter")
            assert top(session).startswith("Flour")

    async def test_a_count_goes_there_at_once_and_escape_nowhere(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("3", "o")
            assert top(session).startswith("Stones")
            await session.press("o", "escape")
            assert top(session).startswith("Stones")
            await session.press("o")
            await session.type("nothing like it")
            await session.press("enter", "escape")
            assert top(session).startswith("Stones")

    async def test_a_text_without_headings_says_so(self) -> None:
        async with reading(made.opened(), SIZE) as session:
            await session.press("o")
            await session.told("no headings")

    async def test_a_book_of_thousands_of_headings(self) -> None:
        names = [f"Chapter {n}" for n in range(4000)]
        parts = [part for name in names for part in (name, "It rained.")]
        text = "\n\n".join(["A book", *parts])
        blocks = tuple(Block(span) for span in paragraphs(text))
        article = Article("b" * 32, text, blocks, (), Meta(title="A book", source="/pages/book.txt"))
        async with reading(Opened(article, (), "e" * 64), SIZE) as session:
            await session.press("o")
            await session.type("3712")
            await session.press("enter")
            assert top(session).startswith("Chapter 3712")


class TestMarks:
    async def test_a_mark_is_set_and_returned_to(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("2", "right_curly_bracket", "M", "a")
            await session.told("Mark a is set")
            await session.press("G", "apostrophe", "a")
            assert top(session).startswith("Wheels")

    async def test_twice_returns_to_before_the_last_jump_and_again(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("G")
            end = top(session)
            await session.press("apostrophe", "apostrophe")
            assert session.screen.page.place().start == 0
            await session.press("apostrophe", "apostrophe")
            assert top(session) == end

    async def test_what_is_no_mark_is_told(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("apostrophe", "q")
            await session.told("Mark q is not set")
            assert session.app.is_running
            await session.press("apostrophe", "apostrophe")
            await session.told("no jump yet")
            await session.press("M", "3")
            await session.told("A mark is a letter")
            await session.press("M", "escape", "j")
            assert session.screen.pending is None

    async def test_marks_are_there_in_the_next_session_though_words_came_before_them(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("3", "right_curly_bracket", "M", "s")
            await session.told("Mark s is set")
        again = sections(["An added part", *NAMES])
        async with reading(again, SIZE) as session:
            await session.press("g", "apostrophe", "s")
            assert top(session).startswith("Stones")

    async def test_words_that_are_gone_are_told(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("3", "right_curly_bracket", "M", "s")
        async with reading(sections(["Other", "Things"]), SIZE) as session:
            await session.press("apostrophe", "s")
            await session.told("no longer in the text")

    async def test_a_capital_leads_here_from_another_article(self, tmp_path) -> None:  # type: ignore[no-untyped-def]
        from reader.pipeline import open_source

        page = tmp_path / "mill.txt"
        page.write_text("The mill\n\n" + "\n\n".join(f"Note {n}. {WORDS * 3}" for n in range(40)))
        async with reading(open_source(str(page)), SIZE) as session:
            await session.press("3", "space", "M", "K")
            marked = top(session)
            await session.told("Mark K is set")
        async with reading(sections(NAMES), SIZE) as session:
            first = session.screen
            await session.press("apostrophe", "K")
            await session.until(lambda: session.screen is not first, "the other article")
            await session.until(lambda: session.screen.page.size.width, "its page")
            assert top(session) == marked
            await session.press("ctrl+o")
            await session.until(lambda: session.app.screen is first, "the article that led there")


class TestJumpList:
    async def test_where_a_selection_led_far_away_is_come_back_from(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            before = top(session)
            await session.press("v", "pagedown", "escape", "ctrl+o")
            await session.told("There is nowhere to go back to")
            await session.press("g", "v", "G", "escape")
            assert top(session) != before
            await session.press("ctrl+o")
            assert top(session) == before

    async def test_far_moves_are_gone_back_over_one_by_one_and_forward_again(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            places = [top(session)]
            for keys in ("3l", "G", "50%"):
                await session.press(*keys.replace("%", "")) if "%" not in keys else await session.press(
                    "5", "0", "%"
                )
                places.append(top(session))
            for place in reversed(places[:-1]):
                await session.press("ctrl+o")
                assert top(session) == place
            await session.press("alt+left")
            await session.told("nowhere to go back")
            await session.press("alt+right")
            assert top(session) == places[1]
            await session.press("tab")
            assert top(session) == places[2]
            await session.press("2", "ctrl+o")
            assert top(session) == places[0]

    async def test_turning_pages_one_by_one_is_not_far(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("space", "space", "j", "ctrl+o")
            await session.told("nowhere to go back")

    async def test_tab_goes_to_the_sidebars_when_nothing_is_ahead(self) -> None:
        async with reading(made.opened(), (120, 30)) as session:
            await session.press("tab")
            assert session.screen.sidebars.focused is not None

    async def test_it_is_remembered_across_sessions_and_follows_the_words(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("2", "right_curly_bracket", "G", "q")
        async with reading(sections(["An added part", *NAMES]), SIZE) as session:
            await session.press("ctrl+o")
            assert top(session).startswith("Wheels")

    async def test_two_windows_both_remember(self) -> None:
        async with reading(sections(NAMES), SIZE) as one, reading(sections(NAMES), SIZE) as other:
            await one.press("2", "right_curly_bracket", "G")
            await other.press("3", "right_curly_bracket", "G")
            one.screen.keep_place()
            other.screen.keep_place()
        async with reading(sections(NAMES), SIZE) as session:
            seen = set()
            for _ in range(6):
                await session.press("ctrl+o")
                seen.add(top(session).split()[0])
        assert {"Wheels", "Stones"} <= seen

    async def test_a_mention_on_another_page_is_come_back_from(self) -> None:
        async with reading(made.opened(made.long_text()), (120, 20)) as session:
            await session.press("G")
            end = top(session)
            await session.press("at", "enter", "escape")
            assert top(session) != end
            await session.press("ctrl+o")
            assert top(session) == end


class TestBookmarks:
    async def test_one_key_sets_and_takes_away(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("2", "right_curly_bracket", "B")
            await session.told("Bookmarked")
            assert [one.kind for one in kept()] == [AnnotationKind.BOOKMARK]
            assert kept_words() == ["Wheels >"]
            await session.press("B")
            await session.told("bookmark is gone")
            await session.until(
                lambda: not [one for one in kept() if not one.deleted], "it gone from the disk"
            )
            await session.press("u")
            await session.until(lambda: session.marks == 1, "it back")

    async def test_it_is_listed_and_leads_there(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("3", "right_curly_bracket", "B")
            await session.until(lambda: session.marks == 1, "the bookmark")
            await session.press("g", "number_sign")
            assert "Stones" in session.shown
            await session.press("enter")
            await session.until(lambda: "Stones 0" in session.shown, "the page")

    async def test_each_page_has_its_own(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("B", "2", "right_curly_bracket", "B")
            await session.until(lambda: session.marks == 2, "both")
            assert len(library().all_annotations()) == 2


@pytest.mark.parametrize(
    ("keys", "times"),
    [("space", 3), ("j", 7), ("right_curly_bracket", 2), ("l", 4), ("down", 5)],
)
async def test_a_count_is_as_many_presses(keys: str, times: int) -> None:
    async with reading(sections(NAMES), SIZE) as session:
        await session.press(*str(times), keys)
        counted = session.screen.page.place().start
        await session.press("g")
        for _ in range(times):
            await session.press(keys)
        assert session.screen.page.place().start == counted


class TestPlaces:
    async def test_marks_bookmarks_and_jumps_are_in_one_list_and_lead_there(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            await session.press("p")
            await session.told("There are no places yet")
            await session.press("2", "right_curly_bracket", "M", "w")
            marked = top(session)
            await session.press("3", "l", "B")
            await session.until(lambda: session.marks == 1)
            bookmarked = top(session)
            await session.press("G", "p")
            rows = [row.strip("│ ") for row in session.rows]
            assert sum("'w " in row for row in rows) == 1
            assert sum("⚑" in row for row in rows) >= 1
            assert sum(row.startswith("←") for row in rows) >= 2
            await session.type("bookmark")
            assert not any("'w " in row for row in session.rows)
            await session.press("enter")
            assert top(session) == bookmarked
            await session.press("apostrophe", "enter")
            await session.type("mark")
            await session.press("escape", "enter")
            assert top(session) == marked
            await session.press("ctrl+o")
            assert top(session) == bookmarked
            await session.press("p", "escape")
            assert session.app.screen is session.screen

    async def test_a_mark_of_another_article_is_opened_from_the_list(self) -> None:
        async with reading(sections(NAMES), SIZE) as session:
            session.screen.jumps.trails.set_far_mark(
                "Z", FarMark("-", "Elsewhere", ("other",), make_anchor("Far away.", Span(0, 9)))
            )
            await session.press("p")
            assert "Far away." in session.shown
            assert "Elsewhere" in session.shown
            await session.press("enter")
            await session.told("was read from no file")
