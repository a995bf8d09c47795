"""Links: letters over those on the page, the address before anything is opened, and where they lead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.ui.labels import chosen, labels
from reader.ui.pending import Pending, begin

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.article.links import Link
    from reader.ui.screens.reader import ReaderScreen

#: The page's layer for the link whose address is shown.
_LAYER = "link"
_HINT_WORDS = "The letters at a link show where it leads · Esc"
#: How much of an address or a note the status line shows, in code points: its end is cut to fit anyway.
_SHOWN = 160


def _hints(screen: "ReaderScreen", count: int | None) -> None:
    """Show letters over the links of the page; with a count, choose that one at once."""
    from reader.article.links import links

    page = screen.page
    found = links(page.article, page.shown())
    if not found:
        screen.tell("There is no link on this page")
        return
    if count is not None and count <= len(found):
        choose_link(screen, found[count - 1])
        return
    if len(found) == 1:
        choose_link(screen, found[0])
        return
    by_label = dict(zip(labels(len(found)), found, strict=True))
    typed = ""

    def show() -> None:
        page.set_labels(
            {link.span.start: label for label, link in by_label.items() if label.startswith(typed)},
            len(typed),
        )

    def take(key: str, character: str | None) -> bool:
        nonlocal typed
        now = chosen(tuple(by_label), typed + (character or "").lower()) if character else None
        if now is None:
            screen.tell("No link has that letter · Esc leaves")
            return True
        if now:
            choose_link(screen, by_label[now])
            return False
        typed += (character or "").lower()
        show()
        return True

    def ended() -> None:
        page.set_labels({})
        if screen.status.message == _HINT_WORDS:
            screen.status.forget()

    begin(screen, Pending("f…", take, ended))
    show()
    screen.tell(_HINT_WORDS)


def choose_link(screen: "ReaderScreen", link: "Link") -> None:
    """Show where a link leads, and wait for the key that follows it: Enter, or O for the browser."""
    from reader.typesetting.marks import Mark, Rank
    from reader.typesetting.tokens import READER

    message = _where_to(screen, link)

    def take(key: str, character: str | None) -> bool:
        if key == "enter":
            screen.status.forget()
            follow(screen, link)
            return False
        if character == "O" and link.target:
            open_outside(screen, link.target)
            return False
        if character == "y" and link.target:
            screen.copy(link.target)
            return False
        again = character in ("f", "n", "N")
        screen.status.forget()
        if character == "f":
            _hints(screen, None)
        elif again:
            _neighbour(screen, link, 1 if character == "n" else -1)
        return False

    def ended() -> None:
        screen.jumps.chosen_link = None
        screen.page.set_marks(_LAYER, ())
        if screen.status.message == message:
            screen.status.forget()

    begin(screen, Pending("link", take, ended))
    screen.jumps.chosen_link = link
    screen.page.set_marks(_LAYER, [Mark(link.span, READER.Held, Rank.CHOSEN)])
    screen.tell(message)


def _neighbour(screen: "ReaderScreen", link: "Link", step: int) -> None:
    """Choose the next link of the page, or the one before, round at the ends."""
    from reader.article.links import links

    found = links(screen.page.article, screen.page.shown())
    if link in found:
        choose_link(screen, found[(found.index(link) + step) % len(found)])


def _where_to(screen: "ReaderScreen", link: "Link") -> str:
    from reader.article.links import peek

    if link.place is not None:
        words = peek(screen.page.article.text, link.place)[:_SHOWN]
        return f"Enter goes to: {words}"
    if link.target:
        how = "Enter opens" if is_page(link.target) else "O opens" if is_outside(link.target) else "y copies"
        return f"{how} {link.target[:_SHOWN]}"
    found = _removed(screen, link)
    if found is not None:
        return f"Enter shows what was removed: {found.words[:_SHOWN]}"
    return "It leads to words that are not in the text: X shows what was removed"


@dataclass(frozen=True, slots=True)
class _Removed:
    """Words that the cleaner took out, and their offset in the source (code points)."""

    words: str
    source: int


def _removed(screen: "ReaderScreen", link: "Link") -> _Removed | None:
    """Return the words that a link leads to, where they were removed from the text."""
    from reader.article import InlineKind
    from reader.article.links import peek

    draft = screen.opened.draft
    if draft is None or not link.name:
        return None
    named = (one for one in draft.inlines if one.kind is InlineKind.PLACE and one.target == link.name)
    place = next(named, None)
    if place is None:
        return None
    return _Removed(peek(draft.text, place.span.start), place.span.start)


def _show_removed(screen: "ReaderScreen", link: "Link") -> bool:
    """Show what was removed, at the words that a link leads to; False if there are none."""
    found = _removed(screen, link)
    if found is None:
        return False
    screen.jumps.add(screen.jumps.here())
    screen.perform("removals.show")
    if screen.page.galley is not None:
        screen.page.go_to_stop(screen.page.galley.stop_from(found.source))
    screen.tell("It was removed: Space unfolds, Enter puts it back, Esc goes back to the text")
    return True


def is_page(target: str) -> bool:
    """Tell whether an address is one that Broadsheet can read itself."""
    return target.lower().startswith(("http://", "https://"))


def is_outside(target: str) -> bool:
    """Tell whether an address may be given to the system's own programs: pages and mail, nothing else."""
    return is_page(target) or target.lower().startswith("mailto:")


def follow(screen: "ReaderScreen", link: "Link") -> None:
    """Go where a link leads: within the text, to a page over this article, or to the mail program."""
    if link.place is not None:
        screen.jumps.go_to(link.place)
        screen.tell("Ctrl+O goes back to where you were")
    elif is_page(link.target):
        screen.keep_place()
        screen.broadsheet.fetch(link.target, over=True)
    elif is_outside(link.target):
        open_outside(screen, link.target)
    elif link.target:
        screen.tell(f"Only pages and mail are opened, not {link.target[:_SHOWN]}")
    elif not _show_removed(screen, link):
        screen.tell("These words are not in the text: X shows what was removed")


def open_outside(screen: "ReaderScreen", target: str) -> None:
    """Give an address to the system's browser or mail program; where there is none, copy it."""
    from reader.ui.outside import open_address

    if not is_outside(target):
        screen.tell(f"Only pages and mail are opened, not {target[:_SHOWN]}")
        return

    async def work() -> None:
        import asyncio

        if await asyncio.to_thread(open_address, target):
            screen.tell(f"Opened in the browser: {target[:_SHOWN]}")
        else:
            screen.app.copy_to_clipboard(target)
            screen.tell(f"There is no browser here; copied: {target[:_SHOWN]}")

    _: Worker[None] = screen.run_worker(work, group="outside", exit_on_error=False)


def _all(screen: "ReaderScreen", count: int | None) -> None:
    """Show all links of the article in a list, numbered; the chosen one is then shown in the text."""
    from reader.article.links import links, peek
    from reader.ui.screens.pick import Choice, Pick

    text = screen.page.article.text
    found = links(screen.page.article)
    if not found:
        screen.tell("This text has no links")
        return

    def leads(link: "Link") -> str:
        return link.target or (peek(text, link.place)[:60] if link.place is not None else "not in the text")

    choices = [
        Choice(f"{number}. {link.span.of(text)}", leads(link)[:60], also=leads(link))
        for number, link in enumerate(found, 1)
    ]

    def picked(at: int | None) -> None:
        if at is None or at >= len(found):
            return
        here = screen.jumps.here()
        screen.page.reveal(found[at].span)
        if screen.jumps.here() != here:
            screen.jumps.add(here)
        choose_link(screen, found[at])
        screen.update_status()

    here = next((at for at, link in enumerate(found) if link.span.start >= screen.jumps.here()), None)
    hint = "Type to narrow · ↑ ↓ · Enter shows the link in the text · Esc"
    screen.app.push_screen(Pick(screen.broadsheet.palette, "Links", choices, here, hint), picked)


def link_pressed(screen: "ReaderScreen", offset: int, before: "Link | None") -> None:
    """Show where the link under a click leads; follow it if that was shown `before`."""
    from reader.article.links import link_at

    link = link_at(screen.page.article, offset) if offset >= 0 else None
    if link is None:
        return
    if before is not None and link.span == before.span:
        follow(screen, link)
    else:
        choose_link(screen, link)


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "link.hint": _hints,
    "link.list": _all,
}
