"""Knowing a site's name: from the copyright line, its address, the link to its own story."""

import re
from collections.abc import Iterable, Iterator

from reader.cleaning.page import Page
from reader.cleaning.units import key_of, word_set

_DOMAIN = r"\.(?:com|org|net|co|io|edu|gov|uk|de|fr|es|it|nl|news|tv|info|blog|eu)\b"
#: The longest name of a host, in code points.
_LONGEST_HOST = 40
#: Longer lines are no copyright lines, in code points.
_LONGEST = 300
#: What is taken off both ends of the holder of a copyright.
_OWNER = (
    r"(?:©|\(c\)|copyright\b)[\s©:]*(?:copyright\b[\s©:]*)?"
    r"(?:(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d|present))?[\s,:|.–—-]*)?(?:by\s+)?"
    r"(?P<owner>[^|©•·\n]{2,70}?)"
    r"(?:[,.]?\s*(?:(?:19|20)\d\d\b.*|all rights.*|alle rechte.*|tous droits.*|todos los derechos.*))?$"
)
_NOTICES = r"\b(?:copyright|all rights reserved)\b\.?"
_NOT_NAMES = word_set(
    "all rights reserved the copyright inc llc ltd gmbh limited corp corporation co company"
)
_FORMS = r"[,\s]+(?:Inc|LLC|Ltd|GmbH|Limited|Corp|Corporation|Co|PLC|plc|S\.A)\.?$"


def sites_of(page: Page, names: Iterable[str]) -> frozenset[str]:
    """Return those of `names` (words in lower case) that the page shows to be its site's."""
    wanted = {name for name in names if name}
    if not wanted:
        return frozenset()
    found: set[str] = set()
    keys = frozenset(fact.key for fact in page.facts)
    owners = " | ".join(
        fact.key for unit, fact in zip(page.units, page.facts, strict=True) if _is_copyright(unit.text)
    )
    addresses = frozenset(_hosts(page.source.lower()))
    for name in wanted:
        together = name.replace(" ", "").removeprefix("the")
        if name in owners or f"about {name}" in keys or together in addresses:
            found.add(name)
    return frozenset(found)


def _hosts(text: str) -> Iterator[str]:
    """Yield the names of the hosts in addresses: “marrowpost” of www.marrowpost.com."""
    for domain in re.finditer(_DOMAIN, text):
        before = text[max(0, domain.start() - _LONGEST_HOST) : domain.start()]
        yield re.split(r"[^a-z0-9-]", before)[-1]


def copyright_owner(text: str) -> str:
    """Return whose a copyright line says the page is: “© 2019 The Harbour Times. All rights reserved.”"""
    if not _is_copyright(text):
        return ""
    found = re.search(_OWNER, text, re.IGNORECASE)
    if found is None:
        return ""
    owner = re.sub(_NOTICES, "", found["owner"], flags=re.IGNORECASE)
    owner = re.sub(_FORMS, "", owner.strip(" .,:–—-"))
    words = key_of(owner).split()
    if not words or len(words) > 6 or _NOT_NAMES.issuperset(words) or not owner[0].isalnum():
        return ""
    return owner if any(word[0].isupper() for word in owner.split()) or "." in owner else ""


def _is_copyright(text: str) -> bool:
    return len(text) <= _LONGEST and (
        "©" in text or "copyright" in text[:60].lower() or "(c)" in text[:20].lower()
    )
