"""Cleaning what is far longer than an article: only its two ends are looked at line by line.

The debris of a page stands around the text, so the middle of a book goes through string methods alone:
plain characters, no hard wraps, one blank line between paragraphs. Its blocks are made when asked for.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from reader.article import BlockKind, Draft, Removal, RemovalKind, Span
from reader.cleaning.assemble import Cleaned
from reader.cleaning.hardwrap import document_width, unwrap
from reader.cleaning.mended import Mended
from reader.cleaning.normalise import SINGLE_INVISIBLE, SPECIAL_SPACES
from reader.cleaning.record import Record
from reader.cleaning.sourcemap import Laid
from reader.cleaning.units import read_units

#: Texts of more code points than this are books.
BOOK_LENGTH = 300_000
#: How much of each end is looked at line by line, in code points.
_END_LENGTH = 24_000
_BREAK = "\n\n"
#: How many stretches of the middle, and how long, tell whether its lines are wrapped.
_SAMPLES, _SAMPLE_LENGTH = 5, 4_000
#: How much of a book tells how its words are written, in code points.
_SPELLING = 200_000


def ends_of(text: str) -> tuple[int, int]:
    """Return where the first end of a book stops and the last one starts, both between paragraphs."""
    first = text.find(_BREAK, _END_LENGTH)
    last = text.rfind(_BREAK, 0, len(text) - _END_LENGTH)
    if first < 0 or first > 2 * _END_LENGTH:
        first = text.find("\n", _END_LENGTH)
    if last < len(text) - 2 * _END_LENGTH:
        last = text.rfind("\n", 0, len(text) - _END_LENGTH)
    if first < 0 or last <= first:
        return len(text), len(text)
    return first, last


def join_book(draft: Draft, opening: Cleaned, closing: Cleaned, first: int, last: int) -> Cleaned:
    """Put a book together from its cleaned ends and what stands between `first` and `last` in the source."""
    from reader.cleaning.blocks import BookBlocks  # only books need it

    head, tail = opening.article, closing.article
    begin = len(head.text) + (len(_BREAK) if head.text else 0)
    middle, done = clean_middle(draft.text, Span(first, last), begin)
    text = _BREAK.join(part for part in (head.text, middle, tail.text) if part)
    shift = len(text) - len(tail.text)
    blocks = BookBlocks(
        text,
        head.blocks,
        Span(begin, begin + len(middle)),
        [replace(block, span=_shifted(block.span, shift)) for block in tail.blocks],
    )
    moved = [
        replace(removal, where=_shifted(removal.where, last), at=removal.at + shift)
        for removal in closing.removals
    ]
    between = Laid(Span(begin, begin + len(middle)), BlockKind.PARAGRAPH, (Span(first, last),), whole=True)
    laid = (
        *opening.record.laid,
        *((between,) if middle else ()),
        *(_moved(one, shift, last) for one in closing.record.laid),
    )
    record = Record(draft.text, Mended(draft.text), laid)
    return Cleaned(replace(head, text=text, blocks=blocks), (*opening.removals, *done, *moved), record)


def _moved(one: Laid, by: int, source_by: int) -> Laid:
    pieces = tuple(_shifted(piece, source_by) for piece in one.pieces)
    return one._replace(at=_shifted(one.at, by), pieces=pieces)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def clean_middle(source: str, where: Span, at: int) -> tuple[str, tuple[Removal, ...]]:
    """Return the cleaned words of `source` under `where`, and what was done to them as at most two records.

    `at` is the offset in the article's text at which they will stand.
    """
    text = where.of(source)
    shown = source[where.start : where.start + 120].strip()
    removals: list[Removal] = []
    characters, notes = _plain_characters(text)
    if notes:
        removals.append(Removal(shown, "normalised", notes, where, at, RemovalKind.CHANGED))
    width = _width(characters)
    if width:
        characters = _unwrapped(characters, width)
        reasons = (f"lines wrapped at about {width} signs, throughout",)
        removals.append(Removal(shown, "hard-wrap", reasons, where, at, RemovalKind.JOINED))
    return _evenly_parted(characters), tuple(removals)


def _plain_characters(text: str) -> tuple[str, tuple[str, ...]]:
    """Return `text` without invisible signs and special spaces, and what was changed."""
    notes: list[str] = []
    for signs, replacement, phrase in (
        (SINGLE_INVISIBLE, "", "invisible characters"),
        (SPECIAL_SPACES, " ", "special spaces"),
    ):
        for sign in signs:
            if (sign < "\x80" or not text.isascii()) and sign in text:
                text = text.replace(sign, replacement)
                notes.append(phrase)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        notes.append("decomposed accents")
    for sign in "\f\v":
        if sign in text:
            text = text.replace(sign, "\n")
            notes.append("tabs or form feeds")
    return text, tuple(dict.fromkeys(notes))


def _width(text: str) -> int:
    """Return the width the lines of `text` are wrapped to, or 0, from a few stretches of it."""
    runs: list[list[str]] = []
    for number in range(_SAMPLES):
        begin = number * len(text) // _SAMPLES
        sample = text[begin : begin + _SAMPLE_LENGTH].split("\n")[1:-1]
        runs += _runs(sample)
    return document_width(runs)


def _runs(lines: list[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for line in lines:
        if line.strip():
            run.append(line.strip())
        elif run:
            yield run
            run = []
    if run:
        yield run


def _unwrapped(text: str, width: int) -> str:
    """Join the lines of wrapped paragraphs; one whose lines are not all full is looked at line by line."""
    from reader.cleaning.hyphens import Vocabulary  # few books are wrapped

    full = 0.8 * width
    parts: list[str] = []
    words = Vocabulary(text[:_SPELLING].split("\n"))
    for paragraph in text.split(_BREAK):
        lines = paragraph.split("\n")
        if len(lines) == 1 or (len(lines) == 2 and not lines[0]):
            parts.append(paragraph)
        elif min(map(len, lines[:-1])) > full and "-\n" not in paragraph:
            parts.append(" ".join(lines))
        else:
            units = unwrap(read_units(paragraph), width, words)
            parts.append(_BREAK.join(unit.text for unit in units))
    return _BREAK.join(parts)


def _evenly_parted(text: str) -> str:
    """Return `text` with one blank line between paragraphs, single spaces, and none at the edges of lines."""
    text = text.strip()
    if "  " in text or "\t" in text:
        text = re.sub(r"[ \t]{2,}|\t", " ", text)
    if " \n" in text or "\n " in text:
        text = re.sub(r"[ \t]*\n[ \t]*", "\n", text)
    if "\n\n\n" in text:
        text = re.sub(r"\n\s*\n\s*", _BREAK, text)
    if text.count("\n") != 2 * text.count(_BREAK):
        text = text.replace(_BREAK, "\n").replace("\n", _BREAK)
    return text
