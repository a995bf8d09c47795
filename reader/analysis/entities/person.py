"""One person of an article, while the mentions are being gathered."""

from dataclasses import dataclass, field

from reader.analysis.entities.candidates import Gender, Named
from reader.analysis.entities.personal_names import PersonalName

#: Who has been named in full more often than that, and never in short, is named so to be told apart.
_THROUGHOUT = 2
_PARENTS = frozenset(("abu", "abou", "umm", "um", "oum"))


@dataclass(slots=True, eq=False)
class Person:
    """One person while the mentions are being gathered; `names` are the full names they go by.

    `called` is where the family name, alone or in full, stood last; `short` and `full`: how often each;
    `given`: how often the given name alone, but for what others say.
    """

    names: list[PersonalName]
    gender: Gender
    mentions: list[Named] = field(default_factory=list)
    leads: bool = False
    met: int = 0
    met_to: int = 0
    roles: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    titled: bool = False
    in_full: int = -1
    addresses: set[str] = field(default_factory=set)
    called: int = 0
    short: int = 0
    full: int = 0
    given: int = 0
    age: int = 0
    kin: bool = False
    generations: int = 0
    late: bool = False

    @property
    def name(self) -> PersonalName:
        """The fullest name."""
        return self.names[0]

    def is_parent_of(self, key: str) -> bool:
        """Tell whether a person is called after a child of that name: “Umm Bilal” is not Bilal."""
        return len(self.name.keys) == 2 and self.name.keys[0] in _PARENTS and self.name.keys[1] == key

    def add(self, mention: Named, leading: frozenset[str]) -> None:
        """Take a mention in, with what its title says."""
        self.mentions.append(mention)
        if mention.title.gender is not Gender.UNKNOWN:
            self.gender = mention.title.gender
            self.titled = True
        role = mention.title.role.lower().split()
        self.leads = self.leads or (bool(role) and role[-1] in leading and role[0] != "former")

    def nearness(self, titled: bool, paragraph: int, before: int) -> int:
        """Return how near a person is to a reader's mind, in code points: by the last mention and standing.

        Only the family name counts: who goes by the given name, or in full throughout, is not meant by it.
        Who leads is “Mr. Kim” while others of the name are called in full; who is named often is near, and
        who was presented with an age is somebody the report is about; and who has just been named in full,
        in the `paragraph` that starts at that offset or shortly before it, is meant next, unless another
        has been called by a title all along. A relative of somebody else is less so, but for
        right behind the paragraph that names them, which starts at `before`.
        """
        fresh = 1200 if self.in_full >= paragraph else 0
        if self.kin:
            heard = 0 if self.in_full >= before and not titled else -900
            fresh = (400 if titled else 600) if fresh and (titled or self.in_full >= before) else heard
        fresh += 700 if titled and self.titled else 0
        standing = fresh + ((1500 if titled else 400) if self.leads else 0) + (400 if self.age else 0)
        throughout = self.short == 0 and self.full > _THROUGHOUT
        return self.called + (-900 if throughout else standing + 150 * min(self.short + self.full, 12))
