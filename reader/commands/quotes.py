"""`broadsheet quotes`: who said what."""

import argparse
from collections.abc import Mapping
from typing import Any

from reader.article.knowledge import Quote
from reader.article.plain import quotes_to_plain
from reader.commands.sources import add_source_arguments, run_analysis
from reader.pipeline import Opened, analyse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `quotes`."""
    add_source_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON with every quote's place")


def run(options: argparse.Namespace) -> int:
    """Print the quotes of each source."""
    return run_analysis(options, _to_plain, _to_text)


def _to_text(opened: Opened) -> str:
    return "\n".join(map(_line, analyse(opened.article).quotes)) or "No quotes were found."


def _to_plain(opened: Opened) -> Mapping[str, Any]:
    return quotes_to_plain(opened.article.text, analyse(opened.article).quotes)


def _line(quote: Quote) -> str:
    words = " ".join(quote.text.split())
    cue = f" ({quote.cue})" if quote.cue else ""
    return f"“{words}” — {quote.speaker or 'not named'}{cue}"
