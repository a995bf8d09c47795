"""What stands beside the page stays whole in terminals that count the cells of some scripts otherwise."""

import re
from collections.abc import Callable

import pytest
from made import opened
from reading import reading
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

from reader.ui.compositing import anchored, disputed

HINDI = "हिन्दी में लिखा हुआ वाक्य है।"
WAVING = "Wave: 👋🏽 and 🇫🇷 and ☎"
SPEAKER = "— Odile Fenmarch"
_MOVE = re.compile(r"\x1b\[(\d+)G")


def drawn(row: list[Strip], width_of: Callable[[str], int], before: str = "") -> str:
    """Return what a terminal shows of a row over `before`, if it gives a code point `width_of` cells."""
    cells = list(before.ljust(100))
    sequences = "".join(strip.render(Console()) for strip in row)
    at = 0
    for part in re.split(r"(\x1b\[[\d;]*[A-Za-z])", sequences):
        if move := _MOVE.fullmatch(part):
            at = int(move[1]) - 1
        elif not part.startswith("\x1b"):
            for sign in part:
                width = width_of(sign)
                if width:
                    cells[at : at + width] = [sign] + [""] * (width - 1)
                at += width
    return "".join(cells)


def row_of(words: str) -> list[Strip]:
    left, right = Strip([Segment("People    ")], 10), Strip([Segment(f" {SPEAKER}   ")], 20)
    return [left, Strip([Segment(f"  {words}"), Segment(" " * (58 - cell_len(words)))], 60), right]


@pytest.mark.parametrize("words", [HINDI, WAVING, "ภาษาไทย"])
@pytest.mark.parametrize("width", [1, 2])
def test_a_terminal_that_counts_otherwise_moves_nothing_beside_the_line(words: str, width: int) -> None:
    row = row_of(words)
    shown = drawn(list(anchored(row)), lambda sign: 1 if sign.isascii() or sign == "—" else width)
    assert shown.startswith("People      ")
    assert SPEAKER in shown
    assert words in shown, "no sign of the line is overwritten"


def test_what_stood_in_the_row_before_is_gone() -> None:
    shown = drawn(
        list(anchored(row_of(HINDI))), lambda sign: 1 if sign.isascii() or sign == "—" else 0, "x" * 90
    )
    assert "x" not in shown[:90]


def test_rows_that_all_terminals_count_alike_stay_as_they_are() -> None:
    row = row_of("“Café” – the harbour… 港口")
    assert not any(disputed(strip) for strip in row)
    assert all(ours is theirs for ours, theirs in zip(anchored(row), row, strict=True))


async def test_all_of_the_screen_and_a_turned_page_are_written_so() -> None:
    made = opened(f"Words\n\n{HINDI} ends here.\n\n" + "The tide came in again.\n\n" * 40, "/pages/hindi.txt")
    async with reading(made, (120, 30)) as session:
        await session.analysed()
        compositor, console = session.screen._compositor, session.app.console
        whole = compositor.render_full_update().render_segments(console)
        line = next(part for part in whole.split("\n") if "ends here." in part)
        assert len(_MOVE.findall(line)) > 2
        session.screen.page.refresh()
        compositor.update_widgets({session.screen.page})
        partial = compositor.render_partial_update()
        assert partial is not None
        assert _MOVE.search(
            next(part for part in partial.render_segments(console).split("\n") if "ends here." in part)
        )
