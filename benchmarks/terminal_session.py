"""A program in a pseudo-terminal, timed by what a person would see on its screen."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path

import pyte

#: Answers to what Textual asks a terminal, so that it need not wait for none.
_ANSWERS = {b"\x1b[c": b"\x1b[?62;22c", b"\x1b[?2026$p": b"\x1b[?2026;0$y", b"\x1b[6n": b"\x1b[1;1R"}


class TerminalSession:
    """Runs a program in a terminal of the given size, and knows its screen at every moment."""

    def __init__(self, command: Sequence[str], columns: int = 120, rows: int = 40) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.started = time.perf_counter()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
            size = struct.pack("HHHH", rows, columns, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(command[0], list(command), environment)

    def feed(self, seconds: float) -> bool:
        """Take what the program writes within `seconds`; False if that was nothing."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            return False
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self.terminal, answer)
        self.stream.feed(_without_private_modes(data))
        return True

    def until(self, words: str, limit: float = 30.0) -> float:
        """Wait until `words` are on the screen; return the seconds since the start."""
        deadline = time.perf_counter() + limit
        while not any(words in line for line in self.screen.display):
            if time.perf_counter() > deadline:
                raise TimeoutError(f"“{words}” did not come:\n" + "\n".join(self.screen.display))
            self.feed(0.05)
        return time.perf_counter() - self.started

    def settle(self, quiet: float = 0.4) -> None:
        """Wait until nothing has been written for `quiet` seconds."""
        while self.feed(quiet):
            pass

    def press(self, key: str, limit: float = 5.0) -> float:
        """Press a key; return the seconds until the screen has changed, settled for 40 ms."""
        before = list(self.screen.display)
        begun = time.perf_counter()
        os.write(self.terminal, key.encode())
        changed = begun
        while time.perf_counter() - begun < limit:
            if self.feed(0.04):
                changed = time.perf_counter()
            elif list(self.screen.display) != before:
                return changed - begun
        raise TimeoutError(f"the key {key!r} changed nothing")

    def resize(self, columns: int, rows: int, limit: float = 60.0) -> float:
        """Give the terminal another size; return the seconds until the screen has settled for 0.2 s."""
        self.screen.resize(rows, columns)
        begun = changed = time.perf_counter()
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        while time.perf_counter() - begun < limit:
            if self.feed(0.2):
                changed = time.perf_counter()
            elif changed > begun:
                return changed - begun
        raise TimeoutError("the new size changed nothing")

    def peak_memory(self) -> float:
        """Return the peak resident memory of its processes in MiB (Linux only; 0 elsewhere)."""
        return sum(_peak(pid) for pid in (self.pid, *_children(self.pid)))

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def _peak(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next(
        (int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0
    )


def _children(pid: int) -> list[int]:
    try:
        found = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [*found, *(deeper for child in found for deeper in _children(child))]


def _without_private_modes(data: bytes) -> bytes:
    """Drop the kitty keyboard sequences, which pyte would print."""
    for sequence in (b"\x1b[>25u", b"\x1b[>1u", b"\x1b[<u", b"\x1b[?u"):
        data = data.replace(sequence, b"")
    return data
