"""Another machine's version of the library: said when the reader opens, merged with a key, never twice."""

import shutil
from pathlib import Path

import pytest
from made import opened
from reading import kept, library, reading

from reader.article import Annotation, EntityKind, Span
from reader.article.corrections import EntityCorrection, EntityDeed
from reader.library.copies import ASIDE
from reader.library.store import Library
from reader.pipeline import new_annotation, remember
from reader.ui.correcting import correct


def elsewhere(tmp_path: Path) -> Path:
    """Put another machine's version beside the library, with a highlight that only it has."""
    here = library()
    article = remember(here, opened()).article
    here.save(new_annotation(article, Span(0, 4), note="here"))
    here.close()
    other = Library(shutil.copytree(here.folder, tmp_path / "laptop"))
    made: Annotation = other.save(new_annotation(article, Span(10, 18), note="on the laptop"))
    other.close()
    assert made.note
    copy = here.folder / "library.sync-conflict-20310501-100000-ABCDEFG.json"
    return Path(shutil.copy(other.folder / "library.json", copy))


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look beside the library without waiting."""
    monkeypatch.setattr("reader.ui.app.OFFER_SECONDS", 0.05)


async def test_it_is_offered_on_opening_and_merged_with_a_key(tmp_path: Path) -> None:
    copy = elsewhere(tmp_path)
    async with reading(opened()) as session:
        await session.until(lambda: "& merges" in session.status, "the offer")
        await session.press("ampersand")
        await session.until(lambda: "Merged: 1 new annotation" in session.status, "the merge")
        await session.until(lambda: len(session.screen.placed) == 2, "the other machine's highlight")
        await session.press("ampersand")
        await session.until(lambda: "No other version" in session.status, "nothing more")
    assert {one.note for one in kept()} == {"here", "on the laptop"}
    assert not copy.exists()
    assert (copy.parent / ASIDE / copy.name).exists()


async def test_the_library_offers_it_too(tmp_path: Path) -> None:
    elsewhere(tmp_path)
    async with reading(None) as session:
        await session.until(lambda: "& merges" in session.status, "the offer")
        await session.press("ampersand")
        await session.until(lambda: "2 marks" in session.shown, "the marks of both")


async def test_one_that_cannot_be_read_is_told_and_stays(tmp_path: Path) -> None:
    copy = elsewhere(tmp_path)
    copy.write_text("{ half a")
    async with reading(opened()) as session:
        await session.until(lambda: "& merges" in session.status, "the offer")
        await session.press("ampersand")
        await session.until(lambda: "cannot be read" in session.status, "why not")
    assert copy.read_text() == "{ half a"


async def test_it_is_undone_in_the_order_of_the_keys(tmp_path: Path) -> None:
    elsewhere(tmp_path)
    async with reading(opened()) as session:
        screen = session.screen
        await session.until(lambda: len(screen.placed) == 1, "the highlight of here")
        correct(screen, [EntityCorrection(EntityDeed.HIDE, "Kuyper", EntityKind.PERSON)], "hidden")
        await session.press("ampersand")
        await session.until(lambda: len(screen.placed) == 2, "the other machine's highlight")
        await session.press("u")
        await session.until(lambda: len(screen.placed) == 1, "the merge undone")
        assert screen.lists.corrections
        await session.press("u")
        await session.until(lambda: not screen.lists.corrections, "the correction undone")
        await session.press("ctrl+r")
        await session.until(lambda: bool(screen.lists.corrections), "the correction made again")
        assert len(screen.placed) == 1
        await session.press("ctrl+r")
        await session.until(lambda: len(screen.placed) == 2, "the merge made again")
