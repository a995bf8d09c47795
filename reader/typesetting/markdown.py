"""An article as Markdown (CommonMark), which every notebook and publisher reads.

Only signs that would change how words are set are escaped, so that prose stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from reader.article import Article, Block, BlockKind, Inline, InlineKind, Span

#: Signs that would set words in another way, where they would: all others are left as they are.
_INLINE_SIGNS = re.compile(
    r"[\\`*]"  # always
    r"|(?<!\w)_|_(?!\w)"  # inside a word an underscore is one
    r"|<(?=[A-Za-z/!?])"  # would begin a tag
    r"|\[(?=[^\]\n]*\][(\[:])"  # would begin a link
    r"|&(?=#?\w+;)"  # would begin a character reference
)
_LINE_SIGNS = re.compile(
    r"^(\s*)(?:([#>+-])(?=\s|#|$)|(\d{1,9})([.)])(?=\s|$)|(=+|~~~|---+)\s*$)", re.MULTILINE
)
_MARKER = re.compile(r"(?:([-*+•‣◦▪–·])|\(?(\d{1,3})[.)])\s+")

_WRAPPERS: Mapping[InlineKind, str] = MappingProxyType(
    {InlineKind.EMPHASIS: "*", InlineKind.STRONG: "**", InlineKind.CODE: "`"}
)


def to_markdown(article: Article) -> str:
    """Return the article as Markdown, ending in a newline; text outside the blocks becomes paragraphs."""
    pieces: list[tuple[BlockKind | None, str]] = []
    inlines = _InlineCursor(article.inlines)
    for block in _with_gaps(article):
        words = block.span.of(article.text)
        if words.strip():
            inside = inlines.within(block.span)
            pieces.append((block.kind, _WRITERS.get(block.kind, _paragraph)(article, block, inside)))
    parts: list[str] = []
    before: BlockKind | None = None
    for kind, written in pieces:
        if parts:
            tight = kind is before is BlockKind.LIST_ITEM
            parts.append("\n" if tight else "\n\n")
        parts.append(written)
        before = kind
    return "".join(parts) + "\n" if parts else ""


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
        nested = [one for one in inlines[place + 1 :] if inner.covers(one.span) and one.span != inner]
        written += (escaped(text[here : inner.start]), _signed(article, inline, nested))
        here = inner.end
    return "".join(written) + escaped(text[here : span.end])


def _is_written(inline: Inline) -> bool:
    return inline.kind in _WRAPPERS or (
        inline.kind is InlineKind.LINK and bool(inline.target) and not inline.target.startswith("#")
    )


def _signed(article: Article, inline: Inline, nested: list[Inline]) -> str:
    words = inline.span.of(article.text)
    if inline.kind is InlineKind.CODE:
        fence = _longer_than_any(words, "`", 1)
        pad = " " if words.startswith("`") or words.endswith("`") else ""
        return f"{fence}{pad}{words}{pad}{fence}"
    inside = _inline(article, inline.span, nested)
    if inline.kind is InlineKind.LINK:
        target = inline.target.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
        return f"[{inside}]({target})"
    # Signs of emphasis must touch the words.
    core = inside.strip()
    if not core:
        return inside
    lead = inside[: len(inside) - len(inside.lstrip())]
    sign = _WRAPPERS[inline.kind]
    return f"{lead}{sign}{core}{sign}{inside[len(lead) + len(core) :]}"


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
    # Three blanks put an item inside one that is numbered as well as one with a bullet.
    outer = "   " * max(0, block.level - 1)
    return f"{outer}{sign} " + words.replace("\n", "\n" + outer + " " * (len(sign) + 1))


def _caption(article: Article, block: Block, inlines: list[Inline]) -> str:
    return f"*{_one_line(article, block.span, [])}*"


def _code(article: Article, block: Block, inlines: list[Inline]) -> str:
    words = block.span.of(article.text)
    fence = _longer_than_any(words, "`", 3)
    return f"{fence}{block.language}\n{words}\n{fence}"


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
        BlockKind.TABLE: _code,
        BlockKind.RULE: _rule,
    }
)
