"""What was removed, shown in its place: walking through it, putting back, taking out, the strictness."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.article import Choices, RemovalKind
from reader.pipeline import Opened, choices_about, choices_about_class, choosable
from reader.ui.galley import KEPT, NOTHING, Galley, Stop
from reader.ui.recleaning import choices_of, choose, keep_text, obey

if TYPE_CHECKING:
    from reader.cleaning.choosing import Choosable
    from reader.ui.screens.reader import ReaderScreen

#: What a handler does where there is a galley: it is given the screen, the galley and the cursor's stop.
_Work = Callable[["ReaderScreen", Galley, Stop, int], None]
STRICTEST = 2


def made_galley(screen: "ReaderScreen") -> Galley:
    """Return the galley of the article on the page."""
    return Galley(screen.opened.article, screen.opened.decisions, screen.unfolded)


def _toggle(screen: "ReaderScreen", count: int | None) -> None:
    if screen.page.galley is not None:
        leave(screen)
        return
    screen.page.select(None)
    screen.search.asked = False
    if screen.choices_elsewhere is not None:
        choices, screen.choices_elsewhere = screen.choices_elsewhere, None
        obey(screen, choices, "Another window had chosen what to show")
    page, galley = screen.page, made_galley(screen)
    page.show_galley(galley, galley.stop_at(page.place().start))
    page.here = page.first_fold_on_page() or page.here
    screen.sidebars.leave()


def leave(screen: "ReaderScreen") -> None:
    """Go back to the article alone."""
    screen.page.show_galley(None)
    keep_text(screen)


def _on_galley(work: _Work) -> "Callable[[ReaderScreen, int | None], None]":
    """Return the handler that does `work` where there is a galley, and nothing elsewhere."""

    def handler(screen: "ReaderScreen", count: int | None) -> None:
        galley, here = screen.page.galley, screen.page.stop_on_page()
        if galley is not None and here is not None:
            work(screen, galley, here, count or 1)

    return handler


def _walk(step: Callable[[Galley, Stop], Stop], *, far: bool = False) -> _Work:
    """Return the work of going `step` by step; not `far`, a cursor off the page comes back to it first."""

    def work(screen: "ReaderScreen", galley: Galley, here: Stop, count: int) -> None:
        if here != screen.page.here and not far:
            count -= 1
        for _ in range(count):
            further = step(galley, here)
            if further == here:
                break
            here = further
        screen.page.go_to_stop(here)

    return work


def _hit_or(step: int, walk: _Work) -> "Callable[[ReaderScreen, int | None], None]":
    """Return the handler that goes to a hit, where a search was asked for since the galley was shown."""
    otherwise = _on_galley(walk)

    def handler(screen: "ReaderScreen", count: int | None) -> None:
        if not (screen.search.asked and screen.search.step(step * (count or 1))):
            otherwise(screen, count)

    return handler


def _turn_page(pages: int) -> _Work:
    def work(screen: "ReaderScreen", galley: Galley, here: Stop, count: int) -> None:
        page = screen.page
        page.turn(pages * count)
        page.here = page.stop_on_page()
        page.refresh()

    return work


def _unfold(screen: "ReaderScreen", galley: Galley, here: Stop, *, unfolded: bool) -> None:
    """Show in full what is at `here`, or no longer."""
    places = galley.places(here)
    _fold_again(screen, here, screen.unfolded | places if unfolded else screen.unfolded - places)


def _fold_again(screen: "ReaderScreen", here: Stop, unfolded: frozenset[int]) -> None:
    page = screen.page
    header = here if here.fold == KEPT else Stop(here.at, here.fold)
    row = page.row_to_keep(header)
    screen.unfolded = unfolded
    galley = made_galley(screen)
    page.show_galley(galley, here if galley.is_open(here) else header, row)
    if page.here is not None:
        page.go_to_stop(page.here)


def _toggle_fold(screen: "ReaderScreen", galley: Galley, here: Stop, count: int) -> None:
    _unfold(screen, galley, here, unfolded=not galley.is_open(here))


def _fold(screen: "ReaderScreen", galley: Galley, here: Stop, count: int) -> None:
    _unfold(screen, galley, here, unfolded=False)


def _toggle_all(screen: "ReaderScreen", galley: Galley, here: Stop, count: int) -> None:
    places = frozenset(d.where.start for fold in galley.folds for d in fold.decisions)
    every = places <= screen.unfolded
    _fold_again(screen, here, screen.unfolded - places if every else screen.unfolded | places)


def _turn(screen: "ReaderScreen", galley: Galley, here: Stop, count: int) -> None:
    """Put back what was removed, take out what was kept."""
    turned = galley.turned(here)
    if turned.title:
        screen.tell("The title stays: the article is known by it")
        return
    screen.unfolded -= {decision.where.start for decision in turned.decisions}
    opened, several = screen.opened, len(turned.decisions)
    told = f"Put back{f' {several} lines' if several > 1 else ''}" if turned.removed else "Taken out"
    choose(
        screen,
        lambda: (opened.choices or Choices()).with_made(
            choices_about(opened, turned.decisions, units_of(screen))
        ),
        lambda again: f"{told} · u undoes",
        _why_not(screen, removed=turned.removed),
    )


def _turn_class(screen: "ReaderScreen", galley: Galley, here: Stop, count: int) -> None:
    """Do so with all units of the class."""
    from reader.cleaning.choosing import class_of

    turned = galley.turned(here)
    label = class_of(turned.decisions[0]) if turned.decisions else ""
    if not label:
        screen.tell("This belongs to no class: Enter takes it out alone")
        return
    opened, decision = screen.opened, turned.decisions[0]
    told = "put back" if turned.removed else "taken out"
    choose(
        screen,
        lambda: choices_about_class(opened, decision, units_of(screen)),
        lambda again: f"All of “{label}” {told} · u undoes",
        _why_not(screen, removed=turned.removed),
    )


def units_of(screen: "ReaderScreen") -> "Mapping[int, Choosable]":
    """Return what there is to choose about on the page, found out once."""
    if screen.units is None:
        screen.units = choosable(screen.opened)
    return screen.units


def _why_not(screen: "ReaderScreen", *, removed: bool) -> str:
    if screen.opened.draft is None:
        return "Only the text of this article is left: its page is gone"
    if removed:
        return "These words are part of another line, and cannot be put back alone"
    return "Of a text this long, only the first and the last pages can be changed"


def _strictness(screen: "ReaderScreen", change: int) -> None:
    now = choices_of(screen)
    level = min(max(now.strictness + change, -STRICTEST), STRICTEST)
    if screen.opened.draft is None:
        screen.tell(_why_not(screen, removed=True))
    elif level == now.strictness:
        screen.tell("This is the strictest" if change > 0 else "This is the most lenient")
    else:
        words = strictness_words(level)
        choose(
            screen,
            lambda: Choices(level, now.made),
            lambda again: f"{words.capitalize()} · {removed_from(again)} removed · u undoes",
        )


def removed_from(opened: Opened) -> int:
    """Return how many units were removed that have something to show."""
    return sum(one.kind is RemovalKind.REMOVED and one.label != NOTHING for one in opened.removals)


def strictness_words(level: int) -> str:
    """Return “strictness +1”."""
    return f"strictness {f'{level:+d}'.replace('-', '−') if level else '0'}"


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "removals.show": _toggle,
    "removals.leave": lambda screen, count: leave(screen) if screen.page.galley is not None else None,
    "removals.next": _on_galley(_walk(lambda galley, here: galley.after(here))),
    "removals.previous": _on_galley(_walk(lambda galley, here: galley.before(here))),
    "removals.next_fold": _hit_or(1, _walk(lambda galley, here: galley.fold_after(here), far=True)),
    "removals.previous_fold": _hit_or(-1, _walk(lambda galley, here: galley.fold_before(here), far=True)),
    "removals.first": _on_galley(_walk(lambda galley, here: galley.first(), far=True)),
    "removals.last": _on_galley(_walk(lambda galley, here: galley.last(), far=True)),
    "removals.page_next": _on_galley(_turn_page(1)),
    "removals.page_previous": _on_galley(_turn_page(-1)),
    "removals.unfold": _on_galley(_toggle_fold),
    "removals.fold": _on_galley(_fold),
    "removals.unfold_all": _on_galley(_toggle_all),
    "removals.turn": _on_galley(_turn),
    "removals.turn_class": _on_galley(_turn_class),
    "strictness.lower": lambda screen, count: _strictness(screen, -(count or 1)),
    "strictness.higher": lambda screen, count: _strictness(screen, count or 1),
}
