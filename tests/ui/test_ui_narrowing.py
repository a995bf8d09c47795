"""Every list is narrowed in one way: `/`, words, Enter keeps, Esc shows all."""

import made
import pytest
from reading import Session, kept, reading
from test_ui_marking import mark

from reader.article import Annotation, AnnotationKind, Colour
from reader.article.anchors import make_anchor
from reader.article.span import Span
from reader.ui.narrowing import has_words, titled
from reader.ui.picked import fits
from reader.ui.screens.pick import Choice, Pick


def annotation(**fields: object) -> Annotation:
    return Annotation(
        id="one",
        article_id="x",
        kind=AnnotationKind.HIGHLIGHT,
        anchor=make_anchor("The clock stopped.", Span(0, 18)),
        **{"colour": Colour.GREEN, "note": "Ask the council", "tags": ("harbour",), **fields},  # type: ignore[arg-type]
    )


class TestWhatFits:
    @pytest.mark.parametrize(
        ("sought", "is_there"),
        [("", True), ("CLOCK stopped", True), ("stopped clock", True), ("green council", True),
         ("#harbour", True), ("#har", False), ("pink", False), ("green pink", True), ("mill", False)],
    )  # fmt: skip
    def test_colours_tags_and_words(self, sought: str, is_there: bool) -> None:
        assert fits(annotation(), sought) is is_there

    def test_of_a_tag_being_typed_its_beginning_is_enough(self) -> None:
        assert fits(annotation(), "#har", partly=True)
        assert fits(annotation(), "#", partly=True)
        assert not fits(annotation(tags=()), "#", partly=True)

    def test_words_may_stand_beside_the_annotation(self) -> None:
        assert fits(annotation(), "velmora clock", "The Velmora Courier")

    def test_all_words_in_any_order_whatever_their_case(self) -> None:
        assert has_words("b A", "an A", "and b")
        assert not has_words("a c", "a", "b")
        assert titled("Names", "ver", typing=True) == "/ver▏ · Names"
        assert titled("Names", "", typing=False) == "Names"


def listed(session: Session, *words: str) -> list[bool]:
    return [one in session.shown for one in words]


async def two_marks(session: Session) -> None:
    await mark(session, "customs house", "1")
    await mark(session, "stopped hands", "2")
    await session.press("escape", "number_sign")


class TestHighlights:
    async def test_they_are_narrowed_to_words_or_a_colour_and_escape_shows_all(self) -> None:
        async with reading(made.opened(), (120, 40)) as session:
            await two_marks(session)
            pane = session.screen.sidebars.annotations
            await session.press("slash")
            await session.type("green")
            assert pane.title.startswith("/green▏")
            assert [row.item for row in pane.rows if row.item is not None] == [1]
            assert pane.selected == 1
            await session.press("enter", "enter")
            assert pane.title.startswith("/green ·")
            await session.press("escape")
            assert {row.item for row in pane.rows if row.item is not None} == {0, 1}
            await session.press("slash", "x", "escape")
            assert {row.item for row in pane.rows if row.item is not None} == {0, 1}

    async def test_what_is_not_shown_is_not_touched(self) -> None:
        async with reading(made.opened(), (120, 40)) as session:
            await two_marks(session)
            await session.press("asterisk", "slash")
            await session.type("hands")
            await session.press("enter")
            assert "1 picked of 1" in session.screen.sidebars.annotations.title
            await session.press("d")
            await session.until(lambda: [one.anchor.exact for one in kept()] == ["customs house"])
            await session.press("u")
            await session.until(lambda: len(kept()) == 2)

    async def test_nothing_that_fits_is_said(self) -> None:
        async with reading(made.opened(), (120, 40)) as session:
            await two_marks(session)
            await session.press("slash")
            await session.type("zebra")
            assert "Nothing fits: Esc" in session.shown
            await session.press("enter", "d", "enter")
            assert len(kept()) == 2

    async def test_rows_are_gone_over_meanwhile_and_the_line_is_edited(self) -> None:
        async with reading(made.opened(), (120, 40)) as session:
            await two_marks(session)
            pane = session.screen.sidebars.annotations
            pane.move_end(last=False)
            await session.press("slash", "down")
            assert pane.selected == 1
            await session.press("up", "g", "x", "backspace", "f5")
            assert pane.title.startswith("/g▏")
            await session.press("backspace", "backspace")
            assert session.screen.pending is None
            assert not pane.title.startswith("/")

    async def test_a_click_on_a_row_keeps_what_is_shown(self) -> None:
        async with reading(made.opened(), (120, 40)) as session:
            await two_marks(session)
            await session.press("slash")
            await session.type("green")
            pane = session.screen.sidebars.annotations.region
            y = next(row for row in range(pane.y, pane.bottom) if "stopped" in session.rows[row][pane.x :])
            await session.pilot.click(offset=(pane.x + 3, y))
            await session.until(lambda: session.screen.pending is None)
            assert session.screen.sidebars.annotations.title.startswith("/green ·")


class TestSheets:
    async def test_the_trash(self) -> None:
        async with reading(made.opened(), (120, 40)) as session:
            await two_marks(session)
            await session.press("asterisk", "d")
            await session.until(lambda: not kept())
            await session.press("T")
            await session.until(lambda: "Trash · 2" in session.shown)
            await session.press("slash")
            await session.type("hands")
            assert "/hands▏ · Trash · 1" in session.shown
            await session.press("enter", "r")
            await session.until(lambda: [one.anchor.exact for one in kept()] == ["stopped hands"])
            await session.until(lambda: "Nothing fits" in session.shown)
            await session.press("escape")
            await session.until(lambda: "Trash · 1" in session.shown)
            await session.press("escape")
            assert session.app.screen is session.screen

    async def test_a_card(self) -> None:
        async with reading(made.opened(), (120, 40)) as session:
            await session.analysed()
            await session.press("at", "enter", "enter")
            await session.until(lambda: session.app.screen is not session.screen)
            before = session.shown
            await session.press("slash")
            await session.type("wristwatch")
            assert session.shown != before
            await session.press("escape")
            await session.until(lambda: "/wristwatch" not in session.shown)
            await session.press("escape")
            assert session.app.screen is session.screen

    async def test_the_keys(self) -> None:
        async with reading(made.opened(), (120, 40)) as session:
            await session.press("question_mark", "slash")
            await session.type("bookmark")
            assert listed(session, "Set a bookmark here", "Next page") == [True, False]
            await session.press("escape")
            assert "Next page" in session.shown
            await session.press("slash", "x")
            await session.press("enter", "escape", "escape")
            assert session.app.screen is session.screen

    async def test_a_list_that_is_typed_into_takes_the_key_too(self) -> None:
        choices = [Choice("The clock"), Choice("The council")]
        async with reading(made.opened(), (120, 40)) as session:
            answers: list[int | None] = []
            sheet = Pick(session.app.palette, "Places", choices, None, "Type")
            session.app.push_screen(sheet, answers.append)
            await session.until(lambda: "The council" in session.shown)
            await session.type("/coun")
            assert listed(session, "The council", "The clock") == [True, False]
            await session.press("escape")
            assert listed(session, "The council", "The clock") == [True, True]
            await session.press("escape")
            assert answers == [None]


class TestTheLibrary:
    async def test_it_is_narrowed_and_opens_what_is_left(self) -> None:
        async with reading(None, (120, 40)) as session:
            screen = session.library_screen
            await session.until(lambda: len(screen.entries) > 3)
            titles = [entry.title for entry in screen.entries]
            await session.press("slash")
            await session.type(titles[2])
            assert listed(session, titles[2], titles[0]) == [True, False]
            await session.press("enter", "escape")
            assert titles[0] in session.shown
            assert session.app.screen is screen
