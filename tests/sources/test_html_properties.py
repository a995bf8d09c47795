"""Whatever bytes call themselves a page, there is a sound draft, or a sentence that says why not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Draft
from reader.cleaning import clean
from reader.errors import SourceError
from reader.sources import draft_from_bytes

_ELEMENTS = """
html body div p span a ul ol li table tr td th caption h1 h2 h3 blockquote pre code br hr img
figure figcaption em strong sup sub q ruby rt script style template noscript title head main article nav
footer aside dl dt dd details summary form button select option frameset frame svg math time
"""
_TAGS = _ELEMENTS.split()
_ATTRIBUTES = st.sampled_from(
    (
        "",
        ' class="share-bar"',
        ' id="content"',
        ' href="/a b"',
        ' href="//[bad"',
        ' src="x.jpg" alt="A boat at the quay in the rain."',
        " hidden",
        ' style="display:none"',
        ' colspan="9999999999" rowspan="7"',
        ' start="-5" type="a"',
        ' start="²"',
        ' value="x"',
        ' data-cfemail="zz"',
        ' data-cfemail="5a3b"',
        ' datetime="2031-02-03"',
        " type=application/ld+json",
        ' role="presentation"',
        " aria-hidden=true class=language-python",
        " ='\"<",
    )
)
_WORDS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ("The ferry will not sail this winter, the board said. ", "\n", "&amp;", "&#0;", '{"@type":', " ")
    ),
)
_PIECES = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(_TAGS), _ATTRIBUTES),
    st.builds("</{}>".format, st.sampled_from(_TAGS)),
    _WORDS,
    st.sampled_from(("<!--", "-->", "<![CDATA[", "]]>", "<!doctype html>", "<?xml version='1.0'?>", "<")),
)


def assert_sound(draft: Draft) -> None:
    """Check that blocks are in order and apart, that all spans are in bounds, and main is of blocks."""
    reached = 0
    for block in draft.blocks:
        assert reached <= block.span.start < block.span.end <= len(draft.text)
        assert draft.text[reached : block.span.start].strip() == ""
        reached = block.span.end
    spans = {block.span for block in draft.blocks}
    assert spans.issuperset(draft.main)
    assert len(draft.scores) == len(draft.blocks)
    starts = [inline.span.start for inline in draft.inlines]
    assert starts == sorted(starts)
    for inline in draft.inlines:
        assert inline.span
        assert any(span.covers(inline.span) for span in spans)


def assert_cleaned(draft: Draft) -> None:
    """Check that cleaning gives sound blocks and inline stretches, and accounts for all of the page."""
    cleaned = clean(draft)
    article = cleaned.article
    reached = 0
    for block in article.blocks:
        assert reached <= block.span.start < block.span.end <= len(article.text)
        reached = block.span.end
    for inline in article.inlines:
        assert any(block.span.covers(inline.span) for block in article.blocks)
    counted = cleaned.accounting()
    assert (counted.unaccounted, counted.twice) == (0, 0)
    for removal in cleaned.removals:
        assert removal.where.of(draft.text) == removal.text
        assert 0 <= removal.at <= len(article.text)


@given(st.lists(_PIECES, max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_soup_of_tags_is_read_or_refused_in_a_sentence(soup: str) -> None:
    try:
        draft = draft_from_bytes(
            soup.encode("utf-8", "replace"), "page.html", base_url="https://solvik.example/"
        )
    except SourceError as error:
        assert error.message.endswith(".")
        assert "\n" not in error.message
        return
    if draft.format == "html":
        assert_sound(draft)
        assert_cleaned(draft)


@given(
    st.binary(max_size=300),
    st.sampled_from(("", "text/html", "text/html; charset=utf-16", "text/html; charset=\x00")),
)
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes, content_type: str) -> None:
    try:
        draft = draft_from_bytes(b"<html><p>" + data, "page.htm", content_type)
    except SourceError:
        return
    assert_sound(draft)


@pytest.mark.parametrize("tag", ["div", "span", "ul><li", "blockquote", "b", "p"])
def test_ten_thousand_levels_are_read(tag: str) -> None:
    words = "The ferry sleeps deep down at the quay of Solvik, as it has for years."
    page = f"<html><body>{f'<{tag}>' * 10_000}<p>{words}</p>"
    draft = draft_from_bytes(page.encode(), "deep.html")
    assert words in draft.text
    assert_sound(draft)
    assert words in clean(draft).article.text


def test_a_page_of_five_megabytes_is_read() -> None:
    sentence = "The ferry of Solvik will not sail this winter, the harbour board said on Monday. "
    body = "".join(f"<p>{number}. {sentence * 5}</p>" for number in range(13_000))
    page = f"<html><head><title>The ferry</title></head><body><article>{body}</article></body></html>"
    assert len(page) > 5_000_000
    draft = draft_from_bytes(page.encode(), "long.html")
    assert_sound(draft)
    assert clean(draft).article.text.count("harbour board") > 60_000
