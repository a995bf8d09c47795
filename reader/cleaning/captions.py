"""Finding the captions of pictures and the credits of those who took them: they stay, as what they are."""

import re
from functools import cache

from reader.article import BlockKind
from reader.cleaning.bylines import is_name
from reader.cleaning.page import Page
from reader.cleaning.units import word_set

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
    r"(?:[:/©]|\bby\b|\bcourtesy\b|\bvia\b|\bfrom\b)\s*\S",
    re.IGNORECASE,
)
_OPENINGS = ("courtesy ", "handout", "file photo", "archive photo", "contributed photo", "submitted photo")
_PARTS = re.compile(r"\s*(?:/+|\|+|©|\bvia\b|\bfor\b|,|\s[—–-]\s)\s*", re.IGNORECASE)
_ENDINGS = (" photographer", " staff photo")


@cache
def _agencies() -> frozenset[str]:
    return frozenset(_AGENCIES.split(" | "))


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
    if lowered.startswith(_OPENINGS) or (lowered.endswith(_ENDINGS) and "," in plain):
        return True
    if plain.startswith("©"):
        return not any(map(str.isdigit, plain)) and len(plain) <= 60
    return _names_agency(plain) or _names_paper(plain)


def _names_agency(text: str) -> bool:
    """Tell whether a line is an agency, or people and papers with an agency behind: “Ann Hall, AP”."""
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
def _in_captions() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what shows a caption: a credit at its end, a label at its start, the language of pictures."""
    credit = re.compile(
        r"\((?:AP Photo|Photo|Image|Picture|Reuters|Getty|AFP|EPA|AP|Courtesy|File|Credit)\b[^)]{0,80}\)\W*$|"
        r"\b(?:Photo|Image|Picture|Photograph|Illustration|Credit)(?: credit| by)?\s?[:/]\s?"
        r"[A-Z][^.!?]{2,60}\W*$|"
        r"\b[A-Z][\w’'-]+ [A-Z][\w’'-]+\s?/\s?(?:AP|AFP|Reuters|Getty Images|EPA|Bloomberg|Pool)\b"
        r"[^.!?]{0,30}\W*$"
    )
    label = re.compile(
        r"^(?:Caption|Image caption|Photo caption|File photo|FILE|Pictured|In this (?:photo|image))\b",
        re.IGNORECASE,
    )
    language = re.compile(
        r"\((?:left|right|centre|center|top|bottom|l|r|above|below)\)|, (?:left|right|centre|center)[,.]|"
        r"\b(?:pictured|seen here|shown here|in this (?:photo|image))\b|"
        r"\b(?:poses?|stands?|walks?|sits?|looks?|speaks?|arrives?|waves?|holds?|attends?|depart|leaves?|gather|"
        r"listens?|works?|watch(?:es)?|line|shakes?|shows?|inspects?|prepares?|carry|carries)\b",
        re.IGNORECASE,
    )
    return credit, label, language


def find_captions(page: Page, twins: dict[int, int]) -> dict[int, BlockKind]:
    """Return the units that are captions or credits, by place.

    `twins` are the units that are said twice close together, each with the place of its better copy:
    a caption is the sentence before a credit, one with a credit in it, or one that stands twice near the top.
    """
    kinds: dict[int, BlockKind] = {}
    units, facts = page.units, page.facts
    credit, label, _ = _in_captions()
    for place, unit in enumerate(units):
        fact = facts[place]
        if len(unit.text) > _LONGEST or (fact.sign is not None and fact.sign.label == "byline"):
            continue
        if fact.words <= _MOST_WORDS and is_credit(unit.text):
            kinds[place] = BlockKind.CREDIT
            caption = _captioned(page, place, twins, kinds)
            if caption >= 0:
                kinds[caption] = BlockKind.CAPTION
        elif 4 <= fact.words <= 80 and (credit.search(unit.text) or label.match(unit.text)):
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
    return kinds


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
    language = _in_captions()[2]
    alone = fact.prose and fact.words <= 60 and len(page.units[place].text) <= 400
    at_top = place <= page.story.first + 1
    described = language.search(page.units[place].text) is not None
    return place if alone and (at_top or described) else -1
