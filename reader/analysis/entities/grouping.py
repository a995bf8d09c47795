"""Mentions of one thing brought together, named and ranked."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from reader.analysis.entities.aliases import alias_pairs
from reader.analysis.entities.bodies_again import spelt_initials
from reader.analysis.entities.candidates import Named
from reader.analysis.entities.demonyms import place_of
from reader.analysis.entities.forms import key_of, short_forms
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.naming import Naming
from reader.analysis.entities.people import People
from reader.analysis.entities.roles import Surroundings, role_of, surroundings
from reader.analysis.ranking import weight_of
from reader.article import Entity, EntityKind, Mention, Span


@dataclass(slots=True)
class Cluster:
    """Mentions of one thing while they are being gathered."""

    kind: EntityKind
    mentions: list[Named] = field(default_factory=list)
    weight: float = 0.0


def group(text: str, naming: Naming, lists: Gazetteer) -> tuple[Entity, ...]:
    """Return the entities of `text`, most important first, each with its mentions in order."""
    persons = [m for m in naming.mentions if m.kind is EntityKind.PERSON]
    others = [m for m in naming.mentions if m.kind is not EntityKind.PERSON]
    clusters = [Cluster(EntityKind.PERSON, mentions) for mentions in People(text, lists).gather(persons)]
    lead, headline = _lead_end(text), max(0, text.find("\n\n"))
    clusters.extend(_gather(text, others, naming.acronyms, lists, headline))
    for cluster in clusters:
        starts = [mention.start for mention in cluster.mentions]
        cluster.weight = round(weight_of(cluster.kind, starts, headline, lead, len(text)), 2)
    clusters.sort(key=lambda c: (-c.weight, c.mentions[0].start))
    return tuple(_entities(surroundings(text, naming.mentions, lists), clusters))


def _lead_end(text: str) -> int:
    """Return where the headline and the first paragraph end, in code points."""
    end = text.find("\n\n", text.find("\n\n") + 2)
    return end if end > 0 else min(len(text), 600)


def _gather(
    text: str, mentions: list[Named], acronyms: dict[str, str], lists: Gazetteer, headline: int
) -> Iterator[Cluster]:
    """Yield the clusters of mentions that are no people: by wording, acronym, and short form."""
    bodies = dict.fromkeys(m.wording for m in mentions if m.kind is EntityKind.ORGANISATION)
    dotless = {short.replace(".", ""): long for short, long in acronyms.items()}
    dotless = spelt_initials(body for body in bodies if " " in body) | dotless
    shouted = {short.upper(): long for short, long in dotless.items() if sum(map(str.isupper, short)) > 1}
    spelt = [
        replace(m, wording=dotless.get(short) or shouted.get(short if short.isupper() else "", m.wording))
        for m in mentions
        for short in (m.wording.replace(".", ""),)
    ]
    longest = short_forms(spelt, lists, headline, text)
    clusters: dict[tuple[EntityKind, str], Cluster] = {}
    for mention, out in zip(mentions, spelt, strict=True):
        key = mention.value or key_of(out.wording, mention.kind, lists)
        key = longest.get((mention.kind, key), key)
        clusters.setdefault((mention.kind, key), Cluster(mention.kind)).mentions.append(mention)
    yield from _renamed(text, mentions, list(clusters.values()))


def _renamed(text: str, mentions: list[Named], clusters: list[Cluster]) -> Iterator[Cluster]:
    """Yield the clusters, those joined that the text says to be one thing: “Acme, formerly known as Apex”."""
    owners = {id(mention): cluster for cluster in clusters for mention in cluster.mentions}
    for one, other in alias_pairs(text, mentions):
        first, second = owners[id(one)], owners[id(other)]
        if first is not second:
            first.mentions = sorted(first.mentions + second.mentions, key=lambda m: m.start)
            owners.update((id(mention), first) for mention in second.mentions)
            second.mentions = []
    yield from (cluster for cluster in clusters if cluster.mentions)


def _entities(around: Surroundings, clusters: list[Cluster]) -> Iterator[Entity]:
    """Yield the entities of ordered clusters; equal names of one kind get numbered ids."""
    used: Counter[str] = Counter()
    named = {m.wording for cluster in clusters if cluster.kind is EntityKind.PLACE for m in cluster.mentions}
    for cluster in clusters:
        name = _name(cluster, around.lists)
        slug = f"{cluster.kind.value}:{_slug(name)}"
        used[slug] += 1
        forms = dict.fromkeys(mention.wording for mention in cluster.mentions)
        yield Entity(
            id=slug if used[slug] == 1 else f"{slug}-{used[slug]}",
            name=name,
            kind=cluster.kind,
            mentions=tuple(Mention(Span(m.start, m.end), m.value) for m in cluster.mentions),
            aliases=tuple(form for form in forms if form != name),
            role=role_of(around, cluster.mentions) if cluster.kind is EntityKind.PERSON else "",
            value=cluster.mentions[0].value,
            weight=cluster.weight,
            place=_place(cluster, around, named),
        )


def _place(cluster: Cluster, around: Surroundings, named: Collection[str]) -> str:
    """Return the id of the place that a group, or an event called by its place, belongs to."""
    wording = cluster.mentions[0].wording
    if cluster.kind is EntityKind.GROUP:
        place = place_of(wording, around.lists, named)
    elif cluster.kind is EntityKind.EVENT:
        parts = [wording.removesuffix(" " + wording.split()[-1]).split(" ", n)[-1] for n in (0, 1)]
        known = around.lists.known
        place = next((p for p in parts if p in named or known.get(p) is EntityKind.PLACE), "")
        place = place or next(filter(None, (place_of(part, around.lists) for part in parts)), "")
    else:
        return ""
    return f"{EntityKind.PLACE.value}:{_slug(around.lists.full_name(place))}" if place else ""


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
