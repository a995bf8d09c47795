"""The beginning of a long note, cut where a block ends, with the definitions that its links need."""

import re

#: What is shorter is read as quickly as a whole; and so many code points are more than the first pages show.
_SHORT, _BEGINNING = 150_000, 12_000
_BREAK = re.compile(r"\n[ \t]*\n(?=[#\w\"“*_\[])")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S.*$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_FAR = 60_000


def beginning_of(text: str) -> str:
    """Return the first blocks of a long note, or nothing where the whole is short or has no place to cut."""
    if len(text) < _SHORT:
        return ""
    for found in _BREAK.finditer(text, _BEGINNING, _BEGINNING + _FAR):
        begun = text[: found.start()]
        if _is_closed(begun):
            rest = _DEFINITION.findall(text, found.start())
            return "\n\n".join([begun, *rest])
    return ""


def _is_closed(begun: str) -> bool:
    """Tell whether no program and no comment goes on behind these blocks."""
    return (
        len(_FENCE.findall(begun)) % 2 == 0
        and begun.count("<!--") == begun.count("-->")
        and begun.count("%%") % 2 == 0
        and begun.count("$$") % 2 == 0
    )
