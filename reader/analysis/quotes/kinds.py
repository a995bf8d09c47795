"""Telling what stands between quotation marks: somebody's words, a title, a nickname, a word held with tongs.

What its looks and neighbours decide is decided before anybody is looked for who said it, so that the words
are read as part of the sentence around them; scare quotes are what nobody was found to have said.
"""

import re

from reader.analysis.quotes.marks import Piece
from reader.analysis.quotes.verbs import NOUN_LIKE, Strength, Tense, forms
from reader.analysis.quotes.words import (
    CONJUNCTIONS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    word_set,
)
from reader.analysis.quotes.works import is_title_cased, is_title_of_work
from reader.article import QuoteKind, Span

_NICKNAMED = re.compile(
    r"(?:\b(?:nicknamed|nickname(?: of| is| was)?,?|a\.?k\.?a\.?|alias|pseudonym|moniker|(?:self-)?styled"
    r"|known (?:(?:to|by|among|in|around) [\w’' ]{2,40} |\w+ )?as|goes by|went by"
    r"|(?:stage|pen|screen|street|ring|code|pet|trade|brand|nick|user)[ -]?name)"
    r"(?: the name)?(?: of)?|\bunder the names?|\bby the names? of)(?: the)?\s*[“\"«‘'„]{1,2}$",
    re.IGNORECASE,
)
#: Whoever uses words says them: “he used words like “rotten””.
_USED = re.compile(
    r"\b(?:he|she|they|who|[A-Z][\w’']+) (?:has |have |had )?us(?:es?|ed) [\w’ ]{0,20}(?:like|such as)\W+$"
)
_SO_CALLED = re.compile(r"\bso-called\s[“\"«‘'„]{1,2}$", re.IGNORECASE)
#: Behind these a word is only translated: “Latin for “…””.
_GLOSS = re.compile(
    r"""(?:\b(?:Latin|Greek|French|German|Spanish|Italian|Portuguese|Arabic|Hebrew|Yiddish|Russian|Polish|Welsh|Irish
    |Gaelic|Dutch|Japanese|Chinese|Mandarin|Hindi|Persian|Turkish|Swahili|short|shorthand|slang|code|acronym
    |euphemism|synonym|words?|terms?|name|expression|phrase)\ for\ (?:the\ (?:words?|phrase)\ |something\ )?
    |\b(?:translat(?:ed?s?|ing)|render(?:ed|s))\ (?:(?:in)?to\ \w+\ |literally\ |roughly\ |loosely\ |it\ )*
    (?:as|to|into)\ (?:the\ )?
    |(?:[,(]\ ?|\bwhich\ |\bliterally\ )(?:literally\ |roughly\ )?mean(?:s|ing)\ (?:literally\ |roughly\ )?
    |\b(?:terms|words|names|labels|expressions|buzzwords|euphemisms|categories)
    \ (?:like|such\ as|including)[ ]
    |\b[^\W\d_a-z]\w+(?:an|ish|ese|ch|ba|li|in|ic)\ (?:word|term|phrase|expression|name)s?\ )
    [“"«‘'„]{1,2}$""",
    re.VERBOSE,
)
_GIVEN_NAME_BEFORE = re.compile(r"(?:^|[\s(])([^\W\d_a-z][\w.’'\-]*)\s[“\"«‘'„(]{1,2}$")
_SURNAME_BEHIND = re.compile(r"\s?[”\"»’'“)]{1,2}\s[^\W\d_a-z][\w’'\-]+")
_MAX_NICKNAME = 3
#: The longest thing that is called so, in code points.
_MAX_SO_CALLED = 60
_WORD = re.compile(r"[^\W_][\w’'\-]*")
_STOP_INSIDE = re.compile(r"[!?…;]|[.:,]\s")
_SINGLE = frozenset("‘'‚’")
#: A few words that nobody in sight has said are held with tongs; more are somebody's.
_MAX_SCARE = 3
_MAX_IN_PHRASE = 2
_MAX_BEFORE = 3
_OWN_DETERMINERS = word_set("a an any no each")
_NOUN_BEHIND = re.compile(r"[”\"»’'“]{1,2}\s[a-z]")
_DETERMINED = word_set(
    """a an the this that these those his her its their our my your so-called no any some as called in of and
    or for with into"""
)
#: Behind these stands what somebody said of somebody: “the plan was “thin”, vowed to “fight on”.
_BEFORE_PREDICATE = word_set("is are was were be been being to not")
#: A headline goes on with these behind what it quotes.
_JOINTS = PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | word_set("to over after amid says say said")
_WORD_BEHIND = re.compile(r"[’'”\"]\s+([^\W\d_][\w’'\-]*)")
#: A verb right before the words: “they only specified “Fenport””, not “an impassioned “farewell””.
_SAID_OR_DONE = re.compile(r"(?<!\ban)(?<!\bthe)(?<!\ba)\s[a-z]{3,}ed\s*[“\"«‘'„]{1,2}$")
_SENTENCE_END = re.compile(r"[.!?…][”\"’']?\s|\n")
_SENTENCE_REACH = 240
_LAST_WORD = re.compile(r"([\w’'\-]+)\s*[“\"«‘'„]{1,2}$")
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
    near = text[max(0, span.start - 60) : span.start]
    if (_GLOSS.search(near) and not _USED.search(near)) or (
        _SO_CALLED.search(near) and len(span) <= _MAX_SO_CALLED
    ):
        return QuoteKind.SCARE
    if _is_crosshead(text, span, paragraph) or is_title_of_work(text, span, heading=heading):
        return QuoteKind.TITLE
    return QuoteKind.SPEECH


def _is_nickname(text: str, span: Span, *, heading: bool) -> bool:
    """Tell a nickname: between a given name and a surname, or behind “nicknamed”, “known as”."""
    before = text[max(0, span.start - 60) : span.start]
    if _NICKNAMED.search(before):
        return True
    words = _WORD.findall(text, span.start, span.end)
    begins = span.start + (4 if text.startswith(("the ", "Le "), span.start) else 0)
    if heading or len(words) > _MAX_NICKNAME or not text[begins].isupper():
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


def _qualifies_headline(text: str, span: Span) -> bool:
    """Tell whether a headline goes on with a noun or verb behind words: “‘Missing’ Boats Found”.

    Where it ends with them, or goes on with “over”, “after” or “to”, they are what it says somebody said.
    """
    behind = _WORD_BEHIND.match(text, span.end)
    return behind is not None and behind.group(1).lower() not in _JOINTS


def _is_reported(text: str, span: Span) -> bool:
    """Tell whether a verb of saying stands before the words in their sentence: they may be somebody's."""
    low = max(0, span.start - _SENTENCE_REACH)
    before = _SENTENCE_END.split(text[low : span.start])[-1]
    table = forms()
    return any(
        (form := table.get(word.lower())) is not None
        and form.strength is not Strength.WEAK
        and form.tense in (Tense.PAST, Tense.PRESENT)
        and word.lower() not in NOUN_LIKE
        for word in _WORD.findall(before)
    )


def is_in_phrase(text: str, span: Span) -> bool:
    """Tell whether a word or two stand in a noun phrase of the writer's own: “a high “churn rate””."""
    words = _WORD.findall(text, span.start, span.end)
    if len(words) > _MAX_IN_PHRASE or _STOP_INSIDE.search(text[span.start : span.end].rstrip(".,")):
        return False
    before = _WORD.findall(text, max(0, span.start - 40), span.start)[-_MAX_BEFORE:]
    behind = _NOUN_BEHIND.match(text, span.end) is not None
    near = [word.lower() for word in before[-2:]]
    determined = bool(near) and (near[-1] in _OWN_DETERMINERS or near[0] in _OWN_DETERMINERS)
    told = any(word in forms() or word in SUBJECT_PRONOUNS for word in near)
    return determined and not told and (behind or near[-1] not in _BEFORE_PREDICATE)


def is_held_with_tongs(text: str, span: Span, *, heading: bool, label: bool) -> bool:
    """Tell whether words that nobody was found to have said are a scare quote: few, and part of a sentence.

    `label` says that they stand alone, where nothing around them could have named a speaker.
    """
    words = _WORD.findall(text, span.start, span.end)
    inside = text[span.start : span.end].rstrip(".,")
    if heading and text[span.start - 1 : span.start] in _SINGLE:
        return len(words) <= _MAX_SCARE and _qualifies_headline(text, span)
    if label or len(words) > _MAX_SCARE or _STOP_INSIDE.search(inside):
        return False
    before = _LAST_WORD.search(text, max(0, span.start - 30), span.start)
    word = before.group(1).lower() if before is not None else ""
    before_words = text[max(0, span.start - 30) : span.start]
    verb = word in forms() and word not in NOUN_LIKE
    if word == "to" and len(words) == 1 and _NOUN_BEHIND.match(text, span.end):
        return True  # “firms that “offshore” their work”
    if word in _BEFORE_PREDICATE or verb or _SAID_OR_DONE.search(before_words):
        return False
    if _is_reported(text, span):
        return False
    if _NOUN_BEHIND.match(text, span.end):
        return True
    return len(words) <= 2 or word in _DETERMINED
