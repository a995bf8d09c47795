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
from reader.analysis.entities.choosing import Chooser, address_before
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.genders import family_first, gender_of_first_name
from reader.analysis.entities.misspelling import is_slip
from reader.analysis.entities.person import Person
from reader.analysis.entities.personal_names import (
    PARTICLES,
    Likeness,
    PersonalName,
    are_only_namesakes,
    at_odds,
    folded,
    is_pet_name,
    likeness,
    personal_name,
    same_given,
)
from reader.analysis.entities.relations import offices_before, relation_of, same_office
from reader.analysis.entities.roles import rank_of

#: Who bears such a title goes by a given name alone: Queen Ida is not Ida Roe.
_REGNAL = re.compile(r"\b(?:King|Queen|Pope|Prince|Princess|Saint|St\.|Emperor|Empress|Sultan|Archduke) $")
#: A family as a whole: “the Roe family”, “the Roe name”, “the Roe brothers”.
_HOUSE = re.compile(
    r" (?:family|families|clan|dynasty|household|name|brothers|sisters|siblings|twins|heirs|children)\b"
)
_THE = re.compile(r"\b(?:[Tt]he|[Tt]heir|[Oo]ur|[Aa]) (?:[a-z]+ )?$")
_ONE_OF = re.compile(r"\b(?:an?|another|every|no) $")
_ENDS = re.compile(r"[.,;:!?)”\"]")
#: So far apart two titles of one sentence stand at most.
_SENTENCE = 90
_TITLE = re.compile(r"\b([A-Z][a-z]+)\.? $")
_STOP = re.compile(r"[.!?][”\"]? (?=[A-Z])|\n")
_AGED = re.compile(r", (?:aged )?(\d\d)\b[,.]")
_DESCRIBED = re.compile(r",? (?:is|was|an?|the)(?: an?| the)? ((?:[\w-]+ ){0,2}[\w-]+)")


class People:
    """Gathers the mentions of people of one article."""

    def __init__(self, text: str, lists: Gazetteer) -> None:
        self._text = text
        self._lists = lists
        self._persons: list[Person] = []
        self._by_key: dict[str, list[Person]] = {}
        self._names: dict[str, PersonalName] = {}
        self._uses: Counter[str] = Counter()
        self._full: Counter[PersonalName] = Counter()
        self._chooser = Chooser(text, lists, self._by_key)

    def gather(self, mentions: list[Named]) -> list[list[Named]]:
        """Return the mentions of each person, persons in order of their first mention."""
        houses, mentions = self._houses(mentions)
        self._meet(mentions)
        self._know_aliases(mentions)
        for mention in mentions:
            name = self._named(mention.wording)
            person = self._owner(mention, name)
            if person is not None and self._contrasts(person, mention):
                others = [p for p in self._by_key.get(name.keys[-1], []) if p is not person and p.name.full]
                person = others[0] if len(others) == 1 else None
            if person is None:
                person = self._new(name, mention.title.gender, mention.start)
            person.add(mention, self._lists.cues["leading"])
            if name.full and not self._is_head(person, name):
                person.in_full = person.called = mention.start
                person.full += 1
            elif not name.full:
                if name.keys[-1] in self._family(person) or not self._is_given(person, name.keys[-1]):
                    person.called = mention.start
                    person.short += 1
                elif not self._is_quoted(mention.start):
                    person.given += 1
                self._relate(person, mention)
                person.described |= self._described(mention)
            address = address_before(self._text, mention.start)
            if address:
                person.addresses.add(address)
            aged = _AGED.match(self._text, mention.end)
            person.age = person.age or (int(aged.group(1)) if aged else 0)
        return [*self._with_aliases(mentions), *houses]

    def _houses(self, mentions: list[Named]) -> tuple[list[list[Named]], list[Named]]:
        """Return the mentions of each family as a whole (“the Roe family”), and those of one person."""
        houses: dict[str, list[Named]] = {}
        others: list[Named] = []
        for mention in mentions:
            name = self._named(mention.wording)
            alone = not name.full and mention.title is NO_TITLE
            if alone and self._is_house(mention.start, mention.end):
                houses.setdefault(name.keys[-1], []).append(mention)
            else:
                others.append(mention)
        return list(houses.values()), others

    def _is_house(self, start: int, end: int) -> bool:
        """Tell whether a family name stands for the family: “the Roe family”, “would not hire a Roe.”."""
        low = max(0, start - 20)
        whole = _HOUSE.match(self._text, end) and _THE.search(self._text, low, start)
        return bool(whole or (_ONE_OF.search(self._text, low, start) and _ENDS.match(self._text, end)))

    def _is_quoted(self, start: int) -> bool:
        """Tell whether an offset lies in a quotation, where relatives and friends use given names."""
        begin = self._text.rfind("\n", 0, start) + 1
        opened = self._text.rfind("“", begin, start)
        if opened >= 0:
            return self._text.rfind("”", opened, start) < 0
        return self._text.count('"', begin, start) % 2 == 1

    @staticmethod
    def _is_head(person: Person, name: PersonalName) -> bool:
        """Tell whether a name is but the given names of somebody: “Jon Mikkel” of “Jon Mikkel Nilsen”."""
        keys = person.name.keys
        return len(name.keys) < len(keys) and name.keys == keys[: len(name.keys)]

    def _contrasts(self, person: Person, mention: Named) -> bool:
        """Tell whether a sentence sets a mention against the person: “Chairman Wang …, Dr. Wang …”."""
        last = person.mentions[-1] if person.mentions else None
        if last is None or last.wording != mention.wording or not 0 < mention.start - last.end < _SENTENCE:
            return False
        titles = [_TITLE.search(self._text, max(0, m.start - 24), m.start) for m in (last, mention)]
        between = self._text[last.end : mention.start]
        told = titles[0] and titles[1] and titles[0].group(1) != titles[1].group(1)
        return bool(told) and _STOP.search(between) is None

    def _know_aliases(self, mentions: list[Named]) -> None:
        """Let whoever goes by two full names, as the text says, go by both from the beginning."""
        for one, other in alias_pairs(self._text, mentions):
            named = [self._named(mention.wording) for mention in (one, other)]
            if not all(name.full for name in named):
                continue
            first, second = (self._same(name, at) for name, at in zip(named, (one, other), strict=True))
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

    def _meet(self, mentions: list[Named]) -> None:
        """Make a person of every full name, the fullest first."""
        self._uses.update(self._named(mention.wording).keys[-1] for mention in mentions)
        full: dict[PersonalName, list[Named]] = {}
        families: set[str] = set()
        for mention in mentions:
            name = self._named(mention.wording)
            if name.full:
                full.setdefault(name, []).append(mention)
                families.add(name.keys[-1])
            elif mention.title is not NO_TITLE:
                if mention.title.gender is not Gender.UNKNOWN:
                    self._chooser.genders.setdefault(mention.wording, set()).add(mention.title.gender)
                if name.keys[0] not in families:
                    self._chooser.called_before.add(mention.wording)
        first = {name: named[0].start for name, named in full.items()}
        self._full = Counter({name: len(named) for name, named in full.items()})
        for name in self._families_only(full):
            self._names[full.pop(name)[0].wording] = replace(name, doubled=True)
        for name in sorted(full, key=lambda name: (name.leading, -len(name.keys), first[name])):
            named = full[name]
            gender = Gender.UNKNOWN if family_first(name.words) or name.leading else self._gender(name)
            person = self._same(name, named[0]) or self._double(name)
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

    def _same(self, name: PersonalName, at: Named) -> Person | None:
        """Return the one person whose full name may be written as `name`, met first at the mention `at`.

        The surest of the likenesses that anybody has decides; two who are as like are told apart. Who is
        introduced as a relative goes by no short form of that relative's name.
        """
        told = relation_of(self._text, at.start, at.end)
        likenesses: dict[Likeness, list[Person]] = {}
        for person in dict.fromkeys(p for key in name.keys for p in self._by_key.get(key, ())):
            if len(person.names) == 1 and are_only_namesakes(person.name, name):
                continue
            if any(at_odds(known, name) for known in person.names) or self._of_two_generations(
                person, name, at.start
            ):
                continue
            whole = likeness(person.name, name)
            others = [likeness(known, name) for known in person.names[1:]]
            found = [like for like in (whole, *(o for o in others if o is Likeness.SAME)) if like is not None]
            if not found:
                continue
            like = min(found)
            another = told.kin and (not person.kin or person.generations != told.generations)
            if like is Likeness.SHORT and another:
                continue
            if like is Likeness.MISSPELT and (another or person.kin or not self._is_slip(name, person.name)):
                continue
            likenesses.setdefault(like, []).append(person)
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
            return self._same(name, mention)
        key = name.keys[-1]
        named = [person for person in self._by_key.get(key, []) if not person.is_parent_of(key)]
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
            able = named if len(named) == 1 else self._short_forms(key, mention)
        return self._chooser.choose(able, family, mention, name)

    @staticmethod
    def _family_or_first(family: list[Person], first: list[Person]) -> list[Person]:
        """Return who may be meant by a name that is the family name of some and the given name of others."""
        nicknamed = [p for p in first if any(known.nickname for known in p.names)]
        return family or nicknamed or first

    @staticmethod
    def _is_given(person: Person, key: str) -> bool:
        return any(key in (known.keys[0], folded(known.nickname)) for known in person.names)

    def _short_forms(self, key: str, mention: Named) -> list[Person]:
        """Return the one whose given name `key` is short for, or whose family name it misspells, if any."""
        people = [person for person in self._persons if person.name.full and not person.name.leading]
        found = [person for person in people if same_given(person.name.keys[0], key)]
        alone = mention.title is NO_TITLE and not relation_of(self._text, mention.start, mention.end).kin
        if not found and alone:
            found = [person for person in people if is_pet_name(key, person.name.keys[0])]
        if not found and self._uses[key] == 1 and mention.wording not in self._lists.surnames:
            found = [
                person
                for person in people
                if is_slip(key, person.name.keys[-1]) and self._uses[person.name.keys[-1]] > 1
            ]
        return found if len(found) == 1 else []

    def _is_slip(self, name: PersonalName, known: PersonalName) -> bool:
        """Tell whether one of two nearly equal names is used no more than once.

        Of given names one must be a known one and the other none: Maria and Marta are two.
        """
        if name.keys[-1] == known.keys[-1]:
            listed = [each.words[0] in self._lists.first_names for each in (name, known)]
            return sum(listed) == 1 and min(self._full[name], self._full[known]) == 1
        uses = sorted(self._uses[key] for key in (name.keys[-1], known.keys[-1]))
        return uses[0] == 1

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
