"""From the words of a reporting clause to the speaker shown: names, documents, and what pronouns mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reader.analysis.entities import Gender
from reader.analysis.quotes.cast import Cast, Figure, Naming
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.phrases import Range, is_human, phrase_after
from reader.analysis.quotes.pronouns import GENDER_OF_PRONOUN, NOMINAL, REACH, Antecedents
from reader.analysis.quotes.sieves import Frame
from reader.analysis.quotes.subjects import main_subject
from reader.analysis.quotes.words import (
    BINDING_PREPOSITIONS,
    DOCUMENTS,
    INSTITUTIONS,
    ROLES_HE,
    ROLES_SHE,
    SAYINGS,
)
from reader.article import EntityKind, Span

_AUTHORED = frozenset({"by", "from"})
_AUTHOR_REACH = 9
#: How many clauses of a paragraph “it” looks back through.
_CLAUSES = 3
_SUBJECT_CASE = {"his": "he", "her": "she"}
#: Nobody says “he” of several people.
_PLURALS = (
    "people",
    "others",
    "ers",
    "ors",
    "ists",
    "ians",
    "ants",
    "ents",
    "cials",
    "ics",
    "men",
    "police",
    "rities",
)
#: Somebody without a name, by a noun that tells “he” from “she”: “the woman at the kiosk”.
_DESCRIBED = (
    r"\b(?:the|an?|one|his|her|my|our) (?:[a-z-]+ )?(?:%s)\b"
    r"(?: (?:at|from|behind|in|on|with) (?:the |an? )?[a-z]+)?"
)
_THINGS = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.PLACE})


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker of one quoted stretch, ready to be shown; `figure` is set for names of the cast."""

    name: str
    span: Span
    cue: str
    entity_id: str = ""
    figure: Figure | None = None

    def without_cue(self) -> "Attribution":
        """Return the same speaker for words that follow without a clause of their own."""
        return replace(self, cue="")


class Speakers:
    """Resolves frames in the order of the text, remembering who has spoken."""

    def __init__(self, text: str, cast: Cast, quoted: Sequence[Span]) -> None:
        self._cast = cast
        self._antecedents = Antecedents(text, cast, quoted)
        self._spoken: list[Attribution] = []

    def remember(self, attribution: Attribution) -> None:
        """Note who has just spoken: the likeliest “he”, “she” or “it” of what follows."""
        self._spoken.append(attribution)

    def resolve(self, frame: Frame, passages: Sequence[Passage]) -> Attribution | None:
        """Return the speaker of `frame`, which stands in the last of `passages`.

        None where the words have no speaker to show: “you wrote “for””, “it read “…”” of a thing.
        """
        passage = passages[-1]
        low, high = frame.subject
        span = passage.span_of(low, high)
        word = passage.tokens[low].low
        if high - low == 1 and word in GENDER_OF_PRONOUN:
            return self._person_meant(GENDER_OF_PRONOUN[word], passage, low, frame.cue)
        if high - low == 1 and word == "it":
            meant = self._thing_meant(low, span, frame.cue, passages)
            thing = meant.figure is not None or meant.name.lower() == "it"
            return None if thing and frame.cue in ("read", "reads") else meant
        if high - low == 1 and word == "you":
            return None
        return self._described(passage, frame) or self._named(passage, frame.subject, frame.cue)

    def in_capitals(self, label: str, span: Span) -> Attribution:
        """Return the speaker that a transcript names in capitals: “QUILL: …”."""
        words = label.title()
        return Attribution(self._cast.full_names.get(words.split()[-1], words), span, ":")

    def _named(self, passage: Passage, subject: Range, cue: str) -> Attribution:
        """Return the speaker a noun phrase names: a figure of the cast, a document, or its own words."""
        low, high = subject
        span = passage.span_of(low, high)
        if any(_is_document(passage, index) for index in range(low, high)):
            return self._document(passage, subject, cue)
        if cue.lower() in SAYINGS and passage.tokens[high - 1].possessive:
            span = Span(span.start, span.end - 2)
        naming = passage.naming(high - 1)
        if naming is not None and naming.span.end >= span.end and not _qualifies(passage, naming, subject):
            return Attribution(naming.figure.name, span, cue, naming.figure.entity_id, naming.figure)
        words = _words(passage, span)
        if words.isupper() and cue == ":":
            return self.in_capitals(words, span)
        return Attribution(self._cast.full_names.get(words, words), span, cue)

    def _described(self, passage: Passage, frame: Frame) -> Attribution | None:
        """Return the one person or body of the text so far that “the mayor”, “the company” can mean."""
        low, high = frame.subject
        words = [token.low for token in passage.tokens[low:high]]
        if len(words) == 2 and words[0] == "the" and _is_anaphor(passage, high - 1):
            return self._person_meant(_gender_of_noun(words[1]), passage, low, frame.cue, high)
        if len(words) not in (2, 3) or words[0] != "the" or passage.naming(high - 1) is not None:
            return None
        span = passage.span_of(low, high)
        figure = self._cast.described(words[1:], span.start)
        return Attribution(figure.name, span, frame.cue, figure.entity_id, figure) if figure else None

    def _topic(self, passage: Passage, at: int) -> Figure | None:
        """Return the person who is the subject of the last sentence before that of token `at` with one."""
        low, _ = passage.sentence(at)
        while low > 0:
            first, end = passage.sentence(low - 1)
            if passage.tokens[first].piece >= 0:
                return None
            subject = main_subject(passage, first, end)
            figure = self._subject_figure(passage, subject) if subject else None
            if figure is not None and figure.kind is EntityKind.PERSON:
                return figure
            low = first
        return None

    def _subject_figure(self, passage: Passage, subject: Range) -> Figure | None:
        """Return whom a subject names, or means: “the captain”."""
        naming = passage.naming(subject[1] - 1)
        if naming is not None:
            return naming.figure
        words = [token.low for token in passage.tokens[slice(*subject)]]
        known = len(words) == 2 and words[0] == "the"
        return self._cast.described(words[1:], passage.tokens[subject[0]].start) if known else None

    def _document(self, passage: Passage, subject: Range, cue: str) -> Attribution:
        """Return a statement, letter or report as the speaker, with its author where the text names one."""
        span = passage.span_of(*subject)
        words = _words(passage, span)
        at = _author_preposition(passage, subject[1])
        author = phrase_after(passage, at + 1, len(passage.tokens)) if at is not None else None
        if at is None or author is None:
            return Attribution(words, span, cue)
        naming = passage.naming(author[1] - 1)
        figure = naming.figure if naming and naming.figure.kind is not EntityKind.PLACE else None
        name = figure.name if figure else _words(passage, passage.span_of(*author))
        if at - subject[1] <= 1:  # “the statement issued by the ministry”: as the text has it
            words = _words(passage, passage.span_of(subject[0], at + 1))
        else:
            article, _, rest = words.partition(" ")
            words = f"{rest if article.lower() in ('a', 'an') else words} {passage.tokens[at].low}"
        return Attribution(f"{words} {name}", span, cue, figure.entity_id if figure else "")

    def _thing_meant(self, at: int, span: Span, cue: str, passages: Sequence[Passage]) -> Attribution:
        """Return what “it said” means: the document or institution the sentences before are about."""
        for passage in reversed(passages):
            end = at if passage is passages[-1] else len(passage.tokens)
            for clause in _clauses_before(passage, end):
                subject = main_subject(passage, *clause)
                if subject is not None and _is_thing(passage, subject):
                    return replace(self._named(passage, subject, cue), span=span)
        for spoken in reversed(self._spoken[-2:]):
            person = spoken.figure is not None and spoken.figure.kind is EntityKind.PERSON
            if not person and spoken.span.start > span.start - REACH:
                return replace(spoken, span=span, cue=cue)
        return Attribution(_words(passages[-1], span), span, cue)

    def _person_meant(self, wanted: Gender, passage: Passage, at: int, cue: str, end: int = 0) -> Attribution:
        """Return whom “he”, “she” or “the Dane” at token `at` means, or else the words themselves."""
        span = passage.span_of(at, end or at + 1)
        heard = [spoken.figure for spoken in reversed(self._spoken[-2:])]
        best = self._antecedents.best(wanted, span.start, heard, self._topic(passage, at))
        nominal = self._nominal_speaker(wanted, span.start)
        if nominal is not None:
            worth = self._antecedents.nearness(nominal.span.start, span.start) + NOMINAL
            if best is None or worth > best[0]:
                return replace(nominal, span=span, cue=cue)
        if best is None:
            name = (
                _subject_around(passage, at)
                or _described_before(passage, wanted, span.start)
                or _SUBJECT_CASE.get(passage.tokens[at].low)
            )
            return Attribution(name or _words(passage, span), span, cue)
        figure = best[1]
        return Attribution(figure.name, span, cue, figure.entity_id, figure)

    def _nominal_speaker(self, wanted: Gender, at: int) -> Attribution | None:
        """Return the last speaker if it was nobody of the cast, as in “a spokeswoman said … she added”."""
        last = self._spoken[-1] if self._spoken else None
        if last is None or last.figure is not None or at - last.span.start > REACH / 2:
            return None
        words = set(last.name.lower().split())
        if last.name.lower().endswith(_PLURALS):
            return None
        excluded = DOCUMENTS | INSTITUTIONS | (ROLES_SHE if wanted is Gender.MALE else ROLES_HE)
        return last if is_human(last.name) and words.isdisjoint(excluded) else None


def _words(passage: Passage, span: Span) -> str:
    """Return the words under `span`, on one line."""
    return " ".join(span.of(passage.text).split())


def _is_document(passage: Passage, index: int) -> bool:
    """Tell whether a document is named at token `index`, not a newspaper called the Letter."""
    return passage.tokens[index].low in DOCUMENTS and passage.naming(index) is None


def _author_preposition(passage: Passage, start: int) -> int | None:
    """Return the “by” or “from” that names a document's author within its own phrase."""
    for at in range(start, min(len(passage.tokens), start + _AUTHOR_REACH)):
        token = passage.tokens[at]
        if not token.is_word or token.low in ("that", "which") or passage.cue(at) is not None:
            return None
        if token.low in _AUTHORED:
            return at
    return None


def _is_thing(passage: Passage, subject: Range) -> bool:
    """Tell whether “it” may stand for a subject: an organisation, an institution, a document."""
    naming = passage.naming(subject[1] - 1)
    if naming is not None:
        return naming.figure.kind in _THINGS
    return any(passage.tokens[index].low in DOCUMENTS | INSTITUTIONS for index in range(*subject))


def _subject_around(passage: Passage, at: int) -> str:
    """Return the name that is the subject around a pronoun: “Ferro praised what he called”."""
    subject = main_subject(passage, passage.sentence(at)[0], at)
    if subject is None or not all(passage.may_be_name(index) for index in range(*subject)):
        return ""
    return _words(passage, passage.span_of(*subject))


def _is_anaphor(passage: Passage, index: int) -> bool:
    """Tell whether a noun behind “the” stands for one who was named: “the Dane”, “the 34-year-old”."""
    token = passage.tokens[index]
    if token.low.endswith("-year-old"):
        return True
    naming = passage.naming(index)
    people = naming is not None and naming.figure.kind is EntityKind.GROUP
    return people and not token.low.endswith(("s", "sh", "ch", "ese", "ss"))


def _gender_of_noun(noun: str) -> Gender:
    if noun.endswith("woman"):
        return Gender.FEMALE
    return Gender.MALE if noun.endswith("man") else Gender.UNKNOWN


@cache
def _described(wanted: Gender) -> re.Pattern[str]:
    roles = ROLES_SHE if wanted is Gender.FEMALE else ROLES_HE
    return re.compile(_DESCRIBED % "|".join(sorted(roles)), re.IGNORECASE)


def _described_before(passage: Passage, wanted: Gender, at: int) -> str:
    """Return the paragraph's last words before `at` for somebody without a name: “the woman at the kiosk”."""
    found = [*_described(wanted).finditer(passage.text, passage.span.start, at)]
    return " ".join(found[-1].group().split()) if found else ""


def _qualifies(passage: Passage, naming: Naming, subject: Range) -> bool:
    """Tell whether a name is but part of the speaker: “a spokesman for Ola Brand”, “Finn and Brand”."""
    before = [token.low for token in passage.tokens[slice(*subject)] if token.end <= naming.span.start]
    return "and" in before or any(word in BINDING_PREPOSITIONS for word in before[-2:])


def _clauses_before(passage: Passage, end: int) -> list[Range]:
    """Return what stands before token `end` in its sentence, and the two sentences before that."""
    ranges: list[Range] = []
    at = end - 1
    if end < len(passage.tokens):
        low, _ = passage.sentence(end)
        ranges.append((low, end))
        at = low - 1
    while at >= 0 and len(ranges) < _CLAUSES:
        low, high = passage.sentence(at)
        ranges.append((low, high))
        at = low - 1
    return ranges
