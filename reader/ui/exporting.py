"""Export from the reader: what is exported, how the sheet begins, and writing what it shows."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import BroadsheetError, LibraryError

if TYPE_CHECKING:
    from reader.exchange import Export
    from reader.exports import ExportSettings, Planned, Selection
    from reader.library.store import Library
    from reader.ui.screens.reader import ReaderScreen

#: What the sheet remembers of an export, beside where it went: fields of `ExportSettings`.
_REMEMBERED = ("format", "layout", "context", "wikilinks", "link")


def ask_where_to_export(screen: "ReaderScreen") -> None:
    """Show the export sheet; what it was last asked for stands in it."""
    from reader.ui.screens.export import ExportSheet

    screen.app.push_screen(ExportSheet(screen, remembered_settings(screen), remembered_target(screen)))


def remembered_target(screen: "ReaderScreen") -> str:
    """Return where the last export of this library went, or the folder of `config.toml`, or this one."""
    from reader.exports.settings import read_settings

    last = screen.state.setting("export", "")
    return last or read_settings(screen.broadsheet.folders.config).folder or f"{Path.cwd()}/"


def remembered_settings(screen: "ReaderScreen") -> "ExportSettings":
    """Return the settings of `config.toml`, with what the last export from a sheet was asked for."""
    from reader.exports import Layout
    from reader.exports.settings import read_settings

    settings = read_settings(screen.broadsheet.folders.config)
    asked: dict[str, Any] = {}
    for name in _REMEMBERED:
        default = getattr(settings, name)
        value = screen.state.setting(f"export_{name}", str(default) if name == "layout" else default)
        asked[name] = value
    layouts = [one.value for one in Layout if one is not Layout.ALL]
    asked["layout"] = Layout(asked["layout"]) if asked["layout"] in layouts else Layout.ARTICLE
    made = replace(settings, **asked)
    try:
        made.known_format()
        made.options()
    except BroadsheetError:
        return settings
    return made


def remember(screen: "ReaderScreen", settings: "ExportSettings", target: str) -> None:
    """Remember what was asked for, for the next export of this library."""
    screen.state.keep_setting("export", target)
    for name in _REMEMBERED:
        value = getattr(settings, name)
        screen.state.keep_setting(f"export_{name}", str(value) if name == "layout" else value)


async def gathered(screen: "ReaderScreen", settings: "ExportSettings") -> "Export":
    """Return what is exported: the annotations as they are on disk, or as they are shown if that fails."""
    from reader.exchange import Export
    from reader.gathering import export_of

    opened, analysis = screen.opened, screen.analysis
    plain = replace(settings, wikilinks=False, template="", highlight_template="")
    try:
        export = await screen.broadsheet.in_library(lambda library: export_of(library, opened, plain))
        # What is exported is to be in the library's file too, for whoever looks into both.
        await screen.broadsheet.library.fold()
    except LibraryError:
        export = Export(opened.article, screen.placed, opened.article.id)
    picked = screen.picked.ids
    if picked:
        export = replace(export, placed=[one for one in export.placed if one.annotation.id in picked])
    return replace(export, analysis=analysis) if screen.analysed else export


async def gathered_all(
    screen: "ReaderScreen", settings: "ExportSettings", tags: Sequence[str]
) -> "list[Export]":
    """Return what is exported of all articles, or of what has tags in them; raises LibraryError."""
    from reader.gathering import exports_of, opened_articles

    plain = replace(settings, wikilinks=False, template="", highlight_template="")

    def gather(library: "Library") -> "list[Export]":
        opened = opened_articles(library, lambda error: None)
        return exports_of(library, opened, plain, screen.broadsheet.folders.cache, tags)

    return await screen.broadsheet.in_library(gather)


def selection_of_all(
    exports: "Sequence[Export]", settings: "ExportSettings", tags: Sequence[str]
) -> "Selection":
    """Return the selection of all articles, or of what has tags in any of them."""
    from reader.exports.selecting import selected

    wished = [replace(one, options=settings.options()) for one in exports]
    return selected(wished, settings.layout, tags)


def selection_of(screen: "ReaderScreen", export: "Export", settings: "ExportSettings") -> "Selection":
    """Return the selection of one article: only what is picked, if anything is."""
    from reader.exports import Selection

    return Selection((replace(export, options=settings.options()),), complete=not screen.picked.ids)


def carry_out_for(
    screen: "ReaderScreen", make: "Callable[[], list[Planned]]", done: Callable[[], object]
) -> None:
    """Plan and write an export in a thread, and tell what came of it; `done` is called if it was written."""

    async def work() -> None:
        import asyncio

        from reader.exports import carry_out
        from reader.exports.telling import summary

        def write() -> "list[Planned]":
            files = make()
            carry_out(files)
            return files

        try:
            files = await asyncio.to_thread(write)
        except BroadsheetError as error:
            screen.tell(str(error), failed=True)
            return
        done()
        where = f"Exported to {files[0].path}" if len(files) == 1 else f"Exported: {summary(files)}"
        screen.tell(where)

    screen.run_worker(work(), group="export", exit_on_error=False)
