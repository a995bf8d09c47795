"""Highlights edited in place, whatever their shape: no word of a note, no tag, no id is ever lost."""

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import AnchorState, Annotation, AnnotationKind, Colour, Placed, Span
from reader.article.anchors import make_anchor, place
from reader.article.changes import Change
from reader.article.editing import (
    cut,
    end_moved,
    joined,
    joined_notes,
    neighbour,
    resized,
    split,
    split_point,
)
from reader.article.overlapping import Overlaps, overlapped, settled_overlaps, wish

TEXT = (
    "The lamp went out. Nobody saw it, or said so.\n\n"
    "“Who lit it?” asked Ms. Aune. 灯台の灯が消えた。誰も見なかった。\n\n"
    "👩‍👩‍👧 e\u0301te\u0301 🇳🇴! The end."
)


def highlight(span: Span, number: int = 0, **fields: object) -> Placed:
    made = Annotation(
        f"{number:032x}",
        "a" * 32,
        AnnotationKind.HIGHLIGHT,
        make_anchor(TEXT, span),
        created=f"2031-05-01T00:00:{number:02}.000Z",
        **fields,  # type: ignore[arg-type]
    )
    return Placed(made, span, AnchorState.EXACT)


def over(words: str, number: int = 0, **fields: object) -> Placed:
    start = TEXT.index(words)
    return highlight(Span(start, start + len(words)), number, **fields)


def after(changes: tuple[Change, ...]) -> list[Annotation]:
    return [change.after for change in changes if change.after is not None]


def words(annotations: list[Annotation]) -> list[str]:
    return [one.anchor.exact for one in annotations]


SPANS = (
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
    .map(lambda ends: Span(min(ends), max(ends)))
    .filter(lambda span: bool(span) and bool(span.of(TEXT).strip()))
)
NOTES = st.sampled_from(["", "why?", "Ask her.\nWhen?", "灯", " "])
TAGS = st.lists(st.sampled_from(["sea", "law", "灯"]), unique=True).map(tuple)


@st.composite
def highlights(draw: st.DrawFn, least: int = 0) -> list[Placed]:
    spans = draw(st.lists(SPANS, min_size=least, max_size=4))
    made = [
        highlight(span, number, note=draw(NOTES), tags=draw(TAGS), colour=draw(st.sampled_from(Colour)))
        for number, span in enumerate(spans)
    ]
    return place(TEXT, [one.annotation for one in made])


def lost_words(before: list[Placed], changes: tuple[Change, ...]) -> set[str]:
    """Return the words of notes and the tags that no annotation has any more."""
    standing = {row.annotation.id: row.annotation for row in before}
    for change in changes:
        if change.after is None:
            standing.pop(change.id)
        else:
            standing[change.id] = change.after

    def written(annotations: list[Annotation]) -> set[str]:
        notes = {word for one in annotations for word in re.findall(r"\S+", one.note)}
        return notes | {f"#{tag}" for one in annotations for tag in one.tags}

    return written([row.annotation for row in before]) - written(list(standing.values()))


class TestEnds:
    def test_the_end_goes_by_words_and_takes_the_full_stop_as_a_step_of_its_own(self) -> None:
        span, seen = over("The lamp").span, []
        for _ in range(4):
            assert span is not None
            span = end_moved(TEXT, span, 1, last=True)
            seen.append(span.of(TEXT) if span else None)
        assert seen == [
            "The lamp went",
            "The lamp went out",
            "The lamp went out.",
            "The lamp went out. Nobody",
        ]

    def test_the_beginning_goes_back_to_the_opening_mark(self) -> None:
        span = over("lit it?”").span
        assert span is not None
        back = end_moved(TEXT, span, -1, last=False)
        assert back is not None
        assert back.of(TEXT) == "Who lit it?”"
        further = end_moved(TEXT, back, -1, last=False)
        assert further is not None
        assert further.of(TEXT) == "“Who lit it?”"

    def test_several_words_at_once(self) -> None:
        span = over("The").span
        assert span is not None
        moved = end_moved(TEXT, span, 3, last=True)
        assert moved is not None
        assert moved.of(TEXT) == "The lamp went out"

    @pytest.mark.parametrize(
        ("words", "step", "last"),
        [("The end.", 1, True), ("The", -1, True), ("The", -1, False), ("end.", 1, False)],
    )
    def test_there_is_an_end_to_it(self, words: str, step: int, last: bool) -> None:
        at = TEXT.rindex(words) if words in ("The end.", "end.") else TEXT.index(words)
        assert end_moved(TEXT, Span(at, at + len(words)), step, last=last) is None

    def test_words_without_blanks_between_them_are_steps_too(self) -> None:
        text = "港の時計は止まったままだ。税関は閉まっていた。"
        span: Span | None = Span(0, 2)
        seen = []
        for _ in range(2):
            assert span is not None
            span = end_moved(text, span, 1, last=True)
            seen.append(span.of(text) if span else None)
        assert seen == ["港の時計", "港の時計は"]

    @given(st.sampled_from(["字" * 300, "word " * 60, "a" * 200 + " b", "名前は" * 90 + "です。"]), st.data())
    def test_there_and_back_is_where_it_was(self, text: str, data: st.DataObject) -> None:
        begin = data.draw(st.integers(0, len(text) - 2))
        moved = end_moved(text, Span(begin, begin + 1), 1, last=True)
        again = end_moved(text, moved, 1, last=True) if moved else None
        if again is not None:
            assert end_moved(text, again, -1, last=True) == moved

    @given(SPANS, st.sampled_from([1, -1]), st.booleans())
    def test_an_end_moves_its_way_and_leaves_the_other_alone(self, span: Span, step: int, last: bool) -> None:
        moved = end_moved(TEXT, span, step, last=last)
        if moved is None:
            return
        assert moved
        assert (moved.start == span.start) if last else (moved.end == span.end)
        change = moved.end - span.end if last else moved.start - span.start
        assert change * step > 0
        resized_one = resized(TEXT, highlight(span, note="n").annotation, moved)
        assert resized_one.anchor.exact == moved.of(TEXT)
        assert resized_one.note == "n"


class TestJoining:
    def test_two_neighbours_are_one_with_both_notes(self) -> None:
        first = over("The lamp", 2, note="one", tags=("sea",), colour=Colour.BLUE)
        second = over("Nobody saw it", 1, note="two", tags=("law", "sea"))
        assert neighbour(TEXT, first, [first, second]) == second
        changes = joined(TEXT, first, second)
        (kept,) = after(changes)
        assert kept.id == second.annotation.id, "the older id"
        assert kept.anchor.exact == "The lamp went out. Nobody saw it"
        assert kept.note == "one\n\ntwo"
        assert kept.tags == ("sea", "law")
        assert kept.colour is Colour.BLUE, "of the one in hand"
        assert [change.id for change in changes if change.after is None] == [first.annotation.id]

    def test_a_paragraph_apart_only_where_they_touch(self) -> None:
        first, far = over("or said so."), over("asked Ms. Aune.", 1)
        touching = over("“Who lit it?”", 2)
        assert neighbour(TEXT, first, [first, far]) is None
        assert neighbour(TEXT, first, [first, touching, far]) == touching

    def test_without_a_next_one_it_is_the_one_before(self) -> None:
        first, second, far = over("The lamp"), over("Nobody", 1), over("asked Ms. Aune.", 2)
        assert neighbour(TEXT, second, [first, second]) == first
        assert neighbour(TEXT, far, [first, far]) is None

    def test_the_parts_of_a_split_are_one_again_from_either(self) -> None:
        whole = over("The lamp went out.", note="one")
        assert whole.span is not None
        parts = [
            Placed(one, Span(one.anchor.start, one.anchor.end), AnchorState.EXACT)
            for one in after(split(TEXT, whole, whole.span.start + 9, "new"))
        ]
        for held in parts:
            other = neighbour(TEXT, held, parts)
            assert other is not None
            (again,) = after(joined(TEXT, held, other))
            assert (again.anchor.exact, again.note) == ("The lamp went out.", "one")

    def test_a_kept_quote_joins_no_highlight(self) -> None:
        first, quote = over("“Who"), over("lit it?”", 1)
        quote = replace(
            quote, annotation=replace(quote.annotation, kind=AnnotationKind.QUOTE, speaker="Aune")
        )
        assert neighbour(TEXT, first, [first, quote]) is None

    def test_what_is_detached_joins_nothing(self) -> None:
        assert neighbour(TEXT, replace(over("The"), span=None), [over("lamp", 1)]) is None

    @given(highlights(least=2))
    def test_nothing_written_is_lost(self, rows: list[Placed]) -> None:
        held = rows[0]
        other = neighbour(TEXT, held, rows)
        if other is None:
            return
        changes = joined(TEXT, held, other)
        assert lost_words(rows, changes) == set()
        (kept,) = after(changes)
        covered = Span(kept.anchor.start, kept.anchor.end)
        assert held.span is not None
        assert other.span is not None
        assert covered.covers(held.span)
        assert covered.covers(other.span)

    def test_notes_with_a_blank_line_between_and_none_twice(self) -> None:
        assert joined_notes(["a\n", "", " ", "b", "a"]) == "a\n\nb"


class TestSplitting:
    def test_the_note_stays_with_the_first_part(self) -> None:
        held = over("Nobody saw it, or said so.", note="who?", tags=("sea",), colour=Colour.PINK)
        parts = after(split(TEXT, held, TEXT.index("or said"), "f" * 32))
        assert words(parts) == ["Nobody saw it,", "or said so."]
        assert [part.note for part in parts] == ["who?", ""]
        assert [part.tags for part in parts] == [("sea",), ("sea",)]
        assert [part.colour for part in parts] == [Colour.PINK, Colour.PINK]
        assert [part.id for part in parts] == [held.annotation.id, "f" * 32]

    @pytest.mark.parametrize(
        ("cursor", "first"),
        [
            ("aw it", "Nobody"),
            ("t, or", "Nobody saw"),
            (", or", "Nobody saw it"),
            ("obody", "N"),
            (" saw", "Nobody"),
        ],
    )
    def test_a_word_is_parted_only_where_it_is_the_first(self, cursor: str, first: str) -> None:
        held = over("Nobody saw it, or said so.")
        assert held.span is not None
        at = split_point(TEXT, held.span, TEXT.index(cursor))
        assert words(after(split(TEXT, held, at, "f" * 32)))[0] == first

    def test_ideographs_are_parted_anywhere(self) -> None:
        held = over("灯台の灯が消えた。")
        assert held.span is not None
        assert split_point(TEXT, held.span, TEXT.index("灯が")) == TEXT.index("灯が")

    @given(SPANS, st.integers(0, len(TEXT)))
    def test_both_parts_have_words_and_all_of_them(self, span: Span, at: int) -> None:
        parts = after(split(TEXT, highlight(span), at, "f" * 32))
        assert len(parts) in (0, 2)
        if parts:
            both = "".join("".join(words(parts)).split())
            assert both == "".join(span.of(TEXT).split())
            assert all(part.anchor.exact.strip() == part.anchor.exact != "" for part in parts)


class TestCutting:
    @staticmethod
    def cut(rows: list[Placed], gone: Span) -> tuple[Change, ...]:
        numbers = itertools.count(1)
        return cut(TEXT, rows, gone, lambda: f"{next(numbers):031x}f")

    def gone(self, rows: list[Placed], words: str) -> tuple[Change, ...]:
        at = TEXT.index(words)
        return self.cut(rows, Span(at, at + len(words)))

    def test_at_the_end_it_is_shorter(self) -> None:
        assert words(after(self.gone([over("Nobody saw it", note="n")], "saw it, or"))) == ["Nobody"]

    def test_in_the_middle_it_is_two(self) -> None:
        held = over("Nobody saw it, or said so.", note="n", tags=("sea",))
        parts = after(self.gone([held], "saw it,"))
        assert words(parts) == ["Nobody", "or said so."]
        assert [part.note for part in parts] == ["n", ""]
        assert parts[0].id == held.annotation.id != parts[1].id

    def test_a_full_stop_alone_is_no_highlight(self) -> None:
        held = over("The lamp went out.")
        assert self.gone([held], "The lamp went out") == (Change(held.annotation, None),)

    def test_an_emoji_alone_is_one(self) -> None:
        held = over("👩‍👩‍👧 e\u0301te\u0301")
        assert words(after(self.gone([held], "e\u0301te\u0301"))) == ["👩‍👩‍👧"]

    def test_others_and_bookmarks_stay(self) -> None:
        far, mark = over("The end."), over("Nobody", 1)
        mark = replace(mark, annotation=replace(mark.annotation, kind=AnnotationKind.BOOKMARK))
        assert self.gone([far, mark, replace(mark, span=None)], "Nobody") == ()

    @given(highlights(), SPANS)
    def test_what_was_cut_is_marked_no_more_and_the_rest_still_is(
        self, rows: list[Placed], gone: Span
    ) -> None:
        changes = self.cut(rows, gone)
        for part in after(changes):
            assert not Span(part.anchor.start, part.anchor.end).overlaps(gone)
        for row in rows:
            assert row.span is not None
            changed = [one for one in changes if one.before == row.annotation or one.before is None]
            if row.span.overlaps(gone):
                kept = "".join(p.anchor.exact for p in after(tuple(changed)))
                for word in re.findall(
                    r"\w+", TEXT[row.span.start : max(row.span.start, gone.start)].strip()
                ):
                    assert word in kept
            else:
                assert row.annotation not in [change.before for change in changes]
        whole = [change.subject for change in changes if change.after is None]
        assert all(note.note.strip() == "" or note in whole for note in whole)


class TestOverlaps:
    @pytest.mark.parametrize(
        ("setting", "how"),
        [
            ("keep", Overlaps.KEEP),
            ("merge", Overlaps.MERGE),
            ("replace", Overlaps.REPLACE),
            ("ask", Overlaps.ASK),
            ("", Overlaps.ASK),
            ("nonsense", Overlaps.ASK),
        ],
    )
    def test_a_setting_that_says_nothing_asks(self, setting: str, how: Overlaps) -> None:
        assert wish(setting) is how

    def test_touching_is_no_overlap(self) -> None:
        first = over("The lamp")
        assert first.span is not None
        assert overlapped([first], Span(first.span.end, first.span.end + 5)) == ()

    def settle(self, rows: list[Placed], new: Placed, how: Overlaps) -> tuple[Change, ...]:
        assert new.span is not None
        return settled_overlaps(TEXT, new.annotation, new.span, rows, how)

    def test_keeping_both_adds_one(self) -> None:
        old, new = over("The lamp", note="n"), over("lamp went", 9)
        assert self.settle([old], new, Overlaps.KEEP) == (Change(None, new.annotation),)

    def test_merging_is_one_in_the_new_colour_with_all_notes(self) -> None:
        rows = [over("The lamp", 1, note="one"), over("went out. Nobody", 0, note="two", tags=("sea",))]
        (kept,) = after(self.settle(rows, over("lamp went", 9, colour=Colour.GREEN), Overlaps.MERGE))
        assert kept.anchor.exact == "The lamp went out. Nobody"
        assert (kept.note, kept.tags, kept.colour) == ("one\n\ntwo", ("sea",), Colour.GREEN)
        assert kept.id == rows[1].annotation.id, "the oldest"

    def test_merging_reaches_what_the_merged_ones_overlap(self) -> None:
        rows = [
            over("The lamp went", 1),
            over("went out. Nobody", 2, note="n"),
            over("Nobody saw", 3, note="m"),
        ]
        changes = self.settle(rows, over("The lamp", 9), Overlaps.MERGE)
        (kept,) = after(changes)
        assert kept.anchor.exact == "The lamp went out. Nobody saw"
        assert kept.note == "n\n\nm"
        assert sum(change.after is None for change in changes) == 2

    def test_replacing_leaves_the_new_one_with_the_old_ones_words(self) -> None:
        old, new = over("The lamp went", note="why", tags=("sea",)), over("lamp", 9, colour=Colour.PINK)
        changes = self.settle([old], new, Overlaps.REPLACE)
        (kept,) = after(changes)
        assert (kept.id, kept.anchor, kept.colour) == (new.annotation.id, new.annotation.anchor, Colour.PINK)
        assert (kept.note, kept.tags) == ("why", ("sea",))
        assert Change(old.annotation, None) in changes

    def test_kept_quotes_and_bookmarks_stay_out_of_it(self) -> None:
        for kind in (AnnotationKind.QUOTE, AnnotationKind.BOOKMARK):
            old = over("The lamp", note="n")
            old = replace(old, annotation=replace(old.annotation, kind=kind))
            new = over("lamp", 9)
            assert self.settle([old], new, Overlaps.REPLACE) == (Change(None, new.annotation),)

    @given(highlights(), SPANS, NOTES, st.sampled_from(Overlaps))
    def test_no_word_and_no_tag_is_ever_lost(
        self, rows: list[Placed], span: Span, note: str, how: Overlaps
    ) -> None:
        new = highlight(span, 99, note=note, tags=("new",))
        changes = self.settle(rows, new, how)
        absorbed = () if changes[0].before is None else (Change(new.annotation, None),)
        assert lost_words([*rows, new], (*changes, *absorbed)) == set()
        assert Span(changes[0].subject.anchor.start, changes[0].subject.anchor.end).covers(span)

    @given(highlights(), SPANS)
    def test_after_a_merge_or_a_replacement_nothing_overlaps_it(self, rows: list[Placed], span: Span) -> None:
        for how in (Overlaps.MERGE, Overlaps.REPLACE):
            changes = self.settle(rows, highlight(span, 99), how)
            marked = changes[0].subject
            gone = {change.id for change in changes}
            rest = [row for row in rows if row.annotation.id not in gone]
            assert overlapped(rest, Span(marked.anchor.start, marked.anchor.end)) == ()


class TestChanges:
    def test_taking_back_twice_is_the_change(self) -> None:
        change = Change(None, over("The").annotation)
        assert change.turned() == Change(over("The").annotation, None)
        assert change.turned().turned() == change
        assert change.id == change.turned().id

    def test_a_change_of_nothing_is_none(self) -> None:
        with pytest.raises(ValueError, match="before or after"):
            Change(None, None)
