"""A page opens the same way offline, is found by any of its addresses, and is fetched anew on request."""

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import web_server
from web_server import STORY, TITLE, Server, Visitor, as_html

from reader import pipeline
from reader.errors import GivenUpError, SourceError
from reader.library.store import Library
from reader.sources.web import Limits
from reader.web_pages import Notice, Visit, is_kept, open_page

QUICK = Limits(connect=0.5, read=0.5, total=3.0)
NOON = datetime(2031, 5, 1, 12, 0, tzinfo=UTC)
CORRECTED = STORY.replace("two metres", "three metres")


@pytest.fixture
def visit(library_folder: Path) -> Visit:
    """A visit whose clock goes on by a day each time it is looked at."""
    days = count()
    return Visit(library_folder, limits=QUICK, now=lambda: NOON + timedelta(days=next(days)))


def fetched(url: str, visit: Visit) -> pipeline.Opened:
    return pipeline.open_source(url, library=visit.folder, visit=visit)


def anew(visit: Visit) -> Visit:
    return replace(visit, refresh=True)


class TestOffline:
    def test_a_page_opens_the_same_way_when_its_server_is_gone(self, server: Server, visit: Visit) -> None:
        url = server.story()
        first = fetched(url, visit)
        server.stop()
        again = fetched(url + "#end", visit)
        assert first.article.meta.title == TITLE
        assert replace(again, notice=None) == first
        assert first.notice is None
        assert again.notice == Notice("This is the copy kept on 1 May 2031")
        assert len(server.requests) == 1

    def test_every_address_on_the_way_leads_to_the_kept_page(self, server: Server, visit: Visit) -> None:
        final = server.story()
        asked = server.at("/old", lambda visitor: visitor.answer("", "301 Moved", {"Location": "/story"}))
        opened = fetched(asked, visit)
        server.stop()
        assert opened.article.meta.source == final
        assert set(opened.aliases) == {asked, final}
        for url in (asked, final):
            assert fetched(url, visit).article == opened.article

    def test_a_page_kept_today_says_the_hour(self, server: Server, library_folder: Path) -> None:
        url = server.story()
        visit = Visit(library_folder, limits=QUICK, now=lambda: NOON)
        fetched(url, visit)
        notice = fetched(url, visit).notice
        assert notice is not None
        assert notice.words == f"This is the copy kept today at {NOON.astimezone():%H:%M}"

    def test_without_a_library_nothing_is_kept(self, server: Server, library_folder: Path) -> None:
        url = server.story()
        assert pipeline.open_source(url).article.meta.title == TITLE
        pipeline.open_source(url)
        assert len(server.requests) == 2
        assert not library_folder.exists()

    def test_what_cannot_be_read_is_not_kept(self, server: Server, visit: Visit) -> None:
        url = server.at(
            "/file", lambda visitor: visitor.answer(b"%PDF-1.7 ...", headers={"Content-Type": ""})
        )
        for expected in (1, 2):
            with pytest.raises(SourceError, match="is a PDF, which is not read yet"):
                fetched(url, visit)
            assert len(server.requests) == expected
        empty = server.at("/empty", lambda visitor: visitor.answer(b""))
        with pytest.raises(SourceError, match="is empty"):
            fetched(empty, visit)
        assert not is_kept(url, visit.folder or Path())

    @pytest.mark.parametrize(
        "body", [STORY.encode("latin-1"), STORY.encode("utf-16"), b"\xef\xbb\xbf" + STORY.encode()]
    )
    @pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "no-such-charset", ""])
    def test_a_server_that_is_wrong_about_the_encoding_is_not_fatal(
        self, server: Server, visit: Visit, body: bytes, charset: str
    ) -> None:
        content_type = f"text/plain; charset={charset}" if charset else "text/plain"
        url = server.at(
            "/story", lambda visitor: visitor.answer(body, headers={"Content-Type": content_type})
        )
        first = fetched(url, visit)
        assert first.article.text
        assert replace(fetched(url, visit), notice=None) == first

    def test_a_page_of_markup_is_found_by_the_address_it_gives_itself(
        self, server: Server, visit: Visit
    ) -> None:
        page = as_html(canonical="/2031/weir-bell")
        asked = server.at(
            "/s", lambda visitor: visitor.answer(page, headers={"Content-Type": "text/html; charset=utf-8"})
        )
        opened = fetched(asked, visit)
        assert opened.article.meta.title == TITLE
        assert "two metres of silt" in opened.article.text
        assert "Subscribe" not in opened.article.text
        assert opened.article.meta.source == server.url("/2031/weir-bell")
        server.stop()
        for url in (asked, server.url("/2031/weir-bell")):
            assert replace(fetched(url, visit), notice=None) == opened


class TestRefreshing:
    def test_fetches_the_page_as_it_is_now(self, server: Server, visit: Visit) -> None:
        url = server.story()
        fetched(url, visit)
        server.at("/story", lambda visitor: visitor.answer(CORRECTED))
        opened = fetched(url, anew(visit))
        assert "three metres" in opened.article.text
        assert opened.notice is None
        server.stop()
        assert "three metres" in fetched(url, visit).article.text

    def test_what_led_to_the_page_leads_to_its_new_form(self, server: Server, visit: Visit) -> None:
        final = server.story()
        asked = server.at("/old", lambda visitor: visitor.answer("", "301 Moved", {"Location": "/story"}))
        fetched(asked, visit)
        server.at("/story", lambda visitor: visitor.answer(CORRECTED))
        fetched(final, anew(visit))
        server.stop()
        assert "three metres" in fetched(asked, visit).article.text

    def test_a_page_that_has_not_changed_is_not_sent_again(self, server: Server, visit: Visit) -> None:
        def story(visitor: Visitor) -> None:
            if visitor.headers.get("if-none-match") == '"v1"':
                visitor.answer("", "304 Not Modified")
            else:
                visitor.answer(STORY, headers={"ETag": '"v1"'})

        url = server.at("/story", story)
        first = fetched(url, visit)
        again = fetched(url, anew(visit))
        assert again == first
        assert "if-none-match" not in server.requests[0].headers
        notice = fetched(url, visit).notice
        assert notice is not None
        assert "1 May" not in notice.words

    @pytest.mark.parametrize("fault", ["stopped", "404", "hang", "pdf", "empty"])
    def test_when_it_fails_the_kept_copy_is_shown_and_that_is_said(
        self, server: Server, visit: Visit, fault: str
    ) -> None:
        url = server.story()
        first = fetched(url, visit)
        if fault == "stopped":
            server.stop()
        else:
            routes: dict[str, web_server.Route] = {
                "404": lambda visitor: visitor.answer("", "404 Not Found"),
                "hang": Visitor.hang,
                "pdf": lambda visitor: visitor.answer(
                    b"%PDF-1.7", headers={"Content-Type": "application/pdf"}
                ),
                "empty": lambda visitor: visitor.answer(b""),
            }
            server.at("/story", routes[fault])
        opened = fetched(url, anew(visit))
        assert opened.article == first.article
        assert opened.notice is not None
        assert opened.notice.failed
        assert "\n" not in opened.notice.words
        assert opened.notice.words.endswith("This is the copy kept on 1 May 2031")
        server.stop()
        assert fetched(url, visit).article == first.article

    def test_who_gives_up_gets_nothing(self, server: Server, visit: Visit) -> None:
        url = server.story()
        fetched(url, visit)
        server.at("/story", Visitor.hang)
        with pytest.raises(GivenUpError):
            fetched(url, replace(anew(visit), cancelled=lambda: True))


class TestDamage:
    @pytest.mark.parametrize("ending", [".gz", ".json"])
    def test_a_damaged_copy_is_fetched_again(
        self, server: Server, visit: Visit, library_folder: Path, ending: str
    ) -> None:
        url = server.story()
        first = fetched(url, visit)
        for path in (library_folder / "pages").glob(f"*{ending}"):
            path.write_bytes(b"damaged")
        opened = fetched(url, visit)
        assert opened.article == first.article
        assert opened.notice is not None
        assert "damaged" in opened.notice.words
        server.stop()
        assert fetched(url, visit).article == first.article

    def test_a_damaged_copy_of_a_page_that_is_gone_is_told(
        self, server: Server, visit: Visit, library_folder: Path
    ) -> None:
        url = server.story()
        fetched(url, visit)
        for path in (library_folder / "pages").glob("*.gz"):
            path.write_bytes(b"damaged")
        server.stop()
        with pytest.raises(SourceError, match="takes no connections") as raised:
            fetched(url, visit)
        assert "kept copy" in raised.value.hint

    def test_a_full_disk_is_told_and_the_page_shown(
        self, server: Server, visit: Visit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: Any) -> Any:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        url = server.story()
        with monkeypatch.context() as patched:
            patched.setattr(os, "write", fail)
            opened = fetched(url, visit)
        assert opened.article.meta.title == TITLE
        assert opened.notice is not None
        assert opened.notice.failed
        assert "disk is full" in opened.notice.words
        assert "\n" not in opened.notice.words
        assert fetched(url, visit).notice is None
        assert len(server.requests) == 2

    def test_a_library_where_nothing_can_be_written_is_told_and_the_page_shown(
        self, server: Server, visit: Visit, library_folder: Path
    ) -> None:
        library_folder.write_text("no folder")
        opened = fetched(server.story(), visit)
        assert opened.article.meta.title == TITLE
        assert opened.notice is not None
        assert opened.notice.failed


class TestIdentity:
    def test_notes_are_found_by_every_address_and_in_the_corrected_page(
        self, server: Server, visit: Visit, library_folder: Path
    ) -> None:
        final = server.story()
        asked = server.at("/old", lambda visitor: visitor.answer("", "301 Moved", {"Location": "/story"}))
        library = Library(library_folder)
        opened = pipeline.remember(library, fetched(asked, visit))
        span = pipeline.find_words(opened.article.text, "lost since the flood")
        library.save(pipeline.new_annotation(opened.article, span))
        server.at("/story", lambda visitor: visitor.answer(CORRECTED))
        for address in (final, asked, final + "#part"):
            again = pipeline.open_known(library, address, visit=anew(visit))
            assert again.article.id == opened.article.id
            (placed,) = pipeline.placed_annotations(library, again.article)
            assert placed.span is not None
            assert placed.span.of(again.article.text) == "lost since the flood"
        assert len(library.articles()) == 1

    def test_an_old_address_that_leads_elsewhere_now_still_means_its_article(
        self, server: Server, visit: Visit, library_folder: Path
    ) -> None:
        server.story("/new")
        asked = server.story("/old")
        library = Library(library_folder)
        opened = pipeline.remember(library, fetched(asked, visit))
        server.at("/old", lambda visitor: visitor.answer("", "301 Moved", {"Location": "/new"}))
        server.at("/new", lambda visitor: visitor.answer(CORRECTED))
        again = pipeline.remember(library, fetched(asked, anew(visit)))
        assert again.article.id == opened.article.id
        assert again.article.meta.source == server.url("/new")
        (record,) = library.articles()
        assert set(record.sources) == {asked, server.url("/new")}

    def test_two_pages_are_two_articles(self, server: Server, visit: Visit, library_folder: Path) -> None:
        library = Library(library_folder)
        one = pipeline.remember(library, fetched(server.story("/one"), visit))
        other = STORY.replace("weir", "mill").replace("Vale", "Holt")
        two = pipeline.remember(
            library, fetched(server.at("/two", lambda visitor: visitor.answer(other)), visit)
        )
        assert one.article.id != two.article.id

    def test_when_page_and_copy_are_gone_the_kept_text_is_there(
        self, server: Server, visit: Visit, library_folder: Path
    ) -> None:
        url = server.story()
        library = Library(library_folder)
        opened = pipeline.remember(library, fetched(url, visit))
        server.stop()
        for path in (library_folder / "pages").iterdir():
            path.unlink()
        assert pipeline.open_known(library, url, visit=visit).article.text == opened.article.text
        kept = pipeline.open_kept(library, url)
        assert kept is not None
        assert kept.article.id == opened.article.id
        assert pipeline.open_kept(library, url + "/other") is None


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Let pages name an address of their own, as an HTML page does with its canonical link."""
    import reader.sources as sources

    read = sources.draft_from_bytes

    def name(address: str) -> None:
        def draft(*arguments: Any, **options: Any) -> Any:
            made = read(*arguments, **options)
            return replace(made, meta=replace(made.meta, source=address))

        monkeypatch.setattr(sources, "draft_from_bytes", draft)

    yield name


def test_the_address_a_page_gives_itself_is_its_own_within_its_site(
    server: Server, visit: Visit, named: Callable[[str], None]
) -> None:
    canonical = server.url("/canonical#x")
    named(canonical)
    arrived = open_page(server.story("/story?from=mail"), visit)
    assert arrived.draft.meta.source == server.url("/canonical")
    server.stop()
    assert open_page(canonical, visit).draft == arrived.draft


@pytest.mark.parametrize("claim", ["https://elsewhere.example/story", "http://127.0.0.1/", "", "no address"])
def test_the_address_of_another_site_or_of_a_front_page_is_not_believed(
    server: Server, visit: Visit, named: Callable[[str], None], claim: str
) -> None:
    named(claim)
    url = server.story()
    arrived = open_page(url, visit)
    assert arrived.draft.meta.source == url
    assert arrived.aliases == (url,)
