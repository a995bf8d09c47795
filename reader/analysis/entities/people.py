"""Mentions of one person brought together: full names, family names behind titles, first names.

A family name goes to a person whose full name the text gave. Where several share it, titles decide by
gender, then who leads and who was named last: newspapers name in full whom they mean next. A wrong
merge is worse than a missed one.
"""

import re
from dataclasses import dataclass, field

from reader.analysis.entities.candidates import NO_TITLE, Gender, Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.genders import family_first, gender_of_first_name

_PARTICLES = frozenset(
    ("van", "von", "de", "der", "den", "bin", "ibn", "al", "el", "la", "le", "di", "da", "del")
)


#: The Arabic article, which a second mention may leave out: “al-Masri”, “Mr. Masri”.
_ARTICLE = re.compile(r"^(?:al|el|as|ash|an|ar|at)-(?=[A-Z])", re.IGNORECASE)

_ADDRESS = re.compile(r"\b(Mrs|Ms|Miss)\.? $")
#: So many code points back a name in full is still in the reader's ear.
_JUST_NOW = 200
_AGED = re.compile(r", (?:aged )?\d\d\b[,.]")


@dataclass(slots=True)
class Person:
    """One person while the mentions are being gathered; `words` are of the fullest name."""

    words: tuple[str, ...]
    gender: Gender
    mentions: list[Named] = field(default_factory=list)
    leads: bool = False
    met: int = 0
    roles: set[str] = field(default_factory=set)
    titled: bool = False
    in_full: int = -1
    addresses: set[str] = field(default_factory=set)
    presented: bool = False

    def add(self, mention: Named, leading: frozenset[str]) -> None:
        """Take a mention in, with what its title says."""
        self.mentions.append(mention)
        if mention.title.gender is not Gender.UNKNOWN:
            self.gender = mention.title.gender
            self.titled = True
        role = mention.title.role.lower().split()
        self.leads = self.leads or (bool(role) and role[-1] in leading and role[0] != "former")

    def nearness(self, titled: bool, paragraph: int) -> int:
        """Return how near a person is to a reader's mind, in code points: by the last mention and standing.

        Who leads is “Mr. Kim” while others of the name are called in full; who is named often is near, and
        who was presented with an age is somebody the report is about; and who has just been named in full,
        in the `paragraph` that starts at that offset or shortly before it, is meant next, unless another
        has been called by a title all along.
        """
        fresh = 600 if self.in_full >= paragraph else 0
        fresh += 700 if titled and self.titled else 0
        standing = fresh + ((1500 if titled else 400) if self.leads else 0) + (400 if self.presented else 0)
        return self.mentions[-1].start + standing + 150 * min(len(self.mentions), 12)


def _plain(wording: str, suffixes: frozenset[str]) -> tuple[str, ...]:
    """Return the words of a name without initials, suffixes, and in one casing."""
    words = [word.title() if word.isupper() and len(word) > 2 else word for word in wording.split()]
    words = [word.lower() if word.lower() in _PARTICLES else word for word in words]
    words = [_ARTICLE.sub("", word) for word in words]
    core = [word for word in words if word not in suffixes and not (len(word) == 2 and word[1] == ".")]
    return tuple(core or words)


class People:
    """Gathers the mentions of people of one article."""

    def __init__(self, text: str, lists: Gazetteer) -> None:
        self._text = text
        self._lists = lists
        self._persons: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}
        self._genders: dict[str, set[Gender]] = {}
        self._called_before: set[str] = set()

    def gather(self, mentions: list[Named]) -> list[list[Named]]:
        """Return the mentions of each person, persons in order of their first mention."""
        self._meet(mentions)
        for mention in mentions:
            words = _plain(mention.wording, self._lists.cues["suffix"])
            person = self._owner(mention, words)
            if person is None:
                person = self._new(words, mention.title.gender, mention.start)
            person.add(mention, self._lists.cues["leading"])
            if len(words) > 1:
                person.in_full = mention.start
            address = self._address(mention)
            if address:
                person.addresses.add(address)
            person.presented = person.presented or _AGED.match(self._text, mention.end) is not None
        return [person.mentions for person in self._persons if person.mentions]

    def _address(self, mention: Named) -> str:
        """Return how a woman is addressed before a mention: a paper calls each of them by one title."""
        found = _ADDRESS.search(self._text, max(0, mention.start - 6), mention.start)
        return found.group(1) if found else ""

    def _meet(self, mentions: list[Named]) -> None:
        """Make a person of every full name, the fullest first."""
        full: dict[tuple[str, ...], list[Named]] = {}
        families: set[str] = set()
        for mention in mentions:
            words = _plain(mention.wording, self._lists.cues["suffix"])
            if len(words) > 1:
                full.setdefault(words, []).append(mention)
                families.add(words[-1])
            elif mention.title is not NO_TITLE:
                if mention.title.gender is not Gender.UNKNOWN:
                    self._genders.setdefault(mention.wording, set()).add(mention.title.gender)
                if words[0] not in families:
                    self._called_before.add(mention.wording)
        for words, named in sorted(full.items(), key=lambda item: len(item[0]), reverse=True):
            gender = Gender.UNKNOWN if family_first(words) else gender_of_first_name(words[0])
            person = self._same(words) or self._new(words, gender, named[0].start)
            person.met = min(person.met, named[0].start)
            person.roles.update(mention.title.role.split()[-1] for mention in named if mention.title.role)

    def _new(self, words: tuple[str, ...], gender: Gender, met: int) -> Person:
        person = Person(words, gender, met=met)
        self._persons.append(person)
        for word in set(words):
            self._by_word.setdefault(word, []).append(person)
        return person

    def _same(self, words: tuple[str, ...]) -> Person | None:
        """Return the one person whose full name is `words`, ends or begins with them, or has the same edges.

        The surest of these likenesses that anybody has decides; two who are as like are told apart.
        """
        likenesses: dict[int, list[Person]] = {}
        for person in self._by_word.get(words[-1], ()):
            for rank, alike in enumerate(
                (
                    person.words == words,
                    person.words[-len(words) :] == words,
                    (person.words[0], person.words[-1]) == (words[0], words[-1]),
                    person.words[: len(words)] == words,
                )
            ):
                if alike:
                    likenesses.setdefault(rank, []).append(person)
                    break
        found = likenesses[min(likenesses)] if likenesses else []
        return found[0] if len(found) == 1 else None

    def _owner(self, mention: Named, words: tuple[str, ...]) -> Person | None:
        """Return the person that a mention names, or None if it is nobody met yet."""
        if len(words) > 1:
            return self._same(words)
        named = self._by_word.get(words[0], [])
        family = [person for person in named if words[0] in self._family(person)]
        first = [person for person in named if person.words[0] == words[0]]
        # “Lula” may stand inside a full name.
        able = (
            family
            if mention.title.family and family
            else (family or first or (named if len(named) == 1 else []))
        )
        fitting = [person for person in able if self._fits(person, mention)]
        if not fitting and len(family) == 1 and self._may_be_mistaken(family[0], mention):
            return family[0]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        return self._nearest(self._text, fitting, mention)

    def _may_be_mistaken(self, person: Person, mention: Named) -> bool:
        """Tell whether a first name misled about a person's gender: all titles of the family say the other.

        Nobody of that name must have been called by a title before the person was named in full.
        """
        return (
            person.met <= mention.start
            and not person.titled
            and len(self._genders.get(mention.wording, ())) == 1
            and mention.wording not in self._called_before
        )

    def _family(self, person: Person) -> tuple[str, ...]:
        """Return the words that may be a person's family name: the last, or the first in East Asian order."""
        words, lists = person.words, self._lists
        if family_first(words):
            return (words[0], words[-1])
        double = len(words) > 2 and words[-2] in lists.surnames
        return (words[-2], words[-1]) if double else (words[-1],)

    def _fits(self, person: Person, mention: Named) -> bool:
        """Tell whether a titled family name may be a person's: by gender, and by rank before they are met.

        “President Ruiz” before “Ana Ruiz” has come up is somebody else where there is a “Mr. Ruiz” too.
        """
        address = self._address(mention)
        if address and person.addresses and address not in person.addresses:
            return False
        role = mention.title.role.split()
        if role and mention.start < person.met and role[-1] not in person.roles:
            spoken = self._genders.get(mention.wording, set())
            if person.gender is not Gender.UNKNOWN and spoken - {person.gender}:
                return False
        return (
            Gender.UNKNOWN in (mention.title.gender, person.gender) or person.gender is mention.title.gender
        )

    @staticmethod
    def _nearest(text: str, persons: list[Person], mention: Named) -> Person | None:
        """Return who was named last before the mention; where two stand as near, who leads or stands out."""
        before = [person for person in persons if person.mentions]
        if not before:
            return None
        titled = mention.title is not NO_TITLE
        paragraph = min(text.rfind("\n", 0, mention.start) + 1, mention.start - _JUST_NOW)
        return max(before, key=lambda person: person.nearness(titled, paragraph))
