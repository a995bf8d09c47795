"""Export from the reader: asks where to, writes, remembers the place."""

from pathlib import Path
from typing import TYPE_CHECKING

from reader.article import Placed
from reader.errors import ExportError, LibraryError
from reader.exports import export_markdown, write_export
from reader.pipeline import placed_annotations

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


def ask_where_to_export(screen: "ReaderScreen") -> None:
    """Ask for a file or folder, the last one by default, and export there."""
    from reader.ui.screens.ask import AskLine

    picked = len(screen.picked.ids)
    last = screen.state.setting("export", "")
    target = str(last) or f"{Path.cwd()}/"

    def answered(answer: str | None) -> None:
        if answer is not None and answer.strip():
            _export(screen, answer.strip())

    screen.app.push_screen(
        AskLine(
            f"Export {f'the {picked} picked' if picked else 'your highlights'} as Markdown to",
            target,
            "Enter writes · a folder takes the title as name · Esc leaves",
        ),
        answered,
    )


def _export(screen: "ReaderScreen", target: str) -> None:
    article, shown, picked = screen.opened.article, screen.placed, screen.picked.ids

    async def work() -> None:
        import asyncio

        rows: list[Placed] = []
        try:
            rows = await screen.broadsheet.in_library(lambda library: placed_annotations(library, article))
            # What is exported is to be in the library's file too, for whoever looks into both.
            await screen.broadsheet.library.fold()
        except LibraryError:
            rows = rows or list(shown)
        if picked:
            rows = [row for row in rows if row.annotation.id in picked]
        try:
            path = await asyncio.to_thread(
                lambda: write_export(article, export_markdown(article, rows), target)
            )
        except ExportError as error:
            screen.tell(str(error), failed=True)
            return
        screen.state.keep_setting("export", target)
        screen.tell(f"Exported to {path}")

    screen.run_worker(work(), group="export", exit_on_error=False)
