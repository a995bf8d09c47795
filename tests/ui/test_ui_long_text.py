"""A book: pages turn while it is read through, and leaving it leaves nothing behind."""

import asyncio
import os
import time
from pathlib import Path

import pytest
from made import long_text, opened
from reading import reading

from reader.ui import loading, settling

BOOK = opened(long_text(120), "/pages/book.txt")


def children() -> set[str]:
    """Return the processes that this one started and that are still there."""
    lists = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {child for one in lists for child in one.read_text("ascii").split()}


async def test_pages_turn_while_it_is_read_through_in_a_process_of_its_own() -> None:
    assert len(BOOK.article.text) > loading.OWN_PROCESS
    async with reading(BOOK, (160, 40), analysed=False) as session:
        await session.press("l", "l")
        assert session.screen.page.place().page == 3
        await session.analysed()
        await session.until(lambda: "Marten Kuyper" in "".join(row[:40] for row in session.rows), "the names")
        assert session.screen.page.place().page == 3


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are looked up as Linux has them")
async def test_leaving_early_leaves_no_process_behind() -> None:
    before = children()
    async with reading(BOOK, analysed=False) as session:
        await session.until(lambda: children() - before, "the process that analyses")
        await session.press("q")
    killed = time.monotonic() + 10  # it is killed at once, and gone when the system gets to it
    while children() - before and time.monotonic() < killed:
        await asyncio.sleep(0.02)
    assert children() <= before


async def test_a_very_long_text_is_read_through_when_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "ON_REQUEST", 1000)
    async with reading(opened(), (160, 40), analysed=False) as session:
        assert "Enter: read it all" in session.shown
        assert not session.screen.analysed
        await session.press("@", "enter")
        await session.analysed()
        assert "Marten Kuyper" in "".join(row[:40] for row in session.rows)


async def test_pages_are_counted_once_the_reader_rests() -> None:
    async with reading(opened(long_text(400), "/pages/long.txt"), analysed=False) as session:
        page = session.screen.page
        assert page.place().pages > settling.BOOK_PAGES
        assert not page.place().exact
        await session.press("space", "space")
        await session.until(lambda: page.place().exact, "the number of pages")
        assert page.place().pages == page.pages_now.known()
        assert f"of {page.place().pages:,}" in session.shown or f"of {page.place().pages}" in session.shown


async def test_how_far_it_has_been_read_is_told() -> None:
    told: list[str] = []
    async with reading(BOOK, (160, 40), analysed=False) as session:
        pane = session.screen.sidebars.entities
        await session.until(lambda: pane.empty.endswith("%") and not told.append(pane.empty), "a percentage")
        await session.analysed()
    assert all(words.startswith("Reading… ") for words in told)
