"""What an export would do to the files of a folder: it can be shown before it is carried out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ExportError
from reader.exports.file_names import Names
from reader.exports.folders import Notes, notes_in
from reader.exports.settings import NAMES, ExportSettings, Layout
from reader.exports.template_files import template_at

if TYPE_CHECKING:
    from reader.exchange import Export, ExportFormat
    from reader.exchange.notes import Style

_ELSEWHERE = "choose another file or folder"
#: How many of its words a file of one highlight is named after, in code points.
_WORDS = 48
#: The id of the note that all articles of the library make: “library” in hexadecimal.
LIBRARY_ID = b"library".hex()


@dataclass(frozen=True, slots=True)
class Planned:
    """A file as it is and as it would be; `before` is None where it is not there, `after` where it goes.

    `copies` are other files with the same id, which are left as they are.
    """

    path: Path
    before: str | None
    after: str | None
    copies: tuple[Path, ...] = ()

    @property
    def changes(self) -> bool:
        """Tell whether there is anything to do."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Selection:
    """What is exported together: articles, of whose annotations all are there unless `complete` is False.

    `id` and `title` are of the one note that all of them make, in the layout that has one.
    """

    exports: "Sequence[Export]"
    complete: bool = True
    id: str = LIBRARY_ID
    title: str = "Highlights"


def is_folder(target: str) -> bool:
    """Tell whether a target is meant to be a folder: it is one, ends like one, or has no file's name."""
    path = Path(target).expanduser()
    return path.is_dir() or target.endswith(("/", "\\")) or (not path.exists() and not path.suffix)


def plan(
    selection: Selection,
    target: str,
    settings: ExportSettings,
    *,
    restore: bool = False,
    notes: Notes | None = None,
) -> list[Planned]:
    """Return the files that an export to `target`, a file or a folder, is made of.

    `notes` are those of the folder as they were found for an earlier export: they are looked for again only
    where one is no longer there. Raises ExportError for a target that is no place for it. Nothing is written.
    """
    return _Plan(selection, target, settings, restore=restore, notes=notes).files()


def rendered(selection: Selection, settings: ExportSettings) -> Iterator[str]:
    """Yield the texts of an export that has no files: for a preview, or standard output."""
    known, style = settings.known_format(), style_of(settings)
    if settings.layout is Layout.ALL:
        yield _collected(selection, style, known)
        return
    for export in selection.exports:
        yield _text(export, settings, known, style)


def notes_of(target: str, settings: ExportSettings) -> Notes:
    """Return the notes that a target has, for several exports to it; none if it is a file."""
    folder = Path(target).expanduser()
    return notes_in(folder, settings.known_format().suffix) if is_folder(target) else Notes(folder)


def style_of(settings: ExportSettings) -> "Style | None":
    """Return how notes of the format are written, with the highlight's template if one is given."""
    style = settings.known_format().style
    if settings.template and settings.layout is not Layout.ARTICLE:
        raise ExportError(
            "A template of a whole note is for one file an article.",
            "--highlight-template is for all layouts",
        )
    if style is None or not settings.highlight_template:
        return style
    from reader.exchange.templates import with_entry

    return with_entry(style, *template_at(settings.highlight_template))


def _text(export: "Export", settings: ExportSettings, known: "ExportFormat", style: "Style | None") -> str:
    from reader.exchange.notes import note

    if settings.template:
        from reader.exchange.templates import whole_note

        return whole_note(export, _noted(style, known), *template_at(settings.template))
    return note(export, style) if style is not None else known.text(export)


def _noted(style: "Style | None", known: "ExportFormat") -> "Style":
    if style is None:
        raise ExportError(
            f"The format {known.name} makes no notes.", "choose one that does, such as markdown"
        )
    return style


def _collected(selection: Selection, style: "Style | None", known: "ExportFormat") -> str:
    """Return one file of several articles: a note of all, or whatever the format makes of them."""
    if style is None and known.join is not None:
        return known.join(selection.exports)
    from reader.exchange.notes import collected_note

    return collected_note(selection.exports, _noted(style, known), selection.id, selection.title)


class _Plan:
    """One export being planned: what the folder holds, and which names are taken."""

    def __init__(
        self,
        selection: Selection,
        target: str,
        settings: ExportSettings,
        *,
        restore: bool,
        notes: Notes | None,
    ) -> None:
        self._selection = selection
        self._settings, self._restore = settings, restore
        self._format, self._style = settings.known_format(), style_of(settings)
        self._path = Path(target).expanduser()
        self._in_folder = is_folder(target)
        if self._in_folder and self._path.exists() and not self._path.is_dir():
            raise ExportError(f"{self._path} is a file and no folder.", _ELSEWHERE)
        if notes is None:
            notes = notes_in(self._path, self._format.suffix) if self._in_folder else Notes(self._path)
        self._notes = notes
        self._names = Names(notes.names)
        self._template = settings.name or NAMES[settings.layout]
        if not self._in_folder:
            several = len(selection.exports) > 1 and settings.layout is not Layout.ALL
            if several or settings.layout in (Layout.HIGHLIGHT, Layout.DAILY):
                raise ExportError(
                    f"{target} is one file, and this export makes several.",
                    "name a folder, with / at its end",
                )

    def files(self) -> list[Planned]:
        """Return the files, each once."""
        match self._settings.layout:
            case Layout.ARTICLE:
                return [self._article(export) for export in self._selection.exports]
            case Layout.ALL:
                return [self._all()]
            case Layout.HIGHLIGHT:
                return [file for export in self._selection.exports for file in self._highlights(export)]
            case Layout.DAILY:
                return list(self._days())

    def _article(self, export: "Export") -> Planned:
        from reader.exchange.names import name_facts

        text = _text(export, self._settings, self._format, self._style)
        id = export.article_id
        facts = name_facts(export.article, id, read=export.read)
        return self._note(text, id, facts, self._selection.complete)

    def _all(self) -> Planned:
        text = _collected(self._selection, self._style, self._format)
        facts = {"title": self._selection.title, "id": self._selection.id}
        return self._note(text, self._selection.id, facts, self._selection.complete)

    def _note(self, text: str, id: str, facts: Mapping[str, str], complete: bool) -> Planned:
        """Return the plan for a note that has an id of its own."""
        merges = self._format.style is not None
        if not self._in_folder:
            path = self._path
        elif merges and self._has_note(id):
            path = self._chosen(id, facts)
        else:
            path = self._free_path(facts, id, text)
        self._names.take(path)
        if self._in_folder:
            others = [other for other in self._notes.of(id) if other != path]
            self._notes.by_id[id], self._notes.also[id] = path, others
        before = read_note(path)
        if before is None or not before.strip():
            return Planned(path, before, text)
        if not merges:
            if not self._in_folder and path.suffix.lower() != self._format.suffix:
                raise ExportError(
                    f"{path} is there already, and is no {self._format.suffix} file.", _ELSEWHERE
                )
            return Planned(path, before, text)
        from reader.exchange import exported_id

        if exported_id(before) != id:
            raise ExportError(f"{path} is there already, and is no export of this article.", _ELSEWHERE)
        after = self._merged(before, text, complete=complete)
        return Planned(path, before, after, tuple(self._notes.also.get(id, ())))

    def _chosen(self, id: str, facts: Mapping[str, str]) -> Path:
        """Return the note with an id; of several, the one that is called as it would be, else the first."""
        from reader.exchange.names import named

        there = self._notes.of(id)
        usual = self._path / named(self._template, facts, (), id, self._format.suffix)
        return usual if usual in there else there[0]

    def _has_note(self, id: str) -> bool:
        """Tell whether the folder has a note with this id; looks again if it is not where it was."""
        if id in self._notes.by_id and not self._notes.holds(id):
            found = notes_in(self._path, self._format.suffix)
            self._notes.by_id.clear()
            self._notes.by_id.update(found.by_id)
            self._notes.also.clear()
            self._notes.also.update(found.also)
        return id in self._notes.by_id

    def _merged(self, before: str, text: str, *, complete: bool) -> str:
        from reader.exchange.highlights import gone_names
        from reader.exchange.merging import merged

        gone = gone_names(id for export in self._selection.exports for id in export.deleted)
        return merged(before, text, complete=complete, restore=self._restore, gone=gone)

    def _free_path(self, facts: Mapping[str, str], id: str, text: str) -> Path:
        """Return a path in the folder that no other file has, or the one that this export had before."""
        from reader.exchange.names import named

        suffix = self._format.suffix
        replaces = self._format.style is None
        taken: list[str] = []
        if replaces and id not in text:
            # Nothing in the file tells whose it is: its name must.
            taken.append(named(self._template, facts, (), id, suffix))
        while True:
            name = named(self._template, facts, taken, id, suffix)
            path = self._path / name
            if self._names.are_free_for(path) and (
                not path.exists() or (path.is_file() and self._is_ours(path, id, replaces=replaces))
            ):
                return path
            taken.append(name)

    def _is_ours(self, path: Path, id: str, *, replaces: bool) -> bool:
        from reader.exchange import exported_id

        there = read_note(path) or ""
        if replaces:
            return id in there or id[:8] in path.name
        return exported_id(there) == id

    def _highlights(self, export: "Export") -> Iterator[Planned]:
        from reader.exchange.highlights import highlights_of
        from reader.exchange.names import name_facts
        from reader.exchange.notes import highlight_note

        style = _noted(self._style, self._format)
        shown: set[str] = set()
        for number, one in enumerate(highlights_of(export), 1):
            annotation = one.placed.annotation
            shown.add(annotation.id)
            facts = name_facts(
                export.article,
                export.article_id,
                read=export.read,
                words=_short(one.text),
                number=f"{number:03}",
                colour=one.meaning or annotation.colour.value,
                date=annotation.created[:10],
                highlight=one.name.removeprefix("h-"),
            )
            yield self._note(highlight_note(export, style, one), annotation.id, facts, True)
        if self._selection.complete:
            yield from self._gone(export, shown)

    def _gone(self, export: "Export", shown: Iterable[str]) -> Iterator[Planned]:
        """Yield what becomes of the notes of an article's highlights that were deleted."""
        from reader.exchange.merging import without_units

        known = set(shown)
        for id, path in list(self._notes.by_id.items()):
            if id in known:
                continue
            before = read_note(path)
            if before is None or not self._is_of(before, export):
                continue
            after = without_units(before, id)
            yield Planned(path, before, after)

    def _is_of(self, text: str, export: "Export") -> bool:
        """Tell whether a note of one highlight is of an article: outlines have no front matter to say so."""
        from reader.exchange.highlights import open_command
        from reader.exchange.notefile import front_value

        said = front_value(text, "article")
        return said == export.article_id if said else open_command(export) in text

    def _days(self) -> Iterator[Planned]:
        """Yield the notes of the days on which something was marked, each with its chapters."""
        from reader.exchange.highlights import highlights_of
        from reader.exchange.markers import names_under
        from reader.exchange.names import named
        from reader.exchange.notes import day_note

        style = _noted(self._style, self._format)
        texts: dict[Path, tuple[str | None, str]] = {}

        def there(path: Path) -> str:
            if path not in texts:
                before = read_note(path)
                texts[path] = (before, before or "")
            return texts[path][1]

        for export in self._selection.exports:
            key = f"day-{export.article_id}"
            by_path: dict[Path, set[str]] = {path: set() for path in self._notes.by_key.get(key, ())}
            filed = {name: path for path in by_path for name in names_under(there(path), key)}
            for one in highlights_of(export):
                day = _local_day(one.placed.annotation.created) or export.read or "undated"
                year, month = day[:4], day[5:7]
                facts = {"date": day, "year": year, "month": month, "day": day[8:10]}
                name = named(self._template, facts, (), "", self._format.suffix)
                path = filed.get(one.name, self._path / name)
                by_path.setdefault(path, set()).add(one.placed.annotation.id)
            for path, ids in by_path.items():
                old = there(path)
                new = day_note(export, style, key, ids)
                after = self._merged(old, new, complete=self._selection.complete) if old.strip() else new
                texts[path] = (texts[path][0], after)
                if path not in self._notes.by_key.setdefault(key, []):
                    self._notes.by_key[key].append(path)
        for path, (before, after) in texts.items():
            if before is not None or after.strip():
                yield Planned(path, before, after)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _WORDS else line[:_WORDS].rpartition(" ")[0] or line[:_WORDS]


def _local_day(time: str) -> str:
    """Return the day of a time in UTC where the reader is, as an ISO date; "" if it is no time."""
    try:
        return datetime.fromisoformat(time).astimezone().date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


def read_note(path: Path) -> str | None:
    """Return the text of a file, bytes that are no text included; None where there is no file.

    Raises ExportError for a file that cannot be read, or is in an encoding that text cannot be added to.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ExportError(f"Cannot read {path}: {error.strerror or error}.", _ELSEWHERE) from None
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ExportError(
            f"{path} is in UTF-16, and was left alone.", "save it as UTF-8, or choose another file"
        )
    return data.decode("utf-8", "surrogateescape")
