"""`broadsheet quotes`: who said what."""

import argparse
import functools
from collections.abc import Mapping
from typing import Any

from reader.article.knowledge import Quote
from reader.article.plain import quotes_to_plain
from reader.commands.sources import (
    add_source_arguments,
    answer_line,
    for_each_source,
    print_text,
    stream_json_lines,
    to_json,
)
from reader.pipeline import Opened, analyse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `quotes`."""
    add_source_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON with every quote's place")


def run(options: argparse.Namespace) -> int:
    """Print the quotes of each source."""
    if options.jsonl:
        return stream_json_lines(
            options, functools.partial(answer_line, to_plain=_to_plain, cleaned=not options.no_clean)
        )
    several = len(options.sources) > 1

    def show(opened: Opened) -> None:
        if options.json:
            print_text(to_json(_to_plain(opened), indent=None if several else 2))
        else:
            print_text("\n".join(map(_line, analyse(opened.article).quotes)) or "No quotes were found.")

    return for_each_source(options, show)


def _to_plain(opened: Opened) -> Mapping[str, Any]:
    return quotes_to_plain(opened.article.text, analyse(opened.article).quotes)


def _line(quote: Quote) -> str:
    words = " ".join(quote.text.split())
    cue = f" ({quote.cue})" if quote.cue else ""
    return f"“{words}” — {quote.speaker or 'not named'}{cue}"
