"""The page painted before Textual is loaded is the one that Textual paints: nothing moves under the eyes."""

import re
from dataclasses import replace
from pathlib import Path

import pyte
import pytest
import samples
from made import long_text, opened
from reading import Session, reading

from reader.article import Article, Choice, Choices, Meta
from reader.config import folders
from reader.library.positions import ReadingState
from reader.library.store import Library
from reader.pipeline import keep_choices, open_source
from reader.ui import first_page
from reader.ui.first_page import _rows
from reader.ui.opening import opening
from reader.ui.theme_choice import chosen_theme

SIZES = [(80, 24), (120, 40), (200, 50), (40, 10), (140, 30)]
WIDE_LETTERS = (
    "字の本 — A Book of Letters\n\n字は大切です。「はい」と彼は言った。\n\nCafé, e\u0301 and 👍 end it."
)


def painted(article: Article, size: tuple[int, int], depth: int = 24) -> tuple[pyte.Screen, str]:
    """Return a terminal on which the first page was painted, and what was sent to it."""
    state = ReadingState(folders().state)
    sent = "".join(_rows(article, opening(article, state), chosen_theme(state), size, depth))
    screen = pyte.Screen(*size)
    pyte.Stream(screen).feed(sent)
    return screen, sent


def cells(session: Session) -> list[list[tuple[str, str, str, bool, bool]]]:
    """Return letter, colours, weight and slant of each cell that the widgets paint."""
    rows = []
    for strip in session.app.screen._compositor.render_strips():
        row = []
        for segment in strip:
            style = segment.style
            assert style is not None
            look = (_hex(style.color), _hex(style.bgcolor), bool(style.bold), bool(style.italic))
            row += [(letter, *look) for letter in segment.text]
        rows.append(row)
    return rows


def _hex(colour) -> str:
    return colour.triplet.hex.removeprefix("#") if colour and colour.triplet else "default"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["paper-dark", "paper-light"])
async def test_words_and_colours_of_the_text_are_where_they_will_be(
    size: tuple[int, int], theme: str
) -> None:
    ReadingState(folders().state).keep_setting("theme", theme)
    before, _ = painted(opened().article, size)
    async with reading(opened(), size) as session:
        session.screen.page.set_marks("analysis", [])  # these come when they are found
        await session.pilot.pause()
        region = session.screen.page.region
        after = cells(session)
        for y in range(region.y, region.bottom):
            for x in range(region.x, region.right):
                cell = before.buffer[y][x]
                was = (cell.data, cell.fg, cell.bg, cell.bold, cell.italics)
                blank = was[0] == after[y][x][0] == " " and was[2] == after[y][x][2]
                assert blank or was == after[y][x], (x, y)


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (40, 10)])
@pytest.mark.parametrize(
    "settings",
    [
        {"page.columns": "newspaper"},
        {"page.columns": "spread", "page.align": "justify"},
        {"page.columns": "newspaper", "page.align": "justify", "page.paragraphs": "indent"},
        {"page.line_spacing": 2, "page.margins": 8, "page.hyphenate": False},
        {"page.paging": False, "page.margins": 0, "measure": 44},
    ],
)
async def test_however_the_page_is_set(size: tuple[int, int], settings: dict[str, str | int | bool]) -> None:
    made = opened(long_text(2), "/pages/long.txt")
    made = replace(made, article=replace(made.article, meta=replace(made.article.meta, language="en")))
    state = ReadingState(folders().state)
    for name, value in settings.items():
        state.keep_setting(name, value)
    state.keep_place(made.article.id, 400)
    before, _ = painted(made.article, size)
    async with reading(made, size) as session:
        region = session.screen.page.region
        rows = [row[region.x : region.right] for row in session.rows[:-1]]
        assert [row[region.x : region.right].rstrip() for row in before.display[:-1]] == [
            row.rstrip() for row in rows
        ]


@pytest.mark.parametrize("size", SIZES)
async def test_titles_of_sidebars_and_article_are_where_they_will_be(size: tuple[int, int]) -> None:
    before, _ = painted(opened().article, size)
    async with reading(opened(), size) as session:
        for title in ("Who and what", "Who said what"):
            assert (title in "\n".join(before.display)) == (title in session.shown)
            if title in session.shown:
                x, y = session.cell_of(title)
                assert before.display[y][x:].startswith(title)
        if samples.TITLE in before.display[-1]:
            assert session.rows[-1].index(samples.TITLE) == before.display[-1].index(samples.TITLE)


async def test_an_article_with_byline_and_date() -> None:
    made = opened()
    article = Article(
        made.article.id, made.article.text, made.article.blocks,
        meta=Meta(made.article.meta.title, authors=("Tove Brandt",), published="2031-05-03", source="/x.txt"),
    )  # fmt: skip
    before, _ = painted(article, (80, 24))
    assert "By Tove Brandt" in "\n".join(before.display)
    async with reading(type(made)(article, made.removals, made.digest), (80, 24)) as session:
        assert [row.rstrip() for row in before.display[:-1]] == [row.rstrip() for row in session.rows[:-1]]


async def test_wide_letters_take_the_same_cells() -> None:
    made = opened(WIDE_LETTERS)
    _, sent = painted(made.article, (60, 14))
    async with reading(made, (60, 14)) as session:
        rows = {int(y): (int(x), re.sub("\x1b\\[[0-9;]*m", "", words).rstrip())
                for y, x, words in re.findall("\x1b\\[(\\d+);(\\d+)H((?:(?!\x1b\\[\\d+;\\d+H).)+)", sent)
                if re.sub("\x1b\\[[0-9;]*m", "", words).strip()}  # fmt: skip
        from reader.typesetting.cells import cell_len

        for y, row in enumerate(session.rows[:-1], 1):
            if row.strip():
                indent = len(row) - len(row.lstrip())
                assert rows[y] == (indent + 1, row.strip())
                assert cell_len(row) == 60


async def test_a_place_in_the_middle_is_painted_at_once() -> None:
    made = opened(long_text(), "/pages/long.txt")
    async with reading(made) as session:
        await session.type("7l")
        await session.press("q")
    before, _ = painted(made.article, (80, 24))
    async with reading(made) as session:
        assert [row.rstrip() for row in before.display[:-1]] == [row.rstrip() for row in session.rows[:-1]]
        assert "page 8 of" in session.status


async def test_what_was_put_back_is_on_the_first_page_at_once(scraped_file: Path) -> None:
    put_back = Choices(0, (Choice(True, key="share this article", count=1),))
    library = Library(folders().library)
    keep_choices(library, open_source(str(scraped_file)), Choices(), put_back)
    made = open_source(str(scraped_file), library=folders().library)
    before, _ = painted(made.article, (80, 24))
    assert "Share this article" in "\n".join(before.display)
    async with reading(made) as session:
        assert [row.rstrip() for row in before.display[:-1]] == [row.rstrip() for row in session.rows[:-1]]


async def test_nothing_of_the_article_reaches_the_terminal_as_a_command() -> None:
    made = opened("A \x1b[2J title\n\nwords \x1b]0;x\x07 and \x9b31m and \x00\x08 more")
    _, sent = painted(made.article, (60, 14))
    rest = re.sub("\x1b\\[\\d+;\\d+H|\x1b\\[[0-9;]*m", "", sent)
    assert not re.search("[\x00-\x1f\x7f-\x9f]", rest)
    async with reading(made, (60, 14)) as session:
        assert not re.search("[\x00-\x1f\x7f-\x9f]", "".join(session.rows))


def test_a_terminal_without_colours_is_left_to_the_widgets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    state = ReadingState(folders().state)
    article = opened().article
    assert first_page.paint(article, opening(article, state), chosen_theme(state)) is None


def test_without_a_terminal_nothing_is_painted(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    state = ReadingState(folders().state)
    article = opened().article
    assert first_page.paint(article, opening(article, state), chosen_theme(state)) is None
    assert capfdbinary.readouterr() == (b"", b"")
