"""What `clean`, `entities` and `quotes` share: sources in turn, or JSON lines in and out."""

import argparse
import functools
import gc
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from reader.commands.arguments import positive
from reader.commands.printing import print_text, to_json
from reader.commands.visiting import add_refresh_argument, tell_notice, visit
from reader.config import folders
from reader.errors import BroadsheetError, SourceError
from reader.pipeline import Opened, open_known, open_source, open_text
from reader.places import cache_beside

if TYPE_CHECKING:
    from reader.library.store import Library

#: Answers one line: the JSON text, and whether the line was a good one.
Answer = Callable[[str], tuple[str, bool]]
#: Makes the JSON form of one opened article.
ToPlain = Callable[[Opened], Mapping[str, Any]]


def add_source_arguments(parser: argparse.ArgumentParser) -> None:
    """Add SOURCE…, `--jsonl` and `--jobs`."""
    parser.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="a path, a web address, or - for standard input"
    )
    add_refresh_argument(parser)
    parser.add_argument("--no-clean", action="store_true", help="take the text as it is")
    parser.add_argument(
        "--no-choices", action="store_true", help="clean as if you had put nothing back or taken out"
    )
    parser.add_argument(
        "--jsonl", action="store_true", help='read {"id", "text"} a line, write one answer a line'
    )
    parser.add_argument("--jobs", type=positive, default=1, metavar="N", help="with --jsonl: use N processes")


def for_each_source(
    options: argparse.Namespace, show: Callable[[Opened], None], strictness: int | None = None
) -> int:
    """Open each source and show it; a source that fails is told and the others go on.

    What the reader chose about a source is obeyed; a `strictness` that is given wins over the one chosen.
    """
    sources = options.sources or (["-"] if sys.stdin is not None and not sys.stdin.isatty() else [])
    if not sources:
        print("broadsheet: no SOURCE was given; name a file, or - for standard input", file=sys.stderr)
        return 2
    failed = False
    library = None if options.no_choices or options.no_clean else folders(options.library).library
    for source in sources:
        try:
            with visit(source, options) as how:
                opened = open_source(
                    source,
                    standard_input() if source == "-" else None,
                    cleaned=not options.no_clean,
                    strictness=strictness,
                    library=library,
                    visit=how,
                )
            tell_notice(opened)
            show(opened)
        except BroadsheetError as error:
            print(f"broadsheet: {error}", file=sys.stderr)
            failed = True
    return int(failed)


def library_of(options: argparse.Namespace) -> "Library":
    """Return the library that is meant; other machines' versions of it, if any lie beside it, are told of."""
    from reader.library.copies import conflict_copies
    from reader.library.store import Library

    folder = folders(options.library).library
    copies = conflict_copies(folder)
    if copies:
        names = ", ".join(path.name for path in copies)
        print(f"broadsheet: not in here yet: {names} (`broadsheet merge` merges it)", file=sys.stderr)
    return Library(folder)


def open_with_notes(library: "Library", source: str, options: argparse.Namespace) -> Opened:
    """Open a source for a command about what was marked in it; raises SourceError or LibraryError."""
    with visit(source, options) as how:
        opened = open_known(library, source, standard_input() if source == "-" else None, how)
    tell_notice(opened, failures_only=True)
    return opened


def cache_for(options: argparse.Namespace) -> Path | None:
    """Return the folder where analyses are kept: of sources, but not of a stream's lines, which come once."""
    return None if options.jsonl else Path(cache_beside(options.library))


def run_analysis(options: argparse.Namespace, to_plain: ToPlain, to_text: Callable[[Opened], str]) -> int:
    """Do the job of `entities` and `quotes`: JSON lines, JSON, or text for each source."""
    if options.jsonl:
        return stream_json_lines(
            options, functools.partial(answer_line, to_plain=to_plain, cleaned=not options.no_clean)
        )
    indent = None if len(options.sources) > 1 else 2

    def show(opened: Opened) -> None:
        print_text(to_json(to_plain(opened), indent=indent) if options.json else to_text(opened))

    return for_each_source(options, show)


def stream_json_lines(options: argparse.Namespace, answer: Answer) -> int:
    """Answer each JSON line of standard input with one line, in order, as they come."""
    if options.sources not in ([], ["-"]):
        print("broadsheet: --jsonl reads standard input, and takes no SOURCE", file=sys.stderr)
        return 2
    gc.enable()  # a stream may be endless
    lines = (line for line in _input_lines() if line.strip())
    failed = False
    for text, good in _mapped(answer, lines, options.jobs):
        failed |= not good
        print_text(text)
    return int(failed)


def _input_lines() -> Iterator[str]:
    for number, line in enumerate(standard_input()):
        yield line.decode("utf-8" if number else "utf-8-sig", "replace")


def _mapped(answer: Answer, lines: Iterable[str], jobs: int) -> Iterator[tuple[str, bool]]:
    if jobs == 1:
        yield from map(answer, lines)
        return
    from reader.commands.parallel import mapped_in_order

    yield from mapped_in_order(answer, lines, jobs)


def answer_line(line: str, to_plain: ToPlain, *, cleaned: bool, strictness: int = 0) -> tuple[str, bool]:
    """Answer one `{"id", "text"}` line; a line that is none gets an answer with "error"."""
    try:
        request = json.loads(line)
        text, given = request["text"], request.get("id")
        if not isinstance(text, str):
            raise TypeError("text")  # noqa: TRY301 - told with the other ways a line can be wrong
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return to_json({"error": 'a line must be a JSON object {"id", "text"}', "id": _id_of(line)}), False
    plain = dict(to_plain(open_text(text, cleaned=cleaned, strictness=strictness)))
    plain["id"] = given
    return to_json(plain), True


def _id_of(line: str) -> Any:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value.get("id") if isinstance(value, dict) else None


def standard_input() -> BinaryIO:
    """Return the bytes of standard input; raises SourceError when it is closed."""
    if sys.stdin is None:
        raise SourceError("Standard input is closed.", "pipe a document into it, or name a file")
    return sys.stdin.buffer
