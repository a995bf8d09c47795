"""Focus and thread of one reading screen: what of the text is at full strength, and following the reader."""

from typing import TYPE_CHECKING

from reader.article import Entity, Span
from reader.ui.auto_advance import AutoAdvance
from reader.ui.focus import Thread, Unit, all_but, entity_at, first_unit, thread_of, unit_at, unit_from
from reader.ui.motions import last_before, next_after

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

LAYER = "dimmed"


class ReadingHelpers:
    """Dims all but what is in focus, or all but the sentences of a thread; one at a time.

    It learns from the screen that the page moved, that the text changed and what was chosen, and changes
    nothing else of the screen than the page's place, its cursor and one layer of marks.
    """

    def __init__(self, screen: "ReaderScreen") -> None:
        self._screen = screen
        self.unit: Unit | None = None
        self.thread: Thread | None = None
        self.auto = AutoAdvance(screen, self)
        self._span = Span(0, 0)
        #: Where the cursor was put with the focus, and in which layout: what changed tells what happened.
        self._cursor = 0
        self._layout: object = None
        self._painted: tuple[int, tuple[Span, ...] | None] = (0, None)

    @property
    def in_focus(self) -> Span | None:
        """The sentence or paragraph in focus."""
        return self._span if self.unit is not None else None

    # Focus.

    def set_focus(self, unit: Unit | None) -> None:
        """Bring one sentence or paragraph into focus: that at the cursor, or the first of the page."""
        page = self._screen.page
        text = page.article.text
        self.thread = None
        around = self._span if self.unit is not None else Span(page.cursor, page.cursor + 1)
        self.unit = unit if text else None
        if self.unit is not None:
            shown = page.shown()
            on_page = around.start < shown.end and around.end > shown.start
            self._take(
                unit_at(text, around.start, self.unit) if on_page else first_unit(text, shown, self.unit)
            )
        self.paint()

    def step(self, steps: int) -> bool:
        """Move the focus by so many units, turning the page where needed; False at the first and last."""
        page, unit = self._screen.page, self.unit
        if unit is None:
            return False
        text = page.article.text
        found = unit_from(text, self._span, unit, steps)
        if found == self._span:
            return False
        self._take(found)
        self.paint()
        self._show()
        return True

    def take(self, offset: int) -> None:
        """Bring the unit at `offset` into focus, if focus is on."""
        if self.unit is not None:
            self._take(unit_at(self._screen.page.article.text, offset, self.unit))
            self.paint()

    def _take(self, span: Span) -> None:
        self._span = span
        self._layout = self._screen.page.layout_now
        self._cursor = self._screen.page.cursor = span.start

    def _show(self) -> None:
        """Turn to where all of what is in focus can be read, or its beginning if it is longer than a page."""
        page = self._screen.page
        page.reveal(Span(self._span.start, self._span.start + 1))
        shown = page.shown()
        if self._span.end > shown.end and self._span.start > shown.start:
            page.go_to_offset(self._span.start)
        self._cursor = page.cursor

    # The thread of an entity.

    def follow(self, entity: Entity) -> None:
        """Dim all sentences but those that mention `entity`."""
        self.unit = None
        self.thread = thread_of(self._screen.page.article.text, entity)
        self.paint()

    def entity_here(self) -> Entity | None:
        """Return the entity the reader means: the chosen one, or the one under the cursor."""
        screen = self._screen
        return screen.chosen_entity or entity_at(screen.analysis.entities, screen.page.cursor)

    def end_thread(self) -> None:
        """Show all sentences at full strength."""
        self.thread = None
        self.paint()

    def go_in_thread(self, steps: int) -> None:
        """Go to a sentence of the thread, round at the ends."""
        screen, thread = self._screen, self.thread
        if thread is None or not thread.sentences:
            return
        spans = list(thread.sentences)
        cursor = screen.page.cursor_on_page()
        at = next_after(spans, cursor) if steps > 0 else last_before(spans, cursor)
        at = (at + (steps - 1 if steps > 0 else steps + 1)) % len(spans)
        screen.page.reveal(spans[at])
        screen.tell(f"{thread.entity.name} · sentence {at + 1} of {len(spans)}")

    # Following the screen.

    def moved(self) -> None:
        """Bring what the reader moved to into focus, and begin its time anew."""
        if self.unit is None and self.thread is None and not self.auto.running and self._painted[1] is None:
            return
        page = self._screen.page
        if page.selection is None and page.galley is None:
            self._follow_page()
        self.paint()
        self.auto.moved()

    def _follow_page(self) -> None:
        page, chosen = self._screen.page, self._screen.chosen_entity
        text = page.article.text
        if self.thread is not None and chosen is not None and chosen.id != self.thread.entity.id:
            self.thread = thread_of(text, chosen)
        if self.unit is None:
            return
        shown = page.shown()
        laid, self._layout = page.layout_now is not self._layout, page.layout_now
        if page.cursor != self._cursor:
            self._cursor = page.cursor
            if not self._span.contains(page.cursor):
                self._span = unit_at(text, page.cursor, self.unit)
        elif laid:
            self._show()
        elif self._span.end <= shown.start or self._span.start >= shown.end:
            self._take(first_unit(text, shown, self.unit))

    def text_changed(self) -> None:
        """Go on with other words: what was in focus is looked for where the cursor is now."""
        page = self._screen.page
        if self.unit is not None:
            self._take(unit_at(page.article.text, page.cursor, self.unit))
        self.thread = None
        self.paint()

    def analysed(self) -> None:
        """Follow the same entity through a new analysis."""
        if self.thread is not None:
            name = self.thread.entity.name
            found = (entity for entity in self._screen.analysis.entities if entity.name == name)
            entity = next(found, None)
            self.thread = thread_of(self._screen.page.article.text, entity) if entity else None
            self.paint()

    def let_go(self) -> bool:
        """End what was begun last: the clock, then thread and focus; False if there was nothing."""
        if self.auto.running:
            self.auto.stop("Pages stay")
        elif self.thread is not None or self.unit is not None:
            self.thread = self.unit = None
            self.paint()
        else:
            return False
        return True

    def paint(self) -> None:
        """Dim what is not in focus; nothing where removed lines are looked at."""
        page = self._screen.page
        kept = self._kept() if page.galley is None else None
        length = len(page.article.text)
        if (length, kept) != self._painted:
            had, self._painted = self._painted[1], (length, kept)
            if kept is not None or had is not None:
                page.set_marks(LAYER, all_but(length, kept) if kept is not None else ())

    def _kept(self) -> tuple[Span, ...] | None:
        if self.unit is not None:
            return (self._span,)
        return self.thread.sentences if self.thread is not None else None

    def words(self) -> str:
        """Return what the status line calls it."""
        if self.unit is not None:
            return "FOCUS" if self.unit is Unit.SENTENCE else "FOCUS ¶"
        return "THREAD" if self.thread is not None else ""

    def title(self) -> str:
        """Return what the status line says in place of the title: whose thread it is."""
        if self.thread is None:
            return ""
        count = len(self.thread.sentences)
        return f"{self.thread.entity.name} · {count} {'sentence' if count == 1 else 'sentences'}"
