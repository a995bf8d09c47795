"""EPUB: a book is read in its order, with its contents as headings; what is broken or locked is told so."""

import struct
import zlib
from pathlib import Path

import pytest
from sample_books import CONTAINER, METADATA, book, chapter, nav, ncx, zipped

from reader.article import Article, BlockKind, InlineKind
from reader.article.links import links
from reader.article.outline import outline
from reader.cleaning import clean
from reader.errors import SourceError
from reader.sources import draft_from_bytes
from reader.sources.epub import archive
from reader.sources.opening import read_beginning, read_source


def read(data: bytes) -> Article:
    return clean(draft_from_bytes(data, "/books/tide.epub")).article


def one(body: str, **more: object) -> Article:
    return read(book({"one.xhtml": chapter(body)}, **more))  # type: ignore[arg-type]


def shown(body: str) -> list[tuple[str, str]]:
    article = one(body)
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks[1:]]


def headings(article: Article) -> list[tuple[int, str]]:
    return [(heading.level, heading.span.of(article.text)) for heading in outline(article)]


def test_a_book_says_who_wrote_it_and_when() -> None:
    article = one("<h1>One</h1><p>Words of the tide.</p>")
    meta = article.meta
    assert (meta.title, meta.authors, meta.language) == ("The Long Tide", ("Ines Calder",), "en")
    assert (meta.site, meta.published, meta.source) == ("Quay Press", "2031-02-03", "/books/tide.epub")
    assert dict(meta.origins)["title"] == "the book's package"
    assert article.text == "The Long Tide\n\nOne\n\nWords of the tide."


def test_of_several_titles_and_creators_the_book_s_own_are_taken() -> None:
    metadata = (
        '<dc:title id="s">A Series</dc:title><dc:title id="t">The Quay</dc:title>'
        '<meta refines="#t" property="title-type">main</meta>'
        '<dc:creator id="a">Tom Wray</dc:creator><meta refines="#a" property="role">trl</meta>'
        '<dc:creator opf:role="aut">Ines Calder</dc:creator>'
        '<dc:date opf:event="modification">2040</dc:date><dc:date opf:event="publication">2031</dc:date>'
    )
    meta = one("<p>Words.</p>", metadata=metadata).meta
    assert (meta.title, meta.authors, meta.published) == ("The Quay", ("Ines Calder",), "2031")


def test_the_title_page_gives_the_title() -> None:
    files = {
        "t.xhtml": chapter("<p>The Long Tide</p><p>Quay Press</p>"),
        "one.xhtml": chapter("<p>Words.</p>"),
    }
    assert read(book(files)).text == "The Long Tide\n\nQuay Press\n\nWords."


def test_chapters_come_in_the_order_of_the_spine() -> None:
    files = {"b.xhtml": chapter("<p>Second.</p>"), "a.xhtml": chapter("<p>First.</p>")}
    assert read(book(files, order=("a.xhtml", "b.xhtml"))).text == "The Long Tide\n\nFirst.\n\nSecond."


def test_the_contents_give_headings_their_levels() -> None:
    files = {
        "nav.xhtml": nav(
            '<li><a href="one.xhtml">Part One</a><ol><li><a href="one.xhtml#c1">Chapter 1. Ebb</a></li>'
            '<li><a href="two.xhtml">Chapter 2</a></li></ol></li><li><a href="end.xhtml">Copyright</a></li>'
        ),
        "one.xhtml": chapter('<h1>Part One</h1><h3 id="c1">Ebb</h3><p>Words.</p><h4>A rock</h4><p>More.</p>'),
        "two.xhtml": chapter("<p>2</p><p>Words that begin without a name.</p>"),
        "end.xhtml": chapter("<p>All rights reserved.</p>"),
    }
    assert headings(read(book(files))) == [
        (2, "Part One"),
        (3, "Ebb"),
        (4, "A rock"),
        (3, "2"),
        (2, "Copyright"),
    ]


def test_the_contents_of_epub_2_do_as_well() -> None:
    point = '<navPoint id="{0}"><navLabel><text>{1}</text></navLabel><content src="{2}"/>{3}</navPoint>'
    inner = point.format("b", "Ebb", "one.xhtml#e", "")
    files = {
        "one.xhtml": chapter('<p>Words.</p><p id="e" class="title">EBB</p><p>More.</p>'),
        "toc.ncx": ncx(point.format("a", "Tide", "one.xhtml", inner)),
    }
    assert headings(read(book(files, contents="toc.ncx"))) == [(2, "Tide"), (3, "EBB")]


BODIES = {
    "stretches and a drop cap": (
        '<p><span class="dropcap">T</span>he <i>old</i> tide.</p>',
        [("paragraph", "The old tide.")],
    ),
    "a drop cap that is a picture": (
        '<p><img src="t.png" alt="T"/>he tide.</p>',
        [("paragraph", "The tide.")],
    ),
    "soft hyphens": ("<p>har&#173;bour &shy;wall&nbsp;&mdash; x</p>", [("paragraph", "harbour wall — x")]),
    "verse in lines": (
        '<div class="poem"><div class="stanza"><p>The tide goes out,</p><p>the tide comes in.</p></div>'
        '<div class="stanza"><p>And we</p><p>remain.</p></div></div>',
        [("paragraph", "The tide goes out,\nthe tide comes in."), ("paragraph", "And we\nremain.")],
    ),
    "verse with numbers, notes and a stanza inside": (
        '<div class="linegroup"><div>The tide goes out<span class="lnum">10</span></div>'
        '<div>and stays<a epub:type="noteref" href="#n">*</a> out.</div><blockquote><div><div>Komm,</div>'
        '<div>Meer.</div></div></blockquote><div>So.</div></div><p id="n">Note.</p>',
        [
            ("paragraph", "The tide goes out 10\nand stays* out."),
            ("quotation", "Komm,\nMeer."),
            ("paragraph", "So."),
            ("paragraph", "Note."),
        ],
    ),
    "words for those who cannot show it": (
        '<object data="x.swf"><p>Four phases of the moon</p></object>',
        [("paragraph", "Four phases of the moon")],
    ),
    "lists": (
        "<ul><li>a<ol><li>b</li></ol></li></ul>",
        [("list-item", "• a"), ("list-item", "1. b")],
    ),
    "quotations": ("<blockquote><p>said she</p></blockquote>", [("quotation", "said she")]),
    "tables": (
        "<table><tr><th>Boat</th><th>Length</th></tr><tr><td>Ann</td><td>12</td></tr></table>",
        [("table", "Boat  Length\nAnn       12")],
    ),
    "code": ("<pre>a = 1\n\nb</pre>", [("code", "a = 1\n\nb")]),
    "page breaks": (
        '<p>Words <span epub:type="pagebreak" id="p2" title="2">2</span>go on.</p>',
        [("paragraph", "Words go on.")],
    ),
    "page numbers of old books": (
        '<p>Words<span class="pagenum"><a id="p3"></a>[Pg 3]</span> go on.</p>',
        [("paragraph", "Words go on.")],
    ),
    "stars between scenes": (
        "<p>One.</p><p>* * *</p><p>Two.</p>",
        [("paragraph", "One."), ("rule", "* * *"), ("paragraph", "Two.")],
    ),
    "pictures": (
        '<p><img src="a.png" alt="A grey quay in rain"/></p><figure><img src="b.png" alt=""/>'
        "<figcaption>The quay</figcaption></figure>",
        [("caption", "A grey quay in rain"), ("caption", "The quay")],
    ),
    "words of pages are an author's own": (
        "<p>Share on Facebook</p><p>Subscribe to our newsletter</p><p>Share on Facebook</p>",
        [
            ("paragraph", "Share on Facebook"),
            ("paragraph", "Subscribe to our newsletter"),
            ("paragraph", "Share on Facebook"),
        ],
    ),
    "elements that close themselves": (
        '<p><a id="x"/>One</p><p>Two</p>',
        [("paragraph", "One"), ("paragraph", "Two")],
    ),
    "a popup": (
        '<p>Tide<a epub:type="noteref" href="#n">*</a>.</p>'
        '<aside epub:type="footnote" id="n" hidden="hidden"><p>Of the sea.</p></aside>',
        [("paragraph", "Tide*."), ("paragraph", "Of the sea.")],
    ),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES.keys())
def test_blocks(body: str, expected: list[tuple[str, str]]) -> None:
    assert shown(body) == expected


def test_notes_in_another_file_are_jumped_to_and_back() -> None:
    files = {
        "one.xhtml": chapter('<p>The tide.<a id="r1" href="notes.xhtml#n1"><sup>1</sup></a> Out.</p>'),
        "notes.xhtml": chapter('<p id="n1"><a href="one.xhtml#r1">1</a> A note.</p><p id="n9">Other.</p>'),
    }
    article = read(book(files))
    assert "The tide.¹ Out." in article.text
    there, back = links(article)
    assert there.note
    assert there.place == article.text.index("1 A note")
    assert not back.note
    assert back.place == article.text.index("¹")
    assert sum(one.kind is InlineKind.PLACE for one in article.inlines) == 2


def test_links_to_chapters_lead_into_the_text_and_links_out_of_it_to_the_web() -> None:
    files = {
        "one.xhtml": chapter(
            '<p><a href="two.xhtml">next</a> <a href="https://example.org/">web</a> '
            '<a href="../../x.html">out</a> <a href="file:///etc/passwd">file</a></p>'
        ),
        "two.xhtml": chapter("<h1>Two</h1><p>Words.</p>"),
    }
    article = read(book(files))
    found = [(link.span.of(article.text), link.target, link.place) for link in links(article)]
    assert found == [("next", "", article.text.index("Two")), ("web", "https://example.org/", None)]


def test_a_chapter_that_is_not_well_formed_loses_no_words() -> None:
    broken = chapter("<p>One <b>two</p><p>three & four</i> <a id='x'/>five</p>").replace("</body>", "")
    assert read(book({"one.xhtml": broken})).text.endswith("One two\n\nthree & four five")


def test_chapters_in_other_encodings_are_read() -> None:
    latin = chapter("<p>Café in Zürich</p>").replace("utf-8", "iso-8859-1").encode("latin-1")
    wide = chapter("<p>Mère</p>").replace("utf-8", "utf-16").encode("utf-16")
    assert read(book({"a.xhtml": latin, "b.xhtml": wide})).text.endswith("Café in Zürich\n\nMère")


def test_no_entity_is_expanded_and_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("never shown", "utf-8")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE html [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    text = chapter("<p>Words &l11; &x; end.</p>").replace("<!DOCTYPE html>", doctype)
    article = read(book({"one.xhtml": text}))
    assert article.text == "The Long Tide\n\nWords &l11; &x; end."
    opf = METADATA.replace("The Long Tide", "&x; Tide")
    assert "never" not in read(book({"one.xhtml": chapter("<p>Words.</p>")}, opf)).text


def _with_flag(data: bytes) -> bytes:
    """Say of every file in a zip that it is encrypted."""
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(sign)
        while place >= 0:
            (flags,) = struct.unpack_from("<H", data, place + at)
            data = data[: place + at] + struct.pack("<H", flags | 1) + data[place + at + 2 :]
            place = data.find(sign, place + 4)
    return data


ONE = {"one.xhtml": chapter("<p>Words of the tide.</p>")}
ENCRYPTION = (
    '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="{0}"/><enc:CipherData><enc:CipherReference URI="{1}"/></enc:CipherData>'
    "</enc:EncryptedData></encryption>"
)
_AES = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
REFUSED = {
    "cut short": (book(ONE)[:-40], "damaged EPUB"),
    "locked by its shop": (
        book(ONE, extra={"META-INF/encryption.xml": ENCRYPTION.format(_AES, "OEBPS/one.xhtml")}),
        "locked by its shop",
    ),
    "locked with a password": (_with_flag(book(ONE)), "locked with a password"),
    "no chapters": (
        zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}),
        "without",
    ),
    "pictures alone": (
        book({"one.xhtml": chapter('<p><img src="a.png" alt=""/></p>')}),
        "a book without words",
    ),
}


@pytest.mark.parametrize(("data", "what"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what) as caught:
        draft_from_bytes(data, "tide.epub")
    assert caught.value.hint


def test_a_file_whose_bytes_are_wrong_is_told() -> None:
    data = book(ONE)
    packed = zlib.compress(ONE["one.xhtml"].encode())[2:20]
    at = data.find(packed[:12])
    assert at > 0
    with pytest.raises(SourceError, match="damaged EPUB"):
        draft_from_bytes(data[: at + 4] + b"\xff\xff\xff\xff" + data[at + 8 :], "tide.epub")


def test_a_zip_made_to_fill_a_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_FILE", 10_000)
    bomb = book({"one.xhtml": chapter(f"<p>{'a ' * 10_000}</p>")})
    assert len(bomb) < 5_000
    with pytest.raises(SourceError, match="more than any book"):
        draft_from_bytes(bomb, "tide.epub")


def test_a_book_with_disguised_fonts_is_read() -> None:
    fonts = ENCRYPTION.format("http://www.idpf.org/2008/embedding", "OEBPS/font.otf")
    other = ENCRYPTION.format(_AES, "OEBPS/film.mp4")
    assert "Words" in read(book(ONE, extra={"META-INF/encryption.xml": fonts + other})).text


def test_a_book_without_a_package_is_its_chapters() -> None:
    files = {
        "mimetype": "application/epub+zip",
        "b.xhtml": chapter("<p>Two.</p>"),
        "a.xhtml": ONE["one.xhtml"],
    }
    assert read(zipped(files)).text == "Two.\n\nWords of the tide."


def test_names_that_lead_out_of_the_book_lead_nowhere() -> None:
    files = {"one.xhtml": chapter("<p>Words.</p>"), "../../etc/two.xhtml": chapter("<p>Outside.</p>")}
    assert "Outside" not in read(book(files)).text


def test_a_book_is_known_by_its_bytes_under_any_name_and_keeps_its_id(tmp_path: Path) -> None:
    first, second = tmp_path / "tide.epub", tmp_path / "moved.bin"
    first.write_bytes(book(ONE))
    second.write_bytes(book(ONE))
    drafts = [read_source(str(path)) for path in (first, second)]
    assert drafts[0].digest == drafts[1].digest or first.read_bytes() != second.read_bytes()
    assert clean(drafts[1]).article.text == clean(drafts[0]).article.text


def test_the_beginning_of_a_long_book_reads_as_the_book_does(tmp_path: Path) -> None:
    import random

    some = random.Random(1)
    words = [f"{some.getrandbits(40):x}" for _ in range(12_000)]
    files = {
        f"c{at}.xhtml": chapter(
            f"<h1>Chapter {at}</h1>"
            + "".join(
                f"<p>{' '.join(words[place : place + 50])}.</p>"
                for place in range(at * 1000, at * 1000 + 1000, 50)
            )
        )
        for at in range(12)
    }
    entries = "".join(f'<li><a href="c{at}.xhtml">Chapter {at}</a></li>' for at in range(12))
    path = tmp_path / "long.epub"
    path.write_bytes(book({"nav.xhtml": nav(entries), **files}))
    begun, whole = read_beginning(str(path)), read_source(str(path))
    assert begun is not None
    assert len(begun.text) < len(whole.text) / 3
    assert whole.text.startswith(begun.text)
    assert whole.blocks[: len(begun.blocks)] == begun.blocks
    assert clean(whole).article.text.startswith(clean(begun).article.text)


@pytest.mark.parametrize("content", [b"text", b"PK\x03\x04" * 40_000])
def test_what_is_no_long_book_has_no_beginning(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.epub"
    path.write_bytes(content)
    assert read_beginning(str(path)) is None
    assert read_beginning(str(tmp_path / "gone.epub")) is None


def test_every_block_of_a_book_stays() -> None:
    draft = draft_from_bytes(book(ONE), "tide.epub")
    cleaned = clean(draft, strictness=2)
    assert [block.kind for block in cleaned.article.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]
    assert cleaned.removals == ()
    assert all(decision.reasons for decision in cleaned.decisions)


def test_chapters_without_contents_keep_the_headings_they_have() -> None:
    files = {
        "one.xhtml": chapter("<h1>One</h1><h2>A</h2><p>x</p>"),
        "two.xhtml": chapter("<h1>Two</h1><p>y</p>"),
    }
    assert headings(read(book(files))) == [(1, "One"), (2, "A"), (1, "Two")]


@pytest.mark.parametrize(
    ("label", "lines", "expected"),
    [
        ("I. The Quay", "<h1>I</h1><h1>The Quay</h1>", ["I. The Quay"]),
        ("The Quay", "<h1>7</h1><h1>The Quay</h1>", ["7. The Quay"]),
        ("The Quay", "<h1>Chapter 7</h1><h1>The Quay</h1>", ["Chapter 7: The Quay"]),
        ("The Quay", "<h1>The Quay</h1><h1>Of stones</h1>", ["The Quay", "Of stones"]),
        ("The Quay", '<h1>The<a href="#x">1</a> Quay</h1><p id="x">x</p>', ["The¹ Quay"]),
        ("Cover", "<p>The quay was grey.</p>", ["Cover"]),
        ("The Quay: a life", "<p>THE QUAY</p>", ["THE QUAY"]),
        ("One", "<p>‹›</p><p>One</p>", ["One"]),
    ],
)
def test_a_line_of_the_contents_and_what_stands_there(label: str, lines: str, expected: list[str]) -> None:
    files = {
        "nav.xhtml": nav(f'<li><a href="one.xhtml">{label}</a></li><li><a href="gone.xhtml">Gone</a></li>'),
        "one.xhtml": chapter(f"{lines}<p>Words of the tide.</p>"),
    }
    assert [words for _, words in headings(read(book(files)))] == expected


def test_contents_with_heads_that_lead_nowhere_themselves() -> None:
    files = {
        "nav.xhtml": nav(
            '<li><span>Part One</span><ol><li><a href="one.xhtml">Ebb</a></li></ol></li>'
            "<li><span>x</span></li>"
        ),
        "one.xhtml": chapter("<p>Words.</p>"),
    }
    assert headings(read(book(files))) == [(2, "Part One"), (3, "Ebb")]


def test_a_package_that_is_odd_is_read_as_far_as_it_goes() -> None:
    odd = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title> </dc:title><dc:language>und</dc:language></metadata><manifest>"
        '<item id="i" href="map.svg" media-type="image/svg+xml" fallback="c"/>'
        '<item id="c" href="ONE.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="d" href="two.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item href="x"/></manifest><spine toc="nothing"><itemref idref="lost"/><itemref idref="i"/>'
        "<itemref/></spine></package>"
    )
    files = {"one.xhtml": chapter("<p>Words of the tide.</p>"), "two.xhtml": chapter("<p>No contents.</p>")}
    article = read(book(files, extra={"OEBPS/book.opf": odd}))
    assert (article.text, article.meta.title, article.meta.authors) == ("Words of the tide.", "", ())
    without_spine = odd.partition("<spine")[0] + "</package>"
    assert "No contents." in read(book(files, extra={"OEBPS/book.opf": without_spine})).text
    assert (
        "Words" in read(book(files, extra={"OEBPS/book.opf": "<broken", "META-INF/container.xml": ""})).text
    )


def test_names_of_elements_may_have_a_prefix() -> None:
    text = (
        '<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body><h:h1>One</h:h1>'
        "<h:p>Words of <h:i>the</h:i> tide.</h:p></h:body></h:html>"
    )
    article = read(book({"one.xhtml": text, "two.xhtml": "  ", "three.xhtml": ""}))
    assert article.text == "The Long Tide\n\nOne\n\nWords of the tide."


def test_a_book_of_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    with pytest.raises(SourceError, match="more files"):
        draft_from_bytes(book(ONE), "tide.epub")


def test_a_choice_takes_a_paragraph_out() -> None:
    from reader.article import Choice, Choices

    draft = draft_from_bytes(book({"one.xhtml": chapter("<p>Words.</p><p>Copyright Quay.</p>")}), "tide.epub")
    chosen = clean(draft, choices=Choices(made=(Choice(keep=False, key="copyright quay", count=1),)))
    assert chosen.article.text == "The Long Tide\n\nWords."
    assert [one.label for one in chosen.removals] == ["chosen"]
