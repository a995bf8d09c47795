"""An article as a stream of Pygments tokens, and what Pygments' formatters make of it."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from html import escape
from types import MappingProxyType
from typing import Any

from pygments.style import Style  # type: ignore[import-untyped]

from reader.article import Article
from reader.typesetting.cells import drawable
from reader.typesetting.marks import Mark, runs
from reader.typesetting.themes import Theme
from reader.typesetting.tokens import BLOCK_TOKENS, READER, TokenType, token_name

TokenStream = Iterator[tuple[TokenType, str]]


def token_stream(article: Article, marks: Iterable[Mark]) -> TokenStream:
    """Yield the whole text piece by piece, each with its token type; joined, they are the text exactly.

    A piece under marks has the type of the topmost one: the highest rank, and of one rank the shortest.
    Other words have the type of their block, and the white space between blocks that of running text.
    """
    for tokens, words in token_stacks(article, marks):
        yield tokens[-1], words


def token_stacks(article: Article, marks: Iterable[Mark]) -> Iterator[tuple[tuple[TokenType, ...], str]]:
    """Yield the whole text piece by piece, each with all its token types: its block's first, then by rank."""
    for start, end, tokens in runs(0, len(article.text), marks):
        for block_token, words in _block_pieces(article, start, end):
            yield (block_token, *tokens), words


def _block_pieces(article: Article, start: int, end: int) -> TokenStream:
    """Yield the pieces of a stretch, cut at the bounds of its blocks."""
    blocks, text = article.blocks, article.text
    here = start
    place = bisect_right(blocks, start, key=lambda block: block.span.end)
    while here < end and place < len(blocks):
        span, kind = blocks[place].span, blocks[place].kind
        if span.start >= end:
            break
        if span.start > here:
            yield READER.Paragraph, text[here : span.start]
            here = span.start
        stop = min(span.end, end)
        if stop > here:
            yield BLOCK_TOKENS[kind], text[here:stop]
            here = stop
        place += 1
    if here < end:
        yield READER.Paragraph, text[here:end]


def render(article: Article, marks: Iterable[Mark], theme: Theme, format: str) -> str:
    """Return the article in colour: "ansi" for a terminal, "html" for a page; KeyError on another format."""
    return RENDERERS[format](article, marks, theme)


def _ansi(article: Article, marks: Iterable[Mark], theme: Theme) -> str:
    from pygments.formatters.terminal256 import (  # type: ignore[import-untyped]
        TerminalTrueColorFormatter,
    )

    pieces, style = _painted(article, marks, theme)
    # What the text holds must not reach the terminal as commands.
    safe = ((token, drawable(words)) for token, words in pieces)
    return _formatted(safe, TerminalTrueColorFormatter(style=style, encoding="utf-8"))


def _html(article: Article, marks: Iterable[Mark], theme: Theme) -> str:
    from pygments.formatters.html import HtmlFormatter  # type: ignore[import-untyped]

    title = escape(article.meta.title or "Article")
    pieces, style = _painted(article, marks, theme)
    formatter = HtmlFormatter(
        full=True,
        encoding="utf-8",  # names it in the page too
        title=title,
        style=style,
        cssstyles=f"color: {theme.ui['foreground']}",
        prestyles="white-space: pre-wrap; max-width: 70ch; margin: 2em auto; font: inherit; line-height: 1.5",
    )
    page = _formatted(iter(pieces), formatter)
    return page.replace(f"<h2>{title}</h2>\n", "", 1)  # the title stands in the text


def _painted(
    article: Article, marks: Iterable[Mark], theme: Theme
) -> tuple[list[tuple[TokenType, str]], type[Style]]:
    """Return the token stream for a formatter, and the style to give it.

    Formatters know one type a piece. Where several lie over one another, a type below the topmost is made
    for the stack and styled as the page paints it: a name in a title stays bold, one in a highlight coloured.
    """
    made: dict[tuple[TokenType, ...], TokenType] = {}
    pieces: list[tuple[TokenType, str]] = []
    for tokens, words in token_stacks(article, marks):
        stack = tokens[1:] if len(tokens) > 1 and tokens[0] is READER.Paragraph else tokens
        if len(stack) > 1 and stack not in made:
            below = ".".join(token_name(token) for token in reversed(stack[:-1])).split(".")
            made[stack] = reduce(getattr, ("Over", *below), stack[-1])
        pieces.append((made.get(stack, stack[-1]), words))
    styles = {token: theme.text_style(stack).as_pygments() for stack, token in made.items()}
    return pieces, replace(theme, styles={**theme.styles, **styles}).pygments_style()


def _formatted(pieces: TokenStream, formatter: Any) -> str:
    from pygments import format as pygments_format  # type: ignore[import-untyped]

    rendered: bytes = pygments_format(pieces, formatter)
    return rendered.decode("utf-8")


#: What `render` can make, by the name of the format.
RENDERERS: Mapping[str, Callable[[Article, Iterable[Mark], Theme], str]] = MappingProxyType(
    {"ansi": _ansi, "html": _html}
)
