"""Obeying the reader's corrections: an analysis becomes what the reader says it should have been.

Corrections are obeyed in the order in which they were made; one about what is not there says nothing. No
mention is ever lost, but for those of an entity that is hidden.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.article.anchors import locate_all
from reader.article.annotations import Anchor
from reader.article.corrections import Corrections, EntityCorrection, EntityDeed, name_key
from reader.article.knowledge import Analysis, Entity, EntityKind, Mention, Quote
from reader.article.quote_correcting import Named, correct_quotes
from reader.article.span import Span


def corrected(analysis: Analysis, corrections: Corrections, text: str, *, hidden: bool = False) -> Analysis:
    """Return the analysis of `text` as its reader corrected it; with those `hidden`, too, if asked for."""
    if not corrections:
        return analysis
    places = _Places(text, corrections)
    cast = _corrected_cast(analysis, corrections, text, places)
    quotes = [cast.renamed(quote) for quote in analysis.quotes]
    if corrections.quotes:
        quotes = correct_quotes(quotes, corrections.quotes, text, places.of, cast.named)
    entities = tuple(cast.made(hidden=hidden))
    if not hidden:
        there = {entity.id for entity in entities}
        quotes = [_linked(quote, there) for quote in quotes]
    return replace(analysis, entities=entities, quotes=tuple(quotes))


@dataclass(frozen=True, slots=True)
class Handle:
    """What corrections call an entity that has been corrected; `hidden` tells that the reader hid it."""

    name: str
    kind: EntityKind
    hidden: bool = False
    #: A mention of it, where others have the same name.
    mention: Span | None = None


def handles(analysis: Analysis, corrections: Corrections, text: str) -> dict[str, Handle]:
    """Return what corrections call each entity of the corrected `analysis`, by its id; those hidden too."""
    cast = _corrected_cast(analysis, corrections, text, _Places(text, corrections))
    names = Counter((name_key(name), kind) for name, kind in (one.called for one in cast.members))
    return {
        one.entity.id: Handle(
            *one.called,
            hidden=one.hidden,
            mention=one.entity.mentions[0].span
            if one.entity.mentions and names[name_key(one.called[0]), one.called[1]] > 1
            else None,
        )
        for one in cast.members
    }


def _corrected_cast(analysis: Analysis, corrections: Corrections, text: str, places: "_Places") -> "_Cast":
    cast = _Cast(analysis.entities, text)
    for one in corrections.entities:
        _DEEDS[one.deed](cast, one, places.of(one.anchor))
    return cast


class _Places:
    """Where the words that corrections speak of stand; all of them are looked for at once."""

    def __init__(self, text: str, corrections: Corrections) -> None:
        wanted = [one.anchor for one in corrections.all]
        wanted += [one.extent for one in corrections.quotes]
        anchors = list(dict.fromkeys(anchor for anchor in wanted if anchor is not None))
        self._spans = dict(zip(anchors, locate_all(text, anchors), strict=True)) if anchors else {}

    def of(self, anchor: Anchor | None) -> Span | None:
        """Return where an anchor's words stand; None if they are not there."""
        return self._spans.get(anchor) if anchor is not None else None


@dataclass(slots=True, eq=False)
class _Member:
    """An entity on its way: `called` and its kind are what corrections call it, as those in `known_as` do."""

    entity: Entity
    called: tuple[str, EntityKind]
    known_as: set[tuple[str, EntityKind]]
    hidden: bool = False
    parts: dict[str, "_Member"] = field(default_factory=dict)


class _Cast:
    """The entities of an analysis while they are corrected."""

    def __init__(self, entities: Sequence[Entity], text: str) -> None:
        self.text = text
        self.members = [
            _Member(one, (one.name, one.kind), {(name_key(one.name), one.kind)}) for one in entities
        ]
        self._found = {one.id: one for one in entities}
        #: Where each entity that was found is now, and the mentions that went elsewhere.
        self._by_id = {member.entity.id: member for member in self.members}
        self._moved: list[tuple[Span, _Member]] = []

    def find(
        self,
        name: str,
        kind: EntityKind | None,
        at: Span | None = None,
        *,
        but: _Member | None = None,
        by_alias: bool = True,
    ) -> _Member | None:
        """Return whom a correction speaks of: by name and kind, by name, or by a form that only one has.

        Of several with one name, the one that is mentioned `at` a place is meant; `but` is not.
        """
        key = name_key(name)
        named = [
            one for one in self.members if one is not but and any(key == known for known, _ in one.known_as)
        ]
        same = [one for one in named if kind is None or (key, kind) in one.known_as]
        if same:
            here = (one for one in same if at is not None and _is_mentioned(one, at))
            return next(here, same[0])
        if len(named) == 1:
            return named[0]
        if named or not by_alias:
            return None
        formed = [
            one
            for one in self.members
            if one is not but and kind in (None, one.entity.kind) and key in _forms(one)
        ]
        return formed[0] if len(formed) == 1 else None

    def join(self, member: _Member, other: _Member) -> None:
        """Let `member` be `other`."""
        one, into = member.entity, other.entity
        mentions = sorted({*one.mentions, *into.mentions}, key=lambda m: (m.span.start, m.span.end))
        forms = dict.fromkeys([*into.aliases, one.name, *one.aliases])
        other.entity = replace(
            into,
            mentions=tuple(mentions),
            aliases=tuple(form for form in forms if form != into.name),
            role=into.role or one.role,
            value=into.value or one.value,
            place=into.place or one.place,
            weight=into.weight + one.weight,
        )
        other.known_as |= member.known_as
        other.hidden = other.hidden and member.hidden
        self.members.remove(member)
        self._by_id = {id: other if now is member else now for id, now in self._by_id.items()}
        self._moved = [(span, other if now is member else now) for span, now in self._moved]

    def part(self, member: _Member, apart: Sequence[Mention], name: str, kind: EntityKind) -> None:
        """Take mentions away from `member`: they are another thing, called `name`."""
        key = name_key(name)
        whole, gone = member.entity, set(apart)
        left = tuple(mention for mention in whole.mentions if mention not in gone)
        if not gone or not left:
            return
        other = member.parts.get(key)
        if other is None or other not in self.members:
            made = Entity(self._free_id(kind, key), self._free_name(name, kind), kind, ())
            other = _Member(made, (made.name, kind), {(key, kind), (name_key(made.name), kind)})
            if member.called != (name, kind):
                member.known_as.discard((key, kind))
            member.parts[key] = other
            self.members.insert(self.members.index(member) + 1, other)
        taken = tuple(sorted({*other.entity.mentions, *apart}, key=lambda m: (m.span.start, m.span.end)))
        each = whole.weight / len(whole.mentions)
        other.entity = replace(
            other.entity, mentions=taken, aliases=self._aliases(other.entity.name, taken, ())
        )
        other.entity = replace(other.entity, weight=each * len(taken))
        member.entity = replace(
            whole,
            mentions=left,
            aliases=self._aliases(whole.name, left, whole.aliases, apart),
            weight=each * len(left),
        )
        self._moved += [(mention.span, other) for mention in apart]

    def _aliases(
        self,
        name: str,
        mentions: Sequence[Mention],
        known: Sequence[str],
        gone: Sequence[Mention] = (),
    ) -> tuple[str, ...]:
        """Return the other forms of a name: those `known`, but for those that only mentions `gone` had."""
        here = [mention.span.of(self.text) for mention in mentions]
        lost = {mention.span.of(self.text) for mention in gone} - set(here)
        forms = dict.fromkeys([*(form for form in known if form not in lost), *here])
        return tuple(form for form in forms if form != name)

    def _free_id(self, kind: EntityKind, key: str) -> str:
        taken = {*self._by_id, *(one.entity.id for one in self.members)}
        id = base = f"{kind.value}:{key.replace(' ', '-')}"
        number = 2
        while id in taken:
            id, number = f"{base}-{number}", number + 1
        return id

    def _free_name(self, name: str, kind: EntityKind) -> str:
        taken = {one.entity.name for one in self.members if one.entity.kind is kind}
        free, number = name, 2
        while free in taken:
            free, number = f"{name} ({number})", number + 1
        return free

    def renamed(self, quote: Quote) -> Quote:
        """Return a quote whose speaker, reporter and addressee are who they are now."""
        speaker, speaker_id = self._now(quote.speaker, quote.speaker_entity, quote.speaker_span)
        reporter, reporter_id = self._now(quote.reporter, quote.reporter_entity, None)
        addressee, addressee_id = self._now(quote.addressee, quote.addressee_entity, None)
        now = replace(
            quote,
            speaker=speaker,
            speaker_entity=speaker_id,
            reporter=reporter,
            reporter_entity=reporter_id,
            addressee=addressee,
            addressee_entity=addressee_id,
        )
        return quote if now == quote else now

    def _now(self, said: str, id: str, span: Span | None) -> tuple[str, str]:
        found, member = self._found.get(id), self._by_id.get(id)
        if found is None or member is None:
            return said, id
        elsewhere = [one for moved, one in self._moved if span is not None and moved.overlaps(span)]
        now = elsewhere[-1].entity if elsewhere else member.entity
        return (now.name if said == found.name else said), now.id

    def named(self, name: str, kind: EntityKind | None) -> Named | None:
        """Return the entity that a correction names as a speaker."""
        member = self.find(name, kind)
        return Named(member.entity.name, member.entity.id, member.entity.mentions) if member else None

    def made(self, *, hidden: bool) -> Iterator[Entity]:
        """Yield the entities as they are now."""
        seen = {member.entity.id for member in self.members if hidden or not member.hidden}
        for member in self.members:
            entity = member.entity
            if entity.id not in seen:
                continue
            place = self._by_id[entity.place].entity.id if entity.place in self._by_id else entity.place
            place = place if place in seen or place not in self._by_id else ""
            yield entity if place == entity.place else replace(entity, place=place)


def _forms(member: _Member) -> set[str]:
    return {name_key(form) for form in (member.entity.name, *member.entity.aliases)}


def _is_mentioned(member: _Member, at: Span) -> bool:
    return any(mention.span.overlaps(at) for mention in member.entity.mentions)


def _join(cast: _Cast, one: EntityCorrection, at: Span | None) -> None:
    member = cast.find(one.name, one.kind, at)
    other = cast.find(one.to, one.to_kind, but=member)
    if member is not None and other is not None:
        cast.join(member, other)


def _part(cast: _Cast, one: EntityCorrection, at: Span | None) -> None:
    member = cast.find(one.name, one.kind, at)
    if member is None:
        return
    mentions, key = member.entity.mentions, name_key(one.words)
    if key:
        apart = [mention for mention in mentions if name_key(mention.span.of(cast.text)) == key]
    else:
        apart = [mention for mention in mentions if at is not None and mention.span.overlaps(at)][:1]
    if apart:
        name = one.to or one.words or apart[0].span.of(cast.text)
        cast.part(member, apart, " ".join(name.split()) or name, one.to_kind or member.entity.kind)


def _rename(cast: _Cast, one: EntityCorrection, at: Span | None) -> None:
    member = cast.find(one.name, one.kind, at)
    if member is not None and one.to.strip() and one.to != member.entity.name:
        entity = member.entity
        forms = dict.fromkeys([entity.name, *entity.aliases])
        member.entity = replace(entity, name=one.to, aliases=tuple(form for form in forms if form != one.to))


def _change_kind(cast: _Cast, one: EntityCorrection, at: Span | None) -> None:
    member = cast.find(one.name, one.kind, at)
    if member is not None and one.to_kind is not None:
        member.entity = replace(member.entity, kind=one.to_kind)


def _hide(cast: _Cast, one: EntityCorrection, at: Span | None) -> None:
    # Not by an alias: what was a thing of its own may be part of another by now, which nobody has hidden.
    member = cast.find(one.name, one.kind, at, by_alias=False)
    if member is not None:
        member.hidden = True


_DEEDS: dict[EntityDeed, Callable[[_Cast, EntityCorrection, Span | None], None]] = {
    EntityDeed.JOIN: _join,
    EntityDeed.PART: _part,
    EntityDeed.RENAME: _rename,
    EntityDeed.KIND: _change_kind,
    EntityDeed.HIDE: _hide,
}


def _linked(quote: Quote, there: set[str]) -> Quote:
    """Return a quote without links to entities that are not there."""
    ids = (quote.speaker_entity, quote.reporter_entity, quote.addressee_entity)
    speaker, reporter, addressee = (id if id in there else "" for id in ids)
    if (speaker, reporter, addressee) == ids:
        return quote
    return replace(quote, speaker_entity=speaker, reporter_entity=reporter, addressee_entity=addressee)
