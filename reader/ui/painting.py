"""From token types to terminal styles, and from styled pieces to a strip of cells."""

from collections.abc import Iterable, Sequence

from rich.color import Color as RichColor
from rich.color import blend_rgb
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.typesetting.cells import cell_len, drawable
from reader.typesetting.themes import TextStyle, Theme
from reader.typesetting.tokens import READER, TokenType


class Palette:
    """The terminal styles of one theme, each made once.

    Where several tokens meet on the same words, the later ones win, as the theme says; but two highlights
    blend their backgrounds, so that both can be seen. `colourless` is for NO_COLOR: highlights are underlined
    and the selection is reversed.
    """

    def __init__(self, theme: Theme, *, colourless: bool = False) -> None:
        self.theme = theme
        self._colourless = colourless
        ui = theme.ui
        self.base = Style(color=ui["foreground"], bgcolor=ui["background"])
        self.muted = Style(color=ui["muted"], bgcolor=ui["background"])
        self.accent = Style(color=ui["accent"], bgcolor=ui["background"], bold=True)
        self.status = Style(color=ui["muted"], bgcolor=ui["panel"])
        self.message = Style(color=ui["foreground"], bgcolor=ui["panel"])
        self.failure = Style(color=ui["error"], bgcolor=ui["panel"], bold=True)
        self.mode = Style(color=ui["accent"], bgcolor=ui["panel"], bold=True)
        self.selected = Style(bgcolor=ui["selection"], reverse=colourless or None)
        self.selected_elsewhere = Style(bgcolor=ui["panel"])
        self._styles: dict[tuple[TokenType, ...], Style] = {}

    def of(self, *tokens: TokenType) -> Style:
        """Return the style of words that carry all of `tokens`, lowest rank first."""
        style = self._styles.get(tokens)
        if style is None:
            style = self.base + _terminal_style(self.theme.text_style(tokens))
            highlights = [
                token for token in tokens if token in READER.Highlight and token != READER.Highlight
            ]
            colours = [self.theme.text_style((token,)).background for token in highlights]
            colours = [colour for colour in dict.fromkeys(colours) if colour]
            if len(colours) > 1 and self.theme.text_style(tokens).background in colours:
                style += Style(bgcolor=_blended(colours))
            if self._colourless:
                style += _without_colour(tokens)
            self._styles[tokens] = style
        return style


def _terminal_style(style: TextStyle) -> Style:
    return Style(
        color=style.colour or None,
        bgcolor=style.background or None,
        bold=style.bold or None,
        italic=style.italic or None,
        underline=style.underline or None,
    )


def _without_colour(tokens: Sequence[TokenType]) -> Style:
    """Return what tells marks apart where colours are not shown: underline, bold, reverse."""
    marked = any(token in READER.Highlight for token in tokens)
    chosen = any(
        token in (READER.Entity.Chosen, READER.Quote.Chosen, READER.Search.Current) for token in tokens
    )
    selected = any(token in (READER.Selection, READER.Cursor) for token in tokens)
    return Style(underline=marked or None, bold=chosen or None, reverse=selected or None)


def _blended(colours: Sequence[str]) -> RichColor:
    triplets = [RichColor.parse(colour).get_truecolor() for colour in colours]
    mixed = triplets[0]
    for count, triplet in enumerate(triplets[1:], 2):
        mixed = blend_rgb(mixed, triplet, 1 / count)
    return RichColor.from_triplet(mixed)


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
