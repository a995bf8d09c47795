"""`broadsheet export`: what was marked, as notes and in other formats."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.commands.printing import print_text
from reader.commands.sources import library_of, open_with_notes
from reader.config import folders
from reader.errors import BroadsheetError, ExportError, LibraryError
from reader.exports import ExportSettings, Layout, Selection, all_formats, carry_out, notes_of, plan, rendered
from reader.exports.planning import style_of
from reader.exports.settings import parsed_colours, read_settings

if TYPE_CHECKING:
    from reader.exports.folders import Notes
    from reader.library.store import Library
    from reader.pipeline import Opened


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `export`."""
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a path, a web address, - for standard input, or an article's id",
    )
    parser.add_argument("--all", action="store_true", help="every article that something was marked in")
    parser.add_argument("--tag", action="append", default=[], metavar="T", help="only what has this tag")
    parser.add_argument("--entity", default="", metavar="NAME", help="only what mentions this name")
    parser.add_argument("-o", "--output", metavar="FILE|DIR", help="where to write; none: standard output")
    parser.add_argument(
        "-f", "--format", "--preset", dest="format", metavar="F", help="--list-formats lists them"
    )
    parser.add_argument("--list-formats", action="store_true", help="list the formats, and no more")
    parser.add_argument(
        "--layout",
        choices=[one.value for one in Layout],
        help="one file an article, one a highlight, one for all, or into the notes of the days",
    )
    parser.add_argument("--name", metavar="TEMPLATE", help="names of files: '{author} - {title}'")
    parser.add_argument("--template", metavar="FILE", help="a template of the whole note")
    parser.add_argument("--highlight-template", metavar="FILE", help="a template of one highlight")
    parser.add_argument(
        "--preview", action="store_true", help="print what would be written, and write nothing"
    )
    parser.add_argument("--context", action="store_true", default=None, help="with the sentence around each")
    parser.add_argument("--wikilinks", action="store_true", default=None, help="names as [[links]]")
    parser.add_argument("--link", metavar="L", help="the way back: command, uri, source, none")
    parser.add_argument(
        "--colour", "--color", action="append", metavar="C=WORDS", help="what a colour means to you"
    )
    parser.add_argument(
        "--restore", action="store_true", help="bring back what you took out of the exported file"
    )


def run(options: argparse.Namespace) -> int:
    """Export what was asked for; a source that fails is told and the others go on."""
    if options.list_formats:
        for known in all_formats().values():
            print_text(f"{known.name:<16}{known.suffix:<15}{known.description}")
        return 0
    everything = options.all or (not options.sources and (options.tag or options.entity))
    if not options.sources and not everything:
        print("usage: broadsheet export [options] SOURCE…", file=sys.stderr)
        print("broadsheet export: error: name a SOURCE, or --all, --tag or --entity", file=sys.stderr)
        return 2
    settings = _settings(options)
    target = options.output if options.output != "-" else None
    library = library_of(options)
    with suppress(
        LibraryError
    ):  # what is exported is in library.json too; that it cannot be written is no matter
        library.checkpoint()
    return _Run(options, settings, library).export(target, everything=bool(everything))


def _settings(options: argparse.Namespace) -> ExportSettings:
    """Return the settings of `config.toml`, with what the command says over them."""
    settings = read_settings(folders(options.library).config)
    for complaint in settings.complaints:
        print(f"broadsheet: config.toml: {complaint}", file=sys.stderr)
    asked = {
        "format": options.format,
        "name": options.name,
        "template": options.template,
        "highlight_template": options.highlight_template,
        "context": options.context,
        "wikilinks": options.wikilinks,
        "link": options.link,
        "layout": Layout(options.layout) if options.layout else None,
        "colours": parsed_colours(options.colour) if options.colour else None,
    }
    settings = replace(settings, **{key: value for key, value in asked.items() if value is not None})
    settings.known_format()
    settings.options()
    several = options.all or len(options.sources) > 1
    if several and not options.layout and settings.known_format().join is not None:
        from reader.exports.planning import is_folder

        if options.output in (None, "-") or not is_folder(options.output):
            settings = replace(settings, layout=Layout.ALL)
    dossier = not options.sources and not options.all
    if dossier and not options.layout:
        settings = replace(settings, layout=Layout.ALL, name=options.name or "")
    style_of(settings)  # a wish that cannot be met is told before any article is opened
    return settings


class _Run:
    """One run of the command: it goes on when a source fails, and remembers that one did."""

    def __init__(self, options: argparse.Namespace, settings: ExportSettings, library: "Library") -> None:
        self._options, self._settings, self._library = options, settings, library
        self._failed = False
        #: What the folder holds, looked for once.
        self._notes: Notes | None = None

    def export(self, target: str | None, *, everything: bool) -> int:
        """Export, and return the exit code."""
        from reader.exports.planning import is_folder
        from reader.gathering import exports_of, opened_articles, past_of

        options, settings = self._options, self._settings
        apart = settings.layout in (Layout.ARTICLE, Layout.HIGHLIGHT)
        if target and apart and (everything or len(options.sources) > 1) and not is_folder(target):
            raise ExportError(
                f"{target} is one file, and several articles were given.", "name a folder with -o"
            )
        opened = opened_articles(self._library, self._tell) if everything else self._opened()
        cache = folders(options.library).cache
        chosen = (options.tag, options.entity)
        if settings.layout in (Layout.ALL, Layout.DAILY):
            exports = exports_of(self._library, opened, settings, cache, *chosen)
            if any(chosen) and not exports and not self._failed and not self._was_there(target):
                self._tell_of_none()
                return 1
            whole = (not any(chosen),) if settings.layout is Layout.DAILY else self._identity()
            self._write(Selection(exports, *whole), target)
            return int(self._failed)
        found, past = False, past_of(self._library)
        for one in opened:
            try:
                exports = exports_of(self._library, [one], settings, cache, *chosen, past=past)
                found = found or bool(exports)
                self._write(Selection(exports, not any(chosen)), target)
            except BroadsheetError as error:
                self._tell(error)
        if not found and any(chosen) and not self._failed:
            self._tell_of_none()
        return int(self._failed)

    def _tell_of_none(self) -> None:
        self._tell(ExportError("Nothing that was marked is like that.", "`broadsheet annotations` lists all"))

    def _was_there(self, target: str | None) -> bool:
        """Tell whether an earlier note of all is there, to be brought up to date though nothing is left."""
        from pathlib import Path

        from reader.exports.planning import is_folder

        if target is None or self._settings.layout is not Layout.ALL:
            return False
        if not is_folder(target):
            return Path(target).expanduser().exists()
        self._notes = notes_of(target, self._settings)
        return self._identity()[1] in self._notes.by_id

    def _identity(self) -> tuple[bool, str, str]:
        """Return whether one note of all is complete, its id, and its title."""
        from reader.exports.selecting import identity_of

        return not self._options.sources, *identity_of(self._options.tag, self._options.entity)

    def _opened(self) -> "Iterator[Opened]":
        for source in self._options.sources:
            try:
                yield open_with_notes(self._library, source, self._options)
            except BroadsheetError as error:
                self._tell(error)

    def _tell(self, error: BroadsheetError) -> None:
        print(f"broadsheet: {error}", file=sys.stderr)
        self._failed = True

    def _write(self, selection: Selection, target: str | None) -> None:
        options, settings = self._options, self._settings
        if target is None:
            for text in rendered(selection, settings):
                print_text(text, end="")
            return
        if self._notes is None:
            self._notes = notes_of(target, settings)
        files = plan(selection, target, settings, restore=options.restore, notes=self._notes)
        from reader.exports.telling import copies, differences

        for words in copies(files):
            print(f"broadsheet: {words}", file=sys.stderr)
        if options.preview:
            print_text("".join(differences(files)), end="")
            return
        carry_out(files)
        for file in files:
            print(file.path, file=sys.stderr)
