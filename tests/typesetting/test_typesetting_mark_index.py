"""Marks are found where they lie, whatever lies elsewhere, and come and go one by one."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Span
from reader.typesetting.layers import Layers
from reader.typesetting.mark_index import MarkIndex
from reader.typesetting.marks import Mark, Rank, meetings, runs
from reader.typesetting.tokens import READER

SIZE = 3_000_000
TOKENS = [READER.Entity.Person, READER.Highlight.Yellow, READER.Note]


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    start = draw(st.integers(0, SIZE) | st.integers(0, 5000))
    length = draw(st.integers(0, 200) | st.integers(0, SIZE))
    return Mark(
        Span(start, min(SIZE, start + length)),
        draw(st.sampled_from(TOKENS)),
        draw(st.sampled_from(list(Rank))),
    )


stretches = st.tuples(st.integers(0, SIZE) | st.integers(0, 6000), st.integers(0, 70) | st.integers(0, SIZE))


@given(st.lists(marks(), max_size=12), stretches)
@settings(max_examples=150)
def test_the_index_finds_what_lies_over_a_stretch(laid: list[Mark], stretch: tuple[int, int]) -> None:
    here = Span(stretch[0], stretch[0] + stretch[1])
    index = MarkIndex(laid)
    found = index.over(here.start, here.end)
    assert Counter(found) == Counter(mark for mark in laid if here and mark.span and mark.span.overlaps(here))
    assert [mark.rank for mark in found] == sorted(mark.rank for mark in found)
    assert len(index) == sum(bool(mark.span) for mark in laid)


@given(st.lists(marks(), max_size=10), st.data())
@settings(max_examples=80)
def test_marks_come_and_go_one_by_one(laid: list[Mark], data: st.DataObject) -> None:
    index = MarkIndex(laid)
    left = list(laid)
    while left:
        gone = left.pop(data.draw(st.integers(0, len(left) - 1)))
        index.remove(gone)
        assert Counter(index.over(0, SIZE)) == Counter(mark for mark in left if mark.span)
    assert len(index) == 0


def test_what_was_never_laid_goes_without_a_trace() -> None:
    laid = Mark(Span(0, 9), READER.Note, Rank.NOTE)
    index = MarkIndex([laid])
    for other in (Mark(Span(0, 10), READER.Note, Rank.NOTE), Mark(Span(0, SIZE), READER.Note, Rank.NOTE)):
        index.remove(other)
    index.remove(Mark(Span(4, 4), READER.Note, Rank.NOTE))
    assert index.over(0, SIZE) == [laid]
    assert len(index) == 1


class Counted:
    """A mark that tells how often it was looked at."""

    looks = 0
    token, rank = READER.Highlight.Blue, Rank.HIGHLIGHT

    def __init__(self, start: int, end: int) -> None:
        self._span = Span(start, end)

    @property
    def span(self) -> Span:
        Counted.looks += 1
        return self._span


def looks(laid: list[Counted]) -> int:
    """How many marks are looked at to find those over one line."""
    index = MarkIndex(laid)  # type: ignore[arg-type]
    Counted.looks = 0
    index.over(1_500_000, 1_500_068)
    return Counted.looks


def test_what_lies_elsewhere_is_not_looked_at() -> None:
    line = [Counted(1_500_000, 1_500_020)]
    few = looks(line)
    assert few > 0
    long_before = [Counted(at, at + 900_000) for at in range(0, 500_000, 500)]
    many_short = [Counted(at, at + 100) for at in range(0, 1_400_000, 140)]
    assert looks(line + long_before + many_short) == few
    assert looks([*line, Counted(0, SIZE)]) <= few + looks([Counted(1_500_000, 1_500_068)])


def test_a_page_sees_all_layers_and_where_highlights_meet() -> None:
    layers = Layers()
    text = "x" * 100
    entity = Mark(Span(0, 5), READER.Entity.Person, Rank.ENTITY)
    yellow = Mark(Span(0, 10), READER.Highlight.Yellow, Rank.HIGHLIGHT)
    green = Mark(Span(5, 20), READER.Highlight.Green, Rank.HIGHLIGHT)
    layers.set("analysis", [entity])
    layers.set("annotations", [yellow])
    assert layers.over(text, 0, 50) == [entity, yellow]
    layers.change("annotations", [], [green])
    over = layers.over(text, 0, 8)
    assert {mark.token for mark in over} >= {READER.Highlight.Overlap, READER.Highlight.Edge}
    assert all(mark.span.start < 8 for mark in over)
    layers.change("annotations", [green], [])
    layers.change("new", [], [green])
    assert layers.of("annotations", 0, 50) == [yellow]
    assert layers.of("new", 0, 50) == [green]
    assert layers.of("none", 0, 50) == []


def test_a_meeting_is_seen_from_both_its_lines() -> None:
    layers = Layers()
    text = "First sentence. Second one."
    layers.set(
        "annotations",
        [
            Mark(Span(0, 15), READER.Highlight.Yellow, Rank.HIGHLIGHT),
            Mark(Span(16, 27), READER.Highlight.Yellow, Rank.HIGHLIGHT),
        ],
    )
    for line, edge in (((0, 15), Span(14, 15)), ((16, 27), Span(16, 17))):
        edges = [mark.span for mark in layers.over(text, *line) if mark.token is READER.Highlight.Edge]
        assert edges == [edge]


def test_marks_may_be_made_when_they_are_asked_for() -> None:
    layers = Layers()
    layers.ask("hits", MarkIndex([Mark(Span(3, 5), READER.Search, Rank.SEARCH)]))
    assert [mark.span for mark in layers.over("x" * 9, 0, 9)] == [Span(3, 5)]
    layers.ask("hits", None)
    layers.ask("hits", None)
    assert layers.over("x" * 9, 0, 9) == []


highlights = st.builds(
    lambda start, length, token: Mark(Span(start, start + length), token, Rank.HIGHLIGHT),
    st.integers(0, 30),
    st.integers(1, 90),
    st.sampled_from([READER.Highlight.Yellow, READER.Highlight.Pink, READER.Highlight.Blue]),
)


@given(st.lists(highlights, min_size=20, max_size=60), st.integers(0, 60), st.integers(1, 20))
@settings(max_examples=60)
def test_very_many_marks_look_as_all_of_them_would(laid: list[Mark], start: int, length: int) -> None:
    layers, text = Layers(), "x" * 130
    layers.set("annotations", laid)
    shown = layers.over(text, start, start + length)
    everything = [*laid, *meetings(text, laid)]
    assert runs(start, start + length, shown) == runs(start, start + length, everything)


def test_of_a_thousand_over_a_page_few_are_painted() -> None:
    layers = Layers()
    layers.set(
        "annotations", [Mark(Span(0, 5000 + n), READER.Highlight.Blue, Rank.HIGHLIGHT) for n in range(1000)]
    )
    assert len(layers.over("x" * 6000, 1000, 1070)) < 10
