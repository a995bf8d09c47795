"""Reading: pages that turn, counts, the place that is kept, and words that stay where they were."""

import time

import pytest
from made import long_text, opened
from reading import Session, reading

LONG = opened(long_text(), "/pages/long.txt")


def top(session: Session) -> str:
    """The first line of text on the page."""
    return next(row.strip() for row in session.rows[:-1] if row.strip())


def page(session: Session) -> tuple[int, int]:
    place = session.screen.page.place()
    return place.page, place.pages


class TestFirstPage:
    async def test_title_words_and_status(self) -> None:
        async with reading(opened()) as session:
            assert session.rows[0].strip() == ""
            assert session.rows[1].strip() == "A Town Without a Clock Learns to Ask the Time"
            assert "stopped at ten past four" in session.shown
            assert session.status.startswith("A Town Without a Clock Learns to Ask the Time")
            await session.until(lambda: "page 1 of 3" in session.status)
            assert "1 min left" in session.status

    async def test_no_line_is_longer_than_the_measure(self) -> None:
        async with reading(opened(), (100, 30), entities=False, quotes=False) as session:
            assert max(len(row.strip()) for row in session.rows[:-1]) <= 70
            assert max(len(row.strip()) for row in session.rows[:-1]) > 60

    @pytest.mark.parametrize("size", [(20, 5), (10, 3), (5, 2), (1, 1), (300, 90)])
    async def test_any_window_will_do(self, size: tuple[int, int]) -> None:
        async with reading(opened(), size) as session:
            await session.press("space", "b", "v", "w", "escape", "at", "escape", "G", "g")
            assert len(session.rows) == size[1]
            assert all(len(row) <= size[0] for row in session.rows)

    @pytest.mark.parametrize("measure", [-5, 0, 3, 10**9])
    async def test_a_measure_out_of_all_reason_shows_the_words(self, measure: int) -> None:
        async with reading(opened(), measure=measure) as session:
            assert "Clock" in session.shown
            await session.press("+", "-")

    @pytest.mark.parametrize(
        "text", ["x", "A title alone", "字" * 500, "e\u0301" * 300, "A\n\n" + "\u202e" * 40 + "b"]
    )
    async def test_any_article_will_do(self, text: str) -> None:
        async with reading(opened(text)) as session:
            await session.press("space", "V", "V", "m")
            await session.told("Highlighted")
            await session.press("G", "g", "v", "l", "$", "y", "X", "escape", "at", "enter", "escape")


class TestTurning:
    @pytest.mark.parametrize("key", ["space", "pagedown", "right", "l"])
    async def test_forward(self, key: str) -> None:
        async with reading(LONG) as session:
            last = session.rows[-2].split()
            await session.press(key)
            assert "page 2 of" in session.status
            assert top(session).split() != last

    @pytest.mark.parametrize("key", ["b", "pageup", "left", "h"])
    async def test_back(self, key: str) -> None:
        async with reading(LONG) as session:
            before = session.rows[:-1]
            await session.press("space", key)
            assert session.rows[:-1] == before

    async def test_no_line_is_skipped_or_read_twice(self) -> None:
        async with reading(opened()) as session:
            words = []
            for _ in range(page(session)[1]):
                words += " ".join(session.rows[:-1]).split()
                await session.press("space")
            assert words == session.text.split()

    async def test_a_count_turns_so_many_pages(self) -> None:
        async with reading(LONG) as session:
            await session.type("3l")
            assert "page 4 of" in session.status
            await session.type("2h")
            assert "page 2 of" in session.status

    async def test_the_count_can_be_seen_while_it_is_typed(self) -> None:
        async with reading(LONG) as session:
            await session.type("12")
            assert "12  page 1 of" in session.status
            await session.press("escape")
            assert "12  page" not in session.status

    async def test_beyond_the_ends_nothing_moves(self) -> None:
        async with reading(LONG) as session:
            first = session.rows[:-1]
            await session.type("9999h")
            assert session.rows[:-1] == first
            await session.type("9999l")
            last = session.rows[:-1]
            assert "100%" in session.status
            await session.press("space")
            assert session.rows[:-1] == last

    @pytest.mark.parametrize("key", ["k", "up", "b", "pageup", "h"])
    async def test_up_from_the_first_line_stays(self, key: str) -> None:
        async with reading(LONG) as session:
            first = session.rows[:-1]
            await session.press(key)
            assert session.rows[:-1] == first
            await session.press("j", key, key)
            assert session.rows[:-1] == first

    async def test_lines_move_one_by_one(self) -> None:
        async with reading(LONG) as session:
            rows = session.rows[1:-1]
            words = "\n".join(rows).rstrip(" \n")  # the page may end early: no line stands alone
            await session.press("j")
            assert "\n".join(session.rows[1:]).startswith(words.split("\n", 1)[1])
            await session.type("5j")
            assert "\n".join(session.rows[1:]).startswith(words.split("\n", 6)[6])
            await session.type("6k")
            assert session.rows[1:-1] == rows

    async def test_to_the_end_and_the_beginning(self) -> None:
        async with reading(LONG) as session:
            await session.press("G")
            assert "100%" in session.status
            assert "the end" in session.status
            await session.press("g")
            assert "page 1 of" in session.status
            await session.type("4G")
            assert "page 4 of" in session.status

    @pytest.mark.parametrize("percent", [0, 25, 50, 75, 100])
    async def test_to_a_percentage(self, percent: int) -> None:
        async with reading(LONG) as session:
            await session.type(f"{percent}%")
            place = session.screen.page.place()
            assert 100 * place.start / len(session.text) <= percent + 1
            assert 100 * place.end / len(session.text) >= percent - 1

    async def test_counts_out_of_all_reason_take_no_time(self) -> None:
        async with reading(LONG) as session:
            for keys in ("999999l", "999999h", "999999j", "999999k", "999999%", "999999G", "999999g"):
                begun = time.process_time()
                await session.type(keys)
                assert time.process_time() - begun < 1.5, keys

    async def test_a_percentage_without_a_number_explains_itself(self) -> None:
        async with reading(LONG) as session:
            await session.press("%")
            assert "50%" in session.status

    async def test_the_wheel_moves_lines(self) -> None:
        async with reading(LONG) as session:
            rows = session.rows[1:-1]
            await session.wheel((10, 10))
            assert session.rows[1:-6] == rows[3:-2]
            await session.wheel((10, 10), up=True)
            assert session.rows[1:-1] == rows

    async def test_pages_of_a_long_text_are_counted_in_the_end(self) -> None:
        async with reading(opened(long_text(60), "/pages/very-long.txt")) as session:
            await session.until(lambda: "~" not in session.status, "an exact count of pages")
            pages = page(session)[1]
            await session.press("G")
            assert page(session) == (pages, pages)


class TestMeasure:
    async def test_wider_and_narrower(self) -> None:
        async with reading(LONG, (120, 30), entities=False, quotes=False) as session:
            widths = []
            for key in ("+", "+", "-", "-", "-"):
                await session.press(key)
                widths.append(max(len(row.strip()) for row in session.rows[2:-1]))
            assert widths[1] > 70 > widths[4]
            assert "Lines of 68 cells" in session.status

    async def test_is_remembered(self) -> None:
        async with reading(LONG, (120, 30), entities=False, quotes=False) as session:
            await session.type("20-")
        async with reading(LONG, (120, 30)) as session:
            assert max(len(row.strip()) for row in session.rows[2:-1]) <= 50

    async def test_keeps_the_first_words_on_top(self) -> None:
        async with reading(LONG, (100, 30), entities=False, quotes=False) as session:
            await session.type("3l")
            first = top(session)[:30]
            for key in ("-", "-", "-", "+", "+", "+", "+"):
                await session.press(key)
                assert first[:12] in top(session) or top(session)[:12] in first
            await session.press("-")
            assert top(session).startswith(first)


class TestPlace:
    async def test_is_kept_when_the_article_is_opened_again(self) -> None:
        async with reading(LONG) as session:
            await session.type("5l")
            before = session.rows[:-1]
            await session.press("q")
        async with reading(LONG) as session:
            assert session.rows[:-1] == before

    async def test_is_kept_when_the_program_is_quit_from_anywhere(self) -> None:
        async with reading(LONG) as session:
            await session.type("5l")
            before = session.rows[:-1]
            await session.press("at", "ctrl+q")
        async with reading(LONG) as session:
            assert session.rows[:-1] == before

    async def test_each_article_has_its_own(self) -> None:
        async with reading(LONG) as session:
            await session.type("5l")
            await session.press("q")
        async with reading(opened()) as session:
            assert "page 1 of" in session.status

    async def test_survives_another_size_and_back(self) -> None:
        async with reading(LONG) as session:
            await session.type("5l")
            before = session.rows[:-1]
            await session.press("q")
        async with reading(LONG, (50, 12)) as session:
            assert top(session)[:20] in before[1]
            await session.press("q")
        async with reading(LONG) as session:
            assert top(session)[:20] in before[1]


class TestResize:
    @pytest.mark.parametrize("size", [(60, 24), (50, 10), (120, 40), (200, 50), (80, 50), (34, 12)])
    async def test_keeps_the_first_words_on_top_and_comes_back(self, size: tuple[int, int]) -> None:
        async with reading(LONG) as session:
            await session.type("4l")
            before = session.rows[:-1]
            start = session.screen.page.place().start
            await session.resize(*size)
            place = session.screen.page.place()
            assert place.start <= start <= place.end
            assert len(session.rows) == size[1]
            await session.resize(80, 24)
            assert session.rows[:-1] == before

    async def test_many_resizes_do_not_drift(self) -> None:
        async with reading(LONG) as session:
            await session.type("4l")
            before = session.rows[:-1]
            for width in (79, 64, 91, 45, 120, 33, 80):
                await session.resize(width, 24)
            assert session.rows[:-1] == before

    async def test_at_the_beginning_the_title_stays_on_top(self) -> None:
        async with reading(LONG) as session:
            for width in (40, 200, 80):
                await session.resize(width, 24)
                title = next(row for row in session.rows if "A Town Without" in row)
                assert session.rows.index(title) <= 2
