"""`broadsheet merge`: another machine's library into this one; as git's merge driver, two files into one."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.commands.printing import print_text, to_json
from reader.config import folders
from reader.errors import BroadsheetError, LibraryError

if TYPE_CHECKING:
    from reader.library.merging import Report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `merge`."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a library’s folder or its library.json; none: the conflict copies beside the library",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would come, and change nothing")
    parser.add_argument("--json", action="store_true", help="print a JSON object")
    parser.add_argument(
        "--driver",
        nargs=3,
        metavar=("BASE", "OURS", "THEIRS"),
        help="merge as git’s merge driver: %%O %%A %%B; the result takes the place of OURS",
    )


def run(options: argparse.Namespace) -> int:
    """Merge, and say what came; the exit code is 0 when all of it did."""
    if options.driver is not None:
        if options.files:
            print("broadsheet merge: --driver takes three files, and no more", file=sys.stderr)
            return 2
        return _drive(*map(Path, options.driver))
    from reader.library.copies import conflict_copies, set_aside
    from reader.library.merging import merge_into, read_foreign

    folder = folders(options.library).library
    copies = conflict_copies(folder)
    paths = [Path(name).expanduser() for name in options.files] or copies
    foreign, failed = [], False
    for path in paths:
        try:
            foreign.append(read_foreign(path))
        except LibraryError as error:
            print(f"broadsheet: {error}", file=sys.stderr)
            failed = True
    _tell(merge_into(folder, foreign, dry_run=options.dry_run), options)
    beside = {copy.resolve() for copy in copies}
    for one in foreign:
        if one.path.resolve() in beside and not options.dry_run:
            kept = set_aside(folder, one.path)
            print(f"broadsheet: {one.path.name} was merged, and is kept as {kept}", file=sys.stderr)
    return int(failed)


def _tell(done: "Report", options: argparse.Namespace) -> None:
    if options.json:
        row = {
            "new": done.new,
            "changed": done.changed,
            "deleted": done.deleted,
            "articles": done.articles,
            "same": done.same,
            "conflicts": [{"exact": exact, "note": note} for exact, note in done.conflicts],
        }
        print_text(to_json(row, indent=2))
        return
    print_text(("Would come: " if options.dry_run else "Merged: ") + done.summary + ".")
    for exact, note in done.conflicts:
        print_text(f"kept beside a newer note on “{_short(exact)}”: {_short(note)}")


def _short(words: str, limit: int = 70) -> str:
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _drive(base: Path, ours: Path, theirs: Path) -> int:
    """Merge as git asks for it: 0 is a merged file, 1 a conflict, with nothing changed."""
    from reader.files import write_atomically
    from reader.library.merging import merged_files

    try:
        write_atomically(ours, merged_files(base, ours, theirs))
    except (BroadsheetError, OSError) as error:
        print(f"broadsheet: not merged: {error}", file=sys.stderr)
        return 1
    return 0
