"""The same words as text, Markdown and EPUB, for programs that read different formats."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

ARTICLES = Path(__file__).parent.parent / "articles"
#: A word that stands once, near the end.
RARE = "quicksilverish"
_LONG, _SHORT = 3_000_000, 1_200

_CONTAINER = """<?xml version="1.0"?><container version="1.0"
 xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf"
 media-type="application/oebps-package+xml"/></rootfiles></container>"""
_PACKAGE = """<?xml version="1.0"?><package version="3.0" unique-identifier="id"
 xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
 <dc:identifier id="id">broadsheet-benchmark</dc:identifier><dc:title>{title}</dc:title>
 <dc:language>en</dc:language></metadata><manifest>
 <item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
 <item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
 <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>
 <spine toc="ncx"><itemref idref="text"/></spine></package>"""
_PAGE = """<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"
 xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title></head><body>{body}</body></html>"""
_NCX = """<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head/>
 <docTitle><text>{title}</text></docTitle><navMap><navPoint id="p1" playOrder="1"><navLabel>
 <text>{title}</text></navLabel><content src="text.xhtml"/></navPoint></navMap></ncx>"""


@dataclass(frozen=True, slots=True)
class Document:
    """One text in three formats; `ready` are words of its first page, `rare` stands once near its end."""

    title: str
    text: Path
    markdown: Path
    epub: Path
    long: bool
    ready: str = "Very Long"
    rare: str = RARE


def documents(folder: Path) -> Iterator[Document]:
    """Write an article of 1,200 words and a book of three megabytes into `folder`."""
    prose = _prose()
    yield _written(folder, "article", "1,200 words", _taken(prose, _SHORT), long=False)
    yield _written(folder, "book", "3 MB", long_paragraphs(), long=True)


def long_paragraphs() -> list[str]:
    """Return about three megabytes of paragraphs, made from the bundled long read."""
    prose, made, size = _prose(), list[str](), 0
    while size < _LONG:
        words = prose[(len(made) + 1) % len(prose)].split()
        turn = (len(made) + 1) * 7 % len(words)
        made.append(" ".join(words[turn:] + words[:turn]))
        size += len(made[-1])
    return made


def _prose() -> list[str]:
    paragraphs = (ARTICLES / "the-town-under-the-water.txt").read_text(encoding="utf-8").split("\n\n")
    return [paragraph for paragraph in paragraphs if len(paragraph) > 200]


def _taken(prose: list[str], words: int) -> list[str]:
    found: list[str] = []
    while sum(len(paragraph.split()) for paragraph in found) < words:
        found.append(prose[len(found)])
    return found


def _written(folder: Path, name: str, title: str, paragraphs: list[str], *, long: bool) -> Document:
    heading = "A Very Long Book"
    words = [*paragraphs[:-1], f"{paragraphs[-1]} It was {RARE}.", *paragraphs[:3]]
    text, markdown, epub = (folder / f"{name}.{ending}" for ending in ("txt", "md", "epub"))
    text.write_text("\n\n".join([heading, *words]) + "\n", encoding="utf-8")
    markdown.write_text("\n\n".join([f"# {heading}", *words]) + "\n", encoding="utf-8")
    body = f"<h1>{heading}</h1>" + "".join(f"<p>{escape(paragraph)}</p>" for paragraph in words)
    contents = '<nav epub:type="toc"><ol><li><a href="text.xhtml">Text</a></li></ol></nav>'
    with zipfile.ZipFile(epub, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("book.opf", _PACKAGE.format(title=heading))
        archive.writestr("toc.ncx", _NCX.format(title=heading))
        archive.writestr("nav.xhtml", _PAGE.format(title=heading, body=contents))
        archive.writestr("text.xhtml", _PAGE.format(title=heading, body=body))
    return Document(title, text, markdown, epub, long)
