"""A page set at a glance has the words, and the look of each line, that it has once lines are numbered."""

from article_shapes import articles, options
from hypothesis import given, settings
from hypothesis import strategies as st
from test_typesetting_pages import SHAPES

from reader.article import Article, Block, Span
from reader.typesetting.glance import NEAR, glance
from reader.typesetting.layout import Layout, LayoutOptions, Line
from reader.typesetting.options import Alignment
from reader.typesetting.pages import Page, Pages, PageShape
from reader.typesetting.placing import Piece, pieces


def book(paragraphs: int, words: int = 90) -> Article:
    one = " ".join(f"word{number % 7}" for number in range(words)) + "."
    spans = [Span(at * (len(one) + 2), at * (len(one) + 2) + len(one)) for at in range(paragraphs)]
    return Article("a" * 8, "\n\n".join([one] * paragraphs), tuple(map(Block, spans)))


def columns(layout: Layout, page: Page) -> list[list[tuple[Line | None, list[Piece]]]]:
    """Return the lines of each column, with the words as they are drawn."""
    shown = []
    for column in page.columns:
        lines = [layout.line(number) for number in range(column.first, column.stop)]
        shown.append([(line, list(pieces(layout, line)) if line else []) for line in lines])
    return shown


@given(articles(), options(), SHAPES, st.integers(0, 900), st.integers(0, 40))
@settings(deadline=None, max_examples=250)
def test_a_glance_shows_what_will_stand_there(
    article: Article, how: LayoutOptions, shape: PageShape, offset: int, near: int
) -> None:
    seen = glance(Layout(article, how), shape, offset, near)
    if seen is None:
        return
    layout = Layout(article, how)
    pages = Pages(layout, shape)
    page = pages.page(pages.top_showing(min(offset, len(article.text))))
    assert page.head is None
    assert columns(seen.pages.layout, seen.page) == columns(layout, page)


def test_far_into_a_book_a_page_is_set_without_what_comes_before() -> None:
    article = book(2000)
    layout, offset = Layout(article, LayoutOptions(60, align=Alignment.JUSTIFY)), 900_000
    seen = glance(layout, PageShape(30, 2), offset)
    assert seen is not None
    assert len(seen.page.columns) == 2
    assert not layout.reaches(0)
    first = seen.pages.layout.line(seen.top)
    assert first is not None and first.start <= offset <= first.end + 1


def test_what_is_known_or_near_needs_no_glance() -> None:
    article = book(400)
    layout = Layout(article, LayoutOptions(60))
    assert glance(layout, PageShape(30), NEAR) is None
    assert glance(layout, PageShape(30), NEAR + 10_000) is not None
    layout.total()
    assert glance(layout, PageShape(30), NEAR + 10_000) is None


def test_where_a_paragraph_is_a_book_its_lines_are_counted() -> None:
    assert glance(Layout(book(1, 40_000), LayoutOptions(60)), PageShape(30), 150_000) is None


def test_the_last_page_of_columns_depends_on_those_before_it() -> None:
    article = book(400)
    layout = Layout(article, LayoutOptions(60))
    assert glance(layout, PageShape(30, 2), len(article.text) - 100) is None
    assert glance(layout, PageShape(30, 1), len(article.text) - 100) is not None
