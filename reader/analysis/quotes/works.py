"""Telling titles of works from quotations: “…” around the name of a book, a song or a programme."""

import re
from functools import cache

from reader.analysis.quotes.words import word_set
from reader.article import Span

_WORD = re.compile(r"[^\W\d_][\w’'\-]*")
_SMALL = word_set("a an the of and or in on at to for with from by as but nor de la")


@cache
def _genre_before() -> re.Pattern[str]:
    return re.compile(
        r"""(?:\b(?:book|books|novel|memoir|film|movie|song|single|album|show|programme|program|podcast|series|play|
        musical|opera|documentary|essay|column|magazine|episode|sitcom|drama|comedy|hit|hits|poem|painting|
        titled|entitled|starring|author\ of|host\ of|star\ of|co-host\ of|creator\ of|director\ of|anchor\ of)
        ,?|(?:ABC|BBC|CBS|CNN|NBC|MSNBC|PBS|NPR|ITV|HBO|News|Radio|TV)['’]s?(?:\ s)?)\s*[“"«‘'„]$""",
        re.VERBOSE,
    )


@cache
def _genre_behind() -> re.Pattern[str]:
    return re.compile(
        r"[”\"»’'“]\s(?:podcast|show|programme|program|series|film|movie|album|column|magazine|trilogy|franchise)\b"
    )


def is_title_of_work(text: str, words: Span) -> bool:
    """Tell whether the quoted `words` are surely a title: in capitals throughout, its genre next to it."""
    quoted = words.of(text).rstrip(",")
    if quoted[-1:] in ".!?…" or len(quoted) > 80:
        return False
    parts = _WORD.findall(quoted)
    if not parts or not all(part[0].isupper() or part.lower() in _SMALL for part in parts):
        return False
    return (
        _genre_before().search(text, max(0, words.start - 40), words.start) is not None
        or _genre_behind().match(text, words.end) is not None
    )
