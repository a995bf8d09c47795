"""Words that stood in their text more than once: told apart by what is around them, or detached."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Anchor, AnchorState, Annotation, AnnotationKind, Span
from reader.article.anchors import locate, make_anchor, place
from reader.article.likes import CONTEXT, Likes, likes_of, weight
from reader.article.surroundings import surroundings

LISTING = (
    "Boats for hire at Lindholm\n\n"
    "The Petrel, built at Kell: on the slip at the north quay for as little as 40 crowns an hour.\n\n"
    "The Guillemot, built at Tarn: on the slip at the north quay for as little as 60 crowns an hour.\n\n"
    "The harbour office keeps the keys. It is shut on Mondays, and the keys with it."
)
PETREL, GUILLEMOT, OFFICE = LISTING.split("\n\n")[1:]


def anchor_of(words: str, occurrence: int = 1, text: str = LISTING) -> Anchor:
    at = -1
    for _ in range(occurrence):
        at = text.index(words, at + 1)
    return make_anchor(text, Span(at, at + len(words)))


@pytest.mark.parametrize(
    ("words", "likes"),
    [
        ("The harbour office", Likes.NONE),
        ("the keys", Likes.UNLIKE),
        ("the slip", Likes.ALIKE),
        ("on the slip at the north quay for as little as", Likes.ALIKE),
    ],
)
def test_an_anchor_tells_by_its_context_whether_its_words_stood_elsewhere(words: str, likes: Likes) -> None:
    anchor = anchor_of(words)
    assert likes_of(anchor) is likes
    assert min(len(anchor.prefix), len(anchor.suffix)) >= min(CONTEXT, anchor.start)


def test_capitals_make_no_words_unlike_others() -> None:
    text = LISTING.replace("It is shut", "THE HARBOUR OFFICE is shut")
    assert likes_of(anchor_of("The harbour office", text=text)) is not Likes.NONE


def test_of_an_anchor_of_another_program_it_is_not_known_that_its_words_stood_alone() -> None:
    assert likes_of(Anchor("words", "before ", " behind", 0, 5)) is Likes.UNLIKE


@pytest.mark.parametrize("occurrence", [1, 2])
@pytest.mark.parametrize("words", ["the slip", "north quay for as little", "crowns an hour."])
def test_gone_words_are_not_taken_for_their_like(words: str, occurrence: int) -> None:
    gone = (PETREL, GUILLEMOT)[occurrence - 1]
    new = LISTING.replace(gone + "\n\n", "")
    assert locate(new, anchor_of(words, occurrence)) == (None, AnchorState.DETACHED)


def test_reworded_words_do_not_go_to_their_like_that_was_left_alone() -> None:
    words = "on the slip at the north quay for as little as"
    new = LISTING.replace(PETREL, PETREL.replace("on the slip at", "afloat beside"))
    anchor = anchor_of(words)
    for earlier in ((), (LISTING,)):
        annotation = Annotation("1", "a", AnnotationKind.HIGHLIGHT, anchor)
        span = place(new, [annotation], earlier)[0].span
        assert span is None or span.start < new.index(GUILLEMOT)


@pytest.mark.parametrize("occurrence", [1, 2])
def test_words_go_to_their_own_place_while_all_of_their_surroundings_are_there(occurrence: int) -> None:
    new = "Put in before.\n\n" + LISTING.replace("and the keys with it", "and so is the quay")
    anchor = anchor_of("the north quay", occurrence)
    span, state = locate(new, anchor)
    assert span is not None
    assert span.of(new) == "the north quay"
    assert new[: span.start].count("the north quay") == occurrence - 1
    assert state is AnchorState.MOVED


def test_a_few_words_in_another_sentence_are_not_believed_though_the_old_text_is_there() -> None:
    old = "The bell was cast at Kell. Nobody rang it. A ferry came.\n\nThe end of the season."
    new = "The bell was cast at Kell.\n\nOf the season there is nothing to rang about, they said."
    at = old.index("rang")
    annotation = Annotation("1", "a", AnnotationKind.HIGHLIGHT, make_anchor(old, Span(at, at + 4)))
    assert place(new, [annotation], (old,))[0].span is None


@given(st.text("ab \n", max_size=60), st.data())
def test_what_is_around_its_own_place_is_all_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    anchor = make_anchor(text, span)
    around = surroundings(text, anchor, span)
    assert around.before.beside
    assert around.behind.beside
    assert {around.before.share, around.behind.share} == {1.0}
    assert not around.better_than(around)


def test_an_ideograph_says_as_much_as_a_short_word() -> None:
    assert (weight("abc"), weight("日本"), weight("")) == (3, 6, 0)
