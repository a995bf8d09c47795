"""The quiet line at the bottom: what is on, title, section, page, minutes left; or a message for a while."""

from textual.strip import Strip
from textual.widget import Widget

from reader.typesetting.cells import cell_len, fitted
from reader.typesetting.ordering import on_screen
from reader.ui.painting import Palette, strip_of
from reader.ui.status_words import Said, Status, hints_in, said

#: How long a message stays, in seconds.
MESSAGE_SECONDS = 4.0


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
        panel = self.palette.status
        if self.words:
            line = Said(
                "", fitted(self.message, width - 2) if self.message else hints_in(self.words, width - 2), ""
            )
        else:
            line = said(self.status, width, self.message)
        style = self.palette.failure if self.failed else self.palette.message if self.message else panel
        mode = [(f"{line.mode}  ", self.palette.mode)] if line.mode else []
        used = 1 + sum(cell_len(text) for text, _ in mode) + cell_len(line.left)
        gap = " " * max(0, width - used - cell_len(line.right))
        return strip_of(
            [(" ", panel), *mode, (on_screen(line.left), style), (gap, panel), (line.right, panel)],
            width,
            panel,
        )
