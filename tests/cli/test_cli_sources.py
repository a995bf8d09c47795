"""Markdown and EPUB by every command: read, understood, marked, exported, and found again when moved."""

import shutil
from pathlib import Path

import pytest
from command_line import run
from sample_books import book, chapter, nav
from web_server import Server

NOTE = """---
title: The Quay That Moved
author: Ines Calder
date: 2031-05-03
---

Marta Quill walked down to the quay at Harrow Bay on 3 May 1931.[^1]

## The rock

“The tide has not come back,” said Josip Wray, the harbour master.

[^1]: The quay was built in 1877.
"""
BOOK = book(
    {
        "nav.xhtml": nav(
            '<li><a href="one.xhtml">1. The Quay</a></li><li><a href="two.xhtml">2. The Rock</a></li>'
        ),
        "one.xhtml": chapter(
            "<h1>1</h1><h1>The Quay</h1><p>Marta Quill walked to the quay at Harrow Bay.</p>"
        ),
        "two.xhtml": chapter(
            "<h1>2</h1><h1>The Rock</h1>"
            "<p>“The tide has not come back,” said Josip Wray, the harbour master.</p>"
        ),
    }
)


@pytest.fixture(params=["quay.md", "tide.epub"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / request.param
    path.write_bytes(NOTE.encode() if path.suffix == ".md" else BOOK)
    return path


def test_names_and_quotes_are_found(source: Path) -> None:
    names = {entity["name"] for entity in run("entities", source, "--json").json["entities"]}
    assert {"Marta Quill", "Harrow Bay"} <= names
    (quote,) = run("quotes", source, "--json").json["quotes"]
    assert (quote["text"].strip("“”"), quote["speaker"]) == ("The tide has not come back,", "Josip Wray")


def test_notes_stand_under_their_headings_and_are_found_when_the_file_is_moved(
    source: Path, tmp_path: Path
) -> None:
    marked = run("annotate", source, "--quote", "harbour master", "--note", "Ask him.")
    assert marked.code == 0
    moved = tmp_path / "elsewhere" / f"renamed{source.suffix}"
    moved.parent.mkdir()
    shutil.move(source, moved)
    (row,) = run("annotations", moved, "--json").json
    assert (row["id"], row["state"], row["exact"]) == (marked.text.strip(), "exact", "harbour master")
    exported = run("export", moved).text
    assert "Ines Calder" in exported
    assert exported.index("he " + ("rock" if moved.suffix == ".md" else "Rock")) < exported.index("> harbour")


def test_what_was_exported_can_be_read_again(source: Path, tmp_path: Path) -> None:
    run("annotate", source, "--quote", "harbour master", "--note", "Ask *him* about it.")
    exported = tmp_path / "exported.md"
    exported.write_text(run("export", source).text, "utf-8")
    read = run("clean", exported)
    title = read.text.split("\n")[0]
    assert title == ("The Quay That Moved" if source.suffix == ".md" else "The Long Tide")
    assert "harbour master" in read.text
    assert "Ask *him* about it." in read.text  # what a reader writes stays as written
    assert "<!--" not in read.text
    assert "content_hash" not in read.text


def test_cleaning_to_markdown_and_back_changes_no_word(source: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.md"
    again.write_text(run("clean", source, "--format", "markdown").text, "utf-8")
    assert run("clean", again).text == run("clean", source).text


def test_both_are_read_from_the_web_and_from_standard_input(source: Path, server: Server) -> None:
    kind = "text/markdown" if source.suffix == ".md" else "application/epub+zip"
    data = source.read_bytes()
    url = server.at("/it", lambda visitor: visitor.answer(data, headers={"Content-Type": kind}))
    expected = run("clean", source).text
    assert run("clean", url).text == expected
    assert run("clean", "-", stdin=data).text == expected


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("---\ntitle: Quay\n---\n\nWords.\n\n<!-- hidden -->\n", "utf-8")
    told = run("clean", "--explain", note)
    assert "front-matter" in told.text + told.err
    assert "is a comment" in told.text + told.err
    assert [one["class"] for one in run("clean", "--json", note).json["removed"]] == [
        "front-matter",
        "comment",
    ]
