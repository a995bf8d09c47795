"""Speakers without a name: who “a neighbour” and “the captain” are, and when “he” means one of them."""

import re
from functools import cache

from reader.analysis.entities import Gender
from reader.analysis.quotes.attribution import Attribution, words_under
from reader.analysis.quotes.cast import Cast, Figure
from reader.analysis.quotes.descriptions import (
    figure_described,
    head_of,
    is_description,
    is_introduced,
    may_be_anybodys,
    may_be_called,
)
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.pronouns import FAR, REACH, Meant
from reader.analysis.quotes.subjects import main_subject
from reader.analysis.quotes.voices import Range, is_human
from reader.analysis.quotes.words import DOCUMENTS, INSTITUTIONS, PEOPLE, ROLES_HE, ROLES_SHE
from reader.article import EntityKind

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
#: How many words a description may have: “the former chairman of the harbour board”.
_MAX_DESCRIPTION = 8
_NOW = frozenset({"now", "then", "once", "currently", "formerly", "still", "also", "later"})
_NEWCOMERS = frozenset({"a", "an", "one", "another"})


def described_by(cast: Cast, passage: Passage, phrase: Range) -> Figure | None:
    """Return the one of the text so far that a phrase with “the” describes: “the former chairman”."""
    words = [token.text for token in passage.tokens[slice(*phrase)]]
    if not 2 <= len(words) <= _MAX_DESCRIPTION or words[0].lower() != "the":
        return None
    if passage.naming(phrase[1] - 1) is not None and len(words) <= 3:
        return None
    return figure_described(cast, passage.text, words[1:], passage.tokens[phrase[0]].start)


def apposed_to(passage: Passage, phrase: Range) -> Figure | None:
    """Return the person whom a description set off behind the name is of: “Quill, now [the leader], who …”.

    It shows itself by “now” and the like, or by “who”; “in a letter to Quill, the leader said” is no such.
    """
    tokens, (low, high) = passage.tokens, phrase
    at = low - 1
    while at > 0 and tokens[at].low in _NOW:
        at -= 1
    behind = [token.low for token in tokens[high : high + 2]]
    shown = at < low - 1 or behind[:1] == ["who"] or behind == [",", "who"]
    naming = passage.naming(at - 1) if shown and at > 0 and tokens[at].text == "," else None
    if naming is None or naming.figure.kind is not EntityKind.PERSON or tokens[at - 1].possessive:
        return None
    return naming.figure


def newcomer(
    cast: Cast,
    wanted: Gender,
    passage: Passage,
    at: int,
    known: Meant | None,
    last: Attribution | None = None,
) -> str:
    """Return the one without a name whom the sentence before begins with: “A neighbour came out.”.

    “The old man” is one, too, unless he may be `known`, whom the pronoun would mean else; in a story, where
    people go by one name, he is not; nor is he the `last` speaker where that is another without a name.
    """
    low, _ = passage.sentence(at)
    if low == 0:
        return ""
    first, end = passage.sentence(low - 1)
    opener = passage.tokens[first].low
    related = any(token.possessive for token in passage.tokens[first : first + _MAX_OWNER]) or (
        opener in ("his", "her", "their")
    )
    if not (related or opener in _NEWCOMERS or opener == "the"):
        return ""
    subject = (first, first + 1) if opener == "another" else None
    if subject is None or is_human(passage.tokens[first + 1].low):
        subject = main_subject(passage, first, end)
    if subject is not None and related:
        head = passage.tokens[subject[1] - 1].low
        relative = head in ROLES_HE | ROLES_SHE or (is_human(head) and not head.endswith(_PLURALS))
        if not relative or any(passage.is_person(index) for index in range(subject[1], end)):
            return ""  # “Anna Lowe’s lawyers”; “his uncle, a cooper named Ola Brand, …”
    if subject is not None and related and subject[0] > first and _is_new_name(passage, subject):
        return words_under(passage, passage.span_of(*subject))  # “The boy’s aunt, Carys, nodded.”
    if subject is None or subject[0] != first or passage.naming(subject[1] - 1) is not None:
        return ""
    if described_by(cast, passage, subject) is not None:
        return ""  # “The Harbour Party’s leader shrugged.”: one who was named before
    words = words_under(passage, passage.span_of(*subject))
    told_apart = related or opener != "the" or passage.tokens[first + 1].capital
    if not told_apart and not _is_another(passage.text, words, passage.tokens[first].start, known, last):
        return ""
    noun = {passage.tokens[index].low for index in range(*subject)}
    other = ROLES_SHE if wanted is Gender.MALE else ROLES_HE
    plural = words.lower().endswith(_PLURALS)
    somebody = is_human(words) or words.lower() in _NEWCOMERS
    return words if somebody and noun.isdisjoint(other) and not plural else ""


def _is_new_name(passage: Passage, subject: Range) -> bool:
    """Tell whether a subject is a name behind a comma that nobody is known by."""
    low, high = subject
    unknown = all(passage.may_be_name(at) and passage.naming(at) is None for at in range(low, high))
    return unknown and passage.tokens[low - 1].text == ","


def _is_another(text: str, words: str, at: int, known: Meant | None, last: Attribution | None) -> bool:
    """Tell whether “the old man” is somebody else than `known`: far away, brought in before, or a story's.

    Papers call one person by many nouns; stories call each by one.
    """
    description = words.split()[1:]
    if not is_description(description):
        return False
    if known is None:
        unnamed_before = last is not None and last.figure is None and is_human(last.name)
        return unnamed_before and last is not None and head_of(last.name.split()) != head_of(description)
    far = known.salience < FAR and not may_be_called(known.figure, head_of(description))
    return far or " " not in known.figure.name or is_introduced(text, head_of(description), at)


def unnamed(last: Attribution | None, wanted: Gender, at: int) -> Attribution | None:
    """Return the last speaker if it was nobody of the cast, as in “a spokeswoman said … she added”."""
    if last is None or last.figure is not None or at - last.span.start > REACH / 2:
        return None
    words = set(last.name.lower().split())
    if last.name.lower().endswith(_PLURALS) or last.name.split()[-1].lower() in _MANY:
        return None
    excluded = DOCUMENTS | INSTITUTIONS | (ROLES_SHE if wanted is Gender.MALE else ROLES_HE)
    return last if is_human(last.name) and words.isdisjoint(excluded) else None


def is_several(last: Attribution) -> bool:
    """Tell whether a speaker is more than one: “two officials”, a body, “Calder and Quill”."""
    if last.figure is not None:
        return last.figure.kind in (EntityKind.ORGANISATION, EntityKind.GROUP)
    words = last.name.lower().split()
    return "and" in words or last.name.lower().endswith(_PLURALS) or not _MANY.isdisjoint(words)


def is_people(passage: Passage, subject: Range) -> bool:
    """Tell whether “they” may be a subject: people without a name, as “residents of the tower”, or a body."""
    naming = passage.naming(subject[1] - 1)
    if naming is not None:
        return naming.figure.kind in (EntityKind.ORGANISATION, EntityKind.GROUP)
    words = words_under(passage, passage.span_of(*subject))
    head = head_of(words.split())
    return (head.endswith(_PLURALS) or head in _MANY) and is_human(words)


def stands_for(text: str, nominal: Attribution, figure: Figure, *, heard: bool) -> bool:
    """Tell whether a speaker without a name is likelier one who has one: “the leader”, said of him.

    Somebody of whom nothing is known may hold any office, if he was `heard` before.
    """
    words = nominal.name.split()
    if words[0].lower() != "the" or len(words) > _MAX_DESCRIPTION or not is_description(words[1:]):
        return False
    head = head_of(words[1:])
    if is_introduced(text, head, nominal.span.start):
        return False
    return may_be_called(figure, head) or (heard and may_be_anybodys(words[1:], figure))


def owner(passage: Passage, phrase: Range) -> Figure | None:
    """Return the person whose thing a phrase is: “Quill’s study time”, but not “Quill’s uncle”."""
    if is_human(words_under(passage, passage.span_of(*phrase))):
        return None
    for index in range(*phrase):
        naming = passage.naming(index)
        if naming is not None and passage.tokens[index].possessive:
            return naming.figure if naming.figure.kind is EntityKind.PERSON else None
    return None


def is_anaphor(passage: Passage, index: int) -> bool:
    """Tell whether a noun behind “the” stands for one who was named: “the Dane”, “the 34-year-old”."""
    token = passage.tokens[index]
    if token.low.endswith("-year-old") or _PARENT_OF.match(token.low):
        return True
    naming = passage.naming(index)
    people = naming is not None and naming.figure.kind is EntityKind.GROUP
    return people and not token.low.endswith(("s", "sh", "ch", "ese", "ss"))


def gender_of_noun(noun: str) -> Gender:
    """Return the gender that a noun for a person tells: “the mother-of-two”."""
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


def described_before(passage: Passage, wanted: Gender, at: int) -> str:
    """Return the paragraph's last words before `at` for somebody without a name: “the woman at the kiosk”."""
    begin = max(passage.span.start, at - REACH)
    found = [*_described(wanted).finditer(passage.text, begin, at)]
    return " ".join(found[-1].group().split()) if found else ""
