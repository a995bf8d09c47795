"""Motions of the cursor: by letter, word, sentence and paragraph, inside any text there is."""

import pytest
import samples
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.article import Span
from reader.typesetting.cells import next_boundary, previous_boundary
from reader.ui.motions import (
    MOTIONS,
    Selection,
    grown,
    last_before,
    moved,
    next_after,
    settled,
    spanning,
)

TEXT = "Mr. Aune left. “Did he?” she asked.\n\nNobody knew, or said so.\n\nThe end."

#: Texts made of what makes motions stumble: marks, joined emoji, wide letters, blanks of all kinds.
PIECES = st.sampled_from(
    ["word", "Mr. ", "U.S. ", "don’t", " ", "  ", "\n", "\n\n", "\n\n\n", ". ", "! ", "? ", "“", "”", "—",
     "…", "e\u0301\u0302", "字", "かな。", "👩‍👩‍👧", "🇳🇴🇮🇸", "\u200b", "\u00ad", "\t", "\u3000",
     "عربي", "1,000.5", "\u0301"]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, min_size=1, max_size=40).map("".join), st.text(min_size=1, max_size=60)
).map(lambda text: text.replace("\r", " "))

#: Texts without blanks between words, with the marks that sit on their signs.
UNSPACED = st.lists(
    st.sampled_from(
        ["時計", "は", "が\u3099", "葛\U000e0100", "ｶﾞ", "。", "ที่", "น้ำ", "เสียง", "ភាសា", "မြန်", "ພາສາ"]
    ),
    min_size=1,
    max_size=30,
).map("".join)


@st.composite
def texts_with_offset(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> tuple[str, int]:
    text = draw(texts)
    return text, settled(text, draw(st.integers(0, len(text) - 1)))


class TestProperties:
    @pytest.mark.parametrize("motion", MOTIONS)
    @given(where=texts_with_offset())
    def test_motions_stay_inside_the_text(self, motion: str, where: tuple[str, int]) -> None:
        text, offset = where
        after = moved(text, Selection(offset, offset), motion).cursor
        assert 0 <= after < len(text)

    @pytest.mark.parametrize("motion", MOTIONS)
    @given(where=texts_with_offset(TEXTS.map(str.strip).filter(bool)))
    def test_motions_go_their_way_or_nowhere(self, motion: str, where: tuple[str, int]) -> None:
        text, offset = where
        assume(text[offset] != "\n")
        after = settled(text, MOTIONS[motion](text, offset))
        if motion.endswith(("left", "back", "first")):
            assert after <= offset
        else:
            assert after >= offset

    @pytest.mark.parametrize("motion", ["cursor.word", "cursor.word_back", "cursor.word_end"])
    @given(where=texts_with_offset(UNSPACED))
    def test_words_never_begin_within_a_visible_character(self, motion: str, where: tuple[str, int]) -> None:
        text, offset = where
        after = MOTIONS[motion](text, offset)
        assert after == 0 or next_boundary(text, previous_boundary(text, after)) == after

    @pytest.mark.parametrize("motion", ["cursor.right", "cursor.word", "cursor.sentence", "cursor.paragraph"])
    @given(text=TEXTS)
    def test_going_on_reaches_the_end(self, motion: str, text: str) -> None:
        at = settled(text, 0)
        for _ in range(len(text) + 1):
            further = settled(text, MOTIONS[motion](text, at))
            if further == at:
                break
            at = further
        assert text[next_boundary(text, at) :].strip("\n") == "" or at == settled(text, len(text) - 1)

    @given(texts_with_offset(), st.data())
    def test_a_selection_is_a_stretch_of_the_text(self, where: tuple[str, int], data: st.DataObject) -> None:
        text, anchor = where
        selection = Selection(anchor, anchor)
        for motion in data.draw(st.lists(st.sampled_from(sorted(MOTIONS)), max_size=6)):
            selection = moved(text, selection, motion)
            span = selection.span(text)
            assert 0 <= span.start < span.end <= len(text)

    @given(texts_with_offset(), st.integers(1, 5))
    def test_growing_covers_what_was_selected(self, where: tuple[str, int], times: int) -> None:
        text, offset = where
        selection = None
        before = None
        for _ in range(times):
            selection = grown(text, selection, offset)
            span = selection.span(text)
            assert 0 <= span.start <= span.end <= len(text)
            assert before is None or span.covers(before)
            before = span

    @given(texts_with_offset())
    def test_right_then_left_is_where_it_began(self, where: tuple[str, int]) -> None:
        text, offset = where
        assume(text[offset] != "\n" and previous_boundary(text, next_boundary(text, offset)) == offset)
        after = MOTIONS["cursor.right"](text, offset)
        assume(after != offset)
        assert MOTIONS["cursor.left"](text, after) == offset

    @given(TEXTS, st.integers(-5, 80))
    def test_the_cursor_is_never_outside(self, text: str, offset: int) -> None:
        at = settled(text, offset)
        assert 0 <= at < len(text)
        assert text[at] != "\n" or not text.strip("\n")


@pytest.mark.parametrize(
    ("motion", "stops"),
    [
        ("cursor.word", ["Mr", "Aune", "left", "Did", "he", "she", "asked", "Nobody", "knew"]),
        ("cursor.sentence", ["Mr", "“Did", "Nobody", "The"]),
        ("cursor.paragraph", ["Mr", "Nobody", "The"]),
    ],
)
def test_onward_stops(motion: str, stops: list[str]) -> None:
    at = 0
    for expected in stops:
        assert TEXT.startswith(expected, at)
        at = MOTIONS[motion](TEXT, at)


@pytest.mark.parametrize(
    ("motion", "stops"),
    [
        ("cursor.word_back", ["end", "The", "so", "said", "or", "knew", "Nobody", "asked"]),
        ("cursor.sentence_back", ["The", "Nobody", "“Did", "Mr"]),
        ("cursor.paragraph_back", ["The", "Nobody", "Mr"]),
    ],
)
def test_backward_stops(motion: str, stops: list[str]) -> None:
    at = len(TEXT) - 1
    for expected in stops:
        at = MOTIONS[motion](TEXT, at)
        assert TEXT.startswith(expected, at)


def test_words_without_blanks_are_walked_one_by_one_and_back() -> None:
    text = "港の時計は四時に止まった。"
    there, at = [0], 0
    while (further := MOTIONS["cursor.word"](text, at)) != at:
        there.append(at := further)
    assert [text[one] for one in there] == ["港", "の", "時", "は", "四", "時", "に", "止", "た", "。"]
    back = [at := there[-1]]
    while at:
        back.append(at := MOTIONS["cursor.word_back"](text, at))
    assert back == there[::-1]


def test_the_end_of_a_word_is_its_last_letter() -> None:
    at, ends = 0, []
    for _ in range(4):
        at = MOTIONS["cursor.word_end"](TEXT, at)
        ends.append(TEXT[: at + 1].rsplit(maxsplit=1)[-1])
    assert ends == ["Mr", "Aune", "left", "“Did"]


def test_right_and_left_pass_over_the_gap_between_paragraphs() -> None:
    last = TEXT.index("\n\n") - 1
    first = last + 3
    assert MOTIONS["cursor.right"](TEXT, last) == first
    assert MOTIONS["cursor.left"](TEXT, first) == last


def test_one_sentence_and_not_a_letter_more() -> None:
    selection = moved(TEXT, Selection(0, 0), "cursor.sentence")
    assert selection.span(TEXT).of(TEXT) == "Mr. Aune left."


def test_one_word_and_not_a_letter_more() -> None:
    at = TEXT.index("Nobody")
    assert moved(TEXT, Selection(at, at), "cursor.word").span(TEXT).of(TEXT).rstrip(", ") == "Nobody"


def test_backward_both_ends_are_inside() -> None:
    at = TEXT.index("left") + 3
    selection = moved(TEXT, Selection(at, at), "cursor.word_back")
    assert selection.span(TEXT).of(TEXT) == "left"


def test_growing_takes_the_sentence_then_the_paragraph_then_the_next() -> None:
    selection, steps = None, []
    for _ in range(4):
        selection = grown(TEXT, selection, 3)
        steps.append(selection.span(TEXT).of(TEXT))
    first, second, _ = TEXT.split("\n\n")
    assert steps == ["Mr. Aune left.", first, f"{first}\n\n{second}", TEXT]


def test_spanning_is_exactly_the_span() -> None:
    for words in ("Mr.", "Aune", "Nobody knew", "The end."):
        start = TEXT.index(words)
        span = Span(start, start + len(words))
        assert spanning(TEXT, span).span(TEXT) == span


def test_walking_among_mentions_goes_round() -> None:
    spans = [Span(5, 9), Span(20, 24), Span(40, 44)]
    assert [next_after(spans, offset) for offset in (0, 5, 21, 40, 99)] == [0, 1, 2, 0, 0]
    assert [last_before(spans, offset) for offset in (0, 5, 21, 40, 99)] == [2, 2, 1, 1, 2]


def test_a_book_is_walked_in_no_time() -> None:
    import time

    text = "\n\n".join([samples.ARTICLE] * 600)
    begun = time.process_time()
    for motion in MOTIONS:
        MOTIONS[motion](text, len(text) // 2)
    assert time.process_time() - begun < 0.5
