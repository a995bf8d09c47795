"""Sentences, words and paragraphs: what the selection keys, the mouse and the engines move by."""

import time
from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Span, segments
from reader.article.segments import (
    paragraph_at,
    paragraphs,
    sentence_at,
    sentences,
    sentences_from,
    trim,
    word_at,
    words,
)

PROSE = st.text(alphabet=st.sampled_from("aB.é1 \n\t.!?“”’-—。字\u0301"), max_size=120)


def spoken(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. We left.", ["It rained.", "We left."]),
        ("Mr. Falk met Dr. Osei. They ate.", ["Mr. Falk met Dr. Osei.", "They ate."]),
        ("The U.S. Secretary left the U.S. The plane waited.", None),
        ("J. R. Marsh wrote it. He lied.", ["J. R. Marsh wrote it.", "He lied."]),
        ("“Really?” she asked. “Go!” He went.", ["“Really?” she asked.", "“Go!”", "He went."]),
        ("It cost 3.50 marks. Then 4.", ["It cost 3.50 marks.", "Then 4."]),
        ("It fell.[1] It rose.[2][3] End.", ["It fell.[1]", "It rose.[2][3]", "End."]),
        ("It fell.¹ It rose.†¹² “So?”³ End.", ["It fell.¹", "It rose.†¹²", "“So?”³", "End."]),
        ("1. Peel them. 2. Boil them.", ["1. Peel them.", "2. Boil them."]),
        ("In 2031. Then it ended.", ["In 2031.", "Then it ended."]),
        ("Он ушёл, т. е. домой. Да.", ["Он ушёл, т. е. домой.", "Да."]),
        ("彼は言った。「そうです。」次。", ["彼は言った。", "「そうです。」", "次。"]),
        ("वह गया। मैं आया।", ["वह गया।", "मैं आया।"]),
        ("No stop here\n\nNor here", ["No stop here", "Nor here"]),
        ("Wait… and see. Wait… Then go.", ["Wait… and see.", "Wait…", "Then go."]),
    ],
)
def test_a_sentence_ends_where_a_reader_says_it_does(text: str, expected: list[str] | None) -> None:
    if expected is None:
        expected = ["The U.S. Secretary left the U.S.", "The plane waited."]
    assert spoken(text) == expected


@given(PROSE)
def test_sentences_are_trimmed_in_order_and_lose_no_letter(text: str) -> None:
    found = list(sentences(text))
    assert all(trim(text, span) == span and span for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    covered = "".join(span.of(text) for span in found)
    assert "".join(covered.split()) == "".join(text.split())


@given(PROSE)
def test_paragraphs_are_parted_by_blank_lines_only(text: str) -> None:
    found = list(paragraphs(text))
    assert "".join("".join(span.of(text) for span in found).split()) == "".join(text.split())
    assert all("\n\n" not in span.of(text) for span in found)


@given(PROSE, st.integers(-3, 130))
def test_whatever_is_asked_for_lies_inside_the_text(text: str, offset: int) -> None:
    for found in (paragraph_at(text, offset), sentence_at(text, offset), word_at(text, offset)):
        assert 0 <= found.start <= found.end <= len(text)


@given(PROSE)
def test_paragraph_at_agrees_with_the_list_of_paragraphs(text: str) -> None:
    for paragraph in paragraphs(text):
        for offset in range(paragraph.start, paragraph.end):
            assert paragraph_at(text, offset) == paragraph


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\n\t\n\n", "\r\n\r\n"])
def test_between_two_paragraphs_the_one_before_is_meant(gap: str) -> None:
    text = f"First one.{gap}Second one."
    for offset in range(10, 10 + len(gap)):
        assert paragraph_at(text, offset).of(text) == "First one."
    assert paragraph_at(text, 10 + len(gap)).of(text) == "Second one."


def test_the_sentence_at_an_offset_is_the_one_that_holds_it() -> None:
    text = "One is here. Two is there.\n\nThree stands below."
    assert sentence_at(text, 0).of(text) == "One is here."
    assert sentence_at(text, 12).of(text) == "One is here."
    assert sentence_at(text, 13).of(text) == "Two is there."
    assert sentence_at(text, len(text)).of(text) == "Three stands below."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don’t well-known 1990–95", ["don’t", "well-known", "1990–95"]),
        ("the U.S. army", ["the", "U.S.", "army"]),
        ("It ended. Now 3.5, then", ["It", "ended", "Now", "3.5", "then"]),
        ("cafe\u0301s हिन्दी", ["cafe\u0301s", "हिन्दी"]),
        ("(“Go”—now)", ["Go", "now"]),
    ],
)
def test_words_are_whole(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in words(text)] == expected


def test_the_word_at_an_offset_is_whole_however_long_it_is() -> None:
    address = "a" * 200
    text = f"see {address} there"
    assert word_at(text, 150).of(text) == address
    assert word_at(text, 3) == Span(3, 4)
    assert word_at(text, 999) == Span(len(text), len(text))


def test_a_large_text_costs_no_more_than_the_stretch_that_is_asked_about() -> None:
    text = ("Some words are here, and others there. " * 20 + "\n\n") * 3000
    began = time.perf_counter()
    for offset in range(0, len(text), 10_000):
        paragraph_at(text, offset)
        sentence_at(text, offset)
        word_at(text, offset)
    assert time.perf_counter() - began < 1


#: Sentences with all that may stand at their ends, in one paragraph.
LONG = st.lists(
    st.sampled_from(
        ["One two. ", "12. ", "Mr. A. B. Cee went. ", "“Who?” she said. ", "U.S. The end! ", "字。", "a "]
    ),
    max_size=40,
).map("".join)


@given(LONG, st.data())
def test_only_what_is_near_need_be_looked_at_for_a_sentence(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    whole = [paragraph_at(text, offset)] if not text.strip() else list(sentences(text))
    before = [one for one in whole if one.start <= offset]
    expected = whole[max(0, len(before) - 1) :]
    with patch.object(segments, "_REACHES", (4, 16, 64, 1 << 62)):
        assert list(sentences_from(text, offset)) == (expected if text.strip() else [])
        assert sentence_at(text, offset) == (expected[0] if expected else paragraph_at(text, offset))


def test_a_step_by_a_sentence_costs_no_more_in_a_paragraph_that_is_a_book() -> None:
    text = "Nobody counted the sacks, and so on. " * 80_000
    with patch.object(segments, "sentences", wraps=sentences) as asked:
        assert sentence_at(text, 2_000_000).contains(2_000_000)
    assert all(call.args[1] > 1_990_000 for call in asked.mock_calls)
