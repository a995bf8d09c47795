"""Writing down the blocks of a note, token after token of its parser."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.article import BlockKind, Inline, InlineKind, Span
from reader.sources.html.links import Links
from reader.sources.html.lists import ListCounter, list_of
from reader.sources.html.running_text import RunningText, Words
from reader.sources.html.tables import table_text
from reader.sources.markdown.inlines import InlineWriter, plain_words
from reader.sources.markdown.vault import CALLOUT
from reader.sources.passages import Passage

if TYPE_CHECKING:
    from markdown_it.token import Token

_LANGUAGE = re.compile(r"\{?\.?([\w+#-]+)")
_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->|<!--.*\Z", re.DOTALL)
_HEADING_NAME = re.compile(r"\s*\{\s*(?:#(?P<name>[\w:.-]+))?[^{}\n]*\}\s*$")
_ATTRIBUTES = re.compile(r"\s*\{\s*[#.:][^{}\n]*\}\s*$")
_TASK = re.compile(r"\[([ xX/-])\](?=\s)")
_UNDONE, _DONE = "☐ ", "☑ "
_WORDLESS = ("softbreak", "hardbreak", "link_open", "link_close")
_NOT_SLUG = re.compile(r"[^\w\- ]+")
#: A page of HTML inside a note may say so much.
_WHY = {
    "comment": "is a comment, which is not shown",
    "block-id": "is the name of a block, for links to it",
    "embed": "is a picture or a file without words",
}


class Writing:
    """The blocks so far, and what the block that is being read stands in.

    `notes` is what the parser found out about footnotes.
    """

    def __init__(self, links: Links, notes: Mapping[str, Any]) -> None:
        self._links = links
        self._notes: Mapping[str, Any] = notes.get("footnotes", {})
        self._passages: list[Passage] = []
        self._words = RunningText()
        self._inlines = InlineWriter(self._words, links)
        self._quotes = 0
        self._lists: list[ListCounter] = []
        self._marker = ""
        self._heading = 0
        self._callout = False
        self._tight: list[bool] = []
        self._slugs: dict[str, int] = {}

    def finished(self) -> list[Passage]:
        """Return the blocks, those of notes that stand in a sentence last."""
        for number, note in sorted(self._notes.get("list", {}).items()):
            tokens = note.get("tokens")
            if tokens:
                self._begin_note(number, str(note.get("label", "")))
                self._inlines.write(tokens)
                self._flush(BlockKind.LIST_ITEM)
        return self._passages

    def write(self, tokens: "Sequence[Token]") -> None:
        """Write the blocks of a note."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                at = self._table(tokens, at)
                continue
            self._block(token)
            at += 1

    def _block(self, token: "Token") -> None:
        match token.type:
            case "inline":
                self._inline(token)
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "heading_close":
                self._heading = 0
            case "blockquote_open":
                self._quotes += 1
                self._callout = True
            case "blockquote_close":
                self._quotes -= 1
                self._callout = False
            case "bullet_list_open" | "ordered_list_open":
                tag = "ol" if token.type == "ordered_list_open" else "ul"
                start = {"start": str(token.attrs.get("start", ""))}
                self._lists.append(list_of(tag, len(self._lists) + 1, start, 0))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._marker = self._lists[-1].marker("")
            case "list_item_close":
                self._marker = ""
            case "fence" | "code_block":
                self._code(token.content, token.info)
            case "math_block":
                self._code(token.content, "latex")
            case "html_block":
                self._html(token.content)
            case "hr":
                self._add(Passage("* * *", BlockKind.RULE))
            case "comment_block":
                self._leave_out(token.content, "comment")
            case "footnote_reference_open":
                label = str(token.meta.get("label", ""))
                number = self._notes.get("refs", {}).get(f":{label}", -1)
                self._begin_note(number, label)
            case "footnote_reference_close":
                self._marker = ""

    def _begin_note(self, number: int, label: str) -> None:
        """Begin a footnote: a place that its references lead to, behind its number or name."""
        self._words.place(note_name(number, label))
        if number >= 0:
            self._marker = f"{number + 1}. "
        else:  # nothing refers to it
            self._words.add(f"[{label}] ")

    def _inline(self, token: "Token") -> None:
        children = list(token.children or ())
        if self._callout:
            self._callout = False
            children = self._callout_title(children)
        if self._heading:
            self._name_heading(token.content, children)
        if self._marker and self._lists:
            self._task(children)
        pictures = _pictures_alone(children)
        if pictures:
            for one in pictures:
                self._picture(one)
        else:
            self._inlines.write(children)
            self._flush(self._kind())
        for label, words in self._inlines.take_left_out():
            self._leave_out(words, label)

    def _kind(self) -> BlockKind:
        if self._heading:
            return BlockKind.HEADING
        if self._marker:
            return BlockKind.LIST_ITEM
        return BlockKind.QUOTATION if self._quotes else BlockKind.PARAGRAPH

    def _flush(self, kind: BlockKind) -> None:
        """End the block that is being read."""
        marker = ""
        if kind is BlockKind.LIST_ITEM:
            marker, self._marker = self._marker, ""
        words = self._words.take()
        if words is None:
            return
        if marker:
            words = _behind(words, marker)
        level = self._heading if kind is BlockKind.HEADING else 0
        if kind is BlockKind.LIST_ITEM:
            level = max(1, len(self._lists))
        self._add(Passage(words.text, kind, level, "", words.inlines))

    def _add(self, passage: Passage) -> None:
        self._passages.append(passage)

    def _leave_out(self, words: str, label: str) -> None:
        words = words.strip()
        if words:
            kind = BlockKind.CODE if "\n" in words else BlockKind.PARAGRAPH
            self._add(Passage(words, kind, label=label, reason=_WHY[label]))

    def _code(self, words: str, info: str) -> None:
        found = _LANGUAGE.match(info.strip())
        words = words.replace("\t", "    ").strip("\n").rstrip()
        if words.strip():
            places = self._words.take_places(words.lstrip())
            shift = len(words) - len(words.lstrip())
            places = tuple(
                replace(one, span=Span(one.span.start + shift, one.span.end + shift)) for one in places
            )
            self._add(Passage(words, BlockKind.CODE, 0, found.group(1).lower() if found else "", places))

    def _html(self, content: str) -> None:
        """Write the blocks of HTML in a note; what runs or is hidden is not shown, comments are left out."""
        for comment in _COMMENT.finditer(content):
            self._leave_out(comment.group(), "comment")
        markup = _COMMENT.sub("", content)
        if not markup.strip():
            return
        from reader.sources.html.document import tree_of  # brings lxml, which few notes need
        from reader.sources.html.walking import walked_blocks

        root = tree_of(markup)
        for block in walked_blocks(root, self._links) if root is not None else ():
            kind = block.kind
            if self._quotes and kind is BlockKind.PARAGRAPH:
                kind = BlockKind.QUOTATION
            self._add(Passage(block.text, kind, block.level, block.language, block.inlines))

    def _picture(self, token: "Token") -> None:
        """Write the words that describe a picture which stands alone."""
        words = self._inlines.picture_words(token)
        target = self._inlines.picture_target(token)
        if words:
            picture = Inline(Span(0, len(words)), InlineKind.IMAGE, target)
            self._add(Passage(words, BlockKind.CAPTION, inlines=(picture,) if target else ()))
        elif token.type == "vault_embed":
            self._leave_out(token.content, "embed")

    def _table(self, tokens: "Sequence[Token]", at: int) -> int:
        """Write a table that begins at a token; return where the tokens behind it begin."""
        rows: list[list[str]] = []
        while tokens[at].type != "table_close":
            token = tokens[at]
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(plain_words(token.children or ()))
            at += 1
        width = max(map(len, rows), default=0)
        filled = [[*row, *[""] * (width - len(row))] for row in rows]
        columns = [place for place in range(width) if any(row[place] for row in filled)]
        filled = [[row[place] for place in columns] for row in filled]
        text = table_text([row for row in filled if any(row)]) if columns else ""
        if text.strip():
            self._add(Passage(text, BlockKind.TABLE, inlines=self._words.take_places(text)))
        return at + 1

    def _callout_title(self, children: "list[Token]") -> "list[Token]":
        """Write the title of a callout as a line of its own, and return what stands behind it."""
        first = children[0] if children else None
        found = CALLOUT.match(first.content) if first is not None and first.type == "text" else None
        if first is None or found is None:
            return children
        first.content = first.content[found.end() :]
        end = next(
            (at for at, one in enumerate(children) if one.type in ("softbreak", "hardbreak")), len(children)
        )
        self._words.open(InlineKind.STRONG)
        if any(one.content.strip() for one in children[:end]):
            self._inlines.write(children[:end])
        else:
            self._words.add(found.group(1).strip().capitalize())
        self._words.close()
        self._flush(BlockKind.QUOTATION)
        return children[end + 1 :]

    def _name_heading(self, content: str, children: "list[Token]") -> None:
        """Name the place of a heading as links to it do: as GitHub, as Obsidian, or as it says itself."""
        last = children[-1] if children else None
        if last is not None and last.type == "text" and _ATTRIBUTES.search(last.content):
            named = _HEADING_NAME.search(last.content)
            if named is not None and named.group("name"):
                self._words.place(named.group("name"))
            last.content = _ATTRIBUTES.sub("", last.content)
        slug = slug_of(plain_words(children))
        seen = self._slugs.get(slug, 0)
        self._slugs[slug] = seen + 1
        self._words.place(slug if not seen else f"{slug}-{seen}")

    @staticmethod
    def _task(children: "list[Token]") -> None:
        """Make the box of a task a sign."""
        first = children[0] if children else None
        found = _TASK.match(first.content) if first is not None and first.type == "text" else None
        if first is not None and found is not None:
            sign = _DONE if found.group(1) in "xX" else _UNDONE
            first.content = sign + first.content[found.end() :].lstrip()


def slug_of(words: str) -> str:
    """Return what a heading is called in the address of a link to it."""
    return _NOT_SLUG.sub("", words.strip().lower()).replace(" ", "-")


def note_name(number: int, label: str) -> str:
    """Return the name of a footnote's place; its references have `ref` behind it."""
    return f"fn-{label}" if label else f"fn-inline-{number}"


def _pictures_alone(children: "Sequence[Token]") -> "list[Token]":
    """Return the pictures of a paragraph in which nothing else stands, with or without links around them."""
    pictures: list[Token] = []
    for one in children:
        if one.type in ("image", "vault_embed"):
            pictures.append(one)
        elif one.type in _WORDLESS or (one.type == "text" and not one.content.strip()):
            continue
        else:
            return []
    return pictures


def _behind(words: Words, marker: str) -> Words:
    inlines = tuple(
        replace(one, span=Span(one.span.start + len(marker), one.span.end + len(marker)))
        for one in words.inlines
    )
    return Words(marker + words.text, inlines, words.linked)
