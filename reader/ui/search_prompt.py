"""The prompt of a search: a line in the place of the status line, with what is found and how it is sought."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from reader.typesetting.cells import cell_len, fitted, graphemes, next_boundary
from reader.ui.line_editing import EDITS, EditedLine, line
from reader.ui.painting import Palette, strip_of

#: From this width on, in cells, the switches tell their keys.
_ROOMY = 72
#: Cells that are left to the words, at least.
_LEAST = 12


@dataclass(frozen=True, slots=True)
class Switch:
    """One way to search that can be turned on: its sign, its key, its action, and whether it is on."""

    sign: str
    key: str
    action: str
    on: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What the prompt says of the search so far: “3 of 17”, or what is wrong."""

    words: str = ""
    failed: bool = False


class SearchPrompt(Widget, can_focus=True):
    """Takes the words; tells its owner what is typed, which switch is clicked, and that it was left."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "SearchPrompt { layer: overlay; dock: bottom; height: 1; width: 100%; }"

    def __init__(
        self,
        palette: Palette,
        changed: Callable[[str], None],
        perform: Callable[[str], None],
        left: Callable[[], None],
    ) -> None:
        super().__init__()
        self.palette = palette
        self.line = EditedLine()
        self.answer = Answer()
        self.switches: tuple[Switch, ...] = ()
        self._changed, self._perform, self._left = changed, perform, left
        #: The first and last column of each switch, as painted.
        self._columns: list[tuple[int, int, str]] = []

    def show_line(self, text: str) -> None:
        """Put other words into the line, with the cursor behind them."""
        self._edit(line(text))

    def show(self, answer: Answer, switches: tuple[Switch, ...]) -> None:
        """Show what was found, and which switches are on."""
        self.answer, self.switches = answer, switches
        self.refresh()

    def set_palette(self, palette: Palette) -> None:
        """Paint with other colours."""
        self.palette = palette
        self.refresh()

    def _edit(self, edited: EditedLine) -> None:
        before, self.line = self.line, edited
        self.refresh()
        if edited.text != before.text:
            self._changed(edited.text)

    def on_key(self, event: events.Key) -> None:
        """Edit the line; other keys go on to the screen."""
        edit = EDITS.get(event.key)
        if edit is not None:
            self._edit(edit(self.line))
        elif event.is_printable and event.character:
            self._edit(self.line.typed(event.character))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Put what is pasted into the line: line ends are spaces, as a search takes them."""
        event.stop()
        words = " ".join(event.text.split("\n"))
        self._edit(self.line.typed("".join(sign for sign in words if sign.isprintable())))

    def on_blur(self) -> None:
        """Tell that the text or a sidebar was clicked; that another window is used now means nothing."""
        if self.app.app_focus:
            self._left()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Turn the switch under the mouse on or off."""
        event.stop()
        for first, last, action in self._columns:
            if first <= event.x <= last:
                self._perform(action)

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        width, palette = self.size.width, self.palette
        switches = self._switches(width)
        used = sum(cell_len(text) for text, _ in switches)
        style = palette.failure if self.answer.failed else palette.message
        answer = fitted(self.answer.words, max(0, width - used - _LEAST - 4))
        room = max(1, width - used - cell_len(answer) - 4)
        words = self._words(room)
        taken = sum(cell_len(text) for text, _ in words)
        gap = " " * max(1, width - 2 - taken - cell_len(answer) - used)
        pieces = [(" /", palette.mode), *words, (gap, palette.status), (answer, style), *switches]
        column = width - used
        self._columns = []
        for (text, _), switch in zip(switches[1::2], self.switches, strict=False):
            column += 2
            self._columns.append((column, column + cell_len(text) - 1, switch.action))
            column += cell_len(text)
        return strip_of(pieces, width, palette.status)

    def _switches(self, width: int) -> list[tuple[str, Style]]:
        """Return the pieces of the switches: a gap before each, and one cell behind all."""
        if width < 2 * _LEAST:
            return []
        palette = self.palette
        pieces: list[tuple[str, Style]] = []
        for switch in self.switches:
            label = f"{switch.key} {switch.sign}" if width >= _ROOMY else switch.sign
            pieces += [("  ", palette.status), (label, palette.mode if switch.on else palette.status)]
        return [*pieces, (" ", palette.status)]

    def _words(self, room: int) -> list[tuple[str, Style]]:
        """Return the words around the cursor, in at most `room` cells, and the cursor."""
        text, cursor = self.line.text, self.line.cursor
        behind = next_boundary(text, cursor)
        under = text[cursor:behind] or " "
        before = _last_cells(text[:cursor], room - cell_len(under))
        after = fitted(text[behind:], max(0, room - cell_len(before) - cell_len(under)))
        words = self.palette.message
        return [(before, words), (under, words + Style(reverse=True)), (after, words)]


def _last_cells(text: str, room: int) -> str:
    """Return the end of `text` that takes no more than `room` cells."""
    if cell_len(text) <= room:
        return text
    start, used = len(text), 0
    for begin, _, cells in reversed(list(graphemes(text, 0, len(text)))):
        if used + cells > room:
            break
        start, used = begin, used + cells
    return text[start:]
