"""What formats rely on: the token stream is the text, and what is rendered from it holds every word."""

import re
from html import unescape
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article, Block, BlockKind, Inline, InlineKind, Meta, Span
from reader.resources import shared_folder
from reader.typesetting.markdown import to_markdown
from reader.typesetting.marks import Mark, Rank
from reader.typesetting.stream import RENDERERS, render, token_stream
from reader.typesetting.themes import load_theme
from reader.typesetting.tokens import BLOCK_TOKENS, READER

THEME = load_theme(Path(shared_folder("themes")) / "paper-light.toml")


def article_of(*parts: tuple[str, BlockKind], inlines: tuple[Inline, ...] = ()) -> Article:
    text, blocks = "", []
    for words, kind in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(Span(len(text), len(text) + len(words)), kind))
        text += words
    return Article("a" * 8, text, tuple(blocks), inlines, Meta(title="A <Quiet> Harbour"))


@st.composite
def marked(draw: st.DrawFn) -> tuple[Article, list[Mark]]:
    parts = draw(
        st.lists(
            st.tuples(st.text("ab é漢\n\t<&", min_size=1, max_size=12), st.sampled_from(list(BlockKind))),
            max_size=5,
        )
    )
    article = article_of(*parts)
    size = len(article.text)
    ends = st.integers(0, size)
    tokens = st.sampled_from([READER.Quote, READER.Note, READER.Entity.Event])
    spans = draw(st.lists(st.tuples(ends, ends, tokens, st.integers(0, 9)), max_size=5))
    return article, [Mark(Span(min(a, b), max(a, b)), token, rank) for a, b, token, rank in spans]


@given(marked())
@settings(max_examples=80)
def test_the_stream_is_the_text(one: tuple[Article, list[Mark]]) -> None:
    article, marks = one
    pieces = list(token_stream(article, marks))
    assert "".join(words for _, words in pieces) == article.text
    assert all(words and token in READER for token, words in pieces)


def test_blocks_have_their_tokens_and_the_topmost_mark_wins() -> None:
    article = article_of(("Quiet", BlockKind.TITLE), ("Ada left", BlockKind.CAPTION))
    marks = [
        Mark(Span(7, 10), READER.Entity.Person, Rank.ENTITY),
        Mark(Span(7, 10), READER.Highlight.Pink, Rank.HIGHLIGHT),
    ]
    assert list(token_stream(article, marks)) == [
        (READER.Title, "Quiet"),
        (READER.Paragraph, "\n\n"),
        (READER.Highlight.Pink, "Ada"),
        (READER.Caption, " left"),
    ]
    assert set(BLOCK_TOKENS) == set(BlockKind)


def test_formatters_paint_all_that_lies_over_a_word() -> None:
    article = article_of(("Quiet Ada", BlockKind.TITLE))
    marks = [
        Mark(Span(6, 9), READER.Entity.Person, Rank.ENTITY),
        Mark(Span(6, 9), READER.Highlight.Pink, Rank.HIGHLIGHT),
    ]
    page = render(article, marks, THEME, "html").lower()
    rule = re.search(r"-reader-highlight-pink-over-entity-person-title \{([^}]*)\}", page)
    assert rule
    assert THEME.text_style((READER.Entity.Person,)).colour in rule.group(1)
    assert THEME.ui["pink"] in rule.group(1)
    assert "bold" in rule.group(1)


def test_ansi_holds_the_words_and_colours_but_no_commands_of_the_text() -> None:
    article = article_of(("Ada \x1b]0;owned\x07 left", BlockKind.PARAGRAPH))
    marks = [Mark(Span(0, 3), READER.Highlight.Yellow, Rank.HIGHLIGHT)]
    rendered = render(article, marks, THEME, "ansi")
    assert "\x1b[48;2;" in rendered
    assert re.sub(r"\x1b\[[\d;]*m", "", rendered).rstrip("\n") == "Ada ␛]0;owned␇ left"


def test_html_is_a_whole_page_with_the_words_and_their_classes() -> None:
    article = article_of(("A <Quiet> Harbour", BlockKind.TITLE), ("Ada left & slept.", BlockKind.PARAGRAPH))
    marks = [Mark(Span(19, 22), READER.Entity.Person, Rank.ENTITY)]
    page = render(article, marks, THEME, "html")
    assert page.startswith("<!DOCTYPE html")
    assert "<title>A &lt;Quiet&gt; Harbour</title>" in page
    assert "charset=utf-8" in page
    assert page.count("A &lt;Quiet&gt; Harbour") == 2
    assert re.search(r'class="[^"]*-Reader-Entity-Person">Ada<', page)
    assert THEME.text_style((READER.Entity.Person,)).colour in page.lower()
    body = page[page.index("<pre") :]
    assert article.text in unescape(re.sub(r"<[^>]+>", "", body))
    assert set(RENDERERS) == {"ansi", "html"}


def test_markdown_has_the_signs_of_each_block() -> None:
    article = article_of(
        ("A Quiet Harbour", BlockKind.TITLE),
        ("The ferry", BlockKind.HEADING),
        ("It left.\nAt six.", BlockKind.PARAGRAPH),
        ("“Go”, she said.", BlockKind.QUOTATION),
        ("• one", BlockKind.LIST_ITEM),
        ("2. two", BlockKind.LIST_ITEM),
        ("The pier.", BlockKind.CAPTION),
        ("x = `1`", BlockKind.CODE),
        ("* * *", BlockKind.RULE),
    )
    assert to_markdown(article).split("\n") == [
        "# A Quiet Harbour",
        "",
        "## The ferry",
        "",
        "It left.  ",
        "At six.",
        "",
        "> “Go”, she said.",
        "",
        "- one",
        "2. two",
        "",
        "*The pier.*",
        "",
        "```",
        "x = `1`",
        "```",
        "",
        "---",
        "",
    ]


def test_markdown_escapes_only_what_would_be_a_sign() -> None:
    prose = "Costs fell 5 % [sic] in snake_case & AT&T, 2 < 3, “so what?” she said - twice."
    assert to_markdown(article_of((prose, BlockKind.PARAGRAPH))) == prose + "\n"
    signs = "1. April *was* _cold_ <b> [x](y)"
    expected = "1\\. April \\*was\\* \\_cold\\_ \\<b> \\[x](y)\n"
    assert to_markdown(article_of((signs, BlockKind.PARAGRAPH))) == expected
    assert to_markdown(article_of(("# no heading\n- no item", BlockKind.PARAGRAPH))) == (
        "\\# no heading  \n\\- no item\n"
    )


def test_markdown_writes_inline_stretches() -> None:
    inlines = (
        Inline(Span(0, 10), InlineKind.STRONG),
        Inline(Span(5, 10), InlineKind.EMPHASIS),
        Inline(Span(15, 21), InlineKind.LINK, "https://example.org/a (b)"),
        Inline(Span(26, 30), InlineKind.CODE),
    )
    article = article_of(("Bold words and a link and code.", BlockKind.PARAGRAPH), inlines=inlines)
    assert to_markdown(article) == (
        "**Bold *words*** and [a link](https://example.org/a%20%28b%29) and `code`.\n"
    )


def test_markdown_keeps_text_outside_the_blocks() -> None:
    article = Article("a" * 8, "One.\n\nTwo.\n\nThree.", (Block(Span(6, 10)),))
    assert to_markdown(article) == "One.\n\nTwo.\n\nThree.\n"
    assert to_markdown(Article("a" * 8, "")) == ""
