"""Places follow their words from one version of a text to the next."""

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Analysis, Entity, EntityKind, Mention, Quote, Span
from reader.article.alignment import Alignment, moved_analysis

PARAGRAPHS = [f"Paragraph {n} says something of the lamp in house {n * 7}." for n in range(30)]
OLD = "\n\n".join(PARAGRAPHS)


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_words_are_followed_past_what_was_put_in_before_them() -> None:
    new = "\n\n".join([*PARAGRAPHS[:3], "A line that was put back.", *PARAGRAPHS[3:]])
    alignment = Alignment(OLD, new)
    for words in ("Paragraph 2 ", "Paragraph 3 ", "house 203"):
        assert alignment.span(at(OLD, words)) == at(new, words)
        assert alignment.offset(at(OLD, words).start) == at(new, words).start


def test_a_paragraph_that_is_gone_leads_to_the_one_behind_it() -> None:
    new = "\n\n".join([*PARAGRAPHS[:4], *PARAGRAPHS[5:]])
    alignment = Alignment(OLD, new)
    gone = at(OLD, PARAGRAPHS[4])
    assert alignment.span(gone) is None
    assert new[alignment.offset(gone.start) :].startswith("Paragraph 5 ")


def test_words_are_found_in_a_paragraph_that_was_joined_to_another() -> None:
    new = OLD.replace(f"{PARAGRAPHS[6]}\n\n", f"{PARAGRAPHS[6]} ")
    offset = Alignment(OLD, new).offset(at(OLD, "Paragraph 7 ").start)
    assert new[offset:].startswith("Paragraph 7 ")


def test_nothing_in_common_is_no_failure() -> None:
    for old, new in ((OLD, ""), ("", OLD), ("", ""), (OLD, "Something else.")):
        alignment = Alignment(old, new)
        assert 0 <= alignment.offset(len(old) // 2) <= len(new)
        assert alignment.span(Span(3, 9)) is None or old[3:9] == new[3:9]


@given(
    st.lists(st.sampled_from(["a b", "c", "d e f", "g"]), max_size=12),
    st.lists(st.sampled_from(["a b", "c", "d e f", "g", "h"]), max_size=12),
    st.integers(0, 60),
)
def test_what_is_followed_says_the_same(before: list[str], after: list[str], offset: int) -> None:
    old, new = "\n\n".join(before), "\n\n".join(after)
    alignment = Alignment(old, new)
    offset = min(offset, len(old))
    assert 0 <= alignment.offset(offset) <= len(new)
    span = Span(offset, min(len(old), offset + 4))
    moved = alignment.span(span)
    assert moved is None or moved.of(new) == span.of(old)


def test_names_and_quotes_follow_and_what_is_gone_is_left_out() -> None:
    new = "\n\n".join([*PARAGRAPHS[:4], *PARAGRAPHS[5:]])
    places = [at(OLD, "house 14."), at(OLD, "house 28."), at(OLD, "house 42.")]
    entity = Entity("h", "house", EntityKind.PLACE, tuple(Mention(span) for span in places))
    lone = Entity("l", "lamp", EntityKind.PLACE, (Mention(places[1]),))
    quotes = tuple(Quote((span,), span.of(OLD)) for span in places)
    moved = moved_analysis(Analysis((entity, lone), quotes, "by hand"), Alignment(OLD, new))
    assert [[m.span.of(new) for m in e.mentions] for e in moved.entities] == [["house 14.", "house 42."]]
    assert [quote.span.of(new) for quote in moved.quotes] == ["house 14.", "house 42."]
    assert moved.engine == "by hand"
