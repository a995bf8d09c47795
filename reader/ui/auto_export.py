"""Keeping the folder of `[export]` current from the reader: a while after each change, in a worker."""

import asyncio
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import BroadsheetError, ExportError, LibraryError

if TYPE_CHECKING:
    from reader.auto_export import Exported
    from reader.exports import ExportSettings
    from reader.exports.folders import Notes
    from reader.pipeline import Opened
    from reader.ui.app import BroadsheetApp

#: How long nothing must have changed before the folder is brought up to date, and how long after a failure
#: that is tried again, in seconds.
QUIET_SECONDS, AGAIN_SECONDS = 2.0, 60.0
#: How long quitting waits for it, in seconds: what is left is made up for at the next start.
PATIENCE_SECONDS = 10.0


class AutoExport:
    """Looks once a second whether something changed; does nothing where no folder is configured."""

    def __init__(self, app: "BroadsheetApp") -> None:
        self._app = app
        self._settings: ExportSettings | None = None
        self._exported: Exported | None = None
        self._notes: Notes | None = None
        self._seen: tuple[int, int] | None = None
        self._due = time.monotonic() + QUIET_SECONDS
        self._told: set[str] = set()
        self._failing = False
        self._noted: set[str] = set()
        self._working = asyncio.Lock()

    def _wanted(self) -> bool:
        if self._settings is None:
            if not (self._app.folders.config / "config.toml").exists():
                return False
            from reader.exports.settings import read_settings

            self._settings = read_settings(self._app.folders.config)
            for complaint in self._settings.complaints:
                self._tell(f"config.toml: {complaint}")
        return bool(self._settings.folder) and self._settings.auto

    async def look(self) -> None:
        """Bring the folder up to date if something changed a while ago."""
        if not self._wanted() or self._working.locked():
            return
        with suppress(LibraryError):
            news = await self._app.in_library(lambda library: library.news())
            seen = (self._app.library.changes, news)
            if seen != self._seen:
                self._seen, self._due = seen, time.monotonic() + QUIET_SECONDS
        if self._due and time.monotonic() >= self._due:
            self._due = 0.0
            await self._export()

    async def flush(self) -> None:
        """Bring the folder up to date before the program ends, if there is anything to do."""
        if self._wanted() and (self._exported is not None or self._app.library.changes):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._export(), PATIENCE_SECONDS)

    async def _export(self) -> None:
        from reader.auto_export import Exported, signatures

        settings = self._settings
        assert settings is not None
        async with self._working:
            if self._exported is None:
                self._exported = Exported(self._app.folders.state)
            exported = self._exported
            failed: BroadsheetError | None = None
            try:
                now = await self._app.in_library(lambda library: signatures(library, settings))
                if not exported.hold_for(settings.folder):
                    self._notes = None
                for id in exported.changed(now):
                    try:
                        await self._export_one(id)
                    except ExportError as error:
                        failed = failed or error  # one note in the way does not keep the others back
                    else:
                        exported.done(now, (id,), settings.folder)
            except BroadsheetError as error:
                failed = failed or error
            if failed is not None:
                self._tell(f"{settings.folder} is not up to date: {failed}")
                self._due = time.monotonic() + AGAIN_SECONDS
            elif self._failing:
                self._told.clear()
                self._app.tell(f"{settings.folder} is up to date again.")
            self._failing = failed is not None

    async def _export_one(self, id: str) -> None:
        from reader.auto_export import gathered, write
        from reader.exports import notes_of

        settings, cache, opened = self._settings, self._app.folders.cache, self._open(id)
        assert settings is not None
        selection = await self._app.in_library(lambda library: gathered(library, id, settings, cache, opened))
        if self._notes is None:
            self._notes = await asyncio.to_thread(notes_of, f"{settings.folder}/", settings)
        told: list[str] = []
        await asyncio.to_thread(write, selection, settings, self._notes, told.append)
        for words in set(told) - self._noted:
            self._noted.add(words)
            self._app.tell(words)

    def _open(self, id: str) -> "Opened | None":
        from reader.ui.screens.reader import ReaderScreen

        for screen in self._app.screen_stack:
            if isinstance(screen, ReaderScreen) and screen.opened.article.id == id:
                return screen.opened
        return None

    def _tell(self, words: str) -> None:
        """Say what failed, once."""
        if words not in self._told:
            self._told.add(words)
            self._app.tell(words, failed=True)
