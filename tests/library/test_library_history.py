"""Undo and redo, across windows and restarts; the trash; many changes as one step."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import Annotation, Colour
from reader.errors import LibraryError
from reader.library import Library
from reader.library import history as steps_of

Annotate = Callable[..., Annotation]


def content(library: Library) -> dict[str, Annotation]:
    """Return what is shown, without times."""
    return {one.id: replace(one, modified="") for one in library.all_annotations()}


def test_steps_are_undone_and_made_again_after_a_restart(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    states = [content(library)]
    saved = library.save(annotate(note="first"))
    states.append(content(library))
    library.save(replace(saved, colour=Colour.PINK))
    states.append(content(library))
    library.delete(saved.id)
    states.append(content(library))
    library.close()
    again = Library(folder)
    for state in states[-2::-1]:
        assert again.undo() is not None
        assert content(again) == state
    assert again.undo() is None
    third = Library(folder)
    for state in states[1:]:
        assert third.redo() is not None
        assert content(Library(folder)) == state
    assert third.redo() is None


def test_what_many_were_done_is_undone_as_one(library: Library, folder: Path, annotate: Annotate) -> None:
    ids = [one.id for one in library.save_all([annotate(tags=("mill",)) for _ in range(5)])]
    assert len(library.recolour_all(ids, Colour.GREEN)) == 5
    assert len(library.tag_all(ids[:3], add=["flood"], remove=["mill"])) == 3
    assert library.tag_all(ids[:3], add=["flood"]) == []
    assert len(library.delete_all(ids[1:])) == 4
    assert [step.label for step in library.steps()] == ["Added", "Colour", "Tags", "Deleted"]
    assert len(library.trash()) == 4
    library.undo()
    assert library.trash() == []
    library.undo()
    assert {one.tags for one in library.all_annotations()} == {("mill",)}
    library.undo()
    assert {one.colour for one in library.all_annotations()} == {Colour.YELLOW}
    library.undo()
    assert Library(folder).all_annotations() == []
    for _ in range(4):
        library.redo()
    assert [one.id for one in Library(folder).all_annotations()] == ids[:1]


def test_all_or_nothing_of_many(library: Library, annotate: Annotate) -> None:
    saved = library.save(annotate())
    with pytest.raises(LibraryError, match="no annotation"):
        library.recolour_all([saved.id, "0" * 32], Colour.PINK)
    assert library.all_annotations() == [saved]
    assert library.save_all([]) == []


def test_a_step_that_was_made_ends_redoing_for_its_articles_alone(
    library: Library, annotate: Annotate
) -> None:
    here, there = library.save(annotate()), library.save(annotate(article_id="b" * 32))
    library.undo(here.article_id)
    library.undo(there.article_id)
    assert library.all_annotations() == []
    library.save(annotate(article_id="b" * 32))
    assert library.redo(there.article_id) is None
    redone = library.redo(here.article_id)
    assert redone is not None
    assert [one.id for one in redone.annotations] == [here.id]


def test_undo_is_asked_of_one_article(library: Library, annotate: Annotate) -> None:
    here = library.save(annotate())
    library.save(annotate(article_id="b" * 32))
    undone = library.undo(here.article_id)
    assert undone is not None
    assert undone.step.articles == {here.article_id}
    assert [one.article_id for one in library.all_annotations()] == ["b" * 32]


def test_another_window_s_steps_are_its_own(library: Library, folder: Path, annotate: Annotate) -> None:
    before = library.save(annotate())
    other = Library(folder)
    assert other.all_annotations() == [before]
    theirs = library.save(annotate())
    ours = other.save(annotate())
    undone = other.undo()
    assert undone is not None
    assert [one.id for one in undone.annotations] == [ours.id]
    # Of those made before it was opened it may take back; not of those made since.
    undone = other.undo()
    assert undone is not None
    assert [one.id for one in undone.annotations] == [before.id]
    assert other.undo() is None
    assert [one.id for one in other.all_annotations()] == [theirs.id]


def test_what_was_changed_since_stays(library: Library, folder: Path, annotate: Annotate) -> None:
    saved = library.save(annotate(note="mine"))
    library.save(replace(saved, colour=Colour.BLUE))
    other = Library(folder)
    there = other.annotation(saved.id)
    assert there is not None
    other.save(replace(there, note="theirs"))
    undone = library.undo()
    assert undone is not None
    assert undone.skipped == ()
    (now,) = library.all_annotations()
    assert (now.colour, now.note) == (Colour.YELLOW, "theirs")
    undone = library.undo()
    assert undone is not None
    assert undone.skipped == (saved.id,)
    assert library.all_annotations() == [now]


def test_the_trash_is_restored_and_purged(library: Library, folder: Path, annotate: Annotate) -> None:
    saved = [library.save(annotate(note=f"secret {number}")) for number in range(3)]
    for one in saved:
        library.delete(one.id)
    assert [one.id for one in library.trash()] == [one.id for one in reversed(saved)]
    assert len(library.restore_all([saved[0].id])) == 1
    assert library.purge([one.id for one in saved]) == 2
    assert library.purge([one.id for one in saved]) == 0
    assert library.trash() == []
    assert [one.id for one in library.all_annotations()] == [saved[0].id]
    library.checkpoint()
    for path in (folder / "library.json", folder / "library.json.history"):
        assert b"secret 0" in path.read_bytes()
        assert b"secret 1" not in path.read_bytes()
    # What is left says that it is gone, and for good.
    assert saved[1].id.encode() in (folder / "library.json").read_bytes()
    while library.undo():
        pass
    assert library.annotation(saved[1].id) is None


def test_words_that_come_back_from_elsewhere_outlive_a_purge(library: Library, annotate: Annotate) -> None:
    saved = library.save(annotate())
    library.delete(saved.id)
    library.purge([saved.id])
    library.save(replace(saved, note="edited in another window"))
    assert [one.note for one in library.all_annotations()] == ["edited in another window"]


def test_the_history_is_no_part_of_the_file(library: Library, folder: Path, annotate: Annotate) -> None:
    library.save(annotate())
    library.checkpoint()
    assert b"history" not in (folder / "library.json").read_bytes()
    assert b"Added" in (folder / "library.json.history").read_bytes()


def test_a_damaged_history_costs_no_annotation_and_is_kept(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    saved = library.save(annotate())
    library.close()
    path = folder / "library.json.history"
    path.write_bytes(b"{ damaged")
    again = Library(folder)
    assert again.all_annotations() == [saved]
    again.save(annotate())
    again.close()
    (kept,) = folder.glob("library.json.history.damaged-*")
    assert kept.read_bytes() == b"{ damaged"
    assert Library(folder).undo() is not None


@pytest.mark.parametrize(
    "row",
    [None, {}, {"edits": 3}, {"label": 1, "time": "", "window": "", "undone": False, "edits": []},
     {"label": "", "time": "", "window": "", "undone": False, "edits": [{"id": "a", "article": "b",
      "before": 3, "after": {}}]}],
)  # fmt: skip
def test_a_step_that_is_none_is_passed_over(row: object) -> None:
    assert steps_of.step_from_plain(1, row) is None


def test_the_oldest_steps_are_forgotten(
    library: Library, annotate: Annotate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps_of, "MAX_STEPS", 3)
    monkeypatch.setattr(steps_of, "MAX_EDITS", 6)
    saved = [library.save(annotate()) for _ in range(5)]
    assert len(library.steps()) == 3
    library.recolour_all([one.id for one in saved], Colour.PINK)
    assert [len(step.edits) for step in library.steps()] == [1, 5]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(["add", "edit", "delete", "many", "undo", "redo"]), max_size=14))
def test_undoing_all_and_making_all_again_leads_back(
    tmp_path_factory: pytest.TempPathFactory, annotate: Annotate, doings: list[str]
) -> None:
    library = Library(tmp_path_factory.mktemp("library"))
    for number, doing in enumerate(doings):
        there = library.all_annotations()
        if doing == "add":
            library.save(annotate())
        elif doing == "edit" and there:
            library.save(replace(there[-1], note=f"note {number}"))
        elif doing == "delete" and there:
            library.delete(there[0].id)
        elif doing == "many":
            library.recolour_all([one.id for one in there], list(Colour)[number % 5])
        elif doing == "undo":
            library.undo()
        elif doing == "redo":
            library.redo()
    state = content(library)
    count = 0
    while library.undo():
        count += 1
    assert library.all_annotations() == []
    for _ in range(count):
        assert library.redo() is not None
    assert content(library) == state
    library.close()


def test_a_change_may_go_on_with_the_step_before_and_both_are_undone_as_one(
    library: Library, annotate: Annotate
) -> None:
    before = library.save(annotate(note="older"))
    empty = content(library)
    first = library.save(annotate(note="first"))
    other = replace(before, colour=Colour.PINK)
    library.save_all([replace(first, note="longer"), other], "Longer", amends=first.id)
    assert [step.label for step in library.steps()] == ["Added", "Longer"]
    now = content(library)
    library.undo()
    assert content(library) == empty
    library.redo()
    assert content(library) == now
    library.undo()
    library.undo()
    assert content(library) == {}


def test_a_change_that_would_go_on_with_an_older_step_is_a_step_of_its_own(
    library: Library, annotate: Annotate
) -> None:
    first = library.save(annotate(note="first"))
    library.save(annotate(note="between"))
    library.save_all([replace(first, note="longer")], amends=first.id)
    assert len(library.steps()) == 3
    library.undo()
    assert content(library)[first.id].note == "first"
