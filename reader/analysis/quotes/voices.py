"""Who and what can speak: people, institutions and documents, told by their nouns."""

import re

from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.words import (
    BINDING_PREPOSITIONS,
    BODIES,
    DOCUMENTS,
    INSTITUTIONS,
    PEOPLE,
    SUBJECT_PRONOUNS,
    word_set,
)

#: A half-open range of token indices.
Range = tuple[int, int]

AGENT_ENDINGS = (
    "man", "men", "woman", "women", "er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "ants", "ees"
)  # fmt: skip
#: “the dad-of-three”, “a 34-year-old”: persons by what tabloids call them.
_PARENT_OF = re.compile(r"\b(?:grand)?(?:dad|mum|mom|father|mother)-of-\w+$|-year-olds?$")
PLURALS = word_set(
    """investigators prosecutors doctors lawmakers organisers organizers leaders workers employees teachers
    soldiers ministers senators observers fans users coaches trustees nurses judges directors managers players
    pilots farmers engineers owners drivers clients customers passengers survivors victims guards rebels
    militants protesters demonstrators commentators economists historians regulators traders investors"""
)
#: Documents that speak together: “reports that called it …”.
PAPERS = word_set("reports letters emails posts tweets articles leaflets headlines papers placards signs")
#: What else has words of its own, in the singular or as one.
WRITTEN = word_set(
    """suit clip passage bylaws ad ads voice-over video motto caption label inscription plaque graffiti slogan
    preamble constitution treaty accord clause law act statute guidelines handbook manual newsletter brochure
    prospectus questionnaire entry excerpt chapter verse scripture poem lyrics song charter contract agreement
    code directive ordinance by-law rulebook syllabus obituary"""
)
#: People who speak together under a noun that is no plural.
TOGETHER = word_set(
    """family families household cabinet panel delegation bench clan tribe village community communities staff
    side sides parties nations countries states governments ministries courts councils committees teams clubs
    churches schools universities hospitals networks papers magazines media press"""
)
_HANGING = BINDING_PREPOSITIONS | {"who", "whose", "that", "which"}
#: All nouns that can be the subject of a verb of saying.
_SPEAKERS = DOCUMENTS | PAPERS | WRITTEN | INSTITUTIONS | PEOPLE | BODIES | PLURALS | TOGETHER


def is_human(words: str) -> bool:
    """Tell whether a phrase sounds like a person or people: by its noun, or an ending such as -er or -ist."""
    low = words.lower()
    if _PARENT_OF.search(low):
        return True
    parts = low.split()
    # “a reporter for the agency”, “a man wearing a mask”: the noun stands before what hangs on it.
    ends = (
        at for at in range(1, len(parts)) if parts[at] in _HANGING or (at > 1 and parts[at].endswith("ing"))
    )
    head = parts[next(ends, len(parts)) - 1] if parts else ""
    return not PEOPLE.isdisjoint(parts) or low.endswith(AGENT_ENDINGS) or head.endswith(AGENT_ENDINGS)


def can_speak(passage: Passage, phrase: Range) -> bool:
    """Tell whether a subject is somebody, an institution or a document: one whose words are quoted."""
    last = phrase[1] - 1
    head = passage.tokens[last]
    if head.possessive:
        return False
    if head.low in SUBJECT_PRONOUNS or passage.naming(last) is not None or passage.may_be_name(last):
        return True
    words = (passage.tokens[index].low for index in range(*phrase))
    return not _SPEAKERS.isdisjoint(words) or is_human(head.low)
