"""What comes again is not brought twice, and no note is lost, neither that of here nor that of there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from foreign_rows import URL, clippings, row, rows

from reader.article import Colour
from reader.exchange.csv_table import to_csv
from reader.imports.report import FileReport
from reader.library.store import Library
from reader.pipeline import (
    find_words,
    new_annotation,
    open_source,
    placed_annotations,
    remember,
)

Importing = Callable[..., FileReport]


def test_twice_brings_nothing_new(article: Path, library: Library, importing: Importing) -> None:
    remember(library, open_source(str(article)))
    file = rows(
        row("the red ferry", "Who?"), row("the mill", "Where?", id="h2"), row("", "All of it", id="h3")
    )
    first, second = importing(file), importing(file)
    assert (first.new, second.new, second.already, second.updated) == (3, 0, 3, 0)
    assert len(library.all_annotations()) == 3


def test_a_dry_run_changes_nothing(article: Path, library: Library, importing: Importing) -> None:
    done = importing(rows(row("the red ferry")), dry_run=True)
    assert done.new == 1
    assert not library.folder.exists()
    assert library.all_annotations() == []


def test_a_note_that_was_changed_there_is_changed_here(library: Library, importing: Importing) -> None:
    importing(rows(row("the red ferry", "Who?", tags=["a", "b"])))
    done = importing(rows(row("the red ferry", "Who is it?", tags=["b", "c"])))
    assert (done.new, done.updated) == (0, 1)
    (one,) = library.all_annotations()
    assert (one.note, one.tags) == ("Who is it?", ("b", "c"))
    assert importing(rows(row("the red ferry", "Who is it?", tags=["b", "c"]))).already == 1


def test_a_note_that_was_edited_here_stays_as_it_is(library: Library, importing: Importing) -> None:
    importing(rows(row("the red ferry", "Who?")))
    (one,) = library.all_annotations()
    library.save(replace(one, note="I know now.", colour=Colour.PINK, tags=("mine",)))
    assert importing(rows(row("the red ferry", "Who?"))).already == 1
    (one,) = library.all_annotations()
    assert (one.note, one.colour, one.tags) == ("I know now.", Colour.PINK, ("mine",))


def test_of_a_note_edited_here_and_there_both_are_kept(library: Library, importing: Importing) -> None:
    importing(rows(row("the red ferry", "Who?")))
    (one,) = library.all_annotations()
    library.save(replace(one, note="I know now."))
    done = importing(rows(row("the red ferry", "Who is it?")))
    assert done.kept_both == 1
    assert {one.note for one in library.all_annotations()} == {"I know now.", "Who is it?"}
    assert importing(rows(row("the red ferry", "Who is it?"))).already == 1
    (library.folder / "imports.json").unlink()  # nothing is known of earlier imports: nothing is lost either
    importing(rows(row("the red ferry", "Who is it?")))
    assert {one.note for one in library.all_annotations()} == {"I know now.", "Who is it?"}


def test_what_was_deleted_here_does_not_come_back(library: Library, importing: Importing) -> None:
    importing(rows(row("the red ferry")))
    (one,) = library.all_annotations()
    library.delete(one.id)
    assert importing(rows(row("the red ferry"))).trashed == 1
    library.purge([one.id])
    assert importing(rows(row("the red ferry"))).trashed == 1
    assert library.all_annotations() == []


def test_an_import_is_one_step_to_undo(library: Library, importing: Importing) -> None:
    importing(rows(row("the red ferry"), row("the mill", id="h2")))
    done = library.undo()
    assert done is not None
    assert len(done.step.edits) == 2
    assert library.all_annotations() == []


def test_two_programs_that_marked_the_same_make_one(
    article: Path, library: Library, importing: Importing
) -> None:
    remember(library, open_source(str(article)))
    importing(rows(row("the red ferry", "Who?")))
    table = f"Quote,URL,Body,User,Tags\nthe red ferry,{URL},Who?,tove,\n".encode()
    assert importing(table, "x.csv").already == 1
    assert len(library.all_annotations()) == 1


def test_a_highlight_that_was_resized_on_the_device_is_resized_here(
    article: Path, library: Library, importing: Importing
) -> None:
    opened = remember(library, open_source(str(article)))
    short = (
        "Your Highlight on Location 5-6 | Added on Monday, March 3, 2031 9:15:02 PM",
        "The council voted",
    )
    long = (
        "Your Highlight on Location 5-7 | Added on Tuesday, March 4, 2031 9:15:02 PM",
        "The council voted on Monday to raise the fees",
    )
    note = ("Your Note on Location 6 | Added on Monday, March 3, 2031 9:16:02 PM", "Who?")
    assert importing(clippings(short, note), "c.txt").placed == 1
    done = importing(clippings(short, note, long), "c.txt")
    assert (done.new, done.updated, done.collapsed) == (0, 1, 1)
    (placed,) = placed_annotations(library, opened.article)
    assert placed.span is not None
    assert placed.span.of(opened.article.text) == long[1]
    assert placed.annotation.note == "Who?"


class TestOnAnotherMachine:
    """It got `library.json` alone, by git or as a conflict copy: what was imported is told by the rows."""

    @pytest.fixture
    def arrived(self, library: Library) -> Library:
        (library.folder / "imports.json").unlink()
        return library

    @pytest.fixture
    def edited(self, library: Library, importing: Importing) -> Library:
        importing(rows(row("the red ferry", "Who?", tags=["ship", "to read"])))
        (one,) = library.all_annotations()
        library.save(replace(one, note="I know now.", tags=("ship",), colour=Colour.PINK))
        return library

    def test_what_was_edited_stays_and_nothing_is_new(
        self, edited: Library, arrived: Library, importing: Importing
    ) -> None:
        before = arrived.all_annotations()
        done = importing(rows(row("the red ferry", "Who?", tags=["ship", "to read"])))
        assert (done.new, done.updated, done.kept_both, done.already) == (0, 0, 0, 1)
        assert arrived.all_annotations() == before

    def test_what_was_changed_there_since_is_still_told(
        self, edited: Library, arrived: Library, importing: Importing
    ) -> None:
        done = importing(rows(row("the red ferry", "Who is it?", tags=["ship", "new"])))
        assert done.kept_both == 1
        assert {one.note for one in arrived.all_annotations()} == {"I know now.", "Who is it?"}
        assert importing(rows(row("the red ferry", "Who is it?", tags=["ship", "new"]))).already == 1
        assert len(arrived.all_annotations()) == 2

    def test_a_note_that_nobody_edited_follows_the_one_there(
        self, library: Library, importing: Importing
    ) -> None:
        importing(rows(row("the red ferry", "Who?")))
        (library.folder / "imports.json").unlink()
        assert importing(rows(row("the red ferry", "Who is it?"))).updated == 1
        assert [one.note for one in library.all_annotations()] == ["Who is it?"]

    def test_what_was_erased_does_not_come_back(self, library: Library, importing: Importing) -> None:
        importing(rows(row("the red ferry")))
        (one,) = library.all_annotations()
        library.delete(one.id)
        library.purge([one.id])
        (library.folder / "imports.json").unlink()
        assert importing(rows(row("the red ferry"))).trashed == 1
        assert library.all_annotations() == []

    def test_a_resized_highlight_is_known_by_its_earlier_form(
        self, library: Library, importing: Importing
    ) -> None:
        short = ("Your Highlight on Location 5-6 | Added on Monday, March 3, 2031 9:15:02 PM", "The council")
        long = (
            "Your Highlight on Location 5-7 | Added on Tuesday, March 4, 2031 9:15:02 PM",
            "The council voted",
        )
        importing(clippings(short), "c.txt")
        (library.folder / "imports.json").unlink()
        done = importing(clippings(short, long), "c.txt")
        assert (done.new, done.updated) == (0, 1)
        assert len(library.all_annotations()) == 1


def test_a_table_of_ours_brings_back_what_a_spreadsheet_changed(
    article: Path, library: Library, importing: Importing
) -> None:
    opened = remember(library, open_source(str(article)))
    span = find_words(opened.article.text, "the red ferry")
    library.save(new_annotation(opened.article, span, note="Who?", tags=("to read", "a, b")))
    text = to_csv(opened.article, placed_annotations(library, opened.article))
    assert importing(text.encode(), "x.csv").already == 1
    changed = text.replace("Who?", "Who is it?").replace("yellow", "pink").replace("to read, ", "")
    assert importing(changed.encode(), "x.csv").updated == 1
    (one,) = library.all_annotations()
    assert (one.note, one.colour, one.tags) == ("Who is it?", Colour.PINK, ("a, b",))
    assert importing(changed.encode(), "x.csv").already == 1
