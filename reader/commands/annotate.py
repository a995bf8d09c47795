"""`broadsheet annotate`: a highlight without the screen."""

import argparse

from reader.article import Colour
from reader.article.tags import given_tags
from reader.commands.arguments import positive
from reader.commands.printing import print_text
from reader.commands.sources import library_of, open_with_notes
from reader.errors import LibraryError
from reader.pipeline import find_words, new_annotation, remember


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `annotate`."""
    parser.add_argument("source", metavar="SOURCE", help="a path, a web address, or - for standard input")
    parser.add_argument("--quote", required=True, metavar="TEXT", help="the words to highlight")
    parser.add_argument(
        "--occurrence", type=positive, default=1, metavar="N", help="which, if they occur often"
    )
    parser.add_argument("--colour", "--color", choices=[c.value for c in Colour], default=Colour.YELLOW.value)
    parser.add_argument("--note", default="", metavar="TEXT", help="a note on the words")
    parser.add_argument(
        "--tag",
        action="append",
        default=[],
        metavar="T",
        help="a tag, of one word or several; may be given often",
    )


def run(options: argparse.Namespace) -> int:
    """Highlight the words and print the annotation's id once it is safe on disk."""
    library = library_of(options)
    opened = open_with_notes(library, options.source, options)
    span = find_words(opened.article.text, options.quote, options.occurrence)
    opened = remember(library, opened)
    annotation = new_annotation(
        opened.article,
        span,
        colour=Colour(options.colour),
        note=options.note,
        tags=given_tags(options.tag),
    )
    try:
        print_text(library.save(annotation).id)
    except LibraryError as error:
        raise LibraryError(
            error.message, error.hint or "nothing was changed; the words are in your command"
        ) from None
    return 0
