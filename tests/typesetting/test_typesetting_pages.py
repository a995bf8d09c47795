"""Pages hold every line once and in order, and leave no line of a paragraph and no heading alone."""

from itertools import pairwise

from article_shapes import all_lines, articles, options
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article, Block, BlockKind, Span
from reader.typesetting.layout import Layout, LayoutOptions, Line
from reader.typesetting.pages import Page, Pages, PageShape

SHAPES = st.builds(
    PageShape,
    st.integers(1, 12),
    st.integers(1, 3),
    st.booleans(),
    balanced=st.booleans(),
    headed=st.booleans(),
)
HEADS = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE, BlockKind.DATELINE)


def pages_of(layout: Layout, shape: PageShape) -> list[Page]:
    pages = Pages(layout, shape)
    tops: list[int] = [0]
    while (top := pages.after(tops[-1])) is not None:
        tops.append(top)
    return [pages.page(top) for top in tops]


def is_blank(line: Line) -> bool:
    return line.end <= line.start and not line.generated


@given(articles(), options(), SHAPES)
@settings(deadline=None)
def test_pages_show_each_line_once_and_in_order(article: Article, how: LayoutOptions, shape: PageShape):
    layout = Layout(article, how)
    lines = all_lines(layout)
    reached = 0
    for page in pages_of(layout, shape):
        assert page.height <= shape.lines
        for column in [*([page.head] if page.head else []), *page.columns]:
            assert all(is_blank(line) for line in lines[reached : column.first])
            assert column.first < column.stop
            reached = column.stop
    assert all(is_blank(line) for line in lines[reached:])


@given(articles(), options(), SHAPES)
@settings(deadline=None)
def test_no_column_begins_with_a_blank_line(article: Article, how: LayoutOptions, shape: PageShape):
    layout = Layout(article, how)
    if shape.tidy:
        for column in [column for page in pages_of(layout, shape) for column in page.columns][1:]:
            line = layout.line(column.first)
            assert line is not None and not is_blank(line)


@given(articles(), options(), SHAPES)
@settings(deadline=None)
def test_turning_back_undoes_turning_on(article: Article, how: LayoutOptions, shape: PageShape):
    layout = Layout(article, how)
    tops = [page.first for page in pages_of(layout, shape)]
    for far in (True, False):
        pages = Pages(layout, shape)
        if far:
            assert pages.last_top() == tops[-1]
        assert pages.before(0) is None
        for before, top in pairwise(tops):
            assert pages.before(top) == before
            assert pages.after(before) == top


@given(articles(), options(), SHAPES, st.integers(0, 60))
@settings(deadline=None)
def test_from_any_line_nothing_is_left_out_either_way(
    article: Article, how: LayoutOptions, shape: PageShape, top: int
):
    layout = Layout(article, how)
    pages = Pages(layout, shape)
    top = min(top, layout.total() - 1)
    page = pages.page(top)
    assert page.first == top
    following = pages.after(top)
    if following is not None:
        assert following > top
        assert all(is_blank(layout.line(n)) for n in range(page.stop, following))
    before = pages.before(top)
    if before is not None:
        assert before < top
        behind = pages.after(before)
        assert behind is None or behind >= top
        if behind is not None and behind > top:
            assert pages.page(before).stop > top or before == 0 or is_blank(layout.line(top))


@given(articles(), options(), SHAPES)
@settings(deadline=None)
def test_headings_never_stand_last_where_anything_else_could(
    article: Article, how: LayoutOptions, shape: PageShape
):
    layout = Layout(article, how)
    lines = all_lines(layout)
    if not shape.tidy:
        return
    for column in [column for page in pages_of(layout, shape) for column in page.columns]:
        shown = [line for line in lines[column.first : column.stop] if not is_blank(line)]
        after = [line for line in lines[column.stop :] if not is_blank(line)]
        if shown and after and shown[-1].kind in HEADS:
            assert all(line.kind in HEADS for line in shown)


@given(articles(), options(), SHAPES)
@settings(deadline=None)
def test_no_single_line_is_left_where_one_line_less_would_prevent_it(
    article: Article, how: LayoutOptions, shape: PageShape
):
    layout = Layout(article, how)
    lines = all_lines(layout)

    def bad(stop: int) -> bool:
        above, below = lines[stop - 1], lines[stop]
        heads = [line for line in lines[:stop] if not is_blank(line)][-1:]
        if heads and heads[0].kind in HEADS and not all(map(is_blank, lines[stop:])):
            return True
        together = not (is_blank(above) or is_blank(below) or above.last or below.first)
        return together and (above.first or below.last)

    if not shape.tidy:
        return
    for column in [column for page in pages_of(layout, shape) for column in page.columns]:
        if column.stop < len(lines) and bad(column.stop):
            assert column.stop - 1 == column.first or bad(column.stop - 1)


@given(articles(), options(), SHAPES, st.integers(1, 30))
@settings(deadline=None)
def test_numbers_and_tops_are_inverse(article: Article, how: LayoutOptions, shape: PageShape, step: int):
    layout = Layout(article, how)
    made = pages_of(layout, shape)
    pages = Pages(Layout(article, how), shape)
    assert pages.number_of(0) == 1
    while not pages.extend(step):
        assert pages.known() < pages.estimate()
    assert pages.complete
    assert pages.known() == pages.estimate() == len(made)
    for number, page in enumerate(made, 1):
        assert pages.top_of(number) == page.first
        for line in (page.first, page.stop - 1):
            assert pages.number_of(line) == number
            assert pages.top_around(line) == page.first
    assert pages.top_of(0) == 0
    assert pages.top_of(len(made) + 9) == made[-1].first


@given(articles(), options(), SHAPES)
@settings(deadline=None)
def test_places_on_a_page_and_lines_are_inverse(article: Article, how: LayoutOptions, shape: PageShape):
    for page in pages_of(Layout(article, how), shape):
        for column in range(-1, shape.columns + 1):
            for row in range(-1, shape.lines + 1):
                line = page.line_at(column, row)
                if line is not None:
                    assert page.holds(line)
                    assert page.place_of(line) == (column, row)
        assert page.place_of(page.stop) is None


def made_of(*parts: tuple[BlockKind, int]) -> Article:
    """Return an article of blocks with so many lines of ten cells each."""
    blocks, words, at = [], [], 0
    for kind, lines in parts:
        block = " ".join(["nine cell"] * lines)
        blocks.append(Block(Span(at, at + len(block)), kind))
        words.append(block)
        at += len(block) + 2
    return Article("a", "\n\n".join(words), tuple(blocks))


def stops(article: Article, lines: int, columns: int = 1) -> list[int]:
    layout = Layout(article, LayoutOptions(measure=10))
    return [page.stop for page in pages_of(layout, PageShape(lines, columns))]


P, H = BlockKind.PARAGRAPH, BlockKind.HEADING


def test_an_orphan_goes_to_the_next_page() -> None:
    assert stops(made_of((P, 4), (P, 4)), 6) == [5, 9]


def test_a_widow_takes_a_line_with_it() -> None:
    assert stops(made_of((P, 6)), 5) == [4, 6]


def test_a_paragraph_of_three_lines_is_not_parted() -> None:
    assert stops(made_of((P, 4), (P, 3)), 7) == [5, 8]


def test_a_heading_goes_with_what_it_heads() -> None:
    assert stops(made_of((P, 4), (H, 1), (P, 4)), 7) == [5, 11]
    assert stops(made_of((P, 4), (H, 1), (P, 4)), 8) == [5, 11]


def test_a_heading_at_the_end_of_all_may_stand_last() -> None:
    assert stops(made_of((P, 4), (H, 1)), 6) == [6]


def test_columns_are_filled_one_after_the_other() -> None:
    layout = Layout(made_of((P, 4), (P, 4), (P, 4)), LayoutOptions(measure=10))
    (page,) = pages_of(layout, PageShape(4, 3))
    assert [(column.first, column.stop) for column in page.columns] == [(0, 4), (5, 9), (10, 14)]


def test_the_columns_of_a_last_page_are_equally_long_if_so_wished() -> None:
    layout = Layout(made_of((P, 4), (P, 4), (P, 4)), LayoutOptions(measure=10))
    (page,) = pages_of(layout, PageShape(30, 3, balanced=True))
    assert [(column.first, column.stop) for column in page.columns] == [(0, 4), (5, 9), (10, 14)]
    assert len(pages_of(layout, PageShape(30, 3))[0].columns) == 1


def test_what_is_repeated_is_still_a_step_forward() -> None:
    layout = Layout(made_of((P, 30)), LayoutOptions(measure=10))
    pages = Pages(layout, PageShape(10, tidy=False, overlap=2))
    assert [pages.after(0), pages.after(8), pages.after(24)] == [8, 16, None]
    assert pages.before(8) == 0
    tight = Pages(layout, PageShape(1, tidy=False, overlap=2))
    assert tight.after(3) == 4
    assert tight.before(3) == 2


def test_a_far_page_is_not_counted_on_the_way() -> None:
    pages = Pages(Layout(made_of((P, 9100)), LayoutOptions(measure=10)), PageShape(10))
    assert pages.number_of(8999) is None
    assert pages.before(8999) == 8989
    assert pages.known() == 1
