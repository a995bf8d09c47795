"""Narrowing a list by typing behind `/`: each key counts at once, Enter keeps what is shown, Esc shows all.

Sidebars, sheets, cards, the library and the help screen share it. What fits, each list says itself.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from reader.ui.line_editing import EDITS, EditedLine, line
from reader.ui.pending import Pending, Waits, begin, consumed

if TYPE_CHECKING:
    from reader.ui.line_list import LineList

_MOVES = {"down": 1, "ctrl+n": 1, "up": -1, "ctrl+p": -1}
#: What the status line shows of the wait.
_WORDS = "/"

#: Shows a list anew: what it is narrowed to, and whether that is still being typed.
Show = Callable[[str, bool], None]


class Narrows(Waits, Protocol):
    """A screen with a list that can be narrowed."""

    def tell(self, message: str, *, failed: bool = False) -> None:
        """Say something in the status line."""
        ...


def begin_narrowing(screen: Narrows, rows: "LineList", sought: str, show: Show) -> None:
    """Let the next keys narrow `rows`, which is narrowed to `sought` already."""
    edited: EditedLine = line(sought)
    kept = False

    def take(key: str, character: str | None) -> bool:
        nonlocal edited, kept
        if key in ("enter", "tab"):
            kept = True
            return False
        if key in _MOVES:
            rows.move(_MOVES[key])
            return True
        before = edited.text
        if key in EDITS:
            if key == "backspace" and not before:
                return False
            edited = EDITS[key](edited)
        elif character and character.isprintable():
            edited = edited.typed(character)
        if edited.text != before:
            rows.selected = 0
            show(edited.text, True)
        return True

    def ended() -> None:
        show(edited.text if kept else "", False)

    begin(screen, Pending(_WORDS, take, ended))
    show(edited.text, True)
    screen.tell("Type to narrow · Enter keeps · Esc shows all")


def keep_narrowed(screen: Waits) -> None:
    """Be done with typing, as Enter is: a row was clicked."""
    if screen.pending is not None and screen.pending.words == _WORDS:
        consumed(screen, "enter", None)


def titled(title: str, sought: str, *, typing: bool) -> str:
    """Return the title of a list; what is typed stands first, for where there is little room."""
    return f"/{sought}{'▏' if typing else ''} · {title}" if sought or typing else title


def has_words(sought: str, *texts: str) -> bool:
    """Tell whether texts have every word that is sought, in any order, capitals or not."""
    found = " ".join(texts).casefold()
    return all(word in found for word in sought.casefold().split())


#: What an empty list says that is narrowed.
NOTHING_FITS = "Nothing fits: Esc shows all"
