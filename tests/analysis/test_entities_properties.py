"""What holds of any text whatever, and what the word lists may cost."""

import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reader.analysis.entities as package
from reader.analysis.entities import find_entities
from reader.article import Article, Entity

_WORDS = """
Mr. Mrs. President Kim Jong Un de van der bin al- the The of of_the and & for U.S. US WHO ( ) “ ” " ' ’s 's
- — / . , : ; ! ? A J. Ana Ruiz RUIZ Ministry Foreign University War River Bank Ltd. North Korea Korean Paris
said who leader a former 1950 - 1953 July 12 last month Monday Straße É İ ß 金 正 恩 🙂 é́ \u200b O’Brien d’ l’
Mc St. D.C. e.g. GDP Inc NEW YORK Wins First Will May March www.x.org a@b.co
"""
_BITS = st.sampled_from(tuple(_WORDS.split()))
_GLUE = st.sampled_from((" ", " ", " ", "", "\n", "\n\n", "\r\n", "\u00a0", "  ", "\t"))
_NEWSISH = st.lists(st.tuples(_BITS, _GLUE), max_size=60).map(
    lambda parts: "".join(bit.replace("_", " ") + glue for bit, glue in parts)
)


def check(text: str, entities: tuple[Entity, ...]) -> None:
    spans = sorted(mention.span for entity in entities for mention in entity.mentions)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    for entity in entities:
        own = [mention.span for mention in entity.mentions]
        assert own and own == sorted(own)
        assert entity.name.strip() == entity.name != ""
        for span in own:
            wording = span.of(text)
            assert wording == wording.strip()
            assert not wording.startswith(("the ", "The "))
            assert not wording.endswith(("'s", "’s", ",", ";", ":", "!", "?"))
    ids = [entity.id for entity in entities]
    assert len(ids) == len(set(ids))


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=150)
def test_any_text_has_orderly_mentions(text: str) -> None:
    check(text, find_entities(Article("a", text)))


@given(_NEWSISH)
@settings(deadline=None, max_examples=400)
def test_any_mixture_of_newspaper_words_has_orderly_mentions(text: str) -> None:
    check(text, find_entities(Article("a", text)))


@given(_NEWSISH)
@settings(deadline=None, max_examples=50)
def test_the_same_text_gives_the_same_entities(text: str) -> None:
    assert find_entities(Article("a", text)) == find_entities(Article("b", text))


def steps(text: str) -> int:
    """Return how many lines of our own code it takes to read a text: the same on every machine."""
    counted = 0

    def step(_frame: FrameType, event: str, _argument: object) -> Callable[..., object]:
        nonlocal counted
        counted += event == "line"
        return step

    def call(frame: FrameType, _event: str, _argument: object) -> Callable[..., object] | None:
        return step if "analysis" in frame.f_code.co_filename else None

    find_entities(Article("a", text))  # what is read once only is read now
    before = sys.gettrace()
    sys.settrace(call)
    try:
        find_entities(Article("a", text))
    finally:
        sys.settrace(before)
    return counted


#: A text four times as long may take so many times the steps; what looks back over all of it takes sixteen.
_IN_PROPORTION = 5.5


def test_a_long_text_takes_steps_in_proportion() -> None:
    paragraph = "Senator Ana Ruiz met Mr. Osei in Accra on Monday, the Foreign Ministry of Togo said.\n\n"
    steps(paragraph)
    assert steps(paragraph * 48) < _IN_PROPORTION * steps(paragraph * 12)


def test_the_word_lists_stay_small() -> None:
    data = Path(package.__file__).parent / "data"
    assert sum(file.stat().st_size for file in data.glob("*.txt")) < 1_000_000
    assert sum(file.stat().st_size for file in data.iterdir()) < 3_000_000
    assert (data / "README.md").is_file()


@pytest.mark.parametrize(
    "piece", ["A", "A ", "AB CD ", "Ana Ruiz ", "Ana, ", "The Bank of ", "X. ", "“Ana” "]
)
def test_capitals_and_nothing_else_take_steps_in_proportion(piece: str) -> None:
    """A search that looked over the whole line for each word took minutes for a long one."""
    short, long = piece * (800 // len(piece)), piece * (3_200 // len(piece))
    check(long, find_entities(Article("a", long)))
    assert steps(long) < _IN_PROPORTION * steps(short)
