"""What a reader of Hebrew or Arabic can rely on: no terminal turns our words round a second time."""

import os
import pty
import sys
import tty

import pytest

from reader.ui import word_order


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


def test_a_pipe_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as pipe:
        monkeypatch.setattr(sys, "stderr", pipe)
        word_order.take_over()
    assert os.read(reading, 100) == b""
    os.close(reading)
