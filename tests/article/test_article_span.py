"""Spans: half-open stretches of code points."""

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Span

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))


@given(SPANS, st.integers(0, 40))
def test_a_span_is_as_long_as_the_code_points_it_contains(span: Span, offset: int) -> None:
    text = "".join(chr(0x1F600 + number) for number in range(41))
    assert len(span) == len(span.of(text)) == sum(span.contains(at) for at in range(41))
    assert bool(span) == (len(span) > 0)
    assert span.contains(offset) == (text[offset] in span.of(text))


@given(SPANS, SPANS)
def test_overlapping_is_sharing_a_code_point_and_covering_is_sharing_all(one: Span, other: Span) -> None:
    mine, theirs = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) or not mine or not theirs
    if mine and theirs:
        assert one.overlaps(other) == bool(mine & theirs)
        assert one.covers(other) == (theirs <= mine)


def test_spans_sort_by_their_start() -> None:
    assert sorted([Span(5, 6), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(5, 6)]
