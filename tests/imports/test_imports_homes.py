"""What was marked elsewhere comes into the library: to its article, if that is here, else it waits."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from foreign_rows import URL, clippings, row, rows

from reader.cli import main
from reader.imports.report import FileReport
from reader.library.store import Library
from reader.pipeline import (
    all_placed,
    open_source,
    placed_annotations,
    remember,
)

Importing = Callable[..., FileReport]


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
