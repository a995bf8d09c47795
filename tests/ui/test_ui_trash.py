"""The trash: what was deleted is listed with its note, comes back, and is erased only when confirmed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from made import opened
from reading import Session, kept, library, reading
from textual.widgets import Input

from reader.article import Span
from reader.pipeline import new_annotation, remember
from reader.ui.screens.ask import Confirm
from reader.ui.screens.trash import TrashScreen, age_of, ago


def deleted(count: int = 3) -> list[str]:
    """Put highlights of an article into the trash; return their ids, deleted last first."""
    there, source = library(), opened()
    article = remember(there, source).article
    ids = []
    for number in range(count):
        span = Span(10 * number, 10 * number + 8)
        made = there.save(new_annotation(article, span, note=f"note {number}", tags=["quay"]))
        there.delete(made.id)
        ids.append(made.id)
    return ids[::-1]


async def opened_trash(session: Session) -> TrashScreen:
    await session.press("#", "T")
    await session.until(lambda: isinstance(session.app.screen, TrashScreen), "the trash")
    sheet = session.app.screen
    assert isinstance(sheet, TrashScreen)
    return sheet


def in_trash() -> list[str]:
    return [one.id for one in library().trash()]


async def test_it_lists_words_notes_tags_and_articles() -> None:
    deleted()
    async with reading(opened()) as session:
        await opened_trash(session)
        await session.until(lambda: "note 2" in session.shown, "what was deleted")
        for words in ("Trash · 3", "note 0", "#quay", "just now"):
            assert words in session.shown


async def test_what_is_restored_is_shown_in_the_text_and_can_be_undone() -> None:
    ids = deleted()
    async with reading(opened()) as session:
        sheet = await opened_trash(session)
        await session.until(lambda: len(sheet.items) == 3)
        await session.press("j", "r")
        await session.until(lambda: session.marks == 1, "the highlight in the text")
        assert [one.id for one in kept()] == [ids[1]]
        assert kept()[0].note.startswith("note")
        await session.press("u")
        await session.until(lambda: session.marks == 0, "the restoring undone")
        await session.press("ctrl+r")
        await session.until(lambda: session.marks == 1, "it restored again")
        await session.press("q", "u")
        await session.until(lambda: kept() == [], "u in the text goes on there")


async def test_several_are_restored_as_one_step() -> None:
    deleted()
    async with reading(opened()) as session:
        sheet = await opened_trash(session)
        await session.until(lambda: len(sheet.items) == 3)
        await session.press("asterisk", "enter")
        await session.until(lambda: len(kept()) == 3, "all restored")
        await session.until(lambda: "The trash is empty" in session.shown)
        await session.press("u")
        await session.until(lambda: len(in_trash()) == 3, "one step")


async def test_erasing_asks_and_is_for_good() -> None:
    ids = deleted()
    async with reading(opened()) as session:
        sheet = await opened_trash(session)
        await session.until(lambda: len(sheet.items) == 3)
        await session.press("d")
        assert isinstance(session.app.screen, Confirm)
        assert "and its note" in session.shown
        await session.press("n")
        assert len(in_trash()) == 3
        await session.press("d", "y")
        await session.until(lambda: in_trash() == ids[1:], "it erased")
        await session.press("u", "u", "u")
        await session.pilot.pause(0.1)
        assert ids[0] not in {one.id for one in kept()}


async def test_old_ones_are_erased_by_age() -> None:
    ids = deleted()
    there = library()
    long_ago = (datetime.now(UTC) - timedelta(days=40)).isoformat().replace("+00:00", "Z")
    old = there.annotation(ids[2])
    assert old is not None
    there.save(replace(old, deleted=long_ago))
    async with reading(opened()) as session:
        sheet = await opened_trash(session)
        await session.until(lambda: len(sheet.items) == 3)
        assert "40 days ago" in session.shown
        await session.press("D")
        await session.until(lambda: session.app.screen.query(Input))
        await session.press("enter")
        await session.until(lambda: isinstance(session.app.screen, Confirm), "the question")
        assert "Erase 1 highlight deleted 30 days ago or before?" in session.shown
        await session.press("y")
        await session.until(lambda: set(in_trash()) == set(ids[:2]), "the old one erased")
        await session.press("D")
        session.app.screen.query_one(Input).value = "soon"
        await session.press("enter")
        await session.until(lambda: "no number of days" in session.shown)
        assert len(in_trash()) == 2


async def test_what_another_window_deletes_appears() -> None:
    deleted(1)
    async with reading(opened()) as session:
        sheet = await opened_trash(session)
        await session.until(lambda: len(sheet.items) == 1)
        await session.pilot.pause(1.2)  # what was there before is no news
        deleted(2)
        await session.until(lambda: len(sheet.items) == 3, "the other window's")


async def test_words_are_copied_with_their_notes() -> None:
    deleted(1)
    async with reading(opened()) as session:
        sheet = await opened_trash(session)
        await session.until(lambda: len(sheet.items) == 1)
        await session.press("y")
        assert session.app.clipboard.endswith("\n\nnote 0")


async def test_from_the_library_too() -> None:
    deleted(2)
    async with reading(None, (100, 40)) as session:
        await session.until(lambda: session.library_screen.entries)
        await session.press("T")
        await session.until(lambda: "Trash · 2" in session.shown, "the trash")
        await session.press("r", "escape")
        await session.until(lambda: "1 mark" in session.shown, "the restored one counted")


@pytest.mark.parametrize("size", [(30, 8), (1, 1), (200, 60)])
async def test_any_window_will_do(size: tuple[int, int]) -> None:
    deleted()
    async with reading(opened(), size) as session:
        await opened_trash(session)
        await session.press("asterisk", "j", "escape", "escape")
        assert session.app.screen is session.screen


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (None, "some time ago"), (timedelta(seconds=5), "just now"), (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=5, minutes=3), "5 hours ago"), (timedelta(days=400), "400 days ago"),
        (timedelta(days=-3), "just now"),
    ],
)  # fmt: skip
def test_ages_are_said_coarsely(age: timedelta | None, said: str) -> None:
    assert ago(age) == said


def test_times_that_are_none_have_no_age() -> None:
    now = datetime(2030, 1, 2, tzinfo=UTC)
    assert age_of("2030-01-01T00:00:00.000Z", now) == timedelta(days=1)
    assert age_of("2030-01-01T00:00:00", now) == timedelta(days=1)
    assert age_of("yesterday", now) is None
