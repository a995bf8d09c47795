"""`broadsheet keys`: the reader's keys, from the one table of actions."""

import argparse

from reader.commands.printing import print_text
from reader.ui.actions import ACTIONS, Area, key_label


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `keys`."""
    parser.add_argument(
        "--markdown", action="store_true", help="print a table for each area, as the README has them"
    )


def run(options: argparse.Namespace) -> int:
    """List every key by area."""
    print_text("\n\n".join(_table(area) if options.markdown else _list(area) for area in Area))
    return 0


def _list(area: Area) -> str:
    rows = [f"  {', '.join(map(key_label, a.keys)):<24} {a.title}" for a in ACTIONS if a.area is area]
    return "\n".join([area.value, *rows])


def _table(area: Area) -> str:
    rows = [
        f"| {' '.join(f'`{key_label(key)}`' for key in a.keys)} | {a.title} |"
        for a in ACTIONS
        if a.area is area
    ]
    return "\n".join([f"**{area.value}**", "", "| keys | |", "|---|---|", *rows])
