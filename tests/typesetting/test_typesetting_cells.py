"""What the page relies on: cells are counted as Rich and Textual count them, and no cluster is ever cut."""

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich._unicode_data import load
from rich.cells import cell_len as rich_cell_len
from rich.cells import get_character_cell_size, split_graphemes

from reader.typesetting.cell_table import EMOJI_CAPABLE, WIDE, ZERO
from reader.typesetting.cells import (
    cell_len,
    cell_of,
    cluster_cells,
    drawable,
    graphemes,
    is_plain,
    next_boundary,
    offset_at,
    previous_boundary,
    ranges,
    widths,
)

TRICKY = "ab #1© \u0301\u0308\u200d\ufe0f\u200b👩🔬🇳🇴🏽漢字。ｶुำกक्षत्रि☃❤각각—’…"
LINES = st.text(alphabet=TRICKY, max_size=24) | st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=24
)
TEXTS = st.text(alphabet=TRICKY + "\n\t", max_size=24)


def test_every_character_counts_as_in_rich() -> None:
    theirs = [edge for first, last, _ in load("17.0.0").widths for edge in (first, last + 1)]
    ours = [edge for first, last in [*ranges(WIDE), *ranges(ZERO)] for edge in (first, last + 1)]
    near = {code + step for code in theirs + ours for step in (-1, 0)}
    table = widths()
    # Both change at edges only, so that it is enough to look on both sides of each.
    for character in map(chr, sorted(code for code in near if 0xA0 <= code <= sys.maxunicode)):
        assert table[character] == get_character_cell_size(character, "17.0.0"), hex(ord(character))


def test_what_turns_into_an_emoji_is_what_rich_knows() -> None:
    capable = {chr(code) for first, last in ranges(EMOJI_CAPABLE) for code in range(first, last + 1)}
    assert capable == load("17.0.0").narrow_to_wide


def test_what_is_plain_takes_one_cell() -> None:
    plain = [chr(code) for code in range(0x20000) if is_plain(chr(code))]
    assert {widths()[character] for character in plain} == {1}
    assert set("“”’–—… é Ω ж") <= set(plain)
    assert not any(unicodedata.category(character).startswith("M") for character in plain)


@given(LINES)
@settings(max_examples=120)
def test_lines_count_as_in_rich(line: str) -> None:
    assert cell_len(line) == rich_cell_len(line)
    assert sum(cells for _, _, cells in graphemes(line, 0, len(line))) == rich_cell_len(line)


@given(LINES)
@settings(max_examples=120)
def test_clusters_are_never_finer_than_those_of_rich(line: str) -> None:
    if not line.startswith("\u200d"):  # where Rich's two functions do not agree with each other
        edges = {begin for begin, _, _ in graphemes(line, 0, len(line))}
        assert edges <= {begin for begin, _, _ in split_graphemes(line)[0]}


@given(TEXTS)
@settings(max_examples=120)
def test_clusters_cover_the_text_and_are_small(text: str) -> None:
    clusters = list(graphemes(text, 0, len(text)))
    assert "".join(text[begin:end] for begin, end, _ in clusters) == text
    assert all(begin < end and cells <= 5 for begin, end, cells in clusters)


@given(TEXTS)
@settings(max_examples=120)
def test_boundaries_are_those_of_the_clusters(text: str) -> None:
    edges = [begin for begin, _, _ in graphemes(text, 0, len(text))] + [len(text)]
    for offset in range(len(text)):
        assert next_boundary(text, offset) == min(edge for edge in edges if edge > offset)
        assert previous_boundary(text, offset + 1) == max(edge for edge in edges if edge <= offset)
    assert next_boundary(text, len(text)) == len(text)
    assert previous_boundary(text, 0) == 0


@given(LINES)
@settings(max_examples=120)
def test_offset_and_cell_are_inverse(line: str) -> None:
    text = f"“Before”\n{line}\nafter"
    start, end = 9, 9 + len(line)
    for begin, stop, cells in graphemes(text, start, end):
        cell = cell_of(text, start, begin)
        assert all(cell_of(text, start, inside) == cell for inside in range(begin, stop))
        if cells:
            assert offset_at(text, start, end, cell) == begin
            assert offset_at(text, start, end, cell + cells - 1) == begin
    assert offset_at(text, start, end, cell_len(line)) == (end if cell_len(line) else start)
    assert offset_at(text, start, end, -1) == start


@pytest.mark.parametrize(
    ("cluster", "cells"),
    [
        ("é", 1),
        ("e\u0301", 1),
        ("👩\u200d🔬", 2),
        ("❤\ufe0f", 2),
        ("🇳🇴", 2),
        ("👍🏽", 2),
        ("漢", 2),
        ("ก\u0e33", 2),
        ("क्ष", 2),
        ("1\ufe0f\u20e3", 2),
        ("ᄀ\u1161\u11a8", 2),
        ("🏴\U000e0067\U000e007f", 2),
    ],
)
def test_what_is_one_character_to_a_reader_is_one_cluster(cluster: str, cells: int) -> None:
    text = f"a{cluster}b"
    assert [text[begin:end] for begin, end, _ in graphemes(text, 0, len(text))] == ["a", cluster, "b"]
    assert cluster_cells(cluster) == cells


@given(st.text(alphabet="a\t\x00\x07\x1b\x7f\x85漢\u0301\u200d\ufe0f☃", max_size=12))
def test_drawn_text_holds_no_commands_and_counts_the_same(text: str) -> None:
    drawn = drawable(text)
    assert all(unicodedata.category(character) != "Cc" for character in drawn)
    assert rich_cell_len(drawn) == cell_len(text)


def test_drawn_words_are_left_alone() -> None:
    assert drawable("“Quiet”, she said—漢字.\nGo.") == "“Quiet”, she said—漢字.\nGo."
