"""A disk that takes nothing: told at once, kept in memory, tried again, and asked about on leaving."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from made import opened
from reading import Session, kept, kept_words, reading

from reader.article import Annotation
from reader.config import folders
from reader.errors import LibraryError
from reader.library.backups import Backups, name_of
from reader.library.editing import Editing
from reader.library.positions import ReadingState
from reader.ui.app import BroadsheetApp
from reader.ui.screens.ask import Confirm, NotKept

FULL = "The library /x/library.json could not be written: the disk is full."


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """A switch: while it holds True, no annotation can be saved. What is saved is tried again quickly."""
    switch, save = [True], Editing.save

    def guarded(
        self: Editing, annotations: Sequence[Annotation], label: str = "", **how: Any
    ) -> list[Annotation]:
        if switch[0]:
            raise LibraryError(FULL, "make room, then try again")
        return save(self, annotations, label, **how)

    monkeypatch.setattr(Editing, "save", guarded)
    monkeypatch.setattr("reader.ui.unkept.RETRY_SECONDS", 0.1)
    return switch


async def asked(session: Session) -> None:
    await session.until(lambda: isinstance(session.app.screen, NotKept), "the question")


async def test_what_waits_is_shown_and_kept_as_soon_as_the_disk_takes_it(full: list[bool]) -> None:
    async with reading(opened()) as session:
        await session.press("v", "e", "2")
        await asked(session)
        await session.press("escape")
        await session.told("1 change is not kept yet (! shows): the disk is full.")
        assert session.marks == 1
        assert kept() == []
        full[0] = False
        await session.told("Highlighted in green")
        assert len(kept()) == 1
        await session.press("exclamation_mark")
        await session.told("Everything is kept")


async def test_the_question_goes_away_by_itself(full: list[bool]) -> None:
    async with reading(opened()) as session:
        await session.press("v", "e", "2")
        await asked(session)
        full[0] = False
        await session.until(lambda: session.app.screen is session.screen, "the page")
        assert len(kept()) == 1


async def test_whoever_reads_on_is_not_asked_again_but_can_look(full: list[bool]) -> None:
    async with reading(opened(), overlaps="keep") as session:
        await session.press("v", "e", "2")
        await asked(session)
        await session.press("escape")
        await session.press("v", "w", "e", "3")
        await session.told("2 changes are not kept yet")
        assert session.app.screen is session.screen
        assert session.marks == 2
        await session.press("exclamation_mark")
        await asked(session)
        await session.press("c")
        assert len(session.app.clipboard.split("\n\n")) == 2
        full[0] = False
        await session.press("r")
        await session.until(lambda: len(kept()) == 2, "both")


async def test_a_note_on_what_waits_is_never_written_over(full: list[bool]) -> None:
    async with reading(opened()) as session:
        await session.press("v", "e", "2")
        await asked(session)
        await session.press("escape", "#", "e")
        await session.type("precious")
        await session.press("ctrl+s")
        await session.told("2 changes are not kept yet")
        full[0] = False
        await session.until(lambda: kept() and kept()[0].note == "precious", "the note")
        await session.until(lambda: not session.app.library.busy)
        assert [one.note for one in kept()] == ["precious"]
        assert [row.annotation.note for row in session.screen.placed] == ["precious"]


async def test_letting_go_is_confirmed(full: list[bool]) -> None:
    async with reading(opened()) as session:
        await session.press("v", "e", "2")
        await asked(session)
        await session.press("d")
        assert isinstance(session.app.screen, Confirm)
        await session.press("n")
        await asked(session)
        assert session.app.unkept.count == 1
        await session.press("d", "y")
        await session.until(lambda: session.marks == 0, "the highlight gone")
        assert session.app.unkept.count == 0
        full[0] = False
        await session.press("u")
        await session.told("There is nothing to undo")


async def test_quitting_asks_and_can_be_taken_back(full: list[bool]) -> None:
    async with reading(opened()) as session:
        await session.press("v", "e", "2")
        await asked(session)
        await session.press("escape", "q")
        await asked(session)
        assert "q quit" in session.shown
        assert "unsaved.txt" in session.shown.replace("\n", "").replace("│", "").replace(" ", "")
        await session.press("escape")
        await session.pilot.pause(0.3)
        assert session.app.is_running
        assert session.app._exit is False
        full[0] = False
        await session.until(lambda: len(kept()) == 1, "the highlight")
        assert session.app._exit is False


async def test_quitting_waits_for_the_disk_and_then_ends_by_itself(full: list[bool]) -> None:
    async with reading(opened()) as session:
        await session.press("v", "e", "2")
        await asked(session)
        await session.press("escape", "q")
        await asked(session)
        full[0] = False
        await session.until(lambda: session.app._exit, "the end")
    assert len(kept()) == 1


async def test_quitting_all_the_same_writes_the_words_down(full: list[bool]) -> None:
    async with reading(opened()) as session:
        await session.press("v", "}", "v", "v", "e", "2")
        await asked(session)
        await session.press("escape", "q")
        await asked(session)
        await session.press("q")
        await session.until(lambda: session.app._exit, "the end")
        unsaved = session.app.unsaved
    assert unsaved.read_text("utf-8").split() == ["The"]
    assert kept_words() == []


async def test_an_undo_that_fails_is_told_and_can_be_done_later(
    full: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    full[0] = False
    async with reading(opened()) as session:
        await session.press("v", "e", "2")
        await session.told("Highlighted")
        with monkeypatch.context() as broken:
            broken.setattr(Editing, "undo", _refused)
            await session.press("u")
            await session.told("Not undone")
        assert session.marks == 1
        await session.press("u")
        await session.until(lambda: kept() == [], "the undoing")


def _refused(self: Editing, article_id: str | None = None) -> None:
    raise LibraryError(FULL)


async def test_a_damaged_library_is_brought_back_from_its_copy(library_folder) -> None:
    async with reading(opened()) as session:
        await session.press("v", "e", "2")
        await session.told("Highlighted")
    file = library_folder / "library.json"
    copies = Backups(file).folder
    copies.mkdir(exist_ok=True)
    (copies / name_of(datetime.now(UTC), ".json")).write_bytes(file.read_bytes())
    file.write_bytes(b"{ broken")
    where = folders()
    app = BroadsheetApp(opened(), where, ReadingState(where.state))
    async with app.run_test() as pilot:
        session = Session(app, pilot)
        await session.until(lambda: isinstance(app.screen, Confirm), "the offer")
        assert "there is a copy of" in " ".join(session.shown.replace("│", " ").split())
        await session.press("y")
        await session.told("The library is back")
    app.finish()
    assert len(kept()) == 1
    assert [path.read_bytes() for path in library_folder.glob("*damaged*")] == [b"{ broken"]


async def test_quitting_folds_the_journal(library_folder) -> None:
    from tinydb import TinyDB

    async with reading(opened()) as session:
        await session.press("v", "e", "2")
        await session.told("Highlighted")
        await session.press("q")
        await session.until(lambda: session.app._exit, "the end")
        with TinyDB(library_folder / "library.json", access_mode="r") as stock:
            assert len(stock.table("annotations").all()) == 1


async def test_an_idle_library_is_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.library.store import Library

    asked_for: list[bool] = []
    monkeypatch.setattr("reader.ui.app.REST_SECONDS", 0.05)
    monkeypatch.setattr(Library, "checkpoint_when_idle", lambda self: asked_for.append(True) or False)
    async with reading(opened()) as session:
        await session.until(lambda: len(asked_for) > 2, "the folding")
        assert session.app.is_running


async def test_a_long_folding_is_told_and_a_second_ctrl_q_leaves_it_for_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import threading

    from reader.library.store import Library

    begun, go_on = threading.Event(), threading.Event()

    def slow(_library: Library) -> bool:
        begun.set()
        go_on.wait(10)
        return True

    monkeypatch.setattr("reader.ui.app.SILENT_SECONDS", 0.05)
    async with reading(opened()) as session:
        await session.press("v", "e", "2")
        await session.told("Highlighted")
        monkeypatch.setattr(Library, "checkpoint", slow)
        try:
            await session.pilot.press("ctrl+q")
            await session.told("Ctrl+Q leaves that for later")
            assert begun.is_set()
            assert not session.app._exit
            await session.pilot.press("ctrl+q")
            await session.until(lambda: session.app._exit, "the end")
        finally:
            go_on.set()
    assert len(kept()) == 1
