"""The quiet line at the bottom: title, page, percentage, minutes left, marks; or a message for a while."""

from dataclasses import dataclass

from textual.strip import Strip
from textual.widget import Widget

from reader.typesetting.cells import cell_len, fitted
from reader.ui.painting import Palette, strip_of

#: How long a message stays, in seconds.
MESSAGE_SECONDS = 4.0
#: From this width on, in cells, the line also tells where the keys are told.
ROOMY = 100
#: Below this, in cells, a title says nothing.
NARROW = 12
#: Reading speed: code points a minute of alphabetic text, and of Chinese, Japanese or Korean.
ALPHABETIC_SPEED, IDEOGRAPHIC_SPEED = 1380, 450


@dataclass(frozen=True, slots=True)
class Status:
    """What the line says. `count` is the number typed so far, `mode` a word such as "SELECT".

    `cleaning` stands in the place of pages and minutes.
    """

    title: str = ""
    mode: str = ""
    page: int = 1
    pages: int = 1
    exact: bool = True
    percent: int = 0
    minutes: int = 0
    marks: int = 0
    count: str = ""
    cleaning: str = ""

    def right(self) -> str:
        """Return the right half."""
        if self.cleaning:
            return self.cleaning
        about = "" if self.exact else "~"
        parts = [f"page {self.page} of {about}{self.pages}", f"{self.percent}%"]
        parts.append(f"{self.minutes} min left" if self.minutes else "the end")
        if self.marks:
            parts.append("1 mark" if self.marks == 1 else f"{self.marks} marks")
        return " · ".join(parts)


class StatusLine(Widget):
    """Paints the status; knows nothing of where it comes from."""

    DEFAULT_CSS = "StatusLine { height: 1; dock: bottom; }"

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette = palette
        self.status = Status()
        self.message = ""
        self.failed = False
        self.words = ""

    def show(self, status: Status) -> None:
        """Show another status."""
        if status != self.status:
            self.status = status
            self.refresh()

    def show_words(self, words: str) -> None:
        """Show a line of words and nothing of pages: for screens that have none."""
        self.words = words
        self.refresh()

    def tell(self, message: str, *, failed: bool = False) -> None:
        """Show a message in place of the title; a failure stays until the next message."""
        self.message, self.failed = message, failed
        self.refresh()
        if message and not failed:
            self.set_timer(MESSAGE_SECONDS, lambda: self._forget(message))

    def forget(self) -> None:
        """Take back a message that is no failure: something else happens now."""
        if self.message and not self.failed:
            self.message = ""
            self.refresh()

    def _forget(self, message: str) -> None:
        if self.message == message and not self.failed:
            self.message = ""
            self.refresh()

    def set_palette(self, palette: Palette) -> None:
        """Paint with other colours."""
        self.palette = palette
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        width = self.size.width
        status = self.status
        panel = self.palette.status
        right = "" if self.words else f"{status.count}  {status.right()} ".lstrip()
        if right and width >= ROOMY:
            right = f"{right}· ? keys "
        moded = len(status.mode) + 2 if status.mode else 0
        room = width - cell_len(right) - 2
        words = self.message or self.words or status.title
        if room - moded < cell_len(words) and self.message:
            right, room = "", width - 2
        if not self.message and room < NARROW:
            words = ""
        left = fitted(words, max(0, room - moded))
        style = self.palette.failure if self.failed else self.palette.message if self.message else panel
        mode = [(f"{status.mode}  ", self.palette.mode)] if status.mode else []
        used = 1 + sum(len(text) for text, _ in mode) + cell_len(left)
        gap = " " * max(0, width - used - cell_len(right))
        return strip_of([(" ", panel), *mode, (left, style), (gap, panel), (right, panel)], width, panel)


def reading_speed(text: str) -> float:
    """Return the code points a minute that `text` is read at, by the script of its beginning."""
    sample = text[:4000]
    wide = 0 if sample.isascii() else sum(character >= "\u2e80" for character in sample)
    share = wide / max(1, len(sample))
    return ALPHABETIC_SPEED * (1 - share) + IDEOGRAPHIC_SPEED * share


def minutes_left(left: int, speed: float) -> int:
    """Return the minutes it takes to read `left` code points; 0 only at the end."""
    return max(1, round(left / speed)) if left > 0 else 0
