"""A word that names a family and a firm, told apart where it stands: “Mr. Lind”, “shares of Lind”.

Firms are called after their founders, and a report on one names both. Whom a word means there is no matter of
the whole article, as it is with other names, but of its neighbours.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.analysis.entities.candidates import NO_TITLE, Named
from reader.analysis.entities.completing import core
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.personal_names import PARTICLES, folded, personal_name
from reader.article import EntityKind

PERSON, ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION

_FIRM_NOUN = (
    "group company firm giant maker retailer brewer carmaker automaker drugmaker chipmaker shipbuilder"
    " insurer "
    "lender bank builder builders publisher brand label conglomerate manufacturer supplier developer"
    " contractor "
    "broker brokers brokerage consultancy supermarket chain start-up startup airline studio agency subsidiary"
).replace(" ", "|")
_OF_FIRM = re.compile(
    r"\b(?:(?:shares?|stakes?|stock|holdings?|investors|control|ownership|employees|workers|directors"
    r"|customers"
    r"|takeover|purchase|sale|acquisition|merger|board|chairman|chairwoman|chief executive|head"
    r"|president|founder"
    r"|owners?|management|unit|arm|part|subsidiary|accounts?|profits|sales) (?:of|in|at|with)"
    r"|at|inside|joined|join|joining|quit|founded|owns?|owned|bought|buys?|buying|acquires?|acquired"
    r"|acquiring"
    r"|sells?|sold|selling|advis(?:es|ed|ing)|works? for|worked for|working for|outside) (?:the )?$"
    rf"|\b(?:{_FIRM_NOUN}),? $"
)
#: Between a person and the firm that they are of.
_AT = (" of ", " at ", ", of ", " from ")
_BY_FIRM = re.compile(
    r"(?:’s|'s|’|') (?:[\w-]+ )?(?:shares|board|stock|sales?|profits?|revenues?|factory|factories"
    r"|plants?|products?"
    r"|workers|employees|headquarters|bid|takeover|accounts|founders?|owners?|customers|debts?|market"
    r"|shareholders"
    r"|chairman|chief executive|creditors|bondholders|stores|shops|turnover|brands?|pensions?|staff|parent)\b"
    r"|(?: has| had)? (?:employs|employed|makes|made by|sells|shares?|stock|shareholders|executives"
    r"|workers|factory"
    r"|plc|buys|bought|acquires|acquired|rose|fell|gained|dropped|slid|jumped|was (?:founded|bought|sold"
    r"|listed)"
    r"|is (?:listed|based|owned)|went into administration|filed for|reported|posted|warned on|makes"
    r"|hires|cuts"
    r"|said in a (?:filing|statement to)|agreed to (?:buy|sell|acquire|merge))\b"
)
_BY_PERSON = re.compile(
    r"(?:, who|, (?:aged )?\d\d,)? ?\b(?:said|says|told|asked|replied|recalled|smiled|laughed|thinks|believes"
    r"|argued|wept|added|nodded|shrugged|himself|herself|was born|married|died|retired|grew up|studied"
    r"|remembers"
    r"|lives|wrote|sighed|joked|insisted|admitted|explained)\b"
)


def with_namesakes(text: str, mentions: Sequence[Named], lists: Gazetteer) -> list[Named]:
    """Return the mentions with those of firms' and families' names told apart."""
    brands = set(_brands(text, mentions, lists)) | _founded(mentions)
    if not brands:
        return list(mentions)
    families = {
        name
        for mention in mentions
        if mention.kind is PERSON and " " in mention.wording and mention.wording not in brands
        for name in _family_forms(mention, lists)
    }
    titled = {m.wording for m in mentions if m.kind is PERSON and m.title.family} | {
        m.wording for m in mentions if m.kind is PERSON and m.title.role
    }
    told: list[Named] = []
    near = ORGANISATION
    for mention in mentions:
        if mention.wording in brands and mention.kind in (PERSON, ORGANISATION):
            family = _upper(mention.wording) in families
            of_firm = bool(told) and told[-1].kind is PERSON and text[told[-1].end : mention.start] in _AT
            kind = (
                ORGANISATION
                if of_firm
                else _kind_of(text, mention, near, family=family, titled=mention.wording in titled)
            )
            told.append(mention if kind is mention.kind else replace(mention, kind=kind, title=NO_TITLE))
            continue
        told.append(mention)
        if mention.kind is PERSON and families.intersection(_family_forms(mention, lists)):
            near = PERSON
        elif mention.kind is ORGANISATION and mention.wording.split()[0] in brands:
            near = ORGANISATION
    return told


def _founded(mentions: Sequence[Named]) -> set[str]:
    """Return the family names that bodies of two words end in: “Filatura Rosso”, founded by Ida Rosso."""
    families = {m.wording.split()[-1] for m in mentions if m.kind is PERSON and " " in m.wording}
    bodies = (m.wording.split() for m in mentions if m.kind is ORGANISATION)
    return {words[-1] for words in bodies if len(words) == 2 and words[-1] in families}


def _kind_of(text: str, mention: Named, near: EntityKind, *, family: bool, titled: bool) -> EntityKind:
    """Return what a firm's name stands for at one place; by what was named last where nothing tells."""
    if mention.title is not NO_TITLE:
        return PERSON
    if not family and not titled:
        return ORGANISATION
    if _BY_PERSON.match(text, mention.end):
        return PERSON
    if _OF_FIRM.search(text, max(0, mention.start - 40), mention.start) or _BY_FIRM.match(text, mention.end):
        return ORGANISATION
    return ORGANISATION if titled else near


def _brands(text: str, mentions: Sequence[Named], lists: Gazetteer) -> Iterator[str]:
    """Yield the words by which firms that are named in full are called in short."""
    for mention in mentions:
        words = mention.wording.split()
        if mention.kind is PERSON and mention.title is NO_TITLE:
            noun = re.search(rf"\b(?:{_FIRM_NOUN}) $", text[max(0, mention.start - 20) : mention.start])
            single = len(words) == 1 or all(folded(word) in PARTICLES for word in words[:-1])
            if noun and single and mention.wording not in lists.known:
                yield mention.wording
        if mention.kind is not ORGANISATION or len(words) < 2 or words[0] in lists.known:
            continue
        bare = core(mention.wording, lists)
        if bare != mention.wording or words[-1] in lists.cues["firm"]:
            yield bare
            first, *others = bare.split()
            short = bare.split()[-1] in lists.cues["firm"] or (bare != mention.wording and len(others) == 1)
            if short and not lists.common(first) and first[0].isupper():
                yield first


def _family_forms(mention: Named, lists: Gazetteer) -> set[str]:
    """Return the family name of a full name, alone and with its particles, as a sentence may open with it."""
    if " " not in mention.wording:
        return set()
    words = personal_name(mention.wording, lists).words
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return {words[-1], _upper(" ".join(words[at:]))}


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]
