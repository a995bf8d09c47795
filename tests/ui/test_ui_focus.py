"""What is in focus: sentences and paragraphs in order, the sentences of a thread, and what is dimmed."""

import made
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Entity, EntityKind, Mention, Span
from reader.article.segments import paragraphs, sentences
from reader.typesetting.tokens import READER
from reader.ui.focus import (
    Unit,
    all_but,
    entity_at,
    first_unit,
    thread_of,
    unit_at,
    unit_from,
)

TEXT = made.article().text
texts = st.sampled_from([TEXT, "她說。他走了。\n\nShort. Two! “Three?”", "One", "No end\n\n\n\nafter a gap."])
units = st.sampled_from(Unit)


def all_units(text: str, unit: Unit) -> list[Span]:
    return list(sentences(text) if unit is Unit.SENTENCE else paragraphs(text))


@given(texts, units)
def test_steps_visit_every_unit_in_order_and_back(text: str, unit: Unit) -> None:
    expected = all_units(text, unit)
    here, seen = unit_at(text, 0, unit), []
    for _ in expected:
        seen.append(here)
        here = unit_from(text, here, unit, 1)
    assert seen == expected
    assert here == expected[-1]
    for before in reversed(expected[:-1]):
        here = unit_from(text, here, unit, -1)
        assert here == before
    assert unit_from(text, here, unit, -3) == expected[0]
    assert unit_from(text, here, unit, len(expected) + 7) == expected[-1]


@given(texts, units, st.integers(0, 60), st.integers(1, 400))
def test_the_first_unit_of_a_page_is_on_it(text: str, unit: Unit, start: int, length: int) -> None:
    shown = Span(min(start, len(text) - 1), min(len(text), start + length))
    found = first_unit(text, shown, unit)
    begins = [one for one in all_units(text, unit) if shown.start <= one.start < shown.end]
    assert found == (begins[0] if begins else unit_at(text, shown.start, unit))


def entity(*spans: tuple[int, int], name: str = "Ada") -> Entity:
    return Entity(name, name, EntityKind.PERSON, tuple(Mention(Span(*span)) for span in spans))


def test_a_thread_has_each_sentence_once() -> None:
    text = "Ada came. It rained on Ada and Ada. Nobody went.\n\nAda stayed."
    found = thread_of(text, entity((50, 53), (0, 3), (23, 26), (31, 34)))
    assert [span.of(text) for span in found.sentences] == [
        "Ada came.",
        "It rained on Ada and Ada.",
        "Ada stayed.",
    ]
    assert thread_of(text, entity()).sentences == ()


def test_the_entity_under_the_cursor_is_the_nearest_around_it() -> None:
    wide, narrow = entity((0, 20), name="Ada County"), entity((4, 7), name="Ada")
    assert entity_at([wide, narrow], 5) == narrow
    assert entity_at([wide, narrow], 10) == wide
    assert entity_at([wide, narrow], 30) is None
    assert entity_at([], 0) is None


@given(st.lists(st.integers(0, 40), max_size=8), st.integers(40, 50))
def test_all_but_what_is_kept_is_dimmed(cuts: list[int], length: int) -> None:
    ordered = sorted(cuts)
    kept = [Span(a, b) for a, b in zip(ordered[::2], ordered[1::2], strict=False)]
    dimmed = {at for mark in all_but(length, kept) for at in range(mark.span.start, mark.span.end)}
    assert dimmed == {at for at in range(length) if not any(span.contains(at) for span in kept)}
    assert all(mark.token is READER.Dimmed and mark.span for mark in all_but(length, kept))
