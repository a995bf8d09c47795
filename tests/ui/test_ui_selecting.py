"""Selecting words: with every motion, with the mouse, and copying what was selected."""

import pytest
import samples
from made import opened
from reading import Session, reading

FIRST, SECOND = samples.ARTICLE.split("\n\n")[1:3]


async def at_first_paragraph(session: Session) -> None:
    await session.press("v", "}", "v", "v")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("", "T"),
        ("l", "Th"),
        ("lll", "The"),
        ("lllh", "The"),
        ("e", "The"),
        ("w", "The"),
        ("wwe", "The clock on"),
        ("wwb", "The c"),
        ("j", "The clock on the customs house of Velmora stopped at ten past four on a"),
        ("$", "The clock on the customs house of Velmora stopped at ten past four on"),
        ("$0", "T"),
        (")", FIRST),
        ("}", FIRST),
        (
            "))",
            FIRST + "\n\n“I thought the afternoon was long,” said Ilse Verhagen, who sells rope on the quay.",
        ),
        ("}}", f"{FIRST}\n\n{SECOND}"),
        ("}{", "T"),
        ("wwo", "The clock o"),
        ("(", "A Town Without a Clock Learns to Ask the Time\n\nT"),
        ("{", "A Town Without a Clock Learns to Ask the Time\n\nT"),
        ("V", FIRST),
        ("jjk", "The clock on the customs house of Velmora stopped at ten past four on a"),
    ],
)
async def test_every_motion_moves_the_end_of_the_selection(keys: str, words: str) -> None:
    async with reading(opened()) as session:
        await at_first_paragraph(session)
        await session.type(keys)
        assert session.selected is not None
        assert session.selected.startswith(words) if keys in ("j", "jjk") else session.selected == words
        assert "SELECT" in session.status


async def test_to_the_ends_of_the_article() -> None:
    async with reading(opened()) as session:
        await session.press("v", "G")
        assert session.selected == session.text
        await session.press("g")
        assert session.selected == "A"


async def test_the_page_follows_the_cursor() -> None:
    async with reading(opened(), (60, 12)) as session:
        await session.press("v")
        await session.type(")" * 14)
        place = session.screen.page.place()
        assert place.page > 1
        assert place.start <= session.screen.page.cursor < place.end
        await session.press("g")
        assert session.screen.page.place().page == 1


async def test_sentence_then_paragraph() -> None:
    async with reading(opened()) as session:
        await session.press("v", "}", "}", "v")
        await session.press("V")
        assert session.selected == SECOND.partition(" “It")[0]
        await session.press("V")
        assert session.selected == SECOND
        await session.press("V")
        assert session.selected is not None
        assert session.selected.startswith(SECOND + "\n\n")


async def test_cursor_and_selection_can_be_seen() -> None:
    async with reading(opened()) as session:
        plain = session.styles_of("The clock")
        await at_first_paragraph(session)
        await session.press("w", "w", "e")
        shown = session.styles_of("The clock on the")
        assert shown[0] != plain[0]
        assert len({style.bgcolor for style in shown[:11]}) == 1
        assert shown[11] != shown[10]  # the cursor
        assert shown[12] == plain[3]


@pytest.mark.parametrize("key", ["escape", "q", "v"])
async def test_letting_go(key: str) -> None:
    async with reading(opened()) as session:
        await session.press("v", "w", key)
        assert session.selected is None
        assert "SELECT" not in session.status
        assert session.app.is_running


async def test_a_selection_begins_on_the_page_that_is_read() -> None:
    async with reading(opened()) as session:
        await session.press("space", "v")
        place = session.screen.page.place()
        assert session.screen.page.cursor == place.start


async def test_copying() -> None:
    async with reading(opened()) as session:
        await at_first_paragraph(session)
        await session.press("e", "y")
        assert session.app.clipboard == "The"
        assert session.selected is None
        assert "Copied" in session.status


async def test_copying_nothing_is_no_error() -> None:
    async with reading(opened()) as session:
        await session.press("y")
        assert session.app.clipboard == ""


class TestMouse:
    async def drag(self, session: Session, start: str, end: str, *, into: int = 0) -> None:
        begin, stop = session.cell_of(start), session.cell_of(end)
        await session.pilot.mouse_down(offset=begin)
        await session.pilot.hover(offset=(stop[0] + into, stop[1]))
        await session.pilot.mouse_up(offset=(stop[0] + into, stop[1]))
        await session.pilot.pause()

    async def test_dragging_selects_from_letter_to_letter(self) -> None:
        async with reading(opened()) as session:
            await self.drag(session, "clock on the", "Velmora stopped", into=6)
            assert session.selected == "clock on the customs house of Velmora"
            assert "m or 1–5 marks" in session.status

    async def test_dragging_backwards_selects_the_same(self) -> None:
        async with reading(opened()) as session:
            begin, stop = session.cell_of("Velmora stopped"), session.cell_of("clock on")
            await session.pilot.mouse_down(offset=(begin[0] + 6, begin[1]))
            await session.pilot.hover(offset=stop)
            await session.pilot.mouse_up(offset=stop)
            assert session.selected == "clock on the customs house of Velmora"

    async def test_dragging_runs_over_lines_and_paragraphs(self) -> None:
        async with reading(opened()) as session:
            await self.drag(session, "nobody noticed", "afternoon", into=8)
            assert session.selected == "nobody noticed.\n\n“I thought the afternoon"

    async def test_dragging_into_the_margins_stays_on_the_words(self) -> None:
        async with reading(opened()) as session:
            _, y = session.cell_of("a Tuesday")
            await session.pilot.mouse_down(offset=session.cell_of("a Tuesday"))
            for x in (79, 78):
                await session.pilot.hover(offset=(x, y))
            await session.pilot.mouse_up(offset=(78, y))
            assert session.selected == "a Tuesday, and for three days nobody noticed."

    async def test_a_click_selects_nothing(self) -> None:
        async with reading(opened()) as session:
            await session.pilot.click(offset=session.cell_of("Velmora stopped"))
            assert session.selected is None

    @pytest.mark.parametrize(
        ("times", "words"),
        [
            (2, "Verhagen"),
            (3, "“I thought the afternoon was long,” said Ilse Verhagen, who sells rope on the quay."),
            (4, SECOND),
        ],
    )
    async def test_two_clicks_a_word_three_a_sentence_four_a_paragraph(self, times: int, words: str) -> None:
        async with reading(opened()) as session:
            x, y = session.cell_of("Verhagen, who")
            await session.pilot.click(offset=(x + 3, y), times=times)
            assert session.selected == words

    async def test_a_click_lets_go_of_a_selection(self) -> None:
        async with reading(opened()) as session:
            await session.press("v", "w")
            await session.pilot.click(offset=session.cell_of("Verhagen, who"))
            assert session.selected is None

    async def test_shift_and_a_click_extend_the_selection(self) -> None:
        async with reading(opened()) as session:
            await session.pilot.click(offset=session.cell_of("clock on the"), times=2)
            x, y = session.cell_of("Velmora stopped")
            await session.pilot.click(offset=(x + 6, y), shift=True)
            assert session.selected == "clock on the customs house of Velmora"

    async def test_other_buttons_select_nothing(self) -> None:
        async with reading(opened()) as session:
            await session.pilot.click(offset=session.cell_of("Velmora stopped"), button=3, times=2)
            assert session.selected is None

    async def test_keys_go_on_where_the_mouse_began(self) -> None:
        async with reading(opened()) as session:
            await session.pilot.click(offset=session.cell_of("Verhagen, who"), times=2)
            await session.press("w", "e")
            assert session.selected is not None
            assert session.selected.startswith("Verhagen, who")

    async def test_a_key_begins_where_the_mouse_clicked(self) -> None:
        async with reading(opened()) as session:
            await session.pilot.click(offset=session.cell_of("Verhagen, who"))
            await session.press("v", "e")
            assert session.selected == "Verhagen"
