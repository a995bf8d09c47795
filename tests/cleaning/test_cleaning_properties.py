"""What holds for any text at all: cleaning never fails, loses nothing off the record, and is steady."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from reader.article import BlockKind, Removal, RemovalKind, Span
from reader.cleaning import Cleaned, clean
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
        "T",
        "he harbour was empty, and nobody had seen the keeper since the storm.",
        "> The council met on Friday and voted to close the bridge for the whole of the winter,",
        "> said the letter.",
        "\u200b",
        "&nbsp;",
        "The council met on Friday and voted to close the bridge, according to its leader",
        "“We will not wait any longer for the money,” she said, and left the room at once.",
        "â€œWe will not wait,â€\x9d she said.The caf\xc3\xa9 &amp; the bank\x92s ﬁles were shut.",
        "The cafe\u0301 was\xa0shut for the win-",
        "ter\xad, and the council\u200b had   no answer for anybody who asked.",
        "PORT ALDER—The council met on Friday and voted to close the bridge for the winter.",
        "The council met on  and voted to close the bridge for the rest of the winter.",
        "The council met on Friday and voted to close the bridge for the rest of the winter.",
        "",
        "",
    ]
)
_PAGES = st.lists(_LINES, max_size=30).map("\n".join)
_ANY = st.one_of(
    st.text(st.characters(), max_size=400),
    _PAGES,
    st.text(alphabet=" \n\t\xa0\u200b.,;“”'a1Bé\u0301中&;amp>-\x92\u00c3\u00a9\v\f", max_size=200),
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


@given(_ANY, st.integers(-2, 2))
def test_every_sign_of_the_source_is_accounted_for_once(text: str, strictness: int) -> None:
    draft = draft_from_text(text)
    result = clean(draft, strictness)
    sums = result.accounting()
    assert (sums.unaccounted, sums.twice) == (0, 0)
    assert sums.characters == sums.kept + sums.joined + sums.removed == len("".join(draft.text.split()))
    assert sums.left_out >= 0
    at = 0
    for decision in _partition(result):
        assert not draft.text[at : decision.where.start].strip()
        assert decision.where.start >= at
        assert decision.text == decision.where.of(draft.text)
        assert decision.label and (decision.reasons or decision.kind is RemovalKind.KEPT)
        at = decision.where.end
    assert not draft.text[at:].strip()


def _partition(result: Cleaned) -> list[Removal]:
    return [decision for decision in result.decisions if decision.kind is not RemovalKind.CHANGED]


@given(_ANY)
def test_every_block_is_found_in_the_source_and_back(text: str) -> None:
    draft = draft_from_text(text)
    result = clean(draft)
    article, ways = result.article, result.source_map()
    joined = {removal.at for removal in result.removals if removal.kind is not RemovalKind.REMOVED}
    for block in article.blocks:
        where = ways.to_source(block.span)
        back = ways.to_article(where)
        assert back is not None
        assert back.covers(block.span)
        words = block.span.of(article.text)
        if block.span.start not in joined and "\n" not in words:
            assert plain(where.of(draft.text)) == words
    for place, sign in enumerate(article.text):
        if not sign.isspace():
            where = ways.to_source(Span(place, place + 1))
            back = ways.to_article(where)
            assert not where or (back is not None and back.contains(place))
    for removal in result.removals:
        if removal.kind is RemovalKind.REMOVED:
            assert ways.to_article(removal.where) is None


@given(_PAGES)
def test_the_same_text_gives_the_same_article(text: str) -> None:
    assert clean(draft_from_text(text)) == clean(draft_from_text(text))


_SUBJECTS = (
    "The council",
    "A new bridge",
    "Nobody on the lower road",
    "The old ferry",
    "Her brother",
    "Rain",
)
_VERBS = ("was seen from", "came back to", "had not forgotten", "would soon leave", "stood still before")
_PLACES = ("the harbour", "the town hall of Marrow", "the northern shore", "the long winter", "the market")
_REASONS = (
    "because the money had run out",
    "while the mayor looked on",
    "and no one knew why",
    "as it had done for forty years",
)


_HEADINGS = ("The Long Way Round", "What the River Took", "After the Flood")
_RESTS = (
    [],
    ["- two coils of rope", "- a lamp with oil for a week", "- bread"],
    ["“We shall see,” said Ilse Moran, who keeps the ferry. “It is only water.”"],
)


@st.composite
def _articles(draw: st.DrawFn) -> str:
    """Make a title and paragraphs of sentences, no two alike; then subheads, lists and quotations."""
    numbers = iter(range(1, 1_000))

    def sentence() -> str:
        subject, verb, place, reason = (
            draw(st.sampled_from(words)) for words in (_SUBJECTS, _VERBS, _PLACES, _REASONS)
        )
        return f"{subject} {verb} {place} in the week of letter {next(numbers)}, {reason}."

    def paragraphs(least: int, most: int) -> list[str]:
        lengths = draw(st.lists(st.integers(2, 4), min_size=least, max_size=most))
        return [" ".join(sentence() for _ in range(length)) for length in lengths]

    blocks = ["Town Waits for a Bridge That Nobody Wants to Build", *paragraphs(2, 3)]
    sections = draw(st.lists(st.sampled_from(range(3)), max_size=3, unique=True))
    for section in sections:
        blocks += [_HEADINGS[section], *paragraphs(1, 3), *_RESTS[section], *paragraphs(1, 1)]
    return "\n\n".join(blocks)


@given(_articles())
def test_an_article_that_is_clean_stays_as_it_is(text: str) -> None:
    result = clean(draft_from_text(text))
    assert result.article.text == text
    assert {decision.kind for decision in result.decisions} == {RemovalKind.KEPT}


@given(_articles(), st.sampled_from([48, 60, 72]))
def test_an_article_that_was_wrapped_is_as_it_was(text: str, width: int) -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(block, width) for block in text.split("\n\n"))
    assert clean(draft_from_text(wrapped)).article.text == text


@given(_articles(), st.lists(st.tuples(st.integers(0, 30), _LINES), max_size=6))
def test_cleaning_twice_changes_nothing(text: str, debris: list[tuple[int, str]]) -> None:
    blocks = text.split("\n\n")
    for place, line in debris:
        blocks.insert(1 + place % len(blocks), line)
    once = clean(draft_from_text("\n\n".join(blocks))).article.text
    assert clean(draft_from_text(once)).article.text == once
