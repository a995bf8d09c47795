"""Mentions of one person brought together: full names, family names behind titles, first names.

A family name goes to a person whose full name the text gave. Where several share it, titles decide by
rank and gender, then who leads and who was named last: newspapers name in full whom they mean next. A
wrong merge is worse than a missed one.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from reader.analysis.entities.aliases import alias_pairs
from reader.analysis.entities.candidates import NO_TITLE, Gender, Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.genders import family_first, gender_of_first_name, is_western
from reader.analysis.entities.person import Person
from reader.analysis.entities.personal_names import (
    PARTICLES,
    Likeness,
    PersonalName,
    at_odds,
    folded,
    likeness,
    personal_name,
    same_given,
)
from reader.analysis.entities.relations import is_kin_of, offices_before, relation_of, same_office
from reader.analysis.entities.roles import rank_of

_ADDRESS = re.compile(
    r"\b(Mrs|Ms|Miss|Dr|Prof|Professor|Doctor|Sir|Dame|Lord|Lady|Father|Sister|Rev|Reverend"
    r"|Rabbi|Imam|Sheikh|Judge|Justice)\.? $"
)
#: Who bears such a title goes by a given name alone: Queen Ida is not Ida Roe.
_REGNAL = re.compile(r"\b(?:King|Queen|Pope|Prince|Princess|Saint|St\.|Emperor|Empress|Sultan|Archduke) $")
#: A paper calls a woman by one of these, and keeps to it.
_KEPT = frozenset(("Mrs", "Ms", "Miss"))
#: So many code points back a name in full is still in the reader's ear.
_JUST_NOW = 200
_AGED = re.compile(r", (?:aged )?(\d\d)\b[,.]")
_DESCRIBED = re.compile(r",? (?:is|was|an?|the)(?: an?| the)? ((?:[\w-]+ ){0,2}[\w-]+)")
_DIED = re.compile(r",? (?:who )?(?:died|was buried|had died|has died)\b")
_COMPARED = re.compile(r"\b(older|elder|younger) (?:Mrs?|Ms|Miss|Dr)?\.? ?$")


class People:
    """Gathers the mentions of people of one article."""

    def __init__(self, text: str, lists: Gazetteer) -> None:
        self._text = text
        self._lists = lists
        self._lead = text.find("\n") if 0 < text.find("\n") < 200 else 0
        self._persons: list[Person] = []
        self._by_key: dict[str, list[Person]] = {}
        self._genders: dict[str, set[Gender]] = {}
        self._called_before: set[str] = set()
        self._names: dict[str, PersonalName] = {}

    def gather(self, mentions: list[Named]) -> list[list[Named]]:
        """Return the mentions of each person, persons in order of their first mention."""
        self._meet(mentions)
        self._know_aliases(mentions)
        for mention in mentions:
            name = self._named(mention.wording)
            person = self._owner(mention, name)
            if person is None:
                person = self._new(name, mention.title.gender, mention.start)
            person.add(mention, self._lists.cues["leading"])
            if name.full:
                person.in_full = mention.start
            else:
                self._relate(person, mention)
                person.described |= self._described(mention)
            address = self._address(mention)
            if address:
                person.addresses.add(address)
            aged = _AGED.match(self._text, mention.end)
            person.age = person.age or (int(aged.group(1)) if aged else 0)
        return self._with_aliases(mentions)

    def _know_aliases(self, mentions: list[Named]) -> None:
        """Let whoever goes by two full names, as the text says, go by both from the beginning."""
        for one, other in alias_pairs(self._text, mentions):
            named = [self._named(mention.wording) for mention in (one, other)]
            if not all(name.full for name in named):
                continue
            first, second = (self._same(name, at.start) for name, at in zip(named, (one, other), strict=True))
            if first is None or second is None or first is second:
                continue
            for name in second.names:
                self._also(first, name)
            self._persons.remove(second)
            for persons in self._by_key.values():
                if second in persons:
                    persons.remove(second)

    def _with_aliases(self, mentions: list[Named]) -> list[list[Named]]:
        """Return the mentions of each person, those joined whom the text says to be one: a stage name’s."""
        owners = {id(mention): person for person in self._persons for mention in person.mentions}
        for one, other in alias_pairs(self._text, mentions):
            first, second = owners[id(one)], owners[id(other)]
            if first is second:
                continue
            first.mentions = sorted(first.mentions + second.mentions, key=lambda m: m.start)
            owners.update((id(mention), first) for mention in second.mentions)
            second.mentions = []
        return [person.mentions for person in self._persons if person.mentions]

    def _named(self, wording: str) -> PersonalName:
        if wording not in self._names:
            self._names[wording] = personal_name(wording, self._lists)
        return self._names[wording]

    def _address(self, mention: Named) -> str:
        """Return how a woman is addressed before a mention: a paper calls each of them by one title."""
        found = _ADDRESS.search(self._text, max(0, mention.start - 6), mention.start)
        return found.group(1) if found else ""

    def _meet(self, mentions: list[Named]) -> None:
        """Make a person of every full name, the fullest first."""
        full: dict[PersonalName, list[Named]] = {}
        families: set[str] = set()
        for mention in mentions:
            name = self._named(mention.wording)
            if name.full:
                full.setdefault(name, []).append(mention)
                families.add(name.keys[-1])
            elif mention.title is not NO_TITLE:
                if mention.title.gender is not Gender.UNKNOWN:
                    self._genders.setdefault(mention.wording, set()).add(mention.title.gender)
                if name.keys[0] not in families:
                    self._called_before.add(mention.wording)
        first = {name: named[0].start for name, named in full.items()}
        for name in self._families_only(full):
            self._names[full.pop(name)[0].wording] = replace(name, doubled=True)
        for name in sorted(full, key=lambda name: (name.leading, -len(name.keys), first[name])):
            named = full[name]
            gender = Gender.UNKNOWN if family_first(name.words) or name.leading else self._gender(name)
            person = self._same(name, first[name]) or self._double(name)
            if person is None:
                person = self._new(name, gender, named[0].start)
            elif name.keys != person.name.keys or name.nickname:
                self._also(person, name)
            if named[0].start <= person.met:
                person.met, person.met_to = named[0].start, named[0].end
            self._relate(person, named[0])
            person.roles.update(rank_of(mention.title.role) for mention in named if mention.title.role)
            for mention in named:
                person.described |= self._described(mention)

    def _families_only(self, full: Iterable[PersonalName]) -> list[PersonalName]:
        """Return the names that are the double family name of several others: “García Uribe”."""
        names = list(full)
        tails = Counter(other.keys[-2:] for other in names if len(other.keys) > 2)
        return [
            name
            for name in names
            if len(name.keys) == 2
            and not name.leading
            and tails[name.keys] > 1
            and name.words[0] not in self._lists.first_names
        ]

    def _relate(self, person: Person, mention: Named) -> None:
        """Note whose relative somebody is introduced as, and what gender that tells."""
        relation = relation_of(self._text, mention.start, mention.end)
        person.kin = person.kin or relation.kin
        person.generations = person.generations or relation.generations
        person.late = person.late or relation.late
        if relation.gender is not Gender.UNKNOWN and not person.titled:
            person.gender = relation.gender

    def _described(self, mention: Named) -> set[str]:
        """Return the offices said of somebody beside the name: “…, a judge”, “is a judge”, “the judge …”."""
        found = _DESCRIBED.match(self._text, mention.end)
        behind = (word for word in found.group(1).split() if word in self._lists.roles) if found else ()
        offices = offices_before(self._text, mention.start, self._lists)
        return offices | {same_office(word) for word in behind}

    def _gender(self, name: PersonalName) -> Gender:
        return gender_of_first_name(name.words[0])

    def _new(self, name: PersonalName, gender: Gender, met: int) -> Person:
        person = Person([], gender, met=met)
        self._persons.append(person)
        self._also(person, name)
        return person

    def _also(self, person: Person, name: PersonalName) -> None:
        """Let a person go by a name too."""
        person.names.append(name)
        keys = {*name.keys, *((folded(name.nickname),) if name.nickname else ())}
        for key in keys:
            if person not in self._by_key.setdefault(key, []):
                self._by_key[key].append(person)

    def _same(self, name: PersonalName, at: int) -> Person | None:
        """Return the one person whose full name may be written as `name`, met first at `at`.

        The surest of the likenesses that anybody has decides; two who are as like are told apart.
        """
        likenesses: dict[Likeness, list[Person]] = {}
        for person in dict.fromkeys(p for key in name.keys for p in self._by_key.get(key, ())):
            if any(at_odds(known, name) for known in person.names) or self._of_two_generations(
                person, name, at
            ):
                continue
            whole = likeness(person.name, name)
            others = [likeness(known, name) for known in person.names[1:]]
            found = [like for like in (whole, *(o for o in others if o is Likeness.SAME)) if like is not None]
            if not found:
                continue
            likenesses.setdefault(min(found), []).append(person)
        surest = likenesses[min(likenesses)] if likenesses else []
        return surest[0] if len(surest) == 1 else None

    def _double(self, name: PersonalName) -> Person | None:
        """Return whose double family name begins with `name`: “De la Cruz” of “Maria de la Cruz Ortega”."""
        size = len(name.keys)
        if name.leading or size < 2 or not all(key in PARTICLES for key in name.keys[:-1]):
            return None
        found = [
            person
            for person in self._by_key.get(name.keys[-1], ())
            if any(person.name.keys[at : at + size] == name.keys for at in range(1, len(person.name.keys)))
        ]
        return found[0] if len(found) == 1 else None

    @staticmethod
    def _of_two_generations(person: Person, name: PersonalName, at: int) -> bool:
        """Tell whether a name with “Jr.” is another than the same name without, which came before it."""
        known = next((known.generation for known in person.names if known.generation), "")
        if bool(known) == bool(name.generation) or "sr" in (known, name.generation):
            return known != name.generation
        return at < person.met if known else person.met < at

    def _owner(self, mention: Named, name: PersonalName) -> Person | None:
        """Return the person that a mention names, or None if it is nobody met yet."""
        if name.full:
            return self._same(name, mention.start)
        key = name.keys[-1]
        named = self._by_key.get(key, [])
        if name.doubled:
            named = [p for p in named if any(known.keys[-2:] == name.keys for known in p.names)]
        if name.generation:
            named = [p for p in named if any(known.generation == name.generation for known in p.names)]
        if _REGNAL.search(self._text, max(0, mention.start - 10), mention.start):
            named = [person for person in named if any(len(known.keys) == 1 for known in person.names)]
            return named[0] if len(named) == 1 else None
        family = [person for person in named if key in self._family(person)]
        first = [person for person in named if person not in family and self._is_given(person, key)]
        if mention.title.family and family:
            able = family
        elif family or first:
            able = self._family_or_first(family, first)
        else:
            # “Lula” may stand inside a full name, “Joe” for Joseph.
            able = named if len(named) == 1 else self._short_forms(key)
        fitting = [person for person in able if self._fits(person, mention)]
        if len(fitting) > 1:
            fitting = [person for person in fitting if not self._is_kin(person, mention)] or fitting
        if not fitting:
            return self._mistaken(family, mention)
        if len(fitting) == 1:
            return fitting[0]
        told = (
            self._by_rank(fitting, mention)
            or self._by_age(fitting, mention)
            or self._by_death(fitting, mention)
        )
        return told or self._nearest(fitting, mention)

    @staticmethod
    def _family_or_first(family: list[Person], first: list[Person]) -> list[Person]:
        """Return who may be meant by a name that is the family name of some and the given name of others."""
        nicknamed = [p for p in first if any(known.nickname for known in p.names)]
        return family or nicknamed or first

    @staticmethod
    def _is_given(person: Person, key: str) -> bool:
        return any(key in (known.keys[0], folded(known.nickname)) for known in person.names)

    def _short_forms(self, key: str) -> list[Person]:
        """Return the people whose given name `key` is short for, if they are one."""
        found = [
            person
            for person in self._persons
            if person.name.full and not person.name.leading and same_given(person.name.keys[0], key)
        ]
        return found if len(found) == 1 else []

    def _mistaken(self, family: list[Person], mention: Named) -> Person | None:
        """Return whose gender a first name misled about: all titles of the family say the other.

        They are the only one whose gender no title told, and nobody of that name was called by a title
        before they were named in full.
        """
        untold = [person for person in family if not person.titled]
        if len(untold) != 1 or untold[0].met > mention.start:
            return None
        alone = len(family) == 1 and len(self._genders.get(mention.wording, ())) == 1
        uncertain = len(family) > 1 and not untold[0].roles and self._either(untold[0])
        if (alone or uncertain) and mention.wording not in self._called_before:
            return untold[0]
        return None

    def _either(self, person: Person) -> bool:
        """Tell whether a given name tells little: of a family name that is not Western."""
        return person.name.keys[0] in self._by_key and not is_western(person.name.words, self._lists)

    def _family(self, person: Person) -> set[str]:
        """Return the folded words that may be a person's family name: the last, or the first if Eastern."""
        keys: set[str] = set()
        for name in person.names:
            keys.add(name.keys[-1])
            if not name.full:
                continue
            if family_first(name.words):
                keys.add(name.keys[0])
            given = name.words[-2] in self._lists.first_names if len(name.words) > 2 else True
            double = len(name.words) > 2 and (name.words[-2] in self._lists.surnames or not given)
            if double and name.keys[-2] not in PARTICLES:
                keys.add(name.keys[-2])
        turned = len(person.names) > 1 and any(
            a.keys == b.keys[::-1]
            for a in person.names
            for b in person.names
            if len(a.keys) == 2 and a is not b
        )
        if turned:
            keys.update(person.name.keys)
        return keys

    def _fits(self, person: Person, mention: Named) -> bool:
        """Tell whether a titled family name may be a person's: by gender, and by rank before they are met.

        “President Ruiz” before “Ana Ruiz” has come up is somebody else where there is a “Mr. Ruiz” too.
        """
        address = self._address(mention)
        if address in _KEPT and person.addresses & _KEPT and address not in person.addresses:
            return False
        rank = rank_of(mention.title.role)
        if rank and mention.start < person.met and rank not in person.roles:
            spoken = self._genders.get(mention.wording, set())
            if person.gender is not Gender.UNKNOWN and spoken - {person.gender}:
                return False
        return (
            Gender.UNKNOWN in (mention.title.gender, person.gender) or person.gender is mention.title.gender
        )

    def _is_kin(self, person: Person, mention: Named) -> bool:
        """Tell whether a person is another than a mention means: whose relative they are said to be there."""
        known = [(person.met, person.met_to), *((last.start, last.end) for last in person.mentions[-1:])]
        return any(is_kin_of(self._text, mention.start, mention.end, place) for place in known)

    def _by_rank(self, persons: list[Person], mention: Named) -> Person | None:
        """Return the one who has been called by the mention's rank, or by its form of address."""
        rank = rank_of(mention.title.role)
        called = [person for person in persons if rank and rank in person.roles]
        called = called or [person for person in persons if rank and same_office(rank) in person.described]
        address = "" if rank else self._address(mention)
        if address and not called:
            called = [person for person in persons if address in person.addresses]
            office = same_office(address.lower())
            called = called or [person for person in persons if office in person.described]
        return called[0] if len(called) == 1 else None

    def _by_age(self, persons: list[Person], mention: Named) -> Person | None:
        """Return who is “the older Mr Roe”, by the ages that were told, or by whose father one is."""
        compared = _COMPARED.search(self._text, max(0, mention.start - 20), mention.start)
        if compared is None:
            return None
        younger = compared.group(1) == "younger"
        if all(person.age for person in persons):
            return (min if younger else max)(persons, key=lambda person: person.age)
        order = sorted(persons, key=lambda person: person.generations, reverse=not younger)
        return order[0] if order[0].generations != order[1].generations else None

    def _by_death(self, persons: list[Person], mention: Named) -> Person | None:
        """Return who is “Roe, who died in May”, where one of them is late."""
        late = [person for person in persons if person.late]
        return late[0] if len(late) == 1 and _DIED.match(self._text, mention.end) else None

    def _nearest(self, persons: list[Person], mention: Named) -> Person | None:
        """Return who was named last before the mention; where two stand as near, who leads or stands out.

        A name in the headline is who is named first in the lead.
        """
        before = [person for person in persons if person.mentions]
        if not before:
            if mention.start >= self._lead:
                return None
            soonest = min(persons, key=lambda person: person.met)
            lead_end = self._text.find("\n\n", self._lead + 2)
            return soonest if self._lead > 0 and soonest.met < lead_end else None
        titled = mention.title is not NO_TITLE
        paragraph = min(self._text.rfind("\n", 0, mention.start) + 1, mention.start - _JUST_NOW)
        last = self._text.rfind("\n", 0, max(0, self._text.rfind("\n", 0, mention.start) - 1)) + 1
        return max(before, key=lambda person: person.nearness(titled, paragraph, last))
