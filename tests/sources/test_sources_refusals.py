"""What is no text is refused with a sentence that says what it is and what to do."""

import gzip
import io
import zipfile

import pytest

from reader.errors import SourceError
from reader.sources import draft_from_bytes


def _zip(first: str, content: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(first, content)
    return buffer.getvalue()


REFUSED = {
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF"),
    "epub without chapters": (_zip("mimetype", "application/epub+zip"), "an EPUB without chapters"),
    "zip": (_zip("letters/one.txt", "hello"), "a zip archive"),
    "docx": (_zip("word/document.xml", "<w/>"), "a Word document"),
    "odt": (_zip("mimetype", "application/vnd.oasis.opendocument.text"), "an OpenDocument text"),
    "fb2": (b'<?xml version="1.0"?>\n<FictionBook xmlns="x"><body/></FictionBook>', "a FictionBook"),
    "mobi": (b"The_Long_Tide".ljust(60, b"\x00") + b"BOOKMOBI" + bytes(40), "a Kindle book"),
    "djvu": (b"AT&TFORM\x00\x00", "a DjVu document"),
    "bzip2": (b"BZh91AY&SY\x00", "a bzip2 archive"),
    "gzip": (gzip.compress(b"text"), "a gzip archive"),
    "png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a picture"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
    "gif": (b"GIF89a\x01\x00\x01\x00", "a picture"),
    "rtf": (b"{\\rtf1\\ansi Hello}", "rich text"),
    "elf": (b"\x7fELF\x02\x01\x01\x00", "a program"),
    "nul": (b"some\x00thing", "binary"),
    "controls": (bytes(range(1, 9)) * 20 + b"text", "binary"),
    "xml": (b"<?xml version='1.0'?><feed><entry>Hello</entry></feed>", "XML"),
    "web archive": (
        b"From: <Saved by a browser>\r\nContent-Type: multipart/related;\r\n\ttype=x\r\n\r\n--",
        "a web archive",
    ),
    "page of scripts": (
        b"<!DOCTYPE html><html><body><script>show()</script><div></div></body></html>",
        "web page",
    ),
    "page of frames": (
        b"<html><frameset cols='1,2'><frame src=a.html><frame src=b.html></frameset></html>",
        "web page",
    ),
    "empty": (b"", "empty"),
    "mark alone": (b"\xef\xbb\xbf", "empty"),
    "white space": (" \n\t\u200b\xa0\n".encode(), "empty"),
}


@pytest.mark.parametrize(("data", "what"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_text_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what) as caught:
        draft_from_bytes(data, "thing")
    assert caught.value.message.startswith("“thing”")
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "The <b>bold</b> tag makes words bold, and </b> ends it.\n\nUse <i> for the other kind.",
        "PKWARE was a company.",
        "x < y and y > z",
        "A line with a \x1b[1mcolour\x1b[0m in it, and then a long rest of plain words.",
        "%percent",
        "BZh is how some archives begin.",
    ],
)
def test_text_that_only_mentions_such_things_is_read(text: str) -> None:
    assert draft_from_bytes(text.encode(), "thing").text == text


def test_names_are_shown_on_one_line() -> None:
    with pytest.raises(SourceError) as caught:
        draft_from_bytes(b"", "two\nlines\x1b")
    assert caught.value.message == "“two?lines?” is empty."


def test_standard_input_is_called_by_its_name() -> None:
    with pytest.raises(SourceError, match="The text on standard input is empty"):
        draft_from_bytes(b"", "-")
