"""All keys, by area, from the one table of actions."""

from reader.ui.actions import ACTIONS, Action, Area, key_label
from reader.ui.line_list import Row
from reader.ui.narrowing import has_words
from reader.ui.painting import Palette
from reader.ui.rows import wrapped
from reader.ui.screens.sheet import Sheet

#: Cells for the keys' column.
_KEYS_WIDTH = 26


def keys_of(action: Action) -> str:
    """Return an action's keys as a person would write them."""
    return "  ".join(key_label(key) for key in action.keys)


def help_rows(width: int, sought: str = "") -> list[Row]:
    """Return one row a key and area, the keys in a column of their own; those that have what is sought."""
    rows: list[Row] = []
    column = min(_KEYS_WIDTH, width // 3)
    item = 0
    for area in Area:
        shown = [one for one in ACTIONS if one.area is area and _fits(one, sought)]
        if rows and shown:
            rows.append(Row())
        if shown:
            rows.append(Row(((area.value, None),)))
        for action in shown:
            titles = wrapped(action.title, max(8, width - column - 2))
            keys = wrapped(keys_of(action), column)
            for number in range(max(len(titles), len(keys))):
                left = keys[number] if number < len(keys) else ""
                right = titles[number] if number < len(titles) else ""
                rows.append(Row(((f"{left:<{column}}  {right}", None),), "", item))
            item += 1
    if sought:
        return rows
    rows += [
        Row(),
        Row((("A number before a motion repeats it: 3l turns three pages, 50% goes to the middle.", None),)),
    ]
    return rows


def _fits(action: Action, sought: str) -> bool:
    """Tell whether an action is called what is sought, or has that key."""
    return has_words(sought, action.title, action.area.value) or sought.strip() in keys_of(action).split()


class HelpScreen(Sheet):
    """Shows every key."""

    CLOSED_BY = ("help.show",)

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, "Keys · / narrows, Esc leaves", help_rows)
