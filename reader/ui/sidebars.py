"""The sidebars of the reading screen: which are shown, where, and which has the keyboard."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from reader.ui.actions import Mode
from reader.ui.frame import share
from reader.ui.line_list import LineList
from reader.ui.opening import ENTITIES_TITLE, QUOTES_TITLE, WAITING, Opening
from reader.ui.painting import Palette
from reader.ui.panes import over_width

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


class Sidebars:
    """Entities left, quotes right, annotations in the place of the quotes; over the text when narrow."""

    def __init__(self, screen: "ReaderScreen", look: Opening, palette: Palette) -> None:
        self._screen = screen
        self.entities = LineList(palette, ENTITIES_TITLE, empty=WAITING, id="entities")
        self.quotes = LineList(palette, QUOTES_TITLE, empty=WAITING, id="quotes")
        self.annotations = LineList(
            palette, "Highlights and notes", empty="None yet: v, then m", id="annotations"
        )
        self.annotations.display = False
        self.panes: Mapping[Mode, LineList] = {
            Mode.ENTITIES: self.entities,
            Mode.QUOTES: self.quotes,
            Mode.ANNOTATIONS: self.annotations,
        }
        self._wanted = {Mode.ENTITIES: look.entities, Mode.QUOTES: look.quotes}
        self._over: Mode | None = None

    def compose(self) -> ComposeResult:
        """Yield the panes, to be docked beside the page."""
        yield from self.panes.values()

    @property
    def focused(self) -> Mode | None:
        """The pane that has the keyboard."""
        return next((mode for mode, pane in self.panes.items() if self._screen.focused is pane), None)

    def shown(self) -> list[Mode]:
        """Return the panes that can be seen, in the order of Tab."""
        return [mode for mode, pane in self.panes.items() if pane.display]

    def arrange(self, width: int, height: int) -> None:
        """Share a window of `width` by `height` cells between text and panes."""
        settings = self._screen.page.settings
        shared = share(settings, width, left=self._wanted[Mode.ENTITIES], right=self._wanted[Mode.QUOTES])
        # The annotations take the place of the quotes where those stand beside the text.
        swapped = self._over is Mode.ANNOTATIONS and shared.beside and self._wanted[Mode.QUOTES]
        for mode, pane in self.panes.items():
            beside = swapped if mode is Mode.ANNOTATIONS else shared.beside and self._over is not mode
            wanted = self._wanted.get(mode, False) and not (swapped and mode is Mode.QUOTES)
            pane.display = self._over is mode or (beside and wanted)
            pane.set_class(not beside, "-over")
            pane.styles.width = shared.left if beside else over_width(width)
            pane.styles.height = max(1, height - 1)

    def arrange_again(self) -> None:
        """Share the window anew, after something else than its size has changed."""
        screen = self._screen
        self.arrange(screen.size.width, screen.size.height)
        screen.call_after_refresh(screen.update_status)

    def focus(self, mode: Mode) -> None:
        """Give the keyboard to a pane, showing it over the text if it is hidden."""
        self._screen.page.select(None)
        pane = self.panes[mode]
        if self._over is not mode:
            self._over = None
            self.arrange_again()
            if not pane.display:
                self._over = mode
                self.arrange_again()
        self._screen.set_focus(pane)

    def toggle(self, mode: Mode) -> None:
        """Show or hide a pane, and remember it; on narrow windows it opens over the text."""
        if self._over is mode:
            self.leave()
            return
        pane = self.panes[mode]
        had_focus = self.focused is mode
        self._wanted[mode] = not pane.display
        self._over = None
        self.arrange_again()
        if self._wanted[mode] and not pane.display:
            self.focus(mode)
        elif had_focus:
            self._screen.set_focus(self._screen.page)
        self._screen.state.keep_setting(mode.value, self._wanted[mode])

    def uncover(self) -> None:
        """Close the pane that lies over the text, if one does."""
        if self._over is not None:
            self._over = None
            self.arrange_again()

    def leave(self) -> None:
        """Go back to the text."""
        self.uncover()
        self._screen.set_focus(self._screen.page)

    def leave_if_covering(self) -> None:
        """Uncover the text when the pane in use hides what was asked for."""
        width = self._screen.size.width
        frame = self._screen.page.frame
        text = frame.lefts[-1] + frame.measure - frame.lefts[0]
        if self._over is not None and width < text + over_width(width):
            self.leave()
