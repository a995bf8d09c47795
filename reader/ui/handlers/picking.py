"""The list of highlights: picking rows, and doing one thing with all of them, undone as one."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.article import Annotation, Colour
from reader.article.changes import Change
from reader.ui.counting import counted
from reader.ui.keeping import change
from reader.ui.picked import Picked, fits, tagging
from reader.ui.picking import chosen, ids_of, pick, selected

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


_WITH_THEM = "1–5 recolour · w tags · y copies · x exports · d deletes · Esc lets go"


def _tell(screen: "ReaderScreen") -> None:
    if screen.picked.ids:
        screen.tell(_WITH_THEM)


def _toggle(screen: "ReaderScreen", count: int | None) -> None:
    found = selected(screen)
    if found is not None:
        pick(screen, screen.picked.turned(found.id))
        screen.sidebars.annotations.move(1)
        _tell(screen)


def _range(screen: "ReaderScreen", count: int | None) -> None:
    found = selected(screen)
    if found is not None:
        pick(screen, screen.picked.ranged(ids_of(screen), found.id))
        _tell(screen)


def _all(screen: "ReaderScreen", count: int | None) -> None:
    pick(screen, screen.picked.all_of(ids_of(screen)))
    _tell(screen)


def _matching(screen: "ReaderScreen", count: int | None) -> None:
    """Ask for a colour, tags or words, and pick the highlights that have them."""
    from reader.ui.screens.ask import AskLine

    def answered(sought: str | None) -> None:
        if not sought or not sought.strip() or not screen.is_attached:
            return
        fitting = [n for n, row in enumerate(screen.placed) if fits(row.annotation, sought)]
        ids = [screen.placed[n].annotation.id for n in fitting]
        pick(screen, Picked(frozenset(ids), ids[-1] if ids else ""))
        if ids:
            screen.lists.let_go(screen.mode)
            screen.sidebars.annotations.select(fitting[0])
        screen.tell(f"{len(ids)} picked" if ids else f"No highlight has “{sought.strip()}”")

    hint = "a colour (green), #tags, words of the text or the note; Esc lets it be"
    screen.app.push_screen(AskLine("Pick the highlights that have", "", hint), answered)


def _recolour(screen: "ReaderScreen", count: int | None, colour: Colour) -> None:
    rows = chosen(screen)
    changes = [Change(one, replace(one, colour=colour)) for one in rows if one.colour is not colour]
    if changes:
        many = counted(len(changes), "highlight")
        change(screen, changes, f"Recoloured {many} in {colour.value} · u undoes")
    elif rows:
        screen.tell(f"Already {colour.value}")


def _tag(screen: "ReaderScreen", count: int | None) -> None:
    """Ask for tags, and add them to what is picked, or take them away."""
    rows = chosen(screen)
    if not rows:
        return
    from reader.ui.screens.ask import AskLine

    def answered(line: str | None) -> None:
        if not line or not screen.is_attached:
            return
        add, remove = tagging(line)
        # As they are now: another window may have tagged them meanwhile.
        now = [screen.annotation(one.id) or one for one in rows]
        changes = [Change(one, after) for one in now if (after := _tagged(one, add, remove)) != one]
        if changes:
            change(screen, changes, f"Tags of {counted(len(changes), 'highlight')} changed · u undoes")
        else:
            screen.tell("They have these tags already" if add else "None of them has these tags")

    many = counted(len(rows), "highlight")
    question = AskLine(f"Tags of {many}", "", "harbour adds a tag, -draft takes one away")
    screen.app.push_screen(question, answered)


def _tagged(one: Annotation, add: tuple[str, ...], remove: tuple[str, ...]) -> Annotation:
    tags = dict.fromkeys(tag for tag in (*one.tags, *add) if tag not in remove)
    return replace(one, tags=tuple(tags))


def _delete(screen: "ReaderScreen", count: int | None) -> None:
    rows = chosen(screen)
    if rows:
        told = "Deleted" if len(rows) == 1 else f"Deleted {counted(len(rows), 'highlight')}"
        change(screen, [Change(one, None) for one in rows], f"{told}: u brings {_them(rows)} back")


def _them(rows: list[Annotation]) -> str:
    return "it" if len(rows) == 1 else "them"


def _leave(screen: "ReaderScreen", count: int | None) -> None:
    """Let go of what is picked, or of what a list is narrowed to; then leave the list."""
    if screen.lists.let_go(screen.mode):
        return
    if screen.sidebars.focused is not None and screen.picked.ids and _in_list(screen):
        pick(screen, Picked())
    else:
        screen.sidebars.leave()


def _in_list(screen: "ReaderScreen") -> bool:
    return screen.focused is screen.sidebars.annotations


def _trash(screen: "ReaderScreen", count: int | None) -> None:
    from reader.ui.screens.trash import TrashScreen

    screen.app.push_screen(TrashScreen(screen.broadsheet.palette))


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "picked.toggle": _toggle,
    "picked.range": _range,
    "picked.all": _all,
    "picked.matching": _matching,
    "picked.tag": _tag,
    **{f"picked.{n}": partial(_recolour, colour=colour) for n, colour in enumerate(Colour, 1)},
    "list.delete": _delete,
    "list.leave": _leave,
    "trash.show": _trash,
    "unkept.show": lambda screen, count: screen.broadsheet.unkept.show(),
}
