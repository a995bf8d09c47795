"""Statements, letters and reports as speakers, with whoever they are by, where the text names them."""

import re

from reader.analysis.quotes.attribution import Attribution, words_under
from reader.analysis.quotes.cast import Cast, Figure, Naming
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.phrases import phrase_after
from reader.analysis.quotes.voices import Range
from reader.analysis.quotes.words import DETERMINERS, DOCUMENTS, PREPOSITIONS
from reader.article import EntityKind

_AUTHORED = frozenset({"by", "from"})
_AUTHOR_REACH = 9
#: How far back the making of “the statement” is looked for, and before that its maker, in code points.
_OFFICES = frozenset({"secretary", "minister"})
_HEADED = frozenset({"department", "ministry", "office"})
_MEMORY = 6000
_MAKER_REACH = 220
#: What a document's maker stands behind, and what its making looks like.
_OWNED_BY = r"(?:issued|released|published|signed|written|made|sent|put out)?\s?(?:by|from)\s+(?:the\s+)?"
_MAKING = (
    r"(?:in|issued|released|published|put out|sent|wrote|posted|read|made)"
    r"\s+(?:a|an|the|its|his|her|their)\s+(?:[\w-]+\s+){0,2}"
)


def document_noun(passage: Passage, subject: Range) -> int | None:
    """Return the token of a subject that names a document; None where a paper is called the Letter."""
    for index in range(*subject):
        if passage.tokens[index].low in DOCUMENTS and passage.naming(index) is None:
            return index
    return None


def document_speaking(passage: Passage, subject: Range, cue: str, cast: Cast) -> Attribution:
    """Return a statement, letter or report as the speaker, with its author.

    The author is named in its own phrase (“a letter from X”, “X’s report”), or where it was made before
    (“X said in a statement … the statement said”); else it stands for itself.
    """
    span = passage.span_of(*subject)
    words = words_under(passage, span)
    at = _author_preposition(passage, subject[1])
    author = phrase_after(passage, at + 1, len(passage.tokens)) if at is not None else None
    if at is None or author is None:
        return _owned(passage, subject, Attribution(words, span, cue), cast)
    naming = passage.naming(author[1] - 1)
    figure = naming.figure if naming and naming.figure.kind is not EntityKind.PLACE else None
    name = figure.name if figure else words_under(passage, passage.span_of(*author))
    if at - subject[1] <= 1:  # “the statement issued by the ministry”: as the text has it
        words = words_under(passage, passage.span_of(subject[0], at + 1))
    else:
        article, _, rest = words.partition(" ")
        words = f"{rest if article.lower() in ('a', 'an') else words} {passage.tokens[at].low}"
    return Attribution(f"{words} {name}", span, cue, figure.entity_id if figure else "")


def _author_preposition(passage: Passage, start: int) -> int | None:
    """Return the “by” or “from” that names a document's author within its own phrase."""
    for at in range(start, min(len(passage.tokens), start + _AUTHOR_REACH)):
        token = passage.tokens[at]
        if not token.is_word or token.low in ("that", "which") or passage.cue(at) is not None:
            return None
        if token.low in _AUTHORED:
            return at
    return None


def _owned(passage: Passage, subject: Range, standing: Attribution, cast: Cast) -> Attribution:
    """Return the document with its owner: named within the phrase, or by whom it was made before."""
    noun = document_noun(passage, subject)
    for index in range(subject[0], noun or subject[0]):
        naming = passage.naming(index)
        if (
            naming is not None
            and passage.tokens[index].possessive
            and naming.figure.kind is not EntityKind.PLACE
        ):
            return Attribution(standing.name, standing.span, standing.cue, naming.figure.entity_id)
    if noun is None or passage.tokens[subject[0]].low not in DETERMINERS:
        return standing
    owner = _maker(passage.text, passage.tokens[noun].low, standing.span.start, cast)
    if owner is not None and owner.kind is EntityKind.PERSON:
        owner = _body_of_office(owner.role, cast) or owner
    alone = noun - subject[0] == 1
    if owner is None or not (alone or _fits(passage, subject[0] + 1, noun, owner)):
        return standing
    return Attribution(f"{standing.name}, {owner.name}", standing.span, standing.cue, owner.entity_id)


def _body_of_office(role: str, cast: Cast) -> Figure | None:
    """Return the ministry or department that an office heads: what its minister states, it states."""
    words = set(role.lower().split())
    field = words - _OFFICES - PREPOSITIONS - {word for word in words if "." in word}
    if not words & _OFFICES or not field:
        return None
    bodies = {
        id(naming.figure): naming.figure
        for naming in cast.namings
        if naming.figure.kind is EntityKind.ORGANISATION
        and field & (named := set(naming.figure.name.lower().split()))
        and named & _HEADED
    }
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def _fits(passage: Passage, low: int, noun: int, owner: Figure) -> bool:
    """Tell whether what qualifies a document can be its maker's: “the [U.S.] statement”, not “the Dane's”."""
    words = [passage.tokens[index] for index in range(low, noun)]
    known = f"{owner.name} {owner.role}".lower()
    return all(
        not word.capital or word.low in known or word.text.isupper() or "." in word.text for word in words
    )


def _maker(text: str, noun: str, before: int, cast: Cast) -> Figure | None:
    """Return who made the document of this noun that was spoken of last before an offset."""
    low = max(0, before - _MEMORY)
    stretch = re.compile(rf"\b(?:({_MAKING}){noun}\b|{noun}\s+{_OWNED_BY})", re.IGNORECASE)
    found: Figure | None = None
    for match in stretch.finditer(text, low, before):
        if match.group(1) is not None:
            naming = _subject_before(text, match.start(), cast)
        else:
            naming = cast.at(match.end()) if match.end() < len(text) else None
        if naming is not None:
            found = naming.figure
    return found


def _subject_before(text: str, at: int, cast: Cast) -> Naming | None:
    """Return the last that is named in the sentence before an offset: “[X] said in a statement”."""
    start = max(text.rfind("\n\n", 0, at), text.rfind(". ", 0, at), at - _MAKER_REACH, 0)
    namings = [
        naming
        for naming in cast.between(start, at)
        if naming.figure.kind in (EntityKind.PERSON, EntityKind.ORGANISATION)
    ]
    return namings[-1] if namings else None
