"""Walking through a page in reading order, element by element, and writing down its blocks."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.article import BlockKind, Inline, InlineKind, Span
from reader.sources.html.elements import (
    BLOCKS,
    HEADINGS,
    LISTS,
    TAG_HINTS,
    UNSHOWN,
    Hint,
    hint_of_role,
    hints_of_names,
    is_hidden,
)
from reader.sources.html.images import Image, describes, image_of
from reader.sources.html.links import Links, decoded_address
from reader.sources.html.lists import ListCounter, list_of
from reader.sources.html.page_blocks import PageBlock
from reader.sources.html.places import named_places
from reader.sources.html.running_text import RunningText, Words
from reader.sources.html.tables import table_rows, table_text

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_INLINE_KINDS: Mapping[str, InlineKind] = {
    **dict.fromkeys(("em", "i", "var", "dfn", "cite"), InlineKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), InlineKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), InlineKind.CODE),
}
_LANGUAGE = re.compile(r"\b(?:language-|lang-|highlight-source-|brush:\s*|sourceCode\s+)([\w+#-]+)")
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
#: White space that is nothing at the beginning of a block; a no-break space is something.
_COLLAPSED = " \t\n\r\f"
_NOTHING: Mapping[str, str] = {}
_CAPTION, _CREDIT = Hint.CAPTION.value, Hint.CREDIT.value
_BOOK_TYPE = "{http://www.idpf.org/2007/ops}type"
_NOTE = re.compile(r"^#(?:_?fn|_?ftn|footnote|cite[-_]?note|note|endnote|ref)[\w:.-]*\d", re.IGNORECASE)
#: What an element that was opened needs when it ends.
_FRAME, _BLOCK, _INLINE, _QUOTE, _SKIPPED, _RUBY = 1, 2, 4, 8, 16, 32


class _Frame(NamedTuple):
    """What holds for all that stands in an element; a tuple, since a page makes thousands."""

    tag: str = ""
    hints: int = 0
    path: tuple[int, ...] = ()
    level: int = 0
    lists: tuple[ListCounter, ...] = ()
    quoted: bool = False
    preformatted: bool = False
    language: str = ""


def page_blocks(root: "_Element", links: Links, *, hidden_too: bool = False) -> list[PageBlock]:
    """Return the blocks of a page in reading order; `hidden_too` takes what its style hides as well."""
    return named_places(walked_blocks(root, links, hidden_too=hidden_too))


def walked_blocks(root: "_Element", links: Links, *, hidden_too: bool = False) -> list[PageBlock]:
    """Return the blocks of a page, or a part of one, with all named places, linked to or not."""
    from lxml.etree import iterwalk

    walk = iterwalk(root, events=("start", "end"))
    page = _Page(links, hidden_too=hidden_too)
    for event, element in walk:
        if event == "end":
            page.end(element)
        elif not page.start(element):
            walk.skip_subtree()
    return page.finished()


class _Page:
    """The words of the block that is being read, the frames around it, and the blocks so far."""

    def __init__(self, links: Links, *, hidden_too: bool) -> None:
        self._links = links
        self._hidden_too = hidden_too
        self._words = RunningText()
        self._frames = [_Frame()]
        self._opened: list[int] = []
        self._blocks: list[PageBlock] = []
        self._images: list[Image] = []
        self._marker = ""
        self._count = 0
        self._closed = False
        self._seam = False
        self._raised = False
        self._hints: dict[str, int] = {"": 0, " ": 0}

    def finished(self) -> list[PageBlock]:
        """Return the blocks, the last of them ended."""
        self._flush()
        self._show_images()
        return self._blocks

    def start(self, element: "_Element") -> bool:
        """Begin an element; False if what stands in it is not to be walked through."""
        tag = element.tag
        if not isinstance(tag, str) or tag in UNSHOWN:
            self._opened.append(_SKIPPED)
            return False
        items = element.items()
        attributes: Mapping[str, str] = dict(items) if items else _NOTHING
        names = ""
        if items:
            names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
            if not self._hidden_too and is_hidden(attributes, names):
                self._opened.append(_SKIPPED)
                return False
        if tag in BLOCKS:
            return self._start_block(element, tag, attributes, names)
        return self._start_inline(element, tag, attributes, names)

    def end(self, element: "_Element") -> None:
        """End an element, and go on with the text behind it."""
        opened = self._opened.pop()
        if opened & _QUOTE:
            self._add("”")
        if opened & _RUBY:
            self._add(")")
        if opened & _INLINE:
            self._words.close()
        if opened & _BLOCK:
            self._flush()
        self._closed = not opened & (_BLOCK | _SKIPPED)
        if opened & _FRAME:
            self._frames.pop()
        if element.tag == "sup":
            self._raised = False
        if element.tail and self._opened:
            self._add(element.tail)

    def _start_block(self, element: "_Element", tag: str, attributes: Mapping[str, str], names: str) -> bool:
        self._flush()
        self._seam = False
        if "id" in attributes:
            self._words.place(attributes["id"])
        before = self._frames[-1]
        own = self._hints_of(names)
        if "role" in attributes:
            own |= hint_of_role(attributes["role"])
        self._count += 1
        frame = _Frame(
            tag,
            before.hints | own | TAG_HINTS.get(tag, 0),
            (*before.path, self._count),
            HEADINGS.get(tag, before.level),
            before.lists,
            before.quoted or tag == "blockquote",
            before.preformatted,
            before.language,
        )
        opened = _FRAME | _BLOCK
        if tag == "table":
            rows = table_rows(element)
            if rows is not None:
                self._frames.append(frame)
                self._table(element, rows)
                self._frames.pop()
                self._opened.append(_SKIPPED)
                return False
        elif tag == "figure":  # its caption is not that of the pictures before
            self._show_images()
        elif tag == "pre":
            frame = frame._replace(preformatted=True, language=_language(element, names))
        elif tag in LISTS:
            depth = len(before.lists) + 1
            items = sum(1 for _ in element.iterchildren("li"))
            frame = frame._replace(lists=(*before.lists, list_of(tag, depth, attributes, items)))
        elif tag == "li":
            counter = before.lists[-1] if before.lists else list_of("ul", 1, {}, 0)
            self._marker = counter.marker(attributes.get("value", ""))
            if not before.lists:
                frame = frame._replace(lists=(counter,))
        self._frames.append(frame)
        self._opened.append(opened)
        if element.text:
            self._add(element.text)
        return True

    def _start_inline(self, element: "_Element", tag: str, attributes: Mapping[str, str], names: str) -> bool:
        opened = 0
        name = attributes.get("id") or (attributes.get("name", "") if tag == "a" else "")
        if name:
            self._words.place(name)
        if tag == "br":
            self._break_line()
        elif tag == "hr":
            self._flush()
            self._emit(Words("* * *", (), 0), BlockKind.RULE)
        elif tag in ("img", "amp-img"):
            self._image(image_of(attributes))
        elif tag == "a":
            opened = _INLINE
            self._open_link(attributes)
        elif tag in _INLINE_KINDS:
            opened = _INLINE
            self._words.open(_INLINE_KINDS[tag])
        elif tag == "q":
            opened = _QUOTE
            self._add("“")
        elif tag == "rt" and _has_no_brackets(element):
            opened = _RUBY
            self._add("(")
        if len(names) > 1:
            opened |= self._frame_of_names(tag, names)
        self._opened.append(opened)
        self._seam = self._closed
        if "data-cfemail" in attributes:
            self._add(decoded_address(attributes["data-cfemail"]) or "…")
            return False
        if tag in ("sup", "sub") and len(element) == 0:
            self._shift(element.text or "", tag)
            return False
        self._raised = self._raised or tag == "sup"
        if element.text:
            self._add(element.text)
        return True

    def _hints_of(self, names: str) -> int:
        """Return what a class and id say, from memory where they stood before."""
        hints = self._hints.get(names)
        if hints is None:
            hints = self._hints[names] = hints_of_names(names)
        return hints

    def _frame_of_names(self, tag: str, names: str) -> int:
        """Put a frame around an inline element whose class says something, part a credit from its caption."""
        before = self._frames[-1]
        own = self._hints_of(names)
        if not own & ~before.hints:
            return 0
        credit = own & _CREDIT and before.hints & _CAPTION and tag != "a"
        if credit:
            self._flush()
        self._frames.append(before._replace(hints=before.hints | own))
        return _FRAME | _BLOCK if credit else _FRAME

    def _add(self, text: str) -> None:
        """Add the text of a node; where inline elements touch, words are kept apart."""
        if self._frames[-1].preformatted:
            self._words.add_lines(text)
            return
        if not self._words and not text.strip(_COLLAPSED):
            return  # most text between elements is that
        last = self._words.last
        if self._seam and last.isalnum() and text[0].isalnum() and not last.isupper() and text[0].isupper():
            self._words.add(" ")
        self._closed = self._seam = False
        # The number of a note stands raised; in a row with the words it would read as a part of them.
        self._words.add(text.translate(_RAISED) if self._raised and text.strip().isdigit() else text)

    def _break_line(self) -> None:
        """Break the line; a second break in a row ends a paragraph."""
        if self._frames[-1].preformatted:
            self._words.add_lines("\n")
        elif self._frames[-1].tag in HEADINGS:
            self._words.add(" ")
        elif self._words.last == "\n":
            self._flush()
        else:
            self._words.break_line()

    def _open_link(self, attributes: Mapping[str, str]) -> None:
        address = attributes.get("href", "")
        place = self._links.place(address)
        note = place and (
            "noteref"
            in f"{attributes.get('role')} {attributes.get(_BOOK_TYPE)} {attributes.get('epub:type')}"
            or "footnote" in attributes.get("rel", "")
            or _NOTE.search(place) is not None
        )
        kind = InlineKind.FOOTNOTE if note else InlineKind.LINK
        self._words.open(kind, place or self._links.target(address))

    def _shift(self, words: str, tag: str) -> None:
        """Add raised or lowered words: behind a letter or number as signs, if there are such."""
        shifted = words.strip().translate(_RAISED if tag == "sup" else _LOWERED)
        kept = any(sign in words for sign in shifted) or not self._words.last.isalnum()
        if words:
            self._add(words if kept else shifted)

    def _image(self, image: Image) -> None:
        if image.is_sign:
            self._words.open(InlineKind.IMAGE, self._links.target(image.source))
            self._add(image.words)
            self._words.close()
        elif image.words or image.source:
            self._images.append(image)

    def _table(self, element: "_Element", rows: list[list[str]]) -> None:
        title = element.find("caption")
        words = " ".join("".join(title.itertext()).split()) if title is not None else ""
        if words:
            self._emit(Words(words, (), 0), BlockKind.CAPTION)
        text = table_text(rows)
        self._emit(Words(text, self._words.take_places(text), 0), BlockKind.TABLE)

    def _flush(self) -> None:
        """End the block that is being read, if it has words."""
        if not self._words:
            return
        frame = self._frames[-1]
        words = self._words.take(preformatted=frame.preformatted)
        if words is None:
            return
        kind = self._kind(frame)
        marker, self._marker = self._marker, ""
        if kind is BlockKind.LIST_ITEM:
            words = _behind_marker(words, marker)
        if kind is BlockKind.CAPTION and self._images:
            source = self._links.target(self._images.pop().source)
            self._images.clear()
            if source:
                picture = Inline(Span(0, len(words.text)), InlineKind.IMAGE, source)
                words = replace(words, inlines=(picture, *words.inlines))
        else:
            self._show_images()
        self._emit(words, kind, marker=len(marker) if kind is BlockKind.LIST_ITEM else 0)

    def _kind(self, frame: _Frame) -> BlockKind:
        if frame.preformatted:
            return BlockKind.CODE
        if frame.hints & _CAPTION:
            return BlockKind.CREDIT if frame.hints & _CREDIT else BlockKind.CAPTION
        if frame.level:
            return BlockKind.HEADING
        if self._marker and frame.lists:
            return BlockKind.LIST_ITEM
        return BlockKind.QUOTATION if frame.quoted else BlockKind.PARAGRAPH

    def _show_images(self) -> None:
        """Write down the words that describe pictures without a caption."""
        for image in self._images:
            if describes(image.words):
                target = self._links.target(image.source)
                inlines = (Inline(Span(0, len(image.words)), InlineKind.IMAGE, target),)
                self._emit(Words(image.words, inlines, 0), BlockKind.PARAGRAPH, "img")
        self._images.clear()

    def _emit(self, words: Words, kind: BlockKind, tag: str = "", marker: int = 0) -> None:
        frame = self._frames[-1]
        level = 0
        if kind is BlockKind.HEADING:
            level = frame.level
        elif kind is BlockKind.LIST_ITEM:
            level = frame.lists[-1].depth
        self._blocks.append(
            PageBlock(
                words.text,
                kind,
                level,
                frame.language if kind is BlockKind.CODE else "",
                words.inlines,
                frame.hints,
                frame.path,
                words.linked,
                tag or frame.tag,
                marker,
            )
        )


def _has_no_brackets(element: "_Element") -> bool:
    """Tell whether a ruby's reading stands without brackets for those who cannot set it above."""
    ruby = element.getparent()
    return ruby is not None and ruby.find("rp") is None


def _language(element: "_Element", names: str) -> str:
    """Return the programming language that a `pre`, or the `code` in it, or what is around it, names."""
    code = element.find("code")
    around = element.getparent()
    for one in (names, _class_of(code), _class_of(around)):
        found = _LANGUAGE.search(one)
        if found is not None:
            return found.group(1).lower()
    return ""


def _class_of(element: "_Element | None") -> str:
    return (element.get("class") or "") if element is not None else ""


def _behind_marker(words: Words, marker: str) -> Words:
    """Return the words of a list's item behind the sign that stands before it."""
    inlines = tuple(
        replace(one, span=Span(one.span.start + len(marker), one.span.end + len(marker)))
        for one in words.inlines
    )
    return Words(marker + words.text, inlines, words.linked)
