"""Sidebars: whom and what it is about, who said what, and the way from there to the words."""

import pytest
from made import long_text, opened
from reading import Session, kept, reading
from test_ui_marking import mark

from reader.ui.actions import Mode
from reader.ui.line_list import LineList

LONG = opened(long_text(), "/pages/long.txt")
WIDE = (160, 40)


def chosen_word(session: Session) -> int:
    return session.screen.page.cursor


class TestShowing:
    async def test_wide_windows_have_both_beside_the_text(self) -> None:
        async with reading(opened(), WIDE) as session:
            row = next(row for row in session.rows if "Who and what" in row)
            assert "Who said what" in row
            assert "The clock on the customs house" in session.shown
            for words in (
                "People",
                "Places",
                "Organisations",
                "Dates",
                "Marten Kuyper",
                "— Ilse Verhagen, said",
            ):
                assert words in session.shown

    async def test_entities_have_counts_and_roles(self) -> None:
        async with reading(opened(), WIDE) as session:
            row = next(row for row in session.rows if row[:40].strip().startswith("Marten Kuyper"))
            assert row[:45].split()[-1] == "5"
            assert "harbor master of Velmora" in session.shown

    @pytest.mark.parametrize("size", [(80, 24), (100, 30), (60, 20)])
    async def test_narrow_windows_have_none_until_asked(self, size: tuple[int, int]) -> None:
        async with reading(opened(), size) as session:
            assert "Who and what" not in session.shown
            assert "Who said what" not in session.shown

    @pytest.mark.parametrize(
        ("key", "title", "mode"),
        [
            ("@", "Who and what", Mode.ENTITIES),
            ('"', "Who said what", Mode.QUOTES),
            ("#", "Highlights and notes", Mode.ANNOTATIONS),
        ],
    )
    @pytest.mark.parametrize("size", [(40, 12), (80, 24), WIDE])
    async def test_a_key_goes_there_and_escape_comes_back(
        self, key: str, title: str, mode: Mode, size: tuple[int, int]
    ) -> None:
        async with reading(opened(), size) as session:
            before = session.rows[:-1]
            await session.type(key)
            assert title in session.shown
            assert session.screen.mode is mode
            await session.press("escape")
            assert session.screen.mode is Mode.READ
            assert session.rows[:-1] == before

    async def test_from_one_to_the_other(self) -> None:
        async with reading(opened()) as session:
            await session.type("@")
            await session.type('"')
            assert "Who said what" in session.shown
            assert "Who and what" not in session.shown
            await session.type("#")
            assert "Highlights and notes" in session.shown
            assert "Who said what" not in session.shown

    async def test_over_the_text_the_page_is_not_set_anew(self) -> None:
        async with reading(LONG) as session:
            await session.type("3l")
            start = session.screen.page.place().start
            await session.type("@")
            await session.press("escape")
            assert session.screen.page.place().start == start

    @pytest.mark.parametrize(("key", "title"), [("[", "Who and what"), ("]", "Who said what")])
    async def test_hiding_is_remembered(self, key: str, title: str) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type(key)
            assert title not in session.shown
        async with reading(opened(), WIDE) as session:
            assert title not in session.shown
            await session.type(key)
            assert title in session.shown
        async with reading(opened(), WIDE) as session:
            assert title in session.shown

    async def test_a_hidden_sidebar_leaves_its_room_to_nobody_else(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("[")
            await session.type("]")
            assert max(len(row.strip()) for row in session.rows[2:-1]) <= 70

    @pytest.mark.parametrize(("key", "title"), [("[", "Who and what"), ("]", "Who said what")])
    async def test_on_narrow_windows_the_key_opens_and_closes_an_overlay(self, key: str, title: str) -> None:
        async with reading(opened()) as session:
            before = session.rows[:-1]
            await session.type(key)
            assert title in session.shown
            await session.type(key)
            assert session.rows[:-1] == before

    async def test_tab_goes_round_the_open_sidebars(self) -> None:
        async with reading(opened(), WIDE) as session:
            modes = []
            for _ in range(3):
                await session.press("tab")
                modes.append(session.screen.mode)
            assert modes == [Mode.ENTITIES, Mode.QUOTES, Mode.READ]

    async def test_widening_the_window_unfolds_them(self) -> None:
        async with reading(opened()) as session:
            await session.resize(*WIDE)
            assert "Who and what" in session.shown
            await session.resize(80, 24)
            assert "Who and what" not in session.shown

    async def test_rows_can_be_clicked(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.pilot.click(offset=session.cell_of("Beatrix Solana"))
            await session.told("Beatrix Solana · 1 of 3")

    async def test_the_wheel_moves_the_list_under_it(self) -> None:
        async with reading(opened(), (160, 12)) as session:
            rows = [row[:40] for row in session.rows]
            await session.wheel((5, 6))
            assert [row[:40] for row in session.rows][3:8] == rows[6:11]
            await session.wheel((5, 6), up=True)
            assert [row[:40] for row in session.rows] == rows
            assert session.screen.page.place().start == 0


class TestEntities:
    async def test_l_goes_from_mention_to_mention_and_round(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("@")
            places = [mention.span.start for mention in session.screen.analysis.entities[0].mentions]
            for turn in range(7):
                await session.press("enter" if turn == 0 else "l")
                assert chosen_word(session) == places[turn % 5]
                assert f"Marten Kuyper · {turn % 5 + 1} of 5" in session.status

    async def test_h_and_shift_enter_go_back(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("@")
            await session.press("enter", "l", "l", "l", "shift+enter", "h")
            await session.told("Marten Kuyper · 2 of 5")

    async def test_the_mention_is_on_the_page(self) -> None:
        async with reading(LONG, (80, 24)) as session:
            for _ in range(12):
                await session.type("@")
                await session.press("enter")
                place = session.screen.page.place()
                assert place.start <= chosen_word(session) < place.end
                assert "Kuyper" in session.shown

    async def test_n_and_shift_n_walk_on_in_the_text(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("@")
            await session.press("j", "enter")
            await session.told("Ilse Verhagen · 1 of 3")
            await session.press("escape", "n")
            await session.told("Ilse Verhagen · 2 of 3")
            await session.press("N", "N")
            await session.told("Ilse Verhagen · 3 of 3")
            await session.type("2n")
            await session.told("Ilse Verhagen · 2 of 3")

    async def test_the_first_jump_starts_at_the_page_that_is_read(self) -> None:
        async with reading(LONG) as session:
            await session.type("5l")
            start = session.screen.page.place().start
            await session.type("@")
            await session.press("enter")
            first = next(
                m.span.start for m in session.screen.analysis.entities[0].mentions if m.span.start >= start
            )
            assert chosen_word(session) == first

    async def test_the_chosen_one_stands_out_until_it_is_let_go(self) -> None:
        async with reading(opened(), WIDE) as session:
            plain = session.styles_of("Verhagen, who")[0]
            other = session.styles_of("Kuyper, the")[0]
            await session.type("@")
            await session.press("j", "enter", "escape")
            assert session.styles_of("Verhagen, who")[0] != plain
            assert session.styles_of("Kuyper, the")[0] == other
            second = session.styles_of("Verhagen spoke")[0]
            assert second not in (plain, session.styles_of("Verhagen, who")[0])
            await session.press("escape")
            assert session.styles_of("Verhagen, who")[0] == plain

    async def test_kinds_have_their_own_looks(self) -> None:
        async with reading(opened(), WIDE) as session:
            looks = {
                session.styles_of(words)[0] for words in ("Verhagen, who", "Velmora stopped", "The clock")
            }
            assert len(looks) == 3

    async def test_on_narrow_windows_the_text_is_uncovered(self) -> None:
        async with reading(opened()) as session:
            await session.type("@")
            await session.press("enter")
            assert "Who and what" not in session.shown
            assert session.screen.page.has_focus

    async def test_the_list_is_walked_with_the_same_keys_as_the_text(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("@")
            order = []
            for key in ("j", "down", "k", "up", "G", "g", "2", "j"):
                await session.press(key)
                order.append(session.app.screen.query_one("#entities", LineList).selected)
            assert order == [1, 2, 1, 0, 7, 0, 0, 2]

    async def test_what_was_chosen_while_it_was_hidden_hides_no_rows_above(self) -> None:
        async with reading(opened(), (90, 30)) as session:
            for words in ("customs house", "town council"):
                await mark(session, words)
            await session.press("H", "n", "escape", "number_sign")
            listed = session.app.screen.query_one("#annotations", LineList)
            await session.until(lambda: listed.size.height > 0 and len(listed.rows) > 1)
            top = listed.render_line(listed.head).text
            assert "customs house" in top or "customs house" in listed.render_line(listed.head + 1).text


class TestQuotes:
    async def test_enter_goes_to_the_words(self) -> None:
        async with reading(LONG) as session:
            await session.type('"')
            await session.type("4j")
            await session.press("enter")
            quote = session.screen.analysis.quotes[4]
            assert chosen_word(session) == quote.span.start
            place = session.screen.page.place()
            assert place.start <= quote.span.start < place.end

    async def test_the_chosen_one_stands_out_with_its_speaker(self) -> None:
        async with reading(opened(), WIDE) as session:
            words, speaker = (session.styles_of(text)[0] for text in ("I thought", "Verhagen, who"))
            await session.type('"')
            await session.press("enter")
            assert session.styles_of("I thought")[0] != words
            assert session.styles_of("Verhagen, who")[0] != speaker

    async def test_m_keeps_a_quote_with_its_speaker(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type('"')
            await session.press("j", "j", "m")
            await session.told("Kept the quote of Marten Kuyper")
            (annotation,) = kept()
            assert (annotation.kind, annotation.speaker) == ("quote", "Marten Kuyper")
            assert annotation.anchor.exact == "They look at the tide,"
            await session.press("m")
            await session.told("kept already")
            assert len(kept()) == 1
            await session.type("#")
            assert "— Marten Kuyper" in session.shown

    async def test_y_copies_the_words(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type('"')
            await session.press("y")
            assert session.app.clipboard == "I thought the afternoon was long,"


class TestNothingFound:
    async def test_says_so(self) -> None:
        async with reading(opened("a title\n\nnobody is named here."), WIDE) as session:
            assert "No names were found" in session.shown
            assert "No quotes were found" in session.shown
            await session.type("@")
            await session.press("enter", "shift+enter", "j", "G", "n", "escape")
            await session.type('"')
            await session.press("enter", "m", "y", "escape", "n", "N")
            assert kept() == []
