"""Who puts right-to-left words in order: while the program runs it does itself, and a terminal must not."""

import os
import sys

from reader.typesetting.options import RightToLeft

#: BDSM of ECMA-48: the order is the program's affair, or the terminal's. Terminals that know nothing of it
#: draw cells as they are sent anyway.
_OURS, _THE_TERMINALS = b"\x1b[8l", b"\x1b[8h"


def arrange(order: RightToLeft) -> None:
    """Tell the terminal whether the order of words is its affair, as the reader has chosen."""
    if order is RightToLeft.OURS:
        take_over()
    else:
        give_back()


def take_over() -> None:
    """Tell the terminal that words come in the order in which they are to stand."""
    _tell(_OURS)


def give_back() -> None:
    """Leave the order of words to the terminal again, if it sees to that."""
    _tell(_THE_TERMINALS)


def _tell(code: bytes) -> None:
    try:
        if os.isatty(sys.stderr.fileno()):
            os.write(sys.stderr.fileno(), code)
    except (OSError, ValueError):  # there is no terminal any more: nobody to tell
        return
