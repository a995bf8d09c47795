"""Whatever is pressed, in whatever order, in whatever window: the program goes on, and no note is lost."""

import random

import pytest
from made import long_text, opened
from reading import kept, library, reading
from textual.command import CommandPalette
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.ui.actions import ACTIONS

KEYS = sorted({key for action in ACTIONS for key in action.keys} - {"ctrl+q", "q", "x", "L"})
EDITOR_KEYS = ["a", "w", "space", "tab", "ctrl+s", "enter", "escape", "y", "n", "backspace", "left", "up"]
ODD_TEXT = (
    "Ein Titel\n\n字は大切です。「はい」と彼は言った。\n\n"
    + "e\u0301" * 90
    + "\n\n“Ilse Verhagen” said: x.\n\n"
    + "👩‍👩‍👧 " * 40
)


@pytest.mark.parametrize("seed", range(4))
async def test_any_keys_in_any_order(seed: int) -> None:
    dice = random.Random(seed)
    article = opened(dice.choice([long_text(3), ODD_TEXT, "One line."]), f"/pages/{seed}.txt")
    size = dice.choice([(80, 24), (160, 40), (30, 8)])
    async with reading(article, size) as session:
        for _ in range(80):
            in_dialog = isinstance(session.app.screen, ModalScreen)
            key = dice.choice(EDITOR_KEYS if in_dialog else [*KEYS, *"0123456789"])
            if isinstance(session.app.screen, CommandPalette) and key == "enter":
                key = "escape"  # the palette has every action, leaving too
            await session.press(key)
            if session.app.screen.query(Input) and dice.random() < 0.3:
                await session.press("escape", "y")
            if dice.random() < 0.03:
                await session.resize(dice.randint(1, 180), dice.randint(1, 50))
            assert session.app.is_running, key
        shown = {row.annotation.id for row in session.screen.placed}
    assert library().problems() == []
    assert {annotation.id for annotation in kept()} >= shown
