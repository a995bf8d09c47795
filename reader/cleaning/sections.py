"""Reading off the page where its article appeared: the site, and the section of it."""

import re

from reader.cleaning.page import Page
from reader.cleaning.sites import copyright_owner
from reader.cleaning.telling import NOTHING, Told
from reader.cleaning.titles import Title
from reader.cleaning.units import key_of, word_set

#: The longest kicker and step of a breadcrumb, in words.
_LONGEST_SECTION = 4
_STEPS = r"\s*[>›»/|→]\s*"
_HOME = word_set("home homepage start startseite accueil inicio blog news")
_SIGN_OFF = (
    r"\bis (?:an? |the )?(?:[\w’'-]+ ){0,4}?(?:contributor|reporter|correspondent|columnist|writer|editor)"
    r"(?: (?:at|for|to|with|of)) (?P<site>(?:[Tt]he )?[A-Z][\w.&’' -]{2,40}?)(?:[.,;]|$| where| who| and )"
)


def site_of(page: Page, title: Title) -> Told:
    """Return the site's name: beside the headline, in the copyright line, where its writers are named."""
    if title.site:
        return Told(title.site, "the page's first line, beside the title")
    for place in range(len(page.units) - 1, -1, -1):
        sign = page.facts[place].sign
        if sign is not None and sign.label == "copyright":
            owner = copyright_owner(page.units[place].text)
            if owner:
                return Told(owner, "the copyright line")
    for place in range(max(0, page.story.last), len(page.units)):
        fact = page.facts[place]
        if fact.sign is not None and fact.sign.label == "author-bio":
            told = re.search(_SIGN_OFF, page.units[place].text)
            if told:
                return Told(told["site"].strip(), "a line about the author")
    return NOTHING


def section_of(page: Page, title: Title) -> Told:
    """Return the section: the last step of a breadcrumb, a part of the page's first line, a kicker."""
    said = {fact.key for fact in page.facts}
    title_key = key_of(title.text)
    for place in range(max(title.place, 0) - 1, -1, -1):
        fact, text = page.facts[place], page.units[place].text
        if fact.words <= 16 and re.search(_STEPS, text) and re.split(_STEPS, text)[0].lower() in _HOME:
            steps = [step.strip() for step in re.split(_STEPS, text) if step.strip()]
            steps = [step for step in steps[1:] if key_of(step) and not title_key.startswith(key_of(step))]
            if steps and len(steps[-1].split()) <= _LONGEST_SECTION:
                return Told(steps[-1], "the breadcrumb")
    for part in title.parts:
        if (
            key_of(part) in said
            and key_of(part) != key_of(title.site)
            and len(part.split()) <= _LONGEST_SECTION
        ):
            return Told(part, "the page's first line, beside the title")
    return _kicker(page, title)


def _kicker(page: Page, title: Title) -> Told:
    """Return the line of a word or two right over the headline, if a menu of the page has it as well."""
    place = title.place - 1
    if place < 1:
        return NOTHING
    fact, text = page.facts[place], page.units[place].text
    if not 1 <= fact.words <= _LONGEST_SECTION or fact.stopped or not text[0].isupper() or len(text) > 30:
        return NOTHING
    if fact.furniture not in ("", "tags"):
        return NOTHING
    over = page.facts[place - 1]
    if over.words <= _LONGEST_SECTION and over.sign is None:
        return NOTHING  # the last line of a menu
    elsewhere = any(
        other.key == fact.key for number, other in enumerate(page.facts) if abs(number - place) > 2
    )
    return Told(text, "the line over the title") if elsewhere else NOTHING
