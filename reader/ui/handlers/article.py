"""What concerns the article as a whole: removals, export, library; and the program: theme, help, quitting."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


def _removals(screen: "ReaderScreen", count: int | None) -> None:
    from reader.ui.screens.removals import RemovalsScreen

    screen.app.push_screen(RemovalsScreen(screen.opened, screen.broadsheet.palette))


def _export(screen: "ReaderScreen", count: int | None) -> None:
    from reader.ui.exporting import ask_where_to_export

    ask_where_to_export(screen)


def _help(screen: "ReaderScreen", count: int | None) -> None:
    from reader.ui.screens.help import HelpScreen

    screen.app.push_screen(HelpScreen(screen.broadsheet.palette))


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "removals.show": _removals,
    "article.export": _export,
    "article.leave": lambda screen, count: screen.leave(),
    "library.show": lambda screen, count: screen.broadsheet.show_library(),
    "theme.next": lambda screen, count: screen.broadsheet.next_theme(),
    "help.show": _help,
    "palette.show": lambda screen, count: screen.app.action_command_palette(),
    "program.quit": lambda screen, count: screen.broadsheet.leave(),
}
