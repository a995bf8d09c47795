"""Choices about an article: changed one by one, merged between windows, read from any file."""

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Choice, Choices
from reader.article.choices import merged_choices
from reader.article.plain import choices_from_plain, choices_to_plain

A, B = Choice(True, key="share", count=1), Choice(False, key="print", count=1)
GROUP = Choice(True, label="tags")

_CHOICE = st.builds(
    Choice, st.booleans(), st.sampled_from(["", "a", "b"]), st.sampled_from(["x", "y"]), st.integers(0, 2)
)
_CHOICES = st.builds(
    lambda level, made: Choices(level).with_made(made), st.integers(-2, 2), st.lists(_CHOICE, max_size=5)
)


def test_a_choice_replaces_the_earlier_one_about_the_same_and_comes_last() -> None:
    other = Choice(False, key="share", count=1)
    assert Choices(1, (A, B)).with_made([other]) == Choices(1, (B, other))
    assert Choices(1, (A, B)).without([A.subject]) == Choices(1, (B,))


def test_two_windows_keep_both_their_choices() -> None:
    start = Choices(0, (A,))
    mine, theirs = start.with_made([B]), Choices(2, start.with_made([GROUP]).made)
    assert merged_choices(start, mine, theirs) == Choices(2, (A, GROUP, B))


def test_of_two_choices_about_the_same_the_later_holds() -> None:
    start, taken = Choices(), Choice(False, key="share", count=1)
    theirs = start.with_made([A])
    assert merged_choices(start, start.with_made([taken]), theirs) == Choices(0, (taken,))


def test_taking_back_a_choice_leaves_the_others() -> None:
    before, after = Choices(0, (A,)), Choices(1, (A, B))
    there = after.with_made([GROUP])
    assert merged_choices(after, before, there) == Choices(0, (A, GROUP))


@given(_CHOICES, _CHOICES)
def test_a_change_alone_is_what_was_wanted(before: Choices, after: Choices) -> None:
    merged = merged_choices(before, after, before)
    assert set(merged.made) == set(after.made)
    assert merged.strictness == after.strictness


@given(_CHOICES)
def test_choices_survive_their_form_on_disk(choices: Choices) -> None:
    assert choices_from_plain(choices_to_plain(choices)) == choices


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["made", "strictness", "keep", "key", "label", "count"]), inner)
        ),
    )
)
def test_anything_on_disk_reads_as_choices(found: object) -> None:
    choices = choices_from_plain(found)
    assert -2 <= choices.strictness <= 2
    assert choices_from_plain(choices_to_plain(choices, found)) == choices


def test_what_a_newer_version_wrote_among_them_is_kept() -> None:
    newer = {"strictness": 1, "made": [{"keep": "perhaps", "key": "x"}], "reader": "Ann"}
    written = choices_to_plain(Choices(0, (A,)), newer)
    assert written["reader"] == "Ann"
    assert written["made"][0] == {"keep": "perhaps", "key": "x"}
    assert choices_from_plain(written) == Choices(0, (A,))
