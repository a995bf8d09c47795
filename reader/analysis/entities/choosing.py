"""Whom a family name means among several who bear it: by title, age, death, pronoun, then who was named last.

Newspapers name in full whom they mean next. A wrong merge is worse than a missed one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.analysis.entities.candidates import NO_TITLE, Gender, Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.genders import is_western
from reader.analysis.entities.person import Person
from reader.analysis.entities.personal_names import PersonalName
from reader.analysis.entities.relations import DEAD, is_kin_of, same_office
from reader.analysis.entities.roles import rank_of

_ADDRESS = re.compile(
    r"\b(Mrs|Ms|Miss|Dr|Prof|Professor|Doctor|Sir|Dame|Lord|Lady|Father|Sister|Rev|Reverend"
    r"|Rabbi|Imam|Sheikh|Judge|Justice)\.? $"
)
#: A paper calls a woman by one of these, and keeps to it.
_KEPT = frozenset(("Mrs", "Ms", "Miss"))
_PEERS = frozenset(("Lord", "Lady"))
#: Who is called by one of these is called so throughout.
_LEARNT = frozenset(("Dr", "Prof", "Professor", "Doctor"))
#: So many code points back a name in full is still in the reader's ear.
_JUST_NOW = 200
#: Who is named so soon behind the headline, and so long before another, is whom the headline means.
_EARLY = 600
#: So much nearer is who is named first, at the head of a report.
_LEADS = 250
#: Who acts now is alive.
_ALIVE = re.compile(
    r" (?:says|lives|hopes|plans|wants|works|writes|adds|argues|faces|expects|believes|thinks|will)\b"
)
#: What follows a name up to the pronoun that stands for it, with no other name and no clause between.
_PRONOUN = re.compile(
    r"(?: said(?: that)?"
    r"|(?: (?!said|says|told|that|who|whose|when|while|because|if|and|but|beside|with|by)[a-z][\w-]*){1,6}?)"
    r" (?:(?P<male>his|himself|he)|(?P<female>her|hers|herself|she))\b"
)
_COMPARED = re.compile(r"\b(older|elder|younger) (?:Mrs?|Ms|Miss|Dr)?\.? ?$")


def address_before(text: str, start: int) -> str:
    """Return how somebody is addressed before a name: a paper calls each woman by one title."""
    found = _ADDRESS.search(text, max(0, start - 6), start)
    return found.group(1) if found else ""


def _by_article(persons: Sequence[Person], name: PersonalName) -> Person | None:
    """Return the only one whose family name has, or lacks, the Arabic article as here: “al-Masri”."""
    alike = [person for person in persons if any(known.article is name.article for known in person.names)]
    return alike[0] if len(alike) == 1 else None


@dataclass(slots=True)
class Chooser:
    """Chooses among the people of one article who share a name.

    `bearers` maps a folded word to those who have it in a full name; `genders` what titles before each single
    name tell, and `called_before` holds those that a title preceded before anybody was named in full.
    """

    text: str
    lists: Gazetteer
    bearers: Mapping[str, Sequence[Person]]
    genders: dict[str, set[Gender]] = field(default_factory=dict)
    called_before: set[str] = field(default_factory=set)

    def choose(
        self, able: Sequence[Person], family: Sequence[Person], mention: Named, name: PersonalName
    ) -> Person | None:
        """Return who of those `able` to be meant is, or None; `family` are all of that family name."""
        fitting = [person for person in able if self._fits(person, mention)]
        if len(fitting) > 1:
            fitting = [person for person in fitting if not self._is_kin(person, mention)] or fitting
        if len(fitting) > 1 and _ALIVE.match(self.text, mention.end):
            fitting = [person for person in fitting if not person.late] or fitting
        if not fitting:
            return self._mistaken(family, mention)
        if len(fitting) == 1:
            return fitting[0]
        told = (
            self._by_pronoun(fitting, mention)
            or self._by_rank(fitting, mention)
            or self._by_age(fitting, mention)
            or self._by_death(fitting, mention)
            or _by_article(fitting, name)
        )
        return told or self._nearest(fitting, mention)

    def _mistaken(self, family: Sequence[Person], mention: Named) -> Person | None:
        """Return whose gender a first name misled about: all titles of the family say the other.

        They are the only one whose gender no title told, and nobody of that name was called by a title
        before they were named in full.
        """
        untold = [person for person in family if not person.titled]
        if len(untold) != 1 or untold[0].met > mention.start:
            return None
        alone = len(family) == 1 and len(self.genders.get(mention.wording, ())) == 1
        uncertain = len(family) > 1 and not untold[0].roles and self._either(untold[0])
        if (alone or uncertain) and mention.wording not in self.called_before:
            return untold[0]
        return None

    def _either(self, person: Person) -> bool:
        """Tell whether a given name tells little: of a family name that is not Western."""
        return person.name.keys[0] in self.bearers and not is_western(person.name.words, self.lists)

    def _fits(self, person: Person, mention: Named) -> bool:
        """Tell whether a titled family name may be a person's: by gender, and by rank before they are met.

        “President Ruiz” before “Ana Ruiz” has come up is somebody else where there is a “Mr. Ruiz” too.
        """
        address = address_before(self.text, mention.start)
        if address in _KEPT and person.addresses & _KEPT and address not in person.addresses:
            return False
        if address in _PEERS and mention.start < person.met and person.name.full:
            return False  # a paper names in full before it titles
        rank = rank_of(mention.title.role)
        if rank and mention.start < person.met and rank not in person.roles:
            spoken = self.genders.get(mention.wording, set())
            if person.gender is not Gender.UNKNOWN and spoken - {person.gender}:
                return False
        return (
            Gender.UNKNOWN in (mention.title.gender, person.gender) or person.gender is mention.title.gender
        )

    def _is_kin(self, person: Person, mention: Named) -> bool:
        """Tell whether a person is another than a mention means: whose relative they are said to be there."""
        known = [(person.met, person.met_to), *((last.start, last.end) for last in person.mentions[-1:])]
        return any(is_kin_of(self.text, mention.start, mention.end, place) for place in known)

    def _by_rank(self, persons: Sequence[Person], mention: Named) -> Person | None:
        """Return the one who has been called by the mention's rank, or by its form of address."""
        rank = rank_of(mention.title.role)
        other = [person for person in persons if not person.addresses & _LEARNT]
        if not rank and mention.title.family and len(other) == 1:
            learnt = address_before(self.text, mention.start) in _LEARNT
            if not learnt and other[0].gender is mention.title.gender is not Gender.UNKNOWN:
                return other[0]  # “Dr. Roe” is seldom “Mr. Roe”
        called = [person for person in persons if rank and rank in person.roles]
        called = called or [person for person in persons if rank and same_office(rank) in person.described]
        address = "" if rank else address_before(self.text, mention.start)
        if address and not called:
            called = [person for person in persons if address in person.addresses]
            office = same_office(address.lower())
            called = called or [person for person in persons if office in person.described]
        return called[0] if len(called) == 1 else None

    def _by_age(self, persons: Sequence[Person], mention: Named) -> Person | None:
        """Return who is “the older Mr Roe”, by the ages that were told, or by whose father one is."""
        compared = _COMPARED.search(self.text, max(0, mention.start - 20), mention.start)
        if compared is None:
            return None
        younger = compared.group(1) == "younger"
        aged = [person for person in persons if person.age]
        if len(aged) > 1:
            return (min if younger else max)(aged, key=lambda person: person.age)
        order = sorted(persons, key=lambda person: person.generations, reverse=not younger)
        return order[0] if order[0].generations != order[1].generations else None

    def _by_death(self, persons: Sequence[Person], mention: Named) -> Person | None:
        """Return who is “Roe, who died in May”, where one of them is late."""
        late = [person for person in persons if person.late]
        if len(late) == 1 and DEAD.match(self.text, mention.end):
            return late[0]
        return None

    def _by_pronoun(self, persons: Sequence[Person], mention: Named) -> Person | None:
        """Return who is of the gender that the sentence goes on with: “Roe lost his post”."""
        if mention.title.gender is not Gender.UNKNOWN:
            return None
        found = _PRONOUN.match(self.text, mention.end)
        if found is None:
            return None
        gender = Gender.MALE if found["male"] else Gender.FEMALE
        told = [person for person in persons if person.gender is gender]
        known = all(person.gender is not Gender.UNKNOWN for person in persons)
        return told[0] if known and len(told) == 1 else None

    def _nearest(self, persons: Sequence[Person], mention: Named) -> Person | None:
        """Return who was named last before the mention; where two stand as near, who leads or stands out.

        A name in the headline is who is named first in the lead.
        """
        lead = self.text.find("\n") if 0 < self.text.find("\n") < 200 else 0
        before = [person for person in persons if person.mentions]
        if not before:
            if mention.start >= lead:
                return None
            soonest, later = sorted(persons, key=lambda person: person.met)[:2]
            lead_end = self.text.find("\n\n", lead + 2)
            early = soonest.met < lead + _EARLY and later.met > soonest.met + _EARLY
            return soonest if lead > 0 and (soonest.met < lead_end or early) else None
        titled = mention.title is not NO_TITLE
        paragraph = min(self.text.rfind("\n", 0, mention.start) + 1, mention.start - _JUST_NOW)
        last = self.text.rfind("\n", 0, max(0, self.text.rfind("\n", 0, mention.start) - 1)) + 1
        first = min(before, key=lambda person: person.met)
        fresh = any(person.in_full >= paragraph for person in before if person is not first)
        leads = first if first.met < lead + _EARLY and not (first.given or fresh) else None
        return max(
            before,
            key=lambda person: person.nearness(titled, paragraph, last) + (_LEADS if person is leads else 0),
        )
