"""Labels: short, different, and none the beginning of another, so that each can be typed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.labels import LETTERS, chosen, labels


@given(count=st.integers(0, 900), letters=st.sampled_from([LETTERS, "ab", "asd", "äöü"]))
def test_as_many_labels_as_asked_for_of_which_none_begins_another(count: int, letters: str) -> None:
    made = labels(count, letters)
    assert len(made) == count
    assert len(set(made)) == count
    assert set("".join(made)) <= set(letters)
    ordered = sorted(made)
    assert not any(after.startswith(before) for before, after in pairwise(ordered))
    assert [len(label) for label in made] == sorted(len(label) for label in made)


def test_a_page_of_sentences_needs_one_letter_each() -> None:
    assert all(len(label) == 1 for label in labels(len(LETTERS)))


def test_one_more_spends_only_the_last_letter() -> None:
    made = labels(len(LETTERS) + 1)
    assert sum(len(label) == 1 for label in made) == len(LETTERS) - 1
    assert all(label[0] == LETTERS[-1] for label in made if len(label) == 2)


def test_the_first_labels_stay_under_the_fingers() -> None:
    assert labels(60)[:5] == tuple("asdfg")


def test_one_letter_is_too_few() -> None:
    with pytest.raises(ValueError, match="two letters"):
        labels(3, "a")


@pytest.mark.parametrize(
    ("typed", "came_to"), [("a", "a"), ("m", ""), ("mx", "mx"), ("mq", None), ("", ""), ("?", None)]
)
def test_what_was_typed_is_a_label_or_its_beginning_or_nothing(typed: str, came_to: str | None) -> None:
    assert chosen(["a", "s", "mx", "my"], typed) == came_to
