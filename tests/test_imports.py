"""What was marked elsewhere comes into the library: to its article, once, and no word of it is lost."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import AnnotationKind, Colour
from reader.cli import main
from reader.exchange.broadsheet_json import to_broadsheet_json
from reader.exchange.foreign import ForeignFile
from reader.exchange.importing import read_foreign_file
from reader.exchange.web_annotation import to_web_annotations
from reader.imports.bringing import bring
from reader.imports.report import FileReport
from reader.library.store import Library
from reader.pipeline import (
    all_placed,
    find_words,
    new_annotation,
    open_source,
    placed_annotations,
    remember,
)

ARTICLE = """Harbour Fees Rise Again

OSTERBY — The council voted on Monday to raise the fees of the quay by five crowns a ton from the autumn on.

“We cannot pay that,” said Runa Holt, who owns the red ferry. “We will stop before the winter comes.”

The mill at the head of the harbour has asked for another vote, and its owner said that the fees would cost it
more than the flood had.
"""
URL = "https://paper.example/harbour"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def library(library_folder: Path) -> Library:
    return Library(library_folder)


Importing = Callable[..., FileReport]


@pytest.fixture
def importing(library: Library) -> Importing:
    def run(value: object, name: str = "file.json", *, dry_run: bool = False) -> FileReport:
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        importer, reading = read_foreign_file(ForeignFile(name, data))
        return bring(library, reading, name, importer.name, importer.family, dry_run=dry_run)

    return run


def row(words: str, note: str = "", uri: str = URL, **more: object) -> dict[str, object]:
    quotation = {"type": "TextQuoteSelector", "exact": words, **dict(more.pop("context", {}))}  # type: ignore[call-overload]
    return {
        "id": "h1",
        "uri": uri,
        "text": note,
        "tags": [],
        "created": "2031-04-01T10:00:00Z",
        "updated": "2031-04-01T10:00:00Z",
        "target": [{"source": uri, "selector": [quotation]}],
        "document": {"title": ["Harbour Fees Rise Again"]},
        **more,
    }


def rows(*some: dict[str, object]) -> dict[str, object]:
    return {"total": len(some), "rows": list(some)}


def clippings(*entries: tuple[str, str]) -> bytes:
    title = "Harbour Fees Rise Again (Brandt, Tove)"
    return "".join(f"{title}\n- {facts}\n\n{words}\n==========\n" for facts, words in entries).encode()


def test_words_go_to_the_article_with_the_title_and_are_placed(
    article: Path, library: Library, importing: Importing
) -> None:
    opened = remember(library, open_source(str(article)))
    done = importing(rows(row('"We cannot pay that," said  Runa\nHolt', "Who?", tags=["fees"])))
    assert (done.found, done.new, done.placed, done.waiting) == (1, 1, 1, 0)
    (placed,) = placed_annotations(library, opened.article)
    assert placed.span is not None
    assert placed.span.of(opened.article.text) == "“We cannot pay that,” said Runa Holt"
    assert (placed.annotation.note, placed.annotation.tags) == ("Who?", ("fees",))
    assert placed.annotation.created == "2031-04-01T10:00:00.000Z"


def test_a_page_is_known_by_its_address_however_it_is_written(
    article: Path, library: Library, importing: Importing
) -> None:
    opened = open_source(str(article))
    at_web = replace(opened, article=replace(opened.article, meta=replace(opened.article.meta, source=URL)))
    known = remember(library, at_web).article
    address = "http://www.paper.example/harbour/?utm_source=mail&fbclid=1#top"
    done = importing(rows(row("the red ferry", uri=address, document={})))
    assert done.placed == 1
    assert len(placed_annotations(library, known)) == 1


def test_words_alone_find_their_article(article: Path, library: Library, importing: Importing) -> None:
    remember(library, open_source(str(article)))
    table = b"Highlight,Title,Author\nThe council voted on Monday to raise the fees of the quay,A Scrap,\n"
    assert importing(table, "x.csv").placed == 1
    few = b"Highlight,Title,Author\nthe harbour has asked,Another Scrap,\n"
    assert importing(few, "x.csv").waiting == 1


def test_the_same_title_of_another_author_with_other_words_is_another_article(
    article: Path, library: Library, importing: Importing
) -> None:
    remember(library, open_source(str(article)))
    table = (
        b"Highlight,Title,Author\n"
        b"None of these words was ever printed in that paper,Harbour Fees Rise Again,Ole Lind\n"
    )
    done = importing(table, "x.csv")
    assert (done.placed, done.detached, done.waiting) == (0, 0, 1)
    assert len(library.articles()) == 2


def test_what_waits_goes_to_its_article_when_that_is_opened(
    article: Path, library: Library, importing: Importing
) -> None:
    facts = "Your Highlight on page 1 | Location 5-7 | Added on Monday, March 3, 2031 9:15:02 PM"
    done = importing(
        clippings((facts, "The mill at the head of the harbour has asked for another vote")), "c.txt"
    )
    assert (done.new, done.waiting, done.articles) == (1, 1, 1)
    (record,) = library.articles()
    assert (record.title, record.authors) == ("Harbour Fees Rise Again", ("Brandt, Tove",))
    (detached,) = all_placed(library)
    assert detached.span is None
    known = remember(library, open_source(str(article)))
    (placed,) = placed_annotations(library, known.article)
    assert placed.span is not None
    assert len(library.articles()) == 1
    assert library.articles()[0].title == "Harbour Fees Rise Again"
    # And so it stays: what was imported comes no second time.
    again = importing(
        clippings((facts, "The mill at the head of the harbour has asked for another vote")), "c.txt"
    )
    assert (again.new, again.already) == (0, 1)


def test_what_waits_for_a_page_is_there_when_the_page_is_opened(
    article: Path, library: Library, importing: Importing
) -> None:
    assert importing(rows(row("red ferry", uri=f"{URL}/?utm_source=x", document={}))).waiting == 1
    opened = open_source(str(article))
    meta = replace(opened.article.meta, source=URL)
    known = remember(library, replace(opened, article=replace(opened.article, meta=meta))).article
    (placed,) = placed_annotations(library, known)
    assert placed.span is not None
    (record,) = library.articles()
    assert record.title == "Harbour Fees Rise Again"


def test_what_waits_can_be_listed_and_exported(
    library: Library, importing: Importing, capsys: pytest.CaptureFixture[str]
) -> None:
    importing(rows(row("red ferry", "Who?")))
    (record,) = library.articles()
    library.close()
    assert main(["annotations", record.id]) == 0
    assert "“red ferry” [detached]" in capsys.readouterr().out
    assert main(["export", "--all", "--format", "json"]) == 0
    (exported,) = json.loads(capsys.readouterr().out)["articles"]
    assert [one["note"] for one in exported["annotations"]] == ["Who?"]


def test_what_its_reader_parted_stays_apart(article: Path, library: Library, importing: Importing) -> None:
    importing(rows(row("The council voted on Monday to raise the fees")))
    known = remember(library, open_source(str(article))).article
    assert len(placed_annotations(library, known)) == 1
    one, other = library.part(library.articles()[0].id)
    assert {len(library.annotations(each.id)) for each in (one, other)} == {0, 1}
    remember(library, open_source(str(article)))
    importing(rows(row("The council voted on Monday to raise the fees", "again")))
    assert len(library.articles()) == 2


def test_another_article_takes_nothing_of_what_waits(
    tmp_path: Path, library: Library, importing: Importing
) -> None:
    importing(rows(row("The council voted on Monday to raise the fees")))
    other = tmp_path / "other.txt"
    other.write_text(
        "The Lighthouse\n\nNobody had counted its steps since the war, and nobody would.\n", "utf-8"
    )
    known = remember(library, open_source(str(other)))
    assert placed_annotations(library, known.article) == []
    assert len(library.articles()) == 2


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


@pytest.mark.parametrize("write", [to_broadsheet_json, to_web_annotations])
def test_our_own_export_brings_everything_to_another_library(
    write: Callable[..., str], article: Path, library: Library, tmp_path: Path
) -> None:
    opened = remember(library, open_source(str(article)))
    text = opened.article.text
    for words, kind in (
        ("the red ferry", AnnotationKind.HIGHLIGHT),
        ("We cannot pay that,", AnnotationKind.QUOTE),
    ):
        made = new_annotation(
            opened.article,
            find_words(text, words),
            kind=kind,
            colour=Colour.BLUE,
            note="a\n\nb 🙂",
            tags=("x", "y"),
            speaker="Runa Holt",
        )
        library.save(made)
    exported = write(opened.article, placed_annotations(library, opened.article), opened.article.id)
    other = Library(tmp_path / "other")
    for expected in (2, 0):
        importer, reading = read_foreign_file(ForeignFile("x", exported.encode()))
        done = bring(other, reading, "x", importer.name, importer.family)
        assert done.new == expected
    known = remember(other, open_source(str(article)))
    came = [one.annotation for one in placed_annotations(other, known.article)]
    here = [one.annotation for one in placed_annotations(library, opened.article)]
    assert [replace(one, modified="", article_id="") for one in came] == [
        replace(one, modified="", article_id="") for one in here
    ]
    # At home there is nothing new in it.
    done = bring(library, reading, "x", importer.name, importer.family)
    assert (done.new, done.updated, done.already) == (0, 0, 2)


def test_our_own_json_brings_the_text_too(article: Path, library: Library, tmp_path: Path) -> None:
    opened = remember(library, open_source(str(article)))
    library.save(new_annotation(opened.article, find_words(opened.article.text, "the red ferry")))
    exported = to_broadsheet_json(opened.article, placed_annotations(library, opened.article))
    other = Library(tmp_path / "other")
    _, reading = read_foreign_file(ForeignFile("x", exported.encode()))
    assert bring(other, reading, "x", "json").placed == 1
    (placed,) = all_placed(other)
    assert placed.span is not None
    assert other.articles()[0].title == opened.article.meta.title


NOTES = st.text(max_size=12) | st.sampled_from(["Who?", "Who is it?", "", " ", "🙂\n\nb"])
MARKED = st.sampled_from(
    ["the red ferry", "“We cannot pay that,”", "the", "gone from it", "", "a\nb"]
) | st.text(max_size=8)
FILES = st.lists(
    st.builds(
        lambda id, words, note, uri: row(words, note, uri, id=id),
        st.sampled_from("abcd"),
        MARKED,
        NOTES,
        st.sampled_from([URL, "https://other.example/x", "urn:x-pdf:1"]),
    ),
    max_size=4,
).map(lambda some: rows(*some))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(FILES, FILES)
def test_whatever_comes_comes_once_and_no_note_is_lost(
    one: dict[str, object], other: dict[str, object]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder))
        said: set[str] = set()
        for file in (one, one, other, other):
            known = {a.id: a.note for a in library.all_annotations()}
            importer, reading = read_foreign_file(ForeignFile("x", json.dumps(file).encode()), "hypothesis")
            done = bring(library, reading, "x", importer.name, importer.family)
            assert done.found == done.new + done.already + done.updated + done.trashed + done.kept_both
            now = {a.id: a.note for a in library.all_annotations()}
            assert len(now) == len(known) + done.new + done.kept_both
            said = {a.note for a in reading.annotations if a.note.strip()}
            assert all(any(note in kept for kept in now.values()) for note in said)
            again = bring(library, reading, "x", importer.name, importer.family)
            assert (again.new, again.updated, again.kept_both) == (0, 0, 0)
        library.close()


# The command.


def test_the_command_says_what_came(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "h.json", tmp_path / "bad.json"
    good.write_text(json.dumps(rows(row("the red ferry"), {"id": "h9", "target": [], "text": "x"})), "utf-8")
    bad.write_text('{"rows": [', "utf-8")
    capsys.readouterr()
    assert main(["import", str(good), str(bad)]) == 1
    out, err = capsys.readouterr()
    assert "(hypothesis): 1 new" in out
    assert "1 not understood" in out
    assert "record 2: names no page" in err
    assert "bad.json is not valid JSON: line 1, column 11" in err
    assert main(["import", str(good), "--json", "--dry-run"]) == 1
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["found"], told["new"], told["already"], told["format"]) == (1, 0, 1, "hypothesis")


def test_folders_are_looked_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    samples = Path(__file__).parent / "exchange" / "samples"
    assert main(["import", str(samples), "--dry-run"]) in (0, 1)
    assert len(capsys.readouterr().out.strip().splitlines()) > 10
    assert main(["import", str(samples / "omnivore")]) == 0
    assert "3 new" in capsys.readouterr().out
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["import", str(empty)]) == 1
    assert "nothing to import" in capsys.readouterr().err


def test_bad_usage_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["import"]) == 2
    assert main(["import", "x", "--format", "nonsense"]) == 2
    assert "there is no format “nonsense”" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "nowhere.json")]) == 1
    assert "Cannot read" in capsys.readouterr().err
    assert main(["import", "--list-formats"]) == 0
    assert "kindle" in capsys.readouterr().out
