"""Text objects: what stands around the cursor, with and without its marks, and the next one along."""

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import Session, reading
from test_ui_motions import texts_with_offset

from reader.article import Analysis, Entity, EntityKind, Mention, Quote, Span
from reader.ui.motions import MOTIONS, Selection, moved, section, section_back, spanning, swapped
from reader.ui.text_objects import TextObject, around

TEXT = (
    "The clock stopped. Nobody, so they say, noticed.\n\n"
    "“It was long,” said harbor master Marten Kuyper, “and quiet.” He left. 灯が消えた。誰も見ない。"
)


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


QUOTE = Quote((span_of("It was long,"), span_of("and quiet.")), "It was long, and quiet.", "Kuyper")
ENTITY = Entity(
    "k", "Marten Kuyper", EntityKind.PERSON, (Mention(span_of("Marten Kuyper")),), role="Harbor master"
)
ANALYSIS = Analysis((ENTITY,), (QUOTE,))


def at(words: str) -> Selection:
    start = TEXT.index(words)
    return Selection(start, start)


def taken(selection: Selection, keys: str) -> str | None:
    found = around(TEXT, selection, TextObject(keys[1]), ANALYSIS, outer=keys[0] == "a")
    return found.of(TEXT) if found else None


@pytest.mark.parametrize(
    ("cursor", "keys", "words"),
    [
        ("stopped", "is", "The clock stopped."),
        ("stopped", "as", "The clock stopped."),
        ("they", "is", "Nobody, so they say, noticed."),
        ("stopped", "ip", "The clock stopped. Nobody, so they say, noticed."),
        ("stopped", "ap", "The clock stopped. Nobody, so they say, noticed."),
        ("stopped", "iw", "stopped"),
        ("was", "iq", "It was long,"),
        ("“It", "iq", "It was long,"),
        ("quiet", "iq", "and quiet."),
        ("was", "aq", "“It was long,” said harbor master Marten Kuyper, “and quiet.”"),
        ("said", "iq", "It was long,” said harbor master Marten Kuyper, “and quiet."),
        ("stopped", "iq", None),
        ("Kuyper", "ie", "Marten Kuyper"),
        ("Kuyper", "ae", "harbor master Marten Kuyper"),
        ("stopped", "ie", None),
        ("消えた", "is", "灯が消えた。"),
    ],
)
def test_objects(cursor: str, keys: str, words: str | None) -> None:
    assert taken(at(cursor), keys) == words


@pytest.mark.parametrize(
    ("selected", "keys", "words"),
    [
        ("The clock stopped.", "is", "The clock stopped. Nobody, so they say, noticed."),
        ("Nobody", "is", "Nobody, so they say, noticed."),
        ("It was long,", "iq", "It was long,” said harbor master Marten Kuyper, “and quiet."),
        ("Nobody,", "iw", "Nobody, so"),
        ("The clock stopped. Nobody, so they say, noticed.", "ip", TEXT),
        (TEXT, "ip", None),
    ],
)
def test_asked_for_again_the_next_comes_along(selected: str, keys: str, words: str | None) -> None:
    assert taken(spanning(TEXT, span_of(selected)), keys) == words


@given(texts_with_offset(), st.sampled_from([TextObject.SENTENCE, TextObject.PARAGRAPH, TextObject.WORD]))
def test_an_object_is_a_stretch_that_grows(where: tuple[str, int], what: TextObject) -> None:
    text, offset = where
    selection, before = Selection(offset, offset), None
    for _ in range(4):
        found = around(text, selection, what, Analysis(), outer=False)
        if not found:
            return
        assert 0 <= found.start < found.end <= len(text)
        assert before is None or found.covers(before)
        selection = spanning(text, found)
        before = selection.span(text)


@given(texts_with_offset(), st.lists(st.sampled_from(sorted(MOTIONS)), max_size=4))
def test_swapping_ends_selects_the_same_and_twice_is_as_before(
    where: tuple[str, int], motions: list[str]
) -> None:
    text, offset = where
    selection = Selection(offset, offset)
    for motion in motions:
        selection = moved(text, selection, motion)
    span = selection.span(text)
    once = swapped(text, selection)
    assert once.span(text) == span
    assert swapped(text, swapped(text, once)).span(text) == span


def test_sections_go_by_headings() -> None:
    text = "Title\n\nOne\n\nbody\n\nTwo\n\nmore"
    starts = [text.index("One"), text.index("Two")]
    assert section(starts, text, 0) == starts[0]
    assert section(starts, text, starts[0]) == starts[1]
    assert section(starts, text, starts[1]) == len(text) - 1
    assert section_back(starts, text, len(text) - 1) == starts[1]
    assert section_back(starts, text, starts[1]) == starts[0]
    assert section_back(starts, text, starts[0]) == 0


class TestKeys:
    """With the keys of the program, on its own article."""

    async def stand_on(self, session: Session, words: str) -> None:
        await session.pilot.click(offset=session.cell_of(words))
        await session.press("v")

    @pytest.mark.parametrize(
        ("words", "keys", "selected"),
        [
            ("I thought", "iq", "I thought the afternoon was long,"),
            ("I thought", "aq", "“I thought the afternoon was long,”"),
            (
                "I thought",
                "is",
                "“I thought the afternoon was long,” said Ilse Verhagen, who sells rope on the quay.",
            ),
            ("Verhagen, who", "ie", "Ilse Verhagen"),
            ("Verhagen, who", "a", None),
        ],
    )
    async def test_i_and_a_wait_for_a_letter(self, words: str, keys: str, selected: str | None) -> None:
        async with reading(made.opened()) as session:
            await self.stand_on(session, words)
            await session.press(keys[0])
            assert "s sentence" in session.status
            if len(keys) > 1:
                await session.press(keys[1])
                assert session.selected == selected
                assert "s sentence" not in session.status

    async def test_what_is_not_there_is_told(self) -> None:
        async with reading(made.opened()) as session:
            await session.press("v", "i", "q")
            await session.told("There is no quote under the cursor")
            assert session.selected == "A"
            await session.press("i", "escape")
            assert session.selected == "A"
            await session.press("w")
            assert session.selected == "A"

    async def test_before_the_quotes_are_known_it_says_so(self) -> None:
        async with reading(made.opened()) as session:
            session.screen.analysed = False
            await session.press("v", "i", "e")
            await session.told("Still reading")

    async def test_a_twice_writes_the_note(self) -> None:
        from reader.ui.screens.note import NoteEditor

        async with reading(made.opened()) as session:
            await session.press("v", "a", "a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))

    async def test_clauses(self) -> None:
        async with reading(made.opened()) as session:
            await self.stand_on(session, "The clock")
            await session.press("semicolon")
            assert session.selected == (
                "The clock on the customs house of Velmora stopped at ten past four on a Tuesday,"
            )
            await session.press("semicolon")
            assert session.selected is not None
            assert session.selected.endswith("nobody noticed.")
            await session.press("comma", "comma")
            assert session.selected == "T"

    async def test_the_selection_goes_over_pages(self) -> None:
        async with reading(made.opened(), (60, 14)) as session:
            first = session.screen.page.place()
            await session.press("v", "pagedown")
            second = session.screen.page.place()
            assert second.page == first.page + 1
            assert session.selected == session.text[: second.start].strip()
            assert second.start <= session.screen.page.cursor < second.end
            await session.press("ctrl+b")
            assert session.screen.page.place().page == first.page
            for _ in range(20):
                await session.press("pagedown")
            assert session.selected == session.text

    async def test_begun_anew_at_the_cursor(self) -> None:
        async with reading(made.opened()) as session:
            await self.stand_on(session, "The clock")
            await session.press("w", "full_stop", "e")
            assert session.selected == "clock"

    async def test_without_sections_it_says_so(self) -> None:
        async with reading(made.opened()) as session:
            await session.press("v", "greater_than_sign")
            await session.told("has no sections")
            assert session.selected == "A"
