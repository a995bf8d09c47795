"""Marking on the real program in a real terminal: hints, a drag over pages, a highlight edited in place."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no ptys here", allow_module_level=True)

from test_e2e_main_job import annotations, open_terminal, stands


def test_three_keys_highlight_a_sentence(article_file: Path) -> None:
    with open_terminal(article_file) as terminal:
        stands(terminal)
        terminal.press("s")
        terminal.tells("Letters highlight")
        terminal.press("d")
        terminal.tells("Highlighted")
        terminal.press("q")
        assert terminal.ends() == 0
    assert len(annotations(article_file)) == 1


def test_a_drag_held_at_the_bottom_turns_the_page_and_keeps_all_of_it(article_file: Path) -> None:
    with open_terminal(article_file, size=(70, 16)) as terminal:
        stands(terminal)
        start = terminal.cell_of("customs house")
        terminal.mouse(0, start)
        terminal.mouse(32, (start[0] + 4, start[1] + 2))
        terminal.tells("SELECT")
        terminal.mouse(32, (30, 15))
        terminal.tells("page 2 of")
        terminal.mouse(32, (30, 5))
        terminal.mouse(0, (30, 5), up=True)
        terminal.tells("m or 1–5 marks")
        terminal.mouse(35, (5, 3))  # moves without a button select nothing more
        terminal.press("2")
        terminal.tells("Highlighted in green")
        terminal.press("q")
        assert terminal.ends() == 0
    (kept,) = annotations(article_file)
    assert kept["exact"].startswith("customs house")
    assert len(kept["exact"]) > 600, "more than a page of 13 lines"


def test_a_click_takes_a_highlight_in_hand_and_keys_change_it(article_file: Path) -> None:
    with open_terminal(article_file) as terminal:
        stands(terminal)
        x, y = terminal.cell_of("customs house")
        terminal.drag((x, y), (x + 12, y))
        terminal.tells("m or 1–5 marks")
        terminal.press("1")
        terminal.tells("Highlighted in yellow")
        terminal.mouse(0, (x + 3, y))
        terminal.mouse(0, (x + 3, y), up=True)
        terminal.tells("HIGHLIGHT 1 of 1")
        terminal.press(">", ">", "4")
        terminal.tells("Recoloured in pink")
        terminal.press("home", "w", "S")
        terminal.tells("Split in two")
        terminal.press("u")
        terminal.tells("Undone")
        terminal.press("q", "q")
        assert terminal.ends() == 0
    assert [(one["exact"], one["colour"]) for one in annotations(article_file)] == [
        ("customs house of Velmora", "pink")
    ]
