"""Selecting words: with every motion, with the mouse, and copying what was selected."""

import pytest
import samples
from made import opened
from reading import Session, reading
from textual import events

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
        ("wwo", "The clock"),
        ("wwol", "he clock"),
        (")o", FIRST),
        (")oo", FIRST),
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


class TestDraggingOverPages:
    """With the button held at an edge, pages turn and the selection goes along."""

    async def hold(self, session: Session, start: str, row: int, turns: int = 1) -> None:
        """Begin a drag on `start`, and rest on a row beyond an edge until the page has turned."""
        await session.pilot.mouse_down(offset=session.cell_of(start))
        x, _ = session.cell_of(start)
        first = session.screen.page.place().start
        for _ in range(turns):
            now = session.screen.page.place().start
            await session.pilot.hover(offset=(x, row))
            await session.until(lambda now=now: session.screen.page.place().start != now, "a page turned")
        assert session.screen.page.place().start != first

    async def test_at_the_bottom(self) -> None:
        async with reading(opened(), (60, 14)) as session:
            begun = session.text.index("customs")
            await self.hold(session, "customs house", 13)
            await session.pilot.mouse_up(offset=(20, 6))
            selected = session.selected
            assert selected is not None
            assert session.text.index(selected) == begun
            place = session.screen.page.place()
            assert place.start < begun + len(selected) <= place.end
            assert "m or 1–5 marks" in session.status
            turned = session.screen.page.place()
            await session.pilot.pause(0.5)
            assert session.screen.page.place() == turned, "let go, it turns no more"

    async def test_at_the_top_it_goes_back(self) -> None:
        async with reading(opened(), (60, 14)) as session:
            await session.press("space")
            place = session.screen.page.place()
            words = session.rows[6].strip()
            await self.hold(session, words, 0)
            selected = session.selected
            assert selected is not None
            assert session.text.index(selected) < place.start
            await session.pilot.mouse_up(offset=(20, 6))
            assert session.selected is not None
            assert session.text.index(session.selected) < place.start

    async def test_back_on_the_text_it_turns_no_more(self) -> None:
        async with reading(opened(), (60, 14)) as session:
            await self.hold(session, "customs house", 13)
            await session.pilot.hover(offset=(20, 6))
            place = session.screen.page.place()
            await session.pilot.pause(0.6)
            assert session.screen.page.place() == place
            await session.pilot.mouse_up(offset=(20, 6))


class TestARelease:
    """A selection is only let go of by who wants to."""

    async def begin(self, session: Session) -> str:
        await session.pilot.mouse_down(offset=session.cell_of("clock on the"))
        x, y = session.cell_of("customs house")
        await session.pilot.hover(offset=(x + 6, y))
        assert session.selected == "clock on the customs"
        return "clock on the customs"

    async def test_outside_the_text_keeps_what_is_selected(self) -> None:
        async with reading(opened(), (120, 30)) as session:
            await self.begin(session)
            await session.pilot.mouse_up(offset=(119, 15))
            assert session.selected is not None
            assert session.selected.startswith("clock on the")

    async def test_of_another_button_ends_nothing(self) -> None:
        async with reading(opened()) as session:
            words = await self.begin(session)
            await session.pilot.click(offset=session.cell_of("Tuesday"), button=3)
            assert session.selected is not None
            x, y = session.cell_of("customs house")
            await session.pilot.hover(offset=(x + 6, y))
            assert session.selected == words
            await session.pilot.mouse_up(offset=(x + 6, y))
            assert session.selected == words
            await session.pilot.click(offset=session.cell_of("Tuesday"), button=3)
            assert session.selected == words

    async def test_in_another_window_ends_the_drag_and_keeps_the_selection(self) -> None:
        async with reading(opened()) as session:
            words = await self.begin(session)
            session.app.post_message(events.AppBlur())
            await session.pilot.pause()
            session.app.post_message(events.AppFocus())
            await session.pilot.pause()
            await session.pilot.hover(offset=session.cell_of("Tuesday"))
            assert session.selected == words

    async def test_that_the_terminal_never_told_of(self) -> None:
        async with reading(opened()) as session:
            words = await self.begin(session)
            x, y = session.cell_of("customs house")
            await session.pilot._post_mouse_events([events.MouseMove], offset=(x + 6, y), button=1)
            await session.pilot.hover(offset=session.cell_of("Tuesday"))
            assert session.selected == words
            await session.pilot.hover(offset=session.cell_of("Tuesday"))
            assert session.selected == words

    async def test_after_the_window_changed_its_size(self) -> None:
        async with reading(opened()) as session:
            words = await self.begin(session)
            await session.resize(60, 20)
            assert session.selected == words
            await session.pilot.mouse_up(offset=session.cell_of("customs"))
            assert session.selected is not None
            assert session.selected.startswith("clock on the")


class TestShiftAndAClick:
    async def test_without_a_selection_it_begins_at_the_cursor(self) -> None:
        async with reading(opened()) as session:
            await session.pilot.click(offset=session.cell_of("clock on the"))
            x, y = session.cell_of("customs house")
            await session.pilot.click(offset=(x + 6, y), shift=True)
            assert session.selected == "clock on the customs"

    async def test_backwards_both_ends_are_inside(self) -> None:
        async with reading(opened()) as session:
            x, y = session.cell_of("customs house")
            await session.pilot.click(offset=(x + 6, y))
            await session.pilot.click(offset=session.cell_of("clock on the"), shift=True)
            assert session.selected == "clock on the customs"

    async def test_alt_does_the_same_where_the_terminal_keeps_shift(self) -> None:
        async with reading(opened()) as session:
            await session.pilot.click(offset=session.cell_of("clock on the"))
            x, y = session.cell_of("customs house")
            await session.pilot.mouse_down(offset=(x + 6, y), meta=True)
            await session.pilot.mouse_up(offset=(x + 6, y), meta=True)
            assert session.selected == "clock on the customs"


async def test_a_drag_over_wide_letters_and_emoji_never_cuts_one() -> None:
    text = "A title\n\n灯台の灯が消えた。👩‍👩‍👧 と e\u0301te\u0301 🇳🇴🇮🇸 end."
    async with reading(opened(text)) as session:
        x, y = session.cell_of("灯台")
        await session.pilot.mouse_down(offset=(x + 3, y))  # the right half of 台
        await session.pilot.hover(offset=(x + 8, y))
        assert session.selected == "台の灯が"
        await session.pilot.hover(offset=(x + 18, y))
        assert session.selected == "台の灯が消えた。👩‍👩‍👧"
        await session.pilot.hover(offset=(x, y))
        assert session.selected == "灯台"
        await session.pilot.mouse_up(offset=(x, y))
        assert session.selected == "灯台"


async def test_the_cursor_is_seen_where_it_stands_behind_the_selection() -> None:
    async with reading(opened()) as session:
        plain = session.styles_of("“I thought")
        await at_first_paragraph(session)
        await session.press(")")
        assert session.selected == FIRST
        assert session.styles_of("“I thought")[0] != plain[0], "the cursor, on the next line"
        assert session.styles_of("“I thought")[1] == plain[1]
