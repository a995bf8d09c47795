"""File names of exports: accepted everywhere, and never another article's."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Meta
from reader.exchange import exported_id, file_name
from reader.exchange.names import MAX_BYTES


def titled(title: str) -> Article:
    return Article("0123456789abcdef" * 2, "text", meta=Meta(title=title))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Mill Closes After Flood", "Mill Closes After Flood.md"),
        ("Fees: The Council's “Plan”", "Fees - The Council's 'Plan'.md"),
        ("Either/Or? <Maybe> | #1 [a] ^b*", "Either - Or Maybe - 1 a b.md"),
        ("...Hidden. ", "Hidden.md"),
        ("--version", "version.md"),
        ("", "Untitled.md"),
        ("???", "Untitled.md"),
        ("CON", "_CON.md"),
        ("nul.txt", "_nul.txt.md"),
        ("洪水のあと", "洪水のあと.md"),
        ("cafe\u0301\nbar\x1b[31m", "café bar31m.md"),
    ],
)
def test_a_name_is_the_title_without_what_a_system_refuses(title: str, name: str) -> None:
    assert file_name(titled(title)) == name


@given(st.text(max_size=300))
def test_any_title_gives_a_name_for_every_system(title: str) -> None:
    name = file_name(titled(title))
    assert name.endswith(".md")
    assert len(name.encode("utf-8")) <= MAX_BYTES + len("_.md")
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f#^\[\]]', name)
    assert name[0] not in " .-"
    assert name[-4] not in " ."


def test_a_long_title_ends_with_a_whole_word() -> None:
    name = file_name(titled("flood " * 60))
    assert name.removesuffix(".md").split() == ["flood"] * 20


def test_a_name_that_is_taken_gets_the_id() -> None:
    article = titled("Flood")
    assert file_name(article, ["flood.MD"]) == "Flood 01234567.md"
    assert file_name(article, ["Flood.md"], "f" * 32) == "Flood ffffffff.md"
    taken: list[str] = []
    for _ in range(5):
        name = file_name(article, taken)
        assert name.casefold() not in [one.casefold() for one in taken]
        taken.append(name)
    assert file_name(replace(article, id="x"), suffix=".json") == "Flood.json"


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ('---\nid: "abc"\ntitle: "T"\n---\n', "abc"),
        ('---\r\ntitle: "T"\r\nid: abc\r\n---\r\n', "abc"),
        ("---\nid: 'abc'\n---\n", "abc"),
        ("---\nid: 12\n---\n", "12"),
        ('---\ntitle: "T"\n---\nid: "abc"\n', ""),
        ('# A note\n\nid: "abc"\n', ""),
        ("", ""),
    ],
)
def test_whose_export_a_file_is_stands_in_its_front_matter(text: str, id: str) -> None:
    assert exported_id(text) == id
