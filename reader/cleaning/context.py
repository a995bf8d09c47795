"""What the lines around a line say of it: a word of a share bar among others, a name beside a date."""

from collections.abc import Sequence
from itertools import pairwise

from reader.cleaning import phrasebook
from reader.cleaning.bylines import byline_names, is_job, is_name, name_before_job, names_alone
from reader.cleaning.furniture import Sign
from reader.cleaning.mail import head_of
from reader.cleaning.units import Unit, is_stopped, key_of, word_set

#: The fields of a comment form, as lines of their own.
_FORM_FIELDS = word_set("name email website comment url submit message captcha")
#: Classes of words that stand together: where there are two, they are no subheads.
_TOGETHER = ("share-bar", "embed")
#: Classes that vouch for each other: “Comments”, “Ann says:”, “Reply”.
_COMMENTS = ("comment", "comment-form")
#: Words of the headline over a newsletter's form.
_INVITING = word_set(
    "newsletter newsletters briefing daily weekly email inbox updates alerts morning headlines"
)
#: What stands beside the name of an author.
_BESIDE_NAME = ("timestamp", "reading-time")
#: What a number of comments or shares stands among, over the text.
_OVER_TEXT = ("timestamp", "byline", "share-bar")
#: Where so many lines are furniture beyond doubt, a lone “广告” or “Sponsored” is no subhead.
_FULL_PAGE = 5
#: Classes whose doubtful words are believed where they head a line of their kind.
_HEADS = ("related", "correction")
#: How far down a page the author is named, in lines.
_DEEPEST_BYLINE = 40
#: How long the headline of a newsletter's box is at most, and what it offers, in code points.
_LONGEST_HEAD, _LONGEST_OFFER = 80, 240
#: What follows an author's name in a note on them, which has no more code points than this.
_OF_AUTHOR = word_set("is was has covers writes works lives reports joined specializes holds serves loves")
_LONGEST_BIO = 700
#: Fewer lines before it, and a line about a writer is the article.
_FEWEST_BEFORE_BIO = 4


def in_context(units: Sequence[Unit], signs: Sequence[Sign | None]) -> list[Sign | None]:
    """Return the signs of the units, those in doubt settled by what stands next to them."""
    settled: list[Sign | None] = list(signs)
    if sum(map(_is_certain, settled)) >= _FULL_PAGE:
        settled = [_sure_label(unit, sign) for unit, sign in zip(units, settled, strict=True)]
    for place in range(len(units)):
        settled[place] = _settled(units, settled, place)
    _know_mail(units, settled)
    _know_authors(units, settled)
    _close_newsletters(units, settled)
    _end_with_bio(units, settled)
    return settled


def _settled(units: Sequence[Unit], signs: Sequence[Sign | None], place: int) -> Sign | None:
    sign, text = signs[place], units[place].text
    if len(text) > 60 or (sign is not None and sign.certain):
        return sign
    if sign is not None and sign.label in _TOGETHER and _near(signs, place, 2, sign.label):
        return sign._replace(certain=True)
    if sign is not None and sign.label in _COMMENTS:
        # “Ann says:” is over a comment where forms and times stand around it, over an answer elsewhere.
        vouching = ("comment-form", "timestamp") if text[-1] == ":" else _COMMENTS
        if _near(signs, place, 3, *vouching):
            return sign._replace(certain=True)
    if sign is not None and sign.label == "count" and _near(signs, place, 3, *_OVER_TEXT):
        return sign._replace(certain=True)
    if sign is not None and sign.label in _HEADS and _heads_others(units, signs, place, sign.label):
        return sign._replace(certain=True)
    behind = signs[place + 1] if place + 1 < len(signs) else None
    if behind is not None and behind.label == "newsletter" and not _INVITING.isdisjoint(key_of(text).split()):
        return Sign("newsletter", "stands over a newsletter's form", certain=not is_stopped(text))
    if sign is None and behind is not None and behind.label == "newsletter" and text.isupper():
        return Sign(
            "newsletter", "stands over a newsletter's box", certain=behind.certain and " " not in text
        )
    if _FORM_FIELDS.issuperset(key_of(text).split() or ["*"]) and _near(signs, place, 3, "comment-form"):
        return Sign("comment-form", "is a field of the comment form", certain=True)
    if sign is None and place and place <= _DEEPEST_BYLINE:
        return _name_beside(units, signs, place)
    return sign


def _heads_others(units: Sequence[Unit], signs: Sequence[Sign | None], place: int, label: str) -> bool:
    """Tell whether a word such as “Related” heads the headlines of others: a subhead heads sentences."""
    if place + 1 >= len(units):
        return False
    sign, text = signs[place + 1], units[place + 1].text
    if sign is not None and sign.certain:
        return sign.label == label
    asks = text[-1] == "?" and (
        place + 2 == len(units) or units[place + 2].text[-1] == "?" or _is_certain(signs[place + 2])
    )
    headline = text.lstrip("“‘\"'")[:1].isupper() and (asks or not is_stopped(text))
    return label == "related" and headline and 3 <= len(text.split()) <= 20


def _name_beside(units: Sequence[Unit], signs: Sequence[Sign | None], place: int) -> Sign | None:
    """Return a byline's sign for a line about the author: a name behind “By”, a job, a name beside a date."""
    text = units[place].text
    before = signs[place - 1]
    behind = signs[place + 1] if place + 1 < len(signs) else None
    alone = all(is_name(name) and 2 <= len(name.split()) <= 4 for name in text.split(" and "))
    if before is not None and before.label == "byline":
        if text.lower() in ("and", "&"):
            return Sign("byline", "stands between two names", certain=True)
        last = units[place - 1].text
        if (not byline_names(last) or last.endswith((" and", ","))) and (alone or names_alone(text)):
            return Sign("byline", "is a name behind “by”", certain=True)
        if is_job(text):
            return Sign("byline", "says whom the author writes for", certain=True)
    dated = behind is not None and behind.certain and behind.label in _BESIDE_NAME
    if dated and is_job(text):
        return Sign("byline", "is a job beside a date", certain=True)
    if dated and (alone or name_before_job(text)):
        return Sign("byline", "is a name beside a date", certain=True)
    later = place + 1 < len(units) and is_job(units[place + 1].text) and alone
    if later and _near(signs, place + 1, 1, *_BESIDE_NAME):
        return Sign("byline", "is a name over a job", certain=True)
    return Sign("byline", "is a name and a job", certain=True) if name_before_job(text) else None


def _close_newsletters(units: Sequence[Unit], signs: list[Sign | None]) -> None:
    """Let what stands in a newsletter's box go: a few words between its headline and its form."""
    places = [at for at, sign in enumerate(signs) if sign is not None and sign.label == "newsletter"]
    for head, form in pairwise(places):
        inner = range(head + 1, form)
        first, last = signs[head], signs[form]
        if not first or not last or not (first.certain and last.certain) or not 0 < len(inner) <= 3:
            continue
        offered = max(len(units[at].text) for at in inner)
        if len(units[head].text) <= _LONGEST_HEAD and offered <= _LONGEST_OFFER:
            for at in inner:
                signs[at] = Sign("newsletter", "stands in a newsletter's box", certain=True)


def _sure_label(unit: Unit, sign: Sign | None) -> Sign | None:
    """Return the sign of a line that is nothing but an advertisement's label as a certain one."""
    if sign is None or sign.label != "advertisement" or key_of(unit.text) not in phrasebook.whole():
        return sign
    return sign._replace(certain=True)


def _is_certain(sign: Sign | None) -> bool:
    return sign is not None and sign.certain


def _know_mail(units: Sequence[Unit], signs: list[Sign | None]) -> None:
    """Let the lines of a mail's head go, but for the subject."""
    head = head_of(units)
    for place in head.places if head is not None else ():
        about = head is not None and place == head.about
        signs[place] = None if about else Sign("boilerplate", "is a line of a mail's head", certain=True)


def _know_authors(units: Sequence[Unit], signs: list[Sign | None]) -> None:
    """Let a note on somebody go whom a byline names: “Ann Hall is …”, “Ann Hall covers …”."""
    names = {
        name
        for unit, sign in zip(units, signs, strict=True)
        if sign is not None and sign.label == "byline" and sign.certain
        for name in byline_names(unit.text)
        if " " in name
    }
    for place, unit in enumerate(units if names else ()):
        sign = signs[place]
        if (sign is not None and sign.certain) or len(unit.text) > _LONGEST_BIO:
            continue
        for name in names:
            if unit.text.startswith(name):
                rest = unit.text[len(name) :].lstrip(", ")
                if rest.split(" ", 1)[0] in _OF_AUTHOR:
                    signs[place] = Sign("author-bio", "says who the author is", certain=True)


def _end_with_bio(units: Sequence[Unit], signs: list[Sign | None]) -> None:
    """Believe that a line is about its author if nothing but furniture stands behind it."""
    place = len(signs) - 1
    while place > _FEWEST_BEFORE_BIO:
        sign = signs[place]
        if sign is None and is_stopped(units[place].text):
            return
        if sign is not None and sign.label == "author-bio":
            signs[place] = sign._replace(certain=True)
        place -= 1


def _near(signs: Sequence[Sign | None], place: int, reach: int, *labels: str) -> bool:
    """Tell whether a unit of one of the classes stands at most `reach` units away."""
    around = range(max(0, place - reach), min(len(signs), place + reach + 1))
    return any(
        other != place and sign is not None and sign.label in labels
        for other in around
        for sign in (signs[other],)
    )
