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
from reader.typesetting.glance import glance
from reader.typesetting.layout import Layout, Line
from reader.typesetting.ordering import on_screen
from reader.typesetting.pages import Pages
from reader.typesetting.placing import pieces
from reader.typesetting.themes import TextStyle, Theme
from reader.typesetting.tokens import BLOCK_TOKENS
from reader.ui.escape_codes import colour_depth, select
from reader.ui.frame import frame_of, share
from reader.ui.opening import DEFAULT_MEASURE, ENTITIES_TITLE, QUOTES_TITLE, WAITING, Opening
from reader.ui.panes import TOP_MARGIN

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


def _layout(article: Article, opening: Opening, measure: int, head: int) -> Layout:
    """Return the lines of the page: with hyphens only where it could not be set well without."""
    hyphenator = None
    if opening.settings.needs_hyphens(measure):
        from reader.ui.hyphenating import hyphenator_of

        hyphenator = hyphenator_of(article)
    return Layout(article, opening.settings.options(measure, hyphenator, head))


def _words(layout: Layout, line: Line, place: tuple[int, int], theme: Theme, depth: int) -> Iterator[str]:
    """Yield what stands on a line whose measure begins at a column and row of the window."""
    page = TextStyle(theme.ui["foreground"], theme.ui["background"])
    for piece in pieces(layout, line):
        style = theme.text_style((piece.token or BLOCK_TOKENS[line.kind],))
        column, row = place
        words = drawable(piece.words)
        yield f"\x1b[{row + 1};{column + piece.cell + 1}H{select(style, page, depth)}{words}"


def _rows(
    article: Article, opening: Opening, theme: Theme, size: tuple[int, int], depth: int
) -> Iterator[str]:
    width, height = size
    settings = opening.settings
    shared = share(settings, width, left=opening.entities, right=opening.quotes)
    left = shared.left if shared.beside and opening.entities else 0
    right = shared.right if shared.beside and opening.quotes else 0
    frame = frame_of(settings, width - left - right, height - 1)
    layout, shape = _layout(article, opening, frame.measure, frame.head), frame.shape(paging=settings.paging)
    seen = glance(layout, shape, opening.offset)
    pages = Pages(layout, shape) if seen is None else seen.pages
    shown_page = pages.page(pages.top_showing(opening.offset) if seen is None else seen.top)
    ui = theme.ui
    page = TextStyle(ui["foreground"], ui["background"])
    quiet = select(TextStyle(ui["muted"]), page, depth)
    ruled = select(TextStyle(ui["rule"]), page, depth)
    blank = select(page, page, depth) + " " * width
    for y in range(height - 1):
        yield f"\x1b[{y + 1};1H{blank}"
        if len(shown_page.columns) > 1 and frame.y_of(shown_page.depth) <= y <= frame.y_of(
            shown_page.height - 1
        ):
            for rule in frame.rules()[: len(shown_page.columns) - 1]:
                yield f"\x1b[{y + 1};{left + rule + 1}H{ruled}│"
        row = frame.row_at(y)
        for number, start in enumerate(frame.lefts if row is not None else ()):
            at = shown_page.line_at(number, row or 0)
            line = pages.layout.line(at) if at is not None else None
            if line is not None:
                yield from _words(pages.layout, line, (left + start, y), theme, depth)
        for title, start, shown in ((ENTITIES_TITLE, 0, left), (QUOTES_TITLE, width - right, right)):
            said = {1: title, 3: WAITING}.get(y)
            if said and shown:
                yield f"\x1b[{y + 1};{start + 3}H{quiet}{said}"
    title = drawable(on_screen(article.meta.title))
    fitting = title if cell_len(title) < width // 2 else ""
    bar = select(TextStyle(ui["muted"], ui["panel"]), page, depth)
    yield f"\x1b[{height};1H{bar}{' ' * width}\x1b[{height};2H{fitting}\x1b[0m"
