"""Searching the article: the prompt, the way from hit to hit, and what happens while it takes long."""

import asyncio
import threading

import pytest
import samples
from made import long_text, opened
from reading import Session, reading

from reader.article.hits import Hits
from reader.article.searching import Query, Searcher
from reader.config import folders
from reader.library.positions import ReadingState
from reader.ui import finding
from reader.ui.actions import Mode
from reader.ui.search_history import SearchHistory

LONG = opened(long_text(), "/pages/long.txt")
BOOK = opened(long_text(90), "/pages/book.txt")


async def search(session: Session, words: str, *, enter: bool = True) -> None:
    await session.press("slash")
    await session.type(words)
    if enter:
        await session.press("enter")


def current(session: Session) -> str | None:
    """The words of the hit the reader stands on."""
    hits, number = session.screen.search.hits, session.screen.search.current
    return hits.span(number).of(session.text) if hits is not None and number is not None else None


def background(session: Session, words: str) -> set[str]:
    return {str(style.bgcolor) for style in session.styles_of(words)}


class TestPrompt:
    async def test_the_page_follows_what_is_typed_and_comes_back(self) -> None:
        async with reading(LONG) as session:
            await session.press("l", "l")
            before = session.rows[:-1]
            await search(session, "Note 17", enter=False)
            assert session.status.startswith("/Note 17")
            assert "1 of 1" in session.status
            assert "Note 17" in "".join(session.rows[:-1])
            await session.press("escape")
            assert session.rows[:-1] == before
            assert session.screen.mode is Mode.READ

    async def test_enter_keeps_the_hit_and_says_which(self) -> None:
        async with reading(LONG) as session:
            await search(session, "velmora railway")
            total = session.text.lower().count("velmora railway")
            assert f"“velmora railway” · 1 of {total}" in session.status
            assert current(session) == "Velmora Railway"
            assert session.screen.mode is Mode.READ

    async def test_the_way_back_leads_to_where_it_began(self) -> None:
        async with reading(LONG) as session:
            await session.press("l", "l")
            before = session.rows[:-1]
            await search(session, "Note 60")
            assert session.rows[:-1] != before
            await session.press("ctrl+o")
            assert session.rows[:-1] == before

    async def test_letters_are_words_and_no_commands(self) -> None:
        async with reading(LONG) as session:
            await search(session, "q?t5 x/", enter=False)
            assert session.status.startswith("/q?t5 x/")
            assert "not found" in session.status

    async def test_the_line_can_be_edited_and_pasted_into(self) -> None:
        async with reading(LONG) as session:
            await search(session, "clok", enter=False)
            await session.press("left", "c", "home", "delete", "C")
            assert session.screen.search.dialog.typed == "Clock"
            assert "not found" not in session.status

    async def test_a_click_on_the_text_keeps_what_was_found(self) -> None:
        async with reading(LONG) as session:
            await search(session, "clock", enter=False)
            await session.pilot.click(offset=(20, 5))
            await session.pilot.pause()
            assert session.screen.mode is Mode.READ
            await session.press("n")
            assert "“clock” · " in session.status

    async def test_words_that_are_not_there_are_told_and_nothing_moves(self) -> None:
        async with reading(LONG) as session:
            before = session.rows[:-1]
            await search(session, "zeppelin")
            assert "“zeppelin” is not in this article" in session.status
            assert session.rows[:-1] == before
            await session.press("n")
            assert "is not in this article" in session.status

    async def test_keys_typed_at_once_arrive_in_order(self) -> None:
        async with reading(LONG) as session:
            await session.pilot.press("slash", *"Ostberg", "enter", "n", "n")
            await session.told("3 of")
            assert current(session) == "Ostberg"

    @pytest.mark.parametrize("size", [(20, 5), (8, 3), (1, 1), (300, 20)])
    async def test_any_window_will_do(self, size: tuple[int, int]) -> None:
        async with reading(LONG, size) as session:
            await search(session, "字字字e\u0301 and some more words", enter=False)
            assert all(len(row) <= size[0] for row in session.rows)
            await session.press("left", "left", "ctrl+r", "escape")
            await search(session, "clock")
            await session.press("n")


class TestSwitches:
    async def test_a_pattern_by_slashes_or_by_its_key(self) -> None:
        async with reading(LONG) as session:
            await search(session, "/ver[a-z]+en/")
            await session.told("/ver[a-z]+en/ · ")
            assert current(session) == "Verhagen"
            await search(session, "ver[a-z]+en", enter=False)
            await session.told("not found")
            await session.press("ctrl+r")
            await session.told(" of ")
            assert current(session) == "Verhagen"

    async def test_a_faulty_pattern_is_told_in_words_and_can_be_mended(self) -> None:
        async with reading(LONG, (120, 24)) as session:
            before = session.rows[:-1]
            await search(session, "/cl(ck/", enter=False)
            await session.told("Not a regular expression: a ( is not closed")
            await session.press("enter")
            assert session.screen.mode is Mode.SEARCH
            assert session.rows[:-1] == before
            await session.press("left", "left", "left", "backspace", "o", "enter")
            await session.told("/clock/ · ")

    async def test_a_pattern_that_never_ends_is_given_up_while_pages_turn(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("reader.article.patterns.PATIENCE", 0.3)
        slow = opened("A title\n\n" + "a" * 3000 + " end\n\n" + "word " * 3000, "/pages/slow.txt")
        async with reading(slow) as session:
            await search(session, "/(a+)+b/")
            await session.press("l")
            assert "page 2 of" in session.status
            await session.told("too long")

    async def test_capitals_count_when_asked(self) -> None:
        async with reading(LONG) as session:
            await search(session, "the", enter=False)
            everywhere = session.screen.search.hits
            await session.press("ctrl+s")
            exact = session.screen.search.hits
            await session.press("alt+c")
            assert everywhere is not None
            assert exact is not None
            assert len(exact) == session.text.count("the") < len(everywhere)
            assert len(session.screen.search.hits or ()) == len(everywhere)

    async def test_whole_words_by_a_click(self) -> None:
        async with reading(LONG) as session:
            await search(session, "cloc", enter=False)
            assert current(session) is not None
            await session.pilot.click(offset=session.cell_of("|w|"))
            await session.told("not found")


class TestSteps:
    async def test_from_hit_to_hit_and_round(self) -> None:
        async with reading(opened(), (100, 30)) as session:
            total = session.text.count("Velmora")
            await search(session, "Velmora")
            for number in range(2, total + 1):
                await session.press("n")
                assert f"{number} of {total}" in session.status
            await session.press("n")
            assert f"1 of {total} · from the top again" in session.status
            await session.press("N")
            assert f"{total} of {total} · from the end again" in session.status
            await session.type("2N")
            assert f"{total - 2} of {total}" in session.status

    async def test_go_on_from_where_the_reader_went(self) -> None:
        async with reading(LONG) as session:
            await search(session, "note")
            await session.press("l", "l", "l")
            place = session.screen.page.place()
            await session.press("n")
            hits, number = session.screen.search.hits, session.screen.search.current
            assert hits is not None
            assert number is not None
            assert hits.span(number).start >= place.start
            assert hits.span(number - 1).start < place.start

    async def test_the_first_is_looked_for_from_here_and_then_from_the_top(self) -> None:
        async with reading(LONG) as session:
            await session.press("G")
            await search(session, "Note 3.")
            assert "1 of 1 · from the top again" in session.status

    async def test_a_selection_is_extended_over_the_hit(self) -> None:
        async with reading(LONG) as session:
            await session.press("v", "slash")
            await session.type("four")
            assert (session.selected or "").endswith("four")
            await session.press("escape")
            assert session.selected == "A"
            await search(session, "the")
            first = session.selected or ""
            assert first.endswith("the")
            await session.press("n")
            assert len(session.selected or "") > len(first)
            assert session.screen.mode is Mode.SELECT

    async def test_all_hits_are_marked_until_esc(self) -> None:
        async with reading(opened(), (100, 30), entities=False, quotes=False) as session:
            page, other = background(session, "stopped"), background(session, "clock on")
            assert other == page
            await search(session, "clock")
            hit = background(session, "Clock") | background(session, "clock")
            assert len(hit - page) == 2  # the one the reader stands on is told from the others
            assert background(session, "stopped") == page
            await session.press("escape")
            assert background(session, "Clock") == background(session, "clock") == page
            assert session.screen.search.hits is None

    async def test_mentions_come_back_when_they_are_asked_for(self) -> None:
        async with reading(LONG, (160, 40)) as session:
            await search(session, "clock")
            await session.press("at", "enter", "escape", "n")
            assert "Marten Kuyper · 2 of" in session.status
            await search(session, "")
            assert "“clock” · " in session.status
            await session.press("n")
            assert "“clock” · " in session.status

    async def test_without_a_search_n_says_what_is_missing(self) -> None:
        async with reading(LONG) as session:
            await session.press("v", "n")
            assert "/ begins" in session.status


class TestHere:
    async def test_the_word_under_the_cursor(self) -> None:
        async with reading(opened(), (100, 30), entities=False, quotes=False) as session:
            await session.pilot.click(offset=session.cell_of("clock on"))
            await session.press("asterisk")
            assert "“clock” · 3 of" in session.status

    async def test_the_entity_under_the_cursor(self) -> None:
        async with reading(LONG, (100, 30), entities=False, quotes=False) as session:
            await session.pilot.click(offset=session.cell_of("Marten"))
            await session.press("asterisk")
            assert "“Marten Kuyper” · 2 of" in session.status

    async def test_the_selected_words(self) -> None:
        async with reading(LONG) as session:
            await session.press("v", "w", "w", "asterisk")
            await session.told("“A Town” · 1 of 1")
            assert session.selected is None


class TestHistory:
    async def test_is_walked_by_arrows_and_survives_the_session(self) -> None:
        async with reading(LONG) as session:
            for words in ("clock", "harbor", "/tow[nr]/"):
                await search(session, words)
                await session.told(" of ")
        async with reading(opened()) as session:
            await session.press("slash", "up")
            assert session.screen.search.dialog.typed == "/tow[nr]/"
            await session.press("up", "up", "up")
            assert session.screen.search.dialog.typed == "clock"
            await session.press("down", "down", "down")
            assert session.screen.search.dialog.typed == ""
            await session.type("ha")
            await session.press("up")
            assert session.screen.search.dialog.typed == "harbor"

    def test_is_bounded_and_has_each_search_once(self) -> None:
        state = ReadingState(folders().state)
        for number in range(150):
            SearchHistory(state).keep(f"words {number}")
        SearchHistory(state).keep("words 140")
        SearchHistory(state).keep(" ")
        history = SearchHistory(state)
        kept = [history.step(-1) for _ in range(101)]
        assert kept[:2] == ["words 140", "words 149"]
        assert kept[99:] == ["words 50", None]


class TestElsewhere:
    async def test_a_book_is_made_ready_in_a_thread_and_keys_wait_for_nothing(self) -> None:
        assert len(BOOK.article.text) > finding.LONG
        async with reading(BOOK, analysed=False) as session:
            await session.pilot.press("slash", *"note 299", "enter", "n")
            await session.told("“note 299” · ")
            assert current(session) == "Note 299"

    @pytest.mark.parametrize("words", ["note 17", "/note 17/"])
    async def test_a_hit_near_by_is_shown_before_a_book_is_ready(
        self, words: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        held, prepare, search_all = threading.Event(), Searcher.prepare, Searcher.search

        def wait(searcher: Searcher) -> None:
            if len(searcher.text) > finding.LONG:
                held.wait(10)

        def prepare_late(searcher: Searcher) -> None:
            wait(searcher)
            prepare(searcher)

        def search_late(searcher: Searcher, query: Query) -> Hits:
            wait(searcher)
            return search_all(searcher, query)

        monkeypatch.setattr(Searcher, "prepare", prepare_late)
        monkeypatch.setattr(Searcher, "search", search_late)
        async with reading(BOOK, analysed=False) as session:
            try:
                await search(session, words, enter=False)
                await session.until(lambda: "Note 17." in "".join(session.rows[:-1]))
                assert "Searching" in session.status
                assert background(session, "Note 17") != background(session, "Note 18")
            finally:
                held.set()
            await session.press("enter")
            await session.told(f"{'/note 17/' if words[0] == '/' else '“note 17”'} · 1 of ")
            assert current(session) == "Note 17"

    async def test_hits_are_sought_again_in_a_text_cleaned_anew(self) -> None:
        async with reading(opened(samples.ARTICLE, "/pages/harbour-clock.txt")) as session:
            await search(session, "clock")
            before = len(session.screen.search.hits or ())
            article = session.screen.opened.article
            again = opened("A clock\n\n" + article.text, "/pages/harbour-clock.txt")
            session.screen.set_opened(again, 0)
            await session.pilot.pause()
            assert len(session.screen.search.hits or ()) == before + 1
            await session.press("n")
            assert f"of {before + 1}" in session.status

    async def test_over_what_was_removed_the_article_is_searched(self) -> None:
        async with reading(opened(), (100, 30)) as session:
            await session.press("X")
            await search(session, "clock")
            assert "“clock” · 1 of" in session.status
            await session.press("n")
            assert "“clock” · 2 of" in session.status
            await session.press("X", "X", "n")
            assert "“clock”" not in session.status

    async def test_a_highlight_in_hand_is_let_go(self) -> None:
        async with reading(opened()) as session:
            await session.press("V", "m")
            await session.told("Highlighted")
            await session.press("H")
            assert session.screen.mode is Mode.HIGHLIGHT
            await search(session, "clock")
            assert session.screen.mode is Mode.READ
            assert session.marks == 1
            assert "“clock” · " in session.status

    async def test_leaving_in_the_middle_of_a_search_harms_nothing(self) -> None:
        async with reading(BOOK, analysed=False) as session:
            await session.pilot.press("slash", *"/(n|o|t|e)+ 2/", "enter", "q")
            await asyncio.sleep(0.05)
