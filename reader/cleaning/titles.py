"""Finding the headline, and the site's name that may hang on it."""

import re
from dataclasses import dataclass

from reader.cleaning.captions import is_credit, says_it_is_caption
from reader.cleaning.page import Page
from reader.cleaning.units import opens_item

_SITE = re.compile(r"\s+[|»·•]\s+|\s+::\s+|\s+[–—-]\s+")
_SURE_SITE = re.compile(r"\s+[|»]\s+|\s+::\s+")
_CLOSERS = '"”’»)'
_MOST_TITLE_WORDS = 30
#: From how many lines before the story on the first one is a part of the page, not of the article.
_FAR_DOWN = 8


@dataclass(frozen=True, slots=True)
class Title:
    """The title: the place of its unit (-1 if there is none), its words, and the site that a suffix names."""

    place: int = -1
    text: str = ""
    site: str = ""


def find_title(page: Page) -> Title:
    """Find the headline: the first line, or where a page's navigation comes first, the line over the story.

    A site's name behind the headline goes if another line says the headline without it.
    """
    units, facts = page.units, page.facts
    if len(units) < 2:
        return Title()
    repeated = _repeated_title(page) if _could_be_title(page, 0) else Title()
    if repeated.place >= 0:
        return repeated
    over = _over_story(page)
    under_menu = (
        over >= 0
        and not _has_byline_below(page)
        and (_is_far_down(page) or (page.story.first > _FAR_DOWN and _alike(page, 0, over)))
    )
    if _could_be_title(page, 0) and not under_menu:
        first = units[0].text
        parts = _SURE_SITE.split(first)
        if len(parts) > 1 and len(parts[0].split()) >= 4 and len(parts[-1].split()) <= 5:
            return Title(0, parts[0], parts[-1])
        near = _FAR_DOWN if _is_bare(page) else 3
        if facts[0].words >= 3 or page.story.first <= near:
            return Title(0, first)
    return Title(over, units[over].text) if over >= 0 else Title()


def _is_far_down(page: Page) -> bool:
    """Tell whether the page's furniture comes first, so that the first line may be a part of it."""
    before = range(page.story.first)
    if len(before) <= _FAR_DOWN:
        return False
    menu = sum(_is_menu(page, place) for place in before)
    return menu >= max(3, 0.5 * len(before))


def _has_byline_below(page: Page) -> bool:
    """Tell whether the first line stands right over the author's name, as a headline does."""
    signs = [fact.sign for fact in page.facts[1:3]]
    return page.facts[0].words >= 4 and any(sign is not None and sign.label == "byline" for sign in signs)


def _is_bare(page: Page) -> bool:
    """Tell whether nothing of a page stands over the text, as in a book: only a byline, perhaps a date."""
    before = page.facts[: page.story.first]
    return all(fact.sign is None or fact.sign.label in ("byline", "timestamp") for fact in before)


def _is_menu(page: Page, place: int) -> bool:
    fact = page.facts[place]
    return (fact.sign is not None and fact.sign.certain) or opens_item(page.units[place].text)


def _alike(page: Page, first: int, second: int) -> bool:
    """Tell whether two lines have most of their words in common."""
    words, others = (set(page.facts[place].key.split()) for place in (first, second))
    return len(words & others) >= 0.5 * max(len(words), len(others))


def _over_story(page: Page) -> int:
    """Return the place of the likeliest headline among the lines before the story, or -1."""
    facts, story = page.facts, page.story
    if not story.words:
        return -1
    best, place_of_best = 2.0, -1
    for place in range(max(1, story.first - 25), story.first):
        fact = facts[place]
        if fact.words < 3 or opens_item(page.units[place].text) or not _could_be_title(page, place):
            continue
        score = min(fact.words, 10) - 0.4 * (story.first - place) - 3 * (fact.sign is not None)
        score += 5 * _alike(page, 0, place) - 3 * (page.units[place].text[-1] == ".")
        if score > best:
            best, place_of_best = score, place
    return place_of_best


def _repeated_title(page: Page) -> Title:
    """Find a later line that the first one says again, alone or with a site's name behind it."""
    units, facts = page.units, page.facts
    key, text = facts[0].key, units[0].text
    best = Title()
    for place in range(1, min(len(units), 400)):
        other = facts[place].key
        if not (
            key.startswith(other) and len(other.split()) >= 3 and facts[place].words <= _MOST_TITLE_WORDS
        ):
            continue
        rest = text[len(units[place].text) :].strip(" |–—-·•»:")
        if other == key:
            return Title(0, text)
        if (
            _SITE.search(text)
            and len(units[place].text) > len(best.text)
            and text.startswith(units[place].text)
        ):
            best = Title(place, units[place].text, rest)
    return best


def _could_be_title(page: Page, place: int) -> bool:
    fact, text = page.facts[place], page.units[place].text
    if not 1 <= fact.words <= _MOST_TITLE_WORDS or "\n" in text or len(text) > 250:
        return False
    if fact.sign is not None and fact.sign.certain and fact.words <= 8:
        return False
    if (
        (page.units[place].joined == "broken-sentence" and fact.stopped)
        or is_credit(text)
        or says_it_is_caption(text)
    ):
        return False
    if fact.prose and text[-1] == "." and (fact.words > 14 or not _sets_apart(page, place)):
        return False
    return not text[0].islower() and not (fact.words < 4 and text.rstrip(_CLOSERS)[-1:] in ".;:,…")


def _sets_apart(page: Page, place: int) -> bool:
    """Tell whether a line that ends in a stop is a headline all the same: much shorter than what follows."""
    rest = page.facts[place + 1 : place + 4]
    return any(fact.words > 3 * page.facts[place].words for fact in rest)
