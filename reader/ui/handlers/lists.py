"""The sidebars and the annotations list: showing them, moving in them, going from them to the text."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.ui.actions import Mode
from reader.ui.line_list import LineList
from reader.ui.loading import request_analysis
from reader.ui.picking import chosen

if TYPE_CHECKING:
    from reader.article import Entity, Quote
    from reader.ui.screens.reader import ReaderScreen


def _focused(screen: "ReaderScreen") -> LineList:
    focused = screen.focused
    return focused if isinstance(focused, LineList) else screen.sidebars.annotations


def subject_here(screen: "ReaderScreen") -> "Entity | Quote | None":
    """Return the entity or quote in the selected row of the list that is in use."""
    source = _focused(screen)
    if source is screen.sidebars.entities:
        return screen.lists.entity_at(source.selected)
    return screen.lists.quote_at(source.selected) if source is screen.sidebars.quotes else None


def _is_read(screen: "ReaderScreen") -> bool:
    """Tell whether names and quotes are known yet; if not, say so, or begin to look for them."""
    if screen.analysed:
        return True
    if screen.analysis_asked:
        screen.tell("Still reading: a moment, please")
    else:
        request_analysis(screen)
    return False


def choose(screen: "ReaderScreen", step: int = 1) -> None:
    """Go to what the selected row of the focused list stands for; `step` is how many mentions on."""
    source = _focused(screen)
    item = source.selected
    if source is screen.sidebars.annotations:
        if item is not None and item < len(screen.placed):
            span = screen.placed[item].span
            if span is None:
                screen.tell("These words are no longer in the text; they are kept here")
            else:
                screen.page.reveal(span)
                screen.sidebars.leave_if_covering()
    elif not _is_read(screen):
        return
    elif source is screen.sidebars.entities:
        if (entity := screen.lists.entity_at(item)) is not None:
            screen.go_to_mention(entity, step)
    elif (quote := screen.lists.quote_at(item)) is not None:
        screen.choose(quote)
        screen.page.reveal(quote.span)
        screen.sidebars.leave_if_covering()


def _choose_or_show(screen: "ReaderScreen", count: int | None) -> None:
    """Go where the selected row leads; from the row that was chosen already, to its card."""
    subject = subject_here(screen)
    again = subject is not None and subject in (screen.chosen_entity, screen.chosen_quote)
    if again:
        show_card_of(screen, subject)
        return
    choose(screen)
    if subject is not None and subject == screen.chosen_entity:
        screen.tell(f"{screen.status.message} · Enter again: its card")


def show_card_of(screen: "ReaderScreen", subject: "Entity | Quote | None") -> None:
    """Lay the card of an entity or a quote over the text."""
    from reader.ui.screens.card import show_card

    if subject is not None:
        show_card(screen, subject)


def _show_card(screen: "ReaderScreen", count: int | None) -> None:
    """Show the card of the selected row, or of what stands at the cursor in the text."""
    if not _is_read(screen):
        return
    subject = subject_here(screen) or _subject_in_text(screen)
    if subject is None:
        screen.tell("No name stands here: @ lists them all")
    else:
        show_card_of(screen, subject)


def _show_card_again(screen: "ReaderScreen", count: int | None) -> None:
    """Show the card of what was gone to last: in a narrow window its list is closed by then."""
    subject = screen.chosen_entity or screen.chosen_quote
    if subject is None:
        screen.tell("You went to no name yet: @ lists them, K shows the card of the one here")
    else:
        show_card_of(screen, subject)


def _subject_in_text(screen: "ReaderScreen") -> "Entity | Quote | None":
    """Return the entity at the cursor, else the quote, else the nearest entity on its line."""
    from reader.ui.focus import entity_at, nearest_entity

    page, analysis = screen.page, screen.analysis
    cursor = page.cursor_on_page()
    entity = entity_at(analysis.entities, cursor)
    if entity is not None:
        return entity
    for quote in screen.lists.quotes:
        if any(piece.contains(cursor) for piece in quote.pieces):
            return quote
    line = page.layout_now.line_of(cursor)
    shown = page.layout_now.line(line)
    near = nearest_entity(analysis.entities, cursor, shown.start, shown.end) if shown is not None else None
    return near or screen.chosen_entity or screen.chosen_quote


def _copy(screen: "ReaderScreen", count: int | None) -> None:
    source = _focused(screen)
    if source is screen.sidebars.quotes:
        if (quote := screen.lists.quote_at(source.selected)) is not None:
            screen.copy(quote.text)
    elif source is screen.sidebars.annotations and source.selected is not None:
        from reader.ui.handlers.copying import copy_annotations

        copy_annotations(screen, chosen(screen))


def _go_to_list(screen: "ReaderScreen", mode: Mode) -> None:
    screen.sidebars.focus(mode)
    if screen.analysed or (mode is Mode.ANNOTATIONS and screen.placed):
        screen.tell(_HINTS[mode])


_HINTS = {
    Mode.ENTITIES: "Enter go, again: its card · l h mentions · / narrow · s quotes · a kinds",
    Mode.ANNOTATIONS: "Enter go · e note · 1–5 colour · Space pick · d delete · / narrow · T trash",
    Mode.QUOTES: "Enter go, again: its card · m keep · o by speaker · i indirect · / narrow",
}


def next_sidebar(screen: "ReaderScreen", count: int | None) -> None:
    """Give the keyboard to the next sidebar that is open, behind the last one to the text."""
    order = screen.sidebars.shown()
    at = order.index(screen.mode) if screen.mode in order else -1
    if at + 1 < len(order):
        screen.sidebars.focus(order[at + 1])
    else:
        screen.sidebars.leave()


# What the lists show.


def _narrow(screen: "ReaderScreen", count: int | None) -> None:
    pane = screen.mode
    if pane not in screen.sidebars.panes:
        screen.tell('Go to a list first: @ names, " quotes, # highlights')
        return
    if pane is not Mode.ANNOTATIONS and not _is_read(screen):
        return
    from reader.ui.narrowing import begin_narrowing

    begin_narrowing(
        screen,
        screen.sidebars.panes[pane],
        screen.lists.sought(pane),
        lambda sought, typing: screen.lists.narrow(pane, sought, typing=typing),
    )


def _all_kinds(screen: "ReaderScreen", count: int | None) -> None:
    shown = not screen.lists.entity_view.all_kinds
    screen.lists.change_entities(all_kinds=shown)
    screen.tell("All kinds of names are shown" if shown else "People, organisations, places, events, dates")


def _with_hidden(screen: "ReaderScreen", count: int | None) -> None:
    if not screen.lists.hidden:
        screen.tell("Nothing is hidden: d hides a name")
        return
    shown = not screen.lists.entity_view.with_hidden
    screen.lists.change_entities(with_hidden=shown)
    screen.tell("What you hid is shown: d shows it for good" if shown else "What you hid is hidden")


def _by_speaker(screen: "ReaderScreen", count: int | None) -> None:
    grouped = not screen.lists.quote_view.by_speaker
    screen.lists.change_quotes(by_speaker=grouped)
    screen.tell("Quotes by speaker" if grouped else "Quotes in the order of the text")


def _indirect(screen: "ReaderScreen", count: int | None) -> None:
    shown = not screen.lists.quote_view.indirect
    screen.lists.change_quotes(indirect=shown)
    screen.tell("What was said in other words is shown too" if shown else "Only their own words")


def _others(screen: "ReaderScreen", count: int | None) -> None:
    shown = not screen.lists.quote_view.others
    screen.lists.change_quotes(others=shown)
    screen.tell("Titles, nicknames and so-called things are shown too" if shown else "Only what was said")


def only_of(screen: "ReaderScreen", subject: "Entity | Quote | None") -> None:
    """Show only the quotes of one speaker, and go to them; of the one shown already, show all again."""
    from reader.article import Entity
    from reader.ui.quote_rows import speaker_key

    if subject is None:
        return
    key = subject.id if isinstance(subject, Entity) else speaker_key(subject)
    if screen.lists.quote_view.speaker == key:
        screen.lists.change_quotes(speaker="")
        screen.tell("Everybody’s quotes")
        return
    name = subject.name if isinstance(subject, Entity) else subject.speaker
    if not any(speaker_key(quote) == key for quote in screen.analysis.quotes):
        screen.tell(f"{name} is not quoted here")
        return
    screen.lists.change_quotes(speaker=key)
    if not screen.lists.quotes:
        screen.lists.change_quotes(indirect=True, sought="")
    screen.sidebars.focus(Mode.QUOTES)
    screen.tell(f"Only {name or 'unnamed speakers'} · s or Esc shows everybody")


def _to_speaker(screen: "ReaderScreen", count: int | None) -> None:
    """Go from a quote to its speaker in the list of entities."""
    quote = screen.lists.quote_at(screen.sidebars.quotes.selected)
    if quote is None or not screen.select_entity(quote.speaker_entity):
        name = quote.speaker if quote is not None else ""
        screen.tell(f"{name} is not among the names" if name else "Nobody is named")


def _subject_deed(action: str, screen: "ReaderScreen", count: int | None) -> None:
    from reader.ui.handlers.subjects import DEEDS, take_corrections_back

    if not _is_read(screen):
        return
    subject = subject_here(screen)
    if subject is not None:
        DEEDS[action](screen, subject, screen.tell)
    elif action == "subject.corrections":
        take_corrections_back(screen, None, screen.tell)


def _quote_here(screen: "ReaderScreen", count: int | None) -> None:
    from reader.ui.handlers.subjects import quote_here

    if _is_read(screen):
        quote_here(screen, count)


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "entities.focus": lambda screen, count: _go_to_list(screen, Mode.ENTITIES),
    "quotes.focus": lambda screen, count: _go_to_list(screen, Mode.QUOTES),
    "annotations.focus": lambda screen, count: _go_to_list(screen, Mode.ANNOTATIONS),
    "entities.toggle": lambda screen, count: screen.sidebars.toggle(Mode.ENTITIES),
    "quotes.toggle": lambda screen, count: screen.sidebars.toggle(Mode.QUOTES),
    "list.next": lambda screen, count: _focused(screen).move(count or 1),
    "list.previous": lambda screen, count: _focused(screen).move(-(count or 1)),
    "list.page_next": lambda screen, count: _focused(screen).move_page(count or 1),
    "list.page_previous": lambda screen, count: _focused(screen).move_page(-(count or 1)),
    "list.page_down": lambda screen, count: _focused(screen).move_page(count or 1),
    "list.first": lambda screen, count: _focused(screen).move_end(last=False),
    "list.last": lambda screen, count: _focused(screen).move_end(last=True),
    "list.choose": _choose_or_show,
    "list.choose_next": lambda screen, count: choose(screen),
    "list.choose_back": lambda screen, count: choose(screen, -1),
    "list.copy": _copy,
    "list.narrow": _narrow,
    "card.show": _show_card,
    "card.again": _show_card_again,
    "entities.kinds": _all_kinds,
    "entities.hidden": _with_hidden,
    "quotes.by_speaker": _by_speaker,
    "quotes.indirect": _indirect,
    "quotes.others": _others,
    "quotes.of_one": lambda screen, count: only_of(screen, subject_here(screen)),
    "quotes.speaker": _to_speaker,
    "quotes.here": _quote_here,
    **{
        action: partial(_subject_deed, action)
        for action in (
            "subject.rename",
            "subject.join",
            "subject.part",
            "subject.kind",
            "subject.drop",
            "subject.speaker",
            "subject.corrections",
        )
    },
}
