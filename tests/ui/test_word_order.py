"""What a reader of Hebrew or Arabic can rely on: no terminal turns our words round a second time."""

import os
import pty
import re
import sys
import tty
from dataclasses import replace

import pytest
from made import opened
from reading import reading

from reader.typesetting.options import RightToLeft
from reader.ui import word_order
from reader.ui.handlers.page_settings import change


def test_a_terminal_is_told_and_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        word_order.take_over()
        word_order.give_back()
        told = b""
        while len(told) < 8:
            told += os.read(ours, 8 - len(told))
        assert told == b"\x1b[8l\x1b[8h"
    os.close(ours)
    word_order.give_back()  # it is closed: nobody to tell, and nothing to complain of


def test_the_reader_may_leave_the_order_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(word_order, "take_over", lambda: told.append("ours"))
    monkeypatch.setattr(word_order, "give_back", lambda: told.append("terminal"))
    for order in RightToLeft:
        word_order.arrange(order)
    assert told == list(RightToLeft)


async def test_a_line_left_to_the_terminal_is_sent_as_it_stands_in_the_text() -> None:
    words = "חומת הנמל נצבעה שוב באביב"
    made = opened(f"Walls\n\n{words} 2024.", "/pages/hebrew.txt")
    async with reading(made, (80, 24)) as session:
        assert words not in session.shown
        settings = replace(session.screen.page.settings, right_to_left=RightToLeft.TERMINAL)
        change(session.screen, settings)
        await session.pilot.pause()
        assert words in session.shown


def test_a_pipe_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as pipe:
        monkeypatch.setattr(sys, "stderr", pipe)
        word_order.take_over()
    assert os.read(reading, 100) == b""
    os.close(reading)


async def test_a_drag_below_a_hebrew_paragraph_reaches_its_end() -> None:
    words = "חומת הנמל נצבעה שוב באביב"
    made = opened(f"Walls\n\n{words}\n\nThe tide came in.", "/pages/drag.txt")
    async with reading(made, (80, 24)) as session:
        page = session.screen.page
        hebrew = re.compile("[\u05d0-\u05ea]")
        y = next(at for at, row in enumerate(session.rows) if hebrew.search(row))
        begin = session.text.index(words)
        right = max(at for at, sign in enumerate(session.rows[y]) if sign != " ")
        assert page.nearest_offset(right, y) == begin
        last = begin + len(words) - 1
        assert page.nearest_offset(right, y + 1) == last
        assert page.nearest_offset(0, y + 1) == last
