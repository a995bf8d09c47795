"""What concerns the article as a whole: export, library; and the program: theme, help, quitting."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


def _export(screen: "ReaderScreen", count: int | None) -> None:
    from reader.ui.exporting import ask_where_to_export

    ask_where_to_export(screen)


def _refresh(screen: "ReaderScreen", count: int | None) -> None:
    from reader.pipeline import is_web_address

    source = screen.opened.article.meta.source
    if is_web_address(source):
        screen.keep_place()
        screen.broadsheet.fetch(source, refresh=True)
    else:
        screen.tell("This article is no web page: there is nothing to fetch")


def _merge(screen: "ReaderScreen", count: int | None) -> None:
    from reader.ui.merging import merge

    merge(screen.broadsheet)


def _help(screen: "ReaderScreen", count: int | None) -> None:
    from reader.ui.screens.help import HelpScreen

    screen.app.push_screen(HelpScreen(screen.broadsheet.palette))


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "article.export": _export,
    "article.refresh": _refresh,
    "article.leave": lambda screen, count: screen.leave(),
    "library.merge": _merge,
    "library.show": lambda screen, count: screen.broadsheet.show_library(),
    "theme.next": lambda screen, count: screen.broadsheet.next_theme(),
    "help.show": _help,
    "palette.show": lambda screen, count: screen.app.action_command_palette(),
    "program.quit": lambda screen, count: screen.broadsheet.leave(),
}
