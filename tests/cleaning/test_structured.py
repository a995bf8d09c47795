"""Pages with markup: the article stays with its structure, the page around it goes, for a reason."""

import json

import pytest

from reader.article import Article, BlockKind, Choice, Choices, InlineKind, RemovalKind
from reader.article.plain import article_to_plain
from reader.cleaning import clean
from reader.cleaning.assemble import Cleaned
from reader.sources import draft_from_bytes

_MENU = """<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li>
<li><a href="/boats">Boats</a></li><li><a href="/about">About us</a></li></ul></nav>"""
_FOOTER = """<footer class="site-footer"><p>Copyright © 2031 Solvik Post. All rights reserved.</p>
<ul><li><a href="/privacy">Privacy</a></li><li><a href="/terms">Terms of use</a></li></ul></footer>"""
_COOKIES = """<div id="cookie-banner" class="cookie-consent"><p>We use cookies to make this site better.</p>
<button>Accept all cookies</button></div>"""
_FIRST = (
    "The ferry of Solvik will not sail this winter, the harbour board said on Monday after a long meeting."
)
_SECOND = "Its engine is older than the quay it lies at, and no workshop on the coast still has parts for it."
_THIRD = "“We have asked it kindly,” said Ann Reed, who has kept the engine for more than thirty winters."
_LAST = "In spring a new engine will come from the mainland, and the whole town is asked to help carry it."


def _page(
    article: str, head: str = "<title>The ferry sleeps | Solvik Post</title>", after: str = ""
) -> bytes:
    return (
        f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{_COOKIES}{_MENU}<main>'
        f'<article class="post">'
        f"{article}</article>{after}</main>{_FOOTER}</body></html>"
    ).encode()


def _clean(page: bytes, strictness: int = 0, choices: Choices | None = None) -> Cleaned:
    draft = draft_from_bytes(page, "page.html", base_url="https://solvik.example/news/")
    return clean(draft, strictness, choices)


def _words(article: Article, kind: BlockKind) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.kind is kind]


def _labels(cleaned: Cleaned) -> dict[str, str]:
    return {one.text: one.label for one in cleaned.removals if one.kind is RemovalKind.REMOVED}


_NEWS = f"""<h1>The ferry sleeps</h1><p class="byline">By <a href="/oda">Oda Lind</a></p>
<div class="social-share"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
<figure><img src="/ferry.jpg" alt="ferry">
<figcaption>The ferry at its quay on Sunday evening.</figcaption></figure>
<p>{_FIRST}</p><p>{_SECOND}</p><h2>A patient engine</h2><p>{_THIRD}</p>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/eels">Eels that hear the tide</a></li>
<li><a href="/bell">The bell at three</a></li></ul></aside>
<p>{_LAST}</p>"""
_COMMENTS = """<section id="comments" class="comments"><h3>2 comments</h3>
<div class="comment"><p>Good riddance!</p>
</div><form class="comment-form"><p>Leave a reply</p></form></section>"""


def test_a_news_page_keeps_the_article_and_nothing_else() -> None:
    cleaned = _clean(_page(_NEWS, after=_COMMENTS))
    article = cleaned.article
    assert article.text.split("\n\n") == [
        "The ferry sleeps",
        "The ferry at its quay on Sunday evening.",
        _FIRST,
        _SECOND,
        "A patient engine",
        _THIRD,
        _LAST,
    ]
    assert article.meta.title == "The ferry sleeps"
    assert article.meta.authors == ("Oda Lind",)
    assert article.meta.site == "Solvik Post"
    kinds = [block.kind for block in article.blocks]
    assert kinds[:3] == [BlockKind.TITLE, BlockKind.CAPTION, BlockKind.PARAGRAPH]
    assert (article.blocks[4].kind, article.blocks[4].level) == (BlockKind.HEADING, 2)


def test_what_goes_has_a_class_reasons_a_score_and_its_place() -> None:
    draft = draft_from_bytes(_page(_NEWS, after=_COMMENTS), "page.html")
    cleaned = clean(draft)
    labels = _labels(cleaned)
    assert labels["By Oda Lind"] == "byline"
    assert labels["• Home"] == "navigation"
    assert labels["Copyright © 2031 Solvik Post. All rights reserved."] == "copyright"
    for removal in cleaned.removals:
        assert removal.where.of(draft.text) == removal.text
        if removal.kind is RemovalKind.REMOVED:
            assert removal.reasons
            assert all(reason[0].islower() or reason[0] == "“" for reason in removal.reasons)
    counted = cleaned.accounting()
    assert (counted.unaccounted, counted.twice) == (0, 0)
    assert counted.kept
    assert counted.removed


def test_recipes_keep_ingredients_and_steps() -> None:
    cleaned = _clean(
        _page(
            "<h1>Plum cake of the harbour</h1><p>This cake was baked for the crews who came in late, and it"
            " keeps for a week in a tin.</p><h2>Ingredients</h2><ul><li>200 g flour</li><li>2 eggs</li>"
            "<li>12 plums</li></ul><h2>Method</h2><ol><li>Heat the oven until it is as hot as a"
            " summer on deck.</li>"
            "<li>Mix the flour with the eggs, and let it rest.</li><li>Lay the plums on top of it"
            " in rows.</li></ol>"
            "<p>Let it cool before you cut it, however long the crew has waited at the table.</p>",
            "<title>Plum cake of the harbour</title>",
        )
    )
    assert _words(cleaned.article, BlockKind.LIST_ITEM) == [
        "• 200 g flour",
        "• 2 eggs",
        "• 12 plums",
        "1. Heat the oven until it is as hot as a summer on deck.",
        "2. Mix the flour with the eggs, and let it rest.",
        "3. Lay the plums on top of it in rows.",
    ]
    assert _words(cleaned.article, BlockKind.HEADING) == ["Ingredients", "Method"]


def test_documentation_keeps_code_tables_and_links_in_their_place() -> None:
    code = 'boat = Boat("Eider")\n\nfor day in winter:\n    boat.rest(day)'
    cleaned = _clean(
        _page(
            "<h1>How to moor a boat</h1><p>Call <code>rest</code> on each day of the winter, as the"
            ' <a href="ref.html">reference of the harbour</a>\xa0tells you to do it.</p>'
            f'<pre><code class="language-python">{code}</code></pre>'
            "<p>The boat answers with one of the codes that stand in the table below this paragraph.</p>"
            "<table><tr><th>Code</th><th>Meaning</th></tr><tr><td>0</td><td>at rest</td></tr>"
            "<tr><td>1</td><td>adrift</td></tr></table><p>A boat that is adrift must be called by its name, "
            "and then by its number.</p>",
            "<title>How to moor a boat</title>",
        )
    )
    article = cleaned.article
    assert _words(article, BlockKind.CODE) == [code]
    assert [block.language for block in article.blocks if block.kind is BlockKind.CODE] == ["python"]
    assert _words(article, BlockKind.TABLE) == ["Code  Meaning\n0     at rest\n1     adrift"]
    inlines = {(one.kind, one.span.of(article.text), one.target) for one in article.inlines}
    assert inlines == {
        (InlineKind.CODE, "rest", ""),
        (InlineKind.LINK, "reference of the harbour", "https://solvik.example/news/ref.html"),
    }
    assert not any("missing" in reason for one in cleaned.removals for reason in one.reasons)


def test_interviews_keep_every_turn() -> None:
    turns = (
        ("Do you miss the sea?", "Not while I can hear it from the kitchen, and I hear it every night."),
        (
            "And the engine?",
            "The engine misses me, I am told, and it says so whenever somebody else starts it.",
        ),
        (
            "Will you go back?",
            "Ask me again in spring, when the new one has come and the old one is a monument.",
        ),
    )
    body = "".join(f"<p><strong>{asked}</strong></p><p>{answered}</p>" for asked, answered in turns)
    cleaned = _clean(
        _page(f"<h1>The keeper of the engine</h1>{body}", "<title>The keeper of the engine</title>")
    )
    assert cleaned.article.text.split("\n\n")[1:] == [words for turn in turns for words in turn]


def test_quotations_notes_and_verses_stay_what_they_are() -> None:
    cleaned = _clean(
        _page(
            f"<h1>The ferry sleeps</h1><p>{_FIRST}<sup><a href='#fn1'>1</a></sup></p>"
            "<blockquote><p>No boat is late that never leaves the quay on which it was"
            " built.</p></blockquote>"
            f"<p>Sleep, old engine,<br>sleep in your oil,<br>nobody sails.</p><p>{_LAST}</p>"
        )
    )
    article = cleaned.article
    assert _words(article, BlockKind.QUOTATION) == [
        "No boat is late that never leaves the quay on which it was built."
    ]
    assert "Sleep, old engine,\nsleep in your oil,\nnobody sails." in article.text
    notes = [one.span.of(article.text) for one in article.inlines if one.kind is InlineKind.FOOTNOTE]
    assert notes == ["¹"]


def test_invisible_signs_go_and_inline_stretches_follow() -> None:
    cleaned = _clean(
        _page(
            f"<h1>The ferry sleeps</h1><p>{_FIRST}</p><p>The har\u00adbour\u200b board  of\xa0Solvik met <em>"
            f"twice a\u0308</em> week, and <a href='x'>no\xa0boat</a> came to tell it that the winter was"
            f" over.</p><p>{_LAST}</p>"
        )
    )
    article = cleaned.article
    assert "The harbour board of Solvik met twice ä week, and no boat came" in article.text
    assert [one.span.of(article.text) for one in article.inlines] == ["twice ä", "no boat"]


def test_what_is_said_twice_stands_once() -> None:
    cleaned = _clean(
        _page(
            f"<h1>The ferry sleeps</h1><h2>The ferry sleeps</h2><p>{_FIRST}</p><p>{_SECOND}</p>"
            f"<div class='mobile'><p>{_SECOND}</p></div><p>{_THIRD}</p><p>{_LAST}</p>"
        )
    )
    assert cleaned.article.text.count(_SECOND) == 1
    assert cleaned.article.text.count("The ferry sleeps") == 1
    assert _labels(cleaned)[_SECOND] == "duplicate"


def test_a_stricter_reader_keeps_no_more_than_a_lenient_one() -> None:
    page = _page(_NEWS, after=_COMMENTS)
    lengths = [len(_clean(page, level).article.text) for level in range(-2, 3)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > lengths[-1]


def test_words_that_describe_a_picture_are_put_back_by_a_lenient_reader() -> None:
    alt = "The keeper of the engine sits on the quay and mends a rope"
    page = _page(
        f"<h1>The ferry sleeps</h1><p>{_FIRST}</p><p>{_SECOND}</p><p><img src='a.jpg' alt='{alt}'></p>"
        f"<p>{_THIRD}</p><p>{_LAST}</p>"
    )
    assert _labels(_clean(page))[alt] == "picture"
    lenient = _clean(page, -2).article
    assert _words(lenient, BlockKind.CAPTION) == [alt]


def test_choices_of_the_reader_are_obeyed() -> None:
    page = _page(_NEWS)
    back = _clean(page, choices=Choices(made=(Choice(True, label="byline"),)))
    assert "By Oda Lind" in back.article.text
    out = _clean(page, choices=Choices(made=(Choice(False, key="a patient engine"),)))
    assert "A patient engine" not in out.article.text
    assert _labels(out)["A patient engine"] == "chosen"


@pytest.mark.parametrize(
    "body", ["<p>Sold.</p>", "<h1>Sold</h1>", "<ul><li><a href=x>One</a><li><a href=y>Two</a></ul>"]
)
def test_where_nothing_looks_like_an_article_something_stays(body: str) -> None:
    assert _clean(f"<html><body>{body}</body></html>".encode()).article.text


def test_wrongly_decoded_letters_are_made_good() -> None:
    sentence = "The café of the harbour isn’t open, and the crew – all of it – waits at its door in the rain."
    wrong = sentence.encode().decode("cp1252")
    article = _clean(
        _page(f"<h1>The ferry sleeps</h1><p>{_FIRST}</p><p><em>{wrong}</em></p><p>{_LAST}</p>")
    ).article
    assert sentence in article.text
    assert [one.span.of(article.text) for one in article.inlines] == [sentence]


def test_the_plain_form_is_json_with_blocks_and_inlines() -> None:
    cleaned = _clean(_page(_NEWS))
    plain = json.loads(json.dumps(article_to_plain(cleaned.article, cleaned.removals)))
    assert {block["kind"] for block in plain["blocks"]} >= {"title", "caption", "heading", "paragraph"}
    assert plain["meta"]["site"] == "Solvik Post"


def test_notes_under_the_article_stay_if_the_text_refers_to_them() -> None:
    notes = """<section><ol><li id="fn1">A town of nine hundred souls. <a href="#ref1">↩</a></li>
<li id="fn2">To this nobody refers. <a href="#ref2">↩</a></li></ol></section>"""
    text = f"""<h1>The ferry sleeps</h1><p>{_FIRST}<a id="ref1" href="#fn1"><sup>1</sup></a></p>
<p>{_SECOND}</p><p>{_THIRD}</p><p>{_LAST}</p>"""
    cleaned = _clean(_page(text, after=notes))
    assert "A town of nine hundred souls." in cleaned.article.text
    assert "To this nobody refers." not in cleaned.article.text
    references = [one for one in cleaned.article.inlines if one.kind is InlineKind.FOOTNOTE]
    assert references[0].target == "#fn1"
