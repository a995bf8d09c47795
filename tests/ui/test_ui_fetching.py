"""A page on its way to the screen: progress at once, a way out at any time, a sentence if there is none."""

import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pyte
import pytest
from reading import PATIENCE, Session, reading, without_naps
from textual.command import CommandPalette
from textual.widgets import Input
from web_server import STORY, TITLE, Server, Visitor

from reader.config import folders
from reader.errors import SourceError
from reader.library.positions import ReadingState
from reader.library.store import Library
from reader.pipeline import Opened, open_source
from reader.sources.web.progress import progress_words
from reader.ui.app import BroadsheetApp
from reader.ui.fetching import Fetching
from reader.ui.first_page import _waiting_rows
from reader.ui.screens.ask import AskLine, NotKept
from reader.ui.screens.fetching import FetchingScreen
from reader.ui.screens.library import LibraryScreen
from reader.ui.screens.reader import ReaderScreen
from reader.ui.theme_choice import chosen_theme

CORRECTED = STORY.replace("two metres", "three metres")


@asynccontextmanager
async def fetching(
    url: str, size: tuple[int, int] = (80, 24), *, refresh: bool = False
) -> AsyncIterator[Session]:
    """Start the program on a page that must be fetched; it has begun when this is entered."""
    where = folders()
    page = Fetching(url, where, refresh=refresh)
    app = BroadsheetApp(None, where, ReadingState(where.state), fetching=page)
    page.start()
    try:
        async with app.run_test(size=size) as pilot, without_naps(pilot):
            yield Session(app, pilot)
    finally:
        app.finish()


def held(visitor: Visitor, sent: int = 0) -> None:
    """Send the head of the story's answer and its first bytes, and the rest when the server is told to."""
    data = STORY.encode("utf-8")
    visitor.send(f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {len(data)}\r\n\r\n")
    visitor.send(data[:sent])
    visitor.hang()


def opened_page(url: str) -> Opened:
    return open_source(url, library=folders().library)


async def shown_article(session: Session) -> None:
    await session.until(lambda: isinstance(session.app.screen, ReaderScreen), "the article")
    await session.until(lambda: "page 1 of" in session.status, "its page")


async def told(session: Session, words: str) -> None:
    """Wait for words in the status line of a screen that may only now come to be laid out."""
    await session.until(lambda: session.rows and words in session.status, repr(words))


class TestWaiting:
    async def test_progress_is_shown_and_then_the_page(self, server: Server) -> None:
        rest = threading.Event()

        def in_parts(visitor: Visitor) -> None:
            data = STORY.encode("utf-8")
            visitor.send(f"HTTP/1.1 200 OK\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data[:150])
            rest.wait(PATIENCE)
            visitor.send(data[150:])

        async with fetching(server.at("/story", in_parts)) as session:
            await session.until(lambda: "Fetching 127.0.0.1… 150 bytes of" in session.shown, "progress")
            assert "Esc cancels" in session.shown
            rest.set()
            await shown_article(session)
            assert TITLE in session.shown
            assert "Fetching" not in session.shown
            assert len(session.app.screen_stack) == 1
            await session.until(lambda: Library(folders().library).articles(), "the record")
            await session.press("q")
            await session.until(lambda: not session.app.is_running, "the end")
            assert session.app.return_code == 0
        assert session.app.failure is None

    @pytest.mark.parametrize("key", ["escape", "q", "ctrl+c", "ctrl+q"])
    async def test_a_way_out_while_the_server_hangs(self, server: Server, key: str) -> None:
        async with fetching(server.at("/story", held)) as session:
            await session.until(lambda: server.requests, "the request")
            began = time.monotonic()
            await session.press(key)
            await session.until(lambda: not session.app.is_running, "the end")
            assert time.monotonic() - began < 1.0
            assert session.app.return_code == 130
            assert session.app.failure is None
        assert server.until_gone()

    async def test_no_page_is_an_error_for_the_shell(self, server: Server) -> None:
        async with fetching(server.url("/missing")) as session:
            await session.until(lambda: not session.app.is_running, "the end")
            assert session.app.return_code == 1
        assert isinstance(session.app.failure, SourceError)
        assert "no such page" in session.app.failure.message

    @pytest.mark.parametrize("size", [(80, 24), (20, 5), (5, 2), (1, 1)])
    async def test_any_window_will_do(self, server: Server, size: tuple[int, int]) -> None:
        async with fetching(server.at("/story", held), size) as session:
            await session.until(lambda: server.requests, "the request")
            await session.press("t", "ctrl+p", "x")
            await session.resize(60, 10)
            assert "Fetching 127.0.0.1…" in session.shown
            assert not isinstance(session.app.screen, CommandPalette)
            await session.press("escape")
            await session.until(lambda: not session.app.is_running, "the end")

    @pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 10), (20, 5)])
    async def test_what_is_painted_before_textual_is_what_textual_paints(
        self, server: Server, size: tuple[int, int]
    ) -> None:
        url = server.at("/story", held)
        words = progress_words(Fetching(url, folders()).progress)
        theme = chosen_theme(ReadingState(folders().state))
        before = pyte.Screen(*size)
        pyte.Stream(before).feed("".join(_waiting_rows(words, theme, size, 24)))
        async with fetching(url, size) as session:
            await session.until(lambda: session.rows and words[:10] in session.shown, "the wait")
            assert [row.rstrip() for row in before.display] == [row.rstrip() for row in session.rows]
            x, y = session.cell_of(words[:10])
            (style, *_) = session.styles_of(words[:10])
            for own, theirs in (
                (style.color, before.buffer[y][x].fg),
                (style.bgcolor, before.buffer[y][x].bg),
            ):
                assert own is not None
                assert own.triplet is not None
                assert own.triplet.hex == f"#{theirs}"

    async def test_a_page_that_came_before_the_screen_is_shown_at_once(self, server: Server) -> None:
        page = Fetching(server.story(), folders())
        page.start()
        async with reading(page.result()) as session:
            assert TITLE in session.shown

    async def test_text_that_was_kept_takes_the_place_of_a_page_that_is_gone(
        self, server: Server, library_folder: Path
    ) -> None:
        url = server.story()
        async with reading(opened_page(url)):
            pass
        server.stop()
        for path in (library_folder / "pages").iterdir():
            path.unlink()
        async with fetching(url) as session:
            await session.until(lambda: TITLE in session.shown, "the text")
            await told(session, "takes no connections")


class TestKeptCopies:
    async def test_the_reader_is_told_that_it_is_one(self, server: Server) -> None:
        url = server.story()
        opened_page(url)
        server.stop()
        async with reading(opened_page(url), (110, 24)) as session:
            await told(session, "This is the copy kept today at")
            assert "R fetches it anew" in session.status

    async def test_r_fetches_the_page_anew(self, server: Server) -> None:
        url = server.story()
        opened_page(url)
        async with reading(opened_page(url), (110, 24)) as session:
            before = session.screen
            await session.press("v", "w", "m")
            await session.told("Highlighted")
            server.at("/story", lambda visitor: visitor.answer(CORRECTED))
            await session.press("R")
            await session.until(lambda: session.app.screen not in (before,), "the wait")
            await shown_article(session)
            await session.until(lambda: "under three" in session.shown, "the corrected page")
            await session.until(lambda: session.marks == 1, "the highlight")
            assert len(session.app.screen_stack) == 1
            await session.press("q")
            await session.until(lambda: not session.app.is_running)

    async def test_r_that_fails_leaves_the_kept_copy_and_says_so(self, server: Server) -> None:
        url = server.story()
        opened_page(url)
        server.stop()
        async with reading(opened_page(url), (160, 24)) as session:
            await session.press("R")
            await told(session, "takes no connections")
            await session.until(lambda: TITLE in session.shown, "the page")

    async def test_r_can_be_given_up(self, server: Server) -> None:
        url = server.story()
        opened_page(url)
        server.at("/story", held)
        async with reading(opened_page(url)) as session:
            before = session.screen
            await session.press("R")
            await session.until(lambda: isinstance(session.app.screen, FetchingScreen), "the wait")
            await session.press("escape")
            await session.until(lambda: session.app.screen is before, "the page as it was")

    async def test_a_question_that_comes_up_meanwhile_is_answered_first(self, server: Server) -> None:
        url = server.story()
        opened_page(url)
        rest = threading.Event()

        def late(visitor: Visitor) -> None:
            rest.wait(PATIENCE)
            visitor.answer(CORRECTED)

        server.at("/story", late)
        async with reading(opened_page(url)) as session:
            await session.press("R")
            await session.until(lambda: isinstance(session.app.screen, FetchingScreen), "the wait")
            question = NotKept("The disk is full.", "words that must not be lost")
            session.app.push_screen(question)
            rest.set()
            await session.until(lambda: "must not be lost" in session.shown, "the question")
            page = next(s for s in session.app.screen_stack if isinstance(s, FetchingScreen)).fetching
            await session.until(lambda: page.done, "the page")
            await session.pilot.pause(0.2)
            assert session.app.screen is question
            await session.press("escape")
            await session.until(lambda: "under three" in session.shown, "the corrected page")

    async def test_r_means_nothing_to_a_file(self, article_file: Path) -> None:
        async with reading(open_source(str(article_file))) as session:
            await session.press("R")
            await told(session, "no web page")


class TestFromTheLibrary:
    async def test_a_kept_page_opens_without_its_server(self, server: Server) -> None:
        async with reading(opened_page(server.story())):
            pass
        server.stop()
        async with reading(None, (100, 40)) as session:
            await session.until(lambda: TITLE in session.shown)
            await session.press("enter")
            await shown_article(session)
            await told(session, "This is the copy kept")
            assert len(server.requests) == 1

    async def test_an_address_can_be_typed(self, server: Server) -> None:
        async with reading(None, (100, 40)) as session:
            await session.until(lambda: session.library_screen.entries)
            await session.press("o")
            await session.until(lambda: isinstance(session.app.screen, AskLine), "the question")
            session.app.screen.query_one(Input).value = f" {server.story()} "
            await session.press("enter")
            await shown_article(session)
            await session.press("q")
            await session.until(lambda: isinstance(session.app.screen, LibraryScreen), "the library")
            await session.until(lambda: session.library_screen.entries[0].title == TITLE)

    async def test_a_file_can_be_typed(self, article_file: Path) -> None:
        async with reading(None, (100, 40)) as session:
            await session.until(lambda: session.library_screen.entries)
            await session.press("o")
            await session.until(lambda: isinstance(session.app.screen, AskLine), "the question")
            session.app.screen.query_one(Input).value = str(article_file)
            await session.press("enter")
            await shown_article(session)

    @pytest.mark.parametrize("typed", ["-", "http://", "/no/such/file", "ftp://paper.example/a"])
    async def test_what_cannot_be_opened_is_told(self, typed: str) -> None:
        async with reading(None, (100, 40)) as session:
            await session.until(lambda: session.library_screen.entries)
            await session.press("o")
            await session.until(lambda: isinstance(session.app.screen, AskLine), "the question")
            session.app.screen.query_one(Input).value = typed
            await session.press("enter")
            await session.until(lambda: session.library_screen.status.failed, "the reason")
            assert isinstance(session.app.screen, LibraryScreen)

    async def test_an_address_can_be_pasted(self, server: Server) -> None:
        from textual.events import Paste

        async with reading(None, (100, 40)) as session:
            await session.until(lambda: session.library_screen.entries)
            session.app.screen.post_message(Paste("two words"))
            session.app.screen.post_message(Paste(server.story() + "\n"))
            await shown_article(session)

    async def test_giving_up_leads_back(self, server: Server) -> None:
        url = server.at("/story", held)
        async with reading(None, (100, 40)) as session:
            await session.until(lambda: session.library_screen.entries)
            session.app.fetch(url)
            await session.until(lambda: isinstance(session.app.screen, FetchingScreen), "the wait")
            await session.until(lambda: server.requests, "the request")
            await session.press("q")
            await session.until(lambda: isinstance(session.app.screen, LibraryScreen), "the library")
            assert session.app.is_running
        assert server.until_gone()

    async def test_a_page_that_does_not_come_is_told(self, server: Server) -> None:
        async with reading(None, (140, 40)) as session:
            await session.until(lambda: session.library_screen.entries)
            session.app.fetch(server.url("/missing"))
            await told(session, "no such page (404)")
            assert isinstance(session.app.screen, LibraryScreen)

    async def test_leaving_the_program_while_a_page_is_on_its_way(self, server: Server) -> None:
        url = server.at("/story", held)
        async with reading(None, (100, 40)) as session:
            await session.until(lambda: session.library_screen.entries)
            session.app.fetch(url)
            await session.until(lambda: server.requests, "the request")
            began = time.monotonic()
            await session.press("ctrl+q")
            await session.until(lambda: not session.app.is_running, "the end")
            assert time.monotonic() - began < 1.0
            assert session.app.return_code == 0
        assert server.until_gone()
