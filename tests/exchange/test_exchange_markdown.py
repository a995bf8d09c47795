"""The Markdown note: the same bytes every time, and nothing in it but what was said."""

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.article import (
    AnchorState,
    Annotation,
    AnnotationKind,
    Article,
    Meta,
    Placed,
    Span,
)
from reader.article.anchors import make_anchor, place
from reader.article.hashes import text_hash
from reader.exchange import FORMATS, annotations_to_json, exported_id, to_markdown
from reader.exchange.escaping import escaped_paragraphs, plain_lines
from reader.exchange.yaml import quoted, unquoted

GOLDEN = Path(__file__).with_name("golden")
#: BROADSHEET_REWRITE_GOLDEN=1 writes the files anew; the diff is then read like code.
REWRITE = bool(os.environ.get("BROADSHEET_REWRITE_GOLDEN"))
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_export_is_what_it_was(name: str, article: Article, placed: list[Placed]) -> None:
    known = FORMATS[name]
    golden = GOLDEN / f"harbour-{name}{known.suffix}"
    text = known.write(article, placed, article.id)
    if REWRITE:
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_order_of_arrival_does_not_matter(article: Article, placed: list[Placed]) -> None:
    assert to_markdown(article, placed[::-1]) == to_markdown(article, placed) == to_markdown(article, placed)
    assert annotations_to_json(placed[::-1]) == annotations_to_json(placed)


def test_an_article_without_annotations_or_facts_is_a_note_still() -> None:
    text = to_markdown(Article("b" * 32, "words"), [])
    note, _, memory = text.partition("<!-- ")
    facts = f'id: "{"b" * 32}"\nhighlights: 0\ncontent_hash: "{text_hash("words")}"\nbroadsheet: 2\n'
    assert note == f"---\n{facts}---\n\n# Untitled\n\n"
    assert memory.startswith("broadsheet")


def test_the_record_s_id_wins_over_the_article_s(article: Article) -> None:
    text = to_markdown(article, [], "c" * 32)
    assert exported_id(text) == "c" * 32


def test_detached_words_are_kept_at_the_end(article: Article, placed: list[Placed]) -> None:
    body, _, detached = to_markdown(article, placed).partition("## Detached\n")
    assert "the \\*old\\* fees" not in body
    assert "> the \\*old\\* fees\n>\n> of 2029\n" in detached
    assert "Gone since May." in detached


def test_words_that_are_printed_differently_now_are_given_as_they_are_now(article: Article) -> None:
    straight = replace(article, text=article.text.replace("“", '"').replace("”", '"'))
    start = article.text.index("“We will stop.”")
    annotation = Annotation(
        "1" * 32, "a" * 32, AnnotationKind.HIGHLIGHT, make_anchor(article.text, Span(start, start + 15))
    )
    text = to_markdown(straight, place(straight.text, [annotation]))
    assert '> "We will stop."' in text
    assert "Printed differently" in text


def shown(markdown: str) -> str:
    """Return the words that Markdown shows, or fail on anything but paragraphs of text."""
    words = []
    for token in MARKDOWN.parse(markdown):
        assert token.type in ("paragraph_open", "paragraph_close", "inline"), (token.type, markdown)
        for child in token.children or []:
            link = child.type in ("link_open", "link_close") and child.markup == "autolink"
            assert link or child.type in ("text", "softbreak"), (child.type, markdown)
            words.append("\n" if child.type == "softbreak" else child.content)
        if token.type == "paragraph_close":
            words.append("\n\n")
    return "".join(words).strip()


MARKS = (
    "[[wiki]] #tag **b** __b__ `c` ~~s~~ ==h== %%c%% $x$ <b> </div> &amp; &#35; ![i](u) [a](b) [a]: ^id "
    "[^1]: <!-- --- === *** | |-|-| > # 1. 2) - + http://a.example/b_c_d"
)
MARKUP = st.text(alphabet=st.sampled_from("#>-+*_=`~[]()!<>|&;:\\^$%1.2) \n\tab\"'{}/@"), max_size=40) | (
    st.lists(st.sampled_from([*MARKS.split(), "\n", "\n\n"]), max_size=8).map(" ".join)
)


@given(MARKUP)
@example("a\n---")
@example("http://a.example/?a=1&copy;b_c http://b.example/_b_.")
@example("a\n===")
@example("| a | b |\n|---|---|\n| c | d |")
@example("a\n:-")
@example("    four spaces")
@example("line \\\nbreak  \nbreak")
@example("<!-- hidden -->")
@example("[a]: http://b.example 'c'")
def test_whatever_is_quoted_shows_as_the_words_it_is(text: str) -> None:
    lines = [" ".join(paragraph).strip() for paragraph in escaped_paragraphs(text)]
    assert all("\n" not in line for line in lines)
    markdown = "\n\n".join("\n".join(paragraph) for paragraph in escaped_paragraphs(text))
    expected = "\n".join(line.strip() for line in plain_lines(text).strip().split("\n"))
    assert shown(markdown) == re.sub(r"\n\n+", "\n\n", expected)


@given(st.text(max_size=30))
def test_no_text_at_all_breaks_out_of_its_quotation(text: str) -> None:
    article = Article("a" * 32, text, meta=Meta(title=text, authors=(text,), source=text))
    annotation = Annotation(
        "1" * 32,
        "a" * 32,
        AnnotationKind.QUOTE,
        make_anchor(text, Span(0, len(text))),
        note=text,
        tags=(text,),
        speaker=text,
    )
    placed = Placed(annotation, Span(0, len(text)), AnchorState.EXACT)
    markdown = to_markdown(article, [placed])
    markdown.encode("utf-8")
    front, title, *_ = re.split(r"^(?:---|#.*)$", markdown, maxsplit=3, flags=re.MULTILINE)[1:]
    assert all(re.match(r"[a-z_]+: ", line) for line in front.strip("\n").split("\n"))
    assert not title.strip()
    kinds = [token.type for token in MARKDOWN.parse(markdown.split("---\n", 2)[2])]
    assert kinds[0] == "heading_open"
    assert kinds.count("blockquote_open") == 1
    assert set(kinds) <= {
        *("heading_open", "inline", "heading_close", "blockquote_open", "blockquote_close"),
        *("paragraph_open", "paragraph_close", "html_block"),
    }
    marks = [token.content for token in MARKDOWN.parse(markdown) if token.type == "html_block"]
    assert all(re.fullmatch(r"(?:<!-- /?(?:h-|broadsheet )[^>]*-->\n?)+", mark) for mark in marks)


@given(st.text(max_size=30))
def test_quoted_yaml_is_one_line_of_json_and_reads_back(text: str) -> None:
    scalar = quoted(text)
    assert len(scalar.splitlines()) == 1
    assert json.loads(scalar) == unquoted(scalar) == text


def test_json_is_an_array_whatever_the_words() -> None:
    text = "half \ud83d pair"
    annotation = Annotation(
        "1" * 32, "a" * 32, AnnotationKind.HIGHLIGHT, make_anchor(text, Span(0, 6)), note=text
    )
    rows = json.loads(annotations_to_json(place(text, [annotation])).encode("utf-8"))
    assert [row["note"] for row in rows] == [text]
    assert json.loads(annotations_to_json([])) == []
