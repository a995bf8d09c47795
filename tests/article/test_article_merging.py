"""Two windows that edit one annotation: what a user can rely on."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Anchor, Annotation, AnnotationKind, Colour
from reader.article.merging import merged

BASE = Annotation(
    id="a" * 32,
    article_id="b" * 32,
    kind=AnnotationKind.HIGHLIGHT,
    anchor=Anchor("the lamp", "lit ", " again", 10, 18),
    note="first",
    tags=("sea", "law"),
)
NOTES = st.sampled_from(["", "first", "ours", "theirs", "a\n\nb"])
TAGS = st.lists(st.sampled_from(["sea", "law", "lamp", "rope"]), unique=True).map(tuple)


def test_a_note_written_there_stays_when_only_tags_changed_here() -> None:
    theirs = replace(BASE, note="written in the other window")
    ours = replace(BASE, tags=("sea", "law", "lamp"))
    assert merged(BASE, ours, theirs).note == "written in the other window"
    assert merged(BASE, ours, theirs).tags == ("sea", "law", "lamp")


def test_two_notes_are_both_kept() -> None:
    kept = merged(BASE, replace(BASE, note="ours"), replace(BASE, note="theirs"))
    assert kept.note == "theirs\n\nours"


def test_what_was_deleted_there_and_edited_here_is_here() -> None:
    kept = merged(BASE, replace(BASE, note="ours"), replace(BASE, deleted="2031-05-01T00:00:00.000Z"))
    assert kept.note == "ours"
    assert not kept.deleted


def test_a_tag_taken_away_on_either_side_is_gone() -> None:
    kept = merged(BASE, replace(BASE, tags=("sea",)), replace(BASE, tags=("law", "rope")))
    assert kept.tags == ("rope",)


def test_a_colour_changed_there_stays_unless_it_changed_here() -> None:
    theirs = replace(BASE, colour=Colour.PINK)
    assert merged(BASE, replace(BASE, note="n"), theirs).colour is Colour.PINK
    assert merged(BASE, replace(BASE, colour=Colour.BLUE), theirs).colour is Colour.BLUE


def test_ends_moved_there_stay_unless_they_moved_here() -> None:
    moved, ours = Anchor("the lamp again", "lit ", ".", 10, 24), Anchor("lamp", "the ", " again", 14, 18)
    theirs = replace(BASE, anchor=moved)
    assert merged(BASE, replace(BASE, note="n"), theirs).anchor == moved
    assert merged(BASE, replace(BASE, anchor=ours), theirs).anchor == ours


@given(NOTES, TAGS, NOTES, TAGS)
def test_nothing_that_was_written_is_lost(
    our_note: str, our_tags: tuple[str, ...], note: str, tags: tuple[str, ...]
) -> None:
    ours, theirs = replace(BASE, note=our_note, tags=our_tags), replace(BASE, note=note, tags=tags)
    kept = merged(BASE, ours, theirs)
    for side in (ours, theirs):
        if side.note != BASE.note:
            assert side.note.rstrip() in kept.note
        assert set(side.tags) - set(BASE.tags) <= set(kept.tags)


@given(NOTES, TAGS)
def test_when_only_we_changed_it_is_as_we_wrote_it(note: str, tags: tuple[str, ...]) -> None:
    ours = replace(BASE, note=note, tags=tags)
    kept = merged(BASE, ours, BASE)
    assert (kept.note, set(kept.tags)) == (ours.note, set(ours.tags))
