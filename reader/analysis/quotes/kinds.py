"""Telling what stands between quotation marks: somebody's words, a title, a nickname, a word held with tongs.

What its looks and neighbours decide is decided before anybody is looked for who said it, so that the words
are read as part of the sentence around them; scare quotes are what nobody was found to have said.
"""

import re

from reader.analysis.quotes.marks import Piece
from reader.analysis.quotes.verbs import forms
from reader.analysis.quotes.words import word_set
from reader.analysis.quotes.works import is_title_cased, is_title_of_work
from reader.article import QuoteKind, Span

_NICKNAMED = re.compile(
    r"\b(?:nicknamed|nickname(?: of| is| was)?,?|a\.?k\.?a\.?|alias|known (?:\w+ )?as|goes by|went by)"
    r"(?: the name)?(?: of)?(?: the)?\s*[“\"«‘'„]$",
    re.IGNORECASE,
)
_GIVEN_NAME_BEFORE = re.compile(r"(?:^|[\s(])([^\W\d_a-z][\w.’'\-]*)\s[“\"«‘'„(]{1,2}$")
_SURNAME_BEHIND = re.compile(r"[”\"»’'“)]{1,2}\s[^\W\d_a-z][\w’'\-]+")
_MAX_NICKNAME = 3
_WORD = re.compile(r"[^\W_][\w’'\-]*")
_STOP_INSIDE = re.compile(r"[!?…;]|[.:,]\s")
_SINGLE = frozenset("‘'‚’")
#: A few words that nobody in sight has said are held with tongs; more are somebody's.
_MAX_SCARE = 3
_NOUN_BEHIND = re.compile(r"[”\"»’'“]\s[a-z]")
_DETERMINED = word_set(
    """a an the this that these those his her its their our my your so-called no any some as called in of and
    or for with into"""
)
#: Behind these stands what somebody said of somebody: “the plan was “thin”, vowed to “fight on”.
_BEFORE_PREDICATE = word_set("is are was were be been being to not")
_LAST_WORD = re.compile(r"([\w’'\-]+)\s*[“\"«‘'„]$")
#: No name of anybody: words that begin a sentence and would pass for a given name.
_NO_GIVEN_NAMES = word_set(
    """the a an in on at of and but or said says says, called calls this that his her their is was for
    with from as to"""
)


def kind_by_looks(text: str, piece: Piece, paragraph: Span, *, heading: bool) -> QuoteKind:
    """Return the kind that a stretch shows by itself: a title, a nickname, or what may be speech."""
    span = piece.span
    if not piece.closed:
        return QuoteKind.SPEECH
    if _is_nickname(text, span, heading=heading):
        return QuoteKind.NICKNAME
    if _is_crosshead(text, span, paragraph) or is_title_of_work(text, span, heading=heading):
        return QuoteKind.TITLE
    return QuoteKind.SPEECH


def _is_nickname(text: str, span: Span, *, heading: bool) -> bool:
    """Tell a nickname: between a given name and a surname, or behind “nicknamed”, “known as”."""
    before = text[max(0, span.start - 40) : span.start]
    if _NICKNAMED.search(before):
        return True
    words = _WORD.findall(text, span.start, span.end)
    if heading or len(words) > _MAX_NICKNAME or not text[span.start].isupper():
        return False
    given = _GIVEN_NAME_BEFORE.search(before)
    return (
        given is not None
        and given.group(1).lower() not in _NO_GIVEN_NAMES
        and text[span.end - 1].isalnum()
        and _SURNAME_BEHIND.match(text, span.end) is not None
    )


def _is_crosshead(text: str, span: Span, paragraph: Span) -> bool:
    """Tell a headline in quotation marks: a paragraph of its own with a capital on every word.

    It has no stop of its own, or single marks: “I Know Him!” is said.
    """
    alone = span.start - paragraph.start <= 2 and paragraph.end - span.end <= 2
    if not alone or not is_title_cased(text, span):
        return False
    stopped = text[span.end - 1] in ".!?…"
    return not stopped or (text[span.start - 1] in _SINGLE and text[span.end - 1] == ".")


def is_held_with_tongs(text: str, span: Span, *, heading: bool, label: bool) -> bool:
    """Tell whether words that nobody was found to have said are a scare quote: few, and part of a sentence.

    `label` says that they stand alone, where nothing around them could have named a speaker.
    """
    words = _WORD.findall(text, span.start, span.end)
    inside = text[span.start : span.end].rstrip(".,")
    if heading and text[span.start - 1 : span.start] in _SINGLE:
        return True
    if label or len(words) > _MAX_SCARE or _STOP_INSIDE.search(inside):
        return False
    before = _LAST_WORD.search(text, max(0, span.start - 30), span.start)
    word = before.group(1).lower() if before is not None else ""
    if word in _BEFORE_PREDICATE or word in forms():
        return False
    if _NOUN_BEHIND.match(text, span.end):
        return True
    return len(words) <= 2 or word in _DETERMINED
