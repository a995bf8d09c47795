"""Telling what kind of block a unit of the article is, from its shape and from what follows it."""

import re

from reader.article import BlockKind
from reader.cleaning.tables import is_table
from reader.cleaning.units import Unit, is_quantity, is_stopped, opens_item, word_count

_DIALOGUE = re.compile(r"[—–-]\s")
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s")
#: The name before a turn of an interview or a play: “ANNA REED:”, “Q:”.
_SPEAKER = re.compile(r"[^\W\d_][\w.’' -]{0,30}: ")
_MOST_HEADING_WORDS = 14
#: Longer units, in code points, are running text whatever their words.
_LONG = 200


def kind_of(source: str, unit: Unit, following: Unit | None) -> BlockKind:
    """Return the kind of a unit of `source`; `following` is the kept unit behind it."""
    if is_table(unit.text) or source.count("\t", unit.where.start, unit.where.end) >= 2:
        return BlockKind.TABLE
    leads = following is not None and (
        _is_running(following.text) or (len(unit.text.split()) <= 4 and _starts_list(following.text))
    )
    return kind_by_shape(unit.text, leads)


def _starts_list(text: str) -> bool:
    return opens_item(text) or text[0].isdigit()


def _is_running(text: str) -> bool:
    words = word_count(text) if len(text) <= _LONG else _MOST_HEADING_WORDS + 1
    return words > _MOST_HEADING_WORDS or (words >= 8 and is_stopped(text))


def kind_by_shape(text: str, leads: bool) -> BlockKind:
    """Return the kind of a block from its text; `leads` says that running text follows it."""
    if len(text) > _LONG and text[:2].isalpha() and text.count(" | ") < 2:
        return BlockKind.PARAGRAPH  # as all of what follows would find, of each paragraph of a book
    if not any(map(str.isalnum, text)):
        return BlockKind.RULE
    if text.startswith("> "):
        return BlockKind.QUOTATION
    if text.count(" | ") >= 2:
        return BlockKind.TABLE
    words = word_count(text) if len(text) <= _LONG else _MOST_HEADING_WORDS + 1
    stopped = is_stopped(text)
    if is_quantity(text) and words <= _MOST_HEADING_WORDS:
        return BlockKind.LIST_ITEM
    short = words <= _MOST_HEADING_WORDS and not stopped and text[-1] not in ",;:"
    if opens_item(text) and not (_DIALOGUE.match(text) and stopped):
        return BlockKind.HEADING if _NUMBERED.match(text) and short and leads else BlockKind.LIST_ITEM
    question = text[-1] == "?" and 1 < words <= 9
    sober = not text[0].islower() and text[0] not in "“\"'‘(—–-" and "\n" not in text
    if leads and sober and (short or question) and not _SPEAKER.match(text):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH
