"""What a reader can rely on about hyphens: where they may stand, and what is never parted."""

import re

import pytest
from article_shapes import ENGLISH, all_lines, article_of
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article, Block, BlockKind, Span
from reader.typesetting.cells import cell_len
from reader.typesetting.hyphenation import (
    LEAST_BEFORE,
    LEAST_BEHIND,
    Parting,
    hyphenator_for,
    is_parted_at,
    word_around,
)
from reader.typesetting.layout import Layout, LayoutOptions
from reader.typesetting.options import Alignment

assert ENGLISH is not None
WORDS = re.split(
    r"[ \n]",
    """representative acknowledged unprecedented difficulties the of and Westhaven's understanding's
administrations neighbouring Municipalities (considerable “notwithstanding” well-established B2B-arrangement
https://example.org/notwithstanding e-mail@harbour.example 1950s moon—administrations a to interpretation.""",
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)


def set_lines(text: str, measure: int, kind: BlockKind = BlockKind.PARAGRAPH, **more: object) -> list[str]:
    options = LayoutOptions(measure, hyphenator=ENGLISH, **more)  # type: ignore[arg-type]
    layout = Layout(article_of(text, kind), options)
    return [text[line.start : line.end] + "-" * line.hyphen for line in all_lines(layout)]


@given(TEXTS, st.integers(10, 60), st.sampled_from(Alignment))
@settings(max_examples=150)
def test_hyphens_stand_in_lower_case_words_and_never_three_in_a_row(
    text: str, measure: int, align: Alignment
) -> None:
    lines = all_lines(Layout(article_of(text), LayoutOptions(measure, align=align, hyphenator=ENGLISH)))
    row = 0
    for line in lines:
        row = row + 1 if line.hyphen else 0
        # A word longer than a line has no other way.
        assert row <= 2 or measure < 20
        assert cell_len(text[line.start : line.end]) + line.hyphen <= measure
        if line.hyphen:
            word = word_around(text, line.end)
            assert word is not None
            start, end = word
            assert text[start:end].islower()
            assert line.end - start >= LEAST_BEFORE
            assert end - line.end >= LEAST_BEHIND
            assert not any(sign.isdigit() or sign in "/@" for sign in text[start:end])


@given(TEXTS, st.integers(10, 60), st.booleans())
@settings(max_examples=100)
def test_a_word_that_goes_on_in_the_next_line_has_a_hyphen_or_fills_the_line(
    text: str, measure: int, blocks: bool
) -> None:
    article = article_of(text) if blocks else Article("a" * 8, text)
    for line in all_lines(Layout(article, LayoutOptions(measure, hyphenator=ENGLISH))):
        goes_on = text[line.end - 1 : line.end + 1].isalpha() and line.end < len(text)
        assert not goes_on or line.hyphen or line.end - line.start == measure


@given(TEXTS, st.integers(20, 60))
@settings(max_examples=60)
def test_hyphenated_lines_are_no_more_than_plain_ones(text: str, measure: int) -> None:
    assert len(set_lines(text, measure)) <= len(set_lines(text, measure, whole=Span(0, len(text))))


def test_a_short_line_takes_a_part_of_the_next_word() -> None:
    text = "We have seen that the understanding between the two towns is good."
    assert set_lines(text, 28) == [
        "We have seen that the under-",
        "standing between the two",
        "towns is good.",
    ]


def test_the_last_word_of_a_paragraph_is_whole() -> None:
    assert set_lines("They came to a good old understanding.", 26) == [
        "They came to a good old",
        "understanding.",
    ]


@pytest.mark.parametrize(
    "word", ["Understanding", "UNDERSTANDING", "under5tanding", "understanding/x", "x@understanding"]
)
def test_names_and_addresses_are_whole(word: str) -> None:
    assert not any(line.endswith("-") for line in set_lines(f"They came to a good old {word} with us", 30))


@pytest.mark.parametrize("kind", [BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.BYLINE])
def test_display_lines_are_not_hyphenated(kind: BlockKind) -> None:
    text = "We have seen that the understanding between the two towns is good"
    assert not any(line.endswith("-") for line in set_lines(text, 28, kind))


def test_what_was_being_read_stays_as_it_was_set() -> None:
    words = "We have seen that the understanding between the two towns is good."
    text = f"{words}\n\n{words}"
    blocks = (Block(Span(0, len(words))), Block(Span(len(words) + 2, len(text))))
    options = LayoutOptions(28, hyphenator=ENGLISH, whole=Span(0, 10))
    lines = all_lines(Layout(Article("a" * 8, text, blocks), options))
    assert [line.hyphen for line in lines] == [False] * 4 + [True, False, False]


def test_languages_are_found_by_their_codes() -> None:
    assert hyphenator_for("en") is hyphenator_for("EN") is ENGLISH
    british = hyphenator_for("en-GB")
    assert british is not None
    assert british.language == "en_GB"
    assert hyphenator_for("en_AU.UTF-8") is not None
    assert hyphenator_for("no") is not None
    for unknown in ("", "zh", "xx", "../en", "e n"):
        assert hyphenator_for(unknown) is None


def test_patterns_that_cannot_be_read_are_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise OSError("no such file")

    monkeypatch.setattr("pyphen.Pyphen", broken)
    assert hyphenator_for("cs") is None
    assert hyphenator_for("sk-XX") is None


def test_german_nouns_may_be_parted_and_english_names_not() -> None:
    german = hyphenator_for("de")
    assert german is not None
    assert german.positions("Donaudampfschiff")
    assert german.positions("DONAUDAMPFSCHIFF") == ()
    assert ENGLISH.positions("Understanding") == ()
    assert ENGLISH.positions("under") != ()
    assert ENGLISH.positions("ferry" * 20) == ENGLISH.positions("idea") == ()
    assert ENGLISH.positions("un\u0301derstanding") == ()


def test_words_with_an_apostrophe_are_not_parted_beside_it() -> None:
    for word in ("understanding’s", "notwithstanding'll"):
        stop = max(word.find("’"), word.find("'"))
        assert all(at <= stop - LEAST_BEFORE for at in ENGLISH.positions(word))


def test_only_known_places_count_as_parted() -> None:
    text = "the understanding of it"
    found = [at for at in range(len(text) + 1) if is_parted_at(text, at, ENGLISH)]
    assert found == [4 + at for at in ENGLISH.positions("understanding")]
    assert not any(is_parted_at(text, at, None) for at in range(len(text)))
    assert word_around("a.understanding", 4) is None


TOKENS = ("harbour", "“clockmakers,”", "(commissioners)", "re-opening", "Velmora", "it’s", "don’t", "—", "a")


@given(st.lists(st.sampled_from(TOKENS), min_size=2, max_size=6), st.integers(0, 14))
def test_what_goes_into_a_line_is_a_part_of_one_word_that_may_be_parted(words: list[str], room: int) -> None:
    text = " ".join(("so", *words))
    parting = Parting(ENGLISH)
    for start in (found.end() for found in re.finditer(" ", text)):
        at = parting.within(text, start, room, len(text))
        end = text.find(" ", start)
        assert at == 0 or at < room
        assert at == 0 or is_parted_at(text, start + at, ENGLISH)
        if end < 0:
            assert at == 0
        else:
            fitting = [k for k in range(1, min(room, end - start)) if is_parted_at(text, start + k, ENGLISH)]
            assert at == max(fitting, default=0)


def test_words_are_worked_out_once_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.typesetting.hyphenation._MOST_WORDS", 2)
    parting = Parting(ENGLISH)
    text = "harbour clockmaker commissioner reopening end"
    for _ in range(2):
        for found in re.finditer(r"\w+ ", text):
            assert parting.within(text, found.start(), 20, len(text)) > 0
    assert len(parting._places) <= 3
