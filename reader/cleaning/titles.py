"""Finding the headline among the lines of a page, and the site's name that may hang on it."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reader.cleaning.captions import is_credit, says_it_is_caption
from reader.cleaning.caseless import find_headline, is_caseless
from reader.cleaning.ebooks import ebook_title
from reader.cleaning.headline_features import features, features_of_none
from reader.cleaning.headline_survey import Surroundings, spoken, survey
from reader.cleaning.headline_trees import weigh
from reader.cleaning.headlines import Headline, find_headlines, partings
from reader.cleaning.mail import SALUTATION, head_of
from reader.cleaning.page import Page
from reader.cleaning.sites import sites_of
from reader.cleaning.units import key_of, opens_item, word_set

_WEIGHTS_FILE = "title-weights.json"
#: How long the headline of a clean text is at most, in words; with a stop at its end, and in code points.
_LONGEST, _LONGEST_STOPPED, _MOST_SIGNS = 25, 14, 200
#: Classes that an article may have by itself, without the page it stood on.
_OWN = word_set(
    """byline timestamp reading-time dateline caption credit correction title-repeat question-answer
    author-bio contact boilerplate"""
)
#: As many lines of furniture, or this share of the lines, and a text is still one without its page.
_FEW, _SMALL_SHARE = 1, 0.03
#: Lines over the story of a clean text; and the share of lines that are no sentences, each this short.
_MOST_OVER, _LOOSE_SHARE, _SHORT = 5, 0.3, 12
#: Lines as short as this, one under the other, are verse, a list or a log: the first is no headline.
_SHORT_LINE, _LINES_OF_VERSE = 60, 3
#: The longest name of the place that a letter was written at, in words.
_LONGEST_PLACE = 4
#: How like the headline the page's first line must be to count as the headline in other words.
_SAME = 0.4
#: What some papers set before the headline in a page's <title>.
_KICKERS = word_set(
    """opinion analysis review video watch live perspective editorial commentary column interview podcast
    photos gallery pictures exclusive breaking meinung kommentar avis opinión"""
)
#: How much likelier it must be that a page has no headline than that its best line is one, in log-odds.
_IN_DOUBT = 1.2
#: The same where so much stands over the story that it comes from a page: few of those have none.
_IN_DOUBT_ON_PAGE, _MUCH_OVER = 2.0, 8
#: The same for a line over the author's name or the day: that is where headlines stand.
_IN_DOUBT_SIGNED = 3.0
_SIGNED_BY = ("byline", "timestamp")
#: The longest name of a site that is written in capitals, in words.
_MOST_LETTERS = 2
#: How far below the path to an article its headline stands, in units.
_LONGEST_PATH = 8
#: The longest name of a site, in words; behind a bar on a clean text's first line, and what is before it.
_LONGEST_SITE, _LONGEST_BACK, _SHORTEST_FRONT = 7, 5, 4
_NO_HEADLINES = (
    # the head of a mail, its salutation, a turn in a log of a chat, a line of speech
    r"(?:from|to|cc|bcc|date|sent|subject|re|fwd?|reply-to|von|an|betreff|de|objet)\s*:",
    r"(?:dear|sehr geehrte[rs]?|liebe[rs]?|ch[eè]re?s?|estimad[oa]s?|querid[oa]s?)"
    r"(?:\s+[^\s,!]+){1,4}\s*[,!:–-]?$",
    r"(?:hi|hello|hey|hallo|bonjour|hola)\b(?:\s+[^\s,!]+){0,4}\s*[,!:–-]$",
    r"[\[(<]\d{1,2}[:.]\d\d[^\])>]{0,12}[\])>]\s|<[^>\s]{1,30}>\s",
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]m)?\s*[–—-]?\s*<?[^\W\d][\w .]{0,24}>?:\s",
    r"[“\"«„].*[.!?…,][”\"»“]$",
)
#: The section that some papers glue to the headline: “Business|The Bridge Is Closed”.
_SECTION = r"[^|.?!]{2,24}\|(?P<rest>[^\s|][^|]+)$"
_TURN = r"[^\W\d_][\w .'-]{0,24}:\s+\S"


class Title(NamedTuple):
    """The title: the place of its unit (-1 if there is none), its words, and the site named beside it.

    The words may be a part of the unit's. `again` are the units that say the title in other words, as the
    page's <title> does; `parts` is what else it has between strokes. `origin` says in a phrase where the
    title was found.
    """

    place: int = -1
    text: str = ""
    site: str = ""
    again: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    origin: str = ""


def find_title(page: Page) -> Title:
    """Find the headline: a clean text's first line, or what looks most like one among the lines of a page.

    A text without a headline gets none: a paragraph, a salutation or a line of verse is not made one.
    """
    if len(page.units) < 2:
        return Title()
    mail = head_of(page.units)
    if mail is not None:
        return Title(mail.about, mail.subject, origin="the subject of the mail" if mail.about >= 0 else "")
    book = ebook_title(page)
    if book >= 0:
        return Title(book, page.units[book].text, origin="the title of the book")
    if _is_bare(page):
        return _of_clean_text(page) if _heads_text(page) else Title()
    if page.story.words and is_caseless(page):
        found = find_headline(page)
        if found is None:
            return Title()
        text = page.units[found.place].text
        return Title(found.place, text, again=(0,) if found.again else (), origin="a line over the story")
    headlines = find_headlines(page)
    around = survey(page, headlines)
    weights = title_weights()
    scored = [(_score(features(headline, around), weights), headline) for headline in headlines]
    best = max(scored, key=lambda pair: pair[0], default=None)
    if best is None:
        return Title()
    none = _score(features_of_none(around), weights)
    doubt = _IN_DOUBT_ON_PAGE if around.start >= _MUCH_OVER else _IN_DOUBT
    if _is_signed(page, best[1], around):
        doubt = _IN_DOUBT_SIGNED
    if best[1].key in around.sites:
        doubt = 0.0  # a site's name stands over every page of it
    if best[0] + doubt < none:
        parts = [one for one in headlines if one.part.startswith(("front", "back"))]
        named = [one for one in parts if _names_site(one, around)]
        return _title_of(named[0], around) if named else Title()
    likeliest = weigh(scored, none, around)[0][1]
    return _title_of(_without_site(_without_path(likeliest, headlines), headlines, around), around)


def _is_signed(page: Page, headline: Headline, around: Surroundings) -> bool:
    """Tell whether an author or a day stands right under a headline, as under the article's own."""
    if not headline.spans or headline.part:
        return False
    place = spoken(headline, around.start)[0]
    below = page.facts[place + 1].furniture if place + 1 < len(page.facts) else ""
    return below in _SIGNED_BY and place <= page.story.first


def _without_path(best: Headline, headlines: Sequence[Headline]) -> Headline:
    """Return the headline itself where the path to it was found: “News › Energy › …” just above it."""
    last = max((place for place, _ in best.spans), default=-1)
    below = (
        one
        for one in headlines
        if best.key.endswith(f" {one.key}")
        and any(0 < place - last <= _LONGEST_PATH for place, span in one.spans)
        and not any(map(str.isalpha, _leading(best.text, one.text)[-2:].strip()))
    )
    opened = opens_item(best.text)
    return next((one for one in below if opened or _steps_to(_leading(best.text, one.text))), best)


def _leading(text: str, end: str) -> str:
    """Return what stands before the last words of a line."""
    return text[: max(0, len(text) - len(end))]


def _steps_to(before: str) -> bool:
    return any(sign in before for sign in "›>»/|→") or before.rstrip().endswith((":", "·", "•"))


def _without_site(best: Headline, headlines: Sequence[Headline], around: Surroundings) -> Headline:
    """Return what was found without the site's name and the kicker, if they are in it."""
    if best.key == around.first_key:
        parts = [one for one in headlines if one.part and not one.part.startswith("middle")]
        named = [one for one in parts if _names_site(one, around)]
        best = max(named, key=lambda one: len(one.text), default=best)
    cuts = partings(best.text)
    if cuts and cuts[0][2] == "bar" and key_of(best.text[: cuts[0][0]]) in _KICKERS:
        rest = key_of(best.text[cuts[0][1] :])
        best = next((one for one in headlines if one.key == rest), best)
    section = re.match(_SECTION, best.text) if best.spans and not best.part else None
    if section is not None and len(section["rest"].split()) >= _SHORTEST_FRONT:
        best = replace(best, text=section["rest"], key=key_of(section["rest"]))
    return best


def _names_site(part: Headline, around: Surroundings) -> bool:
    """Tell whether what was cut off a part of the first line is the site's name: “… : NPR”."""
    if part.part == "front colon" and part.cut.isupper():
        return len(part.cut.split()) <= _MOST_LETTERS and len(part.key.split()) >= _SHORTEST_FRONT
    return key_of(part.cut) in around.sites and part.key not in around.sites


@cache
def title_weights() -> Mapping[str, float]:
    """Return the weight of each feature of a headline, read once: positive speaks for the headline.

    A ranking of each page's lines, fitted to pages of the WCXB data set (Murrough Foley, 2026, CC BY 4.0).
    """
    weights: dict[str, float] = json.loads(Path(__file__).with_name(_WEIGHTS_FILE).read_text("utf-8"))
    return weights


def _score(names: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum([weights.get(name, 0.0) for name in names])


def _title_of(headline: Headline, around: Surroundings) -> Title:
    """Return the headline with its place, and what else the page's first line says."""
    page = around.page
    if headline.spans:
        first_too = headline.spans[0][0] == 0 and headline.key == page.facts[0].key
        place = 0 if first_too else spoken(headline, around.start)[0]
        text = headline.text if first_too or not headline.part else _words_at(headline, page, place)
        origin = "the page's first line" if place == 0 else "a line over the story"
    else:
        place, text, origin = 0, headline.text, "the page's first line, without the site's name"
    again = (0,) if place and _says_again(around, headline) else ()
    if place and not again:
        return Title(place, text, origin=origin)
    site = _site_beside(headline, around)
    return Title(place, text, site, again, _other_parts(around.first, (headline.key, key_of(site))), origin)


def _other_parts(first: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return what stands between the strokes of the first line besides headline and site."""
    ends = [0, *(place for start, end, _ in partings(first) for place in (start, end)), len(first)]
    parts = (first[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
    return tuple(part for part in parts if key_of(part) and key_of(part) not in known)


def _words_at(headline: Headline, page: Page, place: int) -> str:
    """Return a headline as it is written at a place: there it may have other capitals than in the <title>."""
    unit = page.units[place]
    return unit.text if page.facts[place].key == headline.key else headline.text


def _says_again(around: Surroundings, headline: Headline) -> bool:
    """Tell whether the page's first line is its <title>: the headline in about the same words."""
    named = [key_of(around.first[: cut[0]]) for cut in partings(around.first)[:1]]
    named += [key_of(around.first[cut[1] :]) for cut in partings(around.first)[-1:]]
    if headline.part or not around.sites.isdisjoint(named):
        return True
    own, first = set(headline.key.split()), set(around.first_key.split())
    return len(own & first) >= _SAME * min(len(own), len(first)) and min(len(own), len(first)) >= 3


def _site_beside(headline: Headline, around: Surroundings) -> str:
    """Return the site that the page's first line names beside the headline, or ""."""
    name = _cut_beside(headline, around)
    if key_of(name) in around.sites:
        return name
    like_name = any(map(str.isalpha, name)) and not name[0].islower()
    if any(word.isdigit() for word in name.split()):
        return ""  # “Top 25 Ranked by Market Share” is what the page is proud of
    return name if like_name and len(name.split()) <= _LONGEST_SITE else ""


def _cut_beside(headline: Headline, around: Surroundings) -> str:
    if headline.part and not headline.part.startswith("middle"):
        cut = headline.cut
        last = partings(cut)[-1:]
        return cut[last[0][1] :] if last and headline.part.startswith("front") else cut
    cuts = partings(around.first)
    if not cuts or headline.key == around.first_key:
        return ""
    front, back = around.first[: cuts[0][0]], around.first[cuts[-1][1] :]
    for name in (back, front):
        if key_of(name) in around.sites and len(name.split()) <= _LONGEST_SITE:
            return name
    return ""


def _of_clean_text(page: Page) -> Title:
    """Return a clean text's first line, without a site's name behind a stroke that parts little else."""
    text = page.units[0].text
    cuts = partings(text)
    if cuts:
        start, end, kind = cuts[-1]
        front, back = text[:start], text[end:]
        known = key_of(back) in sites_of(page, [key_of(back)])
        short = len(front.split()) >= _SHORTEST_FRONT and len(back.split()) <= _LONGEST_BACK
        if (short and kind == "bar") or (known and len(front.split()) > 1):
            return Title(0, front, back, origin="the first line, without the site's name")
    return Title(0, text, origin="the first line")


def _is_bare(page: Page) -> bool:
    """Tell whether a text stands without the page it was on: nothing but an article, or no article at all."""
    if page.story.words and page.story.first > _MOST_OVER:
        return False
    furniture = loose = 0
    for fact in page.facts:
        if fact.furniture:
            furniture += fact.furniture not in _OWN
        else:
            loose += not fact.stopped and fact.words <= _SHORT
    few = furniture <= max(_FEW, _SMALL_SHARE * len(page.facts))
    return few and (not page.story.words or loose <= max(_MOST_OVER, _LOOSE_SHARE * len(page.facts)))


def _heads_text(page: Page) -> bool:
    """Tell whether the first line of a clean text is its headline."""
    fact, text = page.facts[0], page.units[0].text
    if not 1 <= fact.words <= _LONGEST or "\n" in text or len(text) > _MOST_SIGNS or text[0].islower():
        return False
    if fact.furniture or opens_item(text) or is_credit(text):
        return False
    if text[-1] in ",;:…" or says_it_is_caption(text) or page.units[0].joined == "broken-sentence":
        return False
    if any(re.match(pattern, text, re.IGNORECASE) for pattern in _NO_HEADLINES):
        return False
    if fact.stopped and text[-1] == "." and (fact.words > _LONGEST_STOPPED or not _in_title_case(text)):
        return False
    return not _is_log(page) and not _is_verse(page) and not _is_letter(page)


def _in_title_case(text: str) -> bool:
    long = [word for word in text.split() if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) > 0.6 * len(long)


def _is_log(page: Page) -> bool:
    """Tell whether a text is made of turns, as a chat or an interview is: its first line is one of them."""
    turns = [re.match(_TURN, unit.text) is not None for unit in page.units[:4]]
    return len(turns) > 1 and turns[0] and sum(turns) >= 0.75 * len(turns)


def _is_letter(page: Page) -> bool:
    """Tell whether a text is a letter, so that its first line is the place it was written at."""
    return len(page.units[0].text.split()) <= _LONGEST_PLACE and any(
        re.match(SALUTATION, unit.text, re.IGNORECASE) for unit in page.units[1:4]
    )


def _is_verse(page: Page) -> bool:
    """Tell whether the first line is one of several short ones under each other: verse, an address, notes.

    A gap under the first line sets it apart; but if all lines stand apart, and there is no prose, it is one
    of them.
    """
    lines = page.units[1 : 1 + _LINES_OF_VERSE]
    if len(lines) < _LINES_OF_VERSE or any(len(unit.text) > _SHORT_LINE for unit in lines):
        return False
    if any(fact.prose for fact in page.facts[1 : 1 + _LINES_OF_VERSE]):
        return False
    return all(unit.gap == 0 for unit in lines) or (
        not page.story.words and all(unit.gap == lines[0].gap for unit in lines)
    )
