"""Firms and other bodies told from people by what stands beside an unknown name: “Ostgaz, a gas company”.

Two unknown words under capitals look like a person's name. What the text says of them counts for more than
how they look, and holds wherever they stand.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reader.analysis.entities.candidates import NO_TITLE, Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.personal_names import folded, personal_name
from reader.article import EntityKind

PERSON, ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION

_FIRM = (
    r"(?:group|company|firm|giant|(?:car|auto|chip|drug|plane|truck|toy|steel|phone|lens|arms|tyre|tire)-?maker"
    r"|retailer|brewery|distillery|insurer|lender|conglomerate|manufacturer|supplier|brokerage|consultancy"
    r"|chain|start-?up|airline|subsidiary|shipyard|utility|fund|bank|newspaper|magazine|weekly|tabloid"
    r"|charity|nonprofit|non-profit|think-?tank|party|movement|militia|union|agency|association|foundation"
    r"|orchestra|band|club|network|platform|website|app|collective|cooperative|co-operative|factory"
    r"|foundry|winery|museum|gallery|theatre|theater|hospital|clinic|laboratory|hotel|restaurant)"
)
#: A person's trade, or a firm's: what follows tells.
_TRADE = (
    r"(?:maker|brewer|distiller|publisher|developer|contractor|builder|spinner|shipper|refiner|operator"
    r"|distributor|exporter|importer|broadcaster|producer|carrier|miner|studio|label|rival|competitor|venture)"
    r"(?=,? (?:founded|based|listed|owned|controlled|headquartered|set up|acquired|with \d|that (?:is|makes?"
    r"|owns?|employs?|runs?|sells?)|which)\b)"
)
_OF_PEOPLE = (
    r"(?! (?:director|executive|boss|manager|chief|owner|founder|worker|employee|spokes\w+|chair\w*|president"
    r"|official|member|leader|lawyer|veteran|captain|player|coach|activist|host|singer|drummer|teacher|heir"
    r"|secretary)s?\b)"
)
#: Behind a name: “, a Dutch maker of”, “, which makes”, “ shares rose”.
_CALLED = re.compile(
    r",? (?:\([^()\n]{2,12}\),? )?(?:is |was )?(?:an?|another|the|its|their|one of [\w ]{2,20}?) "
    rf"(?:(?!of\b|for\b|at\b|in\b|who\b|and\b)[\w’'$€£.-]+ ){{0,4}}?(?:{_FIRM}\b{_OF_PEOPLE}|{_TRADE})"
    r"|, which\b|(?:’s|'s)? (?:shares?|stock|profits?|revenues?|employees|shareholders|subsidiar(?:y|ies)"
    r"|headquarters|workforce|products|customers)\b"
)
#: Before a name: “the retailer …”, “bought …”, “a stake in …”.
_CALLING = re.compile(
    rf"\b{_FIRM}(?:,| called| named)? $"
    r"|\b(?:bought|buys?|buying|acquired?|acquires|acquiring|owns|stakes? in|shares? (?:of|in)|sold to"
    r"|takeover of|subsidiary of|merged? with|merger with|co-founded|\d+(?:\.\d+)?(?:%| per ?cent) of) $"
)
_KNOWN_AS = re.compile(
    r",? (?:\()?(?:(?:also|better|commonly|locally|widely) )?(?:known|abbreviated) as (?:the )?[“\"]?"
)
_MANY = 3


def with_bodies(text: str, mentions: Sequence[Named], lists: Gazetteer) -> list[Named]:
    """Return the mentions with unknown names, taken for people, as the bodies that the text says they are."""
    people = [mention for mention in mentions if mention.kind is PERSON]
    told = _bodies(text, people, lists) | _first_words(mentions, people, lists)
    told |= _called(text, mentions)
    if not told:
        return list(mentions)
    parts = {word for wording in told if " " in wording for word in (wording.split()[0], wording.split()[-1])}
    apart = set(_families((mention for mention in people if mention.wording not in told), lists))
    told |= {word for word in parts if folded(word) not in apart and not lists.common(word)}
    return [
        replace(mention, kind=ORGANISATION, title=NO_TITLE)
        if mention.kind is PERSON and mention.wording in told
        else mention
        for mention in mentions
    ]


def _bodies(text: str, people: Sequence[Named], lists: Gazetteer) -> set[str]:
    """Return the wordings that the text tells to be bodies, and nobody's name."""
    places: dict[str, list[Named]] = defaultdict(list)
    for mention in people:
        places[mention.wording].append(mention)
    families = set(_families(people, lists))
    return {
        wording
        for wording, named in places.items()
        if _is_unknown(wording, lists)
        and (" " in wording or folded(wording) not in families)
        and all(mention.title is NO_TITLE for mention in named)
        and any(is_called_body(text, mention.start, mention.end) for mention in named)
    }


def _first_words(mentions: Iterable[Named], people: Sequence[Named], lists: Gazetteer) -> set[str]:
    """Return the words taken for people that begin a body's name: “Harza” of “Harza Engineering”."""
    firsts = {m.wording.split()[0] for m in mentions if m.kind is ORGANISATION and " " in m.wording}
    single = {m.wording for m in people if " " not in m.wording and m.title is NO_TITLE} & firsts
    single -= {m.wording for m in people if m.title is not NO_TITLE}
    apart = set(_families(people, lists))
    return {word for word in single if _is_unknown(word, lists) and folded(word) not in apart}


def _called(text: str, mentions: Sequence[Named]) -> set[str]:
    """Return the words taken for people by which a body is known: “the Marine Authority, known as Marina”."""
    return {
        called.wording
        for body, called in pairwise(mentions)
        if body.kind is ORGANISATION
        and called.kind is PERSON
        and " " not in called.wording
        and _KNOWN_AS.fullmatch(text, body.end, called.start)
    }


def _families(people: Iterable[Named], lists: Gazetteer) -> Iterator[str]:
    """Yield the folded family and given names of those who have a given name that the lists know."""
    for mention in people:
        keys = personal_name(mention.wording, lists).keys
        if len(keys) > 1:
            yield from (keys[0], keys[-1])


def _is_unknown(wording: str, lists: Gazetteer) -> bool:
    """Tell whether no list has a wording as a person's, nor its first word as a given name."""
    words = wording.split()
    given = words[0] in lists.first_names or words[0].partition("-")[0] in lists.first_names
    initials = any(len(word.rstrip(".")) == 1 for word in words)
    return not (given or initials or wording in lists.known or len(words) > _MANY)


def is_called_body(text: str, start: int, end: int) -> bool:
    """Tell whether the words beside a name, from `start` to `end`, say that it is a body."""
    if _CALLED.match(text, end) is not None:
        return True
    return _CALLING.search(text, max(0, start - 40), start) is not None
