"""Words as the keys go by them, in scripts with blanks between words and in those without."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import segments
from reader.article.span import Span
from reader.article.words import word_at, words

#: Letters, marks and punctuation of many scripts, none of which is part of a word and parts words elsewhere.
SIGNS = (
    "aB9é 。、「」港時計のはるがカメラー这说时钟停留這說時鐘がﾞ\u3099\ufe0f"
    "นาฬิกาำเที่ພາສາြမန်ာខ្មែរ\u200d\U000e0100"
)
MIXED = st.text(alphabet=st.sampled_from(SIGNS + "'.-"), max_size=80)


def of(text: str) -> list[str]:
    return [word.of(text) for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s the U.S. clock, 1,000 years-old.", ["It’s", "the", "U.S.", "clock", "1", "000", "years-old"]),
        ("港の時計は止まった。", ["港", "の", "時計", "は", "止まっ", "た"]),
        ("彼女はiPhone15を買った", ["彼女", "は", "iPhone15", "を", "買っ", "た"]),
        ("港口的时钟停在四点十分。", ["港口", "的", "时钟", "停", "在", "四点", "十分"]),
        (
            "海關的工作人員表示，他們將繼續努力。",
            ["海關", "的", "工作", "人員", "表示", "他們", "將", "繼續", "努力"],
        ),
        ("ภาษาไทยเป็นภาษาที่มีเสียง", ["ภาษาไทย", "เป็น", "ภาษา", "ที่", "มี", "เสียง"]),
        ("မြန်မာဘာသာ", ["မြန်", "မာ", "ဘာ", "သာ"]),
        ("ພາສາ", ["ພາ", "ສາ"]),
        ("ភាសា", ["ភា", "សា"]),
        ("시계가 멈췄다.", ["시계가", "멈췄다"]),
    ],
)
def test_words_are_those_a_reader_would_step_by(text: str, expected: list[str]) -> None:
    assert of(text) == expected


def test_a_stretch_without_kana_is_read_by_what_stands_around_it() -> None:
    text = "それは「東京大学」でした。"
    assert word_at(text, text.index("大")).of(text) == "大学"


def test_a_huge_run_without_punctuation_is_parted_too_and_the_same_from_everywhere() -> None:
    text = "港口的时钟停在四点十分" * 700
    whole = list(words(text))
    assert max(map(len, whole)) <= 4
    assert b"".join(word.of(text).encode() for word in whole) == text.encode()
    for start in (0, 1023, 1024, 1025, 5000):
        behind = [word for word in words(text, start) if word.start > start]
        assert behind[:50] == [word for word in whole if word.start > start][:50]
    assert word_at(text, 1024) in whole


@given(MIXED)
def test_no_letter_is_lost_and_no_word_holds_what_is_none(text: str) -> None:
    found = list(words(text))
    assert all(one.end <= two.start for one, two in pairwise(found))
    raw = list(segments.words(text))
    assert all(any(whole.covers(word) for whole in raw) for word in found)
    for whole in raw:
        kept = {at for word in found for at in range(word.start, word.end)}
        lost = [text[at] for at in range(whole.start, whole.end) if at not in kept]
        assert not any(sign.isalnum() for sign in lost), lost


@given(st.text(alphabet=st.sampled_from(SIGNS), max_size=80), st.data())
def test_words_are_the_same_wherever_one_looks_from(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    def inside(found: Iterable[Span]) -> list[Span]:
        return [word for word in found if word.start > start and word.end < end]

    assert inside(words(text, start, end)) == inside(words(text))


@given(MIXED, st.data())
def test_the_word_at_an_offset_is_one_of_the_words(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    found = [word for word in words(text) if word.contains(offset)]
    assert word_at(text, offset) == (found[0] if found else Span(offset, min(len(text), offset + 1)))
