"""Which sources are pages, and what their bytes mean."""

import subprocess
import sys

import pytest

from reader.sources import draft_from_bytes, draft_from_text

_PAGE = "<p>Die Fähre schläft am Kai von Solvik – „für immer“.</p>"


@pytest.mark.parametrize(
    ("text", "name", "content_type"),
    [
        ("<!DOCTYPE html>\n<html><body><p>Hello boat</p></body></html>", "thing", ""),
        ("\n  <!-- saved -->\n<HTML lang=en><body>Hello boat", "-", ""),
        ("<div><p>One</p><p>Two</p><p>Three</p><ul><li>Hello boat</li></ul></div>", "thing", ""),
        ("<p>Hello boat", "page.HTM", ""),
        ("<p>Hello boat", "https://solvik.example/page.html?x=1#y", ""),
        ("Hello <i>boat</i>", "https://solvik.example/", "Text/HTML; charset=utf-8"),
        ("<p>Hello boat", "thing", "application/xhtml+xml"),
    ],
)
def test_pages_are_known_by_content_by_name_and_by_what_a_server_says(
    text: str, name: str, content_type: str
) -> None:
    draft = draft_from_bytes(text.encode(), name, content_type)
    assert draft.format == "html"
    assert "Hello boat" in draft.text
    assert "<" not in draft.text


@pytest.mark.parametrize(
    ("text", "name", "content_type"),
    [
        ("The <b>bold</b> tag makes words bold.", "notes", ""),
        ("The <b>bold</b> tag makes words bold.", "notes.txt", "text/plain"),
        ("No tags at all,\nbut two lines.", "page.html", ""),
        ("No tags at all, 1 < 2.", "https://solvik.example/", "text/html"),
    ],
)
def test_text_stays_text(text: str, name: str, content_type: str) -> None:
    draft = draft_from_bytes(text.encode(), name, content_type)
    assert (draft.format, draft.text) == ("text", text)


def test_text_in_hand_that_is_a_page_is_read_as_one() -> None:
    assert draft_from_text("<!doctype html><p>Hello <i>boat</i></p>").text == "Hello boat"
    empty = "<!doctype html><script>x</script>"
    assert draft_from_text(empty).text == empty


@pytest.mark.parametrize(
    ("head", "encoding", "content_type"),
    [
        ("", "utf-8", ""),
        ('<meta charset="windows-1252">', "cp1252", ""),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252", ""),
        ('<meta charset="iso-8859-1">', "utf-8", ""),
        ('<meta charset="utf-8">', "cp1252", "text/html; charset=windows-1252"),
        ('<meta charset="koi8-r">', "utf-8-sig", ""),
        ('<meta charset="utf-16">', "utf-8", ""),
        ('<meta charset="no-such-thing">', "cp1252", ""),
        ("", "utf-16", ""),
        ('<meta charset="koi8-r">', "utf-8", "text/html; charset=utf-8"),
    ],
)
def test_the_encoding_is_what_the_mark_the_server_or_the_page_says(
    head: str, encoding: str, content_type: str
) -> None:
    data = f"<html><head>{head}</head><body>{_PAGE}</body></html>".encode(encoding)
    assert draft_from_bytes(data, "page.html", content_type).text == _PAGE[3:-4]


def test_cyrillic_as_declared() -> None:
    data = "<meta charset=koi8-r><p>Паром стоит у причала.</p>".encode("koi8-r")
    draft = draft_from_bytes(data, "page.html")
    assert (draft.text, draft.encoding) == ("Паром стоит у причала.", "koi8-r")


def test_a_text_loads_nothing_that_pages_need() -> None:
    code = """
import sys
from reader.sources import draft_from_bytes
from reader.cleaning import clean
clean(draft_from_bytes(b"The ferry sleeps.\\n\\nIt is old.", "a.txt"))
print(sorted({"lxml", "trafilatura", "readability", "justext"} & {n.partition(".")[0] for n in sys.modules}))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
