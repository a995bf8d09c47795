"""Program text told apart into keywords, names, strings and comments, by Pygments' lexer for its language."""

from collections.abc import Iterator
from functools import lru_cache

from pygments.token import Token  # type: ignore[import-untyped]

from reader.article import Article, BlockKind, Span
from reader.typesetting.marks import Mark, Rank
from reader.typesetting.tokens import TokenType

#: A longer block is set plain: it would keep the reader waiting.
_MOST_CODE = 200_000
#: What most of a program is, and looks like the rest of it.
_PLAIN = frozenset((Token, Token.Text, Token.Text.Whitespace, Token.Name, Token.Punctuation, Token.Other))


def code_marks(article: Article) -> list[Mark]:
    """Return marks over the program text of an article, for the blocks whose language is known."""
    if not isinstance(article.blocks, (tuple, list)):
        return []  # blocks made one by one are those of a long plain text, which knows no languages
    return [
        Mark(Span(block.span.start + start, block.span.start + end), token, Rank.CODE)
        for block in article.blocks
        if block.kind is BlockKind.CODE and block.language
        for start, end, token in lexed(block.span.of(article.text), block.language)
    ]


@lru_cache(maxsize=256)
def lexed(code: str, language: str) -> tuple[tuple[int, int, TokenType], ...]:
    """Return start, end and Pygments token type of what stands out in a program; offsets count from 0.

    Nothing stands out in a language that Pygments does not know: none is guessed.
    """
    if len(code) > _MOST_CODE:
        return ()
    return tuple(_standing_out(code, language.strip().lower()))


def _standing_out(code: str, language: str) -> Iterator[tuple[int, int, TokenType]]:
    from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]
    from pygments.util import ClassNotFound  # type: ignore[import-untyped]

    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return
    for start, token, words in lexer.get_tokens_unprocessed(code):
        if token not in _PLAIN and token not in Token.Error and words.strip():
            yield start, start + len(words), token
