"""Which part of an article the page shows: its lines, its columns, its place, and how that moves."""

from dataclasses import dataclass, replace

from textual.geometry import Size
from textual.message import Message

from reader.article import Article, Span
from reader.typesetting.glance import Glance, glance
from reader.typesetting.layout import Layout, Line
from reader.typesetting.layouts import Layouts
from reader.typesetting.options import Hyphenates
from reader.typesetting.pages import Page, Pages
from reader.ui.frame import Frame, frame_of
from reader.ui.motions import Selection, settled
from reader.ui.page_mouse import PageMouse
from reader.ui.page_settings import PageSettings
from reader.ui.panes import allowed_measure


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is, for the status line; pages count from 1, offsets are code points.

    `page` and `pages` are 0 for the moment in which it is not known yet how many lines come before.
    """

    page: int
    pages: int
    start: int
    end: int
    exact: bool


class PageTurning(PageMouse):
    """Lays the article out for the window and goes about in it; the words on top stay on top.

    Lines are numbered by the layout. The page begins at the line that shows `_top_offset`, whatever the
    window, the settings and the words become. Far into a long text a page laid out anew is shown at a glance:
    its lines get their numbers when it is turned, or when the reader rests.
    """

    class Moved(Message, namespace="page_view"):
        """The place, the cursor or the selection changed."""

    def __init__(self, article: Article, settings: PageSettings, offset: int) -> None:
        super().__init__()
        self.article = article
        self.settings = settings
        self.selection: Selection | None = None
        self.cursor = settled(article.text, offset)
        #: How many cells the code on the page is scrolled to the right.
        self.code_shift = 0
        self.hyphenator: Hyphenates | None = None
        self._whole: Span | None = None  # words that were read before there was a hyphenator
        self._layouts = Layouts()
        self._layout: Layout | None = None
        self._pages: Pages | None = None
        self._glance: Glance | None = None
        self._frame: Frame | None = None
        self._arranged: tuple[Size, PageSettings] | None = None
        self._width = 0
        self._top = 0
        self._top_offset = offset

    # What is shown.

    @property
    def measure(self) -> int:
        """The width of a line that the reader wants, in cells."""
        return self.settings.measure

    @property
    def rows(self) -> int:
        """The lines of a column."""
        return self.frame.lines

    @property
    def frame(self) -> Frame:
        """Where the columns stand now."""
        self._arrange()
        assert self._frame is not None
        return self._frame

    def text_rows(self) -> range:
        """Return the rows on which lines can stand: a drag held above or below them turns pages."""
        frame = self.frame
        # Without a margin above, nothing lies beyond the first row that a mouse could reach.
        return range(max(frame.top, 1), frame.y_of(frame.lines - 1) + 1)

    @property
    def layout_now(self) -> Layout:
        """The layout for the present window; made anew, around the same first word, when that changed."""
        self._arrange()
        self._number_lines()
        assert self._layout is not None
        return self._layout

    @property
    def pages_now(self) -> Pages:
        """The pages of the present layout."""
        self._arrange()
        self._number_lines()
        assert self._pages is not None
        return self._pages

    @property
    def page_now(self) -> Page:
        """The page that is shown."""
        return self.pages_now.page(self._top)

    def _standing(self) -> tuple[int, Frame, Pages, Page]:
        """Return the window's width and all that stands on it, at the cost of asking once."""
        self._arrange()
        assert self._frame is not None
        pages, page = self._seen()
        return self._width, self._frame, pages, page

    def _seen(self) -> tuple[Pages, Page]:
        """Return the page that is painted and the pages it is one of: at a glance, or else for good."""
        self._arrange()
        if self._glance is not None:
            return self._glance.pages, self._glance.page
        assert self._pages is not None
        return self._pages, self._pages.page(self._top)

    def _number_lines(self) -> None:
        """Find out which line of the layout the page begins with, if that was left for later."""
        if self._glance is not None and self._pages is not None:
            self._glance = None
            self._top = self._pages.top_showing(self._top_offset)

    def _arrange(self) -> None:
        """Lay the article out for the window as it is, unless that is done."""
        # The size within padding takes longer to find, and is asked for with each row.
        arranged = (self.outer_size, self.settings)
        if self._layout is not None and self._arranged == arranged:
            return
        single = self._is_single()
        self._width, height = self.size
        frame = frame_of(self.settings, self._width, height, single=single)
        if self._frame is not None and frame.measure != self._frame.measure:
            self._whole = None
        layout = self._lay_out(frame.measure, frame.head)
        shape = frame.shape(paging=self.settings.paging)
        if single:
            shape = replace(shape, tidy=False, overlap=0)
        self._arranged, self._frame = arranged, frame
        if layout is not self._layout or self._pages is None or shape != self._pages.shape:
            self._layout, self._pages = layout, Pages(layout, shape)
            self._glance = None if single else glance(layout, shape, self._top_offset)
            if self._glance is None:
                self._top = self._pages.top_showing(self._top_offset)

    def _is_single(self) -> bool:
        """Tell whether the page has one column of full lines, whatever the settings are."""
        return False

    def _lay_out(self, measure: int, head: int) -> Layout:
        """Return the article in lines of `measure` cells, of `head` where they stand over columns."""
        if self.hyphenator is None and self.settings.needs_hyphens(measure):
            from reader.ui.hyphenating import hyphenator_of

            self.hyphenator = hyphenator_of(self.article)
        options = self.settings.options(measure, self.hyphenator, head)
        if options.hyphenator is not None:
            options = replace(options, whole=self._whole)
        return self._layouts.layout(self.article, options)

    def set_settings(self, settings: PageSettings) -> None:
        """Set the page in another way."""
        self.settings = replace(settings, measure=allowed_measure(settings.measure))
        self._after_move()

    def set_measure(self, measure: int) -> None:
        """Set lines to `measure` cells, as far as the window allows."""
        self.set_settings(replace(self.settings, measure=measure))

    def hyphenate(self, hyphenator: Hyphenates | None) -> None:
        """Part words from now on where `hyphenator` says, but those of the paragraphs that are being read."""
        if hyphenator is None or self.hyphenator is not None or not self.settings.hyphenate:
            return
        shown = self.shown()
        self.hyphenator = hyphenator
        self._whole = Span(shown.start, max(shown.start + 1, shown.end))
        self._layout = None
        self._after_move()

    def set_article(self, article: Article, top: int | None = None) -> None:
        """Show the same article under another identity; with other words, those at offset `top` first."""
        self.article = article
        if top is not None:
            if self._whole is not None:
                moved = top - self._top_offset
                self._whole = Span(max(0, self._whole.start + moved), max(1, self._whole.end + moved))
            self._layout, self._top_offset = None, top
            self.selection = None
            self.cursor = settled(article.text, top)
            self._after_move()

    def place(self) -> Place:
        """Return the place the page shows."""
        pages, page = self._seen()
        layout = pages.layout
        last_line, last = _last_shown(layout, page)
        lines = map(layout.line, range(page.first, last_line))
        first = next((line for line in lines if _has_words(line)), layout.line(page.first))
        start = first.start if first and (page.first or self._glance) else 0
        end = last.end if last else 0
        if self._glance is not None:
            return Place(0, 0, start, end, exact=False)
        number = pages.number_of(last_line)
        count = pages.estimate()
        if number is None:
            number = min(count, round(last_line * count / max(1, layout.estimate())) + 1)
        return Place(number, max(count, number), start, end, exact=pages.complete)

    def shown(self) -> Span:
        """Return the stretch of the text that is on the page."""
        place = self.place()
        return Span(place.start, max(place.start, place.end))

    def settle_layout(self, lines: int) -> bool:
        """Lay out at most `lines` more lines, in idle time; tell whether all pages are counted."""
        self._arrange()
        assert self._layout is not None
        if self._glance is not None and not self._layout.reaches(self._top_offset):
            self._layout.extend(lines)
            return False
        return self.pages_now.extend(lines)

    # Moving over pages.

    def go_to_line(self, top: int) -> None:
        """Put line `top` on top, within the article."""
        layout = self.layout_now
        top = max(0, top)
        self._top = top if layout.line(top) is not None else max(0, layout.total() - 1)
        line = layout.line(self._top)
        self._top_offset = line.start if line and self._top else 0
        self.code_shift = 0
        self._after_move()

    def go_to_offset(self, offset: int) -> None:
        """Put the line that shows the code point at `offset` on top."""
        self.go_to_line(self.layout_now.line_of(offset))

    def turn(self, pages: int) -> None:
        """Turn `pages` pages forward, or back when negative; the last page is not turned."""
        if not self.settings.paging and not self._is_single():
            shape = self.pages_now.shape
            self.shift_lines(pages * max(1, shape.lines * shape.columns - shape.overlap))
            return
        kept, top = self.pages_now, self._top
        for _ in range(abs(pages)):
            following = kept.after(top) if pages > 0 else kept.before(top)
            if following is None:
                break
            top = following
        if top != self._top:
            self.go_to_line(top)

    def shift_lines(self, lines: int) -> None:
        """Move by `lines` lines, at most until the last line is on the page."""
        pages, layout = self.pages_now, self.layout_now
        target = self._top + lines
        if lines > 0 and (layout.line(target) is None or pages.after(target) is None):
            target = min(target, self._first_to_show_the_end())
        self.go_to_line(target)

    def _first_to_show_the_end(self) -> int:
        """Return the first top, from the present one on, from which the last line is on the page."""
        pages = self.pages_now
        room = pages.shape.lines * pages.shape.columns
        top = max(self._top, self.layout_now.total() - room)
        while pages.after(top) is not None:
            top += 1
        return top

    def go_to_page(self, page: int) -> None:
        """Turn to page `page`, counted from 1."""
        self.go_to_line(self.pages_now.top_of(page))

    def go_to_percent(self, percent: int) -> None:
        """Turn to the page that holds this share of the text."""
        offset = len(self.article.text) * min(max(percent, 0), 100) // 100
        self.go_to_line(self.pages_now.top_around(self.layout_now.line_of(offset)))

    def go_to_end(self) -> None:
        """Turn to the last page; where the text scrolls, to the last line."""
        if self.settings.paging:
            self.go_to_line(self.pages_now.last_top())
        else:
            self.shift_lines(self.layout_now.total())

    def reveal(self, span: Span) -> None:
        """Turn to the page that shows `span`, if it is not on this one, and put the cursor there."""
        self.cursor = settled(self.article.text, span.start)
        line = self.layout_now.line_of(self.cursor)
        if self.page_now.holds(line):
            self._after_move()
            return
        top = self.pages_now.top_around(line)
        # A sentence or two of what went before helps more than a tidy page boundary.
        self.go_to_line(top if line - top >= 2 else max(0, line - 2))

    def _after_move(self) -> None:
        self.refresh()
        self.post_message(self.Moved())

    def cursor_on_page(self) -> int:
        """Return the cursor, put to the first word of the page if it is elsewhere."""
        if not self.page_now.holds(self.layout_now.line_of(self.cursor)):
            self.cursor = settled(self.article.text, self.place().start)
        return self.cursor


def _last_shown(layout: Layout, page: Page) -> tuple[int, Line | None]:
    """Return the last line of a page with words on it, and its number."""
    for number in range(page.stop - 1, page.first - 1, -1):
        if _has_words(line := layout.line(number)):
            return number, line
    return page.first, layout.line(page.first)


def _has_words(line: Line | None) -> bool:
    return line is not None and line.end > line.start
