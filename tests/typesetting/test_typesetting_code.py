"""What a reader can rely on about program text: it is told apart by its language, and never guessed at."""

from collections.abc import Sequence
from typing import Any

from article_shapes import drawn
from pygments.token import Token

from reader.article import Article, Block, BlockKind, Span
from reader.resources import shared_folder
from reader.typesetting.code import code_marks, lexed
from reader.typesetting.marks import Rank, article_marks
from reader.typesetting.stream import render, token_stream
from reader.typesetting.themes import load_theme

CODE = 'def wave(n):\n    return "hello"  # to all'


def article(language: str) -> Article:
    text = f"Listing\n\n{CODE}"
    blocks = (Block(Span(0, 7)), Block(Span(9, len(text)), BlockKind.CODE, language=language))
    return Article("a" * 8, text, blocks)


def test_keywords_names_strings_and_comments_are_marked_where_they_stand() -> None:
    listing = article("python")
    found = {mark.span.of(listing.text): mark.token for mark in code_marks(listing)}
    assert found["def"] in Token.Keyword
    assert found["wave"] is Token.Name.Function
    assert found["return"] in Token.Keyword
    assert found["hello"] in Token.Literal.String
    assert found["# to all"] in Token.Comment
    assert "n" not in found
    assert {mark.rank for mark in article_marks(listing)} == {Rank.CODE}


def test_no_language_is_guessed() -> None:
    assert code_marks(article("")) == []
    assert code_marks(article("klingon")) == []
    assert lexed("x = 1\n" * 50_000, "python") == ()


def test_the_blocks_of_a_book_are_not_listed() -> None:
    class Books(Sequence[Block]):
        def __len__(self) -> int:
            return 1

        def __getitem__(self, place: Any) -> Any:
            raise AssertionError("asked for")

    assert code_marks(Article("a" * 8, CODE, Books())) == []


def test_the_stream_passes_the_tokens_on() -> None:
    listing = article("Python")
    pieces = list(token_stream(listing, article_marks(listing)))
    assert "".join(words for _, words in pieces) == listing.text
    assert (Token.Name.Function, "wave") in pieces
    theme = load_theme(shared_folder("themes") / "paper-light.toml")
    page = render(listing, article_marks(listing), theme, "html")
    assert "wave" in page
    assert theme.text_style((Token.Name.Function,)).colour.removeprefix("#") in page.lower()


def test_wide_code_is_scrolled_not_wrapped() -> None:
    code = "0123456789abcdef\n東京都庁の会議\n\nend"
    assert drawn(code, 10, BlockKind.CODE) == ["012345678›", "東京都庁 ›", "", "end"]
    assert drawn(code, 10, BlockKind.CODE, shift=4) == ["‹56789abc›", "‹ 庁の会議", "", "‹"]
    assert drawn(code, 16, BlockKind.CODE)[0] == "0123456789abcdef"
