"""`broadsheet import`: what was marked in other programs."""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.commands.printing import print_text, to_json
from reader.commands.sources import library_of, standard_input
from reader.errors import BroadsheetError, ForeignFileError

if TYPE_CHECKING:
    from reader.exchange.foreign import ForeignFile
    from reader.imports.report import FileReport

#: How many words without a place are printed for each file; `--json` gives more.
_SHOWN = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `import`."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="a file, a folder to look through, or - for standard input"
    )
    parser.add_argument(
        "--format", metavar="F", help="the format of the files; without it, they say themselves what they are"
    )
    parser.add_argument("--list-formats", action="store_true", help="list what can be imported")
    parser.add_argument("--dry-run", action="store_true", help="say what would come, and change nothing")
    parser.add_argument("--json", action="store_true", help="print a JSON array, an object for each file")


def run(options: argparse.Namespace) -> int:
    """Import each file, and say what came of it; a file that fails is told and the others go on."""
    from reader.exchange.importing import IMPORTERS

    if options.list_formats:
        rows = [f"{one.name:<16} {one.description}" for one in IMPORTERS.values()]
        plain = [{"name": one.name, "description": one.description} for one in IMPORTERS.values()]
        print_text(to_json(plain, indent=2) if options.json else "\n".join(rows))
        return 0
    if not options.files:
        print("broadsheet import: name a FILE, or - for standard input", file=sys.stderr)
        return 2
    if options.format and options.format not in IMPORTERS:
        print(
            f"broadsheet import: there is no format “{options.format}”; there are {', '.join(IMPORTERS)}",
            file=sys.stderr,
        )
        return 2
    return _import(options)


def _import(options: argparse.Namespace) -> int:
    from reader.exchange.importing import read_foreign_file
    from reader.imports.bringing import bring

    library = library_of(options)
    reports: list[FileReport] = []
    failed = False
    for file in _files(options):
        try:
            if isinstance(file, ForeignFileError):
                raise file
            importer, reading = read_foreign_file(file, options.format or "")
            report = bring(
                library, reading, file.name, importer.name, importer.family, dry_run=options.dry_run
            )
        except BroadsheetError as error:
            print(f"broadsheet: {error}", file=sys.stderr)
            failed = True
            continue
        failed |= bool(report.problems)
        reports.append(report)
        if not options.json:
            _tell(report, dry_run=options.dry_run)
    library.close()
    if options.json:
        print_text(to_json([report.to_plain() for report in reports], indent=2))
    elif not reports and not failed:
        print("broadsheet: there was nothing to import", file=sys.stderr)
        failed = True
    return int(failed)


def _files(options: argparse.Namespace) -> "Iterator[ForeignFile | ForeignFileError]":
    """Yield the files that are meant, and the errors of those that cannot be read.

    In a folder, files of other kinds lie about; only those of a known format are meant, and those that are
    broken. The others are told.
    """
    from pathlib import Path

    from reader.exchange.importing import NoFormatError, importer_for
    from reader.imports.files import foreign_file, foreign_files

    for name in options.files:
        path = Path(name).expanduser()
        try:
            if name == "-":
                yield foreign_file("standard input", standard_input().read())
                continue
            several, others = path.is_dir(), list[str]()
            for file in foreign_files(path):
                if isinstance(file, ForeignFileError) or not several or options.format:
                    yield file
                    continue
                try:
                    importer_for(file)
                except NoFormatError:
                    others.append(file.name)
                except ForeignFileError as error:
                    yield error  # of a known form, as it seems, but broken
                else:
                    yield file
            _tell_others(name, others)
        except ForeignFileError as error:
            yield error


def _tell_others(folder: str, names: list[str]) -> None:
    """Say which files of a folder were passed over."""
    if names:
        shown = ", ".join(name.replace("\\", "/").rpartition("/")[2] for name in names[:_SHOWN])
        more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
        print(f"broadsheet: passed over in {folder}, of no known format: {shown}{more}", file=sys.stderr)


def _tell(report: "FileReport", *, dry_run: bool) -> None:
    would = "would come: " if dry_run else ""
    print_text(f"{report.path} ({report.format}): {would}{report.summary}")
    for title, words in report.not_placed[:_SHOWN]:
        print_text(f"  no place yet in “{title or 'Untitled'}”: {words}")
    if len(report.not_placed) > _SHOWN:
        print_text(f"  … and {len(report.not_placed) - _SHOWN:,} more")
    for problem in report.problems:
        print(f"broadsheet: {report.path}, {problem}", file=sys.stderr)
