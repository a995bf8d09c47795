"""Titles of works: books, films, songs, plays, programmes; precise rather than complete.

A title needs its genre beside it, or a verb that only a work can follow (“starred in”, “recorded”); once
found, it is found again wherever it stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.article import EntityKind, Inline, InlineKind

PERSON, WORK = EntityKind.PERSON, EntityKind.WORK

_CAPITAL = r"[^\W\d_a-z][\w’'&-]*"
_SMALL = r"(?:of|the|and|for|to|on|in|a|an|with|from|at|by|or|against|is|de|la)"
_TITLE = rf"{_CAPITAL}(?:,? (?:(?:{_SMALL} ){{0,3}}(?:{_CAPITAL}|\d+)))*"
_GENRE = (
    "novel novella memoir autobiography biography film movie documentary album song single ballad anthem"
    " play "
    "musical opera symphony ballet sitcom series miniseries show podcast painting mural portrait"
    " sculpture poem "
    "essay book thriller comedy drama sequel prequel trilogy blockbuster soundtrack track video-game game "
    "exhibition bestseller best-seller manga comic anthology hymn sonata concerto cantata programme program "
    "storybook cookbook audiobook graphic-novel EP LP mixtape hit"
).replace(" ", "|")
#: Genres so seldom followed by another name that no quotation marks are needed.
_BARE_GENRE = (
    "novel|novella|memoir|autobiography|album|opera|musical|sitcom|thriller|film|movie|documentary"
    "|sequel|podcast"
    "|miniseries|ballet|soap opera|video game|(?:TV|television|drama|comedy|crime|Netflix|HBO|BBC|ITV)"
    " (?:series|show)"
    "|mixtape|blockbuster|symphony|concerto|biopic|telenovela"
)
_VERB = (
    r"re-?read|reading|reads|read|wrote|co-?wrote|published|recorded|sang|sings?|singing|performed|performing"
    r"|starr?(?:ed|ing|s) (?:with [\w ]+ )?in|stars in|appear(?:ed|s|ing) (?:in|on)|acted in|directed"
    r"|directing|composed"
    r"|painted|sampled|released|streamed|watched|watching|hosts|hosted|narrated|co-?authored|authored|staged"
    r"|premiered|screened|illustrated|translated|edited|produced|remixed|(?:[Aa]uthor|[Ww]riter"
    r"|[Dd]irector|[Ss]tar"
    r"|[Cc]reator|[Hh]ost|[Vv]ersion|[Cc]over|[Cc]op(?:y|ies)|[Pp]erformance|[Pp]roduction|[Aa]daptation"
    r"|[Rr]eview"
    r"|[Ss]creening|[Rr]emake|[Ee]pisodes?|[Ss]eason|[Ff]inale|[Cc]haracter|[Cc]ast|[Rr]evival"
    r"|[Pp]remiere|[Ss]et"
    r"|[Mm]aker|[Rr]endition) of"
    r"|[Ss]equel to|interview (?:on|with)|guest on|aired on|contestant on|titled|entitled|starring in"
)
_QUOTED = r"[“\"‘«]([^”\"’»\n]{2,80}?(?:[’'][^”\"’»\n]{1,60}?)?)[,.]?[”\"»’]"
#: What is written on walls is no work.
_WRITTEN = re.compile(r",?[”\"»’] (?:on|across|over|in) (?:an?|the|his|her|their|its) (?:\w+ )?"
                      r"(?:walls?|boards?|signs?|banners?"
                      r"|doors?|backs?|arms?|cars?|chalk|paint|graffiti|shirts?|T-shirts?)\b")  # fmt: skip
_MADE_BY = re.compile(
    r" (?:directed|made|wrote|writes|produced|shot|said|says|recorded|released|starred|sang|told|is"
    r" making|has made|"
    r"star|director|actor|studio|festival|industry|company|critic)\b"
)
_LAST_SENTENCE = 6


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "quoted": re.compile(
            rf"\b(?:{_GENRE})s?,?(?: (?:called|titled|entitled|named|is|was|,))?,? {_QUOTED}"
        ),
        "clause": re.compile(rf"\b(?:{_GENRE})s? (?:that |which )?(?:[\w’']+ ){{1,6}}[\w’']+, {_QUOTED}"),
        "verb": re.compile(rf"\b(?:{_VERB}),? (?:and |the |her |his |their )*{_QUOTED}"),
        "made": re.compile(
            rf"{_QUOTED},? (?:(?:was|is|were|which was|first|then) )*(?:released|published|directed|written"
            r"|recorded|composed|broadcast|premiered|staged|translated|banned) (?:by|in|on|at|with)\b"
        ),
        "known": re.compile(rf"\b[Bb]est[- ]known(?: [\w’']+){{0,4}},? (?:is |was |for )?{_QUOTED}"),
        "on": re.compile(rf"(?:^|(?<=[.!?] )|(?<=\n))On {_QUOTED}(?=,? )"),
        "behind": re.compile(
            rf"{_QUOTED},? (?:an? |the |his |her |their |its )?(?:[\w-]+ ){{0,2}}(?:{_GENRE})\b"
        ),
        "bare": re.compile(
            rf"\b(?:(?:{_BARE_GENRE})(?P<comma>,?) |(?:painting|mural|play|poem|song|book|essay|single"
            rf"|series) (?=The ))"
            rf"(?P<title>{_TITLE})"
        ),
        "closed": re.compile(
            rf"(?:\b[Hh]is|\b[Hh]er|\b[Tt]heir|\b[Mm]y|[’']s)(?: [\w-]+){{0,4}} (?:{_GENRE}),"
            rf" (?P<title>{_TITLE})(?=,)"
        ),
        "genre": re.compile(rf"\b(?:{_GENRE})s?\b"),
        "determined": re.compile(
            r"\b(?:the|an?|his|her|their|its|my|[\w]+[’']s?)(?: [\w-]+){0,3} $", re.IGNORECASE
        ),
    }


def works(
    text: str, names: Sequence[Named], lists: Gazetteer, known: frozenset[str], inlines: Iterable[Inline] = ()
) -> Iterator[Named]:
    """Yield the titles in `text`, which may overlap each other and the names; `known` are famous ones."""
    titles = dict.fromkeys(chain(_quoted(text), _bare(text, names, lists), _closed(text, names, lists)))
    titles |= dict.fromkeys(_emphasised(text, inlines))
    found = {text[start:end] for start, end in titles}
    again = _again(text, {title for title in found if " " in title} | known)
    again |= _again(text, {title for title in found if " " not in title}, quoted=True)
    for start, end in {*titles, *again}:
        yield Named(start, end, " ".join(text[start:end].split()), WORK)


def is_title(words: str) -> bool:
    """Tell whether quoted words are written as titles are: capitals on all words but the small ones."""
    parts = re.findall(r"[^\W\d_][\w’'-]*", words)
    first = words[:1].isdigit() or (bool(parts) and parts[0][0].isupper())
    if not parts or not first or (words[-1] in "!?…" and len(parts) > _LAST_SENTENCE):
        return False
    return all(part[0].isupper() or re.fullmatch(_SMALL, part) for part in parts)


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    patterns = _patterns()
    for name in ("quoted", "clause", "verb", "made", "known", "on", "behind"):
        for found in patterns[name].finditer(text):
            title = found.group(1)
            if is_title(title) and not _WRITTEN.match(text, found.start(1) + len(title)):
                yield found.start(1), found.start(1) + len(title)


def _bare(text: str, names: Sequence[Named], lists: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield titles without marks right behind their genre: “the film Red Dust”, “her novel The Salt Road”."""
    patterns = _patterns()
    others = {mention.start: mention for mention in names}
    for found in patterns["bare"].finditer(text):
        title = found["title"].partition(" by ")[0]  # “the novel Grey Sea by American …”
        start, words = found.start("title"), title.split()
        end = start + len(title)
        determined = (
            patterns["determined"].search(text, max(0, found.start() - 40), found.start()) is not None
        )
        if (
            words[0] in lists.honorifics
            or _MADE_BY.match(text, end)
            or _is_somebody(others.get(start), lists)
        ):
            continue
        article = words[0] in ("The", "A", "An")
        close = determined and not found["comma"]
        several = len(words) > 1 and (article or close or start not in others)
        if several or (len(words) == 1 and close and words[0] not in lists.known):
            yield start, end


def _closed(text: str, names: Sequence[Named], lists: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield titles set off by commas behind somebody's genre: “his 2003 novel, Cold Harbour, sold well”."""
    others = {mention.start: mention for mention in names}
    for found in _patterns()["closed"].finditer(text):
        words = found["title"].split()
        if words[0] not in lists.honorifics and not _is_somebody(others.get(found.start("title")), lists):
            yield found.span("title")


def _is_somebody(other: Named | None, lists: Gazetteer) -> bool:
    """Tell whether a person, or a body of the lists, is named where a title may begin."""
    if other is None:
        return False
    if other.kind is PERSON:
        return " " in other.wording or other.wording in lists.known or other.wording in lists.surnames
    return other.wording in lists.known


def _emphasised(text: str, inlines: Iterable[Inline]) -> Iterator[tuple[int, int]]:
    """Yield emphasised titles with their genre near."""
    genre = _patterns()["genre"]
    verb = re.compile(rf"\b(?:{_VERB}) (?:the |her |his |their )?$")
    for inline in inlines:
        if inline.kind is not InlineKind.EMPHASIS:
            continue
        title, start = inline.span.of(text), inline.span.start
        near = text[max(0, start - 60) : start]
        cue = genre.search(near) or verb.search(near) or genre.match(text, inline.span.end + 1)
        if cue and title.strip() == title and is_title(title.rstrip(",.")):
            yield start, start + len(title.rstrip(",."))


def _again(text: str, titles: Iterable[str], *, quoted: bool = False) -> set[tuple[int, int]]:
    """Return where titles stand as whole words; single words only in quotation marks."""
    listed = "|".join(map(re.escape, sorted(titles, key=len, reverse=True)))
    if not listed:
        return set()
    before, behind = ('[“"‘«]', '[,.]?[”"’»]') if quoted else (r"(?<![\w’'-])", r"(?![\w-])")
    return {found.span(1) for found in re.finditer(rf"{before}({listed}){behind}", text)}
