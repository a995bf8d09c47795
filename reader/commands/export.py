"""`broadsheet export`: what was marked, as Markdown."""

import argparse
import sys
from contextlib import suppress

from reader.commands.sources import library_of, open_with_notes, print_text
from reader.errors import BroadsheetError, ExportError, LibraryError
from reader.exports import export_markdown, write_export
from reader.pipeline import placed_annotations


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `export`."""
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="a path, a web address, - for standard input, or an article's id",
    )
    parser.add_argument("-o", "--output", metavar="FILE|DIR", help="where to write; none: standard output")


def run(options: argparse.Namespace) -> int:
    """Export each source; a source that fails is told and the others go on."""
    from pathlib import Path

    target = options.output
    if target and len(options.sources) > 1 and not (Path(target).is_dir() or target.endswith("/")):
        raise ExportError(f"{target} is one file, and several articles were given.", "name a folder with -o")
    library = library_of(options)
    with suppress(
        LibraryError
    ):  # what is exported is in library.json too; that it cannot be written is no matter
        library.checkpoint()
    failed = False
    for source in options.sources:
        try:
            article = open_with_notes(library, source, options).article
            content = export_markdown(article, placed_annotations(library, article))
            if target and target != "-":
                print(write_export(article, content, target), file=sys.stderr)
            else:
                print_text(content, end="")
        except BroadsheetError as error:
            print(f"broadsheet: {error}", file=sys.stderr)
            failed = True
    return int(failed)
