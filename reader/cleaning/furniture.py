"""Knowing the furniture of a page by its own words: share bars, bylines, forms, links to other stories."""

from typing import NamedTuple

from reader.cleaning import phrases
from reader.cleaning.bylines import byline_names
from reader.cleaning.dates import is_timestamp
from reader.cleaning.shapes import shapes_for
from reader.cleaning.units import is_stopped, key_of, word_count, word_set

#: Longer lines are looked at by no pattern: they are prose, or no language at all.
_MOST_WORDS, _LONGEST = 80, 1_000


class Sign(NamedTuple):
    """What a line looks like by its words alone. A `certain` sign needs no other evidence."""

    label: str
    reason: str
    certain: bool


def sign_of(text: str) -> Sign | None:
    """Return what the words of a line say it is, or None if they say nothing."""
    if len(text) > _LONGEST or "\n" in text:
        return None
    words = word_count(text)
    if words > _MOST_WORDS:
        return None
    key = key_of(text)
    doubtful: Sign | None = None
    for look in (_by_phrase, _by_shape, _by_person):
        sign = look(text, key, words)
        if sign is not None and sign.certain:
            return sign
        doubtful = doubtful or sign
    return doubtful


def _by_phrase(text: str, key: str, words: int) -> Sign | None:
    label = phrases.whole().get(key)
    if label is not None:
        return Sign(label, f"says only “{text}”", certain=key not in phrases.headings_too())
    parts = key.split(" ")
    if parts and words <= 12 and phrases.SHARE_WORDS.issuperset(parts) and "share" in parts[:1]:
        return Sign("share-bar", "has only the words of a share bar", certain=True)
    networks = [part for part in parts if part not in _FOLLOWING]
    if len(parts) > 1 and networks and words <= 16 and all(part in _NETWORKS for part in networks):
        return Sign("share-bar", "lists social networks", certain=True)
    if key in _NETWORKS:
        return Sign("share-bar", f"says only “{text}”", certain=False)
    rules = phrases.opening()
    for count in range(min(6, len(parts)), 0, -1):
        rule = rules.get(" ".join(parts[:count]))
        if rule is not None and words <= rule[1]:
            plain = rule[0] not in _NEEDS_NO_STOP or not is_stopped(text)
            opening = " ".join(text.split()[:count])
            words_of_class = _NEEDS_WORD.get(rule[0])
            told = words_of_class is None or not words_of_class.isdisjoint(parts)
            sure = opening.endswith(":") or (count > 1 and plain and told)
            return Sign(rule[0], f"begins with “{opening}”", sure)
    for phrase, label, most in phrases.inside():
        if words <= most and phrase in key:
            return Sign(label, f"has the words “{phrase}”", certain=False)
    return None


#: Lines of one such word are links to share by; several in a row are a share bar.
_NETWORKS = word_set(
    """facebook twitter linkedin pinterest whatsapp telegram reddit flipboard email mail print instagram
    youtube tiktok rss x bluesky threads mastodon messenger pocket tumblr sms wechat weibo vk viber line
    skype snapchat tweet share pin text"""
)
#: What may stand before the names of networks: “Follow us on”.
_FOLLOWING = word_set("follow us find connect with on")
#: Classes whose opening words also begin honest sentences: only a line without a stop is certain.
_NEEDS_NO_STOP = word_set(
    "navigation call-to-action related timestamp boilerplate tags author-bio contact form-message share-bar"
)
#: Classes whose opening words are certain only together with one of these.
_NEEDS_WORD = {
    "newsletter": word_set(
        "newsletter newsletters inbox email emails e subscribe subscribing sign signing alerts mail"
    ),
    "cookies": word_set("cookie cookies consent privacy preferences"),
    "advertisement": word_set(
        "advertisement advertisements ad ads advertising below sponsored promoted paid"
    ),
}


def _by_shape(text: str, _key: str, words: int) -> Sign | None:
    for shape in shapes_for(text):
        if words <= shape.words and shape.matches(text):
            return Sign(shape.label, shape.reason, shape.certain)
    if words <= 14 and is_timestamp(text):
        return Sign("timestamp", "is a date or a time", certain=True)
    return None


def _by_person(text: str, _key: str, words: int) -> Sign | None:
    if words <= 16 and byline_names(text):
        return Sign("byline", "names who wrote it", certain=True)
    return None
