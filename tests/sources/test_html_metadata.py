"""What a page says of its article, and where it says it."""

import json

import pytest

from reader.article import BlockKind, Draft
from reader.sources import draft_from_bytes

_WORDS = "<p>The ferry of Solvik will not sail this winter, the harbour board said on Monday.</p>"


def _draft(head: str = "", body: str = "<h1>The ferry sleeps</h1>", address: str = "") -> Draft:
    page = f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body>{body}{_WORDS}</body></html>"
    return draft_from_bytes(page.encode("utf-8"), address or "page.html", base_url=address)


def _linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_json_ld_is_believed_first_and_every_fact_says_where_it_comes_from() -> None:
    card = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Solvik Post"},
            {"@type": "Person", "@id": "#oda", "name": "Oda Lind"},
            {
                "@type": ["NewsArticle"],
                "headline": "The ferry sleeps",
                "author": [{"@id": "#oda"}, {"@type": "Person", "name": "Bo &amp; Hale"}],
                "datePublished": "2031-02-03T10:00:00Z",
                "dateModified": "2031-02-04",
                "articleSection": ["Harbour"],
                "publisher": {"name": "Solvik Post"},
            },
        ],
    }
    meta = _draft(_linked(card) + '<meta name="author" content="Somebody Else">').meta
    assert meta.title == "The ferry sleeps"
    assert meta.authors == ("Oda Lind", "Bo", "Hale")
    assert (meta.published, meta.updated) == ("2031-02-03T10:00:00Z", "2031-02-04")
    assert (meta.site, meta.section, meta.language) == ("Solvik Post", "Harbour", "en")
    origins = dict(meta.origins)
    assert origins["title"] == "the page's headline"
    assert origins["authors"] == origins["published"] == "the page's JSON-LD"
    assert origins["language"] == "the page's lang attribute"


@pytest.mark.parametrize(
    "script",
    ["", "{", "[[[[", '{"@type": 7}', '{"@graph": {"@type": "Article", "author": 3}}', "[" * 100_000],
)
def test_json_ld_that_is_none_is_passed_over(script: str) -> None:
    meta = _draft(f'<script type="application/ld+json">{script}</script>').meta
    assert meta.title == "The ferry sleeps"


def test_meta_elements_and_times() -> None:
    meta = _draft(
        '<meta property="og:title" content="The ferry sleeps">'
        '<meta property="og:site_name" content="Solvik Post">'
        '<meta name="author" content="By Oda Lind and Bo Hale">'
        '<meta property="article:section" content="Harbour">'
        '<meta property="article:modified_time" content="2031-02-05T08:00:00+01:00">',
        '<h1>The ferry sleeps</h1><time class="entry-date published" datetime="2031-02-03">Monday</time>',
    ).meta
    assert meta.authors == ("Oda Lind", "Bo Hale")
    assert (meta.published, meta.updated) == ("2031-02-03", "2031-02-05T08:00:00+01:00")
    assert dict(meta.origins)["published"] == "a <time> of the page"
    assert dict(meta.origins)["section"] == "article:section"


def test_addresses_and_the_site_itself_are_no_authors() -> None:
    meta = _draft(
        '<meta property="og:site_name" content="Solvik Post"><meta name="author" content="Solvik Post">'
        '<meta property="article:author" content="https://social.example/solvik">'
    ).meta
    assert meta.authors == ()


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("The ferry sleeps | Solvik Post", "<h1>The ferry sleeps</h1>"),
        ("The ferry sleeps | Solvik Post", "<h1>Solvik Post</h1>"),
        ("The ferry sleeps - Solvik Post", "<h1>Solvik Post</h1><h2>The ferry sleeps</h2>"),
        ("Solvik Post: The ferry sleeps", "<h1>The ferry sleeps</h1>"),
        ("Solvik Post » The ferry sleeps", "<p>The quay.</p>"),
        ("The ferry sleeps :: News :: Solvik Post", "<p>The quay.</p>"),
        ("", "<h1>The ferry sleeps</h1>"),
        ("Why the ferry of Solvik sleeps", "<h1>The ferry sleeps</h1>"),
    ],
)
def test_the_title_stands_without_the_name_of_the_site(title: str, body: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="Solvik Post">'
    assert _draft(head, body).meta.title == "The ferry sleeps"


def test_a_stroke_inside_a_title_stays() -> None:
    head = "<title>Salt – the oldest trade - Solvik Post</title>"
    assert _draft(head, "<p>x</p>", "https://solvikpost.example/a").meta.title == "Salt – the oldest trade"


def test_the_title_is_a_block_where_the_page_has_it_and_the_first_where_it_has_not() -> None:
    shown = _draft("<title>The ferry sleeps</title>", "<p>Home</p><h1>The ferry sleeps</h1>")
    assert [block.kind for block in shown.blocks][1] is BlockKind.TITLE
    silent = _draft("<title>The ferry sleeps</title>", "<p>Home</p>")
    assert silent.blocks[0].kind is BlockKind.TITLE
    assert silent.text.startswith("The ferry sleeps\n\nHome")


def test_the_site_may_be_known_by_its_address_alone() -> None:
    meta = _draft(address="https://www.solvik.example/a").meta
    assert (meta.site, dict(meta.origins)["site"]) == ("solvik.example", "the page's address")


def test_the_first_headline_wins_over_the_head_and_a_page_in_a_foot_keeps_its_own() -> None:
    paragraph = f"<p>{'The keeper of Velmora counts the boats that pass, and writes them down. ' * 4}</p>"
    head = "<title>Boats of Velmora Counted for Years | The Post</title>"
    page = f"<h1>Boats of Velmora Counted by a Keeper</h1>{paragraph}<h1>What she saw</h1>{paragraph}"
    for body in (page, f'<div class="footer-sticky">{page}</div>'):
        markup = f"<html><head>{head}</head><body>{body}</body></html>"
        draft = draft_from_bytes(markup.encode(), "page.html", "text/html")
        assert draft.meta.title == "Boats of Velmora Counted by a Keeper"


def test_an_address_and_a_count_behind_the_title_are_no_part_of_it() -> None:
    words = "The keeper of Velmora counts the boats that pass, and writes them down. " * 4
    markup = (
        "<html><head><title>Boats Are Counted Again | The Post</title></head><body>"
        f"<h1>Boats Are Counted Again (velmorapost.com) 87</h1><p>{words}</p></body></html>"
    )
    draft = draft_from_bytes(markup.encode(), "page.html", "text/html")
    assert draft.meta.title == "Boats Are Counted Again"
