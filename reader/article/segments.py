"""Sentences, words and paragraphs of a text, by punctuation and a short list of abbreviations.

Pure scanning over offsets: nothing is copied, so that any stretch of a three-megabyte text can be asked
about at the cost of that stretch alone.
"""

import re
from collections.abc import Iterator
from functools import cache

from reader.article.span import Span

#: Letters and digits with the marks that sit on or between them, which `\w` alone leaves out.
_LETTER = (
    r"[\w\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0df3"
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f71-\u0f84\u0f8d-\u0fbc"
    r"\u102b-\u103e\u1056-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108f\u109a-\u109d\u17b4-\u17d3\u17dd"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    r"\U000e0100-\U000e01ef\u00ad\u200c\u200d]"
)
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_LIST_NUMBER = re.compile(r"\d{1,3}")

#: How far back the beginning of a sentence is looked for, in code points, again and again.
_REACHES = (1024, 16_384, 1 << 62)

#: How far back the beginning of a word is looked for, in code points: an address may be long.
_LONGEST_WORD = 512

#: Words that end in a stop without ending a sentence, in lower case without the stop.
ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sr jr st mt ft gen col lt maj capt cmdr adm sgt cpl pvt rep sen gov pres hon rev fr
    supt insp det messrs mme mlle no nos vol vs v etc al eg ie cf viz approx est dept univ inc ltd co corp llc
    plc bros jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ave
    blvd rd hwy pp fig ed eds trans ca art sec ch ph.d m.d b.a m.a d.c u.k""".split()  # noqa: SIM905 - a word list reads best as words
)
#: Abbreviations that may well stand last in a sentence: then the next word decides.
_MAY_END = frozenset(
    """etc inc ltd co corp llc plc jr sr al est bros ave blvd rd st ph.d m.d b.a m.a""".split()  # noqa: SIM905
)
#: Words that begin sentences far more often than they continue a name after an abbreviation.
_STARTERS = frozenset(
    """the a an it he she they we i you this that these those there in on at but and or if when while after
    before as for his her their its our my however meanwhile some many most one two what who why how so no
    not by from with since until although because then now here both each all such another still
    yet""".split()  # noqa: SIM905
)


# Patterns with signs of many scripts take long to build, and many a text is cleaned without them.
@cache
def _word() -> re.Pattern[str]:
    # A dotted acronym keeps its last stop.
    return re.compile(rf"\w{_LETTER}*(?:['’.\-–]\w{_LETTER}*)*(?:(?<=\.[^\W\d_])\.(?!\w))?")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(
        # Western, Arabic, Indian: needs white space behind it, and may carry footnote numbers.
        r"[.!?…؟۔।॥]+[\"”’'»)\]]*(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹*†‡])*(?=\s)"
        r"|[。！？｡]+[」』”’）〉》]*"  # Chinese and Japanese: needs none
    )


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(r"[^\s(\[“\"‘'—–]+$")


@cache
def _initials() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_]\.)+")


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(r"[\"“‘'«(\[¿¡—–-]*")


def _ends_sentence(text: str, begin: int, stop: int, after: int, end: int) -> bool:
    """Decide whether the stop at `stop` ends the sentence from `begin`, given the next word at `after`."""
    if after >= end:
        return True
    opening = _openers().match(text, after, end)
    first = opening.end() if opening else after
    if first >= end or text[first].islower() or not text[first].isalnum():
        # “Really?” she asked: a lower-case word goes on, after a question too.
        return False
    if text[stop] != ".":
        return True
    if _LIST_NUMBER.fullmatch(text, begin, stop):
        return False
    found = _last_word().search(text, max(0, stop - 24), stop)
    if found is None:
        return True
    word = found.group().lower()
    next_word = _word().match(text, first, end)
    starter = next_word is not None and next_word.group().lower() in _STARTERS
    if word in ABBREVIATIONS:
        return starter and (word in _MAY_END or word in ("u.k", "d.c"))
    if _initials().fullmatch(text, found.start(), stop + 1):
        # “U.S. The …” ends, “U.S. Secretary” and “J. Smith” do not.
        return starter and "." in word
    return True


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the sentences between `start` and `end`, without the white space around them.

    A blank line always ends a sentence; abbreviations, initials and dotted acronyms do not.
    """
    limit = len(text) if end is None else end
    for paragraph in paragraphs(text, start, limit):
        begin = paragraph.start
        for found in _sentence_end().finditer(text, paragraph.start, paragraph.end):
            after = found.end()
            while after < paragraph.end and text[after].isspace():
                after += 1
            stop = found.start()
            if text[stop] in "。！？｡" or _ends_sentence(text, begin, stop, after, paragraph.end):
                if found.end() > begin:
                    yield Span(begin, found.end())
                begin = after
        if begin < paragraph.end:
            yield Span(begin, paragraph.end)


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the stretches between blank lines, without the white space around them."""
    limit = len(text) if end is None else end
    begin = start
    while begin < limit:
        found = _PARAGRAPH_BREAK.search(text, begin, limit)
        stop = found.start() if found else limit
        trimmed = trim(text, Span(begin, stop))
        if trimmed:
            yield trimmed
        begin = found.end() if found else limit


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the words between `start` and `end`; “U.S.” and “don’t” are one word each."""
    for found in _word().finditer(text, start, len(text) if end is None else end):
        yield Span(found.start(), found.end())


def trim(text: str, span: Span) -> Span:
    """Return `span` without the white space at its ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def paragraph_at(text: str, offset: int) -> Span:
    """Return the paragraph around `offset`; between two paragraphs, the one before."""
    inside = min(max(0, offset), len(text))
    while inside > 0 and (inside == len(text) or text[inside].isspace()):
        inside -= 1
    while inside < len(text) and text[inside].isspace():
        inside += 1
    after = _PARAGRAPH_BREAK.search(text, inside)
    return trim(text, Span(_paragraph_start(text, inside), after.start() if after else len(text)))


def _paragraph_start(text: str, inside: int) -> int:
    """Return the start of the first line above `inside` that has a blank line, or nothing, over it."""
    line_end = text.rfind("\n", 0, inside)
    while line_end >= 0:
        before = text.rfind("\n", 0, line_end)
        line = text[before + 1 : line_end]
        if not line or line.isspace():
            return line_end + 1
        line_end = before
    return 0


def sentence_at(text: str, offset: int) -> Span:
    """Return the sentence around `offset`; between two sentences, the one before."""
    return next(sentences_from(text, offset), paragraph_at(text, offset))


def sentences_from(text: str, offset: int) -> Iterator[Span]:
    """Yield the sentence around `offset`, or before it, and those behind it in its paragraph.

    However long the paragraph, only what is near is looked at: where a sentence ends, signs near by tell.
    """
    paragraph = paragraph_at(text, offset)
    for reach in _REACHES:
        begin = max(paragraph.start, offset - reach)
        found = sentences(text, begin, paragraph.end)
        last = next(found, None)
        if begin > paragraph.start:
            last = next(found, None)  # the one before it was cut off
            if last is None or last.start > offset:
                continue
        break
    for sentence in found:
        if last is not None and sentence.start > offset:
            yield last
        last = sentence
    if last is not None:
        yield last


def word_at(text: str, offset: int) -> Span:
    """Return the word around `offset`, or the single code point there when it is no word."""
    at = min(max(0, offset), len(text))
    start = at
    while start > 0 and at - start < _LONGEST_WORD and not text[start - 1].isspace():
        start -= 1
    for word in words(text, start):
        if word.contains(at):
            return word
        if word.start > at:
            break
    return Span(at, min(len(text), at + 1))
