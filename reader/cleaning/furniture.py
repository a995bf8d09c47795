"""Knowing the furniture of a page by its own words: share bars, bylines, forms, links to other stories."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.cleaning import phrasebook
from reader.cleaning.bylines import byline_names
from reader.cleaning.dates import is_timestamp
from reader.cleaning.finding import lines_with
from reader.cleaning.phrases import SHARE_WORDS
from reader.cleaning.shapes import needs, shapes_for
from reader.cleaning.units import is_stopped, key_of, word_count, word_set

#: Longer lines are looked at by no pattern: they are prose, or no language at all.
_MOST_WORDS, _LONGEST = 80, 1_000
#: What the data of widgets begins with when a page shows it by mistake, and how much of it is on one line.
_DATA = ('{"', '[{"')
_SHORTEST_DATA, _FEWEST_FIELDS = 200, 5


class Sign(NamedTuple):
    """What a line looks like by its words alone. A `certain` sign needs no other evidence."""

    label: str
    reason: str
    certain: bool


def sign_of(text: str) -> Sign | None:
    """Return what the words of a line say it is, or None if they say nothing."""
    return signs_of((text,))[text]


def signs_of(texts: Iterable[str]) -> dict[str, Sign | None]:
    """Return the signs of lines by their texts: all at once, which is quicker than one by one."""
    signs: dict[str, Sign | None] = dict.fromkeys(texts)
    for text in signs:
        if text.startswith(_DATA) and len(text) >= _SHORTEST_DATA and text.count('":') >= _FEWEST_FIELDS:
            signs[text] = Sign("embed", "is the data of a widget", certain=True)
    short = [
        text
        for text, known in signs.items()
        if known is None and len(text) <= _LONGEST and "\n" not in text and word_count(text) <= _MOST_WORDS
    ]
    phrased = lines_with((phrase for phrase, _, _ in phrasebook.inside()), [key_of(text) for text in short])
    shaped = lines_with(needs(), [text.lower() for text in short])
    for text, inside, there in zip(short, phrased, shaped, strict=True):
        signs[text] = _sign(text, inside, there)
    return signs


def _sign(text: str, inside: Sequence[str], there: Sequence[str]) -> Sign | None:
    """Return the sign of a line that has some phrases, and what some shapes need, in it."""
    words = word_count(text)
    doubtful = _by_phrase(text, words, inside)
    if doubtful is not None and doubtful.certain:
        return doubtful
    sign = _by_shape(text, words, there)
    if sign is not None and sign.certain:
        return sign
    return _by_person(text, words) or doubtful or sign


def _by_phrase(text: str, words: int, inside: Sequence[str]) -> Sign | None:
    key = key_of(text)
    label = phrasebook.whole().get(key)
    if label is not None:
        return Sign(label, f"says only “{text}”", certain=key not in phrasebook.headings_too())
    parts = key.split(" ")
    if parts and words <= 12 and SHARE_WORDS.issuperset(parts) and "share" in parts[:1]:
        return Sign("share-bar", "has only the words of a share bar", certain=True)
    if len(parts) > 1 and words <= 16 and _FOLLOWING_NETWORKS.issuperset(parts):
        networks = [part for part in parts if part not in _FOLLOWING]
        if networks and _NETWORKS.issuperset(networks):
            return Sign("share-bar", "lists social networks", certain=True)
    if key in _NETWORKS:
        return Sign("share-bar", f"says only “{text}”", certain=False)
    rules = phrasebook.opening()
    for count in phrasebook.openers().get(parts[0], ()):
        phrase = " ".join(parts[:count])
        rule = rules.get(phrase)
        if rule is not None and words <= rule[1]:
            plain = rule[0] not in _NEEDS_NO_STOP or not is_stopped(text)
            opening = " ".join(text.split()[:count])
            words_of_class = _NEEDS_WORD.get(rule[0])
            told = words_of_class is None or not words_of_class.isdisjoint(parts)
            named = opening.endswith((":", "：")) or text[len(phrase) :].lstrip()[:1] in _COLONS
            sure = named or (count > 1 and plain and told)
            return Sign(rule[0], f"begins with “{opening}”", sure)
    for phrase in inside:
        label, most = phrasebook.inside_rule(phrase)
        if words <= most:
            return Sign(label, f"has the words “{phrase}”", certain=False)
    return None


_COLONS = frozenset(":：")
#: Lines of one such word are links to share by; several in a row are a share bar.
_NETWORKS = word_set(
    """facebook twitter linkedin pinterest whatsapp telegram reddit flipboard email mail print instagram
    youtube tiktok rss x bluesky threads mastodon messenger pocket tumblr sms wechat weibo vk viber line
    skype snapchat tweet share pin text"""
)
#: What may stand before the names of networks: “Follow us on”.
_FOLLOWING = word_set("follow us find connect with on google plus")
_FOLLOWING_NETWORKS = _FOLLOWING | _NETWORKS
#: Classes whose opening words also begin honest sentences: only a line without a stop is certain.
_NEEDS_NO_STOP = word_set(
    "navigation call-to-action related timestamp boilerplate tags author-bio contact form-message share-bar"
)
#: Classes whose opening words are certain only together with one of these.
_NEEDS_WORD = {
    "newsletter": word_set(
        "newsletter newsletters inbox email emails e subscribe subscribing sign signing alerts mail boletín "
        "correo рассылку abonnieren"
    ),
    "cookies": word_set("cookie cookies consent privacy preferences"),
    "advertisement": word_set(
        "advertisement advertisements ad ads advertising below sponsored promoted paid"
    ),
}


def _by_shape(text: str, words: int, there: Sequence[str]) -> Sign | None:
    for shape in shapes_for(there):
        if words <= shape.words and shape.matches(text):
            return Sign(shape.label, shape.reason, shape.certain)
    if words <= 14 and is_timestamp(text):
        return Sign("timestamp", "is a date or a time", certain=True)
    return None


def _by_person(text: str, words: int) -> Sign | None:
    if words <= 16 and byline_names(text):
        return Sign("byline", "names who wrote it", certain=True)
    return None
