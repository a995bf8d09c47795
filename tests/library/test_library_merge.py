"""Merging: what wins, what is kept, what comes along; articles that are one; what lies beside a library."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from machines import change, meet

from reader.article import Annotation, Article, Choice, Choices, Colour, Meta
from reader.errors import LibraryError
from reader.library import Library
from reader.library.changes import Tables
from reader.library.copies import conflict_copies, is_conflict_name, set_aside, sides
from reader.library.imported import Base, Imported
from reader.library.kinship import kinship_of
from reader.library.merging import merge_copies, merge_into, read_foreign
from reader.library.pages import KeptPage, Pages
from reader.library.uniting import joined, told_from
from reader.library.versions import later, moment, stamped

Annotate = Callable[..., Annotation]


def test_each_field_has_what_was_written_last(known: Annotation, pair: tuple[Library, Library]) -> None:
    one, other = pair
    change(one, known, colour=Colour.GREEN)
    change(other, known, note="other words")
    change(one, known, tags=("sea", "wind"))
    change(other, known, tags=("sea", "storm"))
    (met,) = meet(one, other)
    assert (met.colour, met.note) == (Colour.GREEN, "other words")
    assert set(met.tags) == {"sea", "wind", "storm"}


def test_a_tag_that_was_taken_away_stays_away(known: Annotation, pair: tuple[Library, Library]) -> None:
    one, other = pair
    change(one, known, tags=())
    change(other, known, colour=Colour.PINK)
    (met,) = meet(one, other)
    assert met.tags == ()


def test_a_note_that_loses_is_an_annotation_of_its_own_once(
    known: Annotation, pair: tuple[Library, Library]
) -> None:
    one, other = pair
    change(one, known, note="written first")
    change(other, known, note="written last")
    met = meet(one, other)
    assert {note.note: note.tags for note in met} == {
        "written last": ("sea",),
        "written first": ("conflict",),
    }
    assert len({note.anchor for note in met}) == 1
    assert meet(one, other) == met
    (lost,) = [note for note in met if note.note == "written first"]
    one.delete(lost.id)
    assert [note.note for note in meet(one, other)] == ["written last"]
    one.purge([lost.id])
    assert [note.note for note in meet(one, other)] == ["written last"]


def test_an_old_copy_brings_no_old_note_back(known: Annotation, pair: tuple[Library, Library]) -> None:
    one, other = pair
    change(one, known, note="better")
    change(one, known, note="best")
    assert [note.note for note in meet(one, other)] == ["best"]


def test_a_clock_that_is_behind_does_not_lose_what_was_read(
    known: Annotation, pair: tuple[Library, Library], tmp_path: Path
) -> None:
    one, other = pair
    slow = Library(other.folder, lambda: "2029-01-01T00:00:00.000Z")
    change(slow, known, note="later, by a slow clock")
    assert [note.note for note in meet(one, other)] == ["later, by a slow clock"]


def test_deleted_stays_deleted_and_what_was_written_since_comes_back(
    known: Annotation, pair: tuple[Library, Library]
) -> None:
    one, other = pair
    one.delete(known.id)
    assert meet(one, other) == []
    assert [note.id for note in other.trash()] == [known.id]
    change(other, known, deleted="", note="back")
    assert [note.note for note in meet(one, other)] == ["back"]


def test_a_note_that_whoever_deleted_had_not_read_is_kept(
    known: Annotation, pair: tuple[Library, Library]
) -> None:
    one, other = pair
    change(other, known, note="not read there")
    one.delete(known.id)
    (met,) = meet(one, other)
    assert (met.note, met.tags) == ("not read there", ("conflict",))


def test_purged_does_not_come_back_but_unread_words_do(
    known: Annotation, pair: tuple[Library, Library]
) -> None:
    one, other = pair
    one.delete(known.id)
    one.purge([known.id])
    assert meet(one, other) == []
    assert other.trash() == []
    assert "both know this" not in (other.folder / "library.json").read_text()


def test_words_unread_by_who_purged_are_kept(known: Annotation, pair: tuple[Library, Library]) -> None:
    one, other = pair
    change(other, known, note="not read there")
    one.delete(known.id)
    one.purge([known.id])
    (met,) = meet(one, other)
    assert (met.note, met.anchor) == ("not read there", known.anchor)
    assert one.trash() == other.trash() == []  # what was purged is not in the trash again


def test_what_was_coloured_after_it_was_purged_elsewhere_returns_with_its_words(
    known: Annotation, pair: tuple[Library, Library]
) -> None:
    one, other = pair
    one.delete(known.id)
    one.purge([known.id])
    change(Library(other.folder, lambda: "2032-01-01T00:00:00.000Z"), known, colour=Colour.PINK)
    (met,) = meet(one, other)
    assert (met.colour, met.anchor) == (Colour.PINK, known.anchor)


def test_what_has_neither_words_nor_a_note_after_a_purge_is_not_shown(
    known: Annotation, pair: tuple[Library, Library], tmp_path: Path
) -> None:
    one, other = pair
    change(one, known, anchor=replace(known.anchor, end=known.anchor.end + 1))  # its words are other ones now
    one.delete(known.id)
    one.purge([known.id])
    change(Library(other.folder, lambda: "2032-01-01T00:00:00.000Z"), known, colour=Colour.PINK)
    assert meet(one, other) == one.trash() == other.all_annotations() == []
    change(Library(other.folder, lambda: "2032-02-01T00:00:00.000Z"), known, note="unread")
    assert [note.note for note in meet(one, other)] == ["unread"]


def test_the_first_of_three_machines_to_merge_does_not_matter(
    known: Annotation, pair: tuple[Library, Library], tmp_path: Path
) -> None:
    one, other = pair
    third = Library(shutil.copytree(one.folder, tmp_path / "third"), lambda: "2031-05-01T10:30:00.000Z")
    for number, library in enumerate((one, other, third)):
        change(library, known, note=f"machine {number}")
    meet(one, other)
    meet(other, third)
    met = meet(one, third)
    assert sorted(note.note for note in met) == ["machine 0", "machine 1", "machine 2"]


def test_choices_of_both_are_kept(pair: tuple[Library, Library]) -> None:
    one, other = pair
    id = one.articles()[0].id
    one.choose(id, Choices(), Choices(1, (Choice(True, "here"), Choice(True, "both"))))
    other.choose(id, Choices(), Choices(0, (Choice(True, "there"), Choice(False, "both"))))
    meet(one, other)
    chosen = one.choices(id)
    assert chosen.strictness == 1
    assert {choice.key: choice.keep for choice in chosen.made} == {"here": True, "there": True, "both": False}


def test_a_merge_keeps_a_copy_first(known: Annotation, pair: tuple[Library, Library]) -> None:
    one, other = pair
    change(other, known, note="other")
    before = (one.folder / "library.json").read_bytes()
    merge_into(one.folder, [read_foreign(other.folder)])
    copies = list((one.folder / "library.json.backups").glob("*.json"))
    assert before in [path.read_bytes() for path in copies]


def test_a_dry_run_makes_no_folder(known: Annotation, library: Library, tmp_path: Path) -> None:
    report = merge_into(tmp_path / "none", [read_foreign(library.folder)], dry_run=True)
    assert (report.new, report.articles) == (1, 1)
    assert report.summary == "1 new annotation, 1 new article"
    assert not (tmp_path / "none").exists()


def test_a_newer_form_is_refused(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "library.json"
    path.write_text('{"meta": {"1": {"schema": 99}}}')
    with pytest.raises(LibraryError, match="newer version"):
        read_foreign(path)


def test_rows_that_nobody_understands_stay() -> None:
    one: Tables = {"annotations": {"1": {"strange": True}, "2": 7}, "things": {"1": {"modified": "2031"}}}
    other: Tables = {"annotations": {"1": {"other": True}}, "things": {"1": {"modified": "2032"}, "2": 1}}
    both = joined([one, other])
    rows = both["annotations"].values()
    assert all(row in rows for row in ({"strange": True}, 7, {"other": True}))
    assert both["things"] == {"1": {"modified": "2032"}, "2": 1}


def test_an_old_program_changes_a_field_and_the_base_tells_which(annotate: Annotate) -> None:
    from reader.article.plain import annotation_to_plain

    old, new = "2031-05-01T10:00:00.000Z", "2031-05-01T11:00:00.000Z"
    row = annotation_to_plain(annotate(note="begun", created=old, modified=old))
    base: Tables = {"annotations": {"1": row}}
    ours: Tables = {"annotations": {"1": row | {"colour": "pink", "modified": new}}}
    theirs: Tables = {"annotations": {"1": row | {"note": "better", "modified": "2031-05-01T10:30:00.000Z"}}}
    (met,) = joined([told_from(base, ours), told_from(base, theirs)])["annotations"].values()
    assert (met["note"], met["colour"]) == ("better", "pink")


def test_an_empty_note_of_an_old_program_takes_no_words_away(annotate: Annotate) -> None:
    from reader.article.plain import annotation_to_plain

    old, new = "2031-05-01T10:00:00.000Z", "2031-05-01T11:00:00.000Z"
    row = annotation_to_plain(annotate(created=old, modified=old))
    ours: Tables = {"annotations": {"1": row | {"colour": "pink", "modified": new}}}
    theirs: Tables = {"annotations": {"1": row | {"note": "words", "modified": "2031-05-01T10:30:00.000Z"}}}
    (met,) = joined([ours, theirs])["annotations"].values()
    assert (met["note"], met["colour"]) == ("words", "pink")


def test_times_are_compared_whatever_their_form() -> None:
    assert moment("2031-05-01T10:00:00Z") < moment("2031-05-01T10:00:00.500Z")
    assert moment("2031-05-01T12:00:00+02:00")[0] == moment("2031-05-01T10:00:00Z")[0]
    assert moment("never") < moment("1999-01-01T00:00:00")
    assert later("2031-05-01T10:00:00.000Z", "2031-05-01T10:00:00.000Z") == "2031-05-01T10:00:00.001Z"
    assert later("odd", "2031-05-01T10:00:00.000Z") == "odd"
    assert stamped(None, {"id": "x", "versions": {}}, "2031") == {"id": "x", "modified": "2031"}


# Articles that are one.


def record(id: str, created: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "created": created, "digests": [], "sources": [], "text_hashes": []} | fields


def test_records_are_of_one_article_by_bytes_text_and_first_address() -> None:
    rows = [
        record("c", "2031-03", digests=["1"], sources=["/tmp/a.txt"]),
        record("a", "2031-01", digests=["1", "2"], text_hashes=["9"]),
        record("b", "2031-02", text_hashes=["9"], sources=["/x", "https://paper.example/1"]),
        record("d", "2031-04", sources=["https://paper.example/1", "https://paper.example/2"]),
        record("e", "2031-05", sources=["https://paper.example/2", "/tmp/a.txt"]),
    ]
    found = kinship_of(rows)
    assert found.ids_of("d") == ("a", "b", "c", "d")
    assert found.main_of("e") == "e"
    assert kinship_of(rows[::-1]) == found


def test_two_machines_read_one_page(pair: tuple[Library, Library], annotate: Annotate) -> None:
    one, other = pair
    page = Article(
        "1" * 32, "Tide\n\nHigh.", meta=Meta(title="Tide", source="https://paper.example/tide?utm_source=x")
    )
    again = Article(
        "2" * 32, "Tide\n\nHigh!", meta=Meta(title="Tide!", source="https://paper.example/tide#top")
    )
    one.record_article(page, "1" * 64)
    other.record_article(again, "2" * 64)
    one.save(annotate(article_id="1" * 32, note="one"))
    other.save(annotate(article_id="2" * 32, note="two"))
    meet(one, other)
    assert [found.title for found in one.articles() if "paper" in found.source] == ["Tide!"]
    assert {note.note for note in one.annotations("2" * 32)} == {"one", "two"}
    assert {note.article_id for note in one.all_annotations()} == {"1" * 32}
    assert one.record_article(again, "3" * 64).id == "1" * 32
    (undone,) = [one.undo("1" * 32)]
    assert undone is not None
    # Parted again, each has its own; and they stay apart though they say the same.
    parted = one.part("1" * 32)
    assert [found.id for found in parted] == ["1" * 32, "2" * 32]
    assert {note.note for note in one.annotations("2" * 32)} == {"two"}
    meet(one, other)
    assert {note.note for note in other.annotations("2" * 32)} == {"two"}
    assert one.record_article(again, "2" * 64).id == "2" * 32
    assert one.declare_same("2" * 32, "1" * 32).id == "1" * 32
    with pytest.raises(LibraryError, match="no article"):
        one.declare_same("1" * 32, "nothing")


def test_what_was_never_several_cannot_be_parted(pair: tuple[Library, Library]) -> None:
    one, _ = pair
    id = one.articles()[0].id
    with pytest.raises(LibraryError, match="nothing to part"):
        one.part(id)
    with pytest.raises(LibraryError, match="not one of"):
        one.part(id, "other")


# What lies beside a library.


@pytest.mark.parametrize(
    "name",
    [
        "library.sync-conflict-20310501-100000-ABCDEFG.json",
        "library.json.sync-conflict-20310501-100000-ABCDEFG.journal",
        "library (conflicted copy 2031-05-01 100000).json",
        "library (Ann's conflicted copy 2031-05-01).json",
        "library (Anns Konflikt-Kopie 2031-05-01).json",
        "library (Copie en conflit de Ann 2031-05-01).json",
        "library_conflict-20310501-100000.json",
        "library-DESKTOP-4F7K2.json",
        "library-annsmac.json",
        "library (1).json",
        "library 2.json",
        "library (SFConflict ann@paper.example 2031-05-01-10-00-00).json",
        "library.Conflict.json",
    ],
)
def test_names_of_conflict_copies(name: str) -> None:
    assert is_conflict_name(name)


@pytest.mark.parametrize(
    "name",
    ["library.json", "library-backup.json", "library.json.before-migration", "libraryx.json", "notes.json"],
)
def test_names_that_are_none(name: str) -> None:
    assert not is_conflict_name(name)


def test_copies_are_merged_and_kept(known: Annotation, pair: tuple[Library, Library]) -> None:
    one, other = pair
    change(other, known, note="other")
    other.close()
    for name in ("library (1).json", "library-laptop.json"):
        shutil.copy(other.folder / "library.json", one.folder / name)
    found = conflict_copies(one.folder)
    report = merge_copies(one.folder, found)
    assert (report.changed, report.summary) == (1, "1 changed annotation")
    assert [path.name for path in report.kept] == ["library (1).json", "library-laptop.json"]
    assert conflict_copies(one.folder) == []
    (one.folder / "library (1).json").write_text("again")
    assert set_aside(one.folder, one.folder / "library (1).json").name == "library (1) (2).json"
    assert conflict_copies(one.folder / "nowhere") == []


def test_another_machines_journal_is_merged(known: Annotation, pair: tuple[Library, Library]) -> None:
    one, other = pair
    change(other, known, note="only in the journal")
    copy = one.folder / "library.json.sync-conflict-20310501-100000-ABCDEFG.journal"
    shutil.copy(other.folder / "library.json.journal", copy)
    merge_copies(one.folder, conflict_copies(one.folder))
    assert [note.note for note in one.all_annotations()] == ["only in the journal"]
    broken = one.folder / "library (1).journal"
    broken.write_text("no journal")
    with pytest.raises(LibraryError, match="no library"):
        read_foreign(broken)


@pytest.mark.parametrize(
    "text",
    ["<<<<<<< a\n1\n", "<<<<<<< a\n=======\n=======\n>>>>>>> b\n", ">>>>>>> b\n", "<<<<<<< a\n<<<<<<< a\n"],
)
def test_marks_that_are_not_in_order(text: str) -> None:
    assert sides(text.encode()) is None


def test_a_library_with_half_of_gits_marks_is_damaged_and_left(library: Library, folder: Path) -> None:
    folder.mkdir()
    (folder / "library.json").write_text('{\n<<<<<<< HEAD\n"annotations": {}\n}\n')
    with pytest.raises(LibraryError, match="git’s marks"):
        library.articles()


def test_gits_marks_are_gone_with_the_first_checkpoint(
    known: Annotation, library: Library, folder: Path
) -> None:
    library.close()
    lines = (folder / "library.json").read_text().splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if known.id in line)
    theirs = lines[at].replace("both know this", "they know more").replace("yellow", "pink")
    lines[at] = f"<<<<<<< HEAD\n{lines[at]}=======\n{theirs}>>>>>>> other\n"
    (folder / "library.json").write_text("".join(lines))
    reread = Library(folder)
    assert {note.note for note in reread.all_annotations()} == {"both know this", "they know more"}
    assert reread.checkpoint()
    assert "<<<<" not in (folder / "library.json").read_text()
    assert json.loads((folder / "library.json").read_text())
    assert not reread.checkpoint()


def test_purged_elsewhere_leaves_the_steps_too(known: Annotation, pair: tuple[Library, Library]) -> None:
    one, other = pair
    other.delete(known.id)
    other.purge([known.id])
    merge_into(one.folder, [read_foreign(other.folder)])
    assert Library(one.folder).annotation(known.id) is None
    assert [edit for step in Library(one.folder).steps() for edit in step.edits if edit.id == known.id] == []


def test_what_was_imported_and_fetched_comes_along(pair: tuple[Library, Library]) -> None:
    one, other = pair
    Imported(one.folder).add("kobo", {"a": Base("1", ("here",))})
    Imported(other.folder).add("kobo", {"a": Base("2"), "b": Base("3", ("there",), "red")})
    Imported(other.folder).add("kindle", {"a": Base("4")})
    page = KeptPage(
        ("https://pier.example/tide", "https://pier.example/t"), b"<p>tide", "2031-01-01T00:00:00Z"
    )
    Pages(other.folder / "pages").keep(page)
    merge_into(one.folder, [read_foreign(other.folder)])
    kobo, kindle = (Imported(one.folder).known(format) for format in ("kobo", "kindle"))
    assert (kobo.base("a"), kobo.base("b")) == (Base("1", ("here",)), Base("3", ("there",), "red"))
    assert kindle.base("a") == Base("4")
    assert Pages(one.folder / "pages").find("https://pier.example/t") == page
