"""Characters: what becomes plain, and that each can be traced back to the source."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cleaning.normalise import changes, holes, plain, source_extents

_TEXT = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(
            list(" \t\xa0\xad\u200b\u200c\u200d\u2009\u0301\u0308eaüé한각가\u1100\u1161\u11a8\ufb01")
        ),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("two\xa0words", "two words"),
        ("  edges \t", "edges"),
        ("soft\xadhyphen", "softhyphen"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("cafe\u0301", "café"),
        ("\u202aleft\u202c", "left"),
        ("tab\tand  spaces", "tab and spaces"),
        ("bell\x07", "bell"),
        ("👩\u200d🚒 stays", "👩\u200d🚒 stays"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_line_becomes_plain(source: str, expected: str) -> None:
    assert plain(source) == expected


@given(_TEXT)
def test_plain_is_steady_and_composed(text: str) -> None:
    result = plain(text)
    assert plain(result) == result
    assert unicodedata.is_normalized("NFC", result)


@given(_TEXT)
def test_every_code_point_has_its_place_in_the_source(text: str) -> None:
    result, extents = plain(text), source_extents(text)
    assert len(extents) == len(result)
    assert extents == sorted(extents)
    for sign, (start, end) in zip(result, extents, strict=True):
        assert start < end
        stretch = text[start:end]
        assert sign in (unicodedata.normalize("NFC", plain(stretch)) or " ")


def test_a_gap_between_words_is_a_hole() -> None:
    assert holes("following talks at  in Marrow on July 7.") == ("talks at  in",)


@pytest.mark.parametrize("line", ["One.  Two.", "single spaces only", "Name:  Ann", "end  "])
def test_other_double_spaces_are_no_holes(line: str) -> None:
    assert holes(line) == ()


def test_changes_are_named() -> None:
    assert changes("a\xa0b", "a b") == ("special spaces",)
    assert changes("e\u0301", "é") == ("decomposed accents",)
    assert changes("same", "same") == ()
