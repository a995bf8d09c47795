"""How the page is set: line length, columns and all else, by keys, by the palette, and on a panel."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.ui.frame import column_count
from reader.ui.page_settings import BY_NAME, PageSettings, Setting, said, stepped

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


def change(screen: "ReaderScreen", settings: PageSettings) -> None:
    """Set the page in another way, at once, and remember it."""
    from reader.ui.page_settings import remember

    before = screen.page.settings
    if settings.right_to_left is not before.right_to_left:
        from reader.ui import word_order

        word_order.arrange(settings.right_to_left)
    screen.page.set_settings(settings)
    remember(screen.state, screen.page.settings, before)
    screen.sidebars.arrange_again()
    if settings.hyphenate and screen.page.hyphenator is None:
        from reader.ui.hyphenating import begin

        begin(screen)


def _measure(screen: "ReaderScreen", cells: int) -> None:
    settings = screen.page.settings
    change(screen, replace(settings, measure=settings.measure + cells))
    screen.call_after_refresh(_tell_measure, screen)


def _tell_measure(screen: "ReaderScreen") -> None:
    """Say how wide the lines are now; a measure that finds no room is brought back to what there is."""
    page = screen.page
    frame, settings = page.frame, page.settings
    if len(frame.lefts) == 1 and frame.measure < settings.measure:
        change(screen, replace(settings, measure=frame.measure))
        screen.tell(f"Lines of {frame.measure} cells: there is no room for more ([ and ] hide the sidebars)")
    else:
        screen.tell(f"Lines of {frame.measure} cells")


def step(setting: Setting, screen: "ReaderScreen", count: int | None) -> None:
    """Give a setting its next value, and say so."""
    change(screen, stepped(screen.page.settings, setting, count or 1))
    screen.call_after_refresh(_tell, screen, setting)


def _tell(screen: "ReaderScreen", setting: Setting) -> None:
    settings = screen.page.settings
    more = ""
    several = setting.name == "columns" and settings.columns != "one"
    if several and column_count(settings, screen.size.width) == 1:
        more = ": there is room for one"
    screen.tell(f"{setting.title}: {said(settings, setting)}{more}")


def _show(screen: "ReaderScreen", count: int | None) -> None:
    from reader.ui.screens.page_panel import PagePanel

    screen.app.push_screen(PagePanel(screen))


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "measure.wider": lambda screen, count: _measure(screen, count or 2),
    "measure.narrower": lambda screen, count: _measure(screen, -(count or 2)),
    "page.settings": _show,
    "columns.next": partial(step, BY_NAME["columns"]),
    "code.right": lambda screen, count: _shift_code(screen, 8 * (count or 1)),
    "code.left": lambda screen, count: _shift_code(screen, -8 * (count or 1)),
}


def _shift_code(screen: "ReaderScreen", cells: int) -> None:
    if not screen.page.shift_code(cells):
        screen.tell("No code on this page is wider than its lines")
