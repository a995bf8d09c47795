"""The one list of steps: undone in the order of the keys, made again in the same, and none of them twice."""

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Choices
from reader.ui.undo import ChoiceStep, Steps, UndoStep

CHOICE = ChoiceStep(Choices(), Choices(1))


def test_steps_are_undone_and_made_again_in_order() -> None:
    steps, first, last = Steps(), UndoStep(), ChoiceStep(Choices(), Choices(2))
    steps.did(first)
    steps.did(last)
    assert steps.move(undo=True) is last
    assert steps.move(undo=True) is first
    assert steps.move(undo=False) is first
    assert steps.last(undo=False) is last


def test_a_new_step_ends_what_could_be_made_again() -> None:
    steps = Steps()
    steps.did(CHOICE)
    steps.move(undo=True)
    steps.did(UndoStep())
    assert steps.last(undo=False) is None
    assert steps.asks_library(undo=False)


def test_behind_a_choice_no_step_of_another_session_is_made_again() -> None:
    steps = Steps()
    steps.did(CHOICE)
    assert not steps.asks_library(undo=False)
    assert steps.asks_library(undo=True)


def test_what_an_earlier_session_did_can_be_made_again_once_it_was_undone_here() -> None:
    steps = Steps()
    assert steps.move(undo=True) is None
    assert steps.last(undo=False) is not None


def test_a_step_that_came_to_nothing_is_forgotten_though_it_equals_another() -> None:
    steps, one, other = Steps(), UndoStep(), UndoStep()
    steps.did(one)
    steps.did(other)
    steps.forget(one)
    assert steps.move(undo=True) is other
    assert steps.last(undo=True) is None


@given(st.lists(st.sampled_from(["did", "choice", "undo", "redo", "back", "drop"])))
def test_moving_back_restores_and_nothing_is_in_both_lists(deeds: list[str]) -> None:
    steps = Steps()
    for deed in deeds:
        if deed in ("did", "choice"):
            steps.did(UndoStep() if deed == "did" else ChoiceStep(Choices(), Choices(1)))
            continue
        undo = deed != "redo"
        if deed == "drop":
            steps.move(undo=True)
            steps.drop_last(undo=True)
            continue
        before = steps.last(undo=True), steps.last(undo=False)
        steps.move(undo=undo)
        if deed == "back":
            steps.move_back(undo=undo)
            assert before[1] is steps.last(undo=False)
            assert before[0] is None or before[0] is steps.last(undo=True)
        last = steps.last(undo=True)
        assert last is None or last is not steps.last(undo=False)
