"""Names that rules and model let pass, where their neighbours tell what they are: “Tavo, the 17-year-old”.

An unknown word under a capital is a name or none; only what stands beside it tells. Once told, it is a name
wherever the text has it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.described import is_called_body
from reader.analysis.entities.evidence import of_context
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.openings import found_in_lines
from reader.article import EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE

#: Where a stretch begins and ends, in code points.
Place = tuple[int, int]

_WORD = r"[^\W\d_a-z][^\W\d_]*[a-zß-ÿ][^\W\d_]*(?:[-’'][^\W\d_a-z][^\W\d_]+)*"
_NAME = re.compile(rf"(?<![\w’'@#.-]){_WORD}(?: {_WORD}){{0,2}}(?![\w@-]|\.\w)")
_ARTICLE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Mm]y|[Oo]ur|[Yy]our|[A-Z][\w’'-]*) [“\"]?$"
)
_SITE = re.compile(
    r"(?<!\b[Tt]he )(?<!\b[Tt]o )(?<!\bvia )(?<!\bat )(?<!\b[Vv]isit )(?<![\w/@.:-])"
    r"[A-Z][\w-]*\.(?:com|org|net|co\.uk)"
    r"(?![\w/@-]|\.\w)"
)
_DOMAIN = re.compile(r"(?:com|org|net|co)\b")
_UNIT = re.compile(
    r"(?<![\w.-])\d{1,3}(?:st|nd|rd|th) (?:[A-Z][a-z]+ ){0,2}"
    r"(?:Fleet|Army|Division|Brigade|Regiment|Battalion|Corps|Squadron)\b"
)
_BYLINE = re.compile(r"(?:^|\n)(?:By|BY) [^\n]{0,60}?$")
_SEAT = re.compile(
    r"\b(?:[Mm]ember|MP|MPs|MEP|[Cc]andidate|[Rr]epresentative|[Ss]enator) for $|, \d\d, (?:of|from) $"
)
_PLURAL = re.compile(r"[A-Z]{2,}s")
_AGED = re.compile(
    r",? (?:the |an? )?\d\d-year-old\b|, (?:aged )?\d{1,2}[,.]|, whose (?:real|full|given) name\b"
)
_OFFICE = re.compile(
    r"['’]s (?:[a-z-]+ ){0,2}?(?:(?P<land>president|premier|king|queen|prime minister|ambassador|army"
    r"|parliament|government|foreign minister|capital|coast|border|economy|population)"
    r"|(?P<body>director|chief executive|chairman|chairwoman|chair|founder|owner|shareholders|editor|manager"
    r"|headquarters|spokesman|spokeswoman|board|shares|staff|customers|workers|factory|office|website))\b"
)
#: So many points of the words beside a name are sure, and so many more than for any other kind.
_SURE = 1.5
#: Longer ones are written in capitals, or not, as a writer likes: “BOTAŞ”, “Botaş”.
_SHORTEST = 3
_LONGEST_GIVEN = 9


def addresses(text: str) -> Iterator[Named]:
    """Yield the firms called by their address (“Tallowmart.com”) and the forces by their number."""
    for found in chain(found_in_lines(_SITE, text, _DOMAIN), _UNIT.finditer(text)):
        yield Named(*found.span(), found.group(), ORGANISATION)


def unseen(text: str, mentions: Sequence[Named], lower: Collection[str], lists: Gazetteer) -> Iterator[Named]:
    """Yield the names of `text` that are no mentions yet, touch none, and are told by their neighbours.

    `lower` holds the words that the text has in small letters: none of them is a name under a capital.
    """
    places: dict[str, list[Place]] = defaultdict(list)
    starts = [mention.start for mention in mentions]
    for found in _NAME.finditer(text):
        start, end = _eastern(found, lists) or _without_ordinary(text, found, lists)
        if start == found.start() < end < found.end() and is_called_body(text, *found.span()):
            end = found.end()  # “49% of Trans-Marovian Pipelines”
        if start < end and not _touches(mentions, starts, start, end):
            places[text[start:end]].append((start, end))
    shouted = {mention.wording: mention.kind for mention in mentions if mention.wording.isupper()}
    for wording, found_at in places.items():
        again = shouted.get(wording.upper()) if len(wording) > _SHORTEST else None
        kind = again or _kind(text, found_at, lists)
        if kind is not None and wording.lower() not in lower:
            yield from (Named(start, end, wording, kind) for start, end in found_at)


def _eastern(found: re.Match[str], lists: Gazetteer) -> Place | None:
    """Return where a name of East Asia stands whose family name is an ordinary word: “Sun Yifei”."""
    words = found.group().split(" ")
    if len(words) != 2 or words[0] not in lists.east_asian or not lists.common(words[0]):
        return None
    unknown = not (lists.common(words[1]) or words[1] in lists.known) and len(words[1]) < _LONGEST_GIVEN
    return found.span() if unknown else None


def _without_ordinary(text: str, found: re.Match[str], lists: Gazetteer) -> Place:
    """Return where the words of a match that are none of everyday begin and end: not “By”, not “Monday”."""
    start, end = found.span()
    words = found.group().split(" ")
    while words and _is_ordinary(words[0], lists):
        start += len(words.pop(0)) + 1
    while words and _is_ordinary(words[-1], lists):
        end -= len(words.pop()) + 1
    return (start, end) if not any(_is_ordinary(word, lists) for word in words) else (end, end)


def _touches(mentions: Sequence[Named], starts: Sequence[int], start: int, end: int) -> bool:
    """Tell whether a stretch overlaps a mention."""
    at = bisect_left(starts, start)
    return bool((at and mentions[at - 1].end > start) or (at < len(mentions) and mentions[at].start < end))


def _is_ordinary(word: str, lists: Gazetteer) -> bool:
    """Tell whether a word under a capital is one that texts have in small letters, too, or an idea."""
    stem = word.partition("’")[0].partition("'")[0]
    listed = stem in lists.function_words or stem in lists.not_names or stem in lists.acronyms
    titles = stem in lists.honorifics or stem in lists.ranks or stem in lists.known
    common = lists.common(stem) or lists.common(stem.removesuffix("s"))
    return listed or titles or common or _PLURAL.fullmatch(word) is not None


def _kind(text: str, found_at: Sequence[Place], lists: Gazetteer) -> EntityKind | None:
    """Return what the words beside a name's places tell it to be, or None."""
    points: dict[EntityKind | None, float] = defaultdict(float)
    for start, end in found_at:
        signs = " " in text[start:end] and _BYLINE.search(text, max(0, start - 70), start) is not None
        owns = text.startswith(("’s", "'s"), end)
        if not (signs or owns) and _ARTICLE.search(text, max(0, start - 24), start):
            return None
        for kind, value in of_context(text, start, end, lists).items():
            points[kind] += value
        eastern = " " in text[start:end] and lists.common(text[start:end].split(maxsplit=1)[0])
        if signs or eastern or _AGED.match(text, end):
            points[PERSON] += _SURE
        if _SEAT.search(text, max(0, start - 24), start):
            points[PLACE] += _SURE
        office = _OFFICE.match(text, end)
        if office is not None:
            points[PLACE if office["land"] else ORGANISATION] += _SURE
        if is_called_body(text, start, end):
            points[ORGANISATION] += _SURE
    best = max(points, key=lambda kind: points[kind], default=None)
    if best not in (PERSON, ORGANISATION, PLACE):
        return None
    others = max((value for kind, value in points.items() if kind is not best), default=0.0)
    return best if points[best] >= _SURE and points[best] - others >= 1 else None
