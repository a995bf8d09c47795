"""Narrowing a sidebar's list by typing: each key counts at once, Enter keeps what is shown, Esc shows all."""

from typing import TYPE_CHECKING

from reader.ui.actions import Mode
from reader.ui.line_editing import EDITS, EditedLine, line
from reader.ui.pending import Pending, begin

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

_MOVES = {"down": 1, "ctrl+n": 1, "up": -1, "ctrl+p": -1}


def begin_narrowing(screen: "ReaderScreen", pane: Mode) -> None:
    """Let the next keys narrow the list of entities, or that of quotes."""
    lists = screen.lists
    view = lists.entity_view if pane is Mode.ENTITIES else lists.quote_view
    change = lists.change_entities if pane is Mode.ENTITIES else lists.change_quotes
    rows = screen.sidebars.entities if pane is Mode.ENTITIES else screen.sidebars.quotes
    edited: EditedLine = line(view.sought)
    kept = False

    def take(key: str, character: str | None) -> bool:
        nonlocal edited, kept
        if key in ("enter", "tab"):
            kept = True
            return False
        if key in _MOVES:
            rows.move(_MOVES[key])
            return True
        if key in EDITS:
            if key == "backspace" and not edited.text:
                return False
            edited = EDITS[key](edited)
        elif character and character.isprintable():
            edited = edited.typed(character)
        else:
            return True
        if edited.text != view_now():
            rows.selected = 0
            change(sought=edited.text)
        return True

    def view_now() -> str:
        return (lists.entity_view if pane is Mode.ENTITIES else lists.quote_view).sought

    def ended() -> None:
        lists.typing = None
        change(sought=edited.text if kept else "")

    begin(screen, Pending("/", take, ended))
    lists.typing = pane
    change(sought=edited.text)
    screen.tell("Type to narrow · Enter keeps · Esc shows all")
