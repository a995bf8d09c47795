"""The mouse on the page: we own it, so that a drag counts in words of the article, not in cells."""

from dataclasses import dataclass, replace

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from reader.article import Article, Span
from reader.typesetting.cells import next_boundary
from reader.ui.motions import Selection, settled, spanning
from reader.ui.mouse import ClickChain, dragged, edge_of, unit_at

#: How long a drag rests beyond an edge of the page before that is turned, and then between turns, in seconds.
EDGE_SECONDS = 0.35
#: Lines that one step of the wheel moves.
_WHEEL_LINES = 3


@dataclass(frozen=True, slots=True)
class _Drag:
    """A drag under way: the unit it began on, of how many clicks, and where the mouse is."""

    start: Span
    unit: int
    x: int
    y: int
    #: Whether moves told of a pressed button: then one without a button tells that it was let go unseen.
    told: bool = False


class PageMouse(Widget):
    """What clicks, drags and the wheel do on a page.

    The page tells where things are (`offset_under`, `nearest_offset`) and shows what comes of it (`select`,
    `turn`, `shift_lines`); lines and cells are its own affair.
    """

    class Selected(Message, namespace="page_view"):
        """A selection was made with the mouse."""

    class Pressed(Message, namespace="page_view"):
        """The mouse was clicked on the text without selecting; `offset` is where, `text` whether on words."""

        def __init__(self, offset: int, *, on_text: bool = True) -> None:
            super().__init__()
            self.offset = offset
            self.on_text = on_text

    article: Article
    selection: Selection | None
    cursor: int
    _drag: _Drag | None = None
    _turning: Timer | None = None
    _chain = ClickChain()

    def offset_under(self, x: int, y: int) -> int | None:
        """Return the offset of the text under a cell of the widget, or None in the margins."""
        raise NotImplementedError

    def nearest_offset(self, x: int, y: int) -> int:
        """Return the offset of the text under a cell of the widget or nearest to it."""
        raise NotImplementedError

    def cursor_on_page(self) -> int:
        """Return the cursor, put to the first word of the page if it is elsewhere."""
        raise NotImplementedError

    def select(self, selection: Selection | None) -> None:
        """Show `selection`, turning to the page its cursor is on; None lets go of it."""
        raise NotImplementedError

    def turn(self, pages: int) -> None:
        """Turn `pages` pages forward, or back when negative."""
        raise NotImplementedError

    def shift_lines(self, lines: int) -> None:
        """Move by `lines` lines."""
        raise NotImplementedError

    def text_rows(self) -> range:
        """Return the rows on which text can stand: a drag held above or below them turns pages."""
        raise NotImplementedError

    # Clicks and drags.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a drag; the second and third click on the spot take the word and the sentence.

        With Shift, or with Alt where the terminal keeps Shift for itself, what is selected reaches as far as
        the click; where nothing is selected, it begins at the cursor.
        """
        if event.button != 1:
            return  # other buttons do nothing to a selection
        extends = event.shift or event.meta
        anchor = self.selection.anchor if self.selection is not None else self.cursor_on_page()
        self.focus()
        text, offset = self.article.text, self.nearest_offset(event.x, event.y)
        clicks = 1 if extends else self._clicks(event)
        unit = Span(anchor, next_boundary(text, anchor)) if extends else unit_at(text, offset, clicks)
        self._drag = _Drag(unit, clicks, event.x, event.y)
        self.capture_mouse()
        event.stop()
        if not text:
            return
        if extends:
            self.select(dragged(text, unit, unit_at(text, offset, 1)))
        elif clicks > 1:
            self.select(spanning(text, unit))
        else:
            self.select(None)
            self.cursor = settled(text, offset)

    def _clicks(self, event: events.MouseDown) -> int:
        self._chain = self._chain.pressed(event.x, event.y, event.time)
        return self._chain.count

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the selection by letters, words or sentences, as the drag began; turn pages at an edge."""
        drag = self._drag
        if drag is None:
            return
        if drag.told and not event.button:
            self._end_drag()  # the button was let go where the terminal did not see it
            return
        self._drag = replace(drag, x=event.x, y=event.y, told=drag.told or event.button == 1)
        self._follow_drag()
        if not edge_of(event.y, self.text_rows()):
            self._stop_turning()
        elif self._turning is None:
            self._turning = self.set_interval(EDGE_SECONDS, self._turn_at_edge)

    def _follow_drag(self) -> None:
        """Let the selection reach as far as the mouse."""
        drag, text = self._drag, self.article.text
        if drag is None or not text:
            return
        offset = self.nearest_offset(drag.x, drag.y)
        if self.selection is None and drag.start.contains(offset):
            return
        self.select(dragged(text, drag.start, unit_at(text, offset, drag.unit)))

    def _turn_at_edge(self) -> None:
        """Turn the page that the mouse is held beyond, and take the selection along."""
        step = edge_of(self._drag.y, self.text_rows()) if self._drag is not None else 0
        if not step:
            self._stop_turning()
            return
        self.turn(step)
        self._follow_drag()

    def _stop_turning(self) -> None:
        if self._turning is not None:
            self._turning.stop()
            self._turning = None

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the drag; what is selected stays selected."""
        if self._drag is None or event.button > 1:
            return
        event.stop()
        clicked_at = (event.x, event.y)
        on_text = self.offset_under(*clicked_at) is not None
        self._end_drag()
        if self.selection is None:
            self.post_message(self.Pressed(self.cursor, on_text=on_text))

    def _end_drag(self) -> None:
        """Be done with a drag, however it ended; what is selected stays selected."""
        drag, self._drag = self._drag, None
        self._stop_turning()
        if drag is None:
            return
        self.release_mouse()
        if self.selection is not None:
            if drag.unit == 1:
                self._chain = ClickChain()  # a drag is no first click
            self.post_message(self.Selected())

    def on_blur(self) -> None:
        """Take a lost focus for the end of a drag: the button may be let go in another window."""
        self._end_drag()

    def on_unmount(self) -> None:
        """Turn no more pages."""
        self._stop_turning()

    # The wheel.

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move down with the wheel."""
        event.stop()
        self.shift_lines(_WHEEL_LINES)
        self._follow_drag()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move up with the wheel."""
        event.stop()
        self.shift_lines(-_WHEEL_LINES)
        self._follow_drag()
