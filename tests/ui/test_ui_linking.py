"""Links: hints over those on the page, the address before anything is opened, notes and the way back."""

from unittest.mock import patch

import made
import pytest
from reading import Session, reading

from reader.article import Article, Block, Inline, InlineKind, Meta, Span
from reader.article.segments import paragraphs
from reader.pipeline import Opened
from reader.ui import outside

SIZE = (110, 24)
FILLER = "The wheel turned as long as there was water, and the miller slept beside it with one eye open. " * 3
PAGE = "https://solvik.example/moved.html"


def opened(*stretches: tuple[str, InlineKind, str], tail: str = "Under water it lay.") -> Opened:
    lead = "The mill stood¹ and see below for more. Some moved away, and so did I."
    text = "\n\n".join(["The mill", lead, *(f"Note {n}. {FILLER}" for n in range(12)), tail])
    inlines = sorted(
        (
            Inline(Span(text.rindex(words), text.rindex(words) + len(words)), kind, target)
            for words, kind, target in stretches
        ),
        key=lambda one: one.span.start,
    )
    blocks = tuple(Block(span) for span in paragraphs(text))
    article = Article(
        "c" * 32, text, blocks, tuple(inlines), Meta(title="The mill", source="/pages/mill.txt")
    )
    return Opened(article, (), "f" * 64)


NOTED = (
    ("¹", InlineKind.FOOTNOTE, "#n1"),
    ("below", InlineKind.LINK, "#n1"),
    ("moved away", InlineKind.LINK, PAGE),
    ("U", InlineKind.PLACE, "n1"),
)


def chosen(session: Session) -> str | None:
    link = session.screen.jumps.chosen_link
    return link.span.of(session.text) if link else None


class TestHints:
    async def test_a_letter_shows_the_note_enter_goes_there_and_ctrl_o_comes_back(self) -> None:
        async with reading(opened(*NOTED), SIZE) as session:
            await session.press("f")
            assert "letters at a link" in session.status
            await session.press("a")
            assert chosen(session) == "¹"
            assert "Under water it lay." in session.status
            await session.press("enter")
            assert "Under water it lay." in session.shown
            assert session.screen.page.place().start > 0
            await session.press("ctrl+o")
            assert session.screen.page.place().start == 0
            assert chosen(session) is None

    async def test_the_address_is_shown_and_enter_opens_it_over_the_article(self) -> None:
        async with reading(opened(*NOTED), SIZE) as session:
            with patch.object(session.app, "fetch") as fetch:
                await session.press("f", "d")
                assert PAGE in session.status
                fetch.assert_not_called()
                await session.press("enter")
                fetch.assert_called_once_with(PAGE, over=True)

    async def test_escape_and_wrong_letters_open_nothing(self) -> None:
        async with reading(opened(*NOTED), SIZE) as session:
            with patch.object(session.app, "fetch") as fetch:
                await session.press("f", "z")
                await session.told("No link has that letter")
                await session.press("escape", "f", "d", "escape", "enter")
                fetch.assert_not_called()
            assert session.screen.pending is None

    async def test_a_count_chooses_and_n_goes_on(self) -> None:
        async with reading(opened(*NOTED), SIZE) as session:
            await session.press("3", "f")
            assert chosen(session) == "moved away"
            await session.press("n")
            assert chosen(session) == "¹"
            await session.press("N")
            assert chosen(session) == "moved away"

    async def test_a_page_without_links_says_so(self) -> None:
        async with reading(opened(), SIZE) as session:
            await session.press("f")
            await session.told("no link on this page")

    async def test_a_place_that_was_removed_is_told(self) -> None:
        async with reading(opened(("below", InlineKind.LINK, "#gone")), SIZE) as session:
            await session.press("f", "enter")
            await session.told("not in the text")
            assert session.screen.page.place().start == 0

    async def test_notes_of_plain_text_and_the_way_back(self) -> None:
        text = "\n\n".join(
            ["The mill", "It stood.[1]", *(f"Note {n}. {FILLER}" for n in range(12)), "[1] Until 1871."]
        )
        async with reading(made.opened(text), SIZE) as session:
            await session.press("f", "enter")
            assert "Until 1871" in session.shown
            await session.press("f", "enter")
            assert "It stood.[1]" in session.shown


class TestMouse:
    async def test_a_click_shows_where_a_link_leads_and_another_follows(self) -> None:
        async with reading(opened(*NOTED), SIZE) as session:
            with patch.object(session.app, "fetch") as fetch:
                await session.pilot.click(offset=session.cell_of("moved away"))
                await session.told(PAGE)
                fetch.assert_not_called()
                await session.pilot.click(
                    offset=(session.cell_of("moved away")[0] + 4, session.cell_of("moved away")[1])
                )
                await session.until(lambda: fetch.called, "the page")

    async def test_a_click_elsewhere_lets_go(self) -> None:
        async with reading(opened(*NOTED), SIZE) as session:
            await session.pilot.click(offset=session.cell_of("below"))
            await session.until(lambda: chosen(session), "the link")
            await session.pilot.click(offset=session.cell_of("The mill stood"))
            await session.until(lambda: chosen(session) is None, "none")


class TestList:
    async def test_all_links_are_listed_and_shown_in_their_place(self) -> None:
        async with reading(opened(*NOTED, tail=f"Under water it lay. See {PAGE}/x too."), SIZE) as session:
            await session.press("ctrl+l")
            assert "1. ¹" in session.shown
            assert "3. moved away" in session.shown
            await session.type("4.")
            await session.press("enter")
            await session.until(lambda: chosen(session) == f"{PAGE}/x", "the link")
            assert "Under water it lay." in session.shown
            await session.press("escape", "ctrl+o")
            assert session.screen.page.place().start == 0

    async def test_a_text_without_links_says_so(self) -> None:
        async with reading(opened(), SIZE) as session:
            await session.press("ctrl+l")
            await session.told("no links")


class TestOutside:
    async def test_a_page_may_be_given_to_the_browser(self) -> None:
        async with reading(opened(*NOTED), SIZE) as session:
            with patch.object(outside, "open_address", return_value=True) as given:
                await session.press("f", "d", "O")
                await session.told("Opened in the browser")
                given.assert_called_once_with(PAGE)

    async def test_without_a_browser_the_address_is_copied(self) -> None:
        async with reading(opened(*NOTED), SIZE) as session:
            with patch.object(outside, "open_address", return_value=False):
                await session.press("f", "d", "O")
                await session.told("copied")

    async def test_other_schemes_are_opened_by_nothing(self) -> None:
        async with reading(opened(("moved away", InlineKind.LINK, "file:///etc/passwd")), SIZE) as session:
            with patch.object(outside, "open_address") as given, patch.object(session.app, "fetch") as fetch:
                await session.press("f", "enter")
                await session.press("f", "O")
                await session.told("Only pages and mail")
                given.assert_not_called()
                fetch.assert_not_called()

    @pytest.mark.parametrize(
        "address", ["file:///etc/passwd", "-x", "javascript:1", "https://a b", "https://a\n"]
    )
    def test_an_address_of_another_kind_is_refused(self, address: str) -> None:
        with pytest.raises(ValueError, match="not an address"):
            outside.open_address(address)

    def test_a_browser_in_the_terminal_is_not_asked(self) -> None:
        import webbrowser

        with patch.object(webbrowser, "get", return_value=webbrowser.GenericBrowser("w3m")):
            assert not outside.open_address(PAGE)
        with patch.object(webbrowser, "get", side_effect=webbrowser.Error):
            assert not outside.open_address(PAGE)


async def test_a_note_that_was_removed_is_told_and_shown_where_it_was(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from reader.pipeline import open_source

    page = tmp_path / "mill.html"
    page.write_text(
        """<html><head><title>The mill that waits</title></head>
        <body><ol><li id="fn1">Kept in the town hall. <a href="#r1">↩</a></li></ol>
        <article><h1>The mill that waits</h1>
        <p>The mill of Solvik waits for its last farmer every night, a habit that the miller
        keeps.<sup id="r1"><a href="#fn1">1</a></sup> It closes at nine, more or less, as all know.</p>
        <p>Nobody remembers who began with it. The books of the parish say nothing, and the men who might
        know are dead or moved away to the mainland, where there are no mills of this kind.</p>
        </article></body></html>"""
    )
    async with reading(open_source(str(page)), SIZE) as session:
        assert "town hall" not in session.text
        await session.press("f")
        assert "Kept in the town hall" in session.status
        await session.press("enter")
        assert session.screen.page.galley is not None
        await session.told("It was removed")
