"""An article as Markdown (CommonMark), which every notebook and publisher reads.

Only signs that would change how words are set are escaped, so that prose stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from reader.article import Article, Block, BlockKind, Inline, InlineKind, Span

#: Signs that would set words in another way, where they would: all others are left as they are.
_INLINE_SIGNS = re.compile(
    r"[\\`*]"  # always
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word an underscore is one
    r"|<(?=[A-Za-z/!?])"  # would begin a tag
    r"|\[(?=[^\]\n]*\][(\[:])"  # would begin a link
    r"|&(?=#?\w+;)"  # would begin a character reference
)
_LINE_SIGNS = re.compile(
    r"^(\s*)(?:([#>+-])(?=\s|#|$)|(\d{1,9})([.)])(?=\s|$)|(=+|~~~|---+)\s*$)", re.MULTILINE
)
_MARKER = re.compile(r"(?:([-*+•‣◦▪–·])|\(?(\d{1,3})[.)])\s+")

#: How the sign of a footnote begins.
_NOTE_SIGN = "^"
#: The boxes of tasks, done and not.
_BOXES = {"☐ ": "[ ] ", "☑ ": "[x] "}
_ANY_MEASURE = 1_000_000
#: So many blanks put an item inside one that is numbered as well as one with a bullet.
_LEAST_INDENT = 3
#: What may stand inside an item of a list, behind its first words, and how many of them.
_IN_ITEMS = (BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.TABLE, BlockKind.CAPTION)
_MOST_IN_ITEM = 6

_WRAPPERS: Mapping[InlineKind, str] = MappingProxyType(
    {InlineKind.EMPHASIS: "*", InlineKind.STRONG: "**", InlineKind.CODE: "`"}
)


def to_markdown(article: Article) -> str:
    """Return the article as Markdown, ending in a newline; text outside the blocks becomes paragraphs."""
    notes = _notes(article)
    pieces: list[tuple[BlockKind | None, str]] = []
    blocks = tuple(_with_gaps(article))
    indents = _indents(article.text, blocks)
    inlines = _InlineCursor(article.inlines)
    for place, block in enumerate(blocks):
        words = block.span.of(article.text)
        if words.strip():
            inside = [_referring(one, notes) for one in inlines.within(block.span)]
            number = notes.by_start.get(block.span.start, "") if notes.by_start else ""
            if number:
                pieces.append((None, _note(article, block, inside, number)))
            else:
                written = _WRITERS.get(block.kind, _paragraph)(article, block, inside)
                pieces.append((block.kind, _indented(written, indents.get(place, 0))))
    parts: list[str] = []
    before: BlockKind | None = None
    for kind, written in pieces:
        if parts:
            tight = kind is before is BlockKind.LIST_ITEM
            parts.append("\n" if tight else "\n\n")
        parts.append(written)
        before = kind
    return "".join(parts) + "\n" if parts else ""


def _indents(text: str, blocks: Sequence[Block]) -> Mapping[int, int]:
    """Return the blanks before the lines of each block that stands inside an item of a list, by its place.

    An item does inside the last one of a higher level; other blocks where the list goes on behind them: with
    a lower item, or with the next number.
    """
    found: dict[int, int] = {}
    above: list[int] = []  # where the words of the items around begin, the highest first
    between: list[int] = []
    number = 0
    for place, block in enumerate(blocks):
        if block.kind is not BlockKind.LIST_ITEM:
            between.append(place)
            if block.kind not in _IN_ITEMS or len(between) > _MOST_IN_ITEM:
                above, number = [], 0
            continue
        marker = _MARKER.match(text, block.span.start, block.span.end)
        its_number = int(marker.group(2)) if marker and marker.group(2) else 0
        level = max(1, block.level)
        goes_on = level > 1 or (its_number > 1 and its_number == number + 1)
        if above and between and goes_on:
            found |= dict.fromkeys(between, above[-1])
        elif between:
            above = []
        above = above[: level - 1]
        above += [(above[-1] if above else 0) + _LEAST_INDENT] * (level - 1 - len(above))
        found[place] = above[-1] if above else 0
        above.append(found[place] + max(_LEAST_INDENT, len(f"{its_number}. ")))
        between, number = [], its_number
    return found


def _indented(written: str, blanks: int) -> str:
    if not blanks:
        return written
    return "\n".join(" " * blanks + line if line else "" for line in written.split("\n"))


def _with_gaps(article: Article) -> Iterator[Block]:
    """Yield the blocks, and paragraphs for what lies between them."""
    reached = 0
    for block in article.blocks:
        if article.text[reached : block.span.start].strip():
            yield from _paragraphs(article.text, Span(reached, block.span.start))
        yield block
        reached = block.span.end
    if article.text[reached:].strip():
        yield from _paragraphs(article.text, Span(reached, len(article.text)))


def _paragraphs(text: str, gap: Span) -> Iterator[Block]:
    for found in re.compile(r"\S(?:.|\n(?!\s*\n))*").finditer(text, gap.start, gap.end):
        yield Block(Span(found.start(), found.end()))


class _Notes(NamedTuple):
    """The footnotes of an article: their numbers by the places of their blocks, and by the names of those."""

    by_start: Mapping[int, str]
    by_name: Mapping[str, str]


def _notes(article: Article) -> _Notes:
    """Return the notes that stand as items of a list, and that something in the text refers to."""
    wanted = {one.target[1:] for one in article.inlines if _is_reference(one)}
    by_start: dict[int, str] = {}
    by_name: dict[str, str] = {}
    if not wanted:
        return _Notes(by_start, by_name)
    places = {one.span.start: one.target for one in article.inlines if one.kind is InlineKind.PLACE}
    for block in article.blocks:
        if block.kind is not BlockKind.LIST_ITEM:
            continue
        marker = _MARKER.match(article.text, block.span.start, block.span.end)
        first = marker.end() if marker else block.span.start
        name = places.get(block.span.start) or places.get(first, "")
        number = marker.group(2) if marker else None
        if name in wanted and number and number not in by_start.values():
            by_start[block.span.start] = by_name[name] = number
    return _Notes(by_start, by_name)


def _is_reference(inline: Inline) -> bool:
    return inline.kind is InlineKind.FOOTNOTE and inline.target.startswith("#")


def _referring(inline: Inline, notes: _Notes) -> Inline:
    """Return a reference with the number of its note as target, other stretches as they are."""
    number = notes.by_name.get(inline.target[1:]) if _is_reference(inline) else None
    return replace(inline, target=_NOTE_SIGN + number) if number else inline


class _InlineCursor:
    """Hands out inline stretches block by block, in order."""

    def __init__(self, inlines: tuple[Inline, ...]) -> None:
        self._waiting = sorted(inlines, key=lambda one: (one.span.start, -one.span.end), reverse=True)

    def within(self, span: Span) -> list[Inline]:
        """Return the stretches that lie inside `span`, dropping those before it."""
        found = []
        while self._waiting and self._waiting[-1].span.start < span.end:
            inline = self._waiting.pop()
            if inline.span and span.covers(inline.span):
                found.append(inline)
        return found


def _inline(article: Article, span: Span, inlines: list[Inline]) -> str:
    """Write the words of `span` with the signs of the stretches in it; those that cross are left out."""
    text = article.text
    written: list[str] = []
    here = span.start
    for place, inline in enumerate(inlines):
        inner = inline.span
        if inner.start < here or not span.covers(inner) or not _is_written(inline):
            continue
        nested = [one for one in inlines[place + 1 :] if inner.covers(one.span)]
        written += (escaped(text[here : inner.start]), _signed(article, inline, nested))
        here = inner.end
    return "".join(written) + escaped(text[here : span.end])


def _is_written(inline: Inline) -> bool:
    return (
        inline.kind in _WRAPPERS
        or inline.target.startswith(_NOTE_SIGN)
        or (inline.kind is InlineKind.LINK and bool(inline.target) and not inline.target.startswith("#"))
    )


def _signed(article: Article, inline: Inline, nested: list[Inline]) -> str:
    if inline.target.startswith(_NOTE_SIGN):
        return f"[{inline.target}]"
    words = inline.span.of(article.text)
    if inline.kind is InlineKind.CODE:
        fence = _longer_than_any(words, "`", 1)
        pad = " " if words.startswith("`") or words.endswith("`") else ""
        return f"{fence}{pad}{words}{pad}{fence}"
    inside = _inline(article, inline.span, nested)
    if inline.kind is InlineKind.LINK:
        return f"[{inside}]({_address(inline.target)})"
    # Signs of emphasis must touch the words.
    core = inside.strip()
    if not core:
        return inside
    lead = inside[: len(inside) - len(inside.lstrip())]
    sign = _WRAPPERS[inline.kind]
    return f"{lead}{sign}{core}{sign}{inside[len(lead) + len(core) :]}"


def _address(target: str) -> str:
    return target.replace(" ", "%20").replace("(", "%28").replace(")", "%29")


def escaped(words: str) -> str:
    """Return plain words so that Markdown shows them as they are."""
    return _INLINE_SIGNS.sub(lambda found: "\\" + found.group(), words)


def _lines(article: Article, span: Span, inlines: list[Inline]) -> str:
    """Write the words of a block, safe at the beginning of lines; its own line breaks stay."""
    written = _inline(article, span, inlines).strip()
    safe = _LINE_SIGNS.sub(_safe_line, written)
    return safe.replace("\n", "  \n")


def _safe_line(found: re.Match[str]) -> str:
    space, sign, number, stop, line = found.groups()
    if number:
        return f"{space}{number}\\{stop}"
    return f"{space}\\{sign or line}"


def _one_line(article: Article, span: Span, inlines: list[Inline]) -> str:
    return " ".join(_inline(article, span, inlines).split())


def _paragraph(article: Article, block: Block, inlines: list[Inline]) -> str:
    return _lines(article, block.span, inlines)


def _title(article: Article, block: Block, inlines: list[Inline]) -> str:
    return f"# {_one_line(article, block.span, inlines)}"


def _heading(article: Article, block: Block, inlines: list[Inline]) -> str:
    return f"{'#' * max(2, min(6, block.level))} {_one_line(article, block.span, inlines)}"


def _quotation(article: Article, block: Block, inlines: list[Inline]) -> str:
    return "\n".join(
        f"> {line}" if line else ">" for line in _lines(article, block.span, inlines).split("\n")
    )


def _list_item(article: Article, block: Block, inlines: list[Inline]) -> str:
    marker = _MARKER.match(article.text, block.span.start, block.span.end)
    sign = f"{marker.group(2)}." if marker and marker.group(2) else "-"
    start = marker.end() if marker else block.span.start
    words = _lines(article, Span(start, block.span.end), [one for one in inlines if one.span.start >= start])
    if words[:2] in _BOXES:
        words = _BOXES[words[:2]] + words[2:]
    return f"{sign} " + words.replace("\n", "\n" + " " * (len(sign) + 1))


def _note(article: Article, block: Block, inlines: list[Inline], number: str) -> str:
    """Write a footnote behind its number; the way back from it goes without saying."""
    marker = _MARKER.match(article.text, block.span.start, block.span.end)
    start = marker.end() if marker else block.span.start
    words = _lines(article, Span(start, block.span.end), [one for one in inlines if one.span.start >= start])
    return f"[{_NOTE_SIGN}{number}]: " + words.replace("\n", "\n    ")


def _caption(article: Article, block: Block, inlines: list[Inline]) -> str:
    picture = next((one for one in inlines if one.kind is InlineKind.IMAGE and one.span == block.span), None)
    if picture is not None and picture.target:
        words = _one_line(article, block.span, []).replace("[", "\\[").replace("]", "\\]")
        return f"![{words}]({_address(picture.target)})"
    return f"*{_one_line(article, block.span, [])}*"


def _code(article: Article, block: Block, inlines: list[Inline]) -> str:
    words = block.span.of(article.text)
    fence = _longer_than_any(words, "`", 3)
    return f"{fence}{block.language}\n{words}\n{fence}"


def _table(article: Article, block: Block, inlines: list[Inline]) -> str:
    """Write a table as GitHub's; what is no table after all stays in its lines."""
    from reader.typesetting.tables import table_of  # few articles have one

    text = block.span.of(article.text)
    table = table_of(text, _ANY_MEASURE)
    rows = [row for row in table.rows if row.cells] if table is not None else []
    count = max((len(row.cells) for row in rows), default=0)
    if table is None or not rows or len(rows[0].cells) < count:
        return _code(article, block, inlines)
    lines = []
    for row in rows:
        cells = [""] * count
        for cell in row.cells:
            cells[cell.column] = escaped(text[cell.start : cell.end]).replace("|", "\\|")
        lines.append(f"| {' | '.join(cells)} |")
    rule = "|".join(
        " ---: " if right else " --- " for _, _, right in table.columns or ((0, 0, False),) * count
    )
    return "\n".join([lines[0], f"|{rule}|", *lines[1:]])


def _rule(article: Article, block: Block, inlines: list[Inline]) -> str:
    return "---"


def _longer_than_any(words: str, sign: str, least: int) -> str:
    longest = max(map(len, re.findall(f"{sign}+", words)), default=0)
    return sign * max(least, longest + 1)


_Writer = Callable[[Article, Block, list[Inline]], str]

_WRITERS: Mapping[BlockKind, _Writer] = MappingProxyType(
    {
        BlockKind.TITLE: _title,
        BlockKind.HEADING: _heading,
        BlockKind.QUOTATION: _quotation,
        BlockKind.LIST_ITEM: _list_item,
        BlockKind.CAPTION: _caption,
        BlockKind.CREDIT: _caption,
        BlockKind.CODE: _code,
        BlockKind.TABLE: _table,
        BlockKind.RULE: _rule,
    }
)
