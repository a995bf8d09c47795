"""What an import finds of words told in part, and what it keeps of how they were written elsewhere."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reader.article import Article, Block, Meta, Placed, Span
from reader.cli import main
from reader.exchange.broadsheet_json import to_broadsheet_json
from reader.exchange.foreign import ForeignFile
from reader.exchange.importing import read_foreign_file
from reader.exchange.web_annotation import to_web_annotations
from reader.imports.adopting import adopt
from reader.imports.bringing import bring
from reader.imports.report import FileReport
from reader.library.store import Library
from reader.pipeline import placed_annotations

TEXT = "The fees rose in May. Runa Holt said that she would stop. The mill asked for a vote. It was refused."
URL = "https://paper.example/fees"


@pytest.fixture
def library(library_folder: Path) -> Library:
    library = Library(library_folder)
    meta = Meta(title="Harbour Fees", authors=("Tove Brandt",), source=URL)
    library.record_article(Article("a1", TEXT, (Block(Span(0, len(TEXT))),), (), meta), "")
    return library


def bringing(library: Library, value: object, name: str = "file.json") -> FileReport:
    data = value.encode() if isinstance(value, str) else json.dumps(value).encode()
    importer, reading = read_foreign_file(ForeignFile(name, data))
    return bring(library, reading, name, importer.name, importer.family)


def web_annotation(target: object) -> dict[str, object]:
    context = "http://www.w3.org/ns/anno.jsonld"
    return {"@context": context, "id": "https://x.example/1", "type": "Annotation", "target": target}


def ranged(first: str, last: str) -> dict[str, object]:
    return web_annotation(
        {
            "source": URL,
            "selector": {
                "type": "RangeSelector",
                "startSelector": {"type": "TextQuoteSelector", "exact": first},
                "endSelector": {"type": "TextQuoteSelector", "exact": last},
            },
        }
    )


def test_a_range_reaches_up_to_where_its_end_selector_begins(library: Library) -> None:
    report = bringing(library, ranged("Runa Holt", "The mill"))
    (one,) = library.annotations("a1")
    assert (report.placed, one.anchor.exact) == (1, "Runa Holt said that she would stop.")
    again = bringing(library, ranged("Runa Holt", "The mill"))
    assert (again.new, again.already) == (0, 1)


def test_a_text_fragment_reaches_to_the_end_of_its_last_words(library: Library) -> None:
    bringing(library, web_annotation(f"{URL}#:~:text=Runa%20Holt,would%20stop"))
    assert [one.anchor.exact for one in library.annotations("a1")] == ["Runa Holt said that she would stop"]


def test_a_range_whose_end_is_not_there_keeps_what_is_known_of_its_words(library: Library) -> None:
    report = bringing(library, ranged("Runa Holt", "nowhere at all"))
    (one,) = library.annotations("a1")
    assert (report.detached, one.anchor.exact) == (1, "Runa Holt … nowhere at all")


def test_short_words_with_strange_context_are_placed_whole(library: Library) -> None:
    selector = {"type": "TextQuoteSelector", "exact": "It was refused.", "prefix": "x ", "suffix": " W"}
    bringing(library, web_annotation({"source": URL, "selector": selector}))
    assert [one.anchor.exact for one in library.annotations("a1")] == ["It was refused."]


@pytest.mark.parametrize("author", ["Brandt, Tove", "Tove Brandt", "Somebody Else", ""])
def test_a_few_words_of_the_same_author_find_their_article(library: Library, author: str) -> None:
    facts = "Your Highlight on Location 5-6 | Added on Monday, 5 May 2031 10:00:00"
    title = f"Another Title ({author})" if author else "Another Title"
    report = bringing(library, f"{title}\n- {facts}\n\nThe mill asked for a vote\n==========\n", "c.txt")
    assert (report.placed, report.waiting) == ((1, 0) if "Brandt" in author else (0, 1))


@pytest.mark.parametrize("write", [to_broadsheet_json, to_web_annotations])
def test_the_times_of_an_annotation_come_along(
    library: Library, tmp_path: Path, write: Callable[[Article, Sequence[Placed], str], str]
) -> None:
    bringing(library, ranged("Runa Holt", "The mill"))
    article = Article("a1", TEXT, (), (), Meta(title="Harbour Fees", source=URL))
    placed = placed_annotations(library, article)
    other = Library(tmp_path / "other")
    bringing(other, write(article, placed, "a1"))
    times = {one.id: (one.created, one.modified) for one in library.annotations("a1")}
    assert times
    assert {one.id: (one.created, one.modified) for one in other.annotations("a1")} == times


def test_what_was_purged_here_comes_back_as_of_now(library: Library) -> None:
    bringing(library, ranged("Runa Holt", "The mill"))
    (one,) = library.annotations("a1")
    library.delete(one.id)
    library.purge([one.id])
    (back,) = library.save_all([replace(one, deleted="")], as_written=True)
    assert back.modified > one.modified


def test_notes_of_zotero_come_and_its_drawings_are_counted(library: Library) -> None:
    item = {
        "itemType": "webpage",
        "title": "Harbour Fees",
        "url": URL,
        "notes": [{"key": "N1", "note": "<p>What <b>I</b> thought</p>"}],
        "attachments": [
            {"path": "/x", "annotations": [{"key": "I1", "annotationType": "ink", "annotationText": ""}]}
        ],
    }
    report = bringing(library, {"items": [item]})
    assert [one.note for one in library.annotations("a1")] == ["What I thought"]
    assert (report.new, report.left_out, report.problems) == (1, 1, ())
    child = {"data": {"key": "N2", "parentItem": "T", "itemType": "note", "note": "<p>Later</p>"}}
    parent = {"data": {"key": "T", "itemType": "webpage", "title": "Harbour Fees", "url": URL}}
    marked = {"data": {"key": "A", "parentItem": "T", "annotationText": "The fees rose in May"}}
    assert bringing(library, [child, parent, marked]).placed == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notes.md", "# Code\n\nfunction f() { return { highlight: 1 } }\n"),
        ("s.lua", 'return { ["a"] = 1 }\n'),
    ],
)
def test_what_only_looks_like_a_books_settings_is_none(name: str, text: str) -> None:
    from reader.exchange.importers import koreader

    assert not koreader.recognises(ForeignFile(name, text.encode()))


def test_entries_of_koreaders_json_without_words_are_counted(library: Library) -> None:
    entries = [{"text": "", "page": 3, "time": 3}, {"text": "The mill asked", "page": 4, "time": 4}]
    report = bringing(library, {"title": "Harbour Fees", "author": "T. Brandt", "entries": entries})
    assert (report.new, report.left_out) == (1, 1)


def test_words_without_a_place_are_told_in_one_line(library: Library) -> None:
    note = web_annotation("https://elsewhere.example/")
    report = bringing(library, {**note, "bodyValue": "one\n\ntwo"})
    assert [words for _, words in report.not_placed] == ["one two"]


def test_a_damaged_file_in_a_folder_is_told_and_the_others_come(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04garbage")
    (tmp_path / "b.csv").write_text("Highlight,Title\nsome words,A Title\n", "utf-8")
    assert main(["import", "--library", str(tmp_path / "library"), str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert "a.zip is a damaged archive" in told.err
    assert "b.csv (readwise-csv): 1 new" in told.out


@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [
        (("Runa Holt", None), ("The mill", False), "Runa Holt said that she would stop."),
        (
            ("Runa  Holt", None),
            ("asked for a vote", True),
            "Runa Holt said that she would stop. The mill asked for a vote",
        ),
    ],
)
def test_a_range_that_came_before_its_article_is_whole_when_that_is_opened(
    library_folder: Path, first: tuple[str, None], last: tuple[str, bool], whole: str
) -> None:
    library = Library(library_folder)
    if last[1]:
        fragment = f"{URL}#:~:text=" + first[0].replace(" ", "%20") + "," + last[0].replace(" ", "%20")
        value = web_annotation(fragment)
    else:
        value = ranged(first[0], last[0])
    assert bringing(library, value).waiting == 1
    (one,) = library.all_annotations()
    assert "…" in one.anchor.exact
    meta = Meta(title="Harbour Fees", authors=("Tove Brandt",), source=URL)
    article = Article("a1", TEXT, (Block(Span(0, len(TEXT))),), (), meta)
    record = library.record_article(article, "")
    adopt(library, record, article)
    (placed,) = placed_annotations(library, replace(article, id=record.id))
    assert placed.span is not None
    assert placed.span.of(TEXT) == placed.annotation.anchor.exact == whole
    assert bringing(library, value).already == 1
    assert len(library.all_annotations()) == 1
