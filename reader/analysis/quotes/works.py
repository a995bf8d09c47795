"""Telling titles of works from quotations: “…” around the name of a book, a song or a programme."""

import re
from functools import cache

from reader.analysis.quotes.verbs import Strength, forms
from reader.analysis.quotes.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    SUBORDINATORS,
    word_set,
)
from reader.article import Span

_WORD = re.compile(r"[^\W_][\w’'\-]*")
_SMALL = word_set(
    """a an the of and or in on at to for with from by as but nor de la le les des du et der die das und von
    el los las y del is vs"""
)
_MAX_TITLE = 80
#: With so many words that have capitals of their own, a phrase is a name.
_MIN_NAME = 2
#: What stands before the name of a programme or a work: “on “Harbour Lights””, “told “Tide and Town””.
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:on|from|for|during|told|hosts?|hosted|in|since|by|after|watch(?:ed|ing)?|sang|sings|sing|played|plays|performed|wrote"
    r"|written|recorded|published|directed|reading|via|\d{4})\b|[^\W\d_]['’]s)\s*[“\"«‘'„]{1,2}$",
    re.IGNORECASE,
)
_MEDIUM_BEHIND = re.compile(
    r"[”\"»’'“]{1,2},?\s(?:(?:host|co-host|hosts|star|stars|creator|author|anchor|fans?|director|producer|writer)\b"
    r"|(?:award|prize|medal|trophy|tour|exhibition|edition|chapter|section|column|wing|conference|festival)\b)"
)
#: A name stands behind an article, or an article and its noun: “the draft “Tides for All””.
_NAME_BEFORE = re.compile(
    r"\b(?:the|a|an|this|its|their|his|her|our|each|every)((?:\s[a-z][\w-]*){0,2})\s[“\"«‘'„]{1,2}$",
    re.IGNORECASE,
)
#: Behind these stand words that somebody shouts, writes or lives by.
_UTTERED = word_set(
    """slogan chant chants cry cries motto mantra words phrase sign signs banner banners placard placards
    message hashtag headline caption line warning question answer refrain"""
)
_NAMED_BEFORE = re.compile(
    r"\b(?:(?:was|were|is|are|been|be|being|then|now|codenamed|code-named)\s(?:called|named|titled|dubbed|christened)"
    r"|named|entitled|codenamed|code-named|calls?\s(?:it|him|her|them)sel(?:f|ves)|calling\s(?:it|him|her|them)sel(?:f|ves)"
    r"|called\s(?:it|him|her|them)sel(?:f|ves)|so-called)(?:\s(?:a|an|the))?\s[“\"«‘'„]{1,2}$",
    re.IGNORECASE,
)
#: What things are called now, or were named: “the engine is called “Gale””, “a ship christened “Tern””.
_BRANDED_BEFORE = re.compile(
    r"\b(?:(?:is|are|now|officially) called|named|christened|entitled|codenamed)"
    r"\s[“\"«‘'„]{1,2}$"
)
_LISTED_BEFORE = re.compile(
    r"\b(?:names?|titles?|headlines?|brands?|models?|songs?|films?|books?|shows?|series)"
    r" (?:like|such as|including)\s[“\"«‘'„]{1,2}$"
)
_LAST_PLAIN = re.compile(r"\s([a-z]{3,})\s[“\"«‘'„]{1,2}$")
_BEFORE_WORDS = (
    PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES | _UTTERED | frozenset({"reading", "saying"})
)
#: Weak verbs of saying whose object may be a work.
_NO_SAYING = word_set("offer find show want put push celebrate welcome seek promote read")
_MAKER_BEHIND = re.compile(r"[”\"»’'“]{1,2}\s\(?by\s(?:the\s)?[^\W\d_a-z]")
_CALLED_BEFORE = re.compile(
    r"\b(?:call|dub|brand|label|nam|nicknam|describ|hail|brand|deem|declar|pronounc)\w*\s[^.;:“”\"]{0,40}[“\"«‘'„]{1,2}$"
)
#: What is given, and not said: “Person of the Year”.
_AWARD = re.compile(r"\b[Oo]f [Tt]he (?:Year|Month|Week|Match|Decade|Century|Season|Tournament)$")


@cache
def _genre_before() -> re.Pattern[str]:
    return re.compile(
        r"""(?:\b(?:book|books|novel|memoir|film|movie|song|single|album|show|programme|program|podcast|series|play|
        musical|opera|documentary|essay|column|magazine|episode|sitcom|drama|comedy|hit|hits|poem|painting|sequel|
        ballad|anthem|symphony|novella|thriller|biography|autobiography|trilogy|newsletter|blog|sculpture|mural|
        exhibition|game|newspaper|track|record|sonnet|epic|blockbuster|remake|article|chapter|section|paper|whose|
        titled|entitled|s['’]intitule|intitulée?s?|titulad[oa]|betitelt|starring|headlined|(?:broadcast|episode|edition|author|host|star|co-host|creator|director|
        anchor|performance|rendition|version|cover|production|adaptation|screening|cast|editor|copy|copies|airing|
        finale|season|publisher|reruns?)\ of)
        (?:\ called)?,?|(?:organi[sz]ation|website|site|outlet|band|company|firm|start-?up|app|ship|boat|yacht
        |pub|restaurant|café|shop|club|charity|project|operation|village|inn|ferry|trawler|horse)
        \ (?:called|named|dubbed)|(?:ABC|BBC|CBS|CNN|NBC|MSNBC|PBS|NPR|ITV|HBO|News|Radio|TV)['’]s?(?:\ s)?)
        \s*[“"«‘'„]{1,2}$""",
        re.VERBOSE,
    )


@cache
def _genre_behind() -> re.Pattern[str]:
    return re.compile(
        r"[”\"»’'“]{1,2}\s(?:(?:was|were|is|are)\s(?:written|directed|recorded|released|performed|produced"
        r"|composed|sung|filmed|staged)\s(?:by|in)"
        r"|podcast|show|programme|program|series|film|movie|album|column|magazine|trilogy|franchise"
        r"|sequel|novels?|musical|book|documentary|radio|video|song|soundtrack|newsletter)\b"
        r"|,?[”\"»’'“]{1,2},?\s(?:a|an|the|his|her|their|its)\s(?:[\w’'-]+\s){0,4}(?:film|movie|novel|book|memoir|album"
        r"|song|single|show|play|musical|opera|documentary|series|drama|comedy|poem|painting|biography|biopic)\b"
    )


def is_title_cased(text: str, words: Span) -> bool:
    """Tell whether there are two words and more, and all but the smallest have a capital or are numbers."""
    parts = _WORD.findall(text, words.start, words.end)
    return len(parts) > 1 and _capitals(parts)


def _capitals(parts: list[str]) -> bool:
    return (
        bool(parts)
        and not parts[0].islower()
        and all(not part[0].islower() or part.lower() in _SMALL for part in parts)
    )


def is_title_of_work(text: str, words: Span, *, heading: bool = False) -> bool:
    """Tell whether the quoted `words` are surely a title: capitals throughout, its genre or place next to it.

    In a headline, where all words have capitals, only its genre tells a title.
    """
    quoted = words.of(text)
    if text[words.start - 1 : words.start] in ("《", "〈"):
        return True
    inner = quoted.rstrip(".,")
    if len(quoted) > _MAX_TITLE or inner[-1:] in ".…":
        return False
    parts = _WORD.findall(inner)
    if not _capitals(parts):
        return False
    if _AWARD.search(inner):
        return True
    before = text[max(0, words.start - 40) : words.start]
    if _genre_before().search(before) or _genre_behind().match(text, words.end):
        return True
    if heading or inner[-1:] in "!?":
        return False
    made = _MAKER_BEHIND.match(text, words.end) and not _CALLED_BEFORE.search(before)
    if made or _MEDIUM_BEHIND.match(text, words.end):
        return True
    significant = _significant(parts)
    if significant and (_BRANDED_BEFORE.search(before) or _LISTED_BEFORE.search(before)):
        return True
    if len(significant) < _MIN_NAME:
        return False
    placed = _PLACE_BEFORE.search(before) is not None or _is_named(before)
    return placed or (_MIN_NAME < len(significant) < len(parts) and _is_object(before))


def _significant(parts: list[str]) -> list[str]:
    """Return the words of a name but for the smallest; “Econ-O-Matic” has three."""
    return [bit for part in parts for bit in part.split("-") if bit and bit.lower() not in _SMALL]


def _is_object(before: str) -> bool:
    """Tell whether the word before the marks is a verb that says nothing: “lends “Fifty Knots of Rope””."""
    word = _LAST_PLAIN.search(before)
    if word is None or word.group(1) in _BEFORE_WORDS:
        return False
    form = forms().get(word.group(1))
    return form is None or (form.strength is Strength.WEAK and form.lemma in _NO_SAYING)


def _is_named(before: str) -> bool:
    """Tell whether a name is announced before the marks: “the draft “…””, “which calls itself “…””."""
    if _NAMED_BEFORE.search(before):
        return True
    determined = _NAME_BEFORE.search(before)
    if determined is None:
        return False
    between = determined.group(1).lower().split()
    if not between and determined.group().lower().startswith("her"):
        return False  # “labelled her “…””
    return not any(word in _UTTERED or word in forms() or word.endswith("ed") for word in between)


def may_be_name(text: str, words: Span) -> bool:
    """Tell whether words that nobody says have the capitals of a name: “the show is “Salt and Rope””.

    Not where they are the end of what is said of something: “it was labelled “Mostly True””.
    """
    before = _WORD.findall(text, max(0, words.start - 30), words.start)
    if before and (before[-1].lower() in forms() or before[-1].endswith("ed")):
        return False
    parts = _WORD.findall(words.of(text).rstrip(".,"))
    significant = _significant(parts)
    return len(words) <= _MAX_TITLE and len(significant) >= _MIN_NAME and _capitals(parts)
