"""The command line: thin, and lazy, so that `broadsheet clean` starts as fast as Python does.

Results go to standard output, messages to standard error; the exit code is 0 only if the job was done,
2 for bad usage, 1 otherwise. Nothing here loads Textual except opening the reader itself.
"""

import os
import sys

from reader import __version__
from reader.errors import BroadsheetError

TYPE_CHECKING = False  # `typing` and `argparse` take as long to load as Python does to start
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from typing import BinaryIO

    from reader.pipeline import Opened


#: The commands whose answers about a file are kept: they take long, and depend on nothing but the file.
_ANSWERED = frozenset(("clean", "entities", "quotes"))
#: How sources end that take long to read if they are long.
_LONG = (".epub", ".md", ".markdown")
#: How links back to the reader begin.
_LINK = "broadsheet://open/"


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run the command line and return its exit code; without `argv`, for a process that does nothing else."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run_once(arguments) if argv is None else _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BroadsheetError as error:
        print(f"broadsheet: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _abandon_output()  # whoever read our output left
        return 1
    except OSError as error:
        print(f"broadsheet: {error.strerror or error}", file=sys.stderr)
        _abandon_output()
        return 1
    except MemoryError:
        print("broadsheet: There is not enough memory for this.", file=sys.stderr)
        return 1
    except Exception as error:
        from reader.config import folders
        from reader.crash import record_crash

        print(record_crash(folders().state, error), file=sys.stderr)
        return 1
    return code


def _abandon_output() -> None:
    """Send what is still in the buffer nowhere: Python would try, complain and change the code at exit."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run_once(arguments: list[str]) -> int:
    """Do the job and end, without looking for garbage that goes with the process anyway."""
    import gc

    if arguments == ["--version"]:
        print(f"broadsheet {__version__}")
        return 0
    if _ANSWERED.isdisjoint(arguments):
        code = _run(arguments)
    else:
        gc.disable()
        code = _answer(arguments)
    gc.freeze()
    return code


def _answer(arguments: list[str]) -> int:
    """Say what was answered before, where nothing changed since; else answer, and keep the answer."""
    from reader.answers import Recorder, question

    asked = question(arguments, _ANSWERED) if sys.stdout is not None and sys.stderr is not None else None
    known = asked.answer() if asked is not None else None
    if known is not None:
        sys.stdout.buffer.write(known)
        return 0
    if asked is None:
        return _run(arguments)
    out, told = sys.stdout, sys.stderr
    said, warned = Recorder(out), Recorder(told)
    sys.stdout, sys.stderr = said, warned
    try:
        code = _run(arguments)
    finally:
        sys.stdout, sys.stderr = out, told
    if not (code or said.incomplete or warned.incomplete or warned.said):
        asked.keep(bytes(said.said))
    return code


def _run(arguments: list[str]) -> int:
    from reader import commands

    name = next((a for a in arguments if not a.startswith("-") or a == "-"), "")
    library_first = arguments[:1] == ["--library"]
    if library_first:
        name = next((a for a in arguments[2:] if not a.startswith("-") or a == "-"), "")
    at = arguments.index(name, 2 if library_first else 0) if name else len(arguments)
    if name not in commands.COMMANDS:
        return _read(_reader_parser().parse_args(_without_open(arguments, at)))
    parser = commands.parser(name)
    options = parser.parse_args(arguments[:at] + arguments[at + 1 :])
    return commands.COMMANDS[name].run(options)


def _without_open(arguments: list[str], at: int) -> list[str]:
    """Return the arguments of `broadsheet open SOURCE`, as exported notes have it, without the word.

    `at` is where the first argument that is no option stands. `broadsheet open` alone opens a file of that
    name.
    """
    rest = arguments[at + 1 :]
    is_command = arguments[at : at + 1] == ["open"] and any(one == "-" or one[:1] != "-" for one in rest)
    return arguments[:at] + rest if is_command else arguments


def _reader_parser() -> "argparse.ArgumentParser":
    import argparse

    from reader import commands

    rows = "\n".join(f"  {name:<12} {command.summary}" for name, command in commands.COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="broadsheet",
        description="Read articles in your terminal. Mark what matters. Keep it for good.",
        epilog=f"commands:\n{rows}\n\n`broadsheet COMMAND --help` tells more about each. "
        "`broadsheet open SOURCE` is `broadsheet SOURCE`.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "source",
        nargs="?",
        metavar="SOURCE",
        help="a path, a web address, an article's id, or - for standard input; none: the library",
    )
    parser.add_argument(
        "--refresh", action="store_true", help="fetch a web page anew, though a copy of it is kept"
    )
    parser.add_argument(
        "--library", metavar="DIR", help="the folder of library.json (or set BROADSHEET_LIBRARY)"
    )
    parser.add_argument(
        "--at",
        metavar="ID",
        default="",
        help="begin at the highlight with this id, as exported notes give it",
    )
    parser.add_argument("--version", action="version", version=f"broadsheet {__version__}")
    return parser


def _read(options: "argparse.Namespace") -> int:
    """Open the reader on a source, or on the library."""
    from reader.config import folders
    from reader.errors import SourceError

    if (options.source or "").startswith(_LINK):
        options.source, options.at = _linked(options.source)
    options.at = options.at.removeprefix("^").removeprefix("h-")
    opened = None
    fetched = options.source is not None and _must_be_fetched(options)
    if options.source is not None and not fetched:
        opened = _begun(options) if options.source.lower().endswith(_LONG) else _opened(options)
    if options.source == "-" or sys.stdin is None or not sys.stdin.isatty():
        _take_keys_from_terminal()
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise SourceError("There is no terminal to read in.", "`broadsheet clean SOURCE` prints the text")
    if os.environ.get("TERM", "").lower() in ("", "dumb", "unknown"):
        raise SourceError(
            "This terminal cannot show pages: TERM does not say what it is.",
            "set TERM, or use `broadsheet clean`",
        )
    from reader.ui.start import run

    where = folders(options.library)
    if fetched:
        from reader.ui.fetching import Fetching

        return run(None, where, Fetching(options.source, where, refresh=options.refresh), options.at)
    return run(opened, where, at=options.at)


def _linked(link: str) -> tuple[str, str]:
    """Return the article and the annotation that a link in an exported note leads to."""
    from reader.errors import SourceError

    place = link.removeprefix(_LINK).strip("/").split("/")
    if not place[0] or len(place) > 2:
        raise SourceError(f"{link} leads nowhere.", f"links are {_LINK}ARTICLE/HIGHLIGHT")
    return place[0], place[1] if len(place) > 1 else ""


def _must_be_fetched(options: "argparse.Namespace") -> bool:
    """Tell whether the source is a page that the reader will have to wait for."""
    from reader.pipeline import is_web_address

    if not is_web_address(options.source):
        return False
    from reader.config import folders
    from reader.web_pages import is_kept

    return options.refresh or not is_kept(options.source, folders(options.library).library)


def _opened(options: "argparse.Namespace") -> "Opened":
    """Open the source; where it is gone, the text that the library kept of it."""
    from reader.config import folders
    from reader.errors import SourceError
    from reader.pipeline import open_known, open_source

    library = folders(options.library).library
    stdin = _standard_input(options.source)
    try:
        return open_source(options.source, stdin, library=library)
    except SourceError as error:
        from reader.errors import LibraryError
        from reader.gathering import open_by_id
        from reader.library.store import Library

        try:
            kept = Library(library)
            return open_by_id(kept, options.source) or open_known(kept, options.source)
        except (SourceError, LibraryError):
            raise error from None


def _begun(options: "argparse.Namespace") -> "Opened":
    """Open the beginning of a source, if it is long: the rest is read when the first page is shown."""
    from reader.config import folders
    from reader.pipeline import open_beginning

    return open_beginning(options.source, folders(options.library).library, lambda: _opened(options))


def _standard_input(source: str) -> "BinaryIO | None":
    if source != "-":
        return None
    from reader.commands.sources import standard_input

    return standard_input()


def _take_keys_from_terminal() -> None:
    """Put the terminal in place of a standard input that carried, or might carry, a document."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return
    os.dup2(terminal, 0)
    os.close(terminal)
    # Textual reads from the descriptor of `sys.__stdin__`, which is 0 already; this one is for `isatty`.
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
