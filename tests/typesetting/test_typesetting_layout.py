"""What a reader can rely on about lines: every word once, in order, within the measure."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from article_shapes import ENGLISH, all_lines, article_of, articles, options
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article, Block, BlockKind, Meta, Span
from reader.typesetting.cells import graphemes
from reader.typesetting.layout import Layout, LayoutOptions

ONE_CELL = """the of ferry-boat well-known half—moon —— a/b “quiet” harbour-master’s é 1950–1953
internationalisation-minded understanding notwithstanding, (considerable Municipalities it’s
https://example.org/a/long-path/x?y=1&z=2 …… """


def words_at(text: str, measure: int, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    lines = all_lines(Layout(article_of(text, kind), LayoutOptions(measure)))
    return [" " * line.indent + text[line.start : line.end] for line in lines]


@given(articles(), options())
@settings(max_examples=100, deadline=None)
def test_lines_cover_the_text_once_in_order(article: Article, options: LayoutOptions) -> None:
    reached = 0
    for line in all_lines(Layout(article, options)):
        if line.generated:
            assert line.start == line.end
            continue
        assert line.start >= reached
        assert article.text[reached : line.start].strip(" \n") == ""
        assert "\n" not in article.text[line.start : line.end]
        assert line.end >= line.start
        reached = line.end
    assert article.text[reached:].strip(" \n") == ""


@given(articles(), options())
@settings(max_examples=80, deadline=None)
def test_no_cluster_is_cut(article: Article, options: LayoutOptions) -> None:
    edges = {begin for begin, _, _ in graphemes(article.text, 0, len(article.text))} | {len(article.text)}
    for line in all_lines(Layout(article, options)):
        if line.generated:
            continue
        assert line.start in edges or article.text[line.start - 1] == "\n"
        # A joiner before the break takes the space behind it into its cluster.
        assert line.end in edges or article.text[line.end] in " \n"


@given(articles(), options(), st.data())
@settings(max_examples=80, deadline=None)
def test_a_line_is_found_again_by_any_of_its_offsets(
    article: Article, options: LayoutOptions, data: Any
) -> None:
    layout = Layout(article, options)
    lines = all_lines(layout)
    for index, line in enumerate(lines):
        if not line.generated:
            assert layout.line_of(line.start) == index
    offset = data.draw(st.integers(0, len(article.text)))
    fresh = Layout(article, options)
    index = fresh.line_of(offset)
    line, shown = lines[index], [line for line in lines if not line.generated]
    assert line.start <= offset
    following = [other.start for other in shown if other.start > line.start]
    assert not following or offset < following[0]


@given(
    articles(), options(), st.lists(st.integers(1, 9), max_size=30), st.lists(st.integers(0, 300), max_size=5)
)
@settings(max_examples=80, deadline=None)
def test_lazy_layout_gives_the_same_lines(
    article: Article, options: LayoutOptions, steps: list[int], offsets: list[int]
) -> None:
    whole = Layout(article, options)
    count = whole.total()
    lazy = Layout(article, options)
    for step in steps:
        known = lazy.laid_out()
        lazy.extend(step)
        assert lazy.laid_out() <= known + step + (lazy.total() if lazy.complete else 3)
    for offset in offsets:
        assert lazy.line_of(offset) == whole.line_of(offset)
    assert all_lines(lazy) == all_lines(whole)
    assert lazy.total() == count == len(all_lines(whole)) == lazy.laid_out() == lazy.estimate()
    assert lazy.complete


def test_nothing_is_laid_out_until_it_is_asked_for() -> None:
    layout = Layout(article_of("The ferry left at six. " * 50_000), LayoutOptions(70))
    assert layout.laid_out() == 0
    layout.line(0)
    known = layout.laid_out()
    assert known < 50
    assert not layout.extend(10)
    assert layout.laid_out() == known + 10
    assert abs(layout.estimate() - layout.total()) < layout.total() / 10


class Counted(Sequence[Block]):
    """Blocks that are made when they are asked for, and count how often that is."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks, self.asked = blocks, 0

    def __len__(self) -> int:
        return len(self.blocks)

    def __getitem__(self, place: Any) -> Any:
        self.asked += 1
        return self.blocks[place]


def test_the_first_page_of_a_long_article_asks_for_few_blocks() -> None:
    paragraph = "The ferry left at six, and nobody waved."
    blocks = Counted(
        [
            Block(Span(i * 42, i * 42 + 40), BlockKind.TITLE if i == 0 else BlockKind.PARAGRAPH)
            for i in range(15_000)
        ]
    )
    layout = Layout(Article("a" * 8, "\n\n".join([paragraph] * 15_000), blocks), LayoutOptions(70))
    for index in range(45):
        layout.line(index)
    assert blocks.asked < 200
    layout.line_of(400_000)
    assert layout.total() == 29_999


def test_the_fast_way_and_the_measured_way_break_alike() -> None:
    from reader.typesetting import breaking
    from reader.typesetting.hyphenation import Parting

    @given(
        st.lists(
            st.sampled_from(re.split(r"[ \n]", ONE_CELL)),
            max_size=60,
        ),
        st.integers(10, 40),
        st.sampled_from([None, Parting(ENGLISH)]),
    )
    @settings(max_examples=100, deadline=None)
    def alike(words: list[str], measure: int, parting: Parting | None) -> None:
        text = " ".join(words).strip()
        if not text:
            return
        ways = []
        for way in (breaking._wrap_plain, breaking._wrap_measured):
            starts: list[int] = []
            assert way(text, 0, len(text), len(text), measure, starts, 1000, parting) == len(text)
            ways.append(starts)
        assert ways[0] == ways[1]

    alike()


@pytest.mark.parametrize(
    "unit", ["The ferry left—at last. ", "東京の会議は、静かに終わった。", "ที่นี่ 👩‍🔬 नमस्ते "]
)
def test_one_endless_line_is_laid_out_in_windows(unit: str) -> None:
    text = (unit * (20_000 // len(unit))).strip()
    layout = Layout(article_of(text), LayoutOptions(30))
    layout.line(20)
    assert 21 <= layout.laid_out() < 70
    lines = all_lines(layout)
    assert "".join(text[line.start : line.end] for line in lines).replace(" ", "") == text.replace(" ", "")


def test_a_heap_of_marks_wider_than_the_window_is_one_cluster() -> None:
    text = "ab " + "e" + "\u0301" * 10_000 + " cd"
    assert [len(words) for words in words_at(text, 10)] == [len(text)]


def test_breaks_are_where_a_typesetter_puts_them() -> None:
    assert words_at("WESTHAVEN—Senior officials", 12) == ["WESTHAVEN—", "Senior", "officials"]
    assert words_at("a well-beloved harbour-mistress spoke", 20) == [
        "a well-beloved",
        "harbour-mistress",
        "spoke",
    ]
    assert words_at("a counter-revolutionary", 16) == ["a counter-", "revolutionary"]
    assert words_at("in 1950-1953 they left", 10) == ["in", "1950-1953", "they left"]
    assert words_at("see https://example.org/some/page", 20) == ["see", "https://example.org/", "some/page"]
    assert words_at("abcdefghijklmnop", 10) == ["abcdefghij", "klmnop"]


def test_chinese_and_japanese_lines_obey_kinsoku() -> None:
    text = "静かな港町で、会議が開かれた。「今日は、ここまで」と議長（女性）は述べた。"
    for measure in range(10, 40):
        for line in words_at(text, measure):
            assert line[0] not in "、。」）"
            assert line[-1] not in "「（"


def test_korean_is_broken_between_words() -> None:
    assert words_at("북한은 유해를 송환했다", 14) == ["북한은 유해를", "송환했다"]


def test_single_newlines_break_lines_and_code_keeps_its_own() -> None:
    assert words_at("one\ntwo", 20) == ["one", "two"]
    code = "def wave():\n    return  True\n\nwave()"
    assert words_at(code, 40, BlockKind.CODE) == code.split("\n")
    kinds = {line.kind for line in all_lines(Layout(article_of(code, BlockKind.CODE), LayoutOptions(40)))}
    assert kinds == {BlockKind.CODE}


def test_quotations_and_list_items_are_indented() -> None:
    assert words_at("The sea was quiet", 14, BlockKind.QUOTATION) == ["  The sea was", "  quiet"]
    assert words_at("The sea was quiet", 70, BlockKind.QUOTATION) == ["    The sea was quiet"]
    assert words_at("• The sea was quiet", 14, BlockKind.LIST_ITEM) == ["• The sea was", "  quiet"]
    assert words_at("12. The sea was quiet", 20, BlockKind.LIST_ITEM) == ["12. The sea was", "    quiet"]
    assert words_at("The sea", 20, BlockKind.LIST_ITEM) == ["  The sea"]


def test_the_byline_stands_under_the_title() -> None:
    text = "A Quiet Harbour\n\nThe ferry left."
    blocks = (Block(Span(0, 15), BlockKind.TITLE), Block(Span(17, 32)))
    meta = Meta("A Quiet Harbour", ("Ada Quill", "Ben Rook"), "The Lamp", "2024-05-03T09:00:00Z")
    layout = Layout(Article("a" * 8, text, blocks, (), meta), LayoutOptions(70))
    lines = all_lines(layout)
    assert [line.kind for line in lines] == [
        BlockKind.TITLE,
        BlockKind.BYLINE,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]
    assert lines[1].generated == "By Ada Quill, Ben Rook · 3 May 2024 · The Lamp"
    assert (layout.line_of(0), layout.line_of(15), layout.line_of(16), layout.line_of(17)) == (0, 0, 2, 3)


def test_a_byline_in_the_text_is_not_said_twice() -> None:
    text = "A Quiet Harbour\n\nBy Ada Quill\n\nThe ferry left."
    blocks = (
        Block(Span(0, 15), BlockKind.TITLE),
        Block(Span(17, 29), BlockKind.BYLINE),
        Block(Span(31, 46)),
    )
    meta = Meta("A Quiet Harbour", ("Ada Quill",), published="3 May")
    lines = all_lines(Layout(Article("a" * 8, text, blocks, (), meta), LayoutOptions(70)))
    assert [line.generated for line in lines if line.generated] == ["3 May"]


def test_a_name_or_date_from_outside_cannot_break_the_byline() -> None:
    meta = Meta(authors=("Ada\nQuill", "  "), published="2024-13-40", site="The Lamp")
    article = Article("a" * 8, "A Quiet Harbour", (Block(Span(0, 15), BlockKind.TITLE),), (), meta)
    lines = all_lines(Layout(article, LayoutOptions(70)))
    assert [line.generated for line in lines if line.generated] == ["By Ada Quill · 2024-13-40 · The Lamp"]


def test_nothing_known_makes_no_byline() -> None:
    lines = all_lines(Layout(article_of("A Quiet Harbour", BlockKind.TITLE), LayoutOptions(70)))
    assert [line.generated for line in lines] == [""]


def test_first_and_last_lines_of_a_block_know_it() -> None:
    lines = all_lines(Layout(article_of("one two three four five six"), LayoutOptions(10)))
    assert [(line.first, line.last) for line in lines] == [(True, False), (False, False), (False, True)]


def test_items_of_a_list_and_a_caption_with_its_credit_stand_close() -> None:
    parts = [("• one", "list-item"), ("◦ two", "list-item"), ("A boat", "caption"), ("Ada Quill", "credit")]
    text, blocks = "", []
    for words, kind in [*parts, ("one", "paragraph"), ("two", "paragraph")]:
        text += "\n\n" * bool(text)
        blocks.append(Block(Span(len(text), len(text) + len(words)), BlockKind(kind)))
        text += words
    lines = all_lines(Layout(Article("a" * 8, text, tuple(blocks)), LayoutOptions(40)))
    shown = [text[line.start : line.end] for line in lines]
    assert shown == ["• one", "◦ two", "", "A boat", "Ada Quill", "", "one", "", "two"]
