"""Every action of the reader, in one table: keys, help screen, command palette and docs come from it.

Keys are named as Textual names them ("space", "shift+enter", "left_square_bracket"). A mode says where
a key counts: the same key may mean two things in two modes, never in one (a test proves it).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum


class Area(StrEnum):
    """The sections of the help screen, in its order."""

    READING = "Reading"
    SELECTING = "Selecting and marking"
    SIDEBARS = "Sidebars and lists"
    REMOVED = "What was removed"
    ARTICLE = "Article and library"
    PROGRAM = "Program"


class Mode(Enum):
    """What has the keyboard."""

    READ = "read"
    SELECT = "select"
    ENTITIES = "entities"
    QUOTES = "quotes"
    ANNOTATIONS = "annotations"
    REMOVED = "removed"
    LIBRARY = "library"


READER = frozenset({Mode.READ, Mode.SELECT, Mode.ENTITIES, Mode.QUOTES, Mode.ANNOTATIONS})
PANES = frozenset({Mode.ENTITIES, Mode.QUOTES, Mode.ANNOTATIONS})
LISTS = PANES | {Mode.LIBRARY}
READING = frozenset({Mode.READ})
TEXT = frozenset({Mode.READ, Mode.SELECT})
SELECTING = frozenset({Mode.SELECT})
REMOVED = frozenset({Mode.REMOVED})
PAGE = READER | REMOVED
EVERYWHERE = frozenset(Mode)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the user can do. `id` is `area.verb`; `counts` tells that a number before it matters."""

    id: str
    keys: tuple[str, ...]
    title: str
    area: Area
    modes: frozenset[Mode]
    counts: bool = False


def _a(
    action_id: str, keys: str, title: str, area: Area, modes: Iterable[Mode], *, counts: bool = False
) -> Action:
    return Action(action_id, tuple(keys.split()), title, area, frozenset(modes), counts)


R, S, B, P = Area.READING, Area.SELECTING, Area.SIDEBARS, Area.PROGRAM
X, A = Area.REMOVED, Area.ARTICLE

ACTIONS: tuple[Action, ...] = (
    _a("page.next", "space pagedown right l ctrl+f", "Next page", R, READING, counts=True),
    _a("page.previous", "b pageup left h ctrl+b", "Previous page", R, READING, counts=True),
    _a("line.next", "j down", "One line down", R, READING, counts=True),
    _a("line.previous", "k up", "One line up", R, READING, counts=True),
    _a("page.first", "g home", "To the beginning; with a count, to that page", R, READING, counts=True),
    _a("page.last", "G end", "To the end; with a count, to that page", R, READING, counts=True),
    _a("page.percent", "percent_sign", "With a count: to that percentage", R, READING, counts=True),
    _a("measure.wider", "plus equals_sign", "Wider lines", R, PAGE, counts=True),
    _a("measure.narrower", "minus", "Narrower lines", R, PAGE, counts=True),
    _a("mention.next", "n", "Next mention of the chosen entity", R, READER - SELECTING, counts=True),
    _a("mention.previous", "N", "Previous mention of the chosen entity", R, READER - SELECTING, counts=True),
    _a("select.start", "v", "Start a selection", S, TEXT),
    _a("select.grow", "V", "Select the sentence, then the paragraph", S, TEXT),
    _a("cursor.left", "h left", "Cursor left", S, SELECTING),
    _a("cursor.down", "j down", "Cursor down", S, SELECTING),
    _a("cursor.up", "k up", "Cursor up", S, SELECTING),
    _a("cursor.right", "l right space", "Cursor right", S, SELECTING),
    _a("cursor.word", "w", "To the next word", S, SELECTING),
    _a("cursor.word_back", "b", "To the previous word", S, SELECTING),
    _a("cursor.word_end", "e", "To the end of the word", S, SELECTING),
    _a("cursor.line_start", "0 home", "To the start of the line", S, SELECTING),
    _a("cursor.line_end", "dollar_sign end", "To the end of the line", S, SELECTING),
    _a("cursor.sentence", "right_parenthesis", "To the next sentence", S, SELECTING),
    _a("cursor.sentence_back", "left_parenthesis", "To the previous sentence", S, SELECTING),
    _a("cursor.paragraph", "right_curly_bracket pagedown", "To the next paragraph", S, SELECTING),
    _a("cursor.paragraph_back", "left_curly_bracket pageup", "To the previous paragraph", S, SELECTING),
    _a("cursor.first", "g", "To the first word of the article", S, SELECTING),
    _a("cursor.last", "G", "To the last word of the article", S, SELECTING),
    _a("cursor.swap", "o", "To the other end of the selection", S, SELECTING),
    _a("mark.current", "m", "Highlight in the current colour", S, TEXT),
    _a("mark.1", "1", "Highlight in the first colour", S, SELECTING),
    _a("mark.2", "2", "Highlight in the second colour", S, SELECTING),
    _a("mark.3", "3", "Highlight in the third colour", S, SELECTING),
    _a("mark.4", "4", "Highlight in the fourth colour", S, SELECTING),
    _a("mark.5", "5", "Highlight in the fifth colour", S, SELECTING),
    _a("mark.note", "a", "Highlight and write a note; on a highlight, edit its note", S, TEXT),
    _a("select.copy", "y", "Copy the selection", S, TEXT),
    _a("select.cancel", "escape q", "Let go of the selection", S, SELECTING),
    _a("entities.focus", "at", "To the entities", B, PAGE),
    _a("quotes.focus", "quotation_mark", "To the quotes", B, PAGE),
    _a("annotations.focus", "number_sign", "To your highlights and notes", B, PAGE),
    _a("entities.toggle", "left_square_bracket", "Show or hide the entities", B, PAGE),
    _a("quotes.toggle", "right_square_bracket", "Show or hide the quotes", B, PAGE),
    _a("list.next", "j down", "Next row", B, LISTS, counts=True),
    _a("list.previous", "k up", "Previous row", B, LISTS, counts=True),
    _a("list.page_next", "space pagedown", "A page of rows down", B, LISTS),
    _a("list.page_previous", "b pageup", "A page of rows up", B, LISTS),
    _a("list.first", "g home", "First row", B, LISTS),
    _a("list.last", "G end", "Last row", B, LISTS),
    _a(
        "list.choose", "enter l right", "Go there: next mention, quote, highlight; open the article", B, LISTS
    ),
    _a("list.choose_back", "shift+enter h left", "Go to the previous mention", B, {Mode.ENTITIES}),
    _a("list.keep", "m", "Keep the quote, with its speaker", B, {Mode.QUOTES}),
    _a("list.edit", "e a", "Edit the note", B, {Mode.ANNOTATIONS}),
    _a("list.delete", "d delete", "Delete the highlight", B, {Mode.ANNOTATIONS}),
    _a("list.copy", "y", "Copy the words", B, {Mode.QUOTES, Mode.ANNOTATIONS}),
    _a("list.leave", "escape q", "Back to the text", B, PANES),
    _a("mark.undo", "u", "Undo the last change, of a highlight or of what was removed", S, PAGE - SELECTING),
    _a("removals.show", "X", "Show what was removed, in its place; then the text alone", X, PAGE - SELECTING),
    _a("strictness.lower", "less_than_sign", "Remove less", X, READING | REMOVED),
    _a("strictness.higher", "greater_than_sign", "Remove more", X, READING | REMOVED),
    _a("removals.turn", "enter", "Put back what was removed; take out what is kept", X, REMOVED),
    _a("removals.turn_class", "c shift+enter", "The same with its whole class", X, REMOVED),
    _a("removals.next", "j down", "To the next line removed or paragraph kept", X, REMOVED, counts=True),
    _a("removals.previous", "k up", "To the one before", X, REMOVED, counts=True),
    _a("removals.next_fold", "n", "To the next fold of removed lines", X, REMOVED, counts=True),
    _a("removals.previous_fold", "N", "To the fold before", X, REMOVED, counts=True),
    _a("removals.unfold", "space right l", "Unfold, with reasons; or fold", X, REMOVED),
    _a("removals.fold", "left h", "Fold", X, REMOVED),
    _a("removals.unfold_all", "z", "Unfold or fold all", X, REMOVED),
    _a("removals.page_next", "pagedown ctrl+f", "Next page", X, REMOVED, counts=True),
    _a("removals.page_previous", "pageup b ctrl+b", "Previous page", X, REMOVED, counts=True),
    _a("removals.first", "g home", "To the first line", X, REMOVED),
    _a("removals.last", "G end", "To the last line", X, REMOVED),
    _a("removals.leave", "escape q", "Back to the text alone", X, REMOVED),
    _a("article.export", "x", "Export your highlights as Markdown", A, PAGE - SELECTING),
    _a("article.refresh", "R", "Fetch the web page anew", A, READER - SELECTING),
    _a("article.leave", "q", "Leave the article", A, READING),
    _a("library.open", "o", "Open a web address or a file", A, {Mode.LIBRARY}),
    _a("library.show", "L", "To the library", A, PAGE - SELECTING),
    _a(
        "focus.next",
        "tab",
        "To the next sidebar that is open, then to the text",
        B,
        READING | PANES | REMOVED,
    ),
    _a("chosen.clear", "escape", "Let go of the chosen entity or quote", R, READING),
    _a("theme.next", "t", "Next theme", P, EVERYWHERE - SELECTING),
    _a("help.show", "question_mark f1", "All keys", P, EVERYWHERE),
    _a("palette.show", "ctrl+p", "Command palette: every action by name", P, EVERYWHERE),
    _a("program.leave", "q escape", "Quit", P, {Mode.LIBRARY}),
    _a("program.quit", "ctrl+q", "Quit from anywhere", P, EVERYWHERE),
)

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}

#: For each mode, the action of each key.
KEYMAPS: Mapping[Mode, Mapping[str, Action]] = {
    mode: {key: action for action in ACTIONS if mode in action.modes for key in action.keys} for mode in Mode
}

_LABELS = {
    "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "right": "→", "left": "←", "up": "↑", "down": "↓",
    "home": "Home", "end": "End", "enter": "Enter", "escape": "Esc", "tab": "Tab", "delete": "Del",
    "percent_sign": "%", "plus": "+", "equals_sign": "=", "minus": "-", "dollar_sign": "$", "at": "@",
    "right_parenthesis": ")", "left_parenthesis": "(", "right_curly_bracket": "}", "left_curly_bracket": "{",
    "quotation_mark": '"', "number_sign": "#", "left_square_bracket": "[", "right_square_bracket": "]",
    "question_mark": "?", "less_than_sign": "<", "greater_than_sign": ">",
}  # fmt: skip


def key_label(key: str) -> str:
    """Return a key as a person would write it: "Ctrl+F", "PgDn", "%"."""
    *modifiers, last = key.split("+")
    label = _LABELS.get(last, last.upper() if modifiers and len(last) == 1 else last)
    label = label.capitalize() if last.startswith("f") and last[1:].isdigit() else label
    return "+".join([*(modifier.capitalize() for modifier in modifiers), label])
