"""Beginning at a highlight, as the link of an exported note asks for it."""

from made import opened
from reading import kept, reading

from reader.ui.arriving import arrive


async def test_the_highlight_is_turned_to_and_taken_in_hand() -> None:
    async with reading(opened()) as session:
        await session.press("G", "v", "w", "2")
        await session.told("Highlighted")
        await session.press("g")
        session.app.begin_at = kept()[0].id[:8]
        arrive(session.screen)
        await session.pilot.pause()
        assert session.screen.hand is not None
        assert session.screen.hand.id == kept()[0].id
        assert session.app.begin_at == ""


async def test_a_bookmark_is_turned_to_and_one_that_is_gone_is_told() -> None:
    async with reading(opened()) as session:
        await session.press("G", "B")
        await session.until(lambda: len(kept()) == 1)
        await session.until(lambda: session.marks == 1)
        await session.press("g")
        session.app.begin_at = kept()[0].id
        arrive(session.screen)
        await session.pilot.pause()
        assert session.screen.hand is None
        session.app.begin_at = "ffffffff"
        arrive(session.screen)
        await session.told("There is no annotation ffffffff")
