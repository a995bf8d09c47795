"""Copies of a file of tables, and the journals since the newest: what is needed when the file itself is
damaged.

The newest copy and the journals kept after it say all that the file said; so that damage to the file costs
nothing.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.files import write_atomically

#: A new copy is made when the newest is older than this.
INTERVAL = timedelta(minutes=10)
#: How many copies are kept: the newest, and one of each of the last days on which there was one.
NEWEST, DAYS = 3, 5

_TIME = "%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy, or one journal that was folded, and when it was put there (UTC)."""

    path: Path
    time: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """A copy that is to be made: the time it is of (UTC), and the journals that it makes needless."""

    time: datetime
    needless: tuple[Path, ...]


def time_named(name: str) -> datetime | None:
    """Return the time in a file's name, "20300131T093000.000000Z.json"; None if there is none."""
    stamp = name.rsplit(".", 1)[0]
    try:
        return datetime.strptime(stamp, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def name_of(time: datetime, suffix: str) -> str:
    """Return the name of what is put away at this time, which `time_named` reads."""
    return time.astimezone(UTC).strftime(_TIME) + suffix


def surplus(backups: Iterable[Backup]) -> list[Backup]:
    """Return the copies that need not be kept any longer."""
    newest_first = sorted(backups, key=lambda backup: backup.time, reverse=True)
    kept = newest_first[:NEWEST]
    days: dict[object, Backup] = {}
    for backup in newest_first:
        days.setdefault(backup.time.date(), backup)
    kept += list(days.values())[:DAYS]
    return [backup for backup in newest_first if backup not in kept]


class Backups:
    """The copies of one file, in a folder beside it that is made with the first."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.folder = path.with_name(f"{path.name}.backups")

    def copies(self) -> list[Backup]:
        """Return the copies, the newest first; raises OSError."""
        return self._with(".json")

    def journals(self) -> list[Backup]:
        """Return the journals that were folded since the newest copy, the oldest first; raises OSError."""
        return self._with(".journal")[::-1]

    def keep_journal(self, journal: Path) -> None:
        """Keep a journal that is about to be replaced; a failure costs no more than the backup."""
        with suppress(OSError):
            self.folder.mkdir(exist_ok=True)
            kept = self.folder / name_of(datetime.now(UTC), ".journal")
            try:
                os.link(journal, kept)
            except OSError:
                shutil.copyfile(journal, kept)

    def due(self, *, now: bool = False) -> Due | None:
        """Return what a copy of the file as it is now will be, if one is due, or asked for `now`.

        The lock's owner may ask.
        """
        time = datetime.now(UTC)
        try:
            copies = self.copies()
            if copies and not now and timedelta(0) <= time - copies[0].time < INTERVAL:
                return None
            return Due(time, tuple(backup.path for backup in self.journals()))
        except OSError:
            return None

    def keep(self, due: Due, data: bytes) -> None:
        """Keep a copy, and let go of what it makes needless; a failure costs no more than the backup."""
        with suppress(OSError):
            self.folder.mkdir(exist_ok=True)
            write_atomically(self.folder / name_of(due.time, ".json"), data)
            for path in (*due.needless, *(backup.path for backup in surplus(self.copies()))):
                path.unlink(missing_ok=True)

    def _with(self, suffix: str) -> list[Backup]:
        try:
            entries = list(self.folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return []
        found = [
            Backup(entry, time)
            for entry in entries
            if entry.suffix == suffix and (time := time_named(entry.name)) is not None
        ]
        return sorted(found, key=lambda backup: backup.time, reverse=True)
