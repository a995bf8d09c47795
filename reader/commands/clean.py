"""`broadsheet clean`: the article without the debris of its page, in several forms."""

import argparse
import functools
import sys
from collections.abc import Mapping
from typing import Any

from reader.commands.printing import print_text, to_json
from reader.commands.sources import add_source_arguments, answer_line, for_each_source, stream_json_lines
from reader.pipeline import Opened

FORMATS = ("text", "markdown", "json", "html", "ansi")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `clean`."""
    add_source_arguments(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="text is the default")
    parser.add_argument(
        "--json", action="store_const", const="json", dest="format", help="the same as --format json"
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="print each decision: what was kept, joined, removed, changed, and why",
    )
    parser.add_argument(
        "--strictness", type=int, choices=range(-2, 3), metavar="-2…2", help="lower keeps more"
    )
    parser.add_argument("--theme", default="paper-dark", help="for html and ansi (default: paper-dark)")


def run(options: argparse.Namespace) -> int:
    """Print each source, cleaned."""
    if options.jsonl:
        answer = functools.partial(
            answer_line,
            to_plain=_to_plain if options.explain else _without_decisions,
            cleaned=not options.no_clean,
            strictness=options.strictness or 0,
        )
        return stream_json_lines(options, answer)
    if options.explain and options.format not in ("text", "json"):
        print("broadsheet: --explain tells its reasons as text or as json", file=sys.stderr)
        return 2
    several = len(options.sources) > 1
    return for_each_source(
        options, lambda opened: print_text(_shown(opened, options, several=several)), options.strictness
    )


def _to_plain(opened: Opened) -> Mapping[str, Any]:
    from reader.article.plain import article_to_plain

    decisions = opened.cleaned.decisions if opened.cleaned is not None else ()
    return article_to_plain(opened.article, opened.removals, decisions)


def _without_decisions(opened: Opened) -> Mapping[str, Any]:
    """Return an article's line of a stream: the record of every decision would double it, in time too."""
    from reader.article.plain import article_to_plain

    return article_to_plain(opened.article, opened.removals)


def _shown(opened: Opened, options: argparse.Namespace, *, several: bool) -> str:
    if options.explain and options.format == "text":
        from reader.commands.explaining import explained

        return explained(opened)
    match options.format:
        case "json":
            return to_json(_to_plain(opened), indent=None if several else 2)
        case "markdown":
            from reader.typesetting.markdown import to_markdown

            return to_markdown(opened.article).rstrip("\n")
        case "html" | "ansi":
            return _coloured(opened, options)
        case _:
            return opened.article.text


def _coloured(opened: Opened, options: argparse.Namespace) -> str:
    from reader.pipeline import analyse
    from reader.resources import shared_folder
    from reader.typesetting.marks import analysis_marks, article_marks
    from reader.typesetting.stream import render
    from reader.typesetting.themes import load_theme

    theme = load_theme(shared_folder("themes") / f"{options.theme}.toml")
    marks = [*article_marks(opened.article), *analysis_marks(analyse(opened.article))]
    return render(opened.article, marks, theme, options.format).rstrip("\n")
