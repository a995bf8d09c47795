"""`broadsheet themes`: the themes there are."""

import argparse
import sys

from reader.commands.printing import print_text
from reader.resources import shared_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`themes` has no options of its own."""


def run(options: argparse.Namespace) -> int:
    """List the themes' names; a theme file that is not valid is told on standard error."""
    from reader.typesetting.themes import load_themes

    themes, problems = load_themes(shared_folder("themes"))
    for theme in themes.values():
        print_text(f"{theme.name:<16} {'dark ' if theme.dark else 'light'}  {theme.title}")
    for problem in problems:
        print(f"broadsheet: {problem}", file=sys.stderr)
    return int(bool(problems))
