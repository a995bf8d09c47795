"""Mending the characters of a whole text before it is read line by line, each change on record.

Every finder begins with a test that a sound text fails at the cost of a string search.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reader.article import Span
from reader.cleaning.commonwords import opening_words
from reader.cleaning.dropcaps import find_drop_caps
from reader.cleaning.mended import Edit, Mended, edited, is_quoted
from reader.cleaning.units import word_set

#: Texts of more code points than this are looked at closely at their two ends only, this far.
_LONG, _END = 300_000, 60_000
#: What mojibake begins with: the first byte of a sequence in UTF-8.
_LEADS = "âÃÂðïÐÑÎÏØÙÅÄ×àáãäåæçèé"
#: Windows-1252 has signs where Latin-1 has controls.
_CONTROLS = tuple(map(chr, range(0x80, 0xA0)))
_UNUSED = "\x81\x8d\x8f\x90\x9d"
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_UNSPACED = re.compile(r"[.!?][”’)]?(?=[^\W\d_a-z])")
#: Behind a word that begins a sentence stands another one, no sign of a program.
_NEXT_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?(?=[\s,;:](?!\s?[{}()=<>\[\]+*/|&])|$)"
_LAST_WORD = r"(?:[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d{4}|\d+%)[)”’]?$"
_LONGEST_WORD = 40
#: What looks like the end of a sentence and is the beginning of an address.
_NO_END = word_set("www http https ftp mailto")
#: Openers that no program gives to a thing: “System.Out” and “File.All” are names.
_PLAIN_OPENERS = word_set("the he she it they we but his her their this that these there when a")
#: Openers that may well name a thing in a program: “system.Out”.
_THINGS = word_set(
    """out all new next first last history picture shares inside only once on up most several right prime
    federal president police officials residents researchers people men women good"""
)
_FOREIGN_OPENERS = word_set(
    """der die das ein eine und aber im es er sie wir le la les un une il elle mais ils nous el los las pero
    una uno en o os as mas um uma em lo gli di ma per de het een maar en"""
)


def mend(text: str) -> Mended:
    """Return `text` with what its way here has damaged made good, and the way back to each change."""
    mended = Mended(text)
    if "\f" in text:
        from reader.cleaning.running_heads import find_running_heads

        mended = edited(mended, find_running_heads(text))
        text = mended.text
    controls = () if text.isascii() else tuple(sign for sign in _CONTROLS if sign in text)
    if controls or (not text.isascii() and any(sign in text for sign in _LEADS)):
        from reader.cleaning.mojibake import find_cut_signs, find_latin, find_mojibake  # seldom needed

        for find in (find_latin, find_cut_signs, find_mojibake):
            mended = edited(mended, find(mended.text))
    if "&" in mended.text:
        from reader.cleaning.entities import find_entities

        mended = edited(mended, find_entities(mended.text))
    if not text.isascii():
        mended = edited(mended, _find_signs(mended.text, controls))
    if "''" in mended.text or "``" in mended.text or ",," in mended.text:
        from reader.cleaning.doubled_marks import find_doubled_marks

        for within in _windows(mended.text):
            mended = edited(mended, find_doubled_marks(mended.text, within))
    for within in _windows(mended.text):
        mended = edited(mended, _find_unspaced(mended.text, within))
    for within in _windows(mended.text):
        mended = edited(mended, find_drop_caps(mended.text, within))
    return mended


def _windows(text: str) -> tuple[Span, ...]:
    """Return the stretches that are looked at closely, last one first, so that edits move none of them."""
    if len(text) <= _LONG:
        return (Span(0, len(text)),)
    return Span(len(text) - _END, len(text)), Span(0, _END)


def _find_signs(text: str, controls: Iterable[str]) -> Iterator[Edit]:
    """Yield controls that are Windows-1252's signs, and ligatures that a typesetter would set again."""
    for sign in controls:
        if sign in text and sign not in _UNUSED:
            meant = sign.encode("latin-1").decode("cp1252")
            yield from _each(text, sign, meant, "signs of Windows-1252 read as controls")
    for sign, letters in _LIGATURES.items():
        if sign in text:
            yield from _each(text, sign, letters, "ligatures")


def _each(text: str, sign: str, words: str, reason: str) -> Iterator[Edit]:
    at = text.find(sign)
    while at >= 0:
        if not is_quoted(text, at, at + 1):
            yield Edit(at, at + 1, words, reason)
        at = text.find(sign, at + 1)


def _find_unspaced(text: str, within: Span) -> Iterator[Edit]:
    """Yield the spaces that are missing behind the end of a sentence: “has ended.The next”.

    Only words that open sentences are sure, others if the text lacks such spaces again and again.
    """
    sure: list[Edit] = []
    likely: list[Edit] = []
    for found in _UNSPACED.finditer(text, within.start, within.end):
        right = _next_word().match(text, found.end())
        if right is None or not _is_capitalised(right.group()):
            continue
        token = text[max(0, found.start() - _LONGEST_WORD) : found.start()].rsplit(None, 1)[-1:]
        word = token[0].lstrip("“\"‘'([—–") if token and not text[found.start() - 1].isspace() else ""
        if not re.fullmatch(_LAST_WORD, word) or word.lower() in _NO_END:
            continue
        stem = word.rstrip(")”’")
        small = stem.islower() and len(stem) > 1
        first = right.group().lower()
        opens = (first in opening_words() and first not in _THINGS) or right.group() in ("A", "I")
        space = Edit(found.end(), found.end(), " ", "a space was missing behind a sentence")
        pronoun = found.group()[0] == "." and len(stem) > 2 and first in _PLAIN_OPENERS
        if pronoun or (small and (opens or first in _FOREIGN_OPENERS)):
            sure.append(space)
        elif small and len(right.group()) > 2:
            likely.append(space)
    yield from sure
    if len(sure) > 1:
        yield from likely


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(_NEXT_WORD)


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or word[1:].islower())
