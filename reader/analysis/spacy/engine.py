"""Names by spaCy's model, put through the same grouping as ours."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.finding import ENGLISH, names_of, read_as
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.grouping import group
from reader.analysis.entities.naming import Naming
from reader.analysis.spacy.models import model_for
from reader.article import Article, Entity, EntityKind

#: Labels of spaCy's models, of all languages, by what they stand for with us.
KINDS = {
    "PERSON": EntityKind.PERSON,
    "PER": EntityKind.PERSON,
    "persName": EntityKind.PERSON,
    "PRS": EntityKind.PERSON,
    "PS": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "orgName": EntityKind.ORGANISATION,
    "OG": EntityKind.ORGANISATION,
    "ORGANIZATION": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "FACILITY": EntityKind.PLACE,
    "GPE_LOC": EntityKind.PLACE,
    "GPE_ORG": EntityKind.PLACE,
    "LC": EntityKind.PLACE,
    "placeName": EntityKind.PLACE,
    "geogName": EntityKind.PLACE,
    "NORP": EntityKind.GROUP,
    "NAT_REL_POL": EntityKind.GROUP,
    "EVENT": EntityKind.EVENT,
    "EVT": EntityKind.EVENT,
    "WORK_OF_ART": EntityKind.WORK,
    "LAW": EntityKind.LAW,
    "PRODUCT": EntityKind.PRODUCT,
}
_EDGES = " \t\r\n\u00a0,.;:()[]{}\"“”„«»‘’'"
_POSSESSIVES = ("'s", "’s")


def find_entities(
    article: Article, names_in: Callable[[str, str], Sequence[tuple[int, int, str]]]
) -> tuple[Entity, ...]:
    """Return what `article` names by spaCy's model of its language; raises AnalysisError where there is none.

    `names_in` reads a text with a model: spaCy is never loaded here.

    Days and amounts are still read by our own rules, and so are titles before names.
    """
    language = read_as(article)
    found = names_in(model_for(language), article.text)
    ours = names_of(article, language)
    names = merged(named(article.text, found, english=language == ENGLISH), ours.mentions)
    return group(article.text, Naming(tuple(names), ours.acronyms), gazetteer())


def named(text: str, found: Iterable[tuple[int, int, str]], *, english: bool) -> list[Named]:
    """Return the names of a model with our kinds and bounds, in order, without overlaps.

    Quotation marks, stops, an English article and possessive are no part of a name.
    """
    names: list[Named] = []
    for begun, ended, label in sorted(found):
        kind = KINDS.get(label)
        start, end = _tidied(text, max(0, begun), min(ended, len(text)), english=english)
        if kind is None or start >= end or (names and start < names[-1].end):
            continue
        names.append(Named(start, end, " ".join(text[start:end].split()), kind))
    return names


def _tidied(text: str, start: int, end: int, *, english: bool) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    if english and text[start:end][:4].lower() == "the ":
        start += 4
    while start < end:
        if english and text[start:end].endswith(_POSSESSIVES):
            end -= 2
        elif text[end - 1] in _EDGES and not (text[end - 1] == "." and "." in text[start : end - 1]):
            end -= 1
        else:
            break
    return start, end


def merged(theirs: Sequence[Named], ours: Sequence[Named]) -> list[Named]:
    """Return a model's names with what we know of the same words, and of kinds that it does not have."""
    known = {(name.start, name.end): name for name in ours}
    kept = [
        replace(known[name.start, name.end], kind=name.kind) if (name.start, name.end) in known else name
        for name in theirs
    ]
    kinds = set(KINDS.values())
    at = 0
    for name in ours:
        while at < len(theirs) and theirs[at].end <= name.start:
            at += 1
        free = at == len(theirs) or theirs[at].start >= name.end
        if free and name.kind not in kinds:
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)
