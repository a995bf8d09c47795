"""Plain words made safe to stand in Markdown: what a reporter quoted must not turn into markup.

Covers CommonMark (its section on backslash escapes), GitHub's tables and strike-through, and what
Obsidian adds: links in double brackets, tags, highlights, comments, formulas and block ids.
"""

import re
from functools import cache

_LINE_BREAKS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
#: What ends a heading rather than being in it.
_CLOSING = re.compile(r"(?<![^ ])#+$")
_NOT_IN_TAG = re.compile(r"[^\w/-]+")
#: An address of the web, without what would end one in pointed brackets or be a link of notes.
_ADDRESS = re.compile(r"(?<!\w)https?://[\w.~:/?#@!$&'()*+,;=%-]+", re.ASCII)
#: What stands behind an address rather than in it.
_NOT_ITS_END = ".,;:!?'\")*_~&"
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


@cache
def _inline() -> re.Pattern[str]:
    """Return what is markup anywhere in a line."""
    return re.compile(
        r"[\\`*_\[\]<~|$^]"
        r"|&(?=\#?\w+;)"  # a character reference
        r"|\#(?=[^\s#])"  # a tag
        r"|(?<![=])=(?==)|%(?=%)"  # a highlight, a comment
    )


@cache
def _line_start() -> re.Pattern[str]:
    """Return what is markup at the start of a line: heading, quotation, list, rule, underlined heading."""
    return re.compile(
        r"(?P<mark>#(?=#*(?:\s|$))|>|[-+](?=\s|$)|-(?=[-\s]*$)|=(?=[=\s]*$)|:(?=-))"
        r"|(?P<number>\d{1,9})(?=[.)](?:\s|$))"
    )


def plain_lines(text: str) -> str:
    """Return `text` with line feeds as its only line breaks, without control characters."""
    cleaned = _CONTROLS.sub("", _LINE_BREAKS.sub("\n", text.replace("\t", " ")))
    return _SURROGATES.sub("\ufffd", cleaned)


def escaped_line(text: str) -> str:
    """Return `text` on one line, as Markdown that shows just these words, in a heading too."""
    return _CLOSING.sub(r"\\\g<0>", _escaped(" ".join(plain_lines(text).split())))


def escaped_paragraphs(text: str) -> list[list[str]]:
    """Return the paragraphs of `text`, each a list of lines, as Markdown that shows just these words."""
    paragraphs = _PARAGRAPH_BREAK.split(plain_lines(text).strip())
    return [
        [_escaped(line.strip()) for line in paragraph.split("\n")]
        for paragraph in paragraphs
        if paragraph.strip()
    ]


def tag_word(tag: str) -> str:
    """Return a tag as programs take it: one word of letters, digits, "-", "_" and "/"; "" for none.

    A word of digits alone gets a dash: Obsidian would not take it for a tag.
    """
    word = _NOT_IN_TAG.sub("-", tag.strip().lstrip("#")).strip("-/")
    return f"{word}-" if word.isdigit() else word


def _escaped(line: str) -> str:
    at, parts = 0, []
    for found in _ADDRESS.finditer(line):
        address = found.group().rstrip(_NOT_ITS_END)
        if _inline().search(address):
            # Programs link addresses as they stand: a backslash in one would be a part of it.
            parts += [_escaped_words(line[at : found.start()], begins=at == 0), f"<{address}>"]
            at = found.start() + len(address)
    return "".join((*parts, _escaped_words(line[at:], begins=at == 0)))


def _escaped_words(words: str, *, begins: bool) -> str:
    marked = _line_start().match(words) if begins else None
    at = 0 if marked is None else marked.end("number") if marked["number"] else marked.start()
    head = words[:at]
    rest = _inline().sub(r"\\\g<0>", words[at:])
    return f"{head}\\{rest}" if marked and not rest.startswith("\\") else head + rest
