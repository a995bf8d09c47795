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
    MOVING = "Going far and coming back"
    SEARCHING = "Searching"
    SELECTING = "Selecting and marking"
    HOLDING = "A highlight in hand"
    SIDEBARS = "Sidebars and lists"
    NAMES = "Names and quotes"
    REVIEW = "Trash, and highlights whose words changed"
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
    HIGHLIGHT = "highlight"
    SEARCH = "search"
    LIBRARY = "library"
    TRASH = "trash"
    REVIEW = "review"
    CARD = "card"


READER = frozenset({Mode.READ, Mode.SELECT, Mode.ENTITIES, Mode.QUOTES, Mode.ANNOTATIONS})
PANES = frozenset({Mode.ENTITIES, Mode.QUOTES, Mode.ANNOTATIONS})
SHEETS = frozenset({Mode.TRASH, Mode.REVIEW})
LISTS = PANES | SHEETS | {Mode.LIBRARY, Mode.CARD}
NAMED = frozenset({Mode.ENTITIES})
QUOTED = frozenset({Mode.QUOTES})
CARD = frozenset({Mode.CARD})
NOTED = frozenset({Mode.ANNOTATIONS})
READING = frozenset({Mode.READ})
TEXT = frozenset({Mode.READ, Mode.SELECT})
SELECTING = frozenset({Mode.SELECT})
REMOVED = frozenset({Mode.REMOVED})
HELD = frozenset({Mode.HIGHLIGHT})
PROMPT = frozenset({Mode.SEARCH})
PAGE = READER | REMOVED
UNDOING = (PAGE - SELECTING) | HELD | SHEETS | {Mode.LIBRARY, Mode.CARD}
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
H, T = Area.HOLDING, Area.REVIEW
N, X, A, F, G = Area.NAMES, Area.REMOVED, Area.ARTICLE, Area.SEARCHING, Area.MOVING

ACTIONS: tuple[Action, ...] = (
    _a("page.next", "space pagedown right l ctrl+f", "Next page", R, READING, counts=True),
    _a("page.previous", "b pageup left h ctrl+b", "Previous page", R, READING, counts=True),
    _a("line.next", "j down", "One line down", R, READING, counts=True),
    _a("line.previous", "k up", "One line up", R, READING, counts=True),
    _a("page.first", "g home", "To the beginning; with a count, to that page", R, READING, counts=True),
    _a("page.last", "G end", "To the end; with a count, to that page", R, READING, counts=True),
    _a("page.percent", "percent_sign", "With a count: to that percentage", R, READING, counts=True),
    _a("measure.wider", "plus equals_sign", "Wider lines", R, PAGE | HELD, counts=True),
    _a("measure.narrower", "minus", "Narrower lines", R, PAGE | HELD, counts=True),
    _a("columns.next", "c", "One column, a two-page spread, newspaper columns", R, READING),
    _a("page.settings", "P", "How the page is set: lines, margins, columns, scrolling, overlaps", R, READING),
    _a("code.right", "shift+right", "Code too wide for its lines: its right side", R, TEXT, counts=True),
    _a("code.left", "shift+left", "Code too wide for its lines: back to the left", R, TEXT, counts=True),
    _a("mention.next", "n", "Next hit of the search, or mention of the entity", R, READER, counts=True),
    _a("mention.previous", "N", "Previous hit, or mention of the entity", R, READER, counts=True),
    _a("section.next", "right_curly_bracket", "To the next heading", G, READING, counts=True),
    _a("section.previous", "left_curly_bracket", "To the heading before", G, READING, counts=True),
    _a("outline.show", "o", "Outline: all headings, typing narrows them", G, READING, counts=True),
    _a("jump.back", "ctrl+o alt+left", "Back to where you were before a far move", G, READING, counts=True),
    _a("jump.forward", "alt+right", "Forward again, as Tab does after going back", G, READING, counts=True),
    _a("place.mark", "M", "With a letter: mark this place (a capital: from any article)", G, READING),
    _a("place.return", "apostrophe", "With a letter: to that mark; twice: before the last jump", G, READING),
    _a("place.list", "p", "Places: your marks and bookmarks, and where you were before", G, READING),
    _a("bookmark.turn", "B", "Set a bookmark here, or take away the one on the page", G, READING),
    _a("link.hint", "f", "Letters over the links of the page; Enter opens", G, READING, counts=True),
    _a("link.list", "ctrl+l", "All links of the article", G, READING),
    _a("focus.next_unit", "F", "Focus: all but one sentence dimmed, then one paragraph", R, READING),
    _a("thread.toggle", "T", "Dim all sentences but those that mention the chosen entity", R, READING),
    _a(
        "auto.toggle",
        "A",
        "Let pages turn by themselves; with a count, at so many words a minute",
        R,
        READING,
        counts=True,
    ),
    _a(
        "search.open",
        "slash",
        "Search the article; /…/ is a regular expression",
        F,
        PAGE - PANES | HELD,
    ),
    _a("search.here", "asterisk", "Search for the selection, or the word or entity at the cursor", F, TEXT),
    _a("search.accept", "enter", "At the prompt: keep what was found (n and N go on)", F, PROMPT),
    _a("search.cancel", "escape ctrl+c", "At the prompt: back to where you were", F, PROMPT),
    _a("search.earlier", "up", "At the prompt: the search before", F, PROMPT),
    _a("search.later", "down", "At the prompt: the search after", F, PROMPT),
    _a("search.next", "ctrl+g tab", "At the prompt: see the next hit", F, PROMPT),
    _a("search.previous", "ctrl+t shift+tab", "At the prompt: see the previous hit", F, PROMPT),
    _a("search.pattern", "ctrl+r alt+r", "At the prompt: regular expression, or words", F, PROMPT),
    _a("search.case", "ctrl+s alt+c", "At the prompt: capitals count if written, always, never", F, PROMPT),
    _a("search.whole", "ctrl+o alt+w", "At the prompt: whole words, or parts too", F, PROMPT),
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
    _a("cursor.clause", "semicolon", "To the next clause", S, SELECTING),
    _a("cursor.clause_back", "comma", "To the previous clause", S, SELECTING),
    _a("cursor.paragraph", "right_curly_bracket", "To the next paragraph", S, SELECTING),
    _a("cursor.paragraph_back", "left_curly_bracket", "To the previous paragraph", S, SELECTING),
    _a("cursor.section", "greater_than_sign", "To the next section", S, SELECTING),
    _a("cursor.section_back", "less_than_sign", "To the previous section", S, SELECTING),
    _a("cursor.page_next", "pagedown ctrl+f", "Over to the next page", S, SELECTING),
    _a("cursor.page_previous", "pageup ctrl+b", "Back over the previous page", S, SELECTING),
    _a("cursor.first", "g", "To the first word of the article", S, SELECTING),
    _a("cursor.last", "G", "To the last word of the article", S, SELECTING),
    _a("cursor.swap", "o", "To the other end of the selection", S, SELECTING),
    _a(
        "select.inner",
        "i",
        "Select what is under the cursor: then s sentence, p paragraph, q quote, e entity, w word",
        S,
        SELECTING,
    ),
    _a("select.anew", "full_stop", "Begin the selection anew at the cursor", S, SELECTING),
    _a("mark.current", "m", "Highlight in the current colour", S, TEXT),
    _a("mark.1", "1", "Highlight in the first colour", S, SELECTING),
    _a("mark.2", "2", "Highlight in the second colour", S, SELECTING),
    _a("mark.3", "3", "Highlight in the third colour", S, SELECTING),
    _a("mark.4", "4", "Highlight in the fourth colour", S, SELECTING),
    _a("mark.5", "5", "Highlight in the fifth colour", S, SELECTING),
    _a("mark.note", "a", "Highlight and write a note; on a highlight, edit its note", S, TEXT),
    _a("mark.cut", "D", "Take the selected words out of the highlights that lie there", S, SELECTING),
    _a("mark.overlaps", "O", "What marking over a highlight does: ask, keep both, merge, replace", S, TEXT),
    _a("hint.start", "s", "Letters on every sentence: they highlight it, another’s a range", S, READING),
    _a("select.copy", "y", "Copy the selection; without one, the highlight here as Markdown", S, TEXT),
    _a("select.cancel", "escape q", "Let go of the selection", S, SELECTING),
    _a("hold.take", "H", "Take the next highlight in hand (a click on it does the same)", H, READING),
    _a("hold.note", "e a enter", "Write or edit the note of the highlight in hand", H, HELD),
    _a("hold.1", "1", "Recolour the highlight in hand: the first colour", H, HELD),
    _a("hold.2", "2", "Recolour the highlight in hand: the second colour", H, HELD),
    _a("hold.3", "3", "Recolour the highlight in hand: the third colour", H, HELD),
    _a("hold.4", "4", "Recolour the highlight in hand: the fourth colour", H, HELD),
    _a("hold.5", "5", "Recolour the highlight in hand: the fifth colour", H, HELD),
    _a("hold.later", "greater_than_sign", "Move the end of the highlight one word on", H, HELD),
    _a("hold.earlier", "less_than_sign", "Move the end of the highlight one word back", H, HELD),
    _a("hold.swap", "o", "From now on move the other end of the highlight", H, HELD),
    _a("hold.left", "h left", "Cursor left in it", H, HELD),
    _a("hold.right", "l right", "Cursor right in it", H, HELD),
    _a("hold.word", "w", "Cursor to its next word", H, HELD),
    _a("hold.word_back", "b", "Cursor to its previous word", H, HELD),
    _a("hold.sentence", "right_parenthesis", "Cursor to its next sentence", H, HELD),
    _a("hold.sentence_back", "left_parenthesis", "Cursor to its previous sentence", H, HELD),
    _a("hold.start", "0 home", "Cursor to its first letter", H, HELD),
    _a("hold.end", "dollar_sign end", "Cursor to its last letter", H, HELD),
    _a("hold.join", "J", "Join the highlight with its neighbour, notes and all", H, HELD),
    _a("hold.split", "S", "Split the highlight before the cursor", H, HELD),
    _a("hold.delete", "d delete", "Delete the highlight in hand", H, HELD),
    _a("hold.next", "n j down", "Take the next highlight", H, HELD),
    _a("hold.previous", "N k up", "Take the previous highlight", H, HELD),
    _a("hold.select", "v", "Select the words of the highlight", H, HELD),
    _a("hold.copy", "y", "Copy the highlight as Markdown, with its attribution", H, HELD),
    _a("hold.page_next", "space pagedown ctrl+f", "Turn the page and keep it in hand", H, HELD),
    _a("hold.page_previous", "pageup ctrl+b", "Turn back and keep it in hand", H, HELD),
    _a("hold.leave", "escape q", "Put the highlight down", H, HELD),
    _a("entities.focus", "at", "To the entities", B, PAGE),
    _a("quotes.focus", "quotation_mark", "To the quotes", B, PAGE),
    _a("annotations.focus", "number_sign", "To your highlights and notes", B, PAGE),
    _a("entities.toggle", "left_square_bracket", "Show or hide the entities", B, PAGE),
    _a("quotes.toggle", "right_square_bracket", "Show or hide the quotes", B, PAGE),
    _a("list.next", "j down", "Next row", B, LISTS, counts=True),
    _a("list.previous", "k up", "Previous row", B, LISTS, counts=True),
    _a("list.page_next", "space pagedown", "A page of rows down", B, LISTS - NOTED - SHEETS, counts=True),
    _a("list.page_down", "pagedown ctrl+f", "A page of highlights down", B, NOTED | SHEETS, counts=True),
    _a("list.page_previous", "b pageup", "A page of rows up", B, LISTS, counts=True),
    _a("list.first", "g home", "First row", B, LISTS),
    _a("list.last", "G end", "Last row", B, LISTS),
    _a("list.choose", "enter", "Go there; to a name or quote gone to already, its card", B, LISTS - SHEETS),
    _a("list.choose_next", "l right", "Go there: to the next mention, quote, highlight", B, LISTS - SHEETS),
    _a("list.edit", "e a", "Edit the note", B, NOTED),
    _a("picked.toggle", "space", "Pick the row, or no longer", B, NOTED | SHEETS),
    _a("picked.range", "V", "Pick all rows since the one picked last", B, NOTED | SHEETS),
    _a("picked.all", "asterisk", "Pick all rows, or none", B, NOTED | SHEETS),
    _a("picked.matching", "f", "Pick highlights by colour, #tag or words", B, NOTED),
    _a("picked.1", "1", "Recolour what is picked: the first colour", B, NOTED),
    _a("picked.2", "2", "Recolour what is picked: the second colour", B, NOTED),
    _a("picked.3", "3", "Recolour what is picked: the third colour", B, NOTED),
    _a("picked.4", "4", "Recolour what is picked: the fourth colour", B, NOTED),
    _a("picked.5", "5", "Recolour what is picked: the fifth colour", B, NOTED),
    _a("picked.tag", "w", "Write tags to what is picked, or take them away", B, NOTED),
    _a("list.delete", "d delete", "Delete the highlight, or all that are picked", B, NOTED),
    _a("list.copy", "y", "Copy the quote; a highlight as Markdown", B, QUOTED | NOTED | CARD),
    _a("list.leave", "escape q", "Back to the text", B, PANES),
    _a("list.choose_back", "shift+enter h left", "Go to the previous mention", N, NAMED),
    _a("list.narrow", "slash", "Narrow the list by typing; Esc shows all again", B, LISTS),
    _a("card.show", "K", "The card of the name or quote at the cursor", N, TEXT | NAMED | QUOTED | CARD),
    _a("card.again", "enter", "In the text: the card of the name or quote that you went to", N, READING),
    _a("card.section", "tab", "On a card: the next section", N, CARD),
    _a("card.section_back", "shift+tab", "On a card: the section before", N, CARD),
    _a(
        "entities.kinds", "a", "All kinds of names, or people, organisations, places, events, dates", N, NAMED
    ),
    _a("entities.hidden", "H", "Show the names you hid, or no longer", N, NAMED),
    _a("quotes.of_one", "s", "Only the quotes of this speaker, or everybody’s", N, NAMED | QUOTED | CARD),
    _a("quotes.speaker", "e", "To the speaker among the names", N, QUOTED),
    _a("quotes.by_speaker", "o", "Quotes by speaker, or in order of the text", N, QUOTED),
    _a("quotes.indirect", "i", "Show what was said in other words too, or no longer", N, QUOTED),
    _a("quotes.others", "a", "Show titles, nicknames and so-called things too, or no longer", N, QUOTED),
    _a("list.keep", "m", "Keep the quote, with its speaker", N, QUOTED | CARD),
    _a("subject.rename", "r", "Correct: another name", N, NAMED | CARD),
    _a("subject.join", "J", "Correct: it is the same as another name", N, NAMED | CARD),
    _a("subject.part", "p", "Correct: a form or a mention of it means another", N, NAMED | CARD),
    _a("subject.kind", "w", "Correct: what kind of thing it is", N, NAMED | CARD),
    _a("subject.speaker", "c", "Correct: who said the quote", N, QUOTED | CARD),
    _a("subject.drop", "d delete", "Correct: hide the name; this is no quote", N, NAMED | QUOTED | CARD),
    _a(
        "quotes.here",
        "Q",
        "Correct: the selection is a quote, or the extent of the one it touches",
        N,
        SELECTING,
    ),
    _a("subject.corrections", "C", "What you corrected, to take it back", N, NAMED | QUOTED | CARD),
    _a(
        "mark.undo",
        "u",
        "Undo the last change: of highlights, of corrections, of what was removed",
        S,
        UNDOING,
    ),
    _a("mark.redo", "ctrl+r", "Do again what was undone", S, UNDOING),
    _a("unkept.show", "exclamation_mark", "Show what could not be saved yet", S, UNDOING),
    _a("trash.show", "T", "The trash: what was deleted", T, NOTED | {Mode.LIBRARY}),
    _a("trash.restore", "r enter", "Bring it back, with its note", T, {Mode.TRASH}),
    _a("trash.purge", "d delete", "Erase it for good", T, {Mode.TRASH}),
    _a("trash.purge_old", "D", "Erase all that was deleted so many days ago", T, {Mode.TRASH}),
    _a("review.show", "r", "Highlights whose words changed, or are gone", T, READING | NOTED),
    _a("review.go", "enter l right", "Go to the words as they are now", T, {Mode.REVIEW}),
    _a("review.accept", "a", "Accept the words as they are now", T, {Mode.REVIEW}),
    _a("review.attach", "r", "Attach it to other words: select them, then Enter", T, {Mode.REVIEW}),
    _a("review.here", "enter", "Attach the highlight in question to the selection", T, SELECTING),
    _a("review.keep", "K", "Keep it as it is, and ask no more", T, {Mode.REVIEW}),
    _a("review.delete", "d delete", "Delete it: u brings it back", T, {Mode.REVIEW}),
    _a("review.copy", "y", "Copy its words", T, SHEETS),
    _a("sheet.leave", "escape q", "Back", T, SHEETS | CARD),
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
    _a("article.export", "x", "Export your highlights: the form, the place, a preview", A, PAGE - SELECTING),
    _a("article.refresh", "R", "Fetch the web page anew", A, READER - SELECTING),
    _a("article.leave", "q", "Leave the article", A, READING),
    _a("library.open", "o", "Open a web address or a file", A, {Mode.LIBRARY}),
    _a("article.copy", "Y", "Copy all your highlights as Markdown", A, (PAGE - SELECTING) | HELD),
    _a(
        "library.merge",
        "ampersand",
        "Merge another machine’s version of the library",
        A,
        {Mode.READ, Mode.LIBRARY},
    ),
    _a("library.show", "L", "To the library", A, PAGE - SELECTING),
    _a(
        "focus.next",
        "tab",
        "Forward after going back; else to the next sidebar that is open, then to the text",
        B,
        READING | PANES | REMOVED,
    ),
    _a("chosen.clear", "escape", "Let go of the search and of the chosen entity or quote", R, READING),
    _a("theme.next", "t", "Next theme", P, EVERYWHERE - SELECTING),
    _a("help.show", "question_mark f1", "All keys", P, EVERYWHERE),
    _a("palette.show", "ctrl+p", "Command palette: every action by name", P, EVERYWHERE),
    _a("program.leave", "q escape", "Quit", P, {Mode.LIBRARY}),
    _a("program.quit", "ctrl+q", "Quit from anywhere", P, EVERYWHERE),
)

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}


def _keymap(mode: Mode) -> dict[str, Action]:
    """Return the action of each key in a mode.

    A key that means nothing to a highlight in hand does what it does to a reader, who has put it down then.
    """
    own = {key: action for action in ACTIONS if mode in action.modes for key in action.keys}
    return {**_keymap(Mode.READ), **own} if mode is Mode.HIGHLIGHT else own


#: For each mode, the action of each key.
KEYMAPS: Mapping[Mode, Mapping[str, Action]] = {mode: _keymap(mode) for mode in Mode}

_LABELS = {
    "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "right": "→", "left": "←", "up": "↑", "down": "↓",
    "home": "Home", "end": "End", "enter": "Enter", "escape": "Esc", "tab": "Tab", "delete": "Del",
    "percent_sign": "%", "plus": "+", "equals_sign": "=", "minus": "-", "dollar_sign": "$", "at": "@",
    "right_parenthesis": ")", "left_parenthesis": "(", "right_curly_bracket": "}", "left_curly_bracket": "{",
    "quotation_mark": '"', "number_sign": "#", "left_square_bracket": "[", "right_square_bracket": "]",
    "question_mark": "?", "slash": "/", "apostrophe": "'", "asterisk": "*",
    "less_than_sign": "<", "greater_than_sign": ">",
    "exclamation_mark": "!", "ampersand": "&", "full_stop": ".", "comma": ",", "semicolon": ";",
}  # fmt: skip


def key_label(key: str) -> str:
    """Return a key as a person would write it: "Ctrl+F", "PgDn", "%"."""
    *modifiers, last = key.split("+")
    label = _LABELS.get(last, last.upper() if modifiers and len(last) == 1 else last)
    label = label.capitalize() if last.startswith("f") and last[1:].isdigit() else label
    return "+".join([*(modifier.capitalize() for modifier in modifiers), label])
