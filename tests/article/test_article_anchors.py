"""Anchors: words that were marked are found again, or said to be gone; they never land elsewhere."""

import random
import time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reader.article import Anchor, AnchorState, Annotation, AnnotationKind, Span
from reader.article.anchors import MAX_CONTEXT, locate, make_anchor, place
from reader.article.folding import fold
from reader.errors import AnchorError

STORY = (
    "Ferry Runs Aground Off Lindholm\n\n"
    "LINDHOLM — The ferry “Aurora” ran aground on Monday with 84 people aboard, the harbour office said.\n\n"
    "“We heard a long scraping sound,” said Ida Falk, a passenger. “Then the lights went out.” The captain, "
    "Jonas Weir, said that the captain of a trawler had warned him.\n\n"
    "The harbour office will report on Friday. Mr. Weir declined to say more, and the harbour office did not "
    "answer a second letter.\n\n"
    "Last year, the harbour office had asked for a new buoy near the reef."
)
WORDS = st.lists(
    st.sampled_from(["ferry", "reef", "buoy", "the", "a", "said", "—", "“We", "go.”", "naïve", "字"]),
    max_size=60,
)
TEXTS = WORDS.map(" ".join) | st.text(max_size=80)


def span_of(text: str, words: str, occurrence: int = 1) -> Span:
    at = -1
    for _ in range(occurrence):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def relocated(before: str, words: str, after: str, occurrence: int = 1) -> tuple[str | None, AnchorState]:
    span, state = locate(after, make_anchor(before, span_of(before, words, occurrence)))
    return (span.of(after) if span else None), state


@given(TEXTS, st.data())
def test_in_an_unchanged_text_every_anchor_is_exactly_at_its_place(text: str, data: st.DataObject) -> None:
    ends = sorted([data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))])
    span = Span(*ends)
    assume(span or text)
    assert locate(text, make_anchor(text, span)) == (span, AnchorState.EXACT)


@given(TEXTS, st.text(alphabet="XYZ\n ", min_size=1, max_size=90).filter(str.strip), st.data())
@example("ferry ferry ferry", "X ", None)
def test_words_follow_when_something_is_put_before_them(
    text: str, inserted: str, data: st.DataObject | None
) -> None:
    assume(text and not set("XYZ") & set(text))
    start = data.draw(st.integers(0, len(text) - 1)) if data else 6
    end = data.draw(st.integers(start + 1, len(text))) if data else 11
    anchor = make_anchor(text, Span(start, end))
    whole = anchor.prefix + anchor.exact + anchor.suffix
    longer = inserted + text
    assume(longer.find(whole) == longer.rfind(whole))
    assert locate(longer, anchor) == (
        Span(start + len(inserted), end + len(inserted)),
        AnchorState.MOVED,
    )


@pytest.mark.parametrize("occurrence", [1, 2, 3, 4])
def test_of_a_repeated_phrase_the_right_occurrence_is_found(occurrence: int) -> None:
    anchor = make_anchor(STORY, span_of(STORY, "harbour office", occurrence))
    longer = STORY.replace("LINDHOLM", "By Our Correspondent\n\nLINDHOLM")
    span, state = locate(longer, anchor)
    assert span == span_of(longer, "harbour office", occurrence)
    assert state is AnchorState.MOVED


def test_a_repeated_phrase_is_found_when_an_earlier_one_is_gone_or_added() -> None:
    fewer = STORY.replace(", the harbour office said", "")
    span, _ = locate(fewer, make_anchor(STORY, span_of(STORY, "harbour office", 3)))
    assert span == span_of(fewer, "harbour office", 2)
    more = STORY.replace("LINDHOLM — ", "LINDHOLM — The harbour office spoke. ")
    span, _ = locate(more, make_anchor(STORY, span_of(STORY, "harbour office", 3)))
    assert span == span_of(more, "harbour office", 4)


def test_an_edit_beside_the_words_does_not_lose_them() -> None:
    edited = STORY.replace("said Ida Falk, a passenger", "said Ida Falk, 41, who was on deck")
    assert relocated(STORY, "Ida Falk", edited) == ("Ida Falk", AnchorState.EXACT)
    edited = STORY.replace("Jonas Weir, said that", "J. Weir, has said that")
    assert relocated(STORY, "captain of a trawler", edited) == ("captain of a trawler", AnchorState.MOVED)


def test_a_correction_of_the_words_themselves_detaches_them() -> None:
    edited = STORY.replace("a long scraping sound", "one loud bang")
    assert relocated(STORY, "a long scraping sound", edited) == (None, AnchorState.DETACHED)


def test_a_short_phrase_whose_sentence_is_gone_does_not_jump_to_another_sentence() -> None:
    gone = STORY.replace("The harbour office will report on Friday. ", "")
    assert relocated(STORY, "harbour office", gone, occurrence=2) == (None, AnchorState.DETACHED)
    gone = STORY.replace(" The captain, Jonas Weir, said that the captain of a trawler had warned him.", "")
    assert relocated(STORY, "Weir", gone) == (None, AnchorState.DETACHED)


def test_a_long_sentence_is_found_wherever_it_was_moved_to() -> None:
    sentence = "Last year, the harbour office had asked for a new buoy near the reef."
    moved = STORY.replace(sentence, "").replace("LINDHOLM — ", f"{sentence}\n\nLINDHOLM — ")
    assert relocated(STORY, sentence, moved) == (sentence, AnchorState.MOVED)


def test_a_long_sentence_that_stands_twice_with_no_context_left_is_not_guessed() -> None:
    sentence = "Last year, the harbour office had asked for a new buoy near the reef."
    other = f"Alpha beta. {sentence} Gamma delta.\n\nEpsilon zeta. {sentence} Eta theta."
    assert relocated(STORY, sentence, other) == (None, AnchorState.DETACHED)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“We heard a long scraping sound,”", '"We heard a long scraping sound,"'),
        ("“We heard a long scraping sound,”", "«We heard a long scraping sound,»"),
        ("LINDHOLM — The ferry", "LINDHOLM - The ferry"),
        ("LINDHOLM — The ferry", "LINDHOLM -- The ferry"),
        ("Ferry Runs Aground Off Lindholm", "FERRY RUNS AGROUND OFF LINDHOLM"),
        ("The captain, Jonas Weir", "The captain,\n  Jonas\u00a0Weir"),
        ("declined to say more", "declined to say\u00ad more"),
    ],
)
def test_new_typography_is_seen_through(old: str, new: str) -> None:
    edited = STORY.replace(old, new)
    assert relocated(STORY, old, edited) == (new, AnchorState.CHANGED)


def test_typography_around_the_words_does_not_count_as_a_change_of_them() -> None:
    edited = STORY.replace("“", '"').replace("”", '"').replace("\n\n", "\n\n\n")
    assert relocated(STORY, "a long scraping sound", edited) == ("a long scraping sound", AnchorState.MOVED)


def test_bookmarks_stand_between_characters_and_move_with_their_surroundings() -> None:
    at = STORY.index("Last year")
    anchor = make_anchor(STORY, Span(at, at))
    assert locate(STORY, anchor) == (Span(at, at), AnchorState.EXACT)
    assert locate("Note. " + STORY, anchor) == (Span(at + 6, at + 6), AnchorState.MOVED)
    edited = STORY.replace("a second letter.", "again.")
    span, state = locate(edited, anchor)
    assert span == Span(edited.index("Last year"), edited.index("Last year"))
    assert state is AnchorState.MOVED
    assert locate("Nothing of it is left here.", anchor) == (None, AnchorState.DETACHED)


def test_context_grows_until_it_tells_repeated_passages_apart() -> None:
    refrain = "And the sea came in, and the sea went out, over the stones of the old pier. "
    text = f"First verse. {refrain}{refrain}Last verse."
    anchor = make_anchor(text, span_of(text, "old pier", 2))
    stretch = anchor.prefix + anchor.exact + anchor.suffix
    assert text.count(stretch) == 1
    assert len(anchor.prefix) <= MAX_CONTEXT
    endless = "tick " * 2000
    anchor = make_anchor(endless, Span(5000, 5004))
    assert len(anchor.prefix) == MAX_CONTEXT
    assert locate(endless, anchor) == (Span(5000, 5004), AnchorState.EXACT)


@pytest.mark.parametrize("span", [Span(-1, 3), Span(2, 99), Span(3, 2)])
def test_a_span_outside_the_text_is_refused(span: Span) -> None:
    with pytest.raises(AnchorError):
        make_anchor("short", span)


def test_anchors_from_elsewhere_need_neither_context_nor_a_true_position() -> None:
    words = "a long scraping sound"
    span, state = locate(STORY, Anchor(words, "", "", 0, 0))
    assert (span, state) == (span_of(STORY, words), AnchorState.MOVED)
    assert locate(STORY, Anchor("harbour office", "", "", 99_999, 99_999)) == (None, AnchorState.DETACHED)
    assert locate(STORY, Anchor("", "", "", 99_999, 99_999)) == (None, AnchorState.DETACHED)
    assert locate("", Anchor(words, "x", "y", 5, 9)) == (None, AnchorState.DETACHED)


def annotation(number: int, anchor: Anchor) -> Annotation:
    return Annotation(f"{number:032x}", "a1", AnnotationKind.HIGHLIGHT, anchor)


def test_places_come_in_document_order_with_the_detached_last() -> None:
    anchors = [
        make_anchor(STORY, span_of(STORY, "reef")),
        Anchor("never printed", "was ", " here", 2, 15),
        make_anchor(STORY, span_of(STORY, "Ferry")),
    ]
    placed = place(STORY, [annotation(number, anchor) for number, anchor in enumerate(anchors)])
    assert [one.annotation.anchor.exact for one in placed] == ["Ferry", "reef", "never printed"]
    assert [one.state for one in placed] == [AnchorState.EXACT, AnchorState.EXACT, AnchorState.DETACHED]
    assert placed[-1].span is None


def test_a_thousand_anchors_are_placed_in_a_book_at_once() -> None:
    chance = random.Random(7)
    vocabulary = ["".join(chance.choices("abcdefghij", k=chance.randint(2, 8))) for _ in range(2000)]
    text = "\n\n".join(" ".join(chance.choices(vocabulary, k=80)) for _ in range(3000))
    starts = [chance.randrange(len(text) - 60) for _ in range(1000)]
    annotations = [annotation(at, make_anchor(text, Span(at, at + 40))) for at in starts]
    began = time.perf_counter()
    placed = place(text, annotations)
    assert time.perf_counter() - began < 0.5
    assert {one.state for one in placed} == {AnchorState.EXACT}
    later = place(f"A preface.\n\n{text}", annotations)
    assert {one.state for one in later} == {AnchorState.MOVED}
    assert [one.span.start - 12 for one in later if one.span] == sorted(starts)


@given(st.text(alphabet=st.characters() | st.sampled_from(" \n“”—.’'-\u00ad\u200bİς"), max_size=60))
def test_folded_text_leads_back_to_the_real_one(text: str) -> None:
    folded = fold(text)
    for at, char in enumerate(folded.text):
        span = folded.real_span(at, at + 1)
        assert fold(span.of(text)).text == char
    assert fold(folded.text).text.replace(" ", "") == folded.text.replace(" ", "")


class TestAShortLine:
    """A heading or a list item is all there is of its paragraph: what stands around may go and come back."""

    TEXT = (
        "The clerk of Marrow Quay counted the lanterns twice.\n\nWhat the tide brought\n\n"
        "In the morning there were four more of them than he had bought."
    )
    AROUND = (
        "\n\nShare this with somebody who cannot sleep\n\n",
        "\n\nPhotograph by the harbour office, all rights kept\n\n",
    )

    def changed(self, line: str) -> str:
        before, behind = self.AROUND
        return self.TEXT.replace("\n\nWhat the tide brought\n\n", f"{before}{line}{behind}")

    def test_is_found_when_both_its_neighbours_are_new(self) -> None:
        at = self.TEXT.index("What")
        text = self.changed("What the tide brought")
        span, state = locate(text, make_anchor(self.TEXT, Span(at, at + 21)))
        assert span is not None and span.of(text) == "What the tide brought"
        assert state is AnchorState.MOVED

    def test_and_so_is_a_word_of_it(self) -> None:
        at = self.TEXT.index("tide")
        text = self.changed("What the tide brought")
        span, _ = locate(text, make_anchor(self.TEXT, Span(at, at + 4)))
        assert span is not None and text[span.start - 9 : span.end] == "What the tide"

    def test_is_detached_when_it_stands_there_twice_or_not_as_a_whole(self) -> None:
        at = self.TEXT.index("What")
        anchor = make_anchor(self.TEXT, Span(at, at + 21))
        for line in ("What the tide brought\n\nbesides\n\nWhat the tide brought", "What the tide brought us"):
            assert locate(self.changed(line), anchor) == (None, AnchorState.DETACHED)
