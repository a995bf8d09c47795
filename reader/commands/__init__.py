"""The commands that work without a screen: one table, one module a command, loaded when it is called."""

import argparse
from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

from reader.commands.helping import help_formatter


class Command(NamedTuple):
    """One command: what it does in a line, and the module that does it."""

    summary: str
    module: str

    def run(self, options: argparse.Namespace) -> int:
        """Do the job and return the exit code."""
        code: int = import_module(self.module).run(options)
        return code


COMMANDS: Mapping[str, Command] = {
    "clean": Command("print the article without the debris of its page", "reader.commands.clean"),
    "entities": Command(
        "print the people, organisations, places, events and dates in it", "reader.commands.entities"
    ),
    "quotes": Command("print who said what", "reader.commands.quotes"),
    "annotate": Command("highlight words of an article, with a note and tags", "reader.commands.annotate"),
    "annotations": Command("list what was marked", "reader.commands.annotations"),
    "export": Command("write what was marked as notes, or in other formats", "reader.commands.export"),
    "who": Command("print all that the library says of a name, and its quotes", "reader.commands.who"),
    "import": Command("bring in what was marked in other programs", "reader.commands.import_"),
    "library": Command("list the articles, and say which of them are one", "reader.commands.library"),
    "merge": Command("merge another machine’s library into this one", "reader.commands.merge"),
    "doctor": Command("look whether the library is well, and repair it", "reader.commands.doctor"),
    "themes": Command("list the themes", "reader.commands.themes"),
    "keys": Command("list the reader's keys", "reader.commands.keys"),
}


def parser(name: str) -> argparse.ArgumentParser:
    """Return the parser of the command called `name`."""
    command = COMMANDS[name]
    made = argparse.ArgumentParser(
        prog=f"broadsheet {name}",
        description=command.summary.capitalize() + ".",
        formatter_class=help_formatter,
    )
    made.add_argument(
        "--library", metavar="DIR", help="the folder of library.json (or set BROADSHEET_LIBRARY)"
    )
    import_module(command.module).add_arguments(made)
    return made
