"""Far into a book a new size shows the same words at once; the page number follows; keys are right."""

import pytest
from made import long_text, opened
from reading import Session, reading

from reader.ui import settling

BOOK = opened(long_text(2000), "/pages/book.txt")
SIZES = [(60, 30), (200, 50)]
SETTINGS = [
    {},
    {"page.columns": "newspaper"},
    {"page.columns": "spread", "page.align": "justify"},
    {"page.paging": False},
]


def text_rows(session: Session) -> list[str]:
    return session.rows[:-1]


async def far_into(session: Session) -> None:
    await session.press("6", "0", "percent_sign")
    await session.press("l", "l")


@pytest.fixture
def restless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reader never rest, so that nothing is counted."""
    monkeypatch.setattr(settling, "REST_SECONDS", 1000.0)


@pytest.mark.usefixtures("restless")
@pytest.mark.parametrize("settings", SETTINGS, ids=lambda settings: "-".join(map(str, settings.values())))
class TestResizing:
    async def test_the_words_on_top_stay_and_are_not_set_again(self, settings: dict[str, str]) -> None:
        async with reading(BOOK, (120, 40), analysed=False, **settings) as session:
            await far_into(session)
            page = session.screen.page
            for size in SIZES if "page.columns" in settings else SIZES[:1]:
                top = page.place().start
                await session.resize(*size)
                glanced, place = text_rows(session), page.place()
                assert place.pages == 0
                assert place.start <= top < place.end
                assert "page" not in session.status
                assert "%" in session.status
                assert page.pages_now.number_of(0) == 1  # somebody asks for numbers
                page.refresh()
                await session.pilot.pause()
                assert text_rows(session) == glanced
                now = page.place()
                assert (now.start, now.end) == (place.start, place.end)
                assert now.pages > 0

    @pytest.mark.parametrize("key", ["space", "b", "k", "v"])
    async def test_a_key_right_after_it_does_what_it_does_later(
        self, settings: dict[str, str], key: str
    ) -> None:
        found = []
        for late in (False, True):
            async with reading(BOOK, (120, 40), analysed=False, **settings) as session:
                await far_into(session)
                await session.resize(*SIZES[0])
                assert session.screen.page.place().pages == 0
                if late:
                    while not session.screen.page.settle_layout(3000):
                        pass
                await session.press(key)
                place = session.screen.page.place()
                found.append((place.start, place.end, session.selected, text_rows(session)))
        assert found[0] == found[1]


async def test_the_number_of_the_page_is_told_when_the_reader_rests() -> None:
    async with reading(BOOK, (120, 40), analysed=False) as session:
        await far_into(session)
        await session.resize(60, 30)
        await session.until(lambda: "page " in session.status, "the page's number")
        page = session.screen.page
        place = page.place()
        assert place.exact
        assert place.pages == page.pages_now.known()
        assert f"page {place.page} of {place.pages}" in session.status


@pytest.mark.usefixtures("restless")
async def test_the_mouse_finds_the_words_right_after_it() -> None:
    async with reading(BOOK, (120, 40), analysed=False) as session:
        await far_into(session)
        await session.resize(60, 30)
        words = session.rows[6].split()[1]
        x, y = session.rows[6].index(words), 6
        await session.pilot.mouse_down(offset=(x, y))
        await session.pilot.hover(offset=(x + len(words) - 1, y))
        await session.pilot.mouse_up(offset=(x + len(words) - 1, y))
        assert session.selected == words


async def test_a_book_opens_where_it_was_left() -> None:
    async with reading(BOOK, (120, 40), analysed=False) as session:
        await far_into(session)
        before = text_rows(session)
        start = session.screen.page.place().start
        await session.press("q")
    async with reading(BOOK, (120, 40), analysed=False) as session:
        assert session.screen.page.place().start == start
        assert text_rows(session) == before
