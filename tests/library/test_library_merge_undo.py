"""A merge is one step: undone it gives back all that was here, and nothing that was there is lost."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from machines import change, clocks, histories, meet, steps, time

from reader.article import Annotation, Colour
from reader.library import Library
from reader.library.history import Edit, redone, undone
from reader.library.lines import encoded
from reader.library.merging import merge_into, read_foreign
from reader.library.schema import LIBRARY


def test_a_merge_is_undone_as_one_and_made_again(known: Annotation, pair: tuple[Library, Library]) -> None:
    one, other = pair
    change(one, known, note="mine")
    new = other.save(replace(known, id="5" * 32, note="only there"))
    change(other, known, colour=Colour.PINK, tags=("sea", "wind"))
    gone = other.save(replace(known, id="6" * 32))
    merge_into(one.folder, [read_foreign(other.folder)], window=one.window)
    assert {note.id for note in one.all_annotations()} == {known.id, new.id, gone.id}
    done = one.undo()
    assert done is not None and len(done.annotations) == 3
    (left,) = one.all_annotations()
    assert (left.note, left.colour, left.tags) == ("mine", known.colour, ("sea",))
    assert {note.id for note in one.trash()} == {new.id, gone.id}
    # What was taken back stays so, whatever is merged again; what the other machine wrote can be had again.
    merge_into(one.folder, [read_foreign(other.folder)], window=one.window)
    assert [note.id for note in one.all_annotations()] == [known.id]
    one.redo()
    assert {note.id for note in one.all_annotations()} == {known.id, new.id, gone.id}
    assert Colour.PINK in {note.colour for note in one.all_annotations()}


def state(library: Library) -> dict[str, tuple[Any, ...]]:
    """Return what the reader sees of each annotation that is not in the trash."""
    return {one.id: (one.note, one.colour, one.tags, one.anchor) for one in library.all_annotations()}


def notes(annotations: list[Annotation]) -> list[str]:
    return sorted(one.note for one in annotations)


def written_in(library: Library) -> set[str]:
    """Return the notes that can be read, be it in the trash."""
    everything = (*library.all_annotations(), *library.trash())
    return {one.note for one in everything if one.note.strip()}


def merge(one: Library, other: Library) -> None:
    merge_into(one.folder, [read_foreign(other.folder)], window=one.window)


@pytest.mark.parametrize("ours_is_newer", [False, True])
def test_undoing_a_merge_gives_the_note_back_and_keeps_the_other(
    known: Annotation, pair: tuple[Library, Library], ours_is_newer: bool
) -> None:
    one, other = pair
    for library, words in (
        [(other, "theirs"), (one, "ours")] if ours_is_newer else [(one, "ours"), (other, "theirs")]
    ):
        change(library, known, note=words)
    before = state(one)
    merge(one, other)
    merged = state(one)
    assert notes(one.all_annotations()) == ["ours", "theirs"]
    done = one.undo()
    assert done is not None and not done.skipped
    assert state(one) == before
    assert notes(one.trash()) == ["theirs"]
    one.redo()
    assert state(one) == merged and one.trash() == []
    one.undo()
    assert state(Library(one.folder)) == before
    # The other machine has its words, and so has this one again, once they meet.
    assert notes(meet(one, other)) == ["ours", "theirs"]


def test_a_note_that_was_read_and_changed_elsewhere_comes_back_and_goes_again(
    known: Annotation, pair: tuple[Library, Library]
) -> None:
    one, other = pair
    change(other, known, note="they know more")
    merge(one, other)
    one.undo()
    assert notes(one.all_annotations()) == ["both know this"]
    assert notes(one.trash()) == ["they know more"]
    one.redo()
    assert notes(one.all_annotations()) == ["they know more"] and one.trash() == []
    assert notes(meet(one, other)) == ["they know more"]


def test_a_note_that_came_from_the_trash_is_the_readers_own(
    known: Annotation, pair: tuple[Library, Library]
) -> None:
    one, other = pair
    change(one, known, note="ours")
    change(other, known, note="theirs")
    merge(one, other)
    one.undo()
    (theirs,) = one.trash()
    one.restore(theirs.id)
    assert notes(one.all_annotations()) == ["ours", "theirs"]
    one.delete(theirs.id)
    one.purge([theirs.id])
    assert notes(meet(one, other)) == ["ours"]


def test_a_note_changed_since_the_merge_stays(known: Annotation, pair: tuple[Library, Library]) -> None:
    one, other = pair
    change(one, known, note="ours")
    change(other, known, note="theirs")
    merge(one, other)
    late = Library(one.folder)
    change(late, known, note="later still")
    done = Library(one.folder).undo()
    assert done is not None and done.step.label != "Merged another version"
    change(late, known, note="later still")
    done = one.undo()
    assert done is not None and done.skipped == (known.id,)
    assert notes(one.all_annotations()) == ["later still", "ours"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps, clocks)
def test_the_library_is_as_before_and_no_note_is_lost(
    tmp_path: Path, moves: list[tuple[int, str, int, int]], off: tuple[int, ...]
) -> None:
    tables = histories(moves, off)
    libraries = []
    for number, one in enumerate(tables[:2]):
        shutil.rmtree(folder := tmp_path / str(number), ignore_errors=True)
        folder.mkdir()
        (folder / "library.json").write_bytes(encoded({**one, "meta": {"1": {"schema": LIBRARY.version}}}))
        libraries.append(Library(folder))
    ours, theirs = libraries
    before = state(ours)
    merge(ours, theirs)
    merged = state(ours)
    gone = before.keys() - merged.keys() - {one.id for one in ours.trash()}
    words = written_in(ours)
    if ours.undo() is not None:
        assert {**before, **state(ours)} == before
        assert before.keys() - state(ours).keys() <= gone
        assert words <= written_in(ours)
        ours.redo()
        assert state(ours) == merged
        ours.undo()
    merge(ours, theirs)
    assert words <= written_in(ours)


def test_a_merge_by_another_program_is_undone_in_the_next_window_not_in_this_one(
    known: Annotation, pair: tuple[Library, Library]
) -> None:
    one, other = pair
    other.save(replace(known, id="5" * 32))
    one.checkpoint()
    mine = Library(one.folder)
    assert mine.steps()
    merge_into(one.folder, [read_foreign(other.folder)])
    late = Library(one.folder)
    undone = mine.undo()
    assert undone is not None and undone.step.label != "Merged another version"
    undone = late.undo()
    assert undone is not None and undone.step.label == "Merged another version"
    assert [note.id for note in late.trash()].count("5" * 32) == 1


def in_files(library: Library, words: str) -> list[str]:
    library.checkpoint()
    names = ("library.json", "library.json.history")
    return [name for name in names if words.encode() in (library.folder / name).read_bytes()]


def test_a_purged_conflict_note_leaves_no_word_and_does_not_come_back(
    known: Annotation, pair: tuple[Library, Library]
) -> None:
    one, other = pair
    change(one, known, note="ours")
    change(other, known, note="theirs", colour=Colour.PINK)
    merge(one, other)
    (ours,) = (note for note in one.all_annotations() if note.note == "ours")
    one.delete(ours.id)
    assert len(in_files(one, '"ours"')) == 2
    one.purge([ours.id])
    assert in_files(one, '"ours"') == []
    # The rest of the merge can still be taken back.
    one.undo()
    assert [(note.note, note.colour) for note in one.all_annotations()] == [("theirs", known.colour)]
    one.redo()
    merge(other, one)
    other.undo()
    other.redo()
    assert in_files(other, '"ours"') == []
    assert notes(meet(one, other)) == ["theirs"]


def test_what_another_machine_purged_leaves_the_steps_here(
    known: Annotation, pair: tuple[Library, Library]
) -> None:
    one, other = pair
    change(one, known, note="ours")
    change(other, known, note="theirs", colour=Colour.PINK)
    meet(one, other)
    (ours,) = (note for note in one.all_annotations() if note.note == "ours")
    other.delete(ours.id)
    other.purge([ours.id])
    assert len(in_files(one, '"ours"')) == 2
    merge(one, other)
    assert in_files(one, '"ours"') == []


def test_what_was_purged_after_undoing_a_merge_is_not_brought_by_making_it_again(
    known: Annotation, pair: tuple[Library, Library]
) -> None:
    one, other = pair
    change(one, known, note="ours")
    change(other, known, note="theirs", colour=Colour.PINK)
    merge(one, other)
    one.undo()
    (theirs,) = one.trash()
    one.purge([theirs.id])
    assert in_files(one, '"theirs"') == []
    one.redo()
    assert [(note.note, note.colour) for note in one.all_annotations()] == [("ours", Colour.PINK)]


def test_making_a_merge_again_does_not_replace_a_note_that_had_its_conflict_note_before(
    known: Annotation, pair: tuple[Library, Library], tmp_path: Path, clock: Any
) -> None:
    one, other = pair
    shutil.copytree(one.folder, tmp_path / "third")
    third = Library(tmp_path / "third", clock)
    change(one, known, note="ours")
    third.delete(known.id)
    merge(one, third)
    # It is in the trash, and its note, which who deleted it had not read, beside it.
    assert notes(one.all_annotations()) == ["ours"] and notes(one.trash()) == ["ours"]
    change(other, known, note="theirs")
    merge(one, other)
    merged = state(one)
    one.undo()
    one.redo()
    assert state(one) == merged
    assert notes(meet(one, other)) == ["ours", "theirs"]


def test_a_conflict_note_that_a_merge_renewed_goes_and_comes() -> None:
    of = {"of": "5" * 32}
    before = {"conflict": {**of, "at": time(1)}, "deleted": time(2)}
    edit = Edit("6" * 32, "a" * 32, before, {"conflict": {**of, "at": time(3)}, "deleted": ""})
    row = {"id": edit.id, "note": "theirs", **edit.after}
    back = undone(edit, row, time(4))
    assert back is not None and back["deleted"] == time(2)
    # It stays the conflict note of the time that the merge gave it.
    again = redone(edit, back | {"conflict": row["conflict"]})
    assert again is not None and again["deleted"] == ""
