"""The help of commands, written as argparse writes it, without what argparse loads for it."""

import argparse
import os
import sys

_WIDTH = 80
#: What argparse leaves free at the edge.
_MARGIN = 2


def help_formatter(prog: str) -> argparse.HelpFormatter:
    """Return what writes the help of `prog`, as wide as the terminal.

    Left alone, argparse asks for the width with every option that is added, and loads for that all formats of
    archives that Python knows.
    """
    return argparse.HelpFormatter(prog, width=_columns() - _MARGIN)


def _columns() -> int:
    """Return the width of the terminal: what COLUMNS says, or what the system does, or 80."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named) > 0:
        return int(named)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _WIDTH  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # there is no standard output, or it is no terminal
        return _WIDTH
