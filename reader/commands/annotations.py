"""`broadsheet annotations`: what was marked, in one article or in all."""

import argparse

from reader.article import AnchorState, Placed
from reader.article.plain import placed_to_plain
from reader.commands.printing import print_text, to_json
from reader.commands.sources import library_of, open_with_notes
from reader.pipeline import all_placed, placed_annotations


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `annotations`."""
    parser.add_argument("source", nargs="?", metavar="SOURCE", help="an article; none: the whole library")
    parser.add_argument("--json", action="store_true", help="print a JSON array")


def run(options: argparse.Namespace) -> int:
    """List the annotations in document order."""
    library = library_of(options)
    if options.source is not None:
        opened = open_with_notes(library, options.source, options)
        rows = placed_annotations(library, opened.article)
    else:
        rows = all_placed(library)
    if options.json:
        print_text(to_json([placed_to_plain(row) for row in rows], indent=2))
    elif rows:
        print_text("\n".join(map(_line, rows)))
    return 0


def _line(row: Placed) -> str:
    annotation = row.annotation
    words = " ".join(annotation.anchor.exact.split())
    state = "" if row.state is AnchorState.EXACT else f" [{row.state.value}]"
    speaker = f" — {annotation.speaker}" if annotation.speaker else ""
    tags = "".join(f" #{tag}" for tag in annotation.tags)
    note = "".join(f"\n    {line}" for line in annotation.note.splitlines())
    return f"{annotation.id[:8]}  {annotation.colour.value:<6}  “{words}”{speaker}{state}{tags}{note}"
