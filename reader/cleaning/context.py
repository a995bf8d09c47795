"""What the lines around a line say of it: a word of a share bar among others, a name beside a date."""

from collections.abc import Sequence
from dataclasses import replace

from reader.cleaning.bylines import byline_names, is_name
from reader.cleaning.furniture import Sign
from reader.cleaning.units import Unit, is_stopped, key_of, word_set

#: The fields of a comment form, as lines of their own.
_FORM_FIELDS = word_set("name email website comment url submit message captcha")
#: Classes that vouch for each other: “Comments”, “Ann says:”, “Reply”.
_COMMENTS = ("comment", "comment-form")
#: Words of the headline over a newsletter's form.
_INVITING = word_set(
    "newsletter newsletters briefing daily weekly email inbox updates alerts morning headlines"
)
#: What stands beside the name of an author.
_BESIDE_NAME = word_set("timestamp reading-time")


def in_context(units: Sequence[Unit], signs: Sequence[Sign | None]) -> list[Sign | None]:
    """Return the signs of the units, those in doubt settled by what stands next to them."""
    return [_settled(units, signs, place) for place in range(len(units))]


def _settled(units: Sequence[Unit], signs: Sequence[Sign | None], place: int) -> Sign | None:
    sign, text = signs[place], units[place].text
    if len(text) > 60 or (sign is not None and sign.certain):
        return sign
    if sign is not None and sign.label == "share-bar" and _near(signs, place, 2, "share-bar"):
        return replace(sign, certain=True)
    if sign is not None and sign.label in _COMMENTS and _near(signs, place, 3, *_COMMENTS):
        return replace(sign, certain=True)
    behind = signs[place + 1] if place + 1 < len(signs) else None
    if behind is not None and behind.label == "newsletter" and not _INVITING.isdisjoint(key_of(text).split()):
        return Sign("newsletter", "stands over a newsletter's form", certain=not is_stopped(text))
    if _near(signs, place, 3, "comment-form") and _FORM_FIELDS.issuperset(key_of(text).split() or ["*"]):
        return Sign("comment-form", "is a field of the comment form", certain=True)
    if sign is None and place and is_name(text) and 2 <= len(text.split()) <= 4:
        return _name_beside(units, signs, place)
    return sign


def _name_beside(units: Sequence[Unit], signs: Sequence[Sign | None], place: int) -> Sign | None:
    """Return a byline's sign for a name that stands alone behind “By”, or between a headline and a date."""
    before = signs[place - 1]
    if before is not None and before.label == "byline" and not byline_names(units[place - 1].text):
        return Sign("byline", "is a name behind “by”", certain=True)
    behind = signs[place + 1] if place + 1 < len(signs) else None
    if place <= 40 and behind is not None and behind.certain and behind.label in _BESIDE_NAME:
        return Sign("byline", "is a name beside a date", certain=True)
    return None


def _near(signs: Sequence[Sign | None], place: int, reach: int, *labels: str) -> bool:
    """Tell whether a unit of one of the classes stands at most `reach` units away."""
    around = range(max(0, place - reach), min(len(signs), place + reach + 1))
    return any(
        other != place and sign is not None and sign.label in labels
        for other in around
        for sign in (signs[other],)
    )
