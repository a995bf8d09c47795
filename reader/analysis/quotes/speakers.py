"""From the words of a reporting clause to the speaker shown: names, documents, and what pronouns mean."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reader.analysis.entities import Gender
from reader.analysis.quotes.attribution import Attribution, certainty, judged, words_under
from reader.analysis.quotes.cast import Cast, Figure, Naming
from reader.analysis.quotes.documents import document_noun, document_speaking
from reader.analysis.quotes.frames import Frame
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.pronouns import GENDER_OF_PRONOUN, NOMINAL, REACH, Antecedents
from reader.analysis.quotes.subjects import main_subject
from reader.analysis.quotes.voices import Range, is_human
from reader.analysis.quotes.words import (
    BINDING_PREPOSITIONS,
    DETERMINERS,
    DOCUMENTS,
    INSTITUTIONS,
    PEOPLE,
    ROLES_HE,
    ROLES_SHE,
    SAYINGS,
    SUBJECT_PRONOUNS,
)
from reader.article import EntityKind, Span

#: How many clauses of a paragraph “it” looks back through.
_CLAUSES = 3
#: How many sentences back the subject of “the sentence before” may stand, where those between have none.
_MOST_BACK = 12
_SUBJECT_CASE = {"his": "he", "her": "she"}
#: Nobody says “he” of several people.
_MANY = frozenset(word for word in PEOPLE if word.endswith("s") and word not in ("boss", "congress"))
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
_PARENT_OF = re.compile(r"(?:grand)?(mum|mom|mother|dad|father)-of-\w+$")
#: How many words the owner of “X’s husband” may have.
_MAX_OWNER = 4
_NEWCOMERS = frozenset({"a", "an", "one", "another"})
_ANSWERS = frozenset({"answered", "answers", "replied", "replies", "responded", "responds", "retorted"})
_THINGS = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.PLACE})


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
        found = self._resolved(frame, passages)
        if found is None:
            return None
        worth, why = judged(frame, passages[-1])
        return replace(found, score=found.score * worth, reasons=(why, *found.reasons))

    def _resolved(self, frame: Frame, passages: Sequence[Passage]) -> Attribution | None:
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

    def addressed(self, passage: Passage, whom: Range) -> Attribution | None:
        """Return whom the words were said to: as a speaker is named; None for “him”, “us” and their like."""
        if whom[1] - whom[0] == 1 and passage.tokens[whom[0]].low in SUBJECT_PRONOUNS:
            return None
        return self._named(passage, whom, "")

    def in_capitals(self, label: str, span: Span) -> Attribution:
        """Return the speaker that a transcript names in capitals: “QUILL: …”."""
        words = label.title()
        return Attribution(self._cast.full_names.get(words.split()[-1], words), span, ":")

    def _named(self, passage: Passage, subject: Range, cue: str) -> Attribution:
        """Return the speaker a noun phrase names: a figure of the cast, a document, or its own words."""
        low, high = subject
        span = passage.span_of(low, high)
        if document_noun(passage, subject) is not None:
            return document_speaking(passage, subject, cue, self._cast)
        if cue.lower() in SAYINGS and passage.tokens[high - 1].possessive:
            span = Span(span.start, span.end - 2)
        naming = passage.naming(high - 1)
        if naming is not None and naming.span.end >= span.end and not _qualifies(passage, naming, subject):
            return Attribution(naming.figure.name, span, cue, naming.figure.entity_id, naming.figure)
        words = words_under(passage, span)
        if words.isupper() and cue == ":":
            return self.in_capitals(words, span)
        return Attribution(self._cast.full_names.get(words, words), span, cue)

    def _described(self, passage: Passage, frame: Frame) -> Attribution | None:
        """Return the one person or body of the text so far that “the mayor”, “the company” can mean."""
        low, high = frame.subject
        words = [token.low for token in passage.tokens[low:high]]
        if len(words) > 1 and words[0] == "the" and _is_anaphor(passage, high - 1):
            placed = passage.naming(low + 1)
            where = placed is not None and placed.figure.kind is EntityKind.PLACE
            meant = self._person_meant(_gender_of_noun(words[-1]), passage, low, frame.cue, high)
            last = self._spoken[-1].figure if self._spoken else None
            if len(words) == 2 or (where and meant.figure is not None and meant.figure is last):
                return meant  # “the Utah Republican” is only who has just been heard
        if len(words) not in (2, 3) or words[0] != "the" or passage.naming(high - 1) is not None:
            return None
        span = passage.span_of(low, high)
        figure = self._cast.described(words[1:], span.start)
        if figure is None:
            return None
        why = f"“{words_under(passage, span)}” is what {figure.name} was called before"
        return Attribution(figure.name, span, frame.cue, figure.entity_id, figure, 0.85, (why,))

    def _topic(self, passage: Passage, at: int) -> Figure | None:
        """Return the person who is the subject of the last sentence before that of token `at` with one."""
        low, _ = passage.sentence(at)
        for _ in range(_MOST_BACK):
            if low <= 0:
                break
            first, end = passage.sentence(low - 1)
            last = self._spoken[-1] if self._spoken else None
            if last and last.figure and passage.span_of(first, end).contains(last.span.start):
                # “The dam will hold, Quill said.”: the one who is reported is what the sentence is about.
                return last.figure if last.figure.kind is EntityKind.PERSON else None
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

    def _thing_meant(self, at: int, span: Span, cue: str, passages: Sequence[Passage]) -> Attribution:
        """Return what “it said” means: the document or institution the sentences before are about."""
        for passage in reversed(passages):
            end = at if passage is passages[-1] else len(passage.tokens)
            for clause in _clauses_before(passage, end):
                subject = main_subject(passage, *clause)
                if subject is not None and _is_thing(passage, subject):
                    meant = self._named(passage, subject, cue)
                    why = f"“it” is the subject just before: {meant.name}"
                    return replace(meant, span=span, score=0.8, reasons=(why,))
        for spoken in reversed(self._spoken[-2:]):
            person = spoken.figure is not None and spoken.figure.kind is EntityKind.PERSON
            if not person and spoken.span.start > span.start - REACH:
                why = f"“it” is the last speaker: {spoken.name}"
                return replace(spoken, span=span, cue=cue, score=0.65, reasons=(why,))
        unknown = "no body or document that “it” could mean was named just before"
        return Attribution(words_under(passages[-1], span), span, cue, score=0.5, reasons=(unknown,))

    def _person_meant(self, wanted: Gender, passage: Passage, at: int, cue: str, end: int = 0) -> Attribution:
        """Return whom “he”, “she” or “the Dane” at token `at` means, or else the words themselves."""
        span = passage.span_of(at, end or at + 1)
        heard = list({id(spoken.figure): spoken.figure for spoken in reversed(self._spoken[-4:])}.values())
        best = self._antecedents.best(wanted, span.start, heard, self._topic(passage, at))
        answers = cue.lower() in _ANSWERS and bool(self._spoken) and self._spoken[-1].cue in ("asked", "asks")
        if answers and best and best.runner_up and heard and best.figure is heard[0]:
            best = best.runner_up  # nobody answers himself
        words = words_under(passage, span)
        newcomer = self._newcomer(wanted, passage, at)
        if newcomer and not (heard and best is not None and best.figure is heard[0] and answers):
            why = f"“{words}” is the subject of the sentence before: {newcomer}"
            return Attribution(newcomer, span, cue, score=0.7, reasons=(why,))
        nominal = None if answers and best else self._nominal_speaker(wanted, span.start)
        if nominal is not None:
            worth = self._antecedents.nearness(nominal.span.start, span.start) + NOMINAL
            if best is None or worth > best.salience:
                why = f"“{words}” is the last speaker, who has no name"
                return replace(nominal, span=span, cue=cue, score=0.75, reasons=(why,))
        if best is None:
            name = (
                _subject_around(passage, at)
                or _described_before(passage, wanted, span.start)
                or _SUBJECT_CASE.get(passage.tokens[at].low)
            )
            unknown = f"nobody who fits “{words}” was named before"
            return Attribution(name or words, span, cue, score=0.5, reasons=(unknown,))
        figure = best.figure
        score, reasons = certainty(words, best)
        return Attribution(figure.name, span, cue, figure.entity_id, figure, score, reasons)

    def _newcomer(self, wanted: Gender, passage: Passage, at: int) -> str:
        """Return the one without a name whom the sentence before begins with: “A neighbour came out.”."""
        low, _ = passage.sentence(at)
        if low == 0:
            return ""
        first, end = passage.sentence(low - 1)
        opening = passage.tokens[first].low in _NEWCOMERS or (
            passage.tokens[first].low == "the" and end > first + 1 and passage.tokens[first + 1].capital
        )
        related = any(token.possessive for token in passage.tokens[first : first + _MAX_OWNER]) or (
            passage.tokens[first].low in ("his", "her", "their")
        )
        subject = main_subject(passage, first, end) if opening or related else None
        if subject is not None and related:
            relative = passage.tokens[subject[1] - 1].low in ROLES_HE | ROLES_SHE
            if not relative or any(passage.is_person(index) for index in range(subject[1], end)):
                return ""  # “Anna Lowe’s lawyers”; “his uncle, a cooper named Ola Brand, …”
        if subject is None or subject[0] != first or passage.naming(subject[1] - 1) is not None:
            return ""
        words = words_under(passage, passage.span_of(*subject))
        noun = {passage.tokens[index].low for index in range(*subject)}
        other = ROLES_SHE if wanted is Gender.MALE else ROLES_HE
        plural = words.lower().endswith(_PLURALS)
        return words if is_human(words) and noun.isdisjoint(other) and not plural else ""

    def _nominal_speaker(self, wanted: Gender, at: int) -> Attribution | None:
        """Return the last speaker if it was nobody of the cast, as in “a spokeswoman said … she added”."""
        last = self._spoken[-1] if self._spoken else None
        if last is None or last.figure is not None or at - last.span.start > REACH / 2:
            return None
        words = set(last.name.lower().split())
        if last.name.lower().endswith(_PLURALS) or last.name.split()[-1].lower() in _MANY:
            return None
        excluded = DOCUMENTS | INSTITUTIONS | (ROLES_SHE if wanted is Gender.MALE else ROLES_HE)
        return last if is_human(last.name) and words.isdisjoint(excluded) else None


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
    return words_under(passage, passage.span_of(*subject))


def _is_anaphor(passage: Passage, index: int) -> bool:
    """Tell whether a noun behind “the” stands for one who was named: “the Dane”, “the 34-year-old”."""
    token = passage.tokens[index]
    if token.low.endswith("-year-old") or _PARENT_OF.match(token.low):
        return True
    naming = passage.naming(index)
    people = naming is not None and naming.figure.kind is EntityKind.GROUP
    return people and not token.low.endswith(("s", "sh", "ch", "ese", "ss"))


def _gender_of_noun(noun: str) -> Gender:
    parent = _PARENT_OF.match(noun)
    if noun.endswith("woman") or (parent and parent.group(1)[0] == "m"):
        return Gender.FEMALE
    if parent:
        return Gender.MALE
    return Gender.MALE if noun.endswith("man") else Gender.UNKNOWN


@cache
def _described(wanted: Gender) -> re.Pattern[str]:
    roles = ROLES_SHE if wanted is Gender.FEMALE else ROLES_HE
    return re.compile(_DESCRIBED % "|".join(sorted(roles)), re.IGNORECASE)


def _described_before(passage: Passage, wanted: Gender, at: int) -> str:
    """Return the paragraph's last words before `at` for somebody without a name: “the woman at the kiosk”."""
    begin = max(passage.span.start, at - REACH)
    found = [*_described(wanted).finditer(passage.text, begin, at)]
    return " ".join(found[-1].group().split()) if found else ""


def _qualifies(passage: Passage, naming: Naming, subject: Range) -> bool:
    """Tell whether a name is but part of the speaker: “a spokesman for Ola Brand”, “Finn and Brand”."""
    before = [token.low for token in passage.tokens[slice(*subject)] if token.end <= naming.span.start]
    if naming.figure.kind is EntityKind.GROUP and any(word not in DETERMINERS for word in before):
        return True  # “75 percent of Republicans”, “the Lowmark Democrat”
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
