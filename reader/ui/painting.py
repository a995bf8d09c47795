"""From token types to terminal styles, and from styled pieces to a strip of cells."""

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.typesetting.cells import cell_len, drawable
from reader.typesetting.colours import grey_of_eight, of_eight
from reader.typesetting.themes import TextStyle, Theme
from reader.typesetting.tokens import HIGHLIGHT_TOKENS, READER, TokenType


class Palette:
    """The terminal styles of one theme, each made once.

    Where several tokens meet on the same words, they lie over one another as the theme says. `colourless` is
    for NO_COLOR and `few` for terminals of sixteen colours: there, marks are told by underline, bold and
    reverse, and by letters in the rail, because a tint would be lost or hide the words.
    """

    def __init__(self, theme: Theme, *, colourless: bool = False, few: bool = False) -> None:
        self.theme = theme
        #: Whether signs have to be letters.
        self.letters = colourless or few
        # Without colours, inks would only become greys of different strength.
        self._few = few and not colourless
        ui = {name: self._ink(colour) for name, colour in theme.ui.items()}
        page, panel = theme.ui["background"], theme.ui["panel"]
        self.base = Style(color=theme.ui["foreground"], bgcolor=page)
        self.muted = Style(color=theme.ui["muted"], bgcolor=page)
        if colourless:
            ui |= dict.fromkeys(("accent", "error"), theme.ui["foreground"])
        self.accent = Style(color=ui["accent"], bgcolor=page, bold=True)
        self.status = Style(color=theme.ui["muted"], bgcolor=panel)
        self.message = Style(color=theme.ui["foreground"], bgcolor=panel)
        self.failure = Style(color=ui["error"], bgcolor=panel, bold=True)
        self.mode = Style(color=ui["accent"], bgcolor=panel, bold=True)
        self.selected = Style(reverse=True) if self.letters else Style(bgcolor=theme.ui["selection"])
        self.selected_elsewhere = Style(bold=True) if self.letters else Style(bgcolor=panel)
        self._styles: dict[tuple[TokenType, ...], Style] = {}

    def of(self, *tokens: TokenType) -> Style:
        """Return the style of words that carry all of `tokens`, lowest rank first."""
        style = self._styles.get(tokens)
        if style is None:
            drawn = self.theme.text_style(tokens)
            style = self.base + (self._plain(drawn, tokens) if self.letters else _terminal_style(drawn))
            self._styles[tokens] = style
        return style

    def _ink(self, colour: str) -> str:
        return of_eight(colour, dark=self.theme.dark) if self._few else colour

    def _plain(self, drawn: TextStyle, tokens: Sequence[TokenType]) -> Style:
        """Return what tells marks apart without tints; an ink that was made for a tint goes with it."""
        carried = frozenset(tokens)
        dimmed = READER.Dimmed in carried
        own = drawn.colour if self._few and not carried & _TINTED else ""
        underlined = drawn.underline or bool(carried & (HIGHLIGHTS | _UNDERLINED))
        if READER.Highlight.Edge in carried:
            underlined = False
        return Style(
            color=grey_of_eight(dark=self.theme.dark) if own and dimmed else self._ink(own) if own else None,
            dim=(dimmed and not self._few) or None,
            bold=drawn.bold or bool(carried & _BOLD) or None,
            italic=drawn.italic or None,
            underline=underlined or None,
            reverse=(READER.Cursor not in carried and bool(carried & _REVERSED)) or None,
        )


HIGHLIGHTS = frozenset(HIGHLIGHT_TOKENS.values())
#: What is told without colours by reverse, by bold, and by a line under it.
_REVERSED = frozenset((READER.Selection, READER.Held, READER.Search, READER.Search.Current, READER.Label))
_BOLD = frozenset(
    (
        READER.Entity.Chosen,
        READER.Quote.Chosen,
        READER.Search.Current,
        READER.Highlight.Overlap,
        READER.Cursor,
        READER.Label,
    )
)
_UNDERLINED = frozenset((READER.Cursor, READER.Label.Typed))
_TINTED = (_REVERSED | _BOLD | _UNDERLINED) - {READER.Selection, READER.Highlight.Overlap}


def _terminal_style(style: TextStyle) -> Style:
    return Style(
        color=style.colour or None,
        bgcolor=style.background or None,
        bold=style.bold or None,
        italic=style.italic or None,
        underline=style.underline or None,
    )


def strip_of(pieces: Iterable[tuple[str, Style]], width: int, blank: Style) -> Strip:
    """Return a strip of `width` cells: the pieces, then blanks; what does not fit is cropped.

    Neighbours of one style become one segment: each costs some forty bytes of escape sequence. This is the
    one way of words to the screen, so control characters are turned into pictures here.
    """
    segments: list[Segment] = []
    used = 0
    run, run_style = "", blank
    for raw, style in pieces:
        text = drawable(raw)
        used += len(text) if text.isascii() else cell_len(text)
        if style == run_style:
            run += text
        else:
            if run:
                segments.append(Segment(run, run_style))
            run, run_style = text, style
    if used < width and run_style == blank:
        run += " " * (width - used)
    if run:
        segments.append(Segment(run, run_style))
    if used < width and run_style != blank:
        segments.append(Segment(" " * (width - used), blank))
    strip = Strip(segments, max(used, width))
    return strip if used <= width else strip.crop(0, width)
