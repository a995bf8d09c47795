"""The card of an entity or a quote: a sheet whose lines lead into the text, and on which it is corrected."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.article import Entity, Quote, Span
from reader.ui.actions import Mode
from reader.ui.card_rows import Card, Target, ToArticle, card_rows, entity_card, narrowed, quote_card
from reader.ui.counting import counted
from reader.ui.line_list import LineList, Row
from reader.ui.narrowing import NOTHING_FITS, keep_narrowed, titled
from reader.ui.screens.keyed import KeyedSheet

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

_ENTITY_HINT = (
    "Enter goes there · s its quotes · r rename · J join · p part · w kind · d hide · u undo · / narrow"
    " · q back"
)
_QUOTE_HINT = "Enter goes there · c who spoke · d no quote · m keep · / narrow · u undo · q back"
EMPTY = "Nothing is known of it"
#: How often to look whether what the card is about was changed, in seconds.
_FOLLOW_SECONDS = 0.3


class CardScreen(KeyedSheet[Target]):
    """Shows one entity or quote, and those its lines lead to; gives the place in the text that was chosen."""

    mode = Mode.CARD
    PAPER = "paper wide card"

    def __init__(self, reader: "ReaderScreen", subject: Entity | Quote) -> None:
        super().__init__(reader.broadsheet.palette, " ", EMPTY)
        self.reader: ReaderScreen = reader
        self.subject = subject
        #: What was shown before a line led on.
        self._before: list[Entity | Quote] = []
        self._others: dict[str, list[ToArticle]] = {}
        self._targets: list[Target] = []
        self._firsts: list[int] = []
        self._seen = reader.analysis

    def on_mount(self) -> None:
        """Fill the card."""
        self.rows.focus()
        self.show_subject(self.subject)
        self.set_interval(_FOLLOW_SECONDS, self.follow)

    def show_subject(self, subject: Entity | Quote) -> None:
        """Show another entity or quote."""
        self.subject = subject
        entity = isinstance(subject, Entity)
        self.status.show_words(_ENTITY_HINT if entity else _QUOTE_HINT)
        self._show()
        if isinstance(subject, Entity) and subject.id not in self._others:
            from reader.ui.elsewhere import look_elsewhere

            self.run_worker(
                look_elsewhere(self, subject), group="elsewhere", exclusive=True, exit_on_error=False
            )

    def found_elsewhere(self, entity: Entity, articles: list[ToArticle], *, done: bool) -> None:
        """Show in which other articles an entity is, as they are found."""
        if done or articles:
            self._others[entity.id] = articles
        if isinstance(self.subject, Entity) and self.subject.id == entity.id:
            self._show()

    def _card(self) -> Card:
        analysis, text = self.reader.lists.everything(), self.reader.opened.article.text
        if isinstance(self.subject, Entity):
            return entity_card(self.subject, analysis, text, self._others.get(self.subject.id))
        return quote_card(self.subject, analysis)

    def show_narrowed(self, typing: bool) -> None:
        """Show the lines that have what is sought."""
        self._show(typing=typing)

    def _show(self, *, typing: bool = False) -> None:
        card = narrowed(self._card(), self.sought)
        self.rows.title = titled(card.title, self.sought, typing=typing)
        self.rows.empty = NOTHING_FITS if self.sought else EMPTY
        _, self._targets, self._firsts = card_rows(card, 40)

        def make(width: int) -> list[Row]:
            return card_rows(card, width)[0]

        self.rows.set_rows(make, len(self._targets))

    def follow(self) -> None:
        """Show the subject as it is now: corrected here or in another window."""
        analysis = self.reader.analysis
        if self._seen is analysis:
            return
        self._seen = analysis
        subject = self.subject
        there: Entity | Quote | None
        if isinstance(subject, Entity):
            known = self.reader.lists.everything().entities
            there = next((one for one in known if one.id == subject.id), None)
        else:
            there = next((one for one in analysis.quotes if one.span.overlaps(subject.span)), None)
        if there is None:
            self.sought = ""
            self.leave()
        elif there != subject:
            self.show_subject(there)

    def perform(self, action_id: str, count: int | None = None) -> None:
        """Do one action: the card's own, or what the screen below does with its subject."""
        deed = DEEDS.get(action_id)
        if deed is not None:
            deed(self, count or 1)
            return
        from reader.ui.handlers.subjects import DEEDS as CORRECTING

        if action_id in CORRECTING:
            CORRECTING[action_id](self.reader, self.subject, self.tell)
            self.follow()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Go where a clicked line leads."""
        keep_narrowed(self)
        self.go()

    def go(self) -> None:
        """Go where the line leads: into the text, to another card, to another article."""
        at = self.rows.selected
        target = self._targets[at] if at is not None and at < len(self._targets) else None
        if isinstance(target, Entity):
            self.sought = ""
            self._before.append(self.subject)
            self.rows.selected = 0
            self.show_subject(target)
        elif target is not None:
            self.dismiss(target)

    def leave(self) -> None:
        """Show all lines, if they are narrowed; else go back to the card that led here, or to the text."""
        if self.let_go():
            return
        if self._before:
            before = self._before.pop()
            self.show_subject(before)
        else:
            self.dismiss(None)

    def go_to_section(self, step: int) -> None:
        """Go to the first line of the next section, round at the ends."""
        if self._firsts:
            here = self.rows.selected or 0
            at = sum(1 for first in self._firsts if first <= here) - 1
            if step < 0 and self._firsts[at] < here:
                at += 1
            self.rows.select(self._firsts[(at + step) % len(self._firsts)])

    def show_quotes(self) -> None:
        """Go to the quotes of the speaker, in their list."""
        from reader.ui.handlers.lists import only_of

        reader, subject = self.reader, self.subject
        self._before.clear()
        self.dismiss(None)
        self.app.call_later(only_of, reader, subject)

    def copy(self) -> None:
        """Copy the words of the line."""
        words = "\n".join(
            "".join(text for text, _ in row.pieces).strip()
            for row in self.rows.rows
            if row.item == self.rows.selected
        )
        self.app.copy_to_clipboard(words)
        self.tell(f"Copied {counted(len(words), 'character')}")

    def show_help(self) -> None:
        """Show all keys."""
        from reader.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.reader.broadsheet.palette))

    def undo(self, *, undo: bool) -> None:
        """Undo the last change in this article, or make it again."""
        from reader.ui.undoing import redo
        from reader.ui.undoing import undo as take_back

        (take_back if undo else redo)(self.reader)
        self.tell("Undone" if undo else "Done again")
        self.follow()


#: What a card does itself, by the ids of the actions.
DEEDS: Mapping[str, Callable[[CardScreen, int], None]] = {
    "list.next": lambda card, count: card.rows.move(count),
    "list.previous": lambda card, count: card.rows.move(-count),
    "list.page_next": lambda card, count: card.rows.move_page(count),
    "list.page_previous": lambda card, count: card.rows.move_page(-count),
    "list.first": lambda card, count: card.rows.move_end(last=False),
    "list.last": lambda card, count: card.rows.move_end(last=True),
    "list.narrow": lambda card, count: card.narrow(),
    "list.choose": lambda card, count: card.go(),
    "list.choose_next": lambda card, count: card.go(),
    "list.copy": lambda card, count: card.copy(),
    "quotes.of_one": lambda card, count: card.show_quotes(),
    "card.section": lambda card, count: card.go_to_section(1),
    "card.section_back": lambda card, count: card.go_to_section(-1),
    "mark.undo": lambda card, count: card.undo(undo=True),
    "mark.redo": lambda card, count: card.undo(undo=False),
    "unkept.show": lambda card, count: card.reader.broadsheet.unkept.show(),
    "theme.next": lambda card, count: card.reader.broadsheet.next_theme(),
    "help.show": lambda card, count: card.show_help(),
    "program.quit": lambda card, count: card.reader.broadsheet.leave(),
    "card.show": lambda card, count: card.leave(),
    "sheet.leave": lambda card, count: card.leave(),
}


def show_card(reader: "ReaderScreen", subject: Entity | Quote) -> None:
    """Lay the card of an entity or a quote over the text, and go where its reader chooses to."""

    def chosen(target: Target) -> None:
        if not reader.is_attached or target is None:
            return
        if isinstance(target, ToArticle):
            from reader.ui.elsewhere import open_article

            open_article(reader, target.id)
        else:
            _go(reader, target)
        reader.update_status()

    reader.app.push_screen(CardScreen(reader, subject), chosen)


def _go(reader: "ReaderScreen", target: Span | Entity | Quote) -> None:
    with reader.jumps.watching("list.choose"):
        if isinstance(target, Span):
            reader.page.reveal(target)
        elif isinstance(target, Quote):
            reader.choose(target)
            reader.page.reveal(target.span)
        reader.sidebars.leave_if_covering()
