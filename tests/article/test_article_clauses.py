"""Clauses, as a reader hears them: by punctuation, in any script."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.clauses import clause_after, clause_at, clauses
from reader.article.segments import sentences

PIECES = st.sampled_from(
    ["word", "two words", ", ", "; ", ": ", " — ", "—", " (", ") ", "1,000", "10:30", ". ", "! ", "“", "”",
     "字、", "は。", "\n\n", " ", "👩‍👩‍👧", "e\u0301"]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came, saw it; and left.", ["He came,", "saw it;", "and left."]),
        ("It cost 1,000 crowns at 10:30, no less.", ["It cost 1,000 crowns at 10:30,", "no less."]),
        ("She — so they say — left.", ["She —", "so they say —", "left."]),
        ("He—that is, she—left.", ["He—", "that is,", "she—", "left."]),
        ("He bought (for a song) a boat.", ["He bought", "(for a song)", "a boat."]),
        ("“No,” she said: never.", ["“No,”", "she said:", "never."]),
        ("A well-known fact.", ["A well-known fact."]),
        ("字は、大切です。はい。", ["字は、", "大切です。", "はい。"]),
        ("", []),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert [clause.of(text) for clause in clauses(text)] == expected


@given(TEXTS)
def test_clauses_lie_in_order_inside_their_sentences_and_hold_all_their_words(text: str) -> None:
    found = list(clauses(text))
    whole = list(sentences(text))
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(clause and any(sentence.covers(clause) for sentence in whole) for clause in found)
    said = "".join("".join(clause.of(text) for clause in found).split())
    assert said == "".join("".join(sentence.of(text) for sentence in whole).split())


@given(TEXTS.filter(str.strip), st.data())
def test_going_on_from_clause_to_clause_ends(text: str, data: st.DataObject) -> None:
    at: int | None = data.draw(st.integers(0, len(text) - 1))
    steps = 0
    while at is not None:
        following = clause_after(text, at)
        assert following is None or following > at
        at = following
        steps += 1
        assert steps <= len(text) + 1


def test_the_clause_around_an_offset() -> None:
    text = "He came, saw it; and left.\n\nShe stayed."
    assert clause_at(text, text.index("saw") + 2).of(text) == "saw it;"
    assert clause_at(text, text.index(" saw")).of(text) == "He came,"
    assert clause_at(text, text.index("stayed")).of(text) == "She stayed."
