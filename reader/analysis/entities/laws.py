"""Laws, treaties, court cases and books of scripture: by ending, by form, and by a list of known ones."""

import re
from collections.abc import Iterator
from functools import cache

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer, sections
from reader.analysis.entities.openings import found_at
from reader.article import EntityKind, Span

LAW, WORK = EntityKind.LAW, EntityKind.WORK

_CAPITAL = r"[^\W\d_a-z][\w’'&-]*"
_ACT = (
    r"(?:Act|Bill|Law|Amendment|Directive|Regulation|Convention|Charter|Constitution|Code|Ordinance|Statute)"
)
_REST = (
    rf"(?:on|for|of|against|Against|On) (?:the )?"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    rf"{_CAPITAL}"
    rf"(?:(?! and the ) (?:(?:of|and|the|against|in) ){{0,2}}{_CAPITAL})*"
)
_LAW = (
    rf"(?:{_CAPITAL} (?:(?:and|of|for|the|to|on|in|from|against) ){{0,2}}){{1,8}}?{_ACT}\b"
    r"(?: (?:No\.?|Number) \d+)?(?: of (?:1[89]|20)\d\d| (?:1[89]|20)\d\d|(?<=Convention) (?:on"
    r"|for) (?:the )?"
    rf"{_CAPITAL}(?: (?:(?:of|and|the|against) ){{0,2}}{_CAPITAL})*|(?<=Convention) of {_CAPITAL})?"
)
_NUMBER = r"(?:\d+[\w.]*(?<!\.)(?:\(\w+\))*|[IVX]+\b)"
#: Laws that a number tells: their parts, bills, resolutions, orders.
_NUMBERED = (
    rf"(?:Article|Section|Clause|Title|Chapter|Schedule|Proposition|Prop\.?|Resolution) {_NUMBER}"
    rf"(?: of the (?:{_CAPITAL} (?:(?:and|of|for|on) )?){{1,6}}?(?:{_ACT}|Treaty)\b(?: (?:1[89]|20)\d\d)?)?"
    r"|(?:Articles|Titles|Chapters) [IVX]+(?:, [IVX]+)*,? (?:and|or|to) [IVX]+\b"
    r"|(?:Articles|Sections|Clauses|Titles|Schedules|Resolutions) \d+\w*(?:(?:, \d+\w*)*,? (?:and|to"
    r"|or) \d+\w*|[-–]\d+)"
    rf"|(?:sections?|articles?) {_NUMBER}(?: (?:and|to) {_NUMBER})?(?= of (?:the )?{_CAPITAL})"
    r"|(?:(?:UN|U\.N\.|United Nations) )?(?:(?:Security Council|General Assembly|Human Rights Council|UNSC) )"
    r"[Rr]esolution \d+(?:\(\d+\))?"
    r"|(?:House|Senate|Assembly) (?:Bill|Joint Resolution|Resolution|File) \d+"
    r"|(?:H\.R\.|H\.B\.|S\.B\.|A\.B\.) ?\d+|(?:HB|SB|AB|HR) ?\d{1,4}\b|S\. \d{3,4}\b"
    r"|(?:Ballot |ballot )?(?:Measure|Amendment|Initiative) (?:\d+|[A-Z]{1,2}\b(?! [A-Z]))"
    r"|(?:(?:Public|Republic|Federal|Organic|Presidential|Royal|Legislative|Executive|Supreme) )?(?:Law"
    r"|Act|Decree|Decree-Law|Ordinance"
    r"|Proclamation) (?:No\.?|Number|nr\.) ?\d+"
    r"(?:[/-]\d+| of (?:19|20)\d\d)?|Public Law \d+-\d+|Presidential Decree \d+"
    r"|Directive (?:\(EU\) )?\d+/\d+(?:/E[CU])?|Regulation \(E[CU]\)(?: No\.?)? ?\d+/\d+"
    r"|Executive Order (?:No\. )?\d+"
)
_TREATY = (
    rf"(?:International )?(?:{_CAPITAL} )?(?:Convention|Covenant|Protocol|Declaration|Statute"
    rf"|Charter) {_REST}"
    rf"|Treaty of {_CAPITAL}(?: {_CAPITAL})?"
    rf"|Treaty on (?:the )?{_CAPITAL}(?:(?! and the ) (?:(?:of|and|the|against|for) ){{0,2}}{_CAPITAL})*"
    rf"|(?!The |This |That |An? |In |Under |Our |Their )(?:{_CAPITAL} (?:(?:and|of) )?){{1,5}}?"
    r"(?:Agreement|Protocols?|Accords|Conventions|Treaty)(?: of (?:1[6-9]|20)\d\d)?"
)
_PARTY = rf"(?:{_CAPITAL}|[A-Z]\.(?:[A-Z]\.)*)(?:,? (?:Inc|Corp|Co|Ltd|Bros)\.)?"
_JOINT = r"(?:(?:of|the|and|for|&|ex parte|et al\.) ?){0,2}"
#: One side of a case: “Board of Education”, “United States”, “Smith & Sons Inc.”, “R”.
_SIDE = rf"(?:{_PARTY}(?: {_JOINT}{_PARTY}){{0,5}})"
#: The other side, which does not reach into a case named next.
_OTHER = rf"(?:{_PARTY}(?: {_JOINT}{_PARTY}\b(?!,? (?:v\.?|vs\.?|versus) )){{0,5}})"
_CASE = (
    rf"(?P<one>{_SIDE}) (?P<versus>v\.?|vs\.?|versus) (?:the )?(?P<other>{_OTHER})|In re {_SIDE}"
    rf"|Ex parte {_SIDE}"
)
_MATCH = re.compile(
    r"\b(?:match|game|win|won|goals?|league|cup|fixture|season|innings|team|bout|fight|kick-?off)\b",
    re.IGNORECASE,
)
_COURTS = re.compile(
    r"\b(?:courts?|rul(?:ed|ing|es)|case|decision|judges?|lawsuits?|plaintiffs?|appeals?|precedent"
    r"|overturn\w*"
    r"|justices?|verdict|landmark|judgment|litigation|defendants?|legal|attorneys?|lawyers?"
    r"|unconstitutional)\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"(?:United States|US|U\.S\.|State|People|Commonwealth|Crown|R|Rex|Regina|Board of \w+|City of \w+"
    r"|.* (?:Inc\.|Corp\.|Board"
    r"|Department|Commission|Education))"
)
_NEAR = 160


@cache
def _listed() -> dict[str, list[str]]:
    """Return the names of the packaged list: laws and works by name, books of scripture."""
    words = sections("laws.txt", ";")
    books = {name: " ".join(words[name]).split() for name in ("book", "name")}
    return words | books


def known_works() -> frozenset[str]:
    """Return the famous writings of the list."""
    return frozenset(word for word in _listed()["work"] if word)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    listed = _listed()
    known = "|".join(map(re.escape, sorted(filter(None, listed["law"]), key=len, reverse=True)))
    books = "|".join((*listed["book"], "Song of (?:Songs|Solomon)"))
    either = "|".join((*listed["book"], *listed["name"]))
    number = r"(?:(?:[1-3]|First|Second|Third|I{1,3}) )?"
    verse = r"\d{1,3}:\d{1,3}(?:[-–]\d{1,3})?"
    return {
        "law": re.compile(rf"(?<![\w’'-])(?:{_LAW})(?![\w-])"),
        "numbered": re.compile(rf"(?<![\w’'-])(?:{_NUMBERED})(?![\w-])"),
        "treaty": re.compile(rf"(?<![\w’'-])(?:{_TREATY})(?![\w-])"),
        "case": re.compile(rf"(?<![\w’'-])(?:{_CASE})"),
        "known": re.compile(
            rf"(?<![\w’'-])(?=[A-Z])(?:{known})(?: (?:treaty|accords?|agreements?)\b)?(?![\w-])"
            rf"|(?<=[Tt]he )Constitution\b(?! [A-Z])|\bIran nuclear (?:deal|agreement"
            r"|accord)\b|\bParis climate (?:deal|agreement|accords?|pact)\b"
        ),
        "scripture": re.compile(
            rf"(?<![\w’'-])(?=[A-Z1-3])(?:{number}(?:{either}) {verse}|{number}(?:{books}) \d{{1,3}}\b"
            rf"|Book of (?:{either}|Common Prayer)|Gospel (?:of|according to) (?:St\.? )?(?:Matthew|Mark"
            rf"|Luke|John|Thomas|Judas)"
            rf"|(?:(?:First|Second) )?(?:Epistle|Letter) to the [A-Z][a-z]+)(?![\w-])"
        ),
    }


def laws(text: str, lists: Gazetteer) -> Iterator[Named]:
    """Yield the laws, treaties, cases and books of scripture in `text`, which may overlap each other."""
    found = sorted(_laws(text, lists), key=lambda law: (law.start, -law.end))
    ends = {law.start: law.end for law in reversed(found)}
    for law in found:
        of = _OF.match(text, law.end)
        whole = ends.get(of.end()) if of and _PART.match(law.wording) else None
        yield _named(text, Span(law.start, whole), LAW) if whole else law
    for book in found_at(_patterns()["scripture"], text):
        yield _named(text, Span(*book.span()), WORK)


_NO_LAW = re.compile(r"\b(?:National|Baptist|Party|Republican|Democratic) Convention\b|\bUnder Law\b")
_FIRM = re.compile(
    r" (?:Firm|Group|School|Cent(?:er|re)|Society|Offices?|Review|Journal|Library|Professor|Associates)\b"
)
_OF = re.compile(r" of (?:the )?")
#: What a section is of that no law has: “Section 4 of the stadium”.
_OF_ELSE = re.compile(
    r" of the (?!law|act|bill|code|constitution|treaty|charter|convention|agreement|statute"
    r"|regulation|penal"
    r"|criminal|civil|national|federal|state|country|new|same|amended|proposed|basic|directive|ordinance"
    r"|protocol)"
    r"[a-z]"
)
_PART = re.compile(r"(?:[Aa]rticle|[Ss]ection|Chapter|Title|Clause|Schedule)s? ")
_HEADS = re.compile(rf"\b{_ACT}\b")
_TREATIES = re.compile(r"Treaty|Agreement|Protocol|Accords|Convention|Covenant|Declaration|Statute")
_VERSUS = re.compile(r" v\.? | vs\.? | versus |In re |Ex parte ")
_DIGIT_OR_CLAUSE = re.compile(
    r"\d|(?:Measure|Initiative|Titles?|Articles?|Chapters?|Section|Clause|Schedule|Amendment"
    r"|Resolution) [A-Z]"
)


def _laws(text: str, lists: Gazetteer) -> Iterator[Named]:
    """Yield laws, treaties and cases; each sort is looked for only in lines that have a word of it."""
    patterns = _patterns()
    at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        if _HEADS.search(line):
            for found in patterns["law"].finditer(text, at, end):
                law = _law(text, found, lists)
                if law is not None:
                    yield law
        if _TREATIES.search(line):
            yield from _treaties(text, lists, at, end)
        if _VERSUS.search(line):
            yield from _cases(text, lists, at, end)
        if _DIGIT_OR_CLAUSE.search(line):
            for found in patterns["numbered"].finditer(text, at, end):
                if _OF_ELSE.match(text, found.end()):
                    continue
                yield _named(text, Span(*found.span()), LAW)
        at = end
    for found in found_at(patterns["known"], text):
        yield _named(text, Span(*found.span()), LAW)


def _named(text: str, span: Span, kind: EntityKind) -> Named:
    return Named(span.start, span.end, " ".join(span.of(text).split()), kind)


def _cases(text: str, lists: Gazetteer, low: int, high: int) -> Iterator[Named]:
    """Yield court cases; what is played one against another, as in sport, is none."""
    for found in _patterns()["case"].finditer(text, low, high):
        start, words = found.start(), found.group().split()
        while found["one"] and len(words) > 1 and words[0] in lists.function_words:
            start = text.index(words[1], start + len(words[0]))
            words = words[1:]
        near = text[max(text.rfind("\n", 0, start) + 1, start - _NEAR) : found.end() + _NEAR]
        official = found["one"] and any(_OFFICIAL.fullmatch(found[side]) for side in ("one", "other"))
        plain = found["versus"] == "v." and not _MATCH.search(near)
        if not found["one"] or official or plain or _COURTS.search(near):
            yield _named(text, Span(start, found.end()), LAW)


#: What codes and laws are of, where one such word is enough.
_OF_LAW = frozenset(
    ("Penal", "Criminal", "Civil", "Labour", "Labor", "Tax", "Family", "Electoral", "Commercial",
     "Customs", "Martial",
     "Sharia", "Internet", "Constitutional", "Maritime", "Electricity", "Citizenship", "Nationality", "Press",
     "Cybercrime", "Sedition", "Blasphemy", "Immigration", "Bankruptcy")
)  # fmt: skip


def _law(text: str, found: re.Match[str], lists: Gazetteer) -> Named | None:
    """Return the law of a match without what only stands before it: “The Voting Rights Act”."""
    if found.group().endswith(" of Law"):
        return None  # “Ana Ruiz of Law and Order”, “School of Law”
    if _NO_LAW.search(found.group()) or _FIRM.match(text, found.end()):
        return None  # a party’s convention, a lawyer’s firm
    start, words = found.start(), found.group().split()
    while (
        len(words) > 1
        and words[1:] != ["Amendment"]
        and (words[0][0].upper() + words[0][1:] in lists.function_words or words[0] in lists.honorifics)
    ):
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    kept = " ".join(words)
    listed = re.search(r".* and (?:the (?=[A-Z])|(?=(?:Law|Act|Decree) No))", kept)
    if listed:  # “the Treaty of Lisbon and the First Amendment” are two
        words = kept[listed.end() :].split()
        start = found.end() - len(kept[listed.end() :])
    owner = re.sub("['’]s$", "", words[0])
    known = lists.known.get(owner) in (EntityKind.PLACE, EntityKind.ORGANISATION) or owner.isupper()
    if owner != words[0] and known and len(words) > 1:
        start = text.index(words[1], start + len(words[0]))  # “China’s Criminal Law”
        words = words[1:]
    last = next((word for word in words if re.fullmatch(_ACT, word)), "")
    if len(words) == 2 and words[0] in lists.first_names and last != "Code":
        return None  # “Constance Act”
    if last and words[0] == last and not re.search(r"\d", " ".join(words)) and last not in ("Constitution",):
        return None
    if last == "Bill" and (len(words) < 2 or re.match(r"\s[A-Z]", text[found.end() : found.end() + 2])):
        return None
    if (
        last in ("Code", "Law", "Regulation", "Charter")
        and len(words) < 3
        and words[0].lower() not in lists.words
        and words[0] not in _OF_LAW
        and lists.known.get(words[0]) not in (EntityKind.ORGANISATION, EntityKind.PLACE)
        and not (last == "Law" and text[max(0, start - 4) : start].lower() == "the ")
    ):
        return None
    return _named(text, Span(start, found.end()), LAW)


def _treaties(text: str, lists: Gazetteer, low: int, high: int) -> Iterator[Named]:
    """Yield treaties by their names; a headline’s “Dockers Reach Agreement” is none."""
    headline = text.find("\n")
    for found in _patterns()["treaty"].finditer(text, low, high):
        words, start = found.group().split(), found.start()
        while len(words) > 1 and words[0] in lists.function_words:
            start = text.index(words[1], start + len(words[0]))
            words = words[1:]
        treaty = _named(text, Span(start, found.end()), LAW)
        if len(words) > 1 and (start > headline or text.count(treaty.wording) > 1):
            yield treaty
