"""The way back and forward: as in a browser, nothing is lost by going back, and the past is bounded."""

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.history import MOST, History, Spot


def spot(offset: int) -> Spot:
    return Spot(offset, offset + 1000)


def test_back_and_forward_again() -> None:
    history = History().left(spot(10)).left(spot(20))
    gone = history.gone_back(1, spot(30))
    assert gone is not None
    history, there = gone
    assert there.offset == 20
    again = history.gone_forward(1, there)
    assert again is not None
    assert again[1].offset == 30


def test_a_count_goes_several_steps_and_stops_at_the_first() -> None:
    history = History().left(spot(10)).left(spot(20)).left(spot(30))
    gone = history.gone_back(2, spot(40))
    assert gone is not None
    assert gone[1].offset == 20
    assert [one.offset for one in gone[0].forward] == [40, 30]
    gone = history.gone_back(99, spot(40))
    assert gone is not None
    assert gone[1].offset == 10


def test_going_somewhere_new_forgets_what_was_ahead() -> None:
    gone = History().left(spot(10)).gone_back(1, spot(20))
    assert gone is not None
    assert gone[0].forward
    assert not gone[0].left(spot(10)).forward


def test_there_is_no_way_where_none_was_gone() -> None:
    assert History().gone_back(1, spot(0)) is None
    assert History().gone_forward(1, spot(0)) is None
    assert History().left(spot(5)).gone_back(1, spot(5)) is None, "that is here"


def test_the_same_place_twice_in_a_row_is_one_step() -> None:
    assert len(History().left(spot(5)).left(spot(5)).back) == 1


def test_what_another_window_left_is_put_where_it_belongs_in_time() -> None:
    history = History((Spot(1, 10), Spot(2, 30))).joined([Spot(3, 20)])
    assert [one.offset for one in history.back] == [1, 3, 2]


def test_in_another_text_places_follow_and_those_that_are_gone_go() -> None:
    history = History((spot(1), spot(2)), (spot(3),)).moved(lambda at: None if at == 2 else at + 100)
    assert [one.offset for one in history.back] == [101]
    assert [one.offset for one in history.forward] == [103]


@given(st.lists(st.integers(0, 50), min_size=1, max_size=30), st.integers(1, 30))
def test_going_back_and_forward_by_the_same_steps_comes_back(places: list[int], steps: int) -> None:
    history = History()
    for number, place in enumerate(places):
        history = history.left(Spot(place, number))
    here = Spot(1000, 1000)
    gone = history.gone_back(steps, here)
    assert gone is not None
    made = len(history.back) - len(gone[0].back)
    again = gone[0].gone_forward(made, gone[1])
    assert again is not None
    assert again[1] == here
    assert len(again[0].back) == len(history.back)


def test_the_past_is_bounded() -> None:
    history = History()
    for number in range(3 * MOST):
        history = history.left(spot(number))
    assert len(history.back) == MOST
    assert history.back[-1].offset == 3 * MOST - 1
