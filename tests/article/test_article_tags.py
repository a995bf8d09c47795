"""Tags as they are typed: what is written is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.tags import given_tags, parse_tags, typed_tags, written_tags

TAGS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12).map(
    lambda tag: " ".join(tag.split()).lstrip("#").strip()
)


@given(st.lists(TAGS.filter(bool), unique=True, max_size=5))
def test_tags_that_are_written_are_read_back(tags: list[str]) -> None:
    assert parse_tags(written_tags(tags)) == tuple(tags)


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ('"to read" fees', ("to read", "fees")),
        ('#"to read",fees', ("to read", "fees")),
        ("“to read” fees", ("to read", "fees")),
        ('"to read', ('"to', "read")),
        ('5"x 6"', ('5"x', '6"')),
        ("C# #c", ("C#", "c")),
        ('"a ""b"" c"', ('a "b" c',)),
    ],
)
def test_tags_of_several_words_stand_in_quotation_marks(line: str, tags: tuple[str, ...]) -> None:
    assert parse_tags(line) == tags


def test_each_given_tag_has_as_many_words_as_it_has() -> None:
    assert given_tags(["to  read", "#a,b", "", "#"]) == ("to read", "a", "b")


def test_signs_are_told_apart() -> None:
    assert typed_tags('harbour −"to do" -x') == [("", "harbour"), ("−", "to do"), ("-", "x")]
