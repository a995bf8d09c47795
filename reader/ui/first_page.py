"""The first page, painted before Textual is loaded: a reader sees the words a quarter of a second sooner.

The frame is the one the widgets paint next, so that nothing moves under the reader's eyes. Keys typed
meanwhile wait in the terminal for Textual.
"""

import os
import sys
import termios
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from reader.article.model import Article
from reader.typesetting.cells import cell_len, drawable, fitted
from reader.typesetting.layout import Layout, LayoutOptions
from reader.typesetting.themes import TextStyle, Theme
from reader.typesetting.tokens import BLOCK_TOKENS, READER
from reader.ui.escape_codes import colour_depth, select
from reader.ui.opening import DEFAULT_MEASURE, ENTITIES_TITLE, QUOTES_TITLE, WAITING, Opening
from reader.ui.panes import TOP_MARGIN, plan, text_width

#: What the terminal was like before, to be given back at the end.
TerminalMode: TypeAlias = list[int | list[bytes | int]]
#: Makes a frame for a window of some cells and a terminal of some colours.
_Frame: TypeAlias = Callable[[tuple[int, int], int], Iterable[str]]

#: What is said behind the progress of a page on its way.
WAY_OUT = " · Esc cancels"


def paint(article: Article, opening: Opening, theme: Theme) -> TerminalMode | None:
    """Paint the first page on the terminal; return its former mode, or None if nothing was done."""
    return _paint(lambda size, depth: _rows(article, opening, theme, size, depth))


def paint_words(words: str, theme: Theme) -> TerminalMode | None:
    """Paint one line, and how to give up, while a page is on its way; return as `paint` does."""
    return _paint(lambda size, depth: _waiting_rows(words, theme, size, depth))


def words_at(size: tuple[int, int]) -> tuple[int, int]:
    """Return column and row of such a line in a window of `size` cells: where a page's first line stands."""
    width, height = size
    return max(1, (width - DEFAULT_MEASURE) // 2), min(TOP_MARGIN, height - 1)


def _paint(make: _Frame) -> TerminalMode | None:
    depth = colour_depth(os.environ)
    if not depth:
        return None  # the widgets' colours would differ from ours: better one frame that is right
    try:
        width, height = os.get_terminal_size(sys.stderr.fileno())
        before = termios.tcgetattr(0)
        quiet = [*before[:3], before[3] & ~(termios.ECHO | termios.ICANON), *before[4:]]
        termios.tcsetattr(0, termios.TCSANOW, quiet)
        frame = "".join(make((width, height), depth))
        os.write(sys.stderr.fileno(), f"\x1b[?1049h\x1b[?25l\x1b[?7l{frame}".encode("utf-8", "replace"))
    except (OSError, ValueError, termios.error):
        return None
    return before


def give_back(before: TerminalMode, *, leave_screen: bool) -> None:
    """Put the terminal back into the mode it was in before `paint`.

    `leave_screen` is for when Textual did not come to it: left twice, the alternate screen would put the
    cursor back over what was printed since.
    """
    os.write(sys.stderr.fileno(), b"\x1b[?1049l\x1b[?7h\x1b[?25h" if leave_screen else b"\x1b[?7h")
    termios.tcsetattr(0, termios.TCSADRAIN, before)


def _waiting_rows(words: str, theme: Theme, size: tuple[int, int], depth: int) -> Iterator[str]:
    width, height = size
    page = TextStyle(theme.ui["foreground"], theme.ui["background"])
    text, quiet = (select(style, page, depth) for style in (page, TextStyle(theme.ui["muted"])))
    for y in range(height):
        yield f"\x1b[{y + 1};1H{text}{' ' * width}"
    column, row = words_at(size)
    shown = drawable(fitted(words, max(0, width - column)))
    out = WAY_OUT if column + cell_len(shown) + len(WAY_OUT) <= width else ""
    yield f"\x1b[{row + 1};{column + 1}H{text}{shown}{quiet}{out}\x1b[0m"


def _rows(
    article: Article, opening: Opening, theme: Theme, size: tuple[int, int], depth: int
) -> Iterator[str]:
    width, height = size
    shared = plan(width, opening.measure, left=opening.entities, right=opening.quotes)
    left = shared.left if shared.beside and opening.entities else 0
    right = shared.right if shared.beside and opening.quotes else 0
    room = width - left - right
    measure = text_width(opening.measure, room)
    layout = Layout(article, LayoutOptions(measure=measure))
    top = layout.line_of(opening.offset) if opening.offset > 0 else 0
    ui = theme.ui
    page = TextStyle(ui["foreground"], ui["background"])
    quiet = select(TextStyle(ui["muted"]), page, depth)
    blank = select(page, page, depth) + " " * width
    for y in range(height - 1):
        yield f"\x1b[{y + 1};1H{blank}"
        line = layout.line(top + y - TOP_MARGIN) if y >= TOP_MARGIN else None
        if line is not None and (line.end > line.start or line.generated):
            words = drawable(line.generated or article.text[line.start : line.end])
            token = READER.Byline if line.generated else BLOCK_TOKENS[line.kind]
            column = left + (room - measure) // 2 + line.indent
            yield f"\x1b[{y + 1};{column + 1}H{select(theme.text_style((token,)), page, depth)}{words}"
        for title, start, shown in ((ENTITIES_TITLE, 0, left), (QUOTES_TITLE, width - right, right)):
            said = {1: title, 3: WAITING}.get(y)
            if said and shown:
                yield f"\x1b[{y + 1};{start + 3}H{quiet}{said}"
    title = drawable(article.meta.title)
    fitting = title if cell_len(title) < width // 2 else ""
    bar = select(TextStyle(ui["muted"], ui["panel"]), page, depth)
    yield f"\x1b[{height};1H{bar}{' ' * width}\x1b[{height};2H{fitting}\x1b[0m"
