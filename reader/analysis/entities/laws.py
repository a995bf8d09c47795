"""Laws, treaties, court cases and books of scripture: by ending, by form, and by a list of known ones."""

import re
from collections.abc import Iterator
from functools import cache

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer, sections
from reader.article import EntityKind, Span

LAW, WORK = EntityKind.LAW, EntityKind.WORK

_CAPITAL = r"[^\W\d_a-z][\w’'&-]*"
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
    r"|Executive Order (?:No\. )?\d+"
)
_TREATY = (
    rf"Treaty of {_CAPITAL}(?: {_CAPITAL})?"
    rf"|Treaty on (?:the )?{_CAPITAL}(?:(?! and the ) (?:(?:of|and|the|against|for) ){{0,2}}{_CAPITAL})*"
    rf"|(?!The |This |That |An? |In |Under |Our |Their )(?:{_CAPITAL} (?:(?:and|of) )?){{1,3}}?"
    r"(?:Agreement|Protocols?|Accords|Conventions|Treaty)(?: of (?:1[6-9]|20)\d\d)?"
)
#: One side of a case: “Board of Education”, “United States”, “Smith & Sons Inc.”, “R”.
_SIDE = (
    rf"(?:(?:{_CAPITAL}|[A-Z]\.(?:[A-Z]\.)*)(?:,? (?:Inc|Corp|Co|Ltd|Bros)\.)?"
    rf"(?: (?:(?:of|the|and|for|&|ex parte|et al\.) ?){{0,2}}(?:{_CAPITAL}|[A-Z]\.(?:[A-Z]\.)*)(?:,?"
    rf" (?:Inc|Corp|Co|Ltd)\.)?){{0,5}})"
)
_CASE = rf"(?P<one>{_SIDE}) (?:v\.?|vs\.?|versus) (?:the )?(?P<other>{_SIDE})|In re {_SIDE}|Ex parte {_SIDE}"
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
        "treaty": re.compile(rf"(?<![\w’'-])(?:{_TREATY})(?![\w-])"),
        "case": re.compile(rf"(?<![\w’'-])(?:{_CASE})"),
        "known": re.compile(rf"(?<![\w’'-])(?:{known})(?![\w-])"),
        "scripture": re.compile(
            rf"(?<![\w’'-])(?:{number}(?:{either}) {verse}|{number}(?:{books}) \d{{1,3}}\b"
            rf"|Book of (?:{either}|Common Prayer)|Gospel (?:of|according to) (?:St\.? )?(?:Matthew|Mark"
            rf"|Luke|John|Thomas|Judas)"
            rf"|(?:(?:First|Second) )?(?:Epistle|Letter) to the [A-Z][a-z]+)(?![\w-])"
        ),
    }


def laws(text: str, lists: Gazetteer) -> Iterator[Named]:
    """Yield the laws, treaties, cases and books of scripture in `text`, which may overlap each other."""
    patterns = _patterns()
    for found in patterns["law"].finditer(text):
        law = _law(text, found, lists)
        if law is not None:
            yield law
    yield from _treaties(text, lists)
    yield from _cases(text, lists)
    for found in patterns["known"].finditer(text):
        yield _named(text, Span(*found.span()), LAW)
    for found in patterns["scripture"].finditer(text):
        yield _named(text, Span(*found.span()), WORK)


def _named(text: str, span: Span, kind: EntityKind) -> Named:
    return Named(span.start, span.end, " ".join(span.of(text).split()), kind)


def _cases(text: str, lists: Gazetteer) -> Iterator[Named]:
    """Yield court cases; what is played one against another, as in sport, is none."""
    for found in _patterns()["case"].finditer(text):
        start, words = found.start(), found.group().split()
        while found["one"] and len(words) > 1 and words[0] in lists.function_words:
            start = text.index(words[1], start + len(words[0]))
            words = words[1:]
        near = text[max(text.rfind("\n", 0, start) + 1, start - _NEAR) : found.end() + _NEAR]
        official = found["one"] and any(_OFFICIAL.fullmatch(found[side]) for side in ("one", "other"))
        if not found["one"] or official or _COURTS.search(near):
            yield _named(text, Span(start, found.end()), LAW)


def _law(text: str, found: re.Match[str], lists: Gazetteer) -> Named | None:
    """Return the law of a match without what only stands before it: “The Voting Rights Act”."""
    if found.group().endswith(" of Law"):
        return None  # “Ana Ruiz of Law and Order”, “School of Law”
    start, words = found.start(), found.group().split()
    while (
        len(words) > 1
        and words[1:] != ["Amendment"]
        and (words[0][0].upper() + words[0][1:] in lists.function_words or words[0] in lists.honorifics)
    ):
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    kept = " ".join(words)
    listed = re.search(r".* and the (?=[A-Z])", kept)
    if listed:  # “the Treaty of Lisbon and the First Amendment” are two
        words = kept[listed.end() :].split()
        start = found.end() - len(kept[listed.end() :])
    owner = re.sub("['’]s$", "", words[0])
    if owner != words[0] and lists.known.get(owner) is EntityKind.PLACE and len(words) > 1:
        start = text.index(words[1], start + len(words[0]))  # “China’s Criminal Law”
        words = words[1:]
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
