"""The learnt part of rejoining: its reasons, its limits, and that it leaves alone what is not broken."""

import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cleaning.furniture import sign_of
from reader.cleaning.joinscore import SCALE, best_sequence, learnt
from reader.cleaning.rejoin import rejoin
from reader.cleaning.units import Unit, read_units

_PROSE = "The ferry was late again, and the people on the quay had stopped asking why it was."


def joined(*lines: str) -> list[Unit]:
    return rejoin(read_units("\n\n".join(lines)), sign_of)


def texts(*lines: str) -> list[str]:
    return [unit.text for unit in joined(*lines)]


def test_a_joined_sentence_says_how_sure_it_is_and_why() -> None:
    sentence = joined(_PROSE, "The letter was sent by", "Oda Lind", ", who runs the ferry.")[1]
    assert sentence.text == "The letter was sent by Oda Lind, who runs the ferry."
    assert sentence.joined == "broken-sentence"
    assert sentence.score > 0
    assert 1 <= len(sentence.reasons) <= 3
    assert any("“,”" in reason or "“by”" in reason for reason in sentence.reasons)


def test_what_stays_apart_has_no_score() -> None:
    assert all(not unit.score and not unit.reasons for unit in joined(_PROSE, "What Comes Next", _PROSE))


@pytest.mark.parametrize(
    "lines",
    [
        ["Harbour", "Depth", "Boats", "Solvik", "12 m", "40", "Marrow", "9 m", "31"],
        ["Monday", "Tuesday", "Wednesday", "Rest", "5 miles", "7 miles"],
        ["Rope", "Two lamps", "A good knife", "Matches", "Tea"],
        ["1. Solvik", "84.5", "2. Marrow", "82.8", "3. Port Alder", "80.1"],
    ],
    ids=["table", "calendar", "list", "ranking"],
)
def test_cells_and_entries_stay_apart_also_on_a_broken_page(lines: list[str]) -> None:
    broken = (_PROSE, "The keeper,", "Bo Lund", ", was asked about it.")
    assert texts(*broken, *lines, _PROSE)[2:-1] == lines


def test_a_whole_page_stays_as_it_is() -> None:
    lines = [_PROSE, "A Bell Under the Pier", _PROSE, "The council meets in May.", "Oda Lind", "Port Alder"]
    units = read_units("\n\n".join(lines))
    assert rejoin(units, sign_of) == units


def test_joining_again_changes_nothing() -> None:
    once = texts(
        _PROSE, "It was bought by", "Marrow Steel", "for a song, the", "Harbour Board", "said.", _PROSE
    )
    assert texts(*once) == once


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=7), st.data())
def test_the_best_sequence_is_the_best_of_all(gaps: list[int], data: st.DataObject) -> None:
    pairs = data.draw(st.lists(st.integers(-9, 9), min_size=len(gaps) - 1, max_size=len(gaps) - 1))

    def value(chosen: tuple[bool, ...]) -> int:
        both = (pair for pair, a, b in zip(pairs, chosen, chosen[1:], strict=False) if a and b)
        return sum(gap for gap, joins in zip(gaps, chosen, strict=True) if joins) + sum(both)

    best = max(map(value, product((False, True), repeat=len(gaps))))
    assert value(tuple(best_sequence(gaps, pairs))) == best


@given(st.lists(st.text(min_size=1, max_size=12), max_size=20))
def test_no_line_is_lost_whatever_it_says(lines: list[str]) -> None:
    units = read_units("\n".join(lines))
    pieces = [piece for unit in rejoin(units, sign_of) for piece in (unit.pieces or (unit.where,))]
    assert sorted(piece.start for piece in pieces) == [unit.where.start for unit in units]


def test_figures_over_figures_stay_apart() -> None:
    rows = ["4.6", "3.8", "4.7 4.7 4 $180", "12.5", "9"]
    units = rejoin(read_units("\n\n".join([_PROSE, *rows])), sign_of)
    assert [unit.text for unit in units] == [_PROSE, *rows]


def test_the_weights_are_there_and_of_a_sane_size() -> None:
    weights = learnt()
    assert len(weights) > 1_000
    assert max(map(abs, weights.values())) < 10 * SCALE


@pytest.mark.parametrize(
    "lines",
    [["of the", "Lind", ","], ["word"], ["a quay and", "the", "North Pier"], ["(", "Solvik", ")"]],
    ids=["links", "words", "clauses", "brackets"],
)
def test_time_grows_with_the_number_of_lines(lines: list[str]) -> None:
    def spent(count: int) -> float:
        units = read_units("\n\n".join([_PROSE, *(lines * count)[:count]]))
        begin = time.process_time()
        rejoin(units, sign_of)
        return time.process_time() - begin

    spent(100)
    small, large = min(spent(500) for _ in range(3)), spent(5_000)
    assert large < 40 * small + 0.2
