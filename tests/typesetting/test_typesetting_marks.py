"""What the page relies on: marks are found where they lie, and runs cut a line exactly."""

import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import (
    Analysis,
    Anchor,
    AnchorState,
    Annotation,
    AnnotationKind,
    Article,
    Colour,
    Entity,
    EntityKind,
    Inline,
    InlineKind,
    Mention,
    Placed,
    Quote,
    Span,
)
from reader.typesetting.marks import (
    Mark,
    MarkIndex,
    Rank,
    analysis_marks,
    annotation_marks,
    article_marks,
    runs,
)
from reader.typesetting.tokens import MEANINGS, READER, token_named

TOKENS = [READER.Entity.Person, READER.Quote, READER.Highlight.Yellow, READER.Note, READER.Search]


@st.composite
def marks(draw: st.DrawFn, size: int = 60) -> list[Mark]:
    found = []
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, size))
        end = draw(st.integers(start, size))
        found.append(Mark(Span(start, end), draw(st.sampled_from(TOKENS)), draw(st.sampled_from(list(Rank)))))
    return found


@given(marks(), st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=120)
def test_runs_cover_the_stretch_exactly(laid: list[Mark], one: int, other: int) -> None:
    start, end = sorted((one, other))
    found = runs(start, end, laid)
    assert [offset for begin, stop, _ in found for offset in range(begin, stop)] == list(range(start, end))
    for begin, stop, tokens in found:
        for offset in range(begin, stop):
            assert set(tokens) == {mark.token for mark in laid if mark.span.contains(offset)}
    assert all(before[2] != after[2] for before, after in pairwise(found))


def test_tokens_stand_in_the_order_of_painting() -> None:
    laid = [
        Mark(Span(0, 9), READER.Search, Rank.SEARCH),
        Mark(Span(2, 4), READER.Highlight.Green, Rank.HIGHLIGHT),
        Mark(Span(0, 9), READER.Highlight.Yellow, Rank.HIGHLIGHT),
        Mark(Span(3, 9), READER.Quote, Rank.QUOTE),
    ]
    assert runs(3, 4, laid) == [
        (3, 4, (READER.Quote, READER.Highlight.Yellow, READER.Highlight.Green, READER.Search))
    ]


@given(marks(200_000), st.integers(0, 200_000), st.integers(0, 50_000))
@settings(max_examples=80)
def test_the_index_finds_what_lies_over_a_stretch(laid: list[Mark], start: int, length: int) -> None:
    stretch = Span(start, start + length)
    found = MarkIndex(laid).over(stretch.start, stretch.end)
    expected = [mark for mark in laid if stretch and mark.span and mark.span.overlaps(stretch)]
    assert sorted(map(repr, found)) == sorted(map(repr, expected))
    assert [mark.rank for mark in found] == sorted(mark.rank for mark in expected)


def test_a_highlight_over_a_book_costs_nothing_extra() -> None:
    words = [Mark(Span(at, at + 8), READER.Entity.Place, Rank.ENTITY) for at in range(0, 3_000_000, 60)]
    book = [Mark(Span(0, 3_000_000), READER.Highlight.Blue, Rank.HIGHLIGHT)]

    def pages(index: MarkIndex) -> float:
        started = time.perf_counter()
        for page in range(0, 2_000_000, 40_000):
            assert len(index.over(page, page + 2_400)) >= 40
        return time.perf_counter() - started

    plain, covered = MarkIndex(words), MarkIndex(words + book)
    assert min(pages(covered) for _ in range(5)) < 3 * min(pages(plain) for _ in range(5))
    assert len(covered) == len(plain) + 1


def test_every_inline_kind_but_a_picture_is_a_mark() -> None:
    inlines = tuple(Inline(Span(0, 4), kind) for kind in InlineKind)
    named = {mark.token for mark in article_marks(Article("a", "Word", (), inlines))}
    assert len(named) == len(InlineKind) - 1


def test_mentions_and_quoted_words_are_marks() -> None:
    mentions = (Mention(Span(0, 3)), Mention(Span(9, 12)))
    analysis = Analysis(
        (Entity("e1", "Ada", EntityKind.PERSON, mentions),), (Quote((Span(4, 6), Span(7, 8)), "in … on"),)
    )
    assert {(mark.span.start, mark.token) for mark in analysis_marks(analysis)} == {
        (0, READER.Entity.Person),
        (9, READER.Entity.Person),
        (4, READER.Quote),
        (7, READER.Quote),
    }


def placed(start: int, end: int, **more: object) -> Placed:
    anchor = Anchor("", "", "", start, end)
    annotation = Annotation("0" * 32, "a", more.pop("kind", AnnotationKind.HIGHLIGHT), anchor, **more)  # type: ignore[arg-type]
    return Placed(annotation, Span(start, end), AnchorState.EXACT)


def test_annotations_are_marked_in_their_colour_and_notes_apart() -> None:
    found = annotation_marks(
        [
            placed(0, 5, colour=Colour.GREEN, note="Ask the harbour master."),
            placed(8, 9, kind=AnnotationKind.BOOKMARK),
            placed(20, 30, deleted="2024-05-03T09:00:00Z"),
            Placed(placed(0, 1).annotation, None, AnchorState.DETACHED),
        ]
    )
    assert [mark.token for mark in found] == [READER.Highlight.Green, READER.Note, READER.Bookmark]


def test_where_highlights_overlap_both_are_seen() -> None:
    found = annotation_marks([placed(0, 10), placed(4, 14), placed(6, 8), placed(20, 22), placed(22, 24)])
    overlaps = [mark.span for mark in found if mark.token is READER.Highlight.Overlap]
    assert overlaps == [Span(4, 10)]


def test_all_tokens_have_a_meaning() -> None:
    assert all(token_named(name) in READER and meaning for name, meaning in MEANINGS.items())
