"""The lines of a page that may be its headline: whole lines, parts of the first, pieces of a joined one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.article import Span
from reader.article.segments import trim
from reader.cleaning.captions import says_it_is_caption
from reader.cleaning.normalise import plain
from reader.cleaning.page import Page
from reader.cleaning.units import key_of, opens_item

#: What parts a headline from a site's name on one line, by the name that its weight goes under.
_PARTING = (
    r"\s+(?:(?P<bar>[|»›❘¦]|::|//)\s*|(?P<dash>[–—~-]|--)\s+|(?P<dot>[·•])\s+|(?P<slash>[/<>«])\s+)"
    r"|(?P<colon>\s?:)\s+"
)
MOST_WORDS = 32
_MOST_PARTINGS, _MOST_PIECES = 5, 4
#: The longest headline that ends in a full stop, in words.
_LONGEST_STOPPED = 14
#: What may stand behind a headline that was joined to it, such as a name: more is a paragraph. In words.
_MOST_JOINED = 8
#: Code points of the longest first line that is taken apart.
_LONGEST = 300
#: How far over and under the beginning of the story a headline is looked for, in units; further down it must
#: share most of its words with the page's first line.
_OVER, _UNDER, _FURTHEST = 70, 6, 400
_FEWEST_SHARED = 0.6
#: What a line that goes on elsewhere ends in.
_OPEN = tuple("([{«“")
#: What a mail sets before the lines that it answers.
_QUOTED = "> "
#: No headline stands below so many words of sentences in a text that is made of sentences by this share.
_MOST_ABOVE, _CLEAN = 150, 0.7
#: Certain classes of lines that turn out to be headlines: “By the River”, “25 Comments”.
_MISTAKEN = frozenset(("byline", "count", "dateline", "correction"))


@dataclass(slots=True)
class Headline:
    """Words that may be the headline, and where they stand.

    `spans` are their places: a unit, and a span of the source inside it. `part` says how they were cut from
    the first line (“front bar”), and `cut` what was cut off; both are empty for a line of its own.
    """

    text: str
    key: str
    spans: list[tuple[int, Span]] = field(default_factory=list)
    part: str = ""
    cut: str = ""
    cut_span: tuple[int, Span] | None = None


def partings(text: str) -> list[tuple[int, int, str]]:
    """Return where `text` is parted, as start, end and kind: “bar”, “dash”, “dot”, “slash” or “colon”."""
    if not any(sign in text for sign in "|»›❘¦:/–—~-·•<>«"):
        return []
    found = re.finditer(_PARTING, text)
    cuts = [(parting.start(), parting.end(), parting.lastgroup or "") for parting in found]
    return [cut for cut in cuts if cut[2] == "bar" or not _goes_on(text[cut[1] :])]


def _goes_on(rest: str) -> bool:
    """Tell whether what follows a dash or a colon is a part of the sentence, and not the name of a site."""
    word = rest.split(" ", 1)[0]
    return word.islower() and "." not in word


def first_line(page: Page) -> Span:
    """Return the span of the page's first line, without what was joined to it."""
    first = page.units[0]
    return first.pieces[0] if first.pieces else first.where


def find_headlines(page: Page) -> list[Headline]:
    """Return what may be the headline of a page, in order, each wording once; `spans` are in order too."""
    found: dict[str, Headline] = {}
    opening = first_line(page)
    wanted = frozenset(key_of(opening.of(page.source)[:_LONGEST]).split())
    for place in _places(page, wanted):
        unit, fact = page.units[place], page.facts[place]
        if fact.words <= MOST_WORDS and "\n" not in unit.text and fact.key:
            _found(found, unit.text, fact.key).spans.append((place, unit.where))
        if unit.joined == "broken-sentence" and not (fact.prose and unit.text[-1] == "."):
            for piece in unit.pieces[:_MOST_PIECES]:
                text = plain(piece.of(page.source))
                words = len(text.split())
                if 0 < words <= MOST_WORDS and fact.words - words <= _MOST_JOINED and (key := key_of(text)):
                    _found(found, text, key).spans.append((place, piece))
    for part, span, rest in _parts(page.source, opening):
        text = plain(span.of(page.source))
        if not (key := key_of(text)):
            continue
        headline = _found(found, text, key)
        if not headline.part:
            headline.part, headline.cut = part, plain(rest.of(page.source))
            headline.cut_span = (0, span)
    return list(found.values())


def _found(found: dict[str, Headline], text: str, key: str) -> Headline:
    return found.setdefault(key, Headline(text, key))


def _places(page: Page, wanted: frozenset[str]) -> Iterator[int]:
    """Yield the units that may be a headline: the first, those around the story's beginning, and its like."""
    start = page.story.first if page.story.words else len(page.units)
    clean = page.prose_share > _CLEAN
    above = 0
    for place in range(min(len(page.units), max(_FURTHEST, start + _UNDER))):
        fact = page.facts[place]
        if clean and above > _MOST_ABOVE:
            return
        above += fact.words if fact.prose else 0
        sure = fact.furniture not in ("", *_MISTAKEN)
        text = page.units[place].text
        if is_paragraph(page, place) or text[-1:] in _OPEN or text.startswith(_QUOTED):
            continue
        if place == 0:
            yield place
        elif sure or says_it_is_caption(text):
            continue
        elif start - _OVER <= place <= start + _UNDER or _alike(fact.key, wanted):
            yield place


def is_paragraph(page: Page, place: int) -> bool:
    """Tell whether a unit is too long a sentence, or too long a line, to be a headline."""
    fact = page.facts[place]
    return fact.prose and fact.words > _LONGEST_STOPPED and page.units[place].text[-1] == "."


def _alike(key: str, wanted: frozenset[str]) -> bool:
    words = key.split()
    return 2 <= len(words) <= MOST_WORDS and sum(map(wanted.__contains__, words)) >= _FEWEST_SHARED * len(
        words
    )


def _parts(source: str, line: Span) -> Iterator[tuple[str, Span, Span]]:
    """Yield the parts of the first line between strokes: a name for the cut, the part, what is cut off."""
    text = line.of(source)
    if len(text) > _LONGEST or opens_item(text):
        return
    cuts = partings(text)[:_MOST_PARTINGS]
    for start, end, kind in cuts:
        front, back = (
            trim(source, Span(line.start, line.start + start)),
            trim(source, Span(line.start + end, line.end)),
        )
        if front.start < front.end and back.start < back.end:
            yield f"front {kind}", front, back
            yield f"back {kind}", back, front
    for number, (_, end, kind) in enumerate(cuts):
        for start, _, _ in cuts[number + 1 :]:
            middle = trim(source, Span(line.start + end, line.start + start))
            if middle.start < middle.end:
                yield f"middle {kind}", middle, Span(line.start + start, line.end)
