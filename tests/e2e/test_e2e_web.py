"""A web page on the real program in a real terminal: progress, giving up, errors, and reading it offline."""

import os
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no ptys here", allow_module_level=True)

from terminal import Terminal
from web_server import STORY, TITLE, Server, Visitor

import reader

ROOT = Path(reader.__file__).resolve().parent.parent


def open_terminal(*arguments: str) -> Terminal:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    return Terminal([sys.executable, "-m", "reader", *arguments], environment)


def slowly(visitor: Visitor) -> None:
    data = STORY.encode("utf-8")
    visitor.send(f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {len(data)}\r\n\r\n")
    for at in range(0, len(data), 40):
        visitor.send(data[at : at + 40])
        time.sleep(0.06)


def test_a_page_comes_in_is_read_and_opens_offline(server: Server) -> None:
    url = server.at("/story", slowly)
    with open_terminal(url) as terminal:
        terminal.shows("Fetching 127.0.0.1…")
        terminal.shows("bytes of")
        assert "Esc cancels" in terminal.shown
        terminal.shows(TITLE)
        terminal.tells("page 1 of")
        assert "Fetching" not in terminal.shown
        terminal.press("q")
        assert terminal.ends() == 0
    server.stop()
    with open_terminal(url) as terminal:
        terminal.shows(TITLE)
        terminal.tells("This is the copy kept today")
        terminal.press("q")
        assert terminal.ends() == 0


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
def test_whoever_gives_up_has_the_shell_back_at_once(server: Server, key: str) -> None:
    with open_terminal(server.at("/story", Visitor.hang)) as terminal:
        terminal.shows("Fetching 127.0.0.1…")
        terminal.until(lambda: server.requests, "the request")
        terminal.until(lambda: b"\x1b[?1000h" in terminal.sent, "Textual")
        began = time.monotonic()
        terminal.press(key)
        assert terminal.ends() == 130
        assert time.monotonic() - began < 1.0
        assert terminal.echoes
        assert "Traceback" not in terminal.shown
        assert b"\x1b[?1049l" in terminal.sent  # the screen of before is back
    assert server.until_gone()


def test_a_page_that_does_not_come_is_told_in_the_shell(server: Server) -> None:
    with open_terminal(server.url("/missing")) as terminal:
        assert terminal.ends() == 1
        assert "broadsheet: 127.0.0.1 has no such page (404)" in terminal.shown.replace("\n", "")
        assert terminal.echoes
        assert "Traceback" not in terminal.shown


def test_a_command_shows_its_progress_in_one_line_and_takes_it_back(server: Server) -> None:
    with open_terminal("clean", server.at("/story", slowly)) as terminal:
        terminal.shows("Fetching 127.0.0.1…")
        terminal.shows("Ctrl+C cancels")
        assert terminal.ends() == 0
        assert terminal.rows[0].strip() == TITLE
        assert "Fetching" not in terminal.shown
