"""Telling titles of works from quotations: “…” around the name of a book, a song or a programme."""

import re
from functools import cache

from reader.analysis.quotes.words import word_set
from reader.article import Span

_WORD = re.compile(r"[^\W_][\w’'\-]*")
_SMALL = word_set(
    """a an the of and or in on at to for with from by as but nor de la le les des du et der die das und von
    el los las y del is vs"""
)
_MAX_TITLE = 80
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
#: What is given, and not said: “Person of the Year”.
_AWARD = re.compile(r"\b[Oo]f [Tt]he (?:Year|Month|Week|Match|Decade|Century|Season|Tournament)$")
#: Brackets that hold titles and nothing else.
_TITLE_BRACKETS = "《〈『"


@cache
def _genre_before() -> re.Pattern[str]:
    return re.compile(
        r"""(?:\b(?:book|books|novel|memoir|film|movie|song|single|album|show|programme|program|podcast|series|play|
        musical|opera|documentary|essay|column|magazine|episode|sitcom|drama|comedy|hit|hits|poem|painting|sequel|
        ballad|anthem|symphony|novella|thriller|biography|autobiography|trilogy|newsletter|blog|sculpture|mural|
        exhibition|game|newspaper|track|record|sonnet|epic|blockbuster|remake|article|chapter|section|
        titled|entitled|starring|headlined|(?:broadcast|episode|edition|author|host|star|co-host|creator|director|
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
    if _MEDIUM_BEHIND.match(text, words.end):
        return True
    significant = [part for part in parts if part.lower() not in _SMALL]
    return len(significant) > 1 and _PLACE_BEFORE.search(before) is not None
