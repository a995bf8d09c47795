"""What the reader chose about an article's cleaning: kept with the article, obeyed by all later cleaning."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """That a unit, or every unit of a class, is put back (`keep`) or taken out.

    A unit is known by its words (`key`: lower case, single spaces), so that the choice is found again in
    another version of the page; a class by its `label`, with an empty `key`. `count` tells units of the
    same words apart: which of them it is, from 1; 0 means all of them.
    """

    keep: bool
    key: str = ""
    label: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Choices:
    """All choices about one article. `strictness` runs from -2 (keep what is in doubt) to 2.

    A choice about a unit wins over one about its class, and a later one over an earlier one.
    """

    strictness: int = 0
    made: tuple[Choice, ...] = ()
