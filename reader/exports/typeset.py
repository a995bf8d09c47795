"""The formats that set the article itself, with its highlights on it: they join typesetting and exchange."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.article import Article, Block, Placed, Span
from reader.exchange.listing import entries
from reader.exchange.model import ExportFormat
from reader.exchange.plain_text import to_text

if TYPE_CHECKING:
    from reader.exchange.html_page import Piece
    from reader.typesetting.themes import Theme
    from reader.typesetting.tokens import TokenType

#: The themes of pages that are printed, and of terminals.
_PAGE_THEME, _TERMINAL_THEME = "paper-light", "paper-dark"


def to_html(article: Article, placed: Sequence[Placed], article_id: str = "") -> str:
    """Return the article as a page of its own, coloured as the light theme colours it."""
    from reader.exchange.html_page import to_html_page

    theme = _theme(_PAGE_THEME)
    whole = _with_blocks(article)
    return to_html_page(whole, placed, _pieces(whole, placed), _style_sheet(theme), article_id)


def to_ansi(article: Article, placed: Sequence[Placed], article_id: str = "") -> str:
    """Return the article for a terminal, its highlights in colour, and below it the notes."""
    from reader.typesetting.cells import drawable
    from reader.typesetting.marks import annotation_marks, article_marks
    from reader.typesetting.stream import render

    marks = [*article_marks(article), *annotation_marks(placed)]
    page = render(article, marks, _theme(_TERMINAL_THEME), "ansi").rstrip("\n")
    if not entries(article, placed):
        return page + "\n"
    # The facts at the top of the list are those of the page.
    notes = to_text(article, placed).partition("\n\n")[2]
    return f"{page}\n\n" + "\n".join(drawable(line) for line in notes.split("\n"))


def _with_blocks(article: Article) -> Article:
    """Return an article that has blocks: one of uncleaned text may have none."""
    from dataclasses import replace

    from reader.article.segments import paragraphs

    if article.blocks:
        return article
    return replace(article, blocks=tuple(Block(span) for span in paragraphs(article.text)))


def _theme(name: str) -> "Theme":
    from reader.resources import shared_folder
    from reader.typesetting.themes import load_theme

    return load_theme(shared_folder("themes") / f"{name}.toml")


def _pieces(article: Article, placed: Sequence[Placed]) -> "Iterator[Piece]":
    """Yield the token stream of the article as stretches with the classes of all their types."""
    from reader.exchange.html_page import Piece
    from reader.typesetting.marks import annotation_marks, article_marks
    from reader.typesetting.stream import token_stacks
    from reader.typesetting.tokens import HIGHLIGHT_TOKENS

    highlights = frozenset(HIGHLIGHT_TOKENS.values())
    marks = [*article_marks(article), *annotation_marks(placed)]
    start = 0
    for tokens, words in token_stacks(article, marks):
        # The first is the block's own, which the page sets by its element. Of highlights over each other,
        # the uppermost is seen, whatever the order of the rules.
        seen = next((token for token in reversed(tokens) if token in highlights), None)
        shown = [token for token in tokens[1:] if token not in highlights or token is seen]
        yield Piece(Span(start, start + len(words)), tuple(map(_class_name, shown)))
        start += len(words)


def _class_name(token: "TokenType") -> str:
    from reader.typesetting.tokens import token_name

    return token_name(token).replace(".", "-").lower()


def _style_sheet(theme: "Theme") -> str:
    """Return how each type looks, those that lie on top last; the page's own colours first."""
    from reader.typesetting.tokens import HIGHLIGHT_TOKENS, INLINE_TOKENS, READER

    style = theme.pygments_style()
    ui = theme.ui
    rules = [f"body {{ background: {ui['background']}; color: {ui['foreground']}; }}"]
    tokens = [
        *dict.fromkeys(INLINE_TOKENS.values()),
        *HIGHLIGHT_TOKENS.values(),
        READER.Note,
        READER.Bookmark,
    ]
    for token in tokens:
        look = style.style_for_token(token)
        parts = [
            *([f"color: #{look['color']}"] if look["color"] else []),
            *([f"background: #{look['bgcolor']}"] if look["bgcolor"] else []),
            *(["font-weight: bold"] if look["bold"] else []),
            *(["font-style: italic"] if look["italic"] else []),
            *(["text-decoration: underline"] if look["underline"] else []),
        ]
        if parts:
            rules.append(f".{_class_name(token)} {{ {'; '.join(parts)}; }}")
    return "\n".join(rules) + "\n"


FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        known.name: known
        for known in (
            ExportFormat(
                "html", ".html", "a page of its own: the article, its highlights and notes", to_html
            ),
            ExportFormat("ansi", ".ans", "the article and its highlights in colour, for a terminal", to_ansi),
        )
    }
)
