"""Capitalised words and the runs they form: where names can stand.

Everything here is scanning: what a run means is decided elsewhere.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from reader.analysis.entities.gazetteer import Gazetteer

_PARTICLES = (
    r"de(?: las?| los| l)?|del|d[aio]|dos|das|du|des|van(?: de[rn]?)?|von(?: der)?|de[rn]|l[ae]|[ae]l|bin|ibn"
    r"|bint|ben|[ye]|te[rn]|zu|ould|wa|a[fv]"
)
_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:d|ll|ve|re|m))$")
_POSSESSIVE = re.compile(r"['’]s['’]*$|(?<=s)['’]$", re.IGNORECASE)
#: A headline seldom ends in a stop; a line that does must look like one all the more.
_STOPS = (".", "!”", ".”", ",", ";", ":")
_MAX_HEADLINE = 160
_OPENERS = " \t\u00a0\"“”‘'«([*•·–—-…|>#_"


class Link(Enum):
    """How a capitalised word hangs together with the one before it."""

    NONE = 0
    SPACE = 1
    PARTICLE = 2
    OF = 3
    AND = 4


class Style(Enum):
    """How a line is cased: in a headline capitals tell little, in capitals nothing."""

    NORMAL = 0
    HEADLINE = 1
    CAPITALS = 2


class Word(NamedTuple):
    """A capitalised word at `start` to `end` in code points, without a possessive ending.

    `opens` is true where a capital is no news: at the start of a sentence, quotation or line.
    """

    start: int
    end: int
    text: str
    opens: bool
    link: Link
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The capitalised words of one line (between line breaks), and the line's casing."""

    start: int
    end: int
    style: Style
    words: tuple[Word, ...]


_LINKS = {
    "": Link.NONE,
    " of ": Link.OF,
    " of the ": Link.OF,
    " for ": Link.OF,
    " for the ": Link.OF,
    " for a ": Link.OF,
    " on ": Link.OF,
    " and ": Link.AND,
    " & ": Link.AND,
    " and the ": Link.NONE,
}


@cache
def _upper_class() -> str:
    """Return the inside of a character class of all capitals of cased alphabets in common use."""
    capitals = [code for code in (*range(0x41, 0x600), *range(0x1E00, 0x2000)) if chr(code).isupper()]
    pieces: list[str] = []
    first = last = capitals[0]
    for code in (*capitals[1:], 0):
        if code == last + 1:
            last = code
            continue
        pieces.append(chr(first) if first == last else f"{chr(first)}-{chr(last)}")
        first = last = code
    return "".join(pieces)


@cache
def _word_pattern() -> re.Pattern[str]:
    """Return the pattern of a capitalised word, with joined parts (O’Brien, Jean-Luc, al-Sahaf)."""
    upper = _upper_class()
    before = (
        r"(?:bin |ibn |bint |von |van (?:der |den |de )?)?"
        r"(?:(?:[Aa][lnsdrtz]|[EeUu]l|[Aa]sh)-|[dl]['’])?"
    )
    dotted = rf"\.(?:-?[{upper}]\.)+(?:-[a-z]+)?"
    joined = rf"(?:\.(?:com|org|net)\b|['’‐\-–]\w+|(?<=[{upper}])&[{upper}]\w*)*"
    opener = r"(?:The|An?|In|It|He|She|But|And|This|We|You|They|On|At|For)\b"
    glued = rf"[{upper}]\.(?!{opener})[{upper}][^\W\d_A-Z]\w+"
    single = rf"{before}[{upper}](?:{dotted}|\w*{joined}['’]?)"
    return re.compile(rf"(?<![\w@#’'])(?:{glued}|{single}|[ei][A-Z]\w+)(?!\w*\$)")


@cache
def _gap_pattern() -> re.Pattern[str]:
    return re.compile(rf" (?:{_PARTICLES}) (?:al-)?")


def is_initialled(word: str) -> bool:
    """Tell whether a word is an initial and a name written as one: “S.Amarel”."""
    return word[1:2] == "." and word[2:3].isupper() and word[3:4].islower()


def _link(gap: str, word: str) -> Link:
    """Return how a capitalised word is joined to the one before by the characters between them."""
    if gap == ", " and word == "D.C.":
        return Link.SPACE
    if gap in (" ", "\u00a0", "  "):
        return Link.SPACE
    joined = _LINKS.get(gap)
    if joined is not None:
        return joined
    if len(gap) < 12 and _gap_pattern().fullmatch(gap):
        return Link.PARTICLE
    return Link.NONE


def _opens(text: str, start: int, line_start: int, last_end: int) -> bool:
    """Tell whether a word at `start` opens a sentence; a stop at `last_end` belongs to a word."""
    at, quoted = start - 1, False
    while at >= line_start and text[at] in _OPENERS:
        if text[at] == "—":
            return True
        quoted = quoted or text[at] in '"“'
        at -= 1
    if at < line_start:
        return True
    return at >= last_end and (text[at] in ".!?:。！？" or (quoted and text[at] in ",;"))


def _split_joint(text: str, lists: Gazetteer) -> int:
    """Return where a hyphenated word is cut after its name (Oslo-based, India-Pakistan), or 0."""
    if text in lists.known:
        return 0
    for joint in "-–‐":
        left, _, right = text.rpartition(joint)
        if left and (right.lower() in lists.cues["tail"] or (left in lists.known and right in lists.known)):
            return len(left)
        named = left in lists.known or (left.isupper() and len(left) > 1)
        if named and right.islower() and (right in lists.words or right.endswith("ed")):
            return len(left)
    return 0


def _measured(text: str, found: re.Match[str], limit: int, lists: Gazetteer) -> tuple[int, str, bool]:
    """Return end, wording and possessiveness of a word as matched; “Moody’s” is a name as it stands."""
    word, possessive = found.group(), False
    while word not in lists.known and (ending := _POSSESSIVE.search(word)):
        word, possessive = word[: ending.start()], True
    if possessive:
        return found.start() + len(word), word, True
    word = _CONTRACTION.sub("", word).rstrip("'’-–‐")
    end = found.start() + len(word)
    if word == "I" and found.string[end + 1 : end + 4].lstrip()[1:2] != ".":
        return end, word, False
    if (
        end < limit
        and text[end] == "."
        and ((len(word) == 1 and word.isalpha()) or word in lists.cues["dotted"])
    ):
        return end + 1, word + ".", False
    return end, word, False


#: What an exchange calls a share, behind the company’s name: “(NYSE: BRS)”.
_TICKER = re.compile(
    r"\((?:[A-Z][\w.]{1,9}|[\w ]{2,20}): ?[A-Z\d][A-Z\d.]{0,6}\)|\([A-Z\d]{2,6}\.[A-Z]{1,2}\)"
)
_UNBROKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|@|\bwww\.")
_SITE = re.compile(r"(?<![\w-])[\w-]+\.(?:com|org|net|gov|edu|co\.\w\w)/\S*")


def _addresses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where web and mail addresses and share symbols stand in a line: their capitals are no names."""
    line = text[start:end]
    hidden = [found.span() for found in _TICKER.finditer(text, start, end)] if ")" in line else []
    if "@" in line or "/" in line or "www." in line:
        for found in _UNBROKEN.finditer(text, start, end):
            address = _ADDRESS.search(text, *found.span())
            site = None if address else _SITE.search(text, *found.span())
            if address or site:
                hidden.append((site or found).span())
    return hidden


_SAINTS = frozenset(("St", "St.", "Saint", "Ste.", "Sts."))
#: What is called after a saint: “St. Anne’s Medical Center”.
_OF_SAINT = re.compile(
    r"(?:['’]s|['’]) (?:[A-Z][\w-]+ ){0,3}?(?:Hospital|Church|Cathedral|Chapel|Abbey|College|School"
    r"|University|Academy|Seminary|Infirmary|Hospice|Center|Centre|Square|Park)\b"
)


def _words(text: str, start: int, end: int, lists: Gazetteer) -> Iterator[Word]:
    """Yield the capitalised words between `start` and `end`, which is one line."""
    last_end = last_raw = start
    joined = False
    before = ""
    hidden = _addresses(text, start, end)
    for found in _word_pattern().finditer(text, start, end):
        if found.start() < last_raw or any(a <= found.start() < b for a, b in hidden):
            continue
        begin = found.start()
        stop, word, possessive = _measured(text, found, end, lists)
        if not word:
            continue
        gap = text[last_raw:begin]
        link = _link(gap, word) if joined and last_raw > start else Link.NONE
        cut = _split_joint(word, lists)
        if cut:
            yield Word(begin, begin + cut, word[:cut], _opens(text, begin, start, last_end), link, False)
            if word[cut + 1 :] in lists.known:
                yield Word(begin + cut + 1, stop, word[cut + 1 :], False, Link.NONE, possessive)
            last_end = last_raw = stop
            joined = word[cut + 1 :] in lists.known and not possessive
            continue
        opens = (link is Link.NONE or gap.isspace()) and _opens(text, begin, start, last_end)
        yield Word(begin, stop, word, opens, link, possessive)
        last_end, last_raw = stop, max(stop, found.end())
        joined = stop >= found.end()
        if possessive:
            saint = before in _SAINTS and _OF_SAINT.match(text, stop, end) is not None
            joined = saint or word in lists.cues["inner-possessive"]
        before = word


_LETTERS = re.compile(r"[^\W\d_][\w'’]*")
#: A line that names its makers is full of capitals, and no headline.
_CREDIT = re.compile(
    r"\b(?:report(?:ing|ed)|writing|written|edit(?:ing|ed)|compiled|photograph(?:s|y)?|translated) by [A-Z]",
    re.IGNORECASE,
)


def _style(line: str, lists: Gazetteer) -> Style:
    """Return how a line is cased; only short ones are asked, since headlines are short."""
    if len(line) > _MAX_HEADLINE:
        return Style.NORMAL
    words = _LETTERS.findall(line)
    if len(words) < 3:
        return Style.NORMAL
    if line.isupper():
        return Style.CAPITALS
    if "/" in line or line.startswith(("By ", "BY ")) or _CREDIT.search(line):
        return Style.NORMAL
    long = [word for word in words if len(word) > 3]
    capitalised = sum(1 for word in long if word[0].isupper())
    if len(long) < 2 or capitalised < 0.8 * len(long):
        return Style.NORMAL
    ordinary = sum(1 for word in long if lists.common(word) and word[0].isupper())
    if line.rstrip().endswith(_STOPS):
        small = all(word[0].isupper() or word in lists.cues["headline-small"] for word in words)
        if len(words) < 6 or ordinary < 2 or not small:
            return Style.NORMAL
    return Style.HEADLINE if ordinary and (len(words) > 3 or ordinary > 1) else Style.NORMAL


_LINE = re.compile(r"[^\r\n\u2028]+")


def lines(text: str, lists: Gazetteer, credited: Collection[int] = ()) -> Iterator[Line]:
    """Yield the lines of `text` that hold capitalised words. Names never run over a line break.

    Lines that start at one of `credited` are bylines or credits, and never read as headlines.
    """
    for found in _LINE.finditer(text):
        words = tuple(_words(text, found.start(), found.end(), lists))
        if words:
            style = Style.NORMAL if found.start() in credited else _style(found.group(), lists)
            yield Line(found.start(), found.end(), style, words)


def runs(words: tuple[Word, ...]) -> Iterator[list[Word]]:
    """Yield the stretches of words that are joined: by a space, “of”, “and”, or a particle (van, al, bin)."""
    run: list[Word] = []
    for word in words:
        if run and word.link is Link.NONE:
            yield run
            run = []
        run.append(word)
    if run:
        yield run
