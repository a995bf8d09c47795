"""One chapter of a book: its markup as blocks, with the places that links in the book lead to."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.article import BlockKind, Inline, InlineKind, Span
from reader.sources.epub.archive import resolved
from reader.sources.epub.markup import type_of
from reader.sources.html.links import Links
from reader.sources.html.page_blocks import PageBlock
from reader.sources.html.walking import walked_blocks
from reader.sources.passages import Passage

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_MARK = re.compile(r"[\[(]?(?:[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|[*†‡§¶]{1,3}|[a-zᵃ-ᶻ])[\])]?")
_VERSE = re.compile(
    r"\b(?:stanza|verse|poem|poetry|linegroup|lg|strophe)\b|z3998:(?:verse|poem|song|hymn)", re.IGNORECASE
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: Between two scenes many books set a line of stars.
_RULE = re.compile(r"[*⁂•·~#—–⸻❦❧☙✻✽\s]+")
_LONGEST_RULE = 15
#: The number of the page of the printed book.
_PAGE_NUMBER = re.compile(r"\b(?:pagenum|pageno|page-?number|page-?break|pagination)\b", re.IGNORECASE)
_LONGEST_NUMBER = 12
#: What is a line of verse in verse, and what stands in none.
_LINE = ("p", "div")
_NO_LINE = (
    "p",
    "div",
    "section",
    "br",
    "img",
    "table",
    "ul",
    "ol",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
)
_LINE_NUMBER = re.compile(r"\b(?:lnum|linenum|linenumber|line-number|lineno)\b", re.IGNORECASE)
_LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class ChapterLinks(Links):
    """Links of the chapter at `path`: those to `chapters`, and into them, lead to places of the book."""

    path: str = ""
    chapters: frozenset[str] = frozenset()

    def target(self, address: str) -> str:
        """Return the whole address of a link out of the book, "" of all others."""
        address = address.strip()
        return address if address.lower().startswith(("http://", "https://", "mailto:")) else ""

    def place(self, address: str) -> str:
        """Return "#" and the name of the place in the book that a link leads to, "" for other links."""
        path, place = resolved(self.path, address) if address.strip() else ("", "")
        return "#" + place_name(path, place) if path in self.chapters else ""


def place_name(path: str, place: str) -> str:
    """Return what a place of a chapter is called in the whole book; no place is the chapter's beginning."""
    return f"{path}#{place}" if place else path


def linked_places(root: "_Element", path: str) -> set[str]:
    """Return the names of the places that the links of a chapter lead to."""
    addresses = set(root.xpath("//@href"))
    return {place_name(*resolved(path, one)) for one in addresses if "#" in one and "://" not in one}


def read_chapter(
    root: "_Element", path: str, chapters: frozenset[str], wanted: Collection[str]
) -> list[Passage]:
    """Return the blocks of a chapter in reading order; its first one has the place of the chapter.

    Of its other places those are named that are `wanted`.
    """
    body = root.find("body")
    body = body if body is not None else root
    _prepare(body)
    for element in body.iter():
        name = element.get("id")
        if name is not None and f"{path}#{name}" not in wanted:
            del element.attrib["id"]
    blocks = walked_blocks(body, ChapterLinks("", path, chapters))
    passages = [_passage(block, path) for block in blocks]
    if passages:
        beginning = Inline(Span(0, 1), InlineKind.PLACE, place_name(path, ""))
        passages[0] = passages[0]._replace(inlines=(beginning, *passages[0].inlines))
    return passages


def _passage(block: PageBlock, path: str) -> Passage:
    kind = block.kind
    if kind is BlockKind.PARAGRAPH:
        if block.tag == "img":
            kind = BlockKind.CAPTION
        elif len(block.text) <= _LONGEST_RULE and _RULE.fullmatch(block.text):
            kind = BlockKind.RULE
    text, inlines = block.text, block.inlines
    if inlines:
        inlines = tuple(_inline(one, text, path) for one in inlines)
        for one in inlines:
            if one.kind is InlineKind.FOOTNOTE:
                # In a row with the words its number would read as a part of them.
                text = text[: one.span.start] + one.span.of(text).translate(_RAISED) + text[one.span.end :]
    return Passage(text, kind, block.level, block.language, inlines)


def _inline(one: Inline, text: str, path: str) -> Inline:
    """Return a stretch as the book has it: its place by the book's names, the mark of a note as such."""
    if one.kind is InlineKind.PLACE:
        return replace(one, target=place_name(path, one.target))
    # At the beginning of its line such a sign is the number of the note itself, and leads back.
    inside = one.kind is InlineKind.LINK and one.target[:1] == "#" and one.span.start > 0
    if inside and _MARK.fullmatch(text, one.span.start, one.span.end):
        return replace(one, kind=InlineKind.FOOTNOTE)
    return one


def _prepare(body: "_Element") -> None:
    """Make what only books have into what the walk through a page knows."""
    for embedded in list(body.iter("object")):
        embedded.tag = "div"  # the words in it are for those who cannot show it
    for element in list(
        body.iter("aside", "section", "div", "li", "span", "a", "nav", "img", "p", "blockquote")
    ):
        tag = element.tag
        if tag == "img":
            _drop_cap(element)
            continue
        if not element.keys():
            continue
        kinds = type_of(element)
        if tag == "span" and _LINE_NUMBER.search(element.get("class") or ""):
            element.text = f" {element.text or ''}"
            continue
        if tag == "span" and _PAGE_NUMBER.search(element.get("class") or ""):
            if len("".join(element.itertext())) <= _LONGEST_NUMBER:
                _empty(element)
            continue
        if len(kinds) > 3:
            other_list = tag == "nav" and not (" toc " in kinds or " doc-toc " in kinds)
            if other_list or "pagebreak" in kinds:
                _empty(element)
            elif "footnote" in kinds or "endnote" in kinds or "rearnote" in kinds:
                _show(element)
        if tag in ("div", "section", "blockquote", "p") and _VERSE.search(
            f"{element.get('class') or ''} {kinds}"
        ):
            _join_lines(element)


def _empty(element: "_Element") -> None:
    """Take the words out of an element, and leave its place."""
    for child in list(element):
        element.remove(child)
    element.text = None


def _show(element: "_Element") -> None:
    """Let a note be seen that other programs show in a window of its own."""
    for name in ("hidden", "style"):
        element.attrib.pop(name, None)


def _drop_cap(image: "_Element") -> None:
    """Write the letter that a picture stands for before the rest of its word."""
    letter = (image.get("alt") or "").strip()
    if len(letter) == 1 and letter.isalpha() and (image.tail or "")[:1].isalpha():
        for name in list(image.attrib):
            if name != "id":
                del image.attrib[name]
        image.tag = "span"
        image.text = letter


def _join_lines(poem: "_Element") -> None:
    """Make lines of verse that follow each other, each a block in the markup, the lines of one paragraph."""
    for stanza in list(poem.iter("div", "section", "blockquote", "p")):
        run: list[_Element] = []
        for child in [*stanza, None]:
            if child is not None and _is_line(child) and not (run and (run[-1].tail or "").strip()):
                run.append(child)
                continue
            if len(run) > 1:
                _join(run)
            run = []


def _join(lines: "list[_Element]") -> None:
    paragraph = lines[0].makeelement("p", {})
    lines[0].addprevious(paragraph)
    for line in lines:
        if line is not lines[0]:
            paragraph.append(line.makeelement("br", {}))
        line.tag = "span"
        line.tail = None
        paragraph.append(line)


def _is_line(element: "_Element") -> bool:
    if element.tag not in _LINE or (element.tail or "").strip():
        return False
    words = "".join(element.itertext()).strip()
    return 0 < len(words) <= _LONGEST_LINE and all(
        one.tag not in _NO_LINE for one in element.iterdescendants("*")
    )
