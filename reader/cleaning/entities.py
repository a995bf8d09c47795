"""Decoding the HTML entities that a careless export left in the text; prose about entities keeps its own."""

import re
from collections.abc import Callable, Iterator

from reader.cleaning.mended import Edit, is_quoted

_REASON = "HTML entities"
_ENTITY = re.compile(r"&(?:amp;|#38;|#x26;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_AMPERSAND = re.compile(r"&(?:amp;|#38;|#x26;)+")
#: A tag that was escaped, in a lesson or by a broken page: it stays so, or it would turn into one.
_TAG = re.compile(r"&(?:amp;)*lt;[/!]?[A-Za-z]")
_OF_TAGS = re.compile(r"&(?:amp;)*(?:lt|gt|quot|apos|#39|#34);")
#: Words beside which an entity may well be what the text is about.
_ABOUT = re.compile(
    r"\b(?:html|xml|entit(?:y|ies)|escap(?:e|es|ed|ing)|encod(?:e|es|ed|ing)|ampersand|markup)\b",
    re.IGNORECASE,
)
_NEAR = 120
_MOST_ROUNDS = 6


def find_entities(text: str) -> Iterator[Edit]:
    """Yield what to write for the entities of `text`, doubly escaped ones too, where they are debris."""
    from html import unescape

    tags = _lines_with_tags(text) if "lt;" in text else ()
    for found in _ENTITY.finditer(text):
        if _is_meant(text, found.start(), found.end()):
            continue
        if any(found.start() in line for line in tags) and _OF_TAGS.fullmatch(found.group()):
            continue
        sign, end = _decoded(found.group(), unescape), found.end()
        if sign.startswith("&") and len(sign) > 1:
            # “R&amp;D;”: only the ampersand was an entity.
            ampersand = _AMPERSAND.match(text, found.start(), end)
            if ampersand is None:
                continue
            sign, end = "&", ampersand.end()
        if sign == "\ufffd" or "\ud800" <= sign <= "\udfff":
            continue
        if sign.isspace() and sign != "\xa0":
            sign = " "
        if sign.isspace() or sign.isprintable() or sign in "\xad\u200b\u200c\u200d\u200e\u200f\u2060":
            yield Edit(found.start(), end, sign, _REASON)


def _lines_with_tags(text: str) -> tuple[range, ...]:
    lines: list[range] = []
    for found in _TAG.finditer(text):
        if not lines or found.start() not in lines[-1]:
            end = text.find("\n", found.end())
            lines.append(range(text.rfind("\n", 0, found.start()) + 1, end if end >= 0 else len(text)))
    return tuple(lines)


def _decoded(words: str, unescape: Callable[[str], str]) -> str:
    for _ in range(_MOST_ROUNDS):
        plainer = unescape(words)
        if plainer == words:
            break
        words = plainer
    return words


def _is_meant(text: str, start: int, end: int) -> bool:
    """Tell whether an entity is quoted or talked about."""
    if is_quoted(text, start, end):
        return True
    line_start = max(text.rfind("\n", 0, start) + 1, start - _NEAR)
    line_end = text.find("\n", end)
    line_end = min(line_end if line_end >= 0 else len(text), end + _NEAR)
    return _ABOUT.search(text[line_start:start]) is not None or _ABOUT.search(text[end:line_end]) is not None
