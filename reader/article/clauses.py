"""Clauses of a sentence, by its punctuation alone: commas, semicolons, colons, dashes and brackets."""

import re
from collections.abc import Iterator
from functools import cache

from reader.article.segments import paragraph_at, sentence_at, sentences, trim
from reader.article.span import Span


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile(
        r"[,;:،؛…][\"”’'»)\]]*(?=\s)"  # needs white space behind it: 1,000 and 10:30 are one word each
        r"|[、，；：][」』”’）〉》]*"  # Chinese and Japanese: needs none
        r"|\s[–—―-]+(?=\s)|[—―](?=\S)"  # dashes, with blanks around them or without
        r"|(?<=\s)(?=[(\[（])|[)\]）]+[,;:]?(?=\s)"  # what stands in brackets is a clause of its own
    )


def clauses(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the clauses between `start` and `end`, in order, without the white space around them.

    A sentence without such punctuation is one clause; the sign that ends a clause belongs to it.
    """
    for sentence in sentences(text, start, end):
        begin = sentence.start
        for found in _boundary().finditer(text, sentence.start, sentence.end):
            clause = trim(text, Span(begin, found.end()))
            if clause and found.end() < sentence.end:
                yield clause
                begin = found.end()
        last = trim(text, Span(begin, sentence.end))
        if last:
            yield last


def clause_at(text: str, offset: int) -> Span:
    """Return the clause around `offset`; between two clauses, the one before."""
    sentence = sentence_at(text, offset)
    last = sentence
    for number, clause in enumerate(clauses(text, sentence.start, sentence.end)):
        if clause.start > offset and number:
            break
        last = clause
    return last


def clause_after(text: str, offset: int) -> int | None:
    """Return the start of the first clause behind `offset`, or None behind the last one of the text."""
    paragraph = paragraph_at(text, offset)
    here = sentence_at(text, offset)
    following = (one.start for one in clauses(text, here.start, paragraph.end) if one.start > offset)
    found = next(following, None)
    if found is not None:
        return found
    after = next((at for at in range(paragraph.end, len(text)) if not text[at].isspace()), None)
    return after if after is None or after > offset else None
