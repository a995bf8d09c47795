"""Works, laws, products and events that the words around them tell: precise rather than complete."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.article import EntityKind, Inline, InlineKind, Span

EVENT, LAW, PRODUCT, WORK = EntityKind.EVENT, EntityKind.LAW, EntityKind.PRODUCT, EntityKind.WORK

_CAPITAL = r"[^\W\d_a-z][\w’'&-]*"
_SMALL = r"(?:of|the|and|for|to|on|in|a|an|with|from|at|by|or|against|is|de|la)"
_TITLE = rf"{_CAPITAL}(?:,? (?:(?:{_SMALL} ){{0,3}}(?:{_CAPITAL}|\d+)))*"
_GENRE = (
    "novel novella memoir autobiography biography film movie documentary album song single ballad anthem "
    "play "
    "musical opera symphony ballet sitcom series miniseries show podcast painting mural portrait "
    "sculpture poem "
    "essay book thriller comedy drama sequel prequel trilogy blockbuster soundtrack track video-game game "
    "exhibition"
).replace(" ", "|")
#: Genres so seldom followed by another name that no quotation marks are needed.
_BARE_GENRE = (
    "novel|novella|memoir|autobiography|album|opera|musical|sitcom|thriller|film|movie|documentary|sequel"
)
_ACT = (
    r"(?:Act|Bill|Law|Amendment|Directive|Regulation|Convention|Charter|Constitution|Code|Ordinance|Statute)"
)
_LAW = (
    rf"(?:{_CAPITAL} (?:(?:and|of|for|the|to|on|in|from|against) ){{0,2}}){{1,8}}?{_ACT}\b"
    r"(?: of (?:1[89]|20)\d\d| (?:1[89]|20)\d\d|(?<=Convention) (?:on|for) (?:the )?"
    rf"{_CAPITAL}(?: (?:(?:of|and|the|against) ){{0,2}}{_CAPITAL})*|(?<=Convention) of {_CAPITAL})?"
    rf"|(?:Article|Section|Clause|Title|Chapter|Schedule|Proposition"
    rf"|Resolution) (?:\d+[\w.]*(?:\(\w+\))*|[IVX]+\b)"
    rf"(?: of the (?:{_CAPITAL} (?:(?:and|of|for|on) )?){{1,6}}?(?:{_ACT}|Treaty)\b(?: (?:1[89]|20)\d\d)?)?"
    r"|Directive \d+/\d+(?:/E[CU])?|Regulation \(E[CU]\)(?: No\.?)? ?\d+/\d+"
)
_TREATY = (
    rf"Treaty of {_CAPITAL}(?: {_CAPITAL})?"
    rf"|(?!The |This |That |An? |In |Under |Our |Their )(?:{_CAPITAL} (?:(?:and|of) )?){{1,3}}?"
    r"(?:Agreement|Protocols?|Accords|Conventions|Treaty)(?: of (?:1[6-9]|20)\d\d)?"
)
_PRODUCT = (
    r"(?:iPhone|iPad|iPod|iMac|MacBook|Apple Watch|AirPods|Galaxy|PlayStation|Xbox|Kindle|Pixel"
    r"|ThinkPad|Echo Dot"
    r"|Windows|Android|iOS|macOS|Photoshop|ChatGPT|GPT-\d|Model)"
    r"(?: (?:\d+[A-Za-z]?|X[SR]?|XP|Vista|Pro|Max|Plus|Mini|Air|Ultra|Note|Fold|One|Series|SE|[SXY3]\b"
    r"|v?\d+\.\d+)){1,3}(?![\w-])"
    r"|\b(?:iPhone|iPad|iPod|iMac|MacBook|AirPods|PlayStation|Xbox|ChatGPT)s?\b"
    r"|(?:Boeing|Airbus|Embraer|Bombardier|Cessna|Antonov|Tupolev|Ilyushin|Sukhoi|Fokker|Saab|Lockheed"
    r"|Gulfstream) "
    r"(?:[A-Z]{0,3}-?\d{2,4}(?:[A-Z]{1,3}|-\d+(?:[A-Z]{1,3})?)?)(?: (?:MAX|Max|Dreamliner|neo|Neo))?(?: \d+)?"
    r"|\b(?:Volkswagen|Toyota|Ford|Tesla|Honda|Nissan|BMW|Audi|Renault|Fiat|Skoda|Volvo|Hyundai|Kia"
    r"|Chevrolet|Mercedes) "
    r"(?:Golf|Polo|Passat|Corolla|Prius|Camry|Yaris|Focus|Fiesta|Mustang|Transit|Civic|Accord|Leaf"
    r"|Qashqai|Clio|Model [SXY3]"
    r"|[A-Z]?\d{1,3}[a-z]?|Cybertruck|Roadster|Bolt|Volt)\b"
    r"|\b(?:F|MiG|Su|Tu|B|C|AK|M|V|S|T|AH|UH|CH|MQ|RQ|KC|P|U|A)-\d{1,4}[A-Z]{0,2}\b"
    r"(?= (?:\w+ )?(?:jets?|fighters?|fighter|missiles?|rifles?|bombers?|tanks?|drones?|helicopters?"
    r"|aircraft|planes?|rockets?"
    r"|systems?|stealth|surface-to-air|transport|assault|engines?)\b)"
    r"|\b[A-Z][a-z]{3,}-\d{1,3}[A-Z]?\b(?= (?:\w+ ){0,2}(?:missiles?|rockets?|vaccine|reactor"
    r"|satellites?|spacecraft)\b)"
)
_EVENT_HEAD = (
    r"(?:summit|massacre|genocide|earthquake|tsunami|floods|bombings?|attacks|riots|uprising|blockade|siege)"
)
_EVENT = (
    r"(?:Sept(?:ember|\.) 11(?:,? 2001,?)?(?:,)? (?:terrorist |terror )?attacks?"
    r"|\b9/11\b(?: (?:terrorist |terror )?attacks?)?)"
    r"|(?:COVID-19|Covid-19|coronavirus|Ebola|swine flu|H1N1) (?:pandemic|epidemic)\b"
    r"|(?:Hurricane|Typhoon|Cyclone|Tropical Storm|Storm) [A-Z][a-z]{2,}\b"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    quoted = r"[“\"‘«]([^”\"’»\n]{2,80}?(?:[’'][^”\"’»\n]{1,60}?)?)[,.]?[”\"»’]"
    return {
        "quoted": re.compile(rf"\b(?:{_GENRE})s?,?(?: (?:called|titled|entitled|named))?,? {quoted}"),
        "titled": re.compile(rf"\b(?:titled|entitled|starring in|starred in|author of),? {quoted}"),
        "behind": re.compile(
            rf"{quoted},? (?:an? |the |his |her |their |its )?(?:[\w-]+ ){{0,2}}(?:{_GENRE})\b"
        ),
        "bare": re.compile(rf"\b(?:{_BARE_GENRE}),? ({_TITLE})"),
        "treaty": re.compile(rf"(?<![\w’'-])(?:{_TREATY})(?![\w-])"),
        "law": re.compile(rf"(?<![\w’'-])(?:{_LAW})(?![\w-])"),
        "product": re.compile(rf"(?<![\w-])(?:{_PRODUCT})"),
        "event": re.compile(_EVENT),
        "head": re.compile(rf" {_EVENT_HEAD}\b"),
        "year": re.compile(r"\b(?:1[89]|20)\d\d $"),
        "genre": re.compile(rf"\b(?:{_GENRE})s?\b"),
    }


def things(
    text: str, names: Sequence[Named], lists: Gazetteer, inlines: Iterable[Inline] = ()
) -> Iterator[Named]:
    """Yield the works, laws, products and events of `text`, which may overlap each other and the names."""
    patterns = _patterns()
    yield from _works(text, names, lists, inlines)
    for found in patterns["law"].finditer(text):
        law = _law(text, found, lists)
        if law is not None:
            yield law
    yield from _treaties(text, lists)
    for found in patterns["product"].finditer(text):
        yield _named(text, Span(*found.span()), PRODUCT)
    for found in patterns["event"].finditer(text):
        yield _named(text, Span(*found.span()), EVENT)
    yield from _events(text, names)


def _named(text: str, span: Span, kind: EntityKind) -> Named:
    return Named(span.start, span.end, " ".join(span.of(text).split()), kind)


def _works(text: str, names: Sequence[Named], lists: Gazetteer, inlines: Iterable[Inline]) -> Iterator[Named]:
    patterns = _patterns()
    for name in ("quoted", "titled", "behind"):
        for found in patterns[name].finditer(text):
            title = found.group(1)
            if _is_title(title):
                yield _named(text, Span(found.start(1), found.start(1) + len(title)), WORK)
    taken = {m.start: m for m in names}
    for found in patterns["bare"].finditer(text):
        other = taken.get(found.start(1))
        words = found.group(1).split()
        if other is not None and other.kind is not WORK and words[0] not in ("The", "A", "An"):
            continue
        if len(words) > 1 and words[0] not in lists.honorifics and words[0] not in lists.first_names:
            yield _named(text, Span(*found.span(1)), WORK)
    for inline in inlines:
        if inline.kind is InlineKind.EMPHASIS:
            title = inline.span.of(text)
            near = text[max(0, inline.span.start - 60) : inline.span.start]
            cue = patterns["genre"].search(near) or patterns["genre"].match(text, inline.span.end + 1)
            if cue and _is_title(title.rstrip(",.")) and title.strip() == title:
                yield _named(text, Span(inline.span.start, inline.span.start + len(title.rstrip(",."))), WORK)


def _is_title(words: str) -> bool:
    """Tell whether quoted words are written as titles are: capitals on all words but the small ones."""
    parts = re.findall(r"[^\W\d_][\w’'-]*", words)
    if not parts or (words[-1] in "!?…" and len(parts) > 6) or not parts[0][0].isupper():
        return False
    return all(part[0].isupper() or re.fullmatch(_SMALL, part) for part in parts)


def _law(text: str, found: re.Match[str], lists: Gazetteer) -> Named | None:
    """Return the law of a match without what only stands before it: “The Voting Rights Act”."""
    start, words = found.start(), found.group().split()
    while (
        len(words) > 1
        and words[1:] != ["Amendment"]
        and (words[0][0].upper() + words[0][1:] in lists.function_words or words[0] in lists.honorifics)
    ):
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    kept = " ".join(words)
    listed = re.search(r"(?:Treaty|Act|Protocol|Agreement|Convention)[\w ]* and the (?=[A-Z])", kept)
    if listed:  # “the Treaty of Lisbon and the First Amendment” are two
        words = kept[listed.end() :].split()
        start = found.end() - len(kept[listed.end() :])
    last = next((word for word in words if re.fullmatch(_ACT, word)), "")
    if last and words[0] == last and not re.search(r"\d", " ".join(words)) and last not in ("Constitution",):
        return None
    if last == "Bill" and (len(words) < 2 or re.match(r"\s[A-Z]", text[found.end() : found.end() + 2])):
        return None
    if (
        last in ("Code", "Law", "Regulation", "Charter")
        and len(words) < 3
        and words[0].lower() not in lists.words
    ):
        return None
    return _named(text, Span(start, found.end()), LAW)


def _treaties(text: str, lists: Gazetteer) -> Iterator[Named]:
    """Yield treaties by their names; a headline’s “Dockers Reach Agreement” is none."""
    headline = text.find("\n")
    for found in _patterns()["treaty"].finditer(text):
        words, start = found.group().split(), found.start()
        while len(words) > 1 and words[0] in lists.function_words:
            start = text.index(words[1], start + len(words[0]))
            words = words[1:]
        treaty = _named(text, Span(start, found.end()), LAW)
        if len(words) > 1 and (start > headline or text.count(treaty.wording) > 1):
            yield treaty


def _events(text: str, names: Sequence[Named]) -> Iterator[Named]:
    """Yield events that the text calls by their place or year: “the Oslo summit”, “the 2018 World Cup”."""
    patterns = _patterns()
    for mention in names:
        year = patterns["year"].search(text, max(0, mention.start - 5), mention.start)
        start = year.start() if year else mention.start
        if mention.kind is EVENT and year:
            yield _named(text, Span(start, mention.end), EVENT)
        elif mention.kind is EntityKind.PLACE:
            head = patterns["head"].match(text, mention.end)
            sure = head is not None and (
                year is not None or head.group() in (" summit", " massacre", " genocide")
            )
            if head and sure and text[max(0, start - 4) : start].lower() in ("the ", " the"):
                yield _named(text, Span(start, head.end()), EVENT)
