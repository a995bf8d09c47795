"""Focus, threads and pages that turn by themselves, as a reader sees them."""

from dataclasses import replace

import made
import pytest
from reading import Session, kept_words, reading
from rich.style import Style

from reader.article.segments import sentence_at
from reader.pipeline import Opened
from reader.typesetting.tokens import READER
from reader.ui.screens.note import NoteEditor


def long_article() -> Opened:
    return made.opened(made.long_text(4))


def in_focus(session: Session) -> str:
    span = session.screen.helpers.in_focus
    assert span is not None
    return span.of(session.text)


def dimmed(session: Session, words: str) -> bool:
    """Whether all of `words` are drawn as what steps back."""
    colour = session.screen.page.palette.of(READER.Dimmed).color
    styles: list[Style] = session.styles_of(words)
    assert len({style.color == colour for style in styles}) == 1, "partly dimmed"
    return styles[0].color == colour


def wholly_shown(session: Session) -> bool:
    span, shown = session.screen.helpers.in_focus, session.screen.page.shown()
    assert span is not None
    return shown.start <= span.start and span.end <= shown.end


class TestFocus:
    async def test_dims_all_but_one_sentence_then_one_paragraph_then_nothing(self) -> None:
        async with reading(made.opened()) as session:
            await session.press("F", "j")
            assert session.status.startswith("FOCUS")
            assert not dimmed(session, "customs house")
            assert dimmed(session, "I thought")
            await session.press("j", "F")
            assert session.status.startswith("FOCUS ¶")
            assert not dimmed(session, "I thought")
            assert not dimmed(session, "It often is")
            assert dimmed(session, "customs house")
            await session.press("F")
            assert not dimmed(session, "customs house")
            assert "FOCUS" not in session.status

    async def test_a_byline_of_ours_steps_back_too(self) -> None:
        opened = made.opened()
        meta = replace(opened.article.meta, authors=("Odile Fenmarch",))
        async with reading(replace(opened, article=replace(opened.article, meta=meta))) as session:
            dim = session.screen.page.palette.of(READER.Byline, READER.Dimmed).color
            assert session.styles_of("By Odile Fenmarch")[0].color != dim
            await session.press("F", "j")
            assert session.styles_of("By Odile Fenmarch")[0].color == dim
            await session.press("F", "F")
            assert session.styles_of("By Odile Fenmarch")[0].color != dim

    async def test_moves_by_j_and_k_with_counts_and_ends_at_the_ends(self) -> None:
        async with reading(long_article()) as session:
            await session.press("F", "k")
            await session.told("This is the first")
            await session.press("2", "j")
            assert in_focus(session).startswith("The clock on the customs house")
            await session.press("9", "9", "9", "j")
            assert session.text.endswith(in_focus(session))
            await session.press("j")
            await session.told("This is the last")
            await session.press("3", "k", "3", "j")
            assert session.text.endswith(in_focus(session))

    @pytest.mark.parametrize("presses", [1, 2])
    async def test_turns_the_page_when_it_leaves_it(self, presses: int) -> None:
        async with reading(long_article(), (80, 16)) as session:
            await session.press(*["F"] * presses)
            for key in ["j"] * 30 + ["k"] * 30:
                await session.press(key)
                assert wholly_shown(session), (key, in_focus(session))
            assert session.screen.page.place().start == 0

    async def test_follows_page_keys_clicks_and_jumps(self) -> None:
        async with reading(long_article()) as session:
            await session.press("F", "space")
            await session.pilot.pause()
            shown = session.screen.page.shown()
            span = session.screen.helpers.in_focus
            assert span is not None
            assert shown.start <= span.start < shown.end
            before = sentence_at(session.text, span.start - 1)
            assert before.start < shown.start
            x, y = session.cell_of("regional")
            await session.pilot.click(offset=(x, y))
            await session.pilot.pause()
            assert "regional" in in_focus(session)
            await session.press("G")
            await session.pilot.pause()
            assert wholly_shown(session)

    async def test_stays_with_its_words_when_the_window_changes(self) -> None:
        async with reading(long_article(), (100, 40)) as session:
            await session.press("F", "1", "2", "j")
            words = in_focus(session)
            for size in ((50, 12), (30, 10), (160, 50), (80, 24)):
                await session.resize(*size)
                await session.pilot.pause()
                assert in_focus(session) == words
                assert wholly_shown(session), size
            await session.press("plus", "plus")
            assert in_focus(session) == words

    async def test_m_marks_it_and_a_notes_it(self) -> None:
        async with reading(made.opened()) as session:
            await session.press("F", "j", "m")
            await session.until(lambda: session.marks == 1)
            assert kept_words() == [in_focus(session)]
            await session.press("a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.press("escape")
            await session.press("2", "j", "a")
            await session.until(lambda: isinstance(session.app.screen, NoteEditor))
            await session.press("escape")
            await session.until(lambda: session.marks == 2)
            assert in_focus(session) in kept_words()

    async def test_escape_shows_all(self) -> None:
        async with reading(made.opened()) as session:
            await session.press("F", "j", "escape")
            assert session.screen.helpers.in_focus is None
            assert not dimmed(session, "I thought")

    async def test_nothing_is_dimmed_where_removed_lines_are_looked_at(self) -> None:
        async with reading(made.opened()) as session:
            await session.press("F", "j", "X")
            await session.until(lambda: not dimmed(session, "who sells rope"))
            await session.press("X")
            await session.until(lambda: dimmed(session, "who sells rope"))

    async def test_an_article_without_words_has_nothing_to_focus(self) -> None:
        async with reading(made.opened("Title")) as session:
            await session.press("F", "j", "k", "F", "j", "F")
            assert session.screen.helpers.in_focus is None


class TestThread:
    async def test_needs_somebody_to_follow(self) -> None:
        async with reading(made.opened()) as session:
            await session.press("T")
            await session.told("No entity is chosen")

    async def test_dims_what_does_not_mention_the_chosen_one(self) -> None:
        async with reading(made.opened()) as session:
            await session.press("n")
            chosen = session.screen.chosen_entity
            await session.press("T")
            assert chosen is not None
            assert chosen.name == "Marten Kuyper"
            assert "5 sentences mention Marten Kuyper" in session.status
            assert session.screen.helpers.title() == "Marten Kuyper · 5 sentences"
            assert not dimmed(session, "told the council")
            assert dimmed(session, "who sells rope")
            await session.press("T")
            assert not dimmed(session, "who sells rope")
            assert session.screen.chosen_entity == chosen

    async def test_follows_the_name_under_the_cursor(self) -> None:
        async with reading(made.opened()) as session:
            x, y = session.cell_of("Velmora")
            await session.pilot.click(offset=(x + 2, y))
            await session.press("T")
            await session.until(lambda: session.screen.helpers.thread is not None)
            thread = session.screen.helpers.thread
            assert thread is not None
            assert thread.entity.name == "Velmora"

    async def test_n_goes_from_sentence_to_sentence_and_round(self) -> None:
        async with reading(long_article()) as session:
            session.screen.choose(session.screen.analysis.entities[0])
            await session.press("T")
            thread = session.screen.helpers.thread
            assert thread is not None
            count = len(thread.sentences)
            seen = []
            for at in range(count + 1):
                await session.press("n")
                assert f"sentence {at % count + 1} of {count}" in session.status
                seen.append(session.screen.page.cursor)
            assert seen == [*(span.start for span in thread.sentences), thread.sentences[0].start]
            await session.press("N")
            assert session.screen.page.cursor == thread.sentences[-1].start

    async def test_another_choice_is_another_thread_and_focus_ends_it(self) -> None:
        async with reading(made.opened()) as session:
            first, second = session.screen.analysis.entities[:2]
            session.screen.choose(first)
            await session.press("T")
            session.screen.go_to_mention(second, 1)
            await session.pilot.pause()
            thread = session.screen.helpers.thread
            assert thread is not None
            assert thread.entity == second
            await session.press("F")
            assert session.screen.helpers.thread is None
            assert session.status.startswith("FOCUS")
            await session.press("T")
            assert session.screen.helpers.in_focus is None

    async def test_survives_a_new_analysis_if_the_name_does(self) -> None:
        async with reading(made.opened()) as session:
            session.screen.choose(session.screen.analysis.entities[0])
            await session.press("T")
            session.screen.set_analysis(session.screen.analysis)
            assert session.screen.helpers.thread is not None
            session.screen.set_analysis(type(session.screen.analysis)())
            assert session.screen.helpers.thread is None


class TestAutoAdvance:
    async def test_turns_the_page_when_its_words_are_read(self) -> None:
        async with reading(long_article()) as session:
            await session.press("3", "0", "0", "A")
            await session.told("Pages turn at 300 words a minute")
            auto = session.screen.helpers.auto
            words = len(session.screen.page.shown().of(session.text).split())
            auto.let_pass(words * 60 / 300 * 0.9)
            await session.pilot.pause()
            assert session.screen.page.place().page == 1
            auto.let_pass(words * 60 / 300 * 0.2)
            await session.pilot.pause()
            assert session.screen.page.place().page == 2
            session.screen.status.forget()
            await session.told("300 wpm")

    async def test_the_speed_is_remembered_and_kept_in_bounds(self) -> None:
        async with reading(long_article()) as session:
            await session.press("9", "9", "9", "9", "A")
            await session.told("2000 words a minute, which is as far as it goes")
            await session.press("A")
            await session.told("no longer turn")
            await session.press("4", "0", "0", "A")
        async with reading(long_article()) as session:
            await session.press("A")
            await session.told("400 words a minute")

    async def test_a_page_key_begins_the_time_anew(self) -> None:
        async with reading(long_article()) as session:
            await session.press("A")
            auto = session.screen.helpers.auto
            for _ in range(3):
                auto.let_pass(30)
                await session.press("space")
            assert session.screen.page.place().page == 4
            auto.let_pass(5)
            assert session.screen.page.place().page == 4

    async def test_waits_while_something_is_selected_or_lies_over_the_text(self) -> None:
        async with reading(long_article()) as session:
            await session.press("A")
            auto = session.screen.helpers.auto
            for begin, end in (("v", "escape"), ("question_mark", "escape"), ("at", "escape"), ("X", "X")):
                await session.press(begin)
                auto.let_pass(10_000)
                await session.pilot.pause()
                await session.press(end)
                await session.pilot.pause()
                assert session.screen.page.place().page == 1, begin
                assert auto.running
            auto.let_pass(10_000)
            await session.pilot.pause()
            assert session.screen.page.place().page == 2

    async def test_moves_the_focus_and_stops_at_the_end(self) -> None:
        async with reading(made.opened("A title\n\nOne here. Two there.\n\nThree.")) as session:
            await session.press("F", "j", "A")
            await session.told("The focus moves at 250 words a minute")
            auto = session.screen.helpers.auto
            for words in ("Two there.", "Three."):
                auto.let_pass(60)
                await session.pilot.pause()
                assert in_focus(session) == words
            auto.let_pass(60)
            assert not auto.running
            await session.told("The end")

    async def test_stops_on_the_last_page_and_by_escape(self) -> None:
        async with reading(long_article()) as session:
            await session.press("G", "A")
            auto = session.screen.helpers.auto
            auto.let_pass(10_000)
            assert not auto.running
            await session.press("g", "A", "escape")
            assert not auto.running

    async def test_the_clock_runs_by_itself(self) -> None:
        async with reading(made.opened("A title\n\nOne. Two. Three. Four.")) as session:
            await session.press("2", "0", "0", "0", "F", "j", "2", "0", "0", "0", "A")
            await session.until(lambda: in_focus(session) != "One.", "the next sentence")
