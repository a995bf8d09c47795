"""Mentions of one thing brought together, named and ranked."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.naming import Naming
from reader.analysis.entities.people import People
from reader.analysis.entities.roles import Surroundings, role_of, surroundings
from reader.article import Entity, EntityKind, Mention, Span


@dataclass(slots=True)
class Cluster:
    """Mentions of one thing while they are being gathered."""

    kind: EntityKind
    mentions: list[Named] = field(default_factory=list)


def group(text: str, naming: Naming, lists: Gazetteer) -> tuple[Entity, ...]:
    """Return the entities of `text`, most important first, each with its mentions in order."""
    persons = [m for m in naming.mentions if m.kind is EntityKind.PERSON]
    others = [m for m in naming.mentions if m.kind is not EntityKind.PERSON]
    clusters = [Cluster(EntityKind.PERSON, mentions) for mentions in People(text, lists).gather(persons)]
    clusters.extend(_gather(others, naming.acronyms, lists))
    lead = _lead_end(text)
    clusters.sort(key=lambda c: (-_importance(c, lead), c.mentions[0].start))
    return tuple(_entities(surroundings(text, naming.mentions, lists), clusters))


def _lead_end(text: str) -> int:
    """Return where the headline and the first paragraph end, in code points."""
    end = text.find("\n\n", text.find("\n\n") + 2)
    return end if end > 0 else min(len(text), 600)


def _importance(cluster: Cluster, lead: int) -> float:
    """Return the number of mentions, with two more for one in the headline or lead; dates count half."""
    count = len(cluster.mentions) + (2 if cluster.mentions[0].start < lead else 0)
    return count * (0.5 if cluster.kind is EntityKind.DATE else 1.0)


_STOPS = re.compile(r"[.\s]+")


def _gather(mentions: list[Named], acronyms: dict[str, str], lists: Gazetteer) -> Iterator[Cluster]:
    """Yield the clusters of mentions that are no people: by wording, acronym, and known short form."""
    longest = _short_forms(mentions, lists) | _storms(mentions)
    clusters: dict[tuple[EntityKind, str], Cluster] = {}
    for mention in mentions:
        wording = acronyms.get(mention.wording, mention.wording)
        wording = longest.get((mention.kind, wording), wording)
        key = (mention.kind, _key(wording, mention.kind, lists))
        clusters.setdefault(key, Cluster(mention.kind)).mentions.append(mention)
    yield from clusters.values()


def _storms(mentions: Iterable[Named]) -> dict[tuple[EntityKind, str], str]:
    """Map a storm's bare name to its full one: “Brisa” to “Hurricane Brisa”."""
    events = {mention.wording for mention in mentions if mention.kind is EntityKind.EVENT}
    return {
        (EntityKind.EVENT, wording.split()[-1]): wording
        for wording in sorted(events)
        if " " in wording and wording.split()[-1] in events
    }


def _key(wording: str, kind: EntityKind, lists: Gazetteer) -> str:
    """Return what two wordings of one thing have in common."""
    spelling = wording if wording in lists.known or not wording.isupper() else wording.title()
    if kind is EntityKind.GROUP:
        return wording.removesuffix("s")
    if lists.known.get(spelling) is kind:
        return lists.full_name(spelling).replace("’", "'").casefold()
    return _STOPS.sub(" ", wording.replace("’", "'")).casefold().strip()


def _short_forms(mentions: Iterable[Named], lists: Gazetteer) -> dict[tuple[EntityKind, str], str]:
    """Map an organisation's short form to its long one where only one fits: “Foreign Ministry”, “Acme”.

    A short form is the long one's end of two words or more (“North Korean” off), which must come after it,
    or its first word where that is no word of another kind; a body known by itself (“Senate”) is the short
    form of firms alone.
    """
    first: dict[str, int] = {}
    other_kinds: set[str] = set()
    for mention in mentions:
        if mention.kind is EntityKind.ORGANISATION:
            first.setdefault(mention.wording, mention.start)
        else:
            other_kinds.add(mention.wording)
    fits: dict[str, set[str]] = {}
    for long, at in first.items():
        words = long.split()
        shorts = {" ".join(words[start:]) for start in range(1, len(words) - 1)}
        shorts = {short for short in shorts if at < first.get(short, -1)}
        if len(words) > 1 and words[1] not in ("of", "for"):
            known = words[0] in lists.known and lists.full_name(words[0]) != long
            if words[-1] in (lists.cues["firm"] if known else lists.organisation.last):
                shorts.add(words[0])
        for short in shorts:
            if short in first and short not in other_kinds:
                fits.setdefault(short, set()).add(long)
    return {
        (EntityKind.ORGANISATION, short): next(iter(longs))
        for short, longs in fits.items()
        if len(longs) == 1
    }


def _entities(around: Surroundings, clusters: list[Cluster]) -> Iterator[Entity]:
    """Yield the entities of ordered clusters; equal names of one kind get numbered ids."""
    used: Counter[str] = Counter()
    for cluster in clusters:
        name = _name(cluster, around.lists)
        slug = f"{cluster.kind.value}:{_slug(name)}"
        used[slug] += 1
        forms = dict.fromkeys(mention.wording for mention in cluster.mentions)
        yield Entity(
            id=slug if used[slug] == 1 else f"{slug}-{used[slug]}",
            name=name,
            kind=cluster.kind,
            mentions=tuple(Mention(Span(m.start, m.end)) for m in cluster.mentions),
            aliases=tuple(form for form in forms if form != name),
            role=role_of(around, cluster.mentions) if cluster.kind is EntityKind.PERSON else "",
        )


def _name(cluster: Cluster, lists: Gazetteer) -> str:
    """Return the fullest form: most words, then commonest; a country's short form is written out."""
    counts = Counter(mention.wording for mention in cluster.mentions)
    name = max(counts, key=lambda form: (not form.isupper(), len(form.split()), counts[form]))
    if cluster.kind is EntityKind.PLACE:
        return lists.full_name(name) if name in lists.known or not name.isupper() else _in_small(name)
    return name


def _in_small(name: str) -> str:
    """Return a name in capitals as it is written elsewhere: “SAN JUAN DE LA SIERRA”."""
    return re.sub(
        r"(?<=.)\b(?:De|Del|La|Las|Los|Of|The|Da|Do|Sur|Upon|On)\b", lambda m: m.group().lower(), name.title()
    )


_STROKES = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe"})


def _slug(name: str) -> str:
    """Return `name` in small letters, digits and hyphens; letters that are not Latin stay."""
    plain = "".join(
        char
        for char in unicodedata.normalize("NFKD", name.casefold().translate(_STROKES))
        if not unicodedata.combining(char)
    )
    return (
        re.sub(r"[\W_]+", "-", plain.replace(".", "").replace("'", "").replace("’", "")).strip("-")
        or "unnamed"
    )
