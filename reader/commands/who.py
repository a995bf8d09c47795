"""`broadsheet who`: all that the library says of a name, and all that it is quoted with."""

import argparse
import sys

from reader.commands.printing import print_text, to_json
from reader.commands.sources import library_of
from reader.config import folders
from reader.errors import LibraryError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `who`."""
    parser.add_argument("name", nargs="+", metavar="NAME", help="a name, or a part of one")
    parser.add_argument("--json", action="store_true", help="print a JSON array")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")


def run(options: argparse.Namespace) -> int:
    """Print the dossiers of what is called so."""
    from reader.exchange.dossiers import dossiers, similar_names, to_markdown, to_plain, to_text
    from reader.pipeline import analyses_of_library

    if options.json and options.markdown:
        print("broadsheet who: --json or --markdown, not both", file=sys.stderr)
        return 2
    name = " ".join(options.name)
    library = library_of(options)
    known = [
        (article, analysis, record.created[:10])
        for record, article, analysis in analyses_of_library(library, folders(options.library).cache)
    ]
    found = dossiers(name, known)
    if not found:
        near = similar_names(name, known)
        if options.json:
            print_text("[]")
        hint = f"near to it: {', '.join(near)}" if near else "`broadsheet library` lists its articles"
        raise LibraryError(f"No article of the library names “{name}”.", hint)
    if options.json:
        print_text(to_json([to_plain(one) for one in found], indent=2))
    elif options.markdown:
        print_text("\n".join(map(to_markdown, found)), end="")
    else:
        print_text("\n\n\n".join(map(to_text, found)))
    if len(found) > 1:
        print(f"broadsheet: “{name}” may be {_listed([one.name for one in found])}", file=sys.stderr)
    return 0


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"
