"""What reports of a British parliament call by ordinary words: Labour, the Tories, the Commons, the Lords.

Anywhere else these words are what they say; so a report must be told to be of that kind by something else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.openings import found_at
from reader.article import EntityKind

ORGANISATION, GROUP = EntityKind.ORGANISATION, EntityKind.GROUP

_OF_PARLIAMENT = re.compile(
    r"\b(?:Tory|Tories|Lib Dems?|House of (?:Commons|Lords)|Downing Street|Westminster|[Ss]hadow (?:[a-z]+ )?"
    r"(?:secretary|chancellor|minister|cabinet)|Labour (?:MPs?|leader|Party|peers?|councillors?|government"
    r"|voters?|rebels?|conference|candidate|frontbench\w*))\b"
)
#: “Tory MPs” are nobody by name.
_MEMBERS = re.compile(r"(?:(?:Tory|Labour|Conservative) )?(?:MPs?|MSPs?|MEPs?|Peers?)")
_CALLED = re.compile(
    r"(?<![\w’'-])(?<!\bof )(?P<body>Labour|Commons|Lords)\b(?![\w’'-]*[-’'][A-Z])(?! (?:and Co-|[A-Z]))"
    r"|(?<![\w’'-])(?P<group>Tory|Tories|Conservatives)\b"
)


def with_parties(text: str, mentions: Sequence[Named]) -> list[Named]:
    """Return the mentions, in reports of a British parliament with “Labour” as a body."""
    if next(found_at(_OF_PARLIAMENT, text), None) is None:
        return list(mentions)
    return [
        replace(m, kind=ORGANISATION) if m.wording == "Labour" else m
        for m in mentions
        if not _MEMBERS.fullmatch(m.wording)
    ]


def parties_again(text: str) -> Iterator[Named]:
    """Yield parties and chambers that one word names in the reports of a British parliament."""
    if next(found_at(_OF_PARLIAMENT, text), None) is None:
        return
    for found in found_at(_CALLED, text):
        yield Named(*found.span(), found.group(), ORGANISATION if found["body"] else GROUP)
