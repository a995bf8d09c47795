"""What a reader can rely on about places: every cluster has a cell, and the cell leads back to it."""

from typing import Any

from article_shapes import ENGLISH, all_lines, articles, drawn, options
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len

from reader.article import Article, Block, BlockKind, Meta, Span
from reader.typesetting.cells import drawable, graphemes
from reader.typesetting.insertions import InsertedLayout, Insertion
from reader.typesetting.layout import Layout, LayoutOptions
from reader.typesetting.options import Alignment, ParagraphStyle, RightToLeft
from reader.typesetting.placing import cell_of, offset_at, pieces, reach

SHIFTS = st.sampled_from([0, 0, 1, 7, 30])


@given(articles(), options(), SHIFTS)
@settings(max_examples=80)
def test_no_line_is_wider_than_the_measure(article: Article, options: LayoutOptions, shift: int) -> None:
    layout = Layout(article, options)
    for line in all_lines(layout):
        reached = 0
        for piece in pieces(layout, line, shift):
            assert piece.cell >= reached
            reached = piece.cell + rich_cell_len(drawable(piece.words))
            assert reached == piece.cell + piece.cells
        assert reached <= layout.measure_of(line) or not piece.words.strip()


@given(articles(), options())
@settings(max_examples=80)
def test_the_pieces_of_a_line_show_its_text_once(article: Article, options: LayoutOptions) -> None:
    layout = Layout(article, options)
    for line in all_lines(layout):
        if line.kind is BlockKind.CODE or line.generated:
            continue  # code may be clipped
        shown = sorted(
            (piece.start, piece.end, piece) for piece in pieces(layout, line) if piece.end > piece.start
        )
        reached = line.start
        for start, end, piece in shown:
            assert start == reached
            assert not piece.own or piece.words == article.text[start:end]
            reached = end
        assert reached == line.end


@given(articles(), options(), SHIFTS)
@settings(max_examples=80)
def test_cells_and_offsets_are_inverse(article: Article, options: LayoutOptions, shift: int) -> None:
    layout = Layout(article, options)
    for line in all_lines(layout):
        for start, end, wide in graphemes(article.text, line.start, line.end):
            cell = cell_of(layout, line, start, shift)
            # Between columns a tab or a wide space is as wide as the gap.
            free = line.kind is BlockKind.TABLE and article.text[start].isspace()
            cells = min(wide, 1) if free else wide
            if cells:
                assert {offset_at(layout, line, cell + at, shift) for at in range(cells)} == {start}
            assert cell_of(layout, line, end - 1, shift) == cell
        for cell in range(-2, options.measure + 3):
            assert line.start <= offset_at(layout, line, cell, shift) <= line.end


@given(articles(), options())
@settings(max_examples=60)
def test_what_is_left_to_the_terminal_keeps_the_order_of_the_text(
    article: Article, options: LayoutOptions
) -> None:
    ordered = LayoutOptions(options.measure, right_to_left=RightToLeft.TERMINAL)
    layout = Layout(article, ordered)
    for line in all_lines(layout):
        starts = [piece.start for piece in pieces(layout, line)]
        assert starts == sorted(starts)


def test_lines_are_justified_but_for_the_last_and_the_too_loose() -> None:
    text = (
        "The old ferry left the harbour at six and nobody waved, neither then nor when it came back at noon."
    )
    assert drawn(text, 24, align=Alignment.JUSTIFY) == [
        "The old  ferry left  the",
        "harbour   at   six   and",
        "nobody  waved,   neither",
        "then  nor  when it  came",
        "back at noon.",
    ]
    loose = drawn("a wondrous internationalisation of it", 25, align=Alignment.JUSTIFY)
    assert loose == ["a wondrous", "internationalisation   of", "it"]


@given(articles(), st.sampled_from([17, 24, 40, 70]))
@settings(max_examples=60)
def test_justified_lines_end_at_the_edge_and_have_no_rivers(article: Article, measure: int) -> None:
    ragged, layout = (
        Layout(article, LayoutOptions(measure, align=align)) for align in (Alignment.LEFT, Alignment.JUSTIFY)
    )
    for line, other in zip(all_lines(layout), all_lines(ragged), strict=True):
        assert (line.start, line.end) == (other.start, other.end)
        spaces = [piece for piece in pieces(layout, line) if not piece.own and not piece.words.strip()]
        if line.kind is BlockKind.PARAGRAPH and spaces:
            first, *_, last = pieces(layout, line)
            room = (line.indent, measure), (0, measure - line.indent)  # or so, from right to left
            assert (first.cell, last.cell + last.cells) in room
            assert all(piece.words in ("  ", "   ") for piece in spaces)


def test_a_paragraph_behind_another_is_indented_and_the_gap_between_them_is_closed() -> None:
    text = "A Quiet Harbour\n\nThe ferry left.\n\nNobody waved at it then.\n\n> So it was.\n\nIt was."
    kinds = ("title", "paragraph", "paragraph", "quotation", "paragraph")
    blocks, start = [], 0
    for words, kind in zip(text.split("\n\n"), kinds, strict=True):
        blocks.append(Block(Span(start, start + len(words)), BlockKind(kind)))
        start += len(words) + 2
    layout = Layout(
        Article("a" * 8, text, tuple(blocks)), LayoutOptions(16, paragraphs=ParagraphStyle.INDENT)
    )
    rows = [" " * line.indent + text[line.start : line.end] for line in all_lines(layout)]
    assert rows == [
        "A Quiet Harbour",
        "",
        "The ferry left.",
        " Nobody waved at",
        "it then.",
        "",
        " > So it was.",
        "",
        "It was.",
    ]


def test_blocks_have_their_signs() -> None:
    assert drawn("- The ferry left at six.", 20, BlockKind.LIST_ITEM) == ["• The ferry left at", "  six."]
    assert drawn("* The ferry", 20, BlockKind.LIST_ITEM, level=2) == ["  ◦ The ferry"]
    assert drawn("The ferry left at six.", 20, BlockKind.QUOTATION) == ["  │ The ferry left", "  │ at six."]
    assert drawn("> The ferry left at six.", 20, BlockKind.QUOTATION) == ["  │ The ferry left", "  │ at six."]
    assert drawn("[3] The ferry left at six.", 20) == ["[3] The ferry left", "    at six."]
    assert drawn("* * *", 30, BlockKind.RULE) == [" " * 10 + "─" * 10]
    assert drawn("The ferry left at six.", 20, BlockKind.CAPTION) == ["  The ferry left", "  at six."]


def test_code_can_be_scrolled_as_far_as_its_longest_line() -> None:
    text = "short\n0123456789abcdef"
    layout = Layout(Article("a" * 8, text, (Block(Span(0, len(text)), BlockKind.CODE),)), LayoutOptions(10))
    assert [reach(layout, line) for line in all_lines(layout)] == [6, 6]
    plain = Layout(Article("a" * 8, text), LayoutOptions(10))
    assert {reach(plain, line) for line in all_lines(plain)} == {0}


def test_lines_that_are_not_in_the_text_have_places_too() -> None:
    text = "A Quiet Harbour\n\nThe ferry left."
    blocks = (Block(Span(0, 15), BlockKind.TITLE), Block(Span(17, 32)))
    layout = Layout(Article("a" * 8, text, blocks, (), Meta(authors=("Ada Quill",))), LayoutOptions(40))
    _, byline, blank, _ = all_lines(layout)
    (piece,) = pieces(layout, byline)
    assert (piece.words, piece.cell, piece.cells) == ("By Ada Quill", 0, 12)
    assert pieces(layout, blank) == ()
    for line in (byline, blank):
        assert cell_of(layout, line, line.start) == 0
        assert offset_at(layout, line, 5) == line.start


def test_cells_beside_the_words_lead_to_the_ends_of_the_line() -> None:
    latin, hebrew = (Layout(Article("a" * 8, text), LayoutOptions(20)) for text in ("ferry", "שלום"))
    line, other = all_lines(latin)[0], all_lines(hebrew)[0]
    assert [offset_at(latin, line, cell) for cell in (-1, 0, 4, 5, 19)] == [0, 0, 4, 5, 5]
    assert [offset_at(hebrew, other, cell) for cell in (0, 15, 16, 19, 20)] == [4, 4, 3, 0, 0]
    assert (cell_of(latin, line, 5), cell_of(hebrew, other, 4)) == (5, 15)


def test_a_hyphen_among_right_to_left_words_stands_behind_its_word() -> None:
    rows = drawn("שלום understanding of it", 14, hyphenator=ENGLISH)
    assert rows == ["   under- םולש", "standing of it"]


@given(articles(), options(), st.data())
@settings(max_examples=60)
def test_rows_inserted_between_lines_change_nothing_about_them(
    article: Article, options: LayoutOptions, data: Any
) -> None:
    base = Layout(article, options)
    at = data.draw(st.sampled_from(sorted({line.start for line in all_lines(base) if not line.generated})))
    inserted = InsertedLayout(Layout(article, options), [Insertion(at, 2)])
    lines = [line for line in all_lines(inserted) if line.inserted < 0]
    assert [pieces(inserted, line) for line in lines] == [pieces(base, line) for line in all_lines(base)]


def test_the_byline_stands_at_the_edge_of_its_title() -> None:
    meta = Meta(authors=("Ada Quill",))
    for title, edge in (("Walls", 0), ("החומה", 40 - len("By Ada Quill"))):
        blocks = (Block(Span(0, len(title)), BlockKind.TITLE),)
        layout = Layout(Article("a", title, blocks, (), meta), LayoutOptions(20, head=40))
        line = layout.line(1)
        assert line is not None
        assert line.generated
        assert [piece.cell for piece in pieces(layout, line)] == [edge]
