"""Questions are answered by keys that are meant for them, not by what is typed when they come up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import opened
from reading import Session, kept_words, reading
from test_ui_marking import mark

from reader.ui import deliberate
from reader.ui.deliberate import Deliberation
from reader.ui.screens.overlaps import AskOverlaps

GRACE, PAUSE, PAUSE_AFTER_OTHERS = 0.4, deliberate.PAUSE, deliberate.PAUSE_AFTER_OTHERS


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give questions the time that people need, which other tests take away."""
    monkeypatch.setattr(deliberate, "GRACE", GRACE)


@pytest.mark.usefixtures("people")
class TestDeliberation:
    def asked(self) -> Deliberation:
        made = Deliberation()
        made.begin(10.0)
        return made

    def test_nothing_is_taken_before_the_question_stands(self) -> None:
        assert not Deliberation().takes(10.0, answer=True)

    def test_what_was_under_way_is_no_answer(self) -> None:
        assert not self.asked().takes(9.9, answer=True)
        assert not self.asked().takes(10.1, answer=True)

    def test_an_answer_after_a_pause_is_taken(self) -> None:
        assert self.asked().takes(10.0 + GRACE, answer=True)

    def test_a_sign_that_is_no_answer_begins_a_word(self) -> None:
        asked = self.asked()
        assert not asked.takes(12.0, answer=False)
        assert not asked.takes(12.8, answer=True)
        assert not asked.takes(13.1, answer=True)
        assert asked.takes(13.1 + PAUSE, answer=True)

    @given(st.lists(st.floats(0.0, PAUSE * 0.9), min_size=1, max_size=30), st.data())
    def test_no_letter_of_a_word_that_was_being_typed_answers(
        self, gaps: list[float], data: st.DataObject
    ) -> None:
        asked, now = Deliberation(float("inf")), 10.0
        asked.ready = now + GRACE
        for gap in gaps:
            now += gap
            assert not asked.takes(now, answer=data.draw(st.booleans()))


async def asked(session: Session) -> None:
    """Highlight words that another highlight overlaps."""
    await mark(session, "customs house", "2")
    x, y = session.cell_of("house of Velmora")
    await session.pilot.mouse_down(offset=(x, y))
    await session.pilot.hover(offset=(x + 15, y))
    await session.pilot.mouse_up(offset=(x + 15, y))
    await session.press("3")
    assert isinstance(session.app.screen, AskOverlaps)


@pytest.mark.usefixtures("people")
async def test_a_word_typed_over_the_question_answers_nothing() -> None:
    async with reading(opened()) as session:
        await asked(session)
        await session.type("/harbour mark")
        assert isinstance(session.app.screen, AskOverlaps)
        assert "“k” came too soon to be meant: press it again" in session.shown
        await session.press("space")
        assert "“Space” is no answer: k m r Esc" in session.shown
        await session.press("enter", "escape")
        assert isinstance(session.app.screen, AskOverlaps)
        assert kept_words() == ["customs house"]
        assert session.selected == "house of Velmora"
        session.app.screen._deliberation.ready = 0.0  # the reader has looked up
        await session.press("k")
        await session.until(lambda: len(kept_words()) == 2)


@pytest.mark.usefixtures("people")
async def test_the_program_can_be_left_at_once() -> None:
    async with reading(opened()) as session:
        await asked(session)
        await session.pilot.press("k", "ctrl+q")
        await session.until(lambda: not session.app.is_running)
    assert session.app.return_code == 0
    assert kept_words() == ["customs house"]
