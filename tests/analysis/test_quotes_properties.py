"""What holds of the quotes of any text whatever, and what finding them costs."""

import time

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.quotes import find_quotes
from reader.article import Article, Entity, EntityKind, Mention, QuoteKind, Span

_WORDS = """Q: A: \nQ: \nA: \nQUILL: \n— —dijo told that would was, as Monday, « » “ ” "
 " ' ’ ‘ « » „ 「 」 `` '' , . : ; ? ! — - ( ) \n \n\n
 said says who that it he she according to of
    accusing Martha
    Quill Mr. the statement from by and was letter U.S. 6'2" Monday QUILL: …"""
FRAGMENTS = st.sampled_from(_WORDS.split(" "))
TEXTS = (
    st.lists(FRAGMENTS, max_size=80).map(" ".join) | st.lists(FRAGMENTS, max_size=60).map("".join) | st.text()
)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, tuple[Entity, ...]]:
    text = draw(TEXTS)
    entities = []
    for number in range(draw(st.integers(0, 3))):
        ends = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
        mentions = tuple(Mention(Span(a, b)) for a, b in zip(ends[::2], ends[1::2], strict=False))
        entities.append(Entity(f"e{number}", f"Name {number}", draw(st.sampled_from(EntityKind)), mentions))
    return Article("x", text), tuple(entities)


@given(articles())
def test_pieces_lie_in_the_text_in_order_and_make_up_the_words(
    given: tuple[Article, tuple[Entity, ...]],
) -> None:
    article, entities = given
    text = article.text
    for quote in find_quotes(article, entities):
        assert quote.pieces
        at = 0
        for piece in quote.pieces:
            assert at <= piece.start < piece.end <= len(text)
            at = piece.end
            words = piece.of(text)
            assert words == words.strip()
            assert any(character.isalnum() for character in words)
        assert quote.text == " ".join(piece.of(text) for piece in quote.pieces)


@given(articles())
def test_quotes_overlap_only_by_lying_within_each_other(
    given: tuple[Article, tuple[Entity, ...]],
) -> None:
    found = [quote.span for quote in find_quotes(*given)]
    assert found == sorted(found, key=lambda span: (span.start, -span.end))
    for number, outer in enumerate(found):
        for inner in found[number + 1 :]:
            assert inner.start >= outer.end or inner.end <= outer.end


@given(articles())
def test_what_is_no_speech_has_no_speaker_and_what_is_told_names_no_newline(
    given: tuple[Article, tuple[Entity, ...]],
) -> None:
    for quote in find_quotes(*given):
        assert quote.direct == (quote.kind is not QuoteKind.INDIRECT)
        assert not quote.speaker or quote.kind in (QuoteKind.SPEECH, QuoteKind.INDIRECT)
        assert 0 <= quote.score <= 1
        told = (quote.speaker, quote.reporter, quote.addressee, quote.said_on, quote.said_in, quote.cue)
        assert not any("\n" in words for words in told)


@given(articles())
def test_a_speaker_is_read_from_words_of_the_text(given: tuple[Article, tuple[Entity, ...]]) -> None:
    article, entities = given
    ids = {entity.id for entity in entities}
    for quote in find_quotes(article, entities):
        assert (quote.speaker_span is None) == (quote.speaker == "")
        if quote.speaker_span is not None:
            assert 0 <= quote.speaker_span.start < quote.speaker_span.end <= len(article.text)
            assert "\n" not in quote.speaker
        assert quote.speaker_entity in ids | {""}


@given(articles())
def test_finding_is_a_pure_function(given: tuple[Article, tuple[Entity, ...]]) -> None:
    assert find_quotes(*given) == find_quotes(*given)


def test_a_page_of_stray_marks_costs_no_more_than_a_long_article() -> None:
    begin = time.process_time()
    for unit in (
        "said that it was ",
        "Q: a\n\nA: b\n\n",
        "Ola Brand said it was, ",
        "“word ",
        '"word ',
        "'word ",
        "“a,” said and said, he ( said ",
        "«word ",
        "“‘",
    ):
        find_quotes(Article("x", unit * 1000), ())
    assert time.process_time() - begin < 5
