"""Mentions made whole by what the article tells elsewhere: long forms, firms, nicknames, particles.

Names are weighed wording by wording. What two wordings tell of each other, or the marks around a name, is
put in here, and only where it is certain.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.openings import found_at, found_in_lines, words_of
from reader.analysis.entities.personal_names import PARTICLES, folded, personal_name
from reader.article import EntityKind

PERSON, ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION

_CAPITAL = r"[^\W\d_a-z][\w’'&-]*"
_SHORT = re.compile(
    r"(?: \((?:the )?|, (?:or|known as|also known as) (?:the )?)[“\"]?([A-Z][\w.&-]{1,9}?)[”\"]?[),;]"
)
_WORD = re.compile(r"[\w&][\w’'&-]*")
_SMALL = frozenset(("of", "for", "and", "the", "in", "on", "to", "&", "de", "des", "du", "la", "et", "y"))
_LEGAL = (
    r"(?:Ltd|Limited|Inc|Corp|LLC|LLP|PLC|Plc|plc|GmbH|AG|SA|NV|BV|Pty|SpA|Oyj|ASA|AB|P?JSC|OJSC|OAO|OOO|ZAO"
    r"|Nyrt|Zrt|Kft|Oy|ApS|A/S|Srl|SARL|SAS|Ltda|Berhad|Bhd|Tbk|KGaA|SE|Pte|UAB|EAD)"
)
_PART = rf"{_CAPITAL}(?:\.com)?,? (?:(?:&|and|of|de) )?"
_LEGAL_WORD = re.compile(rf"{_LEGAL}\b")
_FIRM = re.compile(rf"(?<![\w’'-])((?:{_PART}){{1,5}}?){_LEGAL}\b(?:\.(?=[ ,;:)][^A-Z]|,))?")
_NICKNAME = re.compile(rf"(?<![\w’'-])({_CAPITAL}(?: [A-Z]\.)?) [“\"‘']({_CAPITAL}(?: {_CAPITAL})?)[”\"’'] ")
_GIVEN = re.compile(r"(?<![\w’'-])([A-Z][a-z]+) $")
_PARTICLE = (
    "van|von|de|der|den|del|della|di|da|do|dos|das|du|la|las|los|le|el|al|bin|ibn|bint|ben"
    "|ter|ten|zu|zur|af|av"
)
_BEFORE = re.compile(rf"(?:(?<=[\s“\"‘'(—–-])|^)((?:(?:{_PARTICLE}) ){{1,3}})$", re.IGNORECASE)
_WORDS = re.compile(r"(?<![\w’'-])[^\W\d_a-z][\w’'.&-]*")
_LETTERS = re.compile(r"\w+")
#: Words by which a club is called alone.
CLUBS = frozenset(
    """United Rovers City Wanderers Athletic Albion Hotspur Town County Rangers Forest Villa Palace Orient
    Argyle Juniors Celtic Saint-Germain
    Academical Thistle Philharmonic""".split()  # noqa: SIM905 - a word list reads best as words
)
#: Heads by which a body is called behind “the”, where it has been named in full: “the Authority”.
HEADS = frozenset(
    """Authority Trust Commission Board Council Agency Association Institute Foundation Federation Fund
    Union League
    Party Court Tribunal Academy Committee Society Bureau Club University College Bank Ministry Department
    Museum
    Assembly Senate School Hospital Church Company Group Corporation Alliance""".split()  # noqa: SIM905 - a word list reads best as words
)
_BY_TIME = re.compile(
    r"\b(?:in|since|of|by|last|this|next|until|till|early|late|from|for|during|through|to|mid|every"
    r"|before|after|"
    r"between|and|each)[ -]$", re.IGNORECASE,
)  # fmt: skip
#: Before a word that is a firm's and a person's name, the firm is meant; behind it, a person acts.
_OF_FIRM = re.compile(r"\b(?:at|of|for|from|in|by|with|joined|left|owns|buy|bought|sued) $")
_BY_PERSON = re.compile(
    r" (?:said|says|told|added|asked|replied|recalled|wrote|smiled|laughed|thinks|believes|argued)\b"
)


def completed(text: str, mentions: Sequence[Named], lists: Gazetteer) -> tuple[list[Named], dict[str, str]]:
    """Return the mentions made whole, in order and without overlaps, and the acronyms that were defined."""
    acronyms: dict[str, str] = {}
    bodies = [*_long_forms(text, acronyms, lists), *_firms(text, lists)]
    whole = joined(mentions, bodies)
    whole = joined(whole, _nicknamed(text, whole))
    whole = [_with_particles(text, mention, families) for families in (_families(whole, lists),)
             for mention in whole]  # fmt: skip
    whole = [_month_or_person(text, mention, given) for given in (_given(whole, lists),) for mention in whole]
    whole = [_with_given(text, mention, lists) for mention in whole]
    whole = _agreed(text, whole, lists)
    whole = joined(whole, _given_again(text, _given(whole, lists), lists), displace=False)
    whole = joined(whole, _again(text, whole, bodies, acronyms))
    return whole, acronyms


_START = attrgetter("start")


def joined(mentions: Sequence[Named], more: Iterable[Named], displace: bool = True) -> list[Named]:
    """Return mentions and more of them, without overlaps: the new ones displace what lies inside them."""
    kept = sorted(mentions, key=_START)
    for new in sorted(more, key=_START):
        at = bisect_left(kept, new.start, key=lambda m: m.end - 1)
        end = at
        while end < len(kept) and kept[end].start < new.end:
            end += 1
        inside = all(new.start <= m.start and m.end <= new.end for m in kept[at:end])
        if at == end or (displace and inside):
            kept[at:end] = [new]
    return kept


def _long_forms(text: str, acronyms: dict[str, str], lists: Gazetteer) -> Iterator[Named]:
    """Yield the names that an acronym behind them spells: “Lighthouse and Navigation Board (LNB)”.

    After Schwartz and Hearst (2003), “A Simple Algorithm for Identifying Abbreviation Definitions”; only
    initials count here.
    """
    for found in _SHORT.finditer(text):
        short = found.group(1).replace(".", "")
        if sum(letter.isupper() for letter in short) < 2:
            continue
        end = found.start()
        while end and text[end - 1] == " ":
            end -= 1
        start = _spelt(text, end, short)
        if start is None or text[start:end] in lists.known:
            continue
        wording = " ".join(text[start:end].split())
        acronyms.setdefault(found.group(1), wording)
        yield Named(start, end, wording, ORGANISATION)


def _spelt(text: str, end: int, short: str) -> int | None:
    """Return where the words before `end` begin whose initials are `short`, or None."""
    low = max(text.rfind("\n", 0, end) + 1, end - 120)
    letters = list(short.upper())
    start = end
    for word in reversed(list(_WORD.finditer(text, low, end))):
        if re.search(r"[^\s&’'-]", text[word.end() : start]):
            return None
        initial = word.group()[0]
        if letters and initial.upper() == letters[-1] and (initial.isupper() or word.group() not in _SMALL):
            if not initial.isupper():
                return None
            letters.pop()
        elif word.group() not in _SMALL:
            return None
        start = word.start()
        if not letters:
            return start if initial.isupper() else None
    return None


def _firms(text: str, lists: Gazetteer) -> Iterator[Named]:
    """Yield the names that end in a firm's legal form: “Harbour Line Ltd”."""
    for found in found_in_lines(_FIRM, text, _LEGAL_WORD):
        start = found.start()
        words = found.group(1).split()
        if "of" in words[1:] and not (words[0] in lists.organisation.first or lists.common(words[0])):
            start = text.index(" of ", start) + len(" of ")  # “Ana Ruiz of Harbour Line Ltd”
            words = words[words.index("of") + 1 :]
        while words and (
            words[0] in lists.function_words
            or words[0] in lists.honorifics
            or (words[1:2] == ["of"] and words[0] not in lists.organisation.first and lists.common(words[0]))
            or words[0] == "of"
        ):
            start = text.index(words[0], start) + len(words[0])
            start += len(text[start:]) - len(text[start:].lstrip()) if len(words) > 1 else 0
            words = words[1:]
        if words and words[0] not in ("&", "and", "of", "de"):
            yield Named(start, found.end(), " ".join(text[start : found.end()].split()), ORGANISATION)


def core(wording: str, lists: Gazetteer) -> str:
    """Return an organisation's name without its legal form: “Harbour Line” of “Harbour Line Ltd.”."""
    words = wording.split()
    while len(words) > 1 and (re.fullmatch(_LEGAL + r"\.?|Co\.?|&|and|Bhd|Tbk|SE|KGaA", words[-1])):
        words.pop()
    return " ".join(words).rstrip(",")


def _nicknamed(text: str, mentions: Sequence[Named]) -> Iterator[Named]:
    """Yield people with a nickname inside the name: “Joseph “Joe” Carradine”."""
    starts = {m.start: m for m in mentions if m.kind is PERSON}
    for found in found_at(_NICKNAME, text):
        behind = starts.get(found.end())
        if behind is None or text[found.start() : found.end()].count("\n"):
            continue
        title = next((m.title for m in mentions if m.start == found.start()), behind.title)
        wording = " ".join(text[found.start() : behind.end].split())
        yield Named(found.start(), behind.end, wording, PERSON, title)


def _families(mentions: Iterable[Named], lists: Gazetteer) -> dict[str, tuple[str, ...]]:
    """Map the last word of full names to the particles before it: "torre" to ("de", "la")."""
    families: dict[str, tuple[str, ...]] = {}
    for mention in mentions:
        if mention.kind is not PERSON or " " not in mention.wording:
            continue
        keys = personal_name(mention.wording, lists).keys
        at = len(keys) - 1
        while at > 1 and keys[at - 1] in PARTICLES:
            at -= 1
        families.setdefault(keys[-1], keys[at:-1])
    return families


def _with_particles(text: str, mention: Named, families: dict[str, tuple[str, ...]]) -> Named:
    """Return a family name with the particles it has elsewhere: “Mr. de la Torre”."""
    if mention.kind is not PERSON:
        return mention
    particles = families.get(folded(mention.wording.split()[0]), ()) if " " not in mention.wording else ()
    if not particles:
        return mention
    low = max(0, mention.start - 16)
    found = _BEFORE.search(text[low : mention.start])
    if found is None or tuple(found.group(1).lower().split())[-len(particles) :] != particles:
        return mention
    start = mention.start - sum(len(particle) + 1 for particle in particles)
    return replace(mention, start=start, wording=" ".join(text[start : mention.end].split()))


def _given(mentions: Iterable[Named], lists: Gazetteer) -> frozenset[str]:
    """Return the given names of the people who are named in full."""
    return frozenset(
        word
        for m in mentions
        if m.kind is PERSON and " " in m.wording
        if (word := m.wording.split()[0]) in lists.first_names and word not in lists.honorifics
    )


def _month_or_person(text: str, mention: Named, given: frozenset[str]) -> Named:
    """Return a month that is the given name of somebody in the article as that person, unless time is
    told."""
    if mention.kind is not EntityKind.DATE or mention.wording not in given:
        return mention
    if (
        _BY_TIME.search(text, max(0, mention.start - 9), mention.start)
        or text[mention.end + 1 : mention.end + 2].isdigit()
    ):
        return mention
    return replace(mention, kind=PERSON)


def _with_given(text: str, mention: Named, lists: Gazetteer) -> Named:
    """Return a family name together with the given name that is an ordinary word: “Rose Larkspur”."""
    if mention.kind is not PERSON or " " in mention.wording or mention.title.family:
        return mention
    found = _GIVEN.search(text, max(0, mention.start - 20), mention.start)
    if found is None or found.group(1) not in lists.first_names or found.group(1) in lists.honorifics:
        return mention
    return replace(mention, start=found.start(1), wording=f"{found.group(1)} {mention.wording}")


def _given_again(text: str, given: frozenset[str], lists: Gazetteer) -> Iterator[Named]:
    """Yield given names of people of the article that are ordinary words too: “Fern”, “Rose”."""
    words = {
        word
        for word in given
        if not (word in lists.function_words or word in lists.not_names or word in lists.known)
    }
    small = words & {word.title() for word in re.findall(r"\b[a-z]{3,}\b", text)} if words else words
    for start, word in _places(text, words):
        behind = text[start + len(word) : start + len(word) + 2]
        opens = text[max(0, start - 2) : start].strip()[-1:] in ("", ".", "“", '"', "?", "!")
        if not (opens and word in small) and not (behind[:1] == " " and behind[1:].isupper()):
            yield Named(start, start + len(word), word, PERSON)


def _words_like(words: Iterable[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the words of `text` with a capital that may be one of `words`, in order."""
    there = words_of(text).starts
    firsts = {first.group() for word in words if (first := _LETTERS.match(word))}
    for start in sorted(at for first in firsts for at in there.get(first, ())):
        begin = start
        while begin and (text[begin - 1].isalnum() or text[begin - 1] in "_’'.&-"):
            begin -= 1
        for found in _WORDS.finditer(text, begin):  # a word with a stop inside is one
            if found.start() == start:
                yield found
            if found.start() >= start:
                break


def _places(text: str, wordings: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield where wordings that begin with a capital stand as whole words, the longest at each place."""
    by_first: dict[str, list[str]] = {}
    for wording in sorted(wordings, key=len, reverse=True):
        first = _WORDS.match(wording)
        if first is not None:
            by_first.setdefault(first.group().rstrip(".,"), []).append(wording)
    if not by_first:
        return
    for found in _words_like(by_first, text):
        word = re.sub(r"['’]s?$", "", found.group()).rstrip(".,")
        for wording in by_first.get(word, ()):
            behind = text[found.start() + len(wording) : found.start() + len(wording) + 1]
            if text.startswith(wording, found.start()) and not (behind.isalnum() or behind == "-"):
                yield found.start(), wording
                break


def _agreed(text: str, mentions: Sequence[Named], lists: Gazetteer) -> list[Named]:
    """Return the mentions with kinds by their surroundings where a person and a firm share a word."""
    names = [personal_name(m.wording, lists) for m in mentions if m.kind is PERSON and " " in m.wording]
    families = {name.keys[-1] for name in names if name.full}
    firms = {
        folded(m.wording.split()[0])
        for m in mentions
        if m.kind is ORGANISATION and " " in m.wording and not m.wording.split()[1].islower()
    }
    return [_settled(text, mention, families, firms, lists) for mention in mentions]


def _settled(text: str, mention: Named, families: set[str], firms: set[str], lists: Gazetteer) -> Named:
    """Return a single word as the person or the firm that it names where it stands."""
    if " " in mention.wording or mention.kind not in (PERSON, ORGANISATION) or mention.wording in lists.known:
        return mention
    key = folded(mention.wording)
    if key not in families:
        return mention
    if key not in firms:
        apart = mention.kind is ORGANISATION and mention.wording.isupper()
        return mention if apart else replace(mention, kind=PERSON)
    if mention.title.family or mention.title.role or _BY_PERSON.match(text, mention.end):
        return replace(mention, kind=PERSON)
    if _OF_FIRM.search(text, max(0, mention.start - 10), mention.start):
        return replace(mention, kind=ORGANISATION)
    return mention


def _again(
    text: str, mentions: Sequence[Named], bodies: Sequence[Named], acronyms: dict[str, str]
) -> Iterator[Named]:
    """Yield where organisations that were found here, clubs and the dateline's town stand again."""
    wordings = {body.wording for body in bodies} | acronyms.keys()
    wordings |= {short for body in bodies if " " in (short := _bare(body.wording))}
    wordings -= {m.wording for m in mentions if m.kind is PERSON}
    towns = {
        m.wording.title()
        for m in mentions
        if m.kind is EntityKind.PLACE and m.wording.isupper() and len(m.wording) > 3 and "." not in m.wording
    }
    long = [m.wording.split() for m in mentions if m.kind is ORGANISATION and " " in m.wording]
    heads = {word for words in long for word in (words[0], words[-1])} & HEADS
    clubs = {words[-1] for words in long} & CLUBS
    for start, wording in _places(text, wordings | towns | heads | clubs):
        end = start + len(wording)
        if wording in heads | clubs and not _stands_alone(text, start, end, wording in clubs):
            continue
        kind = EntityKind.PLACE if wording in towns and wording not in wordings else ORGANISATION
        yield Named(start, end, wording, kind)


def _stands_alone(text: str, start: int, end: int, club: bool) -> bool:
    """Tell whether a head word is a short form here: “the Authority”, “Rovers”, but not “Board of Trade”."""
    if re.match(r" [A-Z]| (?:of|for) (?:the )?[A-Z]", text[end : end + 9]):
        return False
    return club or text[max(0, start - 5) : start] == " the "


def _bare(wording: str) -> str:
    return re.sub(rf"[ ,]*{_LEGAL}\.?$", "", wording)
