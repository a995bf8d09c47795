"""A person's gender, as far as titles and first names tell."""

import re
from collections.abc import Sequence

from reader.analysis.entities.candidates import Gender
from reader.analysis.entities.gazetteer import Gazetteer, gazetteer


def gender_of(name: str, text: str = "") -> Gender:
    """Return the gender that `name` tells: by its title (“Ms. Ruiz”), else by its first name.

    With the article's `text`, the titles that stand before the name's last word there are asked first.
    UNKNOWN where nothing tells, or where the titles disagree.
    """
    lists = gazetteer()
    words = name.split()
    if not words:
        return Gender.UNKNOWN
    spoken = {word.rstrip(".") for word in words[:-1]}
    if text:
        before = re.finditer(rf"\b([A-Z][a-z]+)\.? {re.escape(words[-1])}\b", text)
        spoken |= {found.group(1) for found in before}
    male, female = bool(spoken & lists.male_titles), bool(spoken & lists.female_titles)
    if male != female:
        return Gender.MALE if male else Gender.FEMALE
    if len(words) == 1:
        return Gender.UNKNOWN
    return Gender.UNKNOWN if family_first(words) else gender_of_first_name(words[0])


def family_first(words: Sequence[str]) -> bool:
    """Tell whether a full name is in East Asian order: “Seo Min Jae”, but not “Kim Ellery”."""
    lists = gazetteer()
    if len(words) < 2 or words[0] not in lists.east_asian:
        return False
    western = words[-1] in lists.first_names or (
        words[-1] in lists.surnames and words[-1] not in lists.east_asian
    )
    return len(words) > 2 or not western


def is_western(words: Sequence[str], lists: Gazetteer) -> bool:
    """Tell whether a full name ends in a family name of the West, after which given names tell the gender."""
    return words[-1] in lists.surnames and words[-1] not in lists.east_asian


def gender_of_first_name(name: str) -> Gender:
    """Return the gender that a first name is given to, UNKNOWN if to both or unheard of."""
    lists = gazetteer()
    stem = name if name in lists.first_names else name.partition("-")[0]
    if stem in lists.male:
        return Gender.MALE
    return Gender.FEMALE if stem in lists.female else Gender.UNKNOWN
