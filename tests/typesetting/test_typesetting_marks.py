"""What the page relies on: marks are found where they lie, and runs cut a line exactly."""

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
    Rank,
    analysis_marks,
    annotation_marks,
    article_marks,
    meetings,
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


def test_every_inline_kind_that_has_words_to_draw_is_a_mark() -> None:
    inlines = tuple(Inline(Span(0, 4), kind) for kind in InlineKind)
    named = {mark.token for mark in article_marks(Article("a", "Word", (), inlines))}
    assert len(named) == len(set(InlineKind) - {InlineKind.IMAGE, InlineKind.PLACE})


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


def met(*spans: tuple[int, int], text: str = "x" * 40) -> dict[str, list[tuple[int, int]]]:
    laid = [Mark(Span(*span), READER.Highlight.Yellow, Rank.HIGHLIGHT) for span in spans]
    found: dict[str, list[tuple[int, int]]] = {"Overlap": [], "Edge": []}
    for mark in meetings(text, laid):
        found[mark.token[-1]].append((mark.span.start, mark.span.end))
    return found


def test_where_highlights_overlap_both_are_seen() -> None:
    assert met((0, 10), (4, 14), (6, 8))["Overlap"] == [(4, 10)]
    assert met((0, 10), (4, 14))["Edge"] == [(4, 5), (9, 10)]
    assert met((0, 20), (4, 14))["Edge"] == [(4, 5), (13, 14)]


def test_highlights_that_only_meet_have_edges_too() -> None:
    assert met((20, 22), (22, 24)) == {"Overlap": [], "Edge": [(21, 22), (22, 23)]}
    spaced = "One ends. Another begins.\n\nA third."
    assert met((0, 9), (10, 25), (27, 35), text=spaced)["Edge"] == [(8, 9), (10, 11), (24, 25), (27, 28)]
    assert met((0, 4), (6, 9)) == met((0, 4)) == met() == {"Overlap": [], "Edge": []}


def test_an_edge_is_a_whole_grapheme() -> None:
    text = "cafe\u0301 " + "\U0001f469\u200d\U0001f680 x"
    assert met((0, 5), (6, 11), text=text)["Edge"] == [(3, 5), (6, 9)]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=6))
def test_overlaps_are_what_two_cover(drawn: list[tuple[int, int]]) -> None:
    spans = [(start, start + length) for start, length in drawn]
    found = met(*spans)
    covered = {at for start, end in found["Overlap"] for at in range(start, end)}
    assert covered == {at for at in range(40) if sum(start <= at < end for start, end in spans) > 1}
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    assert all(start in starts or end in ends for start, end in found["Edge"])


def test_nothing_but_highlights_meets() -> None:
    laid = [Mark(Span(0, 9), READER.Quote, Rank.QUOTE), Mark(Span(3, 9), READER.Note, Rank.NOTE)]
    assert meetings("x" * 9, laid) == []


def test_all_tokens_have_a_meaning() -> None:
    assert all(token_named(name) in READER and meaning for name, meaning in MEANINGS.items())
