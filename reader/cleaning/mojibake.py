"""Undoing mojibake: UTF-8 that was read as Windows-1252 or Latin-1, only where its tell-tale signs stand."""

import re
from collections.abc import Iterator

from reader.cleaning.mended import Edit, is_quoted

_REASON = "characters read in the wrong encoding"
#: What the second and later bytes of UTF-8 look like in Latin-1 and Windows-1252.
_NEXT = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
#: The same without what an honest letter may stand before: quotes, dashes, dots.
_ODD = "\x80-\x84\x86-\x9f¡-ª¬-º¼-¿€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ"
#: What mojibake begins with: the first byte of a sequence in UTF-8.
_LEADS = re.compile("[âÃÂðïÐÑÎÏØÙÅÄ×à-é]")
#: Mojibake beyond doubt.
_SIGNS = (
    f"â[\x80-\x82€‚][{_NEXT}]|Ã[{_ODD}]|Ã[\xa0«» ](?=[a-z,.])|Â[\xa0-\xbf{_ODD}]|ï»¿|ï¿½|ðŸ[{_NEXT}]{{2}}|"
    f"(?:[ÐÑ][{_NEXT}][ .,-]?){{4}}|(?:[ÎÏ][{_NEXT}][ .,-]?){{4}}|(?:[ØÙ][{_NEXT}][ .,-]?){{4}}|"
    f"(?:×[{_NEXT}][ .,-]?){{4}}|(?:[à-é][{_NEXT}]{{2}}){{3}}|(?<=[a-z])[ÅÄ][{_ODD}](?=[a-z])"
)
#: UTF-8 in Latin-1: a sequence, and the beginning of one that has a control in it.
_SEQUENCE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_QUOTES = "\x85\x91\x92\x93\x94\x96\x97"
_LONE_QUOTE = re.compile(f"(?<![\x80-\xff])[{_QUOTES}]")
_CONTROLLED = re.compile("[\xc2-\xf4][\x80-\xbf]?[\x80-\x9f]")
_ASCII = re.compile(r"[\x00-\x7f]+")
#: A closing quote whose last byte, which Windows-1252 does not know, was lost.
_CUT_QUOTE = re.compile(r"â€(?:\xa0|(?=[ \n.,;:!?)\]]|$))")
#: The first half of a space that does not break, beside the space that was made of the other.
_CUT_SPACE = re.compile(r"(?<![^\W\d_A-Za-z])Â(?= (?![^\W\d_a-z]{2})|$)|(?<=[ (])Â(?=[ £©®°·»«§±])")


def find_latin(text: str) -> Iterator[Edit]:
    """Yield what to write for UTF-8 that was read as Latin-1, known by the controls in it."""
    if _CONTROLLED.search(text) is None:
        return
    western = _LONE_QUOTE.search(text) is not None
    for found in _SEQUENCE.finditer(text):
        if western and len(found.group()) == 2 and found.group()[1] in _QUOTES:
            # “Ü” and a quote of Windows-1252, as the other quotes of the text are.
            continue
        try:
            yield Edit(found.start(), found.end(), found.group().encode("latin-1").decode(), _REASON)
        except UnicodeDecodeError:
            continue


def find_cut_signs(text: str) -> Iterator[Edit]:
    """Yield what to write for signs whose last byte is lost: no decoder knows those any more."""
    if "â€" in text:
        for found in _CUT_QUOTE.finditer(text):
            yield Edit(found.start(), found.end(), "†" if found.group()[-1] == "\xa0" else "”", _REASON)
    if "Â" in text and not re.search(r"Â[^\W\d_]", text):
        for found in _CUT_SPACE.finditer(text):
            # A soft hyphen is not seen, and goes with the other invisible signs.
            yield Edit(found.start(), found.end(), "\xad", _REASON)


def find_mojibake(text: str) -> Iterator[Edit]:
    """Yield what to write for the stretches of `text` that were read in the wrong encoding."""
    done = -1
    for found in _LEADS.finditer(text):
        if found.start() < done or text[found.end() : found.end() + 1].isascii():
            continue
        if not re.compile(_SIGNS).match(text, found.start()):
            continue
        begin = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        done = end if end >= 0 else len(text)
        yield from _in_line(text[begin:done], begin)


def _in_line(line: str, at: int) -> Iterator[Edit]:
    """Yield the edits of a line with signs of mojibake; `at` is its offset."""
    from ftfy import TextFixerConfig, fix_encoding  # slow to load, and hardly ever needed

    # The encoding alone: quotes, widths, ligatures and entities are left as they are.
    only_encoding = TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_c1_controls=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )
    good = fix_encoding(line, only_encoding)
    if good == line or "\n" in good:
        return
    for old_start, old_end, new_start, new_end in _differences(line, good):
        if is_quoted(line, old_start, old_end):
            continue
        yield Edit(at + old_start, at + old_end, good[new_start:new_end], _REASON)


def _differences(old: str, new: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches in which two lines differ: between the ASCII ones, which mostly stay."""
    first, second = list(_ASCII.finditer(old)), list(_ASCII.finditer(new))
    if [part.group() for part in first] == [part.group() for part in second]:
        marks = [(a.start(), a.end(), b.start(), b.end()) for a, b in zip(first, second, strict=True)]
        old_at = new_at = 0
        for old_start, old_end, new_start, new_end in [*marks, (len(old), 0, len(new), 0)]:
            if old[old_at:old_start] != new[new_at:new_start]:
                yield old_at, old_start, new_at, new_start
            old_at, new_at = old_end, new_end
        return
    from difflib import SequenceMatcher

    for tag, *places in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield places[0], places[1], places[2], places[3]
