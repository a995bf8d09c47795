"""Lines struck through, and unstruck: what was deleted in the reader but edited in the note."""

import re

_LINE = re.compile(
    r"(?P<lead>\s*(?:>\s?|[-*+]\s+|\d{1,9}[.)]\s+|\#{1,6}\s+|\*+\s+|\[![^\]\n]*\][+-]?\s*)*)"
    r"(?P<words>.*?)(?P<end>\s*)"
)
#: Lines that say what a passage is, rather than what it says.
_KEPT = re.compile(
    r"\s*(?:\^[\w-]+|[\w-]+::.*|:[\w-]+:.*|\#\+\w+.*|:::+.*|```.*|-{3,}|<!--.*)", re.IGNORECASE
)
_TILDES = ("~~", "~~")
_TAGS = ("<del>", "</del>")
_PLUSES = ("+", "+")


def struck(line: str, in_org: bool = False) -> str:
    """Return a line with its words struck through; a line without any stays as it is."""
    found = _parted(line)
    if found is None:
        return line
    lead, words, end = found
    before, behind = _PLUSES if in_org else _TAGS if "~~" in words else _TILDES
    return f"{lead}{before}{words}{behind}{end}"


def unstruck(line: str, in_org: bool = False) -> str:
    """Return a line that `struck` made as it was before."""
    found = _parted(line)
    if found is None:
        return line
    lead, words, end = found
    for before, behind in (_PLUSES,) if in_org else (_TAGS, _TILDES):
        if words.startswith(before) and words.endswith(behind) and len(words) > len(before + behind):
            return f"{lead}{words[len(before) : -len(behind)]}{end}"
    return line


def _parted(line: str) -> tuple[str, str, str] | None:
    found = _LINE.fullmatch(line)
    if found is None or not found["words"] or _KEPT.fullmatch(line.rstrip("\r\n")):
        return None
    return found["lead"], found["words"], found["end"]
