"""What is shown while a page is on its way: how far it is, and how to give up."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from reader.sources.web.progress import progress_words
from reader.typesetting.cells import cell_len, drawable, fitted
from reader.ui.fetching import Fetching
from reader.ui.first_page import WAY_OUT, words_at
from reader.ui.painting import Palette, strip_of

if TYPE_CHECKING:
    from reader.ui.app import BroadsheetApp

#: Seconds between two looks at how far the page is.
LOOK = 0.05


class FetchingScreen(Screen[None], inherit_bindings=False):
    """Waits for a page, and gives it up on Esc, q or Ctrl+C."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,ctrl+c", "cancel", show=False)]

    def __init__(self, fetching: Fetching, palette: Palette) -> None:
        super().__init__()
        self.fetching = fetching
        self.view = FetchingView(fetching, palette)

    def compose(self) -> ComposeResult:
        """Show the one line."""
        yield self.view

    def on_mount(self) -> None:
        """Look again and again."""
        self._watch = self.set_interval(LOOK, self._look)

    def _look(self) -> None:
        self.view.look()
        # Something may lie over it: words that could not be saved, waiting for an answer.
        if self.fetching.done and self.app.screen is self:
            self._watch.stop()
            cast("BroadsheetApp", self.app).page_came(self.fetching)

    def action_cancel(self) -> None:
        """Give up."""
        self.fetching.cancel()

    def on_unmount(self) -> None:
        """Give up when the program is left otherwise."""
        self.fetching.cancel()


class FetchingView(Widget):
    """Paints how far the page is, where its first line will stand."""

    DEFAULT_CSS = "FetchingView { width: 1fr; height: 1fr; layer: base; }"

    def __init__(self, fetching: Fetching, palette: Palette) -> None:
        super().__init__()
        self.fetching = fetching
        self.palette = palette
        self._words = ""

    def look(self) -> None:
        """Paint anew if there is something new to say."""
        words = progress_words(self.fetching.progress)
        if words != self._words:
            self._words = words
            self.refresh()

    def set_palette(self, palette: Palette) -> None:
        """Paint with other colours."""
        self.palette = palette
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        width, palette = self.size.width, self.palette
        column, row = words_at((width, self.size.height))
        if y != row:
            return Strip.blank(width, palette.base)
        words = drawable(fitted(progress_words(self.fetching.progress), max(0, width - column)))
        out = WAY_OUT if column + cell_len(words) + len(WAY_OUT) <= width else ""
        return strip_of([(" " * column + words, palette.base), (out, palette.muted)], width, palette.base)
