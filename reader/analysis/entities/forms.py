"""The forms of one thing that is no person: long and short, with and without its legal form, spelt two
ways."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from reader.analysis.entities.bodies_again import first_word
from reader.analysis.entities.candidates import Named
from reader.analysis.entities.clubs import BEHIND_TOWN, CLUB_FIRST
from reader.analysis.entities.completing import CLUBS, HEADS, core
from reader.analysis.entities.demonyms import place_of
from reader.analysis.entities.gazetteer import Gazetteer
from reader.article import EntityKind

_SPELT_ALIKE = {
    "organisation": "organization", "organisations": "organizations", "centre": "center",
    "defence": "defense",
    "labour": "labor", "harbour": "harbor", "programme": "program", "theatre": "theater",
    "dept": "department",
    "mt": "mount", "ft": "fort", "st": "saint", "&": "and", "intl": "international", "assn": "association",
}  # fmt: skip
_TURNED = re.compile(
    r"(ministry|department|office|bureau|embassy) (?:of|for) (?:the )?([\w-]+(?: and [\w-]+)?)$"
)
_STORMS = frozenset(("hurricane", "typhoon", "cyclone", "storm", "superstorm"))
_JOINTS = frozenset(("de", "del", "da", "do", "of", "upon", "on", "sur", "am", "di", "la"))
#: Nations as they stand before their own bodies.
_NATIONAL = frozenset(("US", "U.S.", "UK", "U.K.", "EU", "E.U.", "UN", "U.N.", "British", "American"))
_AND = re.compile(r"\)?(?: \([^()]{2,12}\))?,? (?:and|or|nor|v\.?|versus|against) (?:the )?")
#: What belongs to a body, and is not it.
_OFFSHOOTS = frozenset(
    (
        "Women",
        "Youth",
        "Foundation",
        "Trust",
        "Press",
        "Academy",
        "Supporters",
        "Conference",
        "Reserves",
        "Ladies",
    )
)
#: A firm and its founder's family; which of them a word names is told where it stands.
_FIRM_AND_FAMILY = {EntityKind.ORGANISATION, EntityKind.PERSON}
#: One party by two names.
_PARTIES = {"tory": "conservative", "tories": "conservative", "torie": "conservative",
            "democratic": "democrat", "jewish": "jew"}  # fmt: skip
#: Heads that a body known by its first word has behind it in full: “Smithsonian Museum”, “Labour Party”.
_KNOWN_BEFORE = frozenset(
    ("Museum", "Institution", "University", "Party", "Bank", "Church", "Airlines", "Airways")
)
#: What stands behind the name of a paper or a broadcaster: “Time Magazine”, “NBC News”.
_EDITIONS = frozenset(
    (
        "Magazine",
        "News",
        "Newspaper",
        "Television",
        "TV",
        "Radio",
        "Network",
        "Español",
        "Sport",
        "Sports",
        "International",
    )
)
#: What bears the name of a firm or family and is seldom meant by it alone.
_GIVEN_BY = frozenset(("Foundation", "Prize", "Museum", "Academy", "Women", "Youth", "Reserves", "Ladies"))
#: What has more words is no name that anything could be short for.
_LONGEST_BODY = 20
_YEAR = re.compile(r"(?:1[89]|20)\d\d ")


def key_of(wording: str, kind: EntityKind, lists: Gazetteer) -> str:
    """Return what the wordings of one thing have in common."""
    spelling = wording if wording in lists.known or not wording.isupper() else wording.title()
    if kind is EntityKind.GROUP:
        plain = _plain(wording.removesuffix("s"))
        nation = lists.nations.get(wording) or lists.nations.get(wording.removesuffix("s"))
        return nation or _PARTIES.get(plain, plain)
    if lists.known.get(spelling) is kind:
        return _plain(lists.full_name(spelling))
    if wording.replace(".", "") in lists.known and wording.replace(".", "").isupper():
        return _plain(lists.full_name(wording.replace(".", "")))
    if kind is EntityKind.ORGANISATION:
        return _TURNED.sub(r"\2 \1", _plain(core(wording, lists)))
    if kind is EntityKind.PLACE:
        return re.sub(r"^(?:river (?=\w)(?!of ))|(?<=\w) river$", "", _plain(wording)) or _plain(wording)
    return _plain(wording)


def _plain(wording: str) -> str:
    """Return a wording in small letters, without accents, stops, and differences of spelling."""
    text = unicodedata.normalize("NFKD", wording.replace("’", "'").casefold())
    text = "".join(char for char in text if not unicodedata.combining(char))
    words = re.sub(r"[.“”\"]", "", text).replace("‐", "-").replace("–", "-").split()
    return " ".join(_SPELT_ALIKE.get(word.rstrip(","), word) for word in words) or wording


def short_forms(
    mentions: Sequence[Named], lists: Gazetteer, headline: int = 0, text: str = ""
) -> dict[tuple[EntityKind, str], str]:
    """Map the key of a short form to that of the long one where only one fits: “Foreign Ministry”, “Acme”.

    A short form is the long one's end, which must come after it, or its beginning where the long one ends in
    a word such as “Group” and the beginning is no word of another kind. What the `headline`, which ends at
    that offset, has in short comes after nothing. What `text` names side by side are two.
    """
    first: dict[EntityKind, dict[str, int]] = {}
    below: dict[tuple[EntityKind, str], int] = {}
    wordings: dict[tuple[EntityKind, str], str] = {}
    kinds: dict[str, set[EntityKind]] = {}
    for mention in mentions:
        key = key_of(mention.wording, mention.kind, lists)
        first.setdefault(mention.kind, {}).setdefault(key, mention.start)
        if mention.start >= headline:
            below.setdefault((mention.kind, key), mention.start)
        spelt = wordings.setdefault((mention.kind, key), mention.wording)
        if core(spelt, lists) == spelt and core(mention.wording, lists) != mention.wording:
            wordings[mention.kind, key] = mention.wording  # “Ltd.” tells that it is a firm
        kinds.setdefault(_plain(mention.wording), set()).add(mention.kind)
    fits: dict[tuple[EntityKind, str], set[str]] = {}
    parted = _side_by_side(text, mentions, lists)
    for kind, keys in first.items():
        for long, at in keys.items():
            for short in _shorts(long, wordings[kind, long], kind, lists):
                if short == long or short not in keys or (long, short) in parted:
                    continue
                later = below.get((kind, short), at)
                opening = wordings[kind, long].split()[0]
                national = opening in _NATIONAL and long.endswith(f" {short}") and len(short.split()) > 1
                if kind is EntityKind.ORGANISATION and (opening in CLUB_FIRST or national):
                    fits.setdefault((kind, short), set()).add(long)
                    continue
                if kind is not EntityKind.EVENT and later < at and not long.startswith(short):
                    continue
                club = (
                    kind is EntityKind.ORGANISATION
                    and wordings[kind, long].split()[-1] in CLUBS | BEHIND_TOWN
                )
                founder = kind is EntityKind.ORGANISATION and kinds.get(short) == _FIRM_AND_FAMILY
                if len(kinds.get(short, ())) > 1 and not (kind is EntityKind.EVENT or club or founder):
                    continue
                fits.setdefault((kind, short), set()).add(long)
    for (kind, short), longs in fits.items():
        headed = {long for long in longs if long.startswith((f"{short} of ", f"{short} for "))}
        if len(longs) > 1 and len(headed) == 1:
            longs.intersection_update(headed)  # “the Bank”: the one of the country
        bodies = {long for long in longs if wordings[kind, long].split()[-1] not in _GIVEN_BY}
        if len(longs) > 1 and len(bodies) == 1:
            longs.intersection_update(bodies)  # the firm, not the foundation of its founder
    ended = {short: next(iter(longs)) for short, longs in fits.items() if len(longs) == 1}
    for (kind, short), longs in fits.items():
        longest = max(longs, key=len)
        if len(longs) > 1 and all((kind, long) in ended and ended[kind, long] == longest
                                  for long in longs - {longest}):  # fmt: skip
            ended[kind, short] = longest
    return {short: ended.get((short[0], long), long) for short, long in ended.items()}


def _is_firm(wording: str, lists: Gazetteer) -> bool:
    """Tell whether a body is a firm by its legal form or its last word: “… Ltd”, “… Industries”."""
    return core(wording, lists) != wording or wording.rsplit(maxsplit=1)[-1] in lists.cues["firm"]


def _side_by_side(text: str, mentions: Sequence[Named], lists: Gazetteer) -> set[tuple[str, str]]:
    """Return the keys of bodies that are named together: “the Democratic Party and the Party of Work”."""
    bodies = [mention for mention in mentions if mention.kind is EntityKind.ORGANISATION] if text else []
    return {
        pair
        for one, other in pairwise(bodies)
        if _AND.fullmatch(text[one.end : other.start])
        for keys in ((key_of(one.wording, one.kind, lists), key_of(other.wording, other.kind, lists)),)
        for pair in (keys, keys[::-1])
    }


def _shorts(key: str, wording: str, kind: EntityKind, lists: Gazetteer) -> set[str]:
    """Return the keys under which a thing may come up in short."""
    words = key.split()
    count = len(words)
    if kind is EntityKind.ORGANISATION:
        return _shorts_of_body(words, wording, lists)
    if kind is EntityKind.PLACE:
        shorts = {" ".join(words[:n]) for n in range(2, count - 1) if words[n] in _JOINTS}
        head = wording.rsplit(maxsplit=1)[-1] in lists.place.last and not lists.common(words[0])
        return shorts | ({" ".join(words[:n]) for n in range(1, count)} if head else set())
    if kind is EntityKind.EVENT:
        if count == 2 and words[0] in _STORMS:
            return {words[1]}
        bare = _YEAR.sub("", key)
        return {bare, bare.removeprefix("fifa "), bare.removeprefix("uefa ")}
    if kind is EntityKind.WORK and ":" in key:
        return {key.partition(":")[0].strip()}
    return set()


def _shorts_of_body(words: list[str], wording: str, lists: Gazetteer) -> set[str]:
    """Return the short forms of an organisation: its end, and its beginning before “Group” and the like."""
    spelt = wording.split()
    if not 2 <= len(words) <= _LONGEST_BODY:
        return set()
    shorts = set()
    for start in range(1, len(words) - 1):
        tail = " ".join(spelt[start:]) if len(spelt) == len(words) else ""
        nation = place_of(" ".join(spelt[:start]), lists) or " ".join(spelt[:start]) in lists.known
        if tail not in lists.known or nation:
            shorts.add(" ".join(words[start:]))
    last = spelt[-1]
    common = last in lists.known or last in lists.cues["solo"] or last in lists.cues["firm"]
    if last in CLUBS or last in HEADS or not common:
        shorts.add(words[-1])
    plain = len(words) == len(spelt) == 2 and not lists.common(spelt[0]) and spelt[0] not in lists.first_names
    if spelt[0] not in lists.known and (last in CLUBS or plain or (len(spelt) == 2 and last.endswith("s"))):
        shorts.add(words[0])  # “Boca” of “Boca Juniors”
    if spelt[0] in CLUB_FIRST and spelt[0] not in lists.known:
        shorts.add(words[0])
    whole = len(spelt) == len(words) > 2
    if whole and last not in _OFFSHOOTS and spelt[-2] not in HEADS:
        shorts.add(" ".join(words[:-1]))  # “Pacific Gas” of “Pacific Gas Supply”
    inner = next((at for at, word in enumerate(spelt) if at > 1 and word in HEADS), 0)
    if inner and inner + 1 < len(words) and not lists.common(words[0]):
        shorts.add(" ".join(words[:inner]))  # “Max Planck” of “Max Planck Institute for …”
    if first_word(wording, lists):
        shorts.add(words[0])
    governs = next((at for at, word in enumerate(words) if at > 1 and word in ("of", "for", "on")), 0)
    if governs:
        shorts.add(" ".join(words[:governs]))
    if words[1] in ("of", "for"):
        return shorts | ({words[0]} if spelt[0] in HEADS else set())
    firm = core(wording, lists) != wording
    known = spelt[0] in lists.known and lists.full_name(spelt[0]) != wording
    if last in (_EDITIONS | _KNOWN_BEFORE) and len(spelt) < 4:
        shorts.add(" ".join(words[:-1]))
    chamber = spelt[0] in lists.cues["solo"] or spelt[0] in HEADS
    if firm or (spelt[-1] in (lists.cues["firm"] if known else lists.organisation.last) and not chamber):
        shorts.add(words[0])
        branded = firm or last in lists.cues["firm"]
        for size in range(2, len(words)):
            whole = not branded and " ".join(spelt[:size]) in lists.known  # “United Nations General Assembly”
            if words[size - 1] not in ("and", "of") and not whole:
                shorts.add(" ".join(words[:size]))
    return shorts
