"""What holds for any text at all: cleaning never fails, loses nothing off the record, and is steady."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from reader.article import BlockKind, RemovalKind
from reader.cleaning import clean
from reader.cleaning.normalise import plain
from reader.sources import draft_from_text

_LINES = st.sampled_from(
    [
        "Share",
        "Advertisement",
        "Read More: The other story of the day",
        "By Ann Hall",
        "May 4, 2019",
        "Leave a Reply",
        "Getty Images",
        "- a rope",
        "1. Boil the water",
        "What Comes Next",
        "the harbour",
        ", who said so",
        "Greta Winter",
        "The council met on Friday and voted to close the bridge, according to its leader",
        "“We will not wait any longer for the money,” she said, and left the room at once.",
        "PORT ALDER—The council met on Friday and voted to close the bridge for the winter.",
        "The council met on  and voted to close the bridge for the rest of the winter.",
        "The council met on Friday and voted to close the bridge for the rest of the winter.",
        "",
        "",
    ]
)
_PAGES = st.lists(_LINES, max_size=30).map("\n".join)
_ANY = st.one_of(
    st.text(max_size=400), _PAGES, st.text(alphabet=" \n\t\xa0\u200b.,;“”'a1Bé\u0301中", max_size=200)
)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w", plain(text.replace("\n", " "))))


@given(_ANY, st.integers(-2, 2))
def test_any_text_gives_an_article_with_its_record(text: str, strictness: int) -> None:
    draft = draft_from_text(text)
    result = clean(draft, strictness)
    article = result.article
    assert "\n\n".join(block.span.of(article.text) for block in article.blocks) == article.text
    running = "\n\n".join(
        block.span.of(article.text) for block in article.blocks if block.kind is not BlockKind.TABLE
    )
    assert not re.search(r"[^\S\n]\n|\n[^\S\n]|[^\S\n]{2}|\n{3}|^\s|\s$", running)
    for removal in result.removals:
        assert removal.text == removal.where.of(draft.text)
        assert 0 <= removal.at <= len(article.text)


@given(_PAGES)
def test_every_word_is_in_the_article_or_on_record(text: str) -> None:
    draft = draft_from_text(text)
    result = clean(draft)
    kept = _words(result.article.text)
    for removal in result.removals:
        if removal.kind is RemovalKind.REMOVED:
            kept += _words(removal.text)
    assert kept == _words(text)


@given(_PAGES)
def test_the_same_text_gives_the_same_article(text: str) -> None:
    assert clean(draft_from_text(text)) == clean(draft_from_text(text))
