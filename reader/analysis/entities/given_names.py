"""Given names of the whole world, by whom they are given to: for telling which pronoun fits a person.

They say nothing about what is a name, and so stand apart from the gazetteer.
"""

from dataclasses import dataclass
from functools import cache

from reader.analysis.entities.candidates import Gender
from reader.analysis.entities.gazetteer import sections


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Names that the gazetteer does not tell the gender of, and the `doubtful` ones of those it does."""

    male: frozenset[str]
    female: frozenset[str]
    doubtful: frozenset[str]

    def gender(self, name: str) -> Gender:
        """Return whom a given name is given to nearly everywhere, UNKNOWN if it is not listed."""
        for form in (name, name.partition("-")[0]):
            if form in self.male:
                return Gender.MALE
            if form in self.female:
                return Gender.FEMALE
        return Gender.UNKNOWN


@cache
def given_names() -> GivenNames:
    """Return the lists, read from the package at the first call and kept, as the gazetteer is."""
    found = sections("given-names.txt")
    return GivenNames(frozenset(found["male"]), frozenset(found["female"]), frozenset(found["doubtful"]))
