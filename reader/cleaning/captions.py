"""Finding the captions of pictures and the credits of those who took them: they stay, as what they are."""

import re
from functools import cache, lru_cache

from reader.article import BlockKind
from reader.cleaning.bylines import is_name
from reader.cleaning.datelines import find_dateline
from reader.cleaning.page import Page
from reader.cleaning.units import REMEMBERED, key_of, word_set

#: Names of agencies and picture desks, as they stand in credits, parted by “ | ”.
_AGENCIES = (
    "getty images | getty | reuters | associated press | ap photo | ap | afp | agence france-presse | "
    "shutterstock | alamy | istock | unsplash | pexels | bloomberg | bloomberg news | epa | epa-efe | "
    "zuma press | zuma | press pool | pool | xinhua | tass | dpa | pa wire | pa | pa media | imago | "
    "corbis | magnum | wikimedia commons | wikimedia | flickr | pixabay | adobe stock | anadolu "
    "agency | anadolu | nurphoto | kyodo | yonhap | keystone | ansa | lapresse | sipa | redux | "
    "polaris | press association | national park service | nasa | noaa | handout | courtesy photo | "
    "file photo | file | staff | staff photo | news agency | kcna | zuma wire | cnp | upi | "
    "depositphotos | dreamstime | newscom | cover images | backgrid | splash news | wireimage | "
    "filmmagic | everett collection"
)
_MOST_WORDS = 16
#: Behind “File photo” more words than this are a caption.
_MOST_OPENED = 7
#: The longest caption, in code points: lines beyond are looked at by no pattern.
_LONGEST = 800


#: What a credit names first: the thing that was made.
_THINGS = word_set(
    "photo photos photograph photographs image images picture pictures illustration illustrations graphic "
    "graphics video credit credits foto bild artwork"
)
#: What is said of it then, before the name.
_MADE = re.compile(
    r"(?:\s+(?:credits?|by|courtesy(?:\s+of)?|source|via|illustration(?:\s+by)?|taken by|from))*\s*"
    r"(?:[:/©…]|\.\.\.|\bby\b|\bcourtesy\b|\bvia\b|\bfrom\b)\s*\S",
    re.IGNORECASE,
)
_OPENINGS = (
    "courtesy ",
    "via ",
    "handout",
    "file photo",
    "archive photo",
    "contributed photo",
    "submitted photo",
)
_PARTS = re.compile(r"\s*(?:/+|\|+|©|\bvia\b|\bfor\b|,|\s[—–-]\s)\s*", re.IGNORECASE)
_STROKES = re.compile(r"[/|©,]")
#: How a caption calls itself.
_LABELS = (
    *("caption:", "caption ", "image caption", "photo caption", "file photo", "file -", "file –", "file —"),
    *("pictured", "in this photo", "in this image"),
)
#: The language of captions: where people stand in the picture, that they are seen, and what they do.
_SIDES = word_set("left right centre center top bottom l r above below")
_SEEN = ("pictured", "seen here", "shown here", "in this photo", "in this image")
_POSES = word_set(
    """pose poses stand stands walk walks sit sits look looks speak speaks arrive arrives wave waves hold
    holds attend attends depart leave leaves gather listen listens work works watch watches line shake shakes
    show shows inspect inspects prepare prepares carry carries"""
)
#: How far from the end of a caption its credit may begin, in code points.
_LONGEST_CREDIT = 120
_ENDINGS = (" photographer", " staff photo")


@cache
def _agencies() -> frozenset[str]:
    return frozenset(_AGENCIES.split(" | "))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(agency.rpartition(" ")[2] for agency in _agencies())


@lru_cache(maxsize=REMEMBERED)
def is_credit(text: str) -> bool:
    """Tell whether a line says who made a picture: “Ann Hall/Press Pool”, “Photo: Bo Lund”."""
    words = text.split()
    if len(words) > _MOST_WORDS or (text[-1] in ".!?" and len(words) > 8 and "/" not in text):
        return False
    plain = text.strip(" ()[].")
    lowered = plain.lower()
    first = re.match(r"\w*", lowered)
    thing = first.group() if first else ""
    if thing in _THINGS and _MADE.match(plain, len(thing)):
        return True
    if (lowered.startswith(_OPENINGS) and len(words) <= _MOST_OPENED) or (
        lowered.endswith(_ENDINGS) and "," in plain
    ):
        return True
    if plain.startswith("©"):
        return not any(map(str.isdigit, plain)) and len(plain) <= 60
    return _names_agency(plain) or _names_paper(plain)


def _names_agency(text: str) -> bool:
    """Tell whether a line is an agency, or people and papers with an agency behind: “Ann Hall, AP”."""
    last = text.lower().rstrip(" \t/|©,").rpartition(" ")[2]
    if _STROKES.split(last)[-1] not in _last_words() and last not in ("via", "for"):
        return False  # nearly every line: its parts are not worth a look
    parts = [part for part in _PARTS.split(text) if part]
    agencies = 0
    for part in reversed(parts):
        if part.lower().removeprefix("the ") not in _agencies():
            break
        agencies += 1
    return agencies > 0 and all(map(is_name, parts[: len(parts) - agencies]))


def _names_paper(text: str) -> bool:
    """Tell whether a line is a person and, behind a stroke, a paper: “Ann Hall/The Harbour Post”."""
    person, stroke, house = text.partition("/")
    if not stroke:
        person, stroke, house = text.partition(" for The ")
    if not stroke or "/" in house[1:] or len(text) > 70:
        return False
    person, house = person.strip(), house.strip(" /")
    return is_name(person) and len(person.split()) >= 2 and bool(house) and is_name(house.replace("&", "and"))


@cache
def _credit_at_end() -> re.Pattern[str]:
    """Return what a caption with its credit in it ends in: “(AP Photo/Ann Hall)”, “Photo: Ann Hall”."""
    return re.compile(
        r"\((?:AP Photo|Photo|Image|Picture|Reuters|Getty|AFP|EPA|AP|Courtesy|File|Credit)\b[^)]{0,80}\)\W*$|"
        r"\b(?i:Photo|Image|Picture|Photograph|Illustration|Credit)(?: (?i:credit|by))?\s?[:/]\s?"
        r"[A-Z][^.!?]{2,60}\W*$|"
        r"\b[A-Z][\w'-]+ [A-Z][\w'-]+\s?/\s?(?:AP|AFP|Reuters|Getty Images|EPA|Bloomberg|Pool)\b"
        r"[^.!?]{0,30}\W*$|"
        r"\bREUTERS/[A-Z][^.!?]{2,50}\W*$"
    )


def says_it_is_caption(text: str) -> bool:
    """Tell whether a line calls itself a caption, or has its credit at its end."""
    if text.lower().startswith(_LABELS):
        return True
    last = text[-_LONGEST_CREDIT:].replace("’", "'")
    return any(sign in last for sign in "(/:") and _credit_at_end().search(last) is not None


def may_be_picture(text: str) -> bool:
    """Tell whether a line is, by its words alone, a caption or a credit."""
    return is_credit(text) or says_it_is_caption(text)


def _describes_picture(text: str) -> bool:
    """Tell whether a sentence is in the language of captions: “Ann Hall, left, waves to the crew.”"""
    lowered = text.lower()
    if any(f"({side})" in lowered or f", {side}," in lowered or f", {side}." in lowered for side in _SIDES):
        return True
    return any(words in lowered for words in _SEEN) or not _POSES.isdisjoint(key_of(text).split())


def find_captions(page: Page, twins: dict[int, int]) -> dict[int, BlockKind]:
    """Return the units that are captions or credits, by place.

    `twins` are the units that are said twice close together, each with the place of its better copy:
    a caption is the sentence before a credit, one with a credit in it, or one that stands twice near the top.
    """
    kinds: dict[int, BlockKind] = {}
    units, facts = page.units, page.facts
    for place, unit in enumerate(units):
        fact = facts[place]
        if len(unit.text) > _LONGEST or (fact.sign is not None and fact.sign.label == "byline"):
            continue
        if fact.words <= _MOST_WORDS and is_credit(unit.text):
            kinds[place] = BlockKind.CREDIT
            caption = _captioned(page, place, twins, kinds)
            if caption >= 0:
                kinds[caption] = BlockKind.CAPTION
        elif 4 <= fact.words <= 80 and says_it_is_caption(unit.text):
            kinds[place] = BlockKind.CAPTION
    top = min(len(units), page.story.first + 4)
    for worse, better in twins.items():
        holed = (
            facts[worse].words != facts[better].words
            or "  " in page.source[units[worse].where.start : units[worse].where.end]
        )
        near_top = max(worse, better) <= top
        if (
            kinds.get(better) is None
            and facts[better].prose
            and (near_top or holed)
            and abs(worse - better) <= 2
        ):
            kinds[better] = BlockKind.CAPTION
    for worse, better in twins.items():
        if kinds.get(better) is BlockKind.CAPTION or kinds.get(worse) is BlockKind.CAPTION:
            kinds[better] = kinds[worse] = BlockKind.CAPTION
    _mark_houses(page, twins, kinds)
    return kinds


def _mark_houses(page: Page, twins: dict[int, int], kinds: dict[int, BlockKind]) -> None:
    """Take a bare name below a caption over the text for its credit: “Solvik Harbour Museum”."""
    for place in [
        at for at, kind in kinds.items() if kind is BlockKind.CAPTION and at <= page.story.first + 2
    ]:
        below = place + 1
        while below in twins:
            below += 1
        if below + 1 >= len(page.units) or below in kinds or not page.facts[below + 1].prose:
            continue
        text = page.units[below].text
        between = [at for at in range(page.story.first, below) if page.facts[at].prose and at not in kinds]
        if page.facts[below].sign is None and not between and not text.isupper() and is_name(text):
            kinds[below] = BlockKind.CREDIT


def _captioned(page: Page, credit: int, twins: dict[int, int], kinds: dict[int, BlockKind]) -> int:
    """Return the place of the caption that the credit at `credit` belongs to, or -1."""
    place = credit - 1
    while place >= 0 and kinds.get(place) is BlockKind.CREDIT:
        place -= 1
    if place < 1 or kinds.get(place) is BlockKind.CAPTION:
        return -1
    fact = page.facts[place]
    if place in twins or place in twins.values():
        return place
    alone = fact.prose and fact.words <= 60 and len(page.units[place].text) <= 400
    at_top = place <= page.story.first + 1
    text = page.units[place].text
    if alone and find_dateline(text) is None and (at_top or _describes_picture(text)):
        return place
    named = page.units[credit].text.lower().startswith("credit")
    return place if named and fact.stopped and fact.words <= 60 else -1
