"""The one table of actions: no key means two things, every action does something, and help tells all."""

from collections import Counter

import pytest

from reader.ui.actions import ACTIONS, BY_ID, KEYMAPS, SHEETS, Area, Mode, key_label
from reader.ui.handlers import HANDLERS
from reader.ui.screens.help import help_rows, keys_of

#: What the library screen does itself, beside moving in its list.
LIBRARY_ONLY = {"program.leave", "library.open"}
#: What the lists of the trash and of the review, and cards, do themselves.
SHEETS_ONLY = {action.id for action in ACTIONS if action.modes <= SHEETS | {Mode.CARD}}


@pytest.mark.parametrize("mode", Mode)
def test_no_key_means_two_things_in_a_mode(mode: Mode) -> None:
    keys = Counter(key for action in ACTIONS if mode in action.modes for key in action.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_two_actions_share_an_id() -> None:
    assert len(BY_ID) == len(ACTIONS)


def test_every_action_of_the_reader_is_done_by_a_handler() -> None:
    assert {action.id for action in ACTIONS} - LIBRARY_ONLY - SHEETS_ONLY == set(HANDLERS)


def test_every_action_of_a_sheet_is_done_by_it() -> None:
    from reader.ui.screens.list_sheet import COMMON
    from reader.ui.screens.review import ReviewScreen
    from reader.ui.screens.trash import TrashScreen

    for screen in (ReviewScreen, TrashScreen):
        sheet = screen.__new__(screen)
        done = {*COMMON, *sheet.deeds(), "palette.show"}
        assert {action.id for action in ACTIONS if screen.mode in action.modes} <= done


def test_every_action_of_a_card_is_done_by_it() -> None:
    from reader.ui.handlers.subjects import DEEDS
    from reader.ui.screens.card import DEEDS as CARD_DEEDS

    done = {*DEEDS, *CARD_DEEDS, "palette.show"}
    assert {action.id for action in ACTIONS if Mode.CARD in action.modes} <= done


def test_every_action_can_be_reached() -> None:
    for action in ACTIONS:
        assert action.keys
        assert action.modes
        assert action.title
        assert action.id.count(".") == 1
        for mode in action.modes:
            assert all(KEYMAPS[mode][key] is action for key in action.keys)


def test_titles_tell_actions_of_one_area_apart() -> None:
    for area in Area:
        titles = [action.title for action in ACTIONS if action.area is area]
        assert len(titles) == len(set(titles))


@pytest.mark.parametrize("width", [54, 80, 120])
def test_help_tells_every_action_with_all_its_keys(width: int) -> None:
    rows = ["".join(text for text, _ in row.pieces) for row in help_rows(width)]
    said = "".join("".join(rows).split())
    for area in Area:
        assert area.value in rows
    for action in ACTIONS:
        assert all(key_label(key) in said for key in action.keys)
        assert all(word in said for word in action.title.split())
    if width > 90:
        assert all(any(action.title in row for row in rows) for action in ACTIONS)


@pytest.mark.parametrize("width", [30, 54, 80, 120])
def test_help_keeps_within_its_width_but_for_long_keys(width: int) -> None:
    assert all(len("".join(text for text, _ in row.pieces)) <= max(width, 92) for row in help_rows(width))


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("space", "Space"), ("pagedown", "PgDn"), ("ctrl+f", "Ctrl+F"), ("shift+enter", "Shift+Enter"),
        ("percent_sign", "%"), ("quotation_mark", '"'), ("left_square_bracket", "["), ("f1", "F1"),
        ("g", "g"), ("G", "G"), ("1", "1"), ("number_sign", "#"), ("equals_sign", "="),
    ],
)  # fmt: skip
def test_keys_are_written_as_people_write_them(key: str, label: str) -> None:
    assert key_label(key) == label


def test_no_label_is_a_word_of_the_program() -> None:
    assert not any("_" in keys_of(action) for action in ACTIONS)


def test_the_keys_a_reader_was_promised() -> None:
    """The table may grow; these are in README's first lesson and in readers' fingers."""
    promised = {
        Mode.READ: {
            "page.next": "space pagedown right l", "page.previous": "b pageup left h", "line.next": "j down",
            "line.previous": "k up", "page.first": "g", "page.last": "G", "page.percent": "percent_sign",
            "measure.wider": "plus", "measure.narrower": "minus", "select.start": "v", "select.grow": "V",
            "entities.focus": "at", "quotes.focus": "quotation_mark",
            "entities.toggle": "left_square_bracket", "quotes.toggle": "right_square_bracket",
            "annotations.focus": "number_sign", "mark.note": "a",
            "removals.show": "X", "article.export": "x", "theme.next": "t", "help.show": "question_mark",
            "palette.show": "ctrl+p", "article.leave": "q", "hint.start": "s", "hold.take": "H",
        },
        Mode.SELECT: {
            "cursor.left": "h", "cursor.down": "j", "cursor.up": "k", "cursor.right": "l", "cursor.word": "w",
            "cursor.word_back": "b", "cursor.word_end": "e", "cursor.line_start": "0",
            "cursor.line_end": "dollar_sign", "cursor.sentence": "right_parenthesis",
            "cursor.sentence_back": "left_parenthesis", "cursor.paragraph": "right_curly_bracket",
            "cursor.paragraph_back": "left_curly_bracket", "select.grow": "V", "mark.current": "m",
            "mark.1": "1", "mark.5": "5", "mark.note": "a", "select.copy": "y", "select.cancel": "escape",
            "cursor.clause": "semicolon", "cursor.clause_back": "comma", "cursor.swap": "o",
            "select.inner": "i", "mark.cut": "D", "cursor.page_next": "pagedown",
        },
        Mode.HIGHLIGHT: {
            "hold.note": "e a enter", "hold.1": "1", "hold.5": "5", "hold.later": "greater_than_sign",
            "hold.earlier": "less_than_sign", "hold.swap": "o", "hold.join": "J", "hold.split": "S",
            "hold.delete": "d", "hold.next": "n j", "hold.previous": "N k", "hold.copy": "y",
            "hold.leave": "escape q", "mark.undo": "u", "page.last": "G", "removals.show": "X",
        },
        Mode.ENTITIES: {"list.choose": "enter", "list.choose_back": "shift+enter"},
        Mode.QUOTES: {"list.choose": "enter", "list.keep": "m"},
        Mode.REMOVED: {
            "removals.show": "X", "removals.leave": "escape q", "removals.turn": "enter",
            "removals.turn_class": "c", "removals.next": "j down", "removals.previous": "k up",
            "removals.unfold": "space right", "strictness.lower": "less_than_sign",
            "strictness.higher": "greater_than_sign", "mark.undo": "u",
        },
        Mode.ANNOTATIONS: {"list.choose": "enter", "list.edit": "e", "list.delete": "d", "mark.undo": "u"},
    }  # fmt: skip
    for mode, actions in promised.items():
        for action_id, keys in actions.items():
            assert {KEYMAPS[mode][key].id for key in keys.split()} == {action_id}
