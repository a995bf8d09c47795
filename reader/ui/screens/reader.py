"""The reading screen: the page, its sidebars, and the state of one open article."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from reader.article import Analysis, Annotation, Choices, Colour, Entity, Placed, Quote, Span
from reader.article.anchors import document_order
from reader.library.positions import ReadingState
from reader.pipeline import Opened
from reader.ui import pending
from reader.ui.actions import BY_ID, Mode
from reader.ui.annotated import LAYER, paint_annotations
from reader.ui.compositing import ChangesCompositor
from reader.ui.counting import counted
from reader.ui.galley_page import GalleyPage
from reader.ui.jumps import Jumps
from reader.ui.keyboard import press
from reader.ui.line_list import LineList
from reader.ui.lists import Lists
from reader.ui.motions import last_before, next_after
from reader.ui.opening import headings, opening, place_keys
from reader.ui.page_view import PageView
from reader.ui.painting import Palette
from reader.ui.picked import Picked
from reader.ui.rail import rail_over
from reader.ui.reading_helpers import ReadingHelpers
from reader.ui.reading_status import reading_status
from reader.ui.searching import Searching
from reader.ui.settling import Settling
from reader.ui.sidebars import Sidebars
from reader.ui.status_line import StatusLine
from reader.ui.status_words import reading_speed
from reader.ui.undo import Steps

if TYPE_CHECKING:
    from reader.article.outline import Headed
    from reader.cleaning.choosing import Choosable
    from reader.ui.app import BroadsheetApp
    from reader.ui.holding import Held
    from reader.ui.pending import Pending

#: How long after a move the place is written down, in seconds.
REST_SECONDS = 2.0


class ReaderScreen(Screen[None], inherit_bindings=False):
    """Routes keys to handlers and messages to panes; holds what is known of the article."""

    def __init__(self, opened: Opened, state: ReadingState, palette: Palette) -> None:
        super().__init__()
        self._compositor = ChangesCompositor()
        self.opened = opened
        self.state = state
        self.analysis = Analysis()
        self.analysed = False
        self.analysis_asked = False
        self.placed: tuple[Placed, ...] = ()
        self.chosen_entity: Entity | None = None
        self.chosen_quote: Quote | None = None
        self.colour = _colour(state.setting("colour", Colour.YELLOW.value))
        self.steps = Steps()
        self.picked = Picked()
        #: The annotation that waits for other words to be attached to.
        self.attaching: Annotation | None = None
        #: The highlight in hand.
        self.hand: Held | None = None
        #: Places in the source of what was removed and is shown unfolded.
        self.unfolded: frozenset[int] = frozenset()
        #: Whether a long text is being cleaned anew, and whether the library has not kept the new text yet.
        self.cleaning = self.text_waits = False
        self.units: Mapping[int, Choosable] | None = None
        #: What another window chose about this article since.
        self.choices_elsewhere: Choices | None = None
        #: The highlight made by the last action: `a` right behind it writes its note.
        self.latest: Annotation | None = None
        self.tags_used: tuple[str, ...] = ()
        self._digits = ""
        #: What takes the next key in place of the table of actions.
        self.pending: Pending | None = None
        #: The headings that begin sections; a book's are found once its pages are counted.
        self.sections: Sequence[Headed] = headings(opened.article)
        self.jumps = Jumps(self, place_keys(opened.article))
        self._settling = Settling(self)
        self._place_waits = False
        if self.text_waits:
            from reader.ui.recleaning import keep_text

            keep_text(self)
        self._speed = reading_speed(opened.article.text)
        look = opening(opened.article, state)
        self.page: GalleyPage = GalleyPage(
            opened.article, palette, settings=look.settings, offset=look.offset
        )
        self.page.set_rail(rail_over(self.page.marks, LAYER, letters=palette.letters))
        self.sidebars: Sidebars = Sidebars(self, look, palette)
        self.status = StatusLine(palette)
        self.helpers = ReadingHelpers(self)
        self.lists = Lists(self)
        self.search: Searching = Searching(self)

    @property
    def broadsheet(self) -> "BroadsheetApp":
        """The application, by its own type."""
        return cast("BroadsheetApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the page and its sidebars; they fill once the first page stands."""
        yield self.status
        yield from self.sidebars.compose()
        yield self.page
        self.sidebars.arrange(self.app.size.width, self.app.size.height)

    def on_mount(self) -> None:
        """Give the text the keyboard; everything else waits until the first page is painted."""
        self.set_focus(self.page)
        self.call_after_refresh(self._first_page_stands)

    def _first_page_stands(self) -> None:
        from reader.ui import hyphenating
        from reader.ui.loading import begin

        begin(self)
        hyphenating.begin(self)
        if complaint := self.state.complaint:
            self.tell(complaint, failed=True)
            self.state.complaint = ""
        self.update_status()

    # What has been found and kept arrives here.

    def set_analysis(self, analysis: Analysis) -> None:
        """Show what analysis found."""
        self.analysed = True
        self.lists.take(analysis)

    def set_placed(self, placed: Iterable[Placed]) -> None:
        """Show the annotations."""
        from reader.ui.picking import show_rows

        rows = tuple(sorted(placed, key=document_order))
        paint_annotations(self.page, self.placed, rows)
        self.placed = rows
        show_rows(self)
        if self.hand is not None:
            from reader.ui import holding

            holding.refresh(self)
        self.update_status()

    def set_opened(self, opened: Opened, top: int | None = None) -> None:
        """Take the identity the library knows the article by; with other words, show those at `top` first."""
        if opened.draft is not self.opened.draft:
            self.units = None
        before, self.opened, known = self.opened.article.text, opened, self.opened.corrections
        self.page.set_article(opened.article, top)
        if top is not None:
            self.sections = headings(opened.article)
            self.helpers.text_changed()
            self.search.follow_text()
            self.jumps.follow_text(before)
        elif self.analysed and known != opened.corrections:
            self.lists.correct_again()

    # Keys.

    @property
    def mode(self) -> Mode:
        """What has the keyboard."""
        if self.search.prompting:
            return Mode.SEARCH
        pane = self.sidebars.focused
        if pane is not None or self.page.selection is not None:
            return pane or Mode.SELECT
        if self.page.galley is not None:
            return Mode.REMOVED
        return Mode.HIGHLIGHT if self.hand is not None else Mode.READ

    def on_key(self, event: events.Key) -> None:
        """Look the key up in the table of actions and do what it says."""
        if self.pending is not None and pending.consumed(self, event.key, event.character):
            event.stop()
            event.prevent_default()
            self.update_status()
            return
        typed = press(self.mode, event.key, event.character, self._digits)
        if typed.action is None and not typed.digits:
            self._digits = ""
            self.update_status()
            return
        event.stop()
        event.prevent_default()
        self._digits = typed.digits
        self.status.forget()
        if typed.action is not None:
            self.perform(typed.action.id, typed.count)
        self.update_status()

    def perform(self, action_id: str, count: int | None = None) -> None:
        """Do one action, as its key would."""
        from reader.ui.handlers import HANDLERS

        pending.end(self)
        if action_id != "mark.note":
            self.latest = None
        if self.hand is not None and Mode.HIGHLIGHT not in BY_ID[action_id].modes:
            from reader.ui.holding import let_go

            let_go(self)
        with self.jumps.watching(action_id, count):
            HANDLERS[action_id](self, count)

    def on_resize(self, event: events.Resize) -> None:
        """Share the new width."""
        self.sidebars.arrange(event.size.width, event.size.height)
        self.call_after_refresh(self.on_page_view_moved)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Go where a clicked row leads."""
        from reader.ui.handlers.lists import choose
        from reader.ui.narrowing import keep_narrowed

        keep_narrowed(self)
        with self.jumps.watching("list.choose"):
            choose(self)
        self.update_status()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Close a pane that lies over the text when the text is clicked."""
        if event.widget is self.page:
            self.sidebars.uncover()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when something failed behind the scenes."""
        if event.state is WorkerState.ERROR:
            self.tell(f"That did not work: {event.worker.error}", failed=True)
            if event.worker.group == "analysis":
                self.set_analysis(Analysis())

    # Choosing entities and quotes.

    def choose(self, chosen: Entity | Quote | None) -> None:
        """Make an entity or a quote stand out in the text; None lets go of both."""
        from reader.ui.choosing import chosen_marks

        self.chosen_entity = chosen if isinstance(chosen, Entity) else None
        self.chosen_quote = chosen if isinstance(chosen, Quote) else None
        self.page.set_marks("chosen", chosen_marks(chosen))

    def go_to_mention(self, entity: Entity, step: int) -> None:
        """Go `step` mentions on from the cursor, round at the ends; the entity stands out."""
        from reader.ui.choosing import chosen_marks

        spans = [mention.span for mention in entity.mentions]
        if not spans:
            return
        fresh = self.chosen_entity != entity
        cursor = self.page.cursor_on_page()
        if fresh and step > 0:
            # The first Enter goes to the first mention from the top of this page.
            cursor = self.page.place().start - 1
        at = next_after(spans, cursor) if step > 0 else last_before(spans, cursor)
        at = (at + (step - 1 if step > 0 else step + 1)) % len(spans)
        self.choose(entity)
        self.search.asked = False
        self.page.set_marks("chosen", chosen_marks(entity, spans[at]))
        self.page.reveal(spans[at])
        self.sidebars.leave_if_covering()
        self.tell(f"{entity.name} · {at + 1} of {len(spans)}")

    def select_entity(self, entity_id: str) -> bool:
        """Go to an entity in its list, with all kinds shown if need be; False if it is not there."""
        if not any(entity.id == entity_id for entity in self.analysis.entities):
            return False
        if not any(entity.id == entity_id for entity in self.lists.entities):
            self.lists.change_entities(sought="", all_kinds=True)
        self.sidebars.focus(Mode.ENTITIES)
        ids = [entity.id for entity in self.lists.entities]
        self.sidebars.entities.select(ids.index(entity_id))
        return True

    def on_page_view_pressed(self, message: PageView.Pressed) -> None:
        """Tell what lies under a click: a note, an entity."""
        self.latest, link = None, self.jumps.chosen_link
        pending.end(self)
        self.helpers.take(message.offset)
        if self.page.galley is not None:
            self.page.go_to_stop(self.page.galley.stop_at(message.offset))
        from reader.ui import holding

        holding.pressed(self, message.offset if message.on_text else -1)
        if self.mode is Mode.READ and message.on_text:
            from reader.ui.handlers.linking import link_pressed

            link_pressed(self, message.offset, link)
        self.update_status()

    def on_galley_page_fold_pressed(self, message: GalleyPage.FoldPressed) -> None:
        """Unfold or fold what was clicked, or take the unit in hand; a second click puts it back."""
        self.page.go_to_stop(message.place)
        if message.clicks > 1:
            self.perform("removals.turn")
        elif message.place.unit < 0:
            self.perform("removals.unfold")
        self.update_status()

    # Annotations.

    def annotation_at(self, offset: int) -> Annotation | None:
        """Return the shortest annotation around `offset`."""
        found = [row for row in self.placed if row.span is not None and row.span.contains(offset)]
        return min(found, key=lambda row: len(row.span or Span(0, 0))).annotation if found else None

    def annotation(self, annotation_id: str) -> Annotation | None:
        """Return the annotation as it is now."""
        return next((row.annotation for row in self.placed if row.annotation.id == annotation_id), None)

    def known_tags(self) -> tuple[str, ...]:
        """Return the tags used so far, for completion."""
        from reader.ui.loading import tags_of

        return tags_of(self)

    def keep(self, annotation: Annotation, *, before: Annotation | None = None, told: str = "") -> None:
        """Save an annotation; it is shown when it is safe on disk."""
        from reader.ui.keeping import keep

        keep(self, annotation, before, told)

    def discard(self, annotation: Annotation, *, told: str = "") -> None:
        """Delete an annotation."""
        from reader.ui.keeping import discard

        discard(self, annotation, told)

    # Telling.

    def tell(self, message: str, *, failed: bool = False) -> None:
        """Say something in the status line."""
        self.status.tell(message, failed=failed)

    def copy(self, words: str) -> None:
        """Copy words to the terminal's clipboard (OSC 52)."""
        self.app.copy_to_clipboard(words)
        self.tell(f"Copied {counted(len(words), 'character')}")

    def on_page_view_moved(self) -> None:
        """Follow the page; when it rests, remember the place."""
        self.helpers.moved()
        self.update_status()
        if not self._place_waits:
            self._place_waits = True
            self.set_timer(REST_SECONDS, self.keep_place)

    def on_page_view_selected(self) -> None:
        """Tell what can be done with a selection made by the mouse."""
        marks = "m or 1–5 marks, a writes a note, y copies, Esc lets go"
        self.tell(marks if self.attaching is None else "Enter attaches the highlight to these words")
        self.update_status()

    def update_status(self) -> None:
        """Bring the status line up to date."""
        if not self.page.size.width:
            return
        place = self.page.place()
        if not place.exact:
            self._settling.ask(place.pages)
        self.status.show(reading_status(self, place, self._speed, self._digits))

    # Leaving.

    def keep_place(self) -> None:
        """Remember where the reader is."""
        self._place_waits = False
        if self.page.size.width:
            self.jumps.keep()

    def leave(self) -> None:
        """Go back to the library the article was opened from, or quit."""
        self.keep_place()
        if len(self.app.screen_stack) > 1:
            self.broadsheet.go_back()
        else:
            self.broadsheet.leave()

    def on_unmount(self) -> None:
        """Remember the place however the screen ends."""
        self.keep_place()


def _colour(name: str) -> Colour:
    return next((colour for colour in Colour if colour.value == name), Colour.YELLOW)
