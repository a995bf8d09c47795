"""Columns, the panel of page settings, scrolling: the page follows at once, and the reader's words stay."""

from dataclasses import replace

import pytest
from made import long_text, opened
from reading import Session, reading
from textual.command import CommandPalette

from reader.article import Block, BlockKind, Span
from reader.config import folders
from reader.library.positions import ReadingState
from reader.ui.page_settings import PageSettings, remembered

LONG = opened(long_text(), "/pages/long.txt")


def shown(session: Session) -> str:
    span = session.screen.page.shown()
    return session.text[span.start : span.end]


def first_words(session: Session) -> str:
    return " ".join(shown(session).split()[:5])


async def test_c_goes_round_the_ways_of_columns_and_keeps_the_words() -> None:
    async with reading(LONG, (200, 50)) as session:
        await session.press("space", "space")
        words = first_words(session)
        counts = []
        for told in ("a two-page spread", "newspaper", "one"):
            await session.press("c")
            assert f"Columns: {told}" in session.status
            counts.append(len(session.screen.page.page_now.columns))
            assert first_words(session) == words
        assert counts == [2, 3, 1]
    assert remembered(ReadingState(folders().state)) == PageSettings()


@pytest.mark.parametrize(("width", "alone"), [(120, False), (70, True)])
async def test_a_spread_is_told_to_lack_room_only_where_it_does(width: int, alone: bool) -> None:
    async with reading(LONG, (width, 40)) as session:
        await session.press("c")
        assert ("there is room for one" in session.status) is alone
        assert (len(session.screen.page.frame.lefts) == 1) is alone


async def test_a_newspaper_has_three_columns_with_thin_lines_between() -> None:
    async with reading(LONG, (200, 50), **{"page.columns": "newspaper"}) as session:
        lefts = session.screen.page.frame.lefts
        assert len(lefts) == 3
        page = session.screen.page.page_now
        assert all(row[left - 3] == "│" for row in session.rows[1 + page.depth : 40] for left in lefts[1:])
        for column, left in zip(page.columns, lefts, strict=True):
            line = session.screen.page.layout_now.line(column.first)
            assert line is not None
            words = session.text[line.start : line.end]
            assert session.rows[1 + page.depth][left : left + len(words)] == words


async def test_whole_spreads_turn_on_and_back() -> None:
    async with reading(LONG, (200, 30), **{"page.columns": "newspaper"}) as session:
        seen = [shown(session)]
        for _ in range(3):
            await session.press("space")
            seen.append(shown(session))
        assert "page 4 of" in session.status
        rejoined = "".join("".join(seen).split())
        assert rejoined == "".join(session.text.split())[: len(rejoined)]
        for before in reversed(seen[:-1]):
            await session.press("b")
            assert shown(session) == before


async def test_the_cursor_goes_over_from_column_to_column() -> None:
    async with reading(LONG, (200, 30), **{"page.columns": "newspaper"}) as session:
        page = session.screen.page
        await session.press("v")
        column = page.page_now.columns[0]
        for _ in range(column.stop - column.first):
            await session.press("j")
        place = page.page_now.place_of(page.layout_now.line_of(page.cursor))
        assert place is not None
        assert place[0] == 1
        assert session.selected is not None
        left = page.frame.lefts[1]
        assert session.screen.page.palette.of is not None
        row = session.rows[page.frame.y_of(place[1])]
        assert row[left : left + 3].strip()


async def test_the_mouse_finds_words_in_every_column() -> None:
    async with reading(LONG, (200, 30), **{"page.columns": "newspaper"}) as session:
        page = session.screen.page
        for column, left in zip(page.page_now.columns, page.frame.lefts, strict=True):
            lines = [page.layout_now.line(column.first + row) for row in range(20)]
            row, line = next((row, line) for row, line in enumerate(lines) if row and line and len(
                session.text[line.start : line.end]) > 9)  # fmt: skip
            y = page.frame.y_of(page.page_now.depth + row)
            assert page.offset_under(left + 3, y) == line.start + 3
            assert page.nearest_offset(left + 3, y) == line.start + 3


HEADLINE = (
    "The harbour board has published the list of all the clocks that were ever stopped by the tide, and it "
    "is longer than anybody who lives there would have thought"
)
HEADED = opened(HEADLINE + "\n\n" + long_text().partition("\n\n")[2], "/pages/headed.txt")


async def test_the_headline_stands_over_all_columns_of_a_newspaper() -> None:
    async with reading(HEADED, (200, 30), **{"page.columns": "newspaper"}) as session:
        page = session.screen.page
        assert HEADLINE in session.rows[1]
        assert not session.rows[2].strip()
        over_the_third = session.rows[1].index("thought")
        assert over_the_third > page.frame.lefts[2]
        for find in (page.offset_under, page.nearest_offset):
            assert find(over_the_third, 1) == session.text.index("thought")
        firsts = [page.layout_now.line(column.first) for column in page.page_now.columns]
        for line, left in zip(firsts, page.frame.lefts, strict=True):
            assert line is not None
            assert page.offset_under(left, 3) == line.start
        await session.press("space")
        assert "│" in session.rows[1]
        await session.press("b")
        assert HEADLINE in session.rows[1]
        await session.resize(60, 30)
        assert HEADLINE not in session.shown
        assert HEADLINE in " ".join(session.shown.split())


async def test_a_headline_higher_than_the_window_is_read_line_by_line() -> None:
    long = opened("word " * 99 + "end\n\n" + long_text(1).partition("\n\n")[2], "/pages/high.txt")
    async with reading(long, (120, 3), **{"page.columns": "newspaper"}) as session:
        seen = session.shown
        for _ in range(8):
            await session.press("j")
            seen += session.shown
            assert session.app.is_running
        assert "end" in seen


async def test_at_the_end_columns_are_not_left_empty() -> None:
    async with reading(LONG, (200, 30)) as session:
        await session.press("G")
        await session.press("c", "c")
        page = session.screen.page
        assert len(page.page_now.columns) == 3


@pytest.mark.parametrize("columns", ["one", "spread", "newspaper"])
async def test_a_place_found_is_on_the_page(columns: str) -> None:
    async with reading(LONG, (200, 30), **{"page.columns": columns}) as session:
        for percent in ("50", "90", "10"):
            await session.type(f"{percent}%")
            offset = len(session.text) * int(percent) // 100
            span = session.screen.page.shown()
            assert span.start <= offset + 1
            assert offset <= span.end + 1


async def test_double_spacing_has_every_second_row() -> None:
    async with reading(LONG, (80, 25), **{"page.line_spacing": 2}) as session:
        assert not any(row.strip() for row in session.rows[2:-1:2])
        assert sum(bool(row.strip()) for row in session.rows[1:-1:2]) > 5


async def test_scrolled_text_tells_the_share_and_repeats_two_lines() -> None:
    async with reading(LONG, (80, 24), **{"page.paging": False}) as session:
        assert " of " not in session.status
        assert "%" in session.status
        rows = session.rows[1:-1]
        await session.press("space")
        assert session.rows[1:3] == rows[-2:]
        await session.press("b")
        assert session.rows[1:-1] == rows
        await session.press("j")
        assert session.rows[1:-2] == rows[1:]
        await session.press("G")
        assert session.rows[-2].strip()
        assert "the end" in session.status


def column_rows(session: Session, column: int) -> list[str]:
    """Return what stands in a column of the page, row by row."""
    frame = session.screen.page.frame
    left, top = frame.lefts[column], frame.top
    return [
        strip.crop(left, left + frame.measure).text
        for strip in session.app.screen._compositor.render_strips()[top : top + frame.lines]
    ]


async def test_several_columns_scroll_together_line_by_line() -> None:
    scrolled = {"page.paging": False, "page.columns": "spread", "entities": False, "quotes": False}
    async with reading(LONG, (120, 20), **scrolled) as session:
        assert len(session.screen.page.frame.lefts) == 2
        one, two = column_rows(session, 0), column_rows(session, 1)
        await session.press("j")
        assert column_rows(session, 0) == [*one[1:], two[0]]
        assert column_rows(session, 1)[:-1] == two[1:]
        await session.wheel((20, 5), up=True)
        assert column_rows(session, 0) == one
        await session.press("space")
        assert column_rows(session, 0)[:2] == two[-2:]
        await session.press("b")
        assert (column_rows(session, 0), column_rows(session, 1)) == (one, two)
        await session.press("G")
        assert "the end" in session.status
        assert column_rows(session, 1)[-1].strip()


async def test_a_selection_scrolls_no_further_than_its_cursor() -> None:
    async with reading(LONG, (80, 24), **{"page.paging": False}) as session:
        rows = session.rows[1:-1]
        await session.press("v")
        for _ in range(30):
            before = session.rows[1:-1]
            await session.press("j")
            assert [row.strip() for row in session.rows[1:4]] in (
                [row.strip() for row in before[at : at + 3]] for at in range(3)
            )
        assert session.rows[1:-1] != rows
        await session.press(*["k"] * 30)
        assert session.rows[1] == rows[0]


async def test_the_panel_changes_the_page_under_it_and_is_remembered() -> None:
    async with reading(LONG, (120, 40)) as session:
        await session.press("P")
        assert "Line length" in session.shown
        assert first_words(session) in " ".join(session.shown.split())  # the page is under it
        await session.press("h")
        assert session.screen.page.settings.measure == 68
        await session.press("j", "j", "l")
        assert session.screen.page.frame.spacing == 2
        await session.press("j", "j", "l")
        assert "‹ justified ›" in session.shown
        await session.press("escape")
        assert "Line length" not in session.shown
        now = session.screen.page.settings
    assert remembered(ReadingState(folders().state)) == now
    assert now.line_spacing == 2


async def test_code_is_scrolled_sideways_and_follows_the_cursor() -> None:
    code = "value = " + " + ".join(f"number_{n}" for n in range(20))
    text = f"A Title\n\n{code}\n\nWords behind it."
    spans = (Span(0, 7), Span(9, 9 + len(code)), Span(11 + len(code), len(text)))
    kinds = (BlockKind.TITLE, BlockKind.CODE, BlockKind.PARAGRAPH)
    made = opened()
    blocks = tuple(Block(span, kind) for span, kind in zip(spans, kinds, strict=True))
    article = replace(made.article, text=text, blocks=blocks)
    async with reading(replace(made, article=article, removals=()), (60, 14)) as session:
        assert "number_19" not in session.shown
        await session.press(*["shift+right"] * 40)
        assert "number_19" in session.shown
        assert "A Title" in session.shown
        await session.press(*["shift+left"] * 40)
        assert "value = number_0" in session.shown
        await session.press("v", "j", "dollar_sign")
        assert "number_19" in session.shown


async def test_a_setting_is_in_the_palette() -> None:
    async with reading(LONG, (120, 40)) as session:
        await session.press("ctrl+p")
        await session.until(lambda: isinstance(session.app.screen, CommandPalette), "the palette")
        await session.type("line spacing")
        await session.until(lambda: "Line spacing: now single" in session.shown, "the hit")
        await session.press("enter")
        await session.until(lambda: session.screen.page.settings.line_spacing == 2, "double spacing")


async def test_what_marking_over_a_highlight_does_is_in_the_panel_too() -> None:
    async with reading(LONG, (120, 40)) as session:
        await session.press("P", "G")
        assert "Overlapping marks  ‹ asked about, once ›" in session.shown
        await session.press("l", "l")
        assert "‹ merged into one ›" in session.shown
        assert session.app.state.setting("overlaps", "") == "merge"
        await session.press("u")
        assert session.app.state.setting("overlaps", "") == "ask"
        await session.press("h", "escape", "O")
        await session.told("Marking over a highlight asks")
        assert session.screen.page.settings == PageSettings()


async def test_u_in_the_panel_brings_the_page_back() -> None:
    async with reading(LONG, (120, 40)) as session:
        await session.press("P", "l", "j", "l", "j", "l", "u")
        assert session.screen.page.settings == PageSettings()


async def test_hyphens_come_and_the_words_being_read_stay() -> None:
    source = opened(
        "A Title of Some Length\n\n" + "\n\n".join(
            f"Paragraph {n} has responsibilities and understanding notwithstanding considerable"
            " internationalisation of communication and telecommunication infrastructure everywhere"
            " notwithstanding misunderstandings between representatives of administrations."
            for n in range(60)
        ),
        "/pages/hyphens.txt",
    )  # fmt: skip
    article = replace(source.article, meta=replace(source.article.meta, language="en"))
    async with reading(replace(source, article=article), (64, 20)) as session:
        page = session.screen.page
        rows = session.rows[:-1]
        await session.until(lambda: page.hyphenator is not None, "hyphens")
        assert session.rows[:-1] == rows
        assert not any(row.rstrip().endswith("-") for row in rows)
        await session.press("space", "space")
        assert any(row.rstrip().endswith("-") for row in session.rows)
