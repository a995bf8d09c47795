"""A terminal in memory with a real program in it: keys and mouse go in by a pty, pyte shows the screen."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte

#: How long anything may take, in seconds: machines that run tests are slow at times.
PATIENCE = 20.0

#: Questions to and settings of newer terminals, which pyte would print: modes, keyboard protocol, versions.
_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[?>=<][0-9;]*\$?[a-zA-Z]|\x1b\[[0-9;]*[ $'\"!][a-zA-Z]|\x1bP[^\x1b]*\x1b\\"
)
#: The beginning of a sequence whose end has not arrived yet.
_UNFINISHED = re.compile(rb"\x1b(?:[\[P\]][^\x1b\x07a-zA-Z]{0,80})?\Z")

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "backspace": "\x7f", "space": " ", "up": "\x1b[A",
    "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "ctrl+s": "\x13", "ctrl+q": "\x11", "ctrl+p": "\x10",
    "ctrl+u": "\x15", "ctrl+c": "\x03",
}  # fmt: skip


class Terminal:
    """Runs a command on a terminal of its own; a context manager that leaves no process behind."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self.sent = b""
        self._stream = pyte.ByteStream(self.screen)
        self._waiting = b""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process = subprocess.Popen(
            # The first terminal that the leader of a session opens is that session's own.
            ["/bin/sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(slave), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environment),
            start_new_session=True,
        )
        self._slave = slave  # kept open: a terminal without any program in it would report errors
        os.set_blocking(self._master, False)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        os.close(self._slave)
        os.close(self._master)

    @property
    def rows(self) -> list[str]:
        return self.screen.display

    @property
    def shown(self) -> str:
        return "\n".join(self.rows)

    @property
    def status(self) -> str:
        return self.rows[-1].strip()

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        self.screen.resize(lines, columns)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def press(self, *keys: str) -> None:
        """Press keys: names of KEYS, or characters as they are, several in one string."""
        for key in keys:
            self._write(KEYS.get(key, key))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse on one cell, move it to another, let go; cells count from 0, as SGR reports."""
        (x, y), (to_x, to_y) = start, end
        middle = (x + to_x) // 2
        self._write(f"\x1b[<0;{x + 1};{y + 1}M")
        self._write(f"\x1b[<32;{middle + 1};{y + 1}M")
        self._write(f"\x1b[<32;{to_x + 1};{to_y + 1}M")
        self._write(f"\x1b[<0;{to_x + 1};{to_y + 1}m")

    def mouse(self, button: int, cell: tuple[int, int], *, up: bool = False) -> None:
        """Report a button over a cell as SGR does: 0 pressed, 32 moved with it down, 35 moved without."""
        self._write(f"\x1b[<{button};{cell[0] + 1};{cell[1] + 1}{'m' if up else 'M'}")

    def cell_of(self, words: str) -> tuple[int, int]:
        """Return column and row of the first cell of `words`; the text must have single-cell letters."""
        for y, row in enumerate(self.rows):
            if words in row:
                return row.index(words), y
        raise AssertionError(f"{words!r} is not on the screen\n{self.shown}")

    def looks(self, y: int) -> list[pyte.screens.Char]:
        """Return letters, colours and styles of a row, in which a cursor can be told."""
        return [self.screen.buffer[y][x] for x in range(self.screen.columns)]

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait until something holds on the screen."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"waited in vain for {what}\n{self.shown}"
            if not self._read(0.05) and self.process.poll() is not None:
                self._read(0)
                assert holds(), f"the program ended ({self.process.returncode}) before {what}\n{self.shown}"

    def shows(self, words: str) -> None:
        """Wait until `words` stand on the screen."""
        self.until(lambda: words in self.shown, repr(words))

    def tells(self, words: str) -> None:
        """Wait until `words` stand in the status line."""
        self.until(lambda: words in self.status, f"{words!r} in the status line")

    def page(self) -> list[str]:
        """Return the rows above the status line, when the program has painted all it had to paint."""
        while self._read(0.25):
            pass
        return self.rows[:-1]

    def ends(self) -> int:
        """Wait until the program has ended by itself and return its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, f"the program does not end\n{self.shown}"
            self._read(0.02)
        self._read(0)
        return self.process.returncode

    def kill(self) -> None:
        """Kill the program and all it started, as kill -9 does."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows what is typed, as a shell's does."""
        return bool(termios.tcgetattr(self._master)[3] & termios.ECHO)

    def _write(self, text: str) -> None:
        data = text.encode("utf-8")
        while data:
            _, writable, _ = select.select([], [self._master], [], PATIENCE)
            assert writable, "the terminal takes no keys"
            data = data[os.write(self._master, data) :]

    def _read(self, wait: float) -> bool:
        """Take in what the program printed, waiting at most `wait` seconds; False if there was nothing."""
        readable, _, _ = select.select([self._master], [], [], wait)
        if not readable:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # the other end is closed
            return False
        self.sent += data
        data = _UNKNOWN_TO_PYTE.sub(b"", self._waiting + data)
        unfinished = _UNFINISHED.search(data)
        cut = unfinished.start() if unfinished else len(data)
        self._waiting = data[cut:]
        self._stream.feed(data[:cut])
        return bool(data)
