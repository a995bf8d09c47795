"""What a reader can rely on about right-to-left scripts: order, brackets, and letters that are joined."""

import pytest
from article_shapes import drawn
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block, BlockKind, Meta, Span
from reader.typesetting.bidi import in_visual_order, joined_forms, levels, mirrored
from reader.typesetting.layout import Layout, LayoutOptions
from reader.typesetting.options import Alignment, RightToLeft
from reader.typesetting.ordering import on_screen
from reader.typesetting.placing import pieces

SIGNS = "ab אב عر 12 3,.()[]+%$-\u0301\u2067\u2066\u2069\u2068\u202b\u202a\u202e\u202d\u202c\u200f"


def shown(text: str, base: int) -> str:
    depths = levels(text, base)
    return "".join(mirrored(text[at]) if depths[at] % 2 else text[at] for at in in_visual_order(depths))


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc", 0, "abc"),
        ("אבג", 1, "גבא"),
        ("he said אבג.", 0, "he said גבא."),
        ("אבג he said.", 1, ".he said גבא"),
        ("אב (גד) ה", 1, "ה (דג) בא"),
        ("אב (cd) ה", 1, "ה (cd) בא"),
        ("a (אב) b", 0, "a (בא) b"),
        ("אב 12,5% גד", 1, "דג 12,5% בא"),
        ("عر 12 ab", 1, "ab 12 رع"),
        ("عر 1-2", 1, "2-1 رع"),
        ("a \u2067אב 12\u2069 c", 0, "a \u206712 בא\u2069 c"),
        ("\u202eabc\u202c d", 0, "\u202e\u202ccba d"),
    ],
)
def test_words_stand_in_the_order_the_standard_asks_for(text: str, base: int, expected: str) -> None:
    steering = dict.fromkeys([0x202C, 0x202E, 0x2067, 0x2069])
    assert shown(text, base).translate(steering) == expected.translate(steering)


@given(st.text(alphabet=SIGNS, max_size=20), st.sampled_from([0, 1]))
def test_nothing_is_lost_whatever_steers_the_order(text: str, base: int) -> None:
    depths = levels(text, base)
    assert len(depths) == len(text)
    assert all(base <= depth <= 125 + 2 for depth in depths)
    assert sorted(in_visual_order(depths)) == list(range(len(text)))


def test_right_to_left_paragraphs_stand_at_the_right() -> None:
    assert drawn("שלום לכם ולכל", 20) == ["       לכלו םכל םולש"]
    assert drawn("שלום לכם ולכל", 10) == ["  םכל םולש", "      לכלו"]
    assert drawn("He said שלום to us.", 30) == ["He said םולש to us."]
    assert drawn("שלום לכם", 20, BlockKind.QUOTATION) == ["        םכל םולש │"]


def test_a_terminal_that_orders_words_itself_gets_them_as_they_are() -> None:
    assert drawn("שלום לכם", 20, right_to_left=RightToLeft.TERMINAL) == ["            שלום לכם"]


def test_arabic_letters_are_joined() -> None:
    assert joined_forms("سلام") == "\ufeb3\ufee0\ufe8e\ufee1"
    assert joined_forms("abc, 1") == "abc, 1"
    assert joined_forms("دار") == "\ufea9\ufe8d\ufead"
    assert joined_forms("كَت") == "\ufedb\u064e\ufe96"


def test_right_to_left_lines_are_justified_from_edge_to_edge() -> None:
    text = "הנמל מחזיק ארבעים שעונים ועד לאביב לא הסכימו שניים מהם"
    rows = drawn(text, 24, align=Alignment.JUSTIFY)
    assert [len(row) for row in rows] == [24] * len(rows)
    assert all(row[0] != " " for row in rows[:-1])
    assert rows[-1].startswith(" ")
    assert " ".join(word[::-1] for row in rows for word in reversed(row.split())) == text


def test_words_in_the_cells_of_a_table_are_in_order() -> None:
    rows = drawn("שם  שעונים\nמגדל  12\nרציף  3", 30, BlockKind.TABLE)
    assert rows == ["םש    םינועש", "לדגמ      12", "ףיצר       3"]


def test_an_endless_paragraph_is_ordered_line_by_line() -> None:
    rows = drawn("שלום לכם (ab) " * 500, 28)
    assert set(rows) == {" (ab) םכל םולש (ab) םכל םולש"}
    assert len(rows) == 250


def test_a_title_that_stands_alone_is_put_in_order() -> None:
    assert on_screen("The ferry") == "The ferry"
    assert on_screen("Žluť — naïve") == "Žluť — naïve"
    assert on_screen("שלום (ab), 12%") == "12% ,(ab) םולש"
    assert on_screen("By עמוס, again") == "By סומע, again"


def test_what_a_byline_says_keeps_its_order() -> None:
    block = Block(Span(0, 4), BlockKind.TITLE)
    meta = Meta(authors=("עמוס",), published="2024-05-03")
    layout = Layout(Article("a" * 8, "הנמל", (block,), (), meta), LayoutOptions(40))
    line = layout.line(1)
    assert line is not None
    assert [piece.words for piece in pieces(layout, line)] == ["By סומע · 3 May 2024"]
