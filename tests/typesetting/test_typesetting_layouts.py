"""What a reader can rely on about layouts that are kept: the same again is there at once, another never."""

from dataclasses import replace

from article_shapes import ENGLISH, article_of

from reader.article import Block, BlockKind, Meta, Span
from reader.typesetting.layout import Layout, LayoutOptions
from reader.typesetting.layouts import MOST, Layouts
from reader.typesetting.options import Alignment

ARTICLE = article_of("The ferry left at six. " * 40)


def test_going_back_to_a_width_finds_the_layout_as_it_was() -> None:
    cache = Layouts()
    first = cache.layout(ARTICLE, LayoutOptions(40))
    known = first.total()
    assert cache.layout(ARTICLE, LayoutOptions(60)) is not first
    again = cache.layout(ARTICLE, LayoutOptions(40))
    assert again is first
    assert again.laid_out() == known


def test_other_options_words_blocks_or_bylines_make_another_layout() -> None:
    cache = Layouts()
    layouts: list[Layout] = [cache.layout(ARTICLE, LayoutOptions(40))]
    others = [
        (ARTICLE, LayoutOptions(40, align=Alignment.JUSTIFY)),
        (ARTICLE, LayoutOptions(40, hyphenator=ENGLISH)),
        (replace(ARTICLE, text=ARTICLE.text + "x"), LayoutOptions(40)),
        (replace(ARTICLE, blocks=(Block(Span(0, 9), BlockKind.QUOTATION),)), LayoutOptions(40)),
        (replace(ARTICLE, meta=Meta(authors=("Ada Quill",))), LayoutOptions(40)),
    ]
    for article, options in others:
        found = cache.layout(article, options)
        assert all(found is not one for one in layouts)
        assert found.article == article
        layouts.append(found)


def test_what_was_not_used_for_long_is_let_go() -> None:
    cache = Layouts()
    first = cache.layout(ARTICLE, LayoutOptions(40))
    second = cache.layout(ARTICLE, LayoutOptions(41))
    for measure in range(50, 50 + MOST - 2):
        cache.layout(ARTICLE, LayoutOptions(measure))
    assert cache.layout(ARTICLE, LayoutOptions(40)) is first
    cache.layout(ARTICLE, LayoutOptions(42))
    assert cache.layout(ARTICLE, LayoutOptions(40)) is first
    assert cache.layout(ARTICLE, LayoutOptions(41)) is not second
