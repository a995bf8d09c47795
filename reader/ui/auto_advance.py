"""Pages that turn by themselves at a reading speed, or sentences while focus is on."""

import time
from typing import TYPE_CHECKING

from reader.article import Span
from reader.ui.actions import Mode
from reader.ui.pacing import USUAL, Pace, allowed_speed, begun, moved_on

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.ui.reading_helpers import ReadingHelpers
    from reader.ui.screens.reader import ReaderScreen

#: How often the clock is looked at, in seconds, and what counts at most as passed: a laptop may sleep.
TICK, LONGEST_TICK = 0.2, 1.0
SETTING = "words_a_minute"


class AutoAdvance:
    """The clock of one reading screen; it stands while something is selected, asked or in the way."""

    def __init__(self, screen: "ReaderScreen", helpers: "ReadingHelpers") -> None:
        self._screen = screen
        self._helpers = helpers
        self._pace: Pace | None = None
        self._shown = Span(0, 0)
        self._timer: Timer | None = None
        self._looked = 0.0
        self._held = False

    @property
    def running(self) -> bool:
        """Whether it is on, be it waiting or not."""
        return self._pace is not None

    def start(self, speed: int | None = None) -> None:
        """Begin, or go on at another speed in words a minute; without one, at the last."""
        screen = self._screen
        wanted = speed or screen.state.setting(SETTING, USUAL)
        allowed = allowed_speed(wanted)
        if speed:
            screen.state.keep_setting(SETTING, allowed)
        self._shown = self._stretch()
        self._pace = begun(screen.page.article.text, self._shown, allowed)
        self._looked = time.monotonic()
        if self._timer is None:
            self._timer = screen.set_interval(TICK, self._tick)
        turned = "Pages turn" if self._helpers.unit is None else "The focus moves"
        limit = "" if wanted == allowed else ", which is as far as it goes"
        screen.tell(f"{turned} at {allowed} words a minute{limit} · A stops, 300A changes the speed")

    def stop(self, told: str) -> None:
        """End, and say why."""
        self._pace = None
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._screen.tell(told)
        self._screen.update_status()

    def moved(self) -> None:
        """Take the time of what is shown now."""
        if self._pace is None:
            return
        shown = self._stretch()
        if shown == self._shown:
            return
        text = self._screen.page.article.text
        focused = self._helpers.unit is not None
        if focused:
            self._pace = begun(text, shown, self._pace.speed)
        else:
            self._pace = moved_on(self._pace, text, self._shown, shown)
        self._shown = shown

    def _tick(self) -> None:
        now = time.monotonic()
        passed, self._looked = min(now - self._looked, LONGEST_TICK), now
        self.let_pass(passed)

    def let_pass(self, seconds: float) -> None:
        """Let so many seconds pass, and go on when the time of these words is over."""
        if self._pace is None:
            return
        held = self._must_wait()
        if held != self._held:
            self._held = held
            self._screen.update_status()
        if held:
            return
        self._pace = self._pace.after(seconds)
        if self._pace.due:
            self._go_on()

    def _go_on(self) -> None:
        page = self._screen.page
        before = self._stretch()
        if self._helpers.unit is not None:
            self._helpers.step(1)
        else:
            page.turn(1)
        if self._stretch() == before:
            self.stop("The end: pages no longer turn by themselves")
            return
        self.moved()

    def _must_wait(self) -> bool:
        """Tell whether the reader is doing something else than reading."""
        screen = self._screen
        return (
            screen.app.screen is not screen
            or screen.focused is not screen.page
            or screen.mode is not Mode.READ
            or screen.pending is not None
        )

    def _stretch(self) -> Span:
        return self._helpers.in_focus or self._screen.page.shown()

    def words(self) -> str:
        """Return what the status line says of it."""
        if self._pace is None:
            return ""
        return f"{self._pace.speed} wpm{', waiting' if self._held else ''}"
