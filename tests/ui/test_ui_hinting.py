"""Hints: every sentence of the page has its letters, and three keys highlight it."""

import made
import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st
from reading import Session, kept, kept_words, reading
from test_ui_motions import TEXTS

from reader.article import Colour, Span
from reader.article.segments import sentences
from reader.ui.handlers import hinting
from reader.ui.hinting import LETTERS, Chosen, Hints, gone_on, hints_of, pressed
from reader.ui.labels import LETTERS as ALL_LETTERS

TEXT = "One lamp. Two lamps.\n\n字は大切です。はい。 The end."


def typed(hints: Hints, keys: str) -> Hints | Chosen | None:
    now: Hints | Chosen | None = hints
    for key in keys:
        assert isinstance(now, Hints), f"{key} is one too many"
        now = pressed(now, key)
    return now


class TestHints:
    def test_each_sentence_has_a_label_and_typing_it_chooses_it(self) -> None:
        hints = hints_of(TEXT, Span(0, len(TEXT)))
        found = {label: span.of(TEXT) for label, span in hints.sentences.items()}
        assert list(found.values()) == ["One lamp.", "Two lamps.", "字は大切です。", "はい。", "The end."]
        for label, span in hints.sentences.items():
            assert typed(hints, label) == Chosen(span, None)

    def test_a_sentence_over_the_edge_is_whole_and_its_label_on_the_page(self) -> None:
        hints = hints_of(TEXT, Span(4, 12))
        assert [span.of(TEXT) for span in hints.sentences.values()] == ["One lamp.", "Two lamps."]
        assert sorted(hints.at()) == [4, 10]

    def test_with_shift_the_first_begins_a_range_in_either_direction(self) -> None:
        hints = hints_of(TEXT, Span(0, len(TEXT)))
        first, _, third, *_ = hints.sentences
        whole = Chosen(Span(0, TEXT.index("はい")), None)
        assert typed(hints, first.upper() + third) == whole
        assert typed(hints, third.upper() + first) == whole

    def test_a_digit_chooses_the_colour(self) -> None:
        hints = hints_of(TEXT, Span(0, len(TEXT)))
        label, span = next(iter(hints.sentences.items()))
        assert typed(hints, "3" + label) == Chosen(span, Colour.BLUE)
        coloured = typed(hints, "3")
        assert isinstance(coloured, Hints)
        assert "blue" in coloured.words()

    @pytest.mark.parametrize("key", [None, "!", "9", "enter"])
    def test_a_wrong_key_is_none(self, key: str | None) -> None:
        assert pressed(hints_of(TEXT, Span(0, len(TEXT))), key) is None

    def test_many_sentences_have_two_letters_of_which_the_first_narrows_them(self) -> None:
        text = " ".join(["It is late."] * 60)
        hints = hints_of(text, Span(0, len(text)))
        assert {len(label) for label in hints.sentences} == {1, 2}
        long = next(label for label in hints.sentences if len(label) == 2)
        halfway = typed(hints, long[0])
        assert isinstance(halfway, Hints)
        assert set(halfway.at().values()) == {one for one in hints.sentences if one[0] == long[0]}
        assert typed(hints, long) == Chosen(hints.sentences[long], None)
        ranged = typed(hints, long[0].upper() + long[1])
        assert isinstance(ranged, Hints)
        assert ranged.first == hints.sentences[long]

    def test_behind_a_highlight_another_label_ends_a_range_and_other_keys_are_not_for_it(self) -> None:
        hints = hints_of(TEXT, Span(0, len(TEXT)))
        first, _, third, *_ = hints.sentences
        marked = gone_on(hints, Chosen(hints.sentences[third], Colour.PINK))
        assert pressed(marked, first) == Chosen(Span(0, TEXT.index("はい")), None)
        assert marked.wants(first)
        assert not any(marked.wants(key) for key in ("a", "u", "s", "y", " ", "3", first.upper(), None))
        assert all(hints.wants(key) for key in ("a", "3", None))

    def test_letters_of_labels_are_none_of_the_keys_that_follow_a_highlight(self) -> None:
        """Note, undo, the next hint, mark, copy, select, move, leave."""
        assert not set(LETTERS) & set("ausmyvbhjklnq")
        assert len(set(LETTERS)) == len(LETTERS)

    @pytest.mark.parametrize("count", [1, 13, 14, 169, 170, 600])
    def test_three_keys_highlight_any_sentence(self, count: int) -> None:
        text = " ".join(["It is late."] * count)
        hints = hints_of(text, Span(0, len(text)))
        assert len(hints.sentences) == count
        assert max(map(len, hints.sentences)) <= 2
        assert set("".join(hints.sentences)) <= set(LETTERS if count <= 169 else ALL_LETTERS)

    def test_of_nothing_there_are_none(self) -> None:
        assert hints_of("", Span(0, 0)).sentences == {}

    @given(TEXTS, st.data())
    def test_every_sentence_that_shows_is_labelled_once_and_on_the_page(
        self, text: str, data: st.DataObject
    ) -> None:
        start = data.draw(st.integers(0, len(text)))
        shown = Span(start, data.draw(st.integers(start, len(text))))
        hints = hints_of(text, shown)
        breaks = "*+=_~#·•–—-"
        expected = [
            one
            for one in (sentences(text) if shown else ())
            if one.overlaps(shown) and any(sign not in breaks and not sign.isspace() for sign in one.of(text))
        ]
        assert list(hints.sentences.values()) == expected
        assert all(shown.contains(at) for at in hints.at())
        assert len(hints.at()) == len(expected)


@pytest.mark.parametrize("sign", ["* * *", "---", "• • •", "~~~"])
def test_a_break_between_parts_is_no_sentence(sign: str) -> None:
    text = f"The tide came in.\n\n{sign}\n\nIt went out."
    found = hints_of(text, Span(0, len(text)))
    assert [span.of(text).strip() for span in found.sentences.values()] == [
        "The tide came in.",
        "It went out.",
    ]


async def test_labels_are_whole_in_hebrew_too() -> None:
    hebrew = "חומת הנמל נצבעה שוב. השעון עצר באביב."
    made_of = made.opened(f"Walls\n\n{hebrew}\n\nThe tide came in again.", "/pages/labels.txt")
    async with reading(made_of, (80, 24)) as session:
        page = session.screen.page
        begin, second = session.text.index(hebrew), session.text.index("השעון")
        y = next(at for at, row in enumerate(session.rows) if any("א" <= sign <= "ת" for sign in row))
        before = session.rows[y]
        page.set_labels({begin: "di", second: "dw", session.text.index("again"): "dx"})
        await session.pilot.pause()
        row = session.rows[y]
        assert row.index("dw") < row.index("di")
        assert row.index("di") + 2 == len(before.rstrip()), "they begin where reading begins"
        assert "dxain." in session.shown
        assert len(row) == len(before)


async def label_of(session: Session, words: str) -> str:
    """Press `s` and return the label of the sentence that begins with `words`."""
    await session.press("s")
    hints = hints_of(session.text, session.screen.page.shown())
    return next(label for label, span in hints.sentences.items() if span.of(session.text).startswith(words))


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let letters stay, however slow the machine is."""
    monkeypatch.setattr(hinting, "GO_ON_SECONDS", 600.0)


class TestKeys:
    async def test_s_and_a_label_highlight_the_sentence(self) -> None:
        async with reading(made.opened()) as session:
            label = await label_of(session, "“I thought")
            assert "another’s make a range" in session.status
            assert label + "I thought" in session.shown.replace("“", label, 1) or label in session.shown
            await session.type(label)
            await session.told("Highlighted")
            assert kept_words() == [
                "“I thought the afternoon was long,” said Ilse Verhagen, who sells rope on the quay."
            ]
            assert session.selected is None
            await session.press("escape")
            assert "“I thought the afternoon" in session.shown, "the labels are gone"

    async def test_a_range_in_another_colour(self) -> None:
        async with reading(made.opened()) as session:
            first, second = samples.ARTICLE.split("\n\n")[1:3]
            label = await label_of(session, "The clock")
            hints = hints_of(session.text, session.screen.page.shown())
            last = next(k for k, span in hints.sentences.items() if second.endswith(span.of(session.text)))
            await session.type("2" + label.upper() + last)
            await session.until(lambda: len(kept()) == 1)
            assert kept_words() == [f"{first}\n\n{second}"]
            assert kept()[0].colour is Colour.GREEN

    async def test_escape_leaves_and_marks_nothing(self) -> None:
        async with reading(made.opened()) as session:
            before = session.rows[:-1]
            await session.press("s")
            assert session.rows[:-1] != before
            await session.press("escape")
            assert session.rows[:-1] == before
            await session.press("j")
            assert kept() == []

    async def test_a_wrong_letter_is_told_and_does_no_harm(self) -> None:
        async with reading(made.opened("Title\n\nOne. Two.")) as session:
            await session.press("s", "m")
            await session.told("No sentence has that letter")
            await session.press(LETTERS[0])
            await session.until(lambda: len(kept()) == 1)

    async def test_a_second_label_makes_a_range_of_it_and_u_takes_back_all(self) -> None:
        async with reading(made.opened()) as session:
            first = samples.ARTICLE.split("\n\n")[1]
            label = await label_of(session, "“I thought")
            labels = hints_of(session.text, session.screen.page.shown()).sentences
            begin = next(k for k, span in labels.items() if first.startswith(span.of(session.text)))
            await session.type(label)
            await session.until(lambda: len(kept()) == 1)
            assert session.screen.pending is not None
            assert session.screen.pending.words == "another label: a range"
            made_first = kept()[0]
            await session.type(begin)
            await session.until(lambda: kept_words()[0].startswith(first))
            assert kept_words() == [f"{first}\n\n{labels[label].of(session.text)}"]
            assert kept()[0].id == made_first.id
            assert session.screen.pending is None
            await session.press("u")
            await session.until(lambda: not kept())
            await session.press("u")
            await session.told("nothing to undo")
            await session.press("ctrl+r")
            await session.until(lambda: kept_words() == [f"{first}\n\n{labels[label].of(session.text)}"])

    async def test_letters_go_by_themselves(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(hinting, "GO_ON_SECONDS", 0.01)
        async with reading(made.opened()) as session:
            label = await label_of(session, "The clock")
            await session.type(label)
            await session.until(lambda: session.screen.pending is None)
            assert "The clock on the customs" in session.shown
            await session.until(lambda: len(kept()) == 1)

    async def test_behind_a_highlight_any_other_key_does_what_it_means(self) -> None:
        async with reading(made.opened(made.long_text())) as session:
            for key in ("space", "s", "u"):
                await session.press("g", "s", LETTERS[0])
                await session.until(lambda: len(kept()) == 1)
                place = session.screen.page.place()
                await session.press(key)
                match key:
                    case "space":
                        assert session.screen.page.place() != place
                    case "s":
                        assert session.screen.pending is not None
                        assert session.screen.pending.words == "s…", "letters for the next one"
                        await session.press("escape")
                    case _:
                        await session.until(lambda: not kept())
                        continue
                await session.press("u")
                await session.until(lambda: not kept())

    async def test_a_range_over_another_highlight_is_merged_and_undone_as_one(self) -> None:
        async with reading(made.opened()) as session:
            session.app.state.keep_setting("overlaps", "merge")
            labels = hints_of(session.text, session.screen.page.shown()).sentences
            one, two, three, *_ = labels
            await session.press("s")
            await session.type(two)
            await session.until(lambda: len(kept()) == 1)
            older = kept()[0]
            await session.press("escape", "s")
            await session.type(one)
            await session.until(lambda: len(kept()) == 2)
            await session.type(three)
            await session.until(lambda: len(kept()) == 1)
            whole = Span(labels[one].start, labels[three].end).of(session.text)
            assert kept_words() == [whole]
            assert kept()[0].id == older.id
            await session.press("u")
            await session.until(lambda: kept_words() == [labels[two].of(session.text)])
            await session.press("u")
            await session.until(lambda: not kept())

    async def test_a_note_follows_right_behind(self) -> None:
        from reader.ui.screens.note import NoteEditor

        async with reading(made.opened()) as session:
            label = await label_of(session, "The clock")
            await session.type(label)
            await session.press("a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            assert "The clock on the customs" in session.shown
